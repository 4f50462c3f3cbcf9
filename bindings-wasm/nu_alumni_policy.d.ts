import type {
  Answers,
  CollisionReport,
  Decision as AnyDecision,
  MailingReport,
  ModerationAnswer,
  MovedWindows,
  Outcome,
  Responsibility as AnyResponsibility,
  RightPeriods,
  SendingSchedule,
} from "./answers.js";

export type * from "./answers.js";

/** A date, as `2026-12-21`. */
export type DateString = string;

/**
 * A date in Astana, or an instant with its offset, as `2026-12-21T10:00:00+05:00`, which falls on
 * its date in Astana. A `Date` is an instant. A time without an offset is refused.
 */
export type Moment = string | Date;

export type Locale = "en" | "ru" | "kk";

/** The readings chosen in place of the register's own, by entry: `{ I02: "day-before" }`. */
export type Readings = { readonly [entry: string]: string };

/** The limits that an order or another edition sets, and the caller's settings. */
export interface Limits {
  e_library_years?: number;
  timely_notice?: number;
  communication_gap?: number;
  subject_characters?: number;
  paragraphs?: number;
  paragraph_lines?: number;
  line_characters?: number;
  tables?: number;
  table_rows?: number;
  pictures?: number;
  picture_width?: number;
  picture_height?: number;
  bold_share?: number;
  font_size_px?: number;
  title_times?: number;
  window_opens?: number;
  window_closes?: number;
  moderation?: number;
  moderation_cut_off_hour?: number;
  event_notice?: number;
}

/** Which calendar is asked for; without any of it Kazakhstan's, in a five-day week. */
export interface CalendarChoice {
  week?: "five-day" | "six-day";
  /** Only what was known on this day. */
  as_known_on?: DateString;
  /** The caller's own days off. */
  closed?: readonly DateString[];
  /** The caller's own working days. */
  worked?: readonly DateString[];
  /** The last year for which the statutory days are projected. */
  project_through?: number;
}

export type Direction =
  | "school-digest"
  | "graduation-year-vacancies"
  | "event-invitation"
  | "research-invitation"
  | "open-day"
  | "board-decision"
  | "none";

export interface Submission {
  channel: "mailing" | "social-networks";
  unit: string;
  school: string;
  direction: Direction;
  lists?: readonly { name: string; school: string }[];
  hashtag?: string;
}

export interface ModerationEntry {
  step: "submit" | "take-up" | "return" | "complete" | "approve" | "send" | "forward" | "post";
  role: "initiator" | "moderator" | "communication-officer";
  by: string;
  at: Moment;
  /** The text as it was posted; with the step `post` only. */
  text?: string;
}

export interface ModerationRecord {
  submission: Submission;
  entries: readonly ModerationEntry[];
}

/** What is known of a draft besides its text; what is missing leaves clauses undetermined. */
export interface Brief {
  direction?: Direction;
  /** The subject, where the source has none. */
  subject?: string;
  initiator?: { unit: string; hashtag?: string };
  /** The School's own hosts, as `gsb.nu.edu.kz`. */
  own_hosts?: readonly string[];
  /** The University's colours, as `#rrggbb`. */
  palette?: readonly string[];
  abbreviations?: readonly string[];
  /** The text of the post for social networks that goes with the mailing. */
  post?: string;
  moderation?: ModerationRecord;
  /** Who sends it (7.1, 7.2). */
  sender?: Sender;
  /** Whom it goes to (A1.2, 7.1, 7.2). */
  audience?: Audience;
  /** Whether it is official (7.1). */
  official?: boolean;
  /** Whether the updated contact and personal data were submitted to the Center (7.2). */
  data_submitted?: boolean;
  /** Schools besides the known ones. */
  schools?: readonly string[];
  /** Orders under 9.1, whether in force or not; with them a day has to be given. */
  orders?: readonly Order[];
  event_start?: Moment;
  planned_send?: Moment;
  received?: Moment;
  /** The day on which this is asked. */
  as_of?: DateString;
  calendar?: CalendarChoice;
  readings?: Readings;
  limits?: Limits;
}

export interface Options {
  kind?: "html" | "eml" | "text";
  /** An object, or JSON as it is. */
  brief?: Brief | string;
  locale?: Locale;
}

/** Whether a mailing is in order under Appendix 1; spans count UTF-16 code units. */
export function checkMailing(source: string | Uint8Array, options?: Options): MailingReport;

