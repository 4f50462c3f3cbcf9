// An example of every question, held to its type and asked.
import type { CheckOptions, Degree, Moment, Person, QuestionName, Requests } from "../../bindings-wasm/nu_alumni_policy.js";

const as_of: Moment = "2026-01-12";
const bachelor: Degree = { id: "bsc", kind: "bachelor", school: "SEDS", conferral: "2025-06-14" };
const person: Person = { degrees: [bachelor], alumni_card: true, student: null };
const right = {
  as_of,
  facts: { person, university: { platform: true, need: { so: false, by: "Career and Advising Center" } } },
};
const submission = {
  channel: "mailing",
  unit: "Alumni Office",
  school: "GSB",
  direction: "event-invitation",
  lists: [{ name: "gsb-all", school: "GSB" }],
} as const;
const group = { members: 12, independent: true, supports_nu: true, form: "informal" } as const;

/** A key that somebody may have and may not. */
const unsaid: boolean | undefined = undefined;

export const examples: { readonly [Q in QuestionName]: Requests[Q] } = {
  alumnus: { as_of, facts: { person } },
  rights: right,
  "rights-over-time": right,
  "rights-ending": { as_of, facts: { people: [{ id: "u1", person }], from: as_of, through: "2026-12-31" } },
  "library-on-campus": right,
  "library-e-resources": { ...right, terms: { readings: { I02: "day-before" }, limits: { e_library_years: 2 } } },
  "alumni-platform": right,
  "working-groups-and-boards": right,
  "events-and-research": right,
  "news-and-road-map": right,
  accomplishments: right,
  "propose-activities": right,
  "propose-nominees": right,
  "career-services": right,
  "training-courses": right,
  information: { as_of: new Date("2026-01-12T10:00:00Z"), facts: {} },
  "found-associations": right,
  "meeting-support": right,
  "campus-access": {
    ...right,
    terms: {
      locale: "kk",
      orders: [
        {
          id: "2026-17",
          issued_by: "nu-administration",
          lawful: true, circumstance: { name: "lockdown", force_majeure: true, from: "2026-01-01" },
          from: "2026-01-10",
          changes: [{ "suspend-right": { clause: "4.14" } }],
        },
      ],
    },
  },
  responsibilities: { as_of, facts: { record: { forms: [{ id: "survey", answered: true }] } } },
  "forms-answered": { as_of, facts: { record: { forms: [{ id: "survey", answered: null }] } } },
  "changes-told": {
    as_of,
    facts: { record: { changes: [{ id: "c", of: "employer", changed_on: "2026-01-10", told: "not-yet" }] } },
    terms: { limits: { timely_notice: 10 } },
  },
  "non-disclosure": { as_of, facts: { record: { disclosure: { about_nu_or_alumni: true, disclosed: false } } } },
  association: { as_of, facts: { group } },
  interaction: { as_of, facts: { interaction: { parties: ["alumni", "association"], center_cooperates: true } } },
  "responsible-employee": { as_of, facts: { center: { responsible_employees: 1 } } },
  "center-advice": { as_of, facts: { request: { asker: "alumnus", requested: true, unit_representative: unsaid } } },
  "start-programme": { as_of, facts: { group, programme: { partners: [], with_university: true } } },
  "own-initiative": { as_of, facts: { person, initiative: { center: "told" } } },
  "communication-approval": {
    as_of,
    facts: { kind: "newsletter", sender: { school: "GSB" }, audience: { schools: ["GSB"], years: [2024, 2025] } },
  },
  "award-programme": { as_of, facts: { programme: { run_by: "center", recognises_alumni: true } } },
  "order-stands": { as_of, facts: { order: { issued_by: "nu-administration", force_majeure: true, from: "2026-01-10" } } },
  "sending-schedule": { facts: { event_start: "2026-12-21", received: "2026-12-01" }, as_of: "2026-12-02" },
  "moved-windows": { facts: { events: ["2026-12-21", "2026-09-04"], before: { as_known_on: "2026-03-17" } } },
  moderation: {
    as_of: "2026-12-14",
    facts: {
      record: {
        submission,
        entries: [{ step: "submit", role: "initiator", by: "u1", at: new Date("2026-12-10T13:30:00Z") }],
      },
    },
  },
  queue: {
    as_of: "2026-12-14",
    facts: {
      moderations: [
        { id: "a", facts: { record: { submission, entries: [{ step: "submit", role: "initiator", by: "u1", at: "2026-12-10" }] } } },
      ],
    },
  },
  collisions: {
    facts: {
      communications: [
        { id: "a", sender: "GSB", channel: "email", date: "2026-12-10", audience: { schools: ["GSB"] } },
        { id: "b", sender: "Alumni Office", channel: "email", date: "2026-12-11", audience: { all: true } },
      ],
    },
    terms: { limits: { communication_gap: 5 } },
  },
};

export const check: CheckOptions = {
  kind: "html",
  brief: {
    direction: "open-day",
    event_start: new Date("2026-12-21T05:00:00Z"),
    as_of: "2026-12-01",
    sender: "center",
    audience: { all: true },
    own_hosts: ["nu.edu.kz"],
    terms: { readings: { I15: "author-lines" }, limits: { paragraphs: 4 }, calendar: { week: "five-day" }, locale: "ru" },
  },
};
