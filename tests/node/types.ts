// What an editor in TypeScript writes; it is compiled and not run.
import {
  answer,
  Calendar,
  checkMailing,
  Conferral,
  decide,
  rightsOfPeople,
  sendingSchedule,
  type Brief,
  type Decision,
  type Finding,
  type PeopleColumns,
  type Person,
} from "../../bindings-wasm/nu_alumni_policy.js";

const brief: Brief = { direction: "open-day", event_start: new Date(), as_of: "2026-01-12", limits: { paragraphs: 4 } };
const report = checkMailing("<p>Dear Alumni,</p>", { kind: "html", brief });
const violations: Finding[] = report.findings.filter((finding) => finding.severity === "violation");
export const places: (number | null)[] = violations.map((finding) => finding.span?.start ?? null);
// @ts-expect-error: there is no such kind
checkMailing("", { kind: "pdf" });
// @ts-expect-error: a slip in a key of the brief
checkMailing("", { brief: { directoin: "open-day" } });

/** Narrowed by its outcome, a decision has what that outcome comes with. */
export function toDo(decision: Decision): string {
  switch (decision.outcome) {
    case "needs-approval":
      return decision.approvers[0];
    case "undetermined":
      return decision.ask[0].facts.join(", ");
    case "granted":
      return decision.valid.until ?? "for good";
    case "not-granted":
    case "prohibited": {
      const nobody: [] = decision.approvers;
      return [...nobody, ...decision.reasons.map((reason) => reason.message.text)].join(" ");
    }
    default:
      return decision satisfies never;
  }
}

const person: Person = { degrees: [{ id: "bsc", kind: "bachelor", conferral: "pending" }] };
export const one: string = toDo(decide("campus-access", { as_of: "2026-01-12", facts: { person } }));
// @ts-expect-error: the facts of another question
decide("campus-access", { as_of: "2026-01-12", facts: { group: {} } });
// @ts-expect-error: it is answered by many decisions
decide("rights", { as_of: "2026-01-12", facts: {} });
export const periods = answer("rights-over-time", { as_of: "2026-01-12", facts: { person } })[0].periods;
export const last: string | undefined = sendingSchedule({ event_start: "2026-12-21" }).window?.closes.date;

declare const people: PeopleColumns;
people.conferral.fill(Conferral.Pending);
const { outcomes, rights } = rightsOfPeople(people, { as_of: "2026-01-12", university: { platform: true } });
export const first = outcomes[rights["campus-access"][0] ?? 0];

const calendar = new Calendar({ week: "six-day" }, { I30: "six-day-week" });
export const days: bigint | undefined = calendar.nthBeforeBatch(new BigInt64Array(1), 14)[0];
export const certainty = calendar.day("2026-12-21").certainty;
// @ts-expect-error: which ends are counted has to be said
calendar.count("2026-12-01", "2026-12-21");
calendar.free();