/** The same report as canonical JSON; spans count UTF-8 bytes. */
export function checkMailingJson(source: string | Uint8Array, options?: Options): string;

export type DegreeKind =
  | "bachelor"
  | "master"
  | "doctor-of-medicine"
  | "residency"
  | "phd"
  | "certificate"
  | "foundation-year"
  | "exchange";

export interface Degree {
  /** Its id, of its own within the person. */
  id: string;
  kind?: DegreeKind;
  institution?: "nu" | "other";
  /** The School of NU. */
  school?: string;
  /** `"pending"`, `"conferred"` where the day is not known, or the day. */
  conferral?: "pending" | "conferred" | DateString;
}

/** A person. What is not given is not known; an empty list of degrees says that there is none. */
export interface Person {
  degrees?: readonly Degree[];
  student?: boolean;
  alumni_card?: boolean;
  identification_card?: boolean;
}

/** What the University states, and which part of it does. */
export interface Stated {
  so: boolean;
  by: string;
}

export interface University {
  platform?: boolean;
  need?: Stated;
  relevant?: Stated;
}

/** The Center, a School by its short name, or a structural division. */
export type Sender = "center" | { school: string } | { division: string };

/** Whom a communication goes to: all Alumni, or those that every facet which is given holds. */
export interface Audience {
  all?: boolean;
  schools?: readonly string[];
  degrees?: readonly DegreeKind[];
  years?: readonly number[];
  affiliations?: readonly string[];
}

export interface Group {
  members?: number;
  members_not_alumni?: number;
  independent?: boolean;
  supports_nu?: boolean;
  form?: "informal" | "legal-entity";
  documents_of_title?: boolean;
}

export type OrderChange =
  | { limit: { name: keyof Limits; value: number } }
  | { "suspend-right": { clause: string } }
  | { "require-approval": { clause: string; approver: string } }
  | { "waive-approval": { clause: string } };

/** An order under 9.1; `until` is the first day on which it no longer holds. */
export interface Order {
  id: string;
  issued_by: "nu-administration" | "other";
  circumstance: { name: string; from: DateString; until?: DateString };
  from: DateString;
  until?: DateString;
  changes: readonly OrderChange[];
}

/** On what terms a question is answered. */
export interface Terms {
  readings?: Readings;
  limits?: Limits;
  edition?: {
    status: "pending" | "approved" | "approved-subject-to-amendments" | "rejected" | "other";
    from?: DateString;
    until?: DateString;
  };
  orders?: readonly Order[];
  calendar?: CalendarChoice;
  /** Schools besides the known ones. */
  schools?: readonly string[];
  locale?: Locale;
}

/** What is asked, on which day and terms. */
export interface Request<Facts> {
  /** The day asked about. */
  as_of: DateString;
  facts: Facts;
  terms?: Terms;
}

export interface RightsFacts {
  person?: Person;
  university?: University;
}

export interface RecordFacts {
  record?: {
    forms?: readonly { id: string; answered?: boolean }[];
    changes?: readonly {
      id: string;
      of: "contacts" | "employer" | "position";
      changed_on: DateString;
      /** `"not-yet"`, or the day. */
      told?: "not-yet" | DateString;
    }[];
    disclosure?: { about_nu_or_alumni?: boolean; disclosed?: boolean; used_for_interests?: boolean };
  };
}

export interface CommunicationFacts {
  kind?: "event-announcement" | "survey" | "questionnaire" | "email" | "notification" | "newsletter" | "other";
  official?: boolean;
  sender?: Sender;
  audience?: Audience;
  /** Whether the updated contact and personal data were submitted to the Center (7.2). */
  data_submitted?: boolean;
  sent_on?: DateString;
  /** What else goes out to Alumni. */
  others?: readonly { id: string; audience?: Audience; sent_on: DateString }[];
}

export interface ScheduleRequest {
  /** When the event, or the date that the mailing announces, begins. */
  event_start?: Moment;
  /** When the moderator received the materials. */
  received?: Moment;
  planned_send?: Moment;
  /** The day on which this is asked; only what was known of the calendar then is used. */
  as_of?: DateString;
  calendar?: CalendarChoice;
  readings?: Readings;
  limits?: Limits;
  locale?: Locale;
}

export interface MovedWindowsRequest {
  /** When each event starts. */
  events: readonly Moment[];
  before: CalendarChoice;
  /** All that is known, where it is not given. */
  after?: CalendarChoice;
  readings?: Readings;
  limits?: Limits;
}

