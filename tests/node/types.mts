// What a program in TypeScript writes; it is compiled and not run.
import {
  answer,
  Calendar,
  checkMailing,
  Conferral,
  createChecker,
  decide,
  PolicyError,
  rightsOfPeople,
  sendingSchedule,
  type Checker,
  type Decision,
  type EntryId,
  type Finding,
  type LimitEntry,
  type OrderChange,
  type PeopleColumns,
  type Person,
  type QuestionName,
  type RuleName,
  type Severity,
} from "../../bindings-wasm/nu_alumni_policy.js";
import { validateTextarea } from "../../bindings-wasm/form.js";
import { highlight, highlightName, highlightStyles } from "../../bindings-wasm/highlights.js";
import type { MailingCheck, ReportDetail } from "../../bindings-wasm/mailing-check.js";
import { counted } from "../../bindings-wasm/counts.js";
import { serialise } from "../../bindings-wasm/serialise.js";
import { check, examples } from "./examples.mjs";

const report = checkMailing("<p>Dear Alumni,</p>", check);
const violations: Finding[] = report.findings.filter((finding) => finding.severity === "violation");
export const places: (number | null)[] = violations.map((finding) => finding.span?.start ?? null);
export const rule: RuleName | undefined = violations[0]?.rule;
// @ts-expect-error: there is no such rule
export const slip: boolean = violations[0]?.rule === "capital";
// @ts-expect-error: there is no such severity
export const severity: Severity = "error";
// @ts-expect-error: there is no such entry
export const entry: EntryId = "I99";
// @ts-expect-error: there is no such clause
export const change: OrderChange = { "suspend-right": { clause: "4.99" } };
export const reading: string | undefined = report.basis.readings.I15;
// @ts-expect-error: there is no such limit
export const limit = report.basis.limits.paragraph;
// @ts-expect-error: no limit counts so
export const unit: LimitEntry["unit"] = "metres";
// @ts-expect-error: a name of what goes in hides none of TypeScript's
export type OfTypeScript = import("../../bindings-wasm/nu_alumni_policy.js").Record;
checkMailing("", { brief: { as_of: new Date(0) } });
// @ts-expect-error: there is no such kind
checkMailing("", { kind: "pdf" });
// @ts-expect-error: a slip in a key of the brief
checkMailing("", { brief: { directoin: "open-day" } });
// @ts-expect-error: there is no such direction
checkMailing("", { brief: { direction: "party" } });
// @ts-expect-error: the readings are terms
checkMailing("", { brief: { readings: {} } });
// @ts-expect-error: the language is one of the terms
checkMailing("", { locale: "ru" });
// @ts-expect-error: no reading of this entry
checkMailing("", { brief: { terms: { readings: { I15: "day-before" } } } });
// @ts-expect-error: there is no such limit
checkMailing("", { brief: { terms: { limits: { paragraph: 4 } } } });
// @ts-expect-error: a check is no question
answer("mailing", {});

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

/** Any question with a request of its own. */
export const every = (names: QuestionName[]) => names.map((name) => answer(name, examples[name]));
const person: Person = { degrees: [{ id: "bsc", kind: "bachelor", conferral: "pending" }] };
export const one: string = toDo(decide("campus-access", { as_of: "2026-01-12", facts: { person } }));
export const same: string = toDo(answer("campus-access", examples["campus-access"]));
// @ts-expect-error: a slip in the question's name
decide("campus-acess", { as_of: "2026-01-12", facts: {} });
// @ts-expect-error: the facts of another question
decide("campus-access", { as_of: "2026-01-12", facts: { group: {} } });
// @ts-expect-error: a right hangs on the day
decide("campus-access", { facts: {} });
// @ts-expect-error: it is answered by many decisions
decide("rights", { as_of: "2026-01-12", facts: {} });
// @ts-expect-error: there is no such degree
decide("alumnus", { as_of: "2026-01-12", facts: { person: { degrees: [{ id: "a", kind: "diploma" }] } } });
export const periods = answer("rights-over-time", examples["rights-over-time"]).rights[0]?.periods;
export const last: string | undefined = sendingSchedule({ facts: { event_start: "2026-12-21" } }).window?.closes.date;

