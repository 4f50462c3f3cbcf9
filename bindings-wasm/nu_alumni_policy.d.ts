import type { AnsweredBy, Answers, ClauseId, ComparedDrafts, DateString, Day, Decision, FixedMailing, Locale, MailingReport, Outcome, PolicyDocument, QuestionName, RightName } from "./answers.js";
import type { Brief, CalendarChoice, Moment, PeopleRequest, Readings, Requests } from "./requests.js";

export type * from "./answers.js";
export type * from "./requests.js";

declare global {
  // A program for Node alone has neither, and what it has else is merged with these.
  namespace WebAssembly {
    interface Module {}
  }
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/** A wasm at hand. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;

/** What is said of a source; all of it may be left out. */
export interface CheckOptions {
  /** Guessed where it is not given. Messages, `eml` and `msg`, are read by the whole library. */
  kind?: "html" | "eml" | "msg" | "text" | null | undefined;
  /** An object, or JSON as it is. */
  brief?: Brief | string | null | undefined;
}

/**
 * Whether a mailing is in order under Appendix 1; spans count UTF-16 code units. Throws a
 * `SourceError` or a `BriefError`.
 */
export function checkMailing(source: string | Uint8Array, options?: CheckOptions | null): MailingReport;

/** The same report as canonical JSON; spans count UTF-8 bytes. */
export function checkMailingJson(source: string | Uint8Array, options?: CheckOptions | null): string;

/**
 * The source with its safe fixes applied, until none is left; with `findings` those of these ids, once.
 * With it what was mended and the new report; spans count UTF-16 code units.
 */
export function fixMailing<S extends string | Uint8Array>(
  source: S,
  options?: CheckOptions | null,
  findings?: readonly string[] | null,
): FixedMailing & { source: S extends string ? string : Uint8Array };

/** What became of the findings of an earlier draft, by the reports of both. */
export function compareMailings(before: MailingReport, after: MailingReport): ComparedDrafts;

export interface RenderOptions extends CheckOptions {
  /** What the source is called, its file's path. */
  name?: string | null | undefined;
}

export type ReportFormat = "text" | "html" | "sarif" | "junit" | "ics";

/**
 * The same report to take away: a page to print as `html`, `sarif` for editors and code hosts, `junit`
 * for pipelines, `text` for a terminal, `ics` for a calendar program.
 */
export function renderMailing(
  source: string | Uint8Array,
  format: ReportFormat,
  options?: RenderOptions | null,
): string;

/** The answer to the question of this name. A request may be JSON as it is. Throws a `QuestionError`. */
export function answer<Q extends QuestionName>(question: Q, request: Requests[Q] | string): Answers[Q];

/** The same answer as canonical JSON. */
export function answerJson<Q extends QuestionName>(question: Q, request: Requests[Q] | string): string;

/** The questions that are answered by one decision. */
export type DecisionName = { [Q in QuestionName]: Answers[Q] extends Decision ? Q : never }[QuestionName];

/** The decision of a question that has one. */
export function decide<Q extends DecisionName>(question: Q, request: Requests[Q] | string): Decision;

/** The decisions about every right of section 4, in the Policy's order. */
export function rights(request: Requests["rights"] | string): Answers["rights"];

/** When each right begins and ends. */
export function rightsOverTime(request: Requests["rights-over-time"] | string): Answers["rights-over-time"];

/** How she stands to each responsibility of section 5. */
export function responsibilities(request: Requests["responsibilities"] | string): Answers["responsibilities"];

/** When a mailing may go out (A4). */
export function sendingSchedule(request: Requests["sending-schedule"] | string): Answers["sending-schedule"];

/** The windows of these events that a change of the calendar moved. */
export function movedWindows(request: Requests["moved-windows"] | string): Answers["moved-windows"];

/** How far a moderation has come, and what is due (A3, A4.2). */
export function moderation(request: Requests["moderation"] | string): Answers["moderation"];

/** Of many moderations, what is due and what is late, and whose turn it is (A3, A4.2). One that is wrong is named by its place and leaves the others alone. */
export function queue(request: Requests["queue"] | string): Answers["queue"];

/** Which planned communications come at the same time (7.3), as advice. */
export function collisions(request: Requests["collisions"] | string): Answers["collisions"];

/** The Policy as one document: its clauses with what answers for each, readings, limits, rules, questions. What people read is in `locale` (`en`). */
export function policy(locale?: Locale): PolicyDocument;

/** The interpretation register as a paper for the University to decide on, in Markdown: each entry with its readings, and a case with what each of them answers there. What the University itself said, which `readings` have, is marked. Throws a `QuestionError` where there is no such language or reading. */
export function registerPaper(locale?: Locale, readings?: Readings | null): string;

/** What answers for a clause: the rules of the check of a mailing, and the questions, by name. Throws a `QuestionError` where there is no such clause. */
export function answeredBy(clause: ClauseId): AnsweredBy[];

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
  /** A degree's kind: 1 to 9, in the order of `DegreeKind`. */
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

/** The rights of many people on a day. Throws a `QuestionError` whose path is the column and the row. */
export function rightsOfPeople(people: PeopleColumns, request: PeopleRequest | string): RightsOfPeople;

/** Which ends are counted. */
export type Bounds = "both" | "start" | "end" | "neither";

/**
 * Kazakhstan's working days, from 2011 to 2027. What is wrong or not known throws a
 * `CalendarError`. Batches take and give days since 1970-01-01. It lies in the wasm's memory:
 * `free()` gives that back at once, otherwise it goes when the object does; a freed one throws too.
 */
export class Calendar {
  constructor(choice?: CalendarChoice | null, readings?: Readings | null);
  readonly firstDay: DateString;
  readonly lastDay: DateString;
  /** The readings of I30 that it takes in place of the register's own. */
  readonly readings: Readings;
  day(date: Moment): Day;
  /** Both ends are included. */
  days(start: Moment, end: Moment): Day[];
  /** The days that the two hold for different things: pairs of here and there. */
  differences(other: Calendar): [Day, Day][];
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
  /** As `free`, for `using`. */
  [Symbol.dispose](): void;
}

/** The answer to a call of a checker. */
export interface Answered<A> {
  /** Which call of this checker it answers, from 1 in their order. */
  id: number;
  answer: A;
}

/** How a checker is asked. */
export interface AskedHow {
  /** Rejects with its reason. What a worker has begun it may end unheard; after two seconds the worker goes, and another begins. */
  signal?: AbortSignal | undefined;
}

/**
 * Checks one after the other. Of each of its calls the newest wins: an older one that has no answer yet
 * is rejected, with the code `superseded`. What is given is copied when it is asked. What is wrong rejects with
 * the error that the call of the same work throws.
 */
export interface Checker {
  /** As `checkMailing`. */
  check(source: string | Uint8Array, options?: CheckOptions | null, how?: AskedHow): Promise<Answered<MailingReport>>;
  /** As `renderMailing`. */
  render(
    source: string | Uint8Array,
    format: ReportFormat,
    options?: RenderOptions | null,
    how?: AskedHow,
  ): Promise<Answered<string>>;
  /** As `fixMailing`. */
  fix<S extends string | Uint8Array>(
    source: S,
    options?: CheckOptions | null,
    findings?: readonly string[] | null,
    how?: AskedHow,
  ): Promise<Answered<FixedMailing & { source: S extends string ? string : Uint8Array }>>;
  /** Ends its worker; what has no answer yet is rejected, with the code `closed`. */
  close(): void;
}

/**
 * A checker, once the wasm is loaded and warm: on the page, where each check is a task of its own, or in a
 * worker. A worker that cannot be loaded, or dies, rejects with the code `worker-failed`; the next call
 * begins another.
 */
export function createChecker(options?: LoadOptions & { worker?: boolean | undefined } | null): Promise<Checker>;

/** Where a wasm is: its address (in Node its file's path too), what was fetched, its bytes, or it compiled. */
export type WasmPlace = string | URL | Response | WasmBytes | WebAssembly.Module;

/** What is said of loading the wasm. A worker without a place of its own takes those that `init` was told. */
export interface LoadOptions {
  /** Where the wasm is: the whole library's with `whole`, and in Node; else the part's. */
  module_or_path?: WasmPlace | undefined;
  /** Where the whole library's is, which is loaded when it is first needed. */
  whole_module_or_path?: WasmPlace | undefined;
  /**
   * All of the library, as it always is in Node. Without it a page loads the part that checks HTML and text and
   * says the dates: `checkMailing`, `checkMailingJson`, `fixMailing`, `sendingSchedule`. What the part cannot
   * throws the code `not-loaded`; this may follow at any time. A checker loads it when it is first needed.
   */
  whole?: boolean | undefined;
}

/** An error as a plain object, which crosses a worker's boundary whole. */
export interface ErrorJson {
  name: "PolicyError" | "SourceError" | "BriefError" | "QuestionError" | "CalendarError";
  code: string;
  path: string | null;
  span: { start: number; end: number } | null;
  limit: number | null;
  message: string;
  details: { readonly [name: string]: unknown };
  texts: { readonly [language in Locale]?: string };
}

/**
 * Anything that this library refuses. What the caller's own objects throw while they are read is its `cause`.
 * `structuredClone` and `postMessage` make a plain `Error` of it: hand over `toJSON()`, and take it up with
 * `PolicyError.from`.
 *
 * Of its own class are the codes `not-loaded`; `trapped`, where the library failed and was begun anew;
 * and of a checker `superseded`, `closed` and `worker-failed`.
 */
export class PolicyError extends Error {
  constructor(
    data: { code: string; path?: string | null; message: string; details?: ErrorJson["details"]; texts?: ErrorJson["texts"] },
    options?: { cause?: unknown },
  );
  readonly name: ErrorJson["name"];
  /** Its name, which stays: `unknown-school`. */
  readonly code: string;
  /** The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a mailing, the key of its brief; `null` where no field is. */
  readonly path: string | null;
  /** Where it begins in the source, or in the text at `path`: a span with nothing in it; `null` where it is at no place. */
  readonly span: ErrorJson["span"];
  /** The most that there may be; `null` where that is not what is wrong. */
  readonly limit: number | null;
  /** What else is known of it: the `size`, the `known` names. */
  readonly details: ErrorJson["details"];
  /** The same for people, by language; empty where the wasm is not loaded. */
  readonly texts: ErrorJson["texts"];
  /** The same for people, in a language: what is wrong, what to do, and where. The message, where the wasm is not loaded. */
  text(locale?: Locale): string;
  toJSON(): ErrorJson;
  /** The error that such an object was made of, of its own class. */
  static from(json: Omit<ErrorJson, "span" | "limit" | "texts"> & Partial<Pick<ErrorJson, "texts">>, options?: { cause?: unknown }): PolicyError;
}

/** A source that cannot be read. Places count what the source counts: UTF-16 code units of a string, bytes of a `Uint8Array`. */
export class SourceError extends PolicyError {}

/** A brief, or another option of the check, that is wrong. */
export class BriefError extends PolicyError {}

/** A question that cannot be answered: there is none of its name, or the request is wrong. */
export class QuestionError extends PolicyError {}

/** A day that is not known, or a calendar that cannot be. */
export class CalendarError extends PolicyError {}

/**
 * Loads the wasm, once, however often it is called, and warms it up; the default is the file beside this
 * module. What is called before throws a `PolicyError` with the code `not-loaded`; so does this where it cannot
 * be loaded, as under a Content-Security-Policy whose `script-src` has no `'wasm-unsafe-eval'`.
 */
export default function init(from?: LoadOptions | null): Promise<void>;

/** Loads the part from bytes at hand; in Node the whole library, by default from the file beside this module. */
export function initSync(from?: { module: WasmBytes | WebAssembly.Module } | null): void;