export interface ModerationRequest {
  record: ModerationRecord;
  /** Today. */
  as_of: Moment;
  calendar?: CalendarChoice;
  readings?: Readings;
  limits?: Limits;
}

export interface PlannedCommunication {
  id: string;
  sender: string;
  audience?: Audience;
  channel: string;
  date: Moment;
  /** When it can go out, to look for another day. */
  window?: { first: Moment; last: Moment };
}

export interface CollisionsRequest {
  communications: readonly PlannedCommunication[];
  /** How many of the others a collision shows: 10 where it is not given. */
  shown?: number;
  calendar?: CalendarChoice;
  readings?: Readings;
  limits?: Limits;
  locale?: Locale;
}

type Of<O extends Outcome, Approvers, Ask> = Omit<AnyDecision, "outcome" | "approvers" | "ask"> & {
  outcome: O;
  approvers: Approvers;
  ask: Ask;
};

/** A decision, by its `outcome`: what needs an approval says whose, what is open what to ask. */
export type Decision =
  | Of<"granted" | "not-granted" | "prohibited", [], []>
  | Of<"needs-approval", [string, ...string[]], []>
  | Of<"undetermined", [], [AnyDecision["ask"][number], ...AnyDecision["ask"]]>;

export type Responsibility = Omit<AnyResponsibility, "decision"> & { decision: Decision | null };

/** The rights of section 4, the two halves of 4.1 apart. */
export type RightName =
  | "library-on-campus"
  | "library-e-resources"
  | "alumni-platform"
  | "working-groups-and-boards"
  | "events-and-research"
  | "news-and-road-map"
  | "accomplishments"
  | "propose-activities"
  | "propose-nominees"
  | "career-services"
  | "training-courses"
  | "information"
  | "found-associations"
  | "meeting-support"
  | "campus-access";

/** The facts of the questions that have one decision. */
export interface DecisionFacts extends Record<RightName, RightsFacts> {
  alumnus: { person?: Person };
  "forms-answered": RecordFacts;
  "changes-told": RecordFacts;
  "non-disclosure": RecordFacts;
  association: { group?: Group };
  interaction: {
    interaction?: {
      parties?: readonly ("alumni" | "association" | "university")[];
      center_cooperates?: boolean;
    };
  };
  "responsible-employee": { center?: { responsible_employees?: number } };
  "center-advice": {
    request?: {
      asker?: "alumnus" | "association" | "other";
      requested?: boolean;
      unit_representative?: boolean;
    };
  };
  "start-programme": {
    group?: Group;
    programme?: {
      partners?: readonly { id: string; association?: boolean; documents_of_title?: boolean }[];
      with_university?: boolean;
      center_cooperates?: boolean;
    };
  };
  "own-initiative": {
    person?: Person;
    initiative?: { center?: "not-told" | "told" | "accepted" | "declined" };
  };
  "communication-approval": CommunicationFacts;
  "award-programme": {
    programme?: { run_by?: "center" | "unit"; recognises_alumni?: boolean; coordinated?: boolean };
  };
  "order-stands": {
    order?: {
      issued_by?: "nu-administration" | "other";
      force_majeure?: boolean;
      circumstance_lasts?: boolean;
      lawful?: boolean;
      from?: DateString;
      until?: DateString;
    };
  };
}

type Decisions = { [Q in keyof DecisionFacts]: { request: Request<DecisionFacts[Q]>; answer: [Decision] } };

/** Every question: its request and its answer. */
export interface Questions extends Decisions {
  rights: { request: Request<RightsFacts>; answer: Decision[] };
  "rights-over-time": { request: Request<RightsFacts>; answer: RightPeriods[] };
  responsibilities: { request: Request<RecordFacts>; answer: Responsibility[] };
  "sending-schedule": { request: ScheduleRequest; answer: SendingSchedule };
  "moved-windows": { request: MovedWindowsRequest; answer: MovedWindows };
  moderation: { request: ModerationRequest; answer: ModerationAnswer };
  collisions: { request: CollisionsRequest; answer: CollisionReport };
}

/**
 * The answer to the question of this name. A request is an object, or JSON as it is.
 * Throws an `Error` named `QuestionError`.
 */
export function answer<Q extends keyof Questions>(
  question: Q,
  request: Questions[Q]["request"] | string,
): Questions[Q]["answer"];

/** The same answer as canonical JSON. */
export function answerJson<Q extends keyof Questions>(question: Q, request: Questions[Q]["request"] | string): string;