declare const people: PeopleColumns;
people.conferral.fill(Conferral.Pending);
const request = { as_of: "2026-01-12", facts: { university: { platform: true } } };
const { outcomes, rights } = rightsOfPeople(people, request);
// @ts-expect-error: the University is one of the facts
rightsOfPeople(people, { as_of: "2026-01-12", university: { platform: true } });
export const first = outcomes[rights["campus-access"][0] ?? 0];

const calendar = new Calendar({ week: "six-day" }, { I30: "six-day-week" });
export const days: bigint | undefined = calendar.nthBeforeBatch(new BigInt64Array(1), 14)[0];
export const certainty = calendar.day("2026-12-21").certainty;
// @ts-expect-error: which ends are counted has to be said
calendar.count("2026-12-01", "2026-12-21");
calendar.free();

/** What a worker hands over. */
export function why(error: unknown): string {
  if (!(error instanceof PolicyError)) throw error;
  return PolicyError.from(structuredClone(error.toJSON())).path ?? error.code;
}

/** What an editor does on a keystroke. */
export async function typed(checker: Checker, draft: string, signal: AbortSignal): Promise<Finding[]> {
  const { id, answer } = await checker.check(draft, check, { signal });
  const fixed: string = (await checker.fix(draft, check, null)).answer.source;
  // @ts-expect-error: there is no such format
  await checker.render(fixed, "pdf");
  return id > 0 ? answer.findings : [];
}
export const inWorker: Promise<Checker> = createChecker({ worker: true });
export const place = (error: PolicyError): [number | undefined, number | null] => [error.span?.start, error.limit];

const editor: HTMLElement = document.body;
export const paragraphs: number | null | undefined = counted(report).find(({ name }) => name === "paragraphs")?.limit;
const serialised = serialise(editor);
export const range: Range | null = serialised.rangeOf(violations[0]?.span ?? null);
export const written: HTMLElement = serialise(editor, { without: ".own" }).element;
const drawing = highlight(serialised, report, { part: "body" });
export const hovered: Finding[] = drawing.atPoint(1, 2);
export const style: string = highlightStyles + highlightName("violation");
// @ts-expect-error: a fragment has no place on the page
highlight(serialise(document.createDocumentFragment()), report);
const element: MailingCheck = document.createElement("mailing-check");
element.brief = { direction: "event-invitation" };
element.addEventListener("report", ({ detail }) => detail.report.verdict);
element.addEventListener("finding-select", (event) => [event.detail.finding.rule, event.preventDefault()]);
// @ts-expect-error: there is no such direction
element.brief = { direction: "nowhere" };
export const form = validateTextarea(document.createElement("textarea"), await createChecker(), { options: () => check });

export function listens(element: MailingCheck) {
  element.addEventListener("check-error", ({ detail }) => detail.error.code satisfies string);
  const clicked = (event: MouseEvent) => event.clientX;
  for (const heard of [element.addEventListener, element.removeEventListener]) heard.call(element, "report", { handleEvent() {} });
  for (const type of ["report", "own"]) element.addEventListener(type, () => {});
  element.addEventListener("click", clicked);
  element.removeEventListener("click", clicked);
  const said = ({ detail }: CustomEvent<ReportDetail>) => detail.report.verdict;
  element.addEventListener("report", said);
  element.removeEventListener("report", said);
  // @ts-expect-error: a report says no error
  element.removeEventListener("report", ({ detail }) => detail.error);
  element.locale = undefined;
  element.locale = "kk-KZ";
  element.unmarked = true;
  element.brief = '{"direction":"open-day"}';
  element.brief = null;
  element.checker = null;
}