/** The decision of a question that has one. */
export function decide<Q extends keyof DecisionFacts>(question: Q, request: Request<DecisionFacts[Q]> | string): Decision;

/** The decisions about every right of section 4, in the Policy's order. */
export function rights(request: Request<RightsFacts> | string): Decision[];

/** When a mailing may go out (A4). */
export function sendingSchedule(request: ScheduleRequest | string): SendingSchedule;

/** The windows of these events that a change of the calendar moved. */
export function movedWindows(request: MovedWindowsRequest | string): MovedWindows;

/** How far a moderation has come, and what is due (A3, A4.2). */
export function moderation(request: ModerationRequest | string): ModerationAnswer;

/** Which planned communications come at the same time (7.3), as advice. */
export function collisions(request: CollisionsRequest | string): CollisionReport;

/** What stands in the column of conferrals instead of a day. */
export const Conferral: {
  readonly Unknown: -2147483648;
  readonly Pending: -2147483647;
  /** On a day that is not known. */
  readonly Conferred: -2147483646;
};

/** A table of people and their degrees. In every column of codes 0 is: not known. */
export interface PeopleColumns {
  /** Where each person's degrees begin, and at last where they end: one more entry than people. */
  first_degree: Uint32Array;
  /** Whether all of a person's degrees are in the table: 1 no, 2 yes. */
  degrees_given: Uint8Array;
  /** 1 no, 2 yes. */
  alumni_card: Uint8Array;
  /** 1 no, 2 yes. */
  identification_card: Uint8Array;
  /** A degree's kind: 1 to 8, in the order of `DegreeKind`. */
  kind: Uint8Array;
  /** Who conferred a degree: 1 NU, 2 another. */
  institution: Uint8Array;
  /** When a degree was conferred: days since 1970-01-01, or one of `Conferral`. */
  conferral: Int32Array;
}

export interface RightsOfPeople {
  /** What the codes mean: a person's outcome is `outcomes[rights["campus-access"][row]]`. */
  outcomes: Outcome[];
  rights: Record<RightName, Uint8Array>;
}

/**
 * The rights of many people on a day. Throws an `Error` named `PeopleError`, which names the
 * column and the row.
 */
export function rightsOfPeople(
  people: PeopleColumns,
  request: { as_of: DateString; university?: University; terms?: Terms } | string,
): RightsOfPeople;

/** Which ends are counted. */
export type Bounds = "both" | "start" | "end" | "neither";

/** A day: whether it is worked, why, by which act and how certain that is. */
export type CalendarDay = Answers["day"];

/**
 * Kazakhstan's working days, from 2011 to 2027. What is wrong or not known throws an `Error` named
 * `CalendarError`. Batches take and give days since 1970-01-01. It lies in the wasm's memory:
 * `free()` gives that back at once, otherwise it goes when the object does.
 */
export class Calendar {
  constructor(choice?: CalendarChoice | string, readings?: Readings | string);
  readonly firstDay: DateString;
  readonly lastDay: DateString;
  day(date: Moment): CalendarDay;
  /** Both ends are included. */
  days(start: Moment, end: Moment): CalendarDay[];
  /** The days that the two hold for different things: pairs of here and there. */
  differences(other: Calendar): [CalendarDay, CalendarDay][];
  isWorking(date: Moment): boolean;
  /** The n-th working day strictly before the date. */
  nthBefore(date: Moment, n: number): DateString;
  /** The n-th working day strictly after the date. */
  nthAfter(date: Moment, n: number): DateString;
  /** The date if it is a working day, else the next one. */
  rollForward(date: Moment): DateString;
  /** The date if it is a working day, else the one before. */
  rollBackward(date: Moment): DateString;
  count(start: Moment, end: Moment, bounds: Bounds): number;
  nthBeforeBatch(days: BigInt64Array, n: number): BigInt64Array;
  nthAfterBatch(days: BigInt64Array, n: number): BigInt64Array;
  countBatch(starts: BigInt64Array, ends: BigInt64Array, bounds: Bounds): BigInt64Array;
  free(): void;
}

/** Loads the wasm; the default is the file beside this module. */
export default function init(
  from?: { module_or_path: string | URL | Response | BufferSource | WebAssembly.Module },
): Promise<unknown>;

/** Loads the wasm from bytes at hand. */
export function initSync(from: { module: BufferSource | WebAssembly.Module }): unknown;
