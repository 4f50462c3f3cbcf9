// Made from the schema by `cargo xtask bless`.

/** A date, as `2026-12-21`. */
export type DateString = string;

/** What kind of answer a responsibility admits. */
export type AnswerKind =
  /** It is assessed from a record. */
  | "record"
  /** A person judges; nothing is scored. */
  | "judgement"
  /** It is about character, and never scored (I06). */
  | "character"
  /** It is kept by keeping the rest of the Policy. */
  | "policy"
  /** None: she is no Alumnus, and of her it is not asked (I44). */
  | "not-asked";

/** What answers for a clause: a rule, or a question. */
export type AnsweredBy = RuleName | QuestionName;

/** Missing facts that, once known, can settle the answer. */
export interface Ask {
  /** Whether every answer to them settles it. */
  always: boolean;
  /** The facts, by their paths in the request: `facts.person.degrees`. */
  facts: string[];
  /** The outcomes that answers to them can settle. */
  outcomes: Outcome[];
  /** What to ask to learn each of them, in their order. */
  questions: string[];
}

/** What an answer rests on. */
export interface Basis {
  /** Only what was known of the calendar on this day was used; `null`: all that is known. */
  as_known_on: DateString | null;
  /** The day that was asked about; `null` where the question was about none. */
  as_of: DateString | null;
  /** What the University itself said of entries of the register. */
  confirmed: ConfirmedEntry[];
  /** What it said of entries after the day asked about: that was not known then, and is left out. */
  confirmed_later: ConfirmedEntry[];
  /** The edition of the Policy. */
  edition: string;
  /** Whether that edition is in force on the day; `null` where that is not known. */
  edition_in_force: boolean | null;
  /**
   * What is to be said of that edition: that it is not approved yet, was rejected, or is not in
   * force on the day (I47).
   */
  edition_note: Message | null;
  /** That edition's standing. */
  edition_status: EditionStatus;
  /** The limits and settings that the caller set. */
  limits: { [Name in Limit]?: number };
  /** The language of the messages. */
  locale: Locale;
  /** The orders in force that touched the answer or its advice. */
  orders: string[];
  /** The entries that the answer rests on and the University has not confirmed: they are provisional. */
  provisional: EntryId[];
  /** The same, for people; `null` where it rests on none. */
  provisional_note: Message | null;
  /**
   * The readings that the caller chose in place of the register's own, by entry; of one that
   * several are taken of at once, all.
   */
  readings: { [Name in EntryId]?: string };
}

/** How sure it is that a day is what it is said to be; the surest first. */
export type Certainty =
  /** A law says so, for every year while it is in force. */
  | "statutory"
  /** An act or an announcement for this very day says so. */
  | "decreed"
  /** The caller says so. */
  | "stated"
  /** It hangs on a date that so far is only estimated, a day earlier or later. */
  | "estimated"
  /** Today's law carried on into years that are not known yet. */
  | "projected";

/** By what an answer would change. */
export type ChangeBy =
  /** Time passing. */
  | "time"
  /** A document: a card, papers. */
  | "document"
  /** A degree that NU confers. */
  | "degree"
  /** What the University or a unit of it states or does. */
  | "statement"
  /** The approval of everyone in `approvers`. */
  | "approval";

/** A day that the two calendars hold for different things. */
export interface ChangedDay {
  /** In the calendar after. */
  after: Day;
  /** In the calendar before. */
  before: Day;
}

/** One clause and how it stands. */
export interface ChecklistRow {
  /** The clause. */
  clause: ClauseId;
  /** The facts that would settle it, by the brief's keys. */
  missing: string[];
  /** The entries of the interpretation register that the answer rests on. */
  readings: EntryId[];
  /** The rules that answer for it; empty where no rule of this version does. */
  rules: RuleName[];
  /**
   * What there is to judge under it, for a judgement of the clause to name; `null` where
   * nothing is left to a person.
   */
  seen: string | null;
  /** How it stands. */
  status: RowStatus;
  /** Why it stands so. */
  why: Message;
}

/** A clause and what answers for it. */
export interface ClauseEntry {
  /** The rules of the check of a mailing, and the questions, that answer for it. */
  answered_by: AnsweredBy[];
  /** What it says, restated. */
  gist: string;
  /** Its id. */
  id: ClauseId;
  /** The section it stands in. */
  section: string;
  /** How the library treats it. */
  treatment: Treatment;
}

export type ClauseId = "1.1" | "1.2" | "1.3" | "1.4" | "2.1" | "2.2" | "2.3" | "2.4" | "3.1" | "3.2" | "3.3" | "3.4" | "3.5" | "4.1a" | "4.1b" | "4.2" | "4.3" | "4.4" | "4.5" | "4.6" | "4.7" | "4.8" | "4.9" | "4.10" | "4.11" | "4.12" | "4.13" | "4.14" | "5.0" | "5.1" | "5.2" | "5.3" | "5.4" | "5.5" | "5.6" | "5.7" | "5.8" | "5.9" | "5.10" | "5.11" | "5.12" | "5.13" | "5.14" | "5.15" | "5.16" | "5.17" | "5.18" | "5.19" | "5.20" | "5.21" | "6.1" | "6.2" | "6.3" | "6.4" | "6.5" | "6.6" | "7.1" | "7.2" | "7.3" | "8.1" | "8.2" | "9.1" | "A1.1" | "A1.2" | "A1.3" | "A1.4" | "A1.5" | "A1.6" | "A2.0" | "A2.1" | "A2.2" | "A2.2a" | "A2.2b" | "A2.2c" | "A2.2d" | "A2.3a" | "A2.3b" | "A2.3c" | "A2.3d" | "A2.3e" | "A2.4" | "A3.1" | "A3.2" | "A4.1" | "A4.2" | "A4.3" | "A4.4";

/** A communication that comes at the same time as others to the same people. */
export interface Collision {
  /** With how many of them it is certain that some people get both. */
  certain: number;
  /** The clauses that it rests on. */
  clauses: ClauseId[];
  /** With how many it collides. */
  count: number;
  /** When it goes out. */
  date: DateString;
  /**
   * The nearest working day of its window, from the day asked about on, on which it would
   * collide with none, the others staying where they are; of two equally near ones the earlier.
   * `null` where it has gone out by then.
   */
  free_day: DateString | null;
  /** Its id. */
  id: string;
  /** What is wrong, why, and what to do. */
  message: Message;
  /** What is not known of it, by its path in the request: `facts.communications[0].audience`. */
  missing: string[];
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
  /** Who sends it. */
  sender: string;
  /** Always advice. */
  severity: Severity;
  /** The first of them: those that are certain, then those that are possible, each by date and id. */
  with: Near[];
}

/** The collisions among planned communications. */
export interface CollisionReport {
  /** What the answer rests on. */
  basis: Basis;
  /** Of how many of them it is certain that some people get both. */
  certain: number;
  /** How many communications were compared. */
  communications: number;
  /** Within how many working days two are at the same time. */
  distance: number;
  /** One for each communication that collides, by date and id. */
  findings: Collision[];
  /** How many pairs collide. */
  pairs: number;
  /** What it would be without the orders that set the distance (9.1). */
  without_order: CollisionsWithoutOrder | null;
}

/** The collisions as they would be without any order under 9.1. */
export interface CollisionsWithoutOrder {
  /** Within how many working days two are at the same time. */
  distance: number;
  /** How many pairs collide. */
  pairs: number;
}

/** What became of the findings of an earlier draft. */
export interface ComparedDrafts {
  /** Said before of something that has been changed since, and said still. */
  changed: Finding[];
  /** Found before, and no more: as they were. */
  mended: Finding[];
  /** Found for the first time. */
  new: Finding[];
  /** Found before, and settled by a judgement or a waiver since. */
  settled: Finding[];
  /** Found before and now. */
  standing: Finding[];
}

/** An entry of the register that the University has spoken on. */
export interface ConfirmedEntry {
  /** Who said so for the University. */
  by: string;
  /** In which document. */
  document: string;
  /** The entry. */
  entry: EntryId;
  /** The same, for people. */
  message: Message;
  /** On which day. */
  on: DateString;
  /** Its reading, where it has several. */
  reading: ReadingName | null;
}

/** A day: whether it is worked, why, by which act, how certain that is and since when. */
export interface Day {
  /** How certain it is. */
  certainty: Certainty;
  /** The date. */
  date: DateString;
  /** Why. */
  kind: DayKind;
  /**
   * The day on which it became known that the day is this and nothing else; `null` where it was
   * never otherwise, or the day is not on record.
   */
  known_since: DateString | null;
  /**
   * The holiday's name, or the day that it was exchanged for; of a working day that may turn
   * out to be a holiday, that.
   */
  name: string | null;
  /** The act that says so, or `the caller`. */
  source: string;
  /** Whether it is worked. */
  working: boolean;
}

/** Why a day is worked or not. */
export type DayKind =
  /** A day of the week that is worked. */
  | "working-day"
  /** A day of the week that is not worked. */
  | "weekend"
  /** A holiday of the law. */
  | "holiday"
  /** The day off for a holiday that falls on a weekend. */
  | "observed-day-off"
  /** Orthodox Christmas or the first day of Kurban Ait. */
  | "religious-day-off"
  /** A day off for which a weekend is worked. */
  | "transferred-day-off"
  /** A weekend that is worked for a day off elsewhere. */
  | "worked-weekend"
  /** Closed, as the caller says. */
  | "closed"
  /** Worked, as the caller says. */
  | "worked";

/** A day that the Policy draws, and what it rests on. */
export interface Deadline {
  /** The least certain of the days that were counted. */
  certainty: Certainty;
  /** The clauses that draw it. */
  clauses: ClauseId[];
  /** The day, counted in. */
  date: DateString;
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
  /** Those of them that are not what their weekday says, or not certain. */
  rests_on: Day[];
}

/** How what is due by a day stands to it. */
export type DeadlineStatus =
  /** Not done, and there is time. */
  | "open"
  /** Done, or planned, in time. */
  | "met"
  /** Not done, and there is time, and it is planned for a day after that. */
  | "planned-late"
  /** Not done, and the time is over, whatever is planned. */
  | "overdue"
  /** Done after the time was over. */
  | "late"
  /** Withdrawn while there was time: nothing is due any more (I48). */
  | "lapsed"
  /** The materials came in before the window opened, and are handed in again (I32). */
  | "too-early"
  /** The last day is not known; `missing` says what it hangs on. */
  | "undetermined";

/**
 * The answer to a question, with everything that it rests on. Its outcome is what the effects
 * of its reasons fold to, and cannot be set: one that is read with another outcome is refused.
 */
export interface AnyDecision {
  /** What is worth knowing and changes nothing. */
  advice: Note[];
  /** Who has to agree, where the outcome needs an approval. */
  approvers: string[];
  /** The sets of missing facts that can settle an open answer; the one to ask first is the first. */
  ask: Ask[];
  /** What it rests on. */
  basis: Basis;
  /** The clauses that the question is about. */
  clauses: ClauseId[];
  /** What somebody has to do. */
  duties: Note[];
  /** The outcome in a sentence. */
  headline: Message;
  /** What follows when the validity ends; `null` where it stays, or another edition follows. */
  next: Next | null;
  /** The outcome. */
  outcome: Outcome;
  /** The question's name. */
  question: QuestionName;
  /** Every reason, in the order of the conditions. */
  reasons: Reason[];
  /** The days on which the outcome and its approvers are the same with the same facts. */
  valid: Valid;
  /** The answer without the orders that touched it. */
  without_order: WithoutOrder | null;
  /** What would change the outcome. */
  would_change: WouldChange[];
}

type DecisionOf<O extends Outcome, Approvers, Asks> = Omit<AnyDecision, "outcome" | "approvers" | "ask"> & {
  outcome: O;
  approvers: Approvers;
  ask: Asks;
};

/** A decision, by its `outcome`: what needs an approval says whose, what is open what to ask. */
export type Decision =
  | DecisionOf<"granted" | "not-granted" | "prohibited", [], []>
  | DecisionOf<"needs-approval", [string, ...string[]], []>
  | DecisionOf<"undetermined", [], [Ask, ...Ask[]]>;

/** One replacement in the part that the finding names. */
export interface Edit {
  /** What stands there afterwards. */
  replacement: string;
  /** What is replaced. */
  span: Span;
}

/** What the deciding body said of an edition. */
export type EditionStatus =
  /** The source leaves the decision blank. */
  | "pending"
  /** Approved. */
  | "approved"
  /** Approved subject to amendments. */
  | "approved-subject-to-amendments"
  /** Rejected. */
  | "rejected"
  /** Some other decision. */
  | "other";

/** What a reason does to the outcome, from the mildest to the gravest. */
export type Effect =
  /** It speaks for the answer. */
  | "grants"
  /** Somebody has to agree first. */
  | "requires-approval"
  /** It stands in the way. */
  | "refuses"
  /** It forbids what was asked. */
  | "prohibits"
  /** Facts are missing; the reason's `could` says how grave they can be. */
  | "leaves-open";

/** A right that ends. */
export interface EndingRight {
  /** Its clause. */
  clause: ClauseId;
  /** The person's id. */
  id: string;
  /** The last day on which it is granted. */
  last_day: DateString;
  /** The same, for people. */
  message: Message;
  /** The right's question. */
  question: QuestionName;
  /** The outcome from the next day on. */
  then: Outcome;
}

export type EntryId = "I01" | "I02" | "I03" | "I04" | "I05" | "I06" | "I07" | "I08" | "I09" | "I10" | "I11" | "I12" | "I13" | "I14" | "I15" | "I16" | "I17" | "I18" | "I19" | "I20" | "I21" | "I22" | "I23" | "I24" | "I25" | "I26" | "I27" | "I28" | "I29" | "I30" | "I31" | "I32" | "I33" | "I34" | "I35" | "I36" | "I37" | "I38" | "I39" | "I40" | "I41" | "I42" | "I43" | "I44" | "I45" | "I46" | "I47" | "I48" | "I49" | "I50" | "I51" | "I52" | "I53" | "I54";

/** An error as data, the same from every language. */
export interface ErrorData {
  /** Its name, which stays: `unknown-school`. */
  code: string;
  /** The same for who writes the request, in English; people read its text. */
  message: string;
  /**
   * The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a
   * mailing, the key of its brief. `null` where no field is.
   */
  path: string | null;
  [key: string]: unknown;
}

/** A fact that a reason rests on. */
export interface FactUsed {
  /** Where it stands in the request: `facts.person.degrees`, `terms.orders[0]`. */
  path: string;
  /** How it was given; `null` where it was not. */
  value: string | null;
}

/** One thing that a rule found, with its places and its reason. */
export interface Finding {
  /** The clauses that it rests on. */
  clauses: ClauseId[];
  /** A way to mend it, where an honest one exists. */
  fix: Fix | null;
  /**
   * What it is known by, in this report and in that of the next draft: the rule, what it says,
   * and of what. What is written or mended elsewhere in the letter does not change it; what is
   * left to a person has another once that which the person looks at is changed.
   */
  id: string;
  /** Who judged it, and how: in order, and it is settled; or not, and it is broken. */
  judged: Judged | null;
  /** The limit it was held against. */
  limit: Quantity | null;
  /** What was measured. */
  measured: Quantity | null;
  /** What is wrong, why, and what to do. */
  message: Message;
  /** The facts that would settle it, by the brief's keys. */
  missing: string[];
  /** The name of the part that `span` points into. */
  part: string;
  /**
   * All places, in order, where it has more than the one: of a word that comes back, of the
   * paragraphs that were counted. `span` is among them.
   */
  places: FoundAt[];
  /** The place's beginning, as people name it. */
  position: Position | null;
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
  /** The rule's name. */
  rule: RuleName;
  /** What it does to the outcome. */
  severity: Severity;
  /** Its place in that part's text; `null` where it has none (what is absent stands nowhere). */
  span: Span | null;
  /** Who let it pass, and why. */
  waived: Waived | null;
}

/** A way to mend what a finding found. */
export interface Fix {
  /** The replacements, in order, none overlapping another. */
  edits: Edit[];
  /** How far it can be trusted. */
  grade: FixGrade;
}

/** How far a fix can be trusted. */
export type FixGrade =
  /** Changes no meaning. */
  | "safe"
  /** A person looks before it is taken. */
  | "review";

/** A draft with its fixes applied, and what was found afterwards. */
export interface FixedMailing {
  /** What was mended, in the order in which it was. */
  mended: Mended[];
  /** The report of the new source. */
  report: MailingReport;
}

/** One of the places of what was found. */
export interface FoundAt {
  /** The name of the part that `span` points into. */
  part: string;
  /** The place's beginning, as people name it. */
  position: Position | null;
  /** The place in that part's text. */
  span: Span;
}

/**
 * The working days on which to hand the materials in, so that the mailing goes out in its
 * window even where moderation takes all the time that A4.2 gives it.
 */
export interface HandIn {
  /** The last day; under the reading `cut-off-hour` of I27 whatever the hour. */
  by: Deadline;
  /** The last day for what is planned to go out on a day of the window; `null` where nothing is. */
  for_plan: Deadline | null;
  /** The first day that leaves no wait between moderation and the window. */
  from: Deadline;
}

/**
 * An entry of the interpretation register. All entries are provisional: this project made them,
 * and they stand until the University confirms or corrects them.
 */
export interface InterpretationEntry {
  /** The clauses whose words it reads; none where it is about the Policy as a whole. */
  clauses: ClauseId[];
  /** Its id: `I13`. */
  id: EntryId;
  /** The reading taken. */
  meaning: string;
  /** The other readings that a caller may choose. */
  others: OtherReadingEntry[];
  /** The question. */
  question: string;
  /** How the question is settled. */
  settled: Settled;
  /** The reading taken, where there is a choice. */
  value: ReadingName | null;
}

/** What a person judged, as the brief told it. */
export interface Judged {
  /** Who judged. */
  by: string;
  /** Whether the clause is kept. */
  holds: boolean;
  /** Why. */
  note: string | null;
  /** On which day. */
  on: DateString;
  /** Where the brief tells it: `judged[0]`. */
  path: string;
}

/** A judgement or a waiver that settles nothing, and why. */
export interface Lapsed {
  /** Which it is, by the brief's keys: `judged[0]`, `waived[2]`. */
  path: string;
  /** Why it settles nothing. */
  why: Message;
}

/** A number that the Policy draws, or a setting that its open words ask of the caller. */
export type Limit =
  /** Years of e-resources after graduation (4.1b). */
  | "e_library_years"
  /** Working days within which a change is told in time (5.7); a setting. */
  | "timely_notice"
  /** Working days within which two communications are at the same time (7.3). */
  | "communication_gap"
  /** Characters of a subject (A2.1). */
  | "subject_characters"
  /** Paragraphs of a letter (A2.2). */
  | "paragraphs"
  /** Lines of a paragraph (A2.2a). */
  | "paragraph_lines"
  /** Characters of a line (A2.2a). */
  | "line_characters"
  /** Tables of a letter (A2.2c). */
  | "tables"
  /** Rows of a table (A2.2c). */
  | "table_rows"
  /** Pictures of a letter (A2.2d). */
  | "pictures"
  /** A picture's width in pixels (A2.2d). */
  | "picture_width"
  /** A picture's height in pixels (A2.2d). */
  | "picture_height"
  /** The share of bold characters, 0 to 1, above which bold is pointed out (A2.3b); a setting. */
  | "bold_share"
  /**
   * The font size in pixels above which one is very large, under another reading of I21
   * (A2.3c); a setting.
   */
  | "font_size_px"
  /** How many times as large as the letter's font the title's may be (A2.3e). */
  | "title_times"
  /** Working days before the event on which the window to send in opens (A4.1). */
  | "window_opens"
  /** Working days before the event on which that window closes (A4.1). */
  | "window_closes"
  /** Working days that moderation and sending take at most (A4.2). */
  | "moderation"
  /**
   * The hour in Astana after which materials count as received the next day, under another
   * reading of I27 (A4.2); a setting.
   */
  | "moderation_cut_off_hour"
  /** Working days before an event by which it is announced (A4.3). */
  | "event_notice";

/** A number that the Policy draws, or a setting that its open words ask of the caller. */
export interface LimitEntry {
  /** The clause that draws it. */
  clause: ClauseId;
  /** The largest number that it can be set to. */
  largest: number;
  /** Its name in `limits`. */
  name: Limit;
  /** What it counts. */
  unit: LimitUnit;
  /** The clause's number; `null` for a setting that the clause leaves open. */
  value: number | null;
  /** Whether only whole numbers make sense. */
  whole: boolean;
}

export type LimitUnit = "characters" | "hours" | "lines" | "paragraphs" | "pictures" | "pixels" | "rows" | "share" | "tables" | "times" | "working days" | "years";

/** A language in which messages can be written. */
export type Locale =
  /** English. */
  | "en"
  /** Russian. */
  | "ru"
  /** Kazakh. */
  | "kk";

/**
 * The answer to "is this mailing in order?". Its verdict follows from its findings and the
 * decision on its approval: a report that is read with another verdict is refused.
 */
export interface MailingReport {
  /**
   * Whose approval it needs (7.1, 7.2), on lists of others too (A3.1); `null` where the brief
   * names neither sender nor audience, and its record of the moderation no such lists.
   */
  approval: Decision | null;
  /** What the answer rests on. */
  basis: Basis;
  /** Every clause of Appendix 1, in its order; before them 7.1 and 7.2 where the approval was asked. */
  checklist: ChecklistRow[];
  /** What was found, in the order of the clauses, then of the places. */
  findings: Finding[];
  /** Who starts it and who sends it, as the brief names them. */
  initiator: string | null;
  /** The brief's judgements and waivers that settle nothing, and why. */
  lapsed: Lapsed[];
  /** The numbers behind it. */
  measures: Measures;
  /** When it may go out. */
  schedule: SendingSchedule;
  /**
   * Whether it has gone out without an approval that it needed: by the record of its
   * moderation, or as its sending was planned for a day before the one asked about. One that is
   * given now settles nothing (I45).
   */
  sent_unapproved: boolean;
  /** What was found and no longer counts: judged to be in order, or let pass; in the same order. */
  settled: Finding[];
  /** What was read. */
  source: SourceReport;
  /**
   * The outcome: the worst of the checklist's rows that a rule or the decision on the approval
   * answers for.
   */
  verdict: Verdict;
  /** The verdict as it would be without the orders that touched it (9.1). */
  without_order: Verdict | null;
}

/** The numbers behind the findings, as an editor shows them. */
export interface Measures {
  /** The share of them in bold, 0 to 1. */
  bold_share: number;
  /** The letter's font size in CSS pixels; `null` where there is no text. */
  letter_font_px: number | null;
  /** The paragraphs, in order. */
  paragraphs: ParagraphMeasure[];
  /** The pictures, in order. */
  pictures: PictureMeasure[];
  /** Characters of the subject; `null` without a subject. */
  subject_characters: number | null;
  /** The data tables, in order. */
  tables: TableMeasure[];
  /** The title's font size in CSS pixels; `null` without a title. */
  title_font_px: number | null;
  /** Visible characters of the letter. */
  visible_characters: number;
}

/** A finding whose fix was applied. */
export interface Mended {
  /** The finding's id. */
  finding: string;
  /** Its rule. */
  rule: RuleName;
  /** What it said. */
  text: string;
}

/**
 * A text for people: the key of a template, what fills it, and the text in the report's locale.
 *
 * The key and the arguments are the message; the text is their rendering.
 */
export interface Message {
  /** What fills the template's places, by name. */
  args: { [key: string]: string };
  /** The template's key, such as `paragraph-length.too-many-lines`. */
  key: string;
  /** The template filled, in the locale that was asked for. */
  text: string;
}

/** How a moderation stands on a day. */
export interface ModerationAnswer {
  /** What the answer rests on. */
  basis: Basis;
  /** One for each receipt of materials, in their order. */
  deadlines: ModerationDeadline[];
  /**
   * The steps that can come next; none where it has gone out, or was declined or withdrawn, and
   * where nobody moderates it (I50).
   */
  next: NextStep[];
  /**
   * Whether it may go out as it was submitted, where it goes to lists that are not its own
   * (A3.1, 7.1, I49, I54), or A1 is read to bind every mailing and the Center states no
   * direction (I39); `null` where neither is so, or it was declined or withdrawn.
   */
  permission: Decision | null;
  /**
   * Whether a mailing can still go out in its window; `null` where it has gone out or never
   * will, and for a post.
   */
  prospect: Prospect | null;
  /** What was remarked on the last step. */
  remark: string | null;
  /** The sending of a mailing, as it was recorded or is planned, held against its window. */
  sending: Sending | null;
  /** How far it has come. */
  state: ModerationState;
  /** The same, for people. */
  summary: Message[];
  /** The deadlines as they would be without the orders that touched them (9.1). */
  without_order: ModerationDeadline[] | null;
}

/** The time that A4.2 gives after one receipt of materials, and how it was kept. */
export interface ModerationDeadline {
  /** The steps that are waited for; none where it is done. */
  awaited: NextStep[];
  /** The clauses that it rests on. */
  clauses: ClauseId[];
  /**
   * The step by which it was done: sent, forwarded to the Communication officer or posted
   * (I42), returned for completion or declined; or that it was withdrawn.
   */
  done_by: ModerationStep | null;
  /** The day on which it was done. */
  done_on: DateString | null;
  /** The last day for moderation, counted in. */
  due: DateString | null;
  /**
   * The same at whatever hour the materials came in: where that is not known and decides, the
   * later of the two days.
   */
  latest_due: DateString | null;
  /**
   * What the last day hangs on and is not known, by its path in the request:
   * `terms.limits.moderation_cut_off_hour`, `facts.record.entries[0].at` for its time of day.
   */
  missing: string[];
  /**
   * The day on which the moderator approved a mailing, returned it for completion or declined
   * it; `null` for a post, which is done when it goes on (I42).
   */
  moderated_on: DateString | null;
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
  /** When the materials were received. */
  received: DateString;
  /**
   * The last day for sending a mailing: with the moderation, or when the window of A4.1 opens,
   * where that is later (I32). `null` for a post, and where the date that is announced is not
   * known.
   */
  sending_due: DateString | null;
  /** How it stands: the moderation to its day, and the sending to its own. */
  status: DeadlineStatus;
  /**
   * Working days after the last day, until it was done, or until the day asked about, whatever
   * is planned; of moderation and sending the more. Where `due` is not known, from
   * `latest_due`: so many at least. `null` where days of a year to come would have to be
   * counted.
   */
  working_days_late: number | null;
  /**
   * By how many working days the sending will be late where it goes out as it is planned, after
   * the day asked about. `null` where nothing is planned, or its last day is not known.
   */
  working_days_late_by_plan: number | null;
}

/** Who takes a step. */
export type ModerationRole =
  /** The structural unit of the School that starts the mailing. */
  | "initiator"
  /** The mailing moderator. */
  | "moderator"
  /** The responsible employee of the Center for Communications. */
  | "communication-officer";

/** How far a mailing or post has come. */
export type ModerationState =
  /** Handed in, not looked at yet. */
  | "submitted"
  /** The moderator checks it. */
  | "in-moderation"
  /** The initiator has it back, to complete it. */
  | "returned"
  /** Handed in anew, not looked at yet. */
  | "completed"
  /** In order, not gone out yet. */
  | "approved"
  /** Declined: it does not go out. */
  | "declined"
  /** Withdrawn: it does not go out. */
  | "withdrawn"
  /** Sent to its addressees. */
  | "sent"
  /** With the Communication officer. */
  | "forwarded"
  /** Posted. */
  | "posted";

/** A step of moderation. */
export type ModerationStep =
  /** The initiator hands in the materials. */
  | "submit"
  /** The moderator begins to check them. */
  | "take-up"
  /** The moderator gives them back for completion. */
  | "return"
  /** The initiator hands them in anew, completed. */
  | "complete"
  /** The moderator finds them in order. */
  | "approve"
  /** The moderator declines them for good (I48). */
  | "decline"
  /** The initiator takes them back for good, while they have not gone out (I48). */
  | "withdraw"
  /** The moderator sends the mailing. */
  | "send"
  /** The moderator forwards the poster to the Communication officer. */
  | "forward"
  /** The Communication officer posts it, with the initiator's hashtag. */
  | "post";

/** The window of an event that the two calendars draw differently (A4.1). */
export interface MovedWindow {
  /** The window in the calendar after. */
  after: SendingWindow;
  /** The window in the calendar before. */
  before: SendingWindow;
  /** The days that made the difference. */
  days: ChangedDay[];
  /** Its date in Astana. */
  event: DateString;
  /** The event's place in the list. */
  index: number;
}

/** The windows that moved. */
export interface MovedWindows {
  /** What the answer rests on. */
  basis: Basis;
  /** Those that moved, in the order of the list; the others are as they were. */
  moved: MovedWindow[];
}

/** Another communication that is near. */
export interface Near {
  /** Whether its audience is known; where it is not, it only may be to the same people. */
  audience_known: boolean;
  /**
   * Whether it is certain that it goes to some of the same people at the same time; else it is
   * possible: an audience or how near they are is not known, or nobody need be in both
   * audiences (I10).
   */
  certain: boolean;
  /** By which way it goes out. */
  channel: string;
  /** When it goes out. */
  date: DateString;
  /** Its id. */
  id: string;
  /** Who sends it. */
  sender: string;
  /**
   * How many working days lie between the two; 0 on the same day. `null` where that hangs on
   * the days off of a year to come: they only may be near.
   */
  working_days_apart: number | null;
}

/** What follows when the validity ends. */
export interface Next {
  /** Who has to agree then, where it needs an approval. */
  approvers: string[];
  /** The clauses that change it. */
  clauses: ClauseId[];
  /** From this day on. */
  from: DateString;
  /** The outcome then. */
  outcome: Outcome;
}

/** A step that can come next. */
export interface NextStep {
  /** The clause that gives it. */
  clause: ClauseId;
  /** Whose step it is. */
  role: ModerationRole;
  /** The step. */
  step: ModerationStep;
}

/** A duty or an advice that comes with an answer. */
export interface Note {
  /** The clauses that it rests on. */
  clauses: ClauseId[];
  /** The last day to do it, where there is one. */
  due: DateString | null;
  /** What is to be done. */
  message: Message;
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
}

/** Another way to read a clause, which a caller may choose. */
export interface OtherReadingEntry {
  /** What it takes the clause to mean. */
  meaning: string;
  /** The value that chooses it in `readings`. */
  value: ReadingName;
}

/** The answer in a word. */
export type Outcome =
  /** Yes. */
  | "granted"
  /** Yes, once every approver has agreed. */
  | "needs-approval"
  /** No: a condition is not met. */
  | "not-granted"
  /** No: it is forbidden. */
  | "prohibited"
  /** It hangs on facts that were not given. */
  | "undetermined";

/** A paragraph of the letter. */
export interface ParagraphMeasure {
  /** All its characters. */
  characters: number;
  /** Its lines, under the reading taken. */
  lines: number;
  /** The characters of its longest line, as the author broke it. */
  longest_line: number;
  /** The name of the part that `span` points into. */
  part: string;
  /** Its place in that part's text; `null` where the source does not hold it as one piece. */
  span: Span | null;
}

/** A stretch of days with one outcome and, where it needs an approval, the same approvers. */
export interface Period {
  /** Who has to agree, where it needs an approval. */
  approvers: string[];
  /** The outcome on each of them. */
  outcome: Outcome;
  /** The days. */
  valid: Valid;
}

/** A picture. */
export interface PictureMeasure {
  /** Whether it counts: a declared logo and what stands in a declared signature do not. */
  counted: boolean;
  /** The file's own width and height in pixels, where the file is at hand. */
  file_pixels: [number, number] | null;
  /** The name of the part that `span` points into. */
  part: string;
  /** The height it is shown at, in CSS pixels, where the source says so. */
  shown_height: number | null;
  /** The width it is shown at, in CSS pixels, where the source says so. */
  shown_width: number | null;
  /** Its place in that part's text; `null` where the source does not hold it as one piece. */
  span: Span | null;
}

/** The whole of it. */
export interface PolicyDocument {
  /** Every clause, in the Policy's order. */
  clauses: ClauseEntry[];
  /** The edition's name. */
  edition: string;
  /** How the edition stands. */
  edition_status: EditionStatus;
  /** How its open words are read. */
  interpretations: InterpretationEntry[];
  /** Its numbers, and the settings that it leaves open. */
  limits: LimitEntry[];
  /** The questions. */
  questions: QuestionEntry[];
  /** The rules of the check of a mailing. */
  rules: RuleEntry[];
  /** The Schools known. */
  schools: SchoolEntry[];
}

/** A place as people name it. */
export interface Position {
  /** Column, from 1, in code points. */
  column: number;
  /** Line, from 1. Lines end at `\n`, `\r\n` or a lone `\r`. */
  line: number;
}

/** Whether the window can still be met. */
export type Prospect =
  /** Yes, even where moderation takes all its time. */
  | "met"
  /** Only where moderation is quicker than it has to be. */
  | "at-risk"
  /** Yes, but the moderator is late. */
  | "overdue"
  /** No. */
  | "missed";

/** A number and what it counts. */
export interface Quantity {
  /** What it counts. */
  unit: Unit;
  /** The number, rounded to three decimals. */
  value: number;
}

/** A question that can be asked by its name. */
export interface QuestionEntry {
  /** What it asks. */
  asks: string;
  /** The clauses that it answers for. */
  clauses: ClauseId[];
  /** Whether a request has to give the day. */
  dated: boolean;
  /** Its name. */
  name: QuestionName;
}

export type QuestionName = "alumnus" | "rights" | "rights-over-time" | "rights-ending" | "library-on-campus" | "library-e-resources" | "alumni-platform" | "working-groups-and-boards" | "events-and-research" | "news-and-road-map" | "accomplishments" | "propose-activities" | "propose-nominees" | "career-services" | "training-courses" | "information" | "found-associations" | "meeting-support" | "campus-access" | "responsibilities" | "forms-answered" | "changes-told" | "non-disclosure" | "association" | "interaction" | "responsible-employee" | "center-advice" | "start-programme" | "own-initiative" | "communication-approval" | "award-programme" | "order-stands" | "sending-schedule" | "moved-windows" | "moderation" | "queue" | "collisions";

/** What is waited for in many moderations. */
export interface Queue {
  /** What the answer rests on. */
  basis: Basis;
  /** Those that cannot be answered. */
  errors: QueueError[];
  /**
   * The places of those in which nothing is waited for: they have gone out, were declined or
   * withdrawn, or nobody moderates them (I50).
   */
  over: number[];
  /** How many are late, due today and due later, for people. */
  summary: Message;
  /**
   * Those in which a step is waited for, by its last day; of one day in the order given, and
   * those without one last.
   */
  waiting: QueueEntry[];
}

/** A moderation in which a step is waited for. */
export interface QueueEntry {
  /** Whose approval it needs besides (7.1, I49). */
  approvers: string[];
  /** The steps that are waited for. */
  awaited: ModerationStep[];
  /** The clauses that the last day rests on. */
  clauses: ClauseId[];
  /**
   * The last day for it: of the moderator that of A4.2, or of the window that is waited for
   * (I32); of the initiator the last one that still leaves moderation its time before the
   * window closes, while that is to come. `null` where none is set, or it is not known.
   */
  due: DateString | null;
  /** Its id. */
  id: string;
  /** Its place in the list that was given, from 0. */
  index: number;
  /**
   * What the last day hangs on and is not known, by its path in the facts of `moderation`; and
   * the hashtag, where nothing can be posted without it (A4.4).
   */
  missing: string[];
  /** Whether it may go out as it was submitted, as `moderation` says it. */
  permission: Decision | null;
  /** Whether it can still go out in its window. */
  prospect: Prospect | null;
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
  /** What was remarked on the last step. */
  remark: string | null;
  /** How far it has come. */
  state: ModerationState;
  /** The same, for people. */
  summary: Message[];
  /** Whose turn it is. */
  turn: ModerationRole;
  /** How it stands to its day. */
  urgency: Urgency;
  /**
   * The days on which the mailing may go out (A4.1); `null` for a post, and where they are not
   * known.
   */
  window: SendingWindow | null;
  /**
   * Working days after the last day, up to the day asked about, whatever is planned. Where the
   * last day is to come, or not known, those by which the moderation before it was late, as
   * `moderation` says it of the deadline.
   */
  working_days_late: number | null;
  /**
   * By how many working days the sending will be late where it goes out as it is planned, after
   * the day asked about. `null` where nothing is planned, or its last day is not known.
   */
  working_days_late_by_plan: number | null;
  /** Working days after the day asked about, up to the last day; 0 on that day and where it is over. */
  working_days_left: number | null;
}

/** A moderation that cannot be answered. */
export interface QueueError {
  /** The name of what is wrong with it, which stays. */
  code: string;
  /** Its id, where it has one. */
  id: string | null;
  /** Its place in the list that was given, from 0. */
  index: number;
  /** What is wrong, for who writes the request, in English. */
  message: string;
  /** The field that is wrong, from the request's root. */
  path: string | null;
  /** The same, for people. */
  text: string;
}

export type ReadingName = "affiliated-alumni" | "after-receipt" | "all-alumni" | "any-interaction" | "as-any-other" | "at-most" | "author-lines" | "before-event" | "before-the-center" | "bold-line-counts" | "center-advises-itself" | "center-alone" | "center-first" | "center-posts" | "center-sends" | "center-unmoderated" | "clear-days" | "clock-starts-next-working-day" | "code-points" | "condition" | "contradiction-is-an-error" | "cut-off-hour" | "day-before" | "days-before" | "declined-or-withdrawn" | "duty" | "every-association" | "every-list" | "every-mailing" | "exactly" | "facets-may-overlap" | "facets-that-differ-never-overlap" | "five-day-week" | "footer-links-count" | "grapheme-clusters" | "handed-in-again" | "header-row-counted" | "header-row-not-counted" | "last-day-included" | "later-order-prevails" | "legal-entities-only" | "link-block-counts" | "links-and-bold-lines-left-out" | "mail-program-links-count" | "mail-program-links-pass" | "mailing-by-its-window" | "mailing-out-of-order-too" | "mailings-of-units" | "moderated-too" | "most-alumni" | "named-hosts" | "narrower-rule" | "next-working-day" | "no-constituency" | "one-phone" | "only-completion" | "others-with-approval" | "own-days" | "own-lists-only" | "pixel-size" | "representative-needed" | "runs-on" | "sent-when-window-opens" | "six-day-week" | "starts-anew" | "stated-fact" | "together" | "twice-letter-font" | "two-phones" | "university-chooses" | "university-host-also" | "up-to-forwarding" | "up-to-posting" | "whole-paragraph" | "within-each" | "wrapped-lines";

/** Why an answer is as it is. */
export interface Reason {
  /** The clauses that it rests on. */
  clauses: ClauseId[];
  /** Where it leaves the answer open: the worst that it can turn out to be. */
  could: Effect | null;
  /** What it does to the outcome. */
  effect: Effect;
  /** The facts it used. */
  facts: FactUsed[];
  /** The reason in words. */
  message: Message;
  /** The orders under 9.1 that it rests on. */
  orders: string[];
  /** The entries of the interpretation register that it rests on. */
  readings: EntryId[];
}

/** All responsibilities, and what this rests on. */
export interface Responsibilities {
  /** What it rests on; of the orders, those that touched an assessment. */
  basis: Basis;
  /** Each of them, in the Policy's order. */
  responsibilities: Responsibility[];
}

/** A responsibility and how it stands. */
export interface Responsibility {
  /** What kind of answer it admits. */
  answer: AnswerKind;
  /** Its clause. */
  clause: ClauseId;
  /** The assessment, where there is a record to assess. */
  decision: Decision | null;
  /** The entries of the interpretation register that this rests on. */
  readings: EntryId[];
  /** Why this kind of answer. */
  why: Message;
}

export type RightName = "library-on-campus" | "library-e-resources" | "alumni-platform" | "working-groups-and-boards" | "events-and-research" | "news-and-road-map" | "accomplishments" | "propose-activities" | "propose-nominees" | "career-services" | "training-courses" | "information" | "found-associations" | "meeting-support" | "campus-access";

/** When a right begins and ends. */
export interface RightPeriods {
  /**
   * The facts of a degree that is not conferred yet, where its conferral can begin the right
   * anew: the last period then ends on that day. Empty where no degree is awaited.
   */
  awaits: string[];
  /** Its clause. */
  clause: ClauseId;
  /** The orders that touch it on some day (9.1, I11). */
  orders: string[];
  /** The outcomes one after the other, without a gap. */
  periods: Period[];
  /** The right's question. */
  question: QuestionName;
}

/** Which rights end, and what that rests on. */
export interface RightsEnding {
  /** What it rests on. */
  basis: Basis;
  /**
   * Each right of each person that ends, by its last day; those of one day in the order of the
   * people.
   */
  ending: EndingRight[];
}

/** When each right begins and ends, and what that rests on. */
export interface RightsOverTime {
  /** What it rests on; of the orders, each that touches a right on some day. */
  basis: Basis;
  /** Each right, in the Policy's order. */
  rights: RightPeriods[];
}

/** How a clause stands. */
export type RowStatus =
  /** It does not bind this mailing; the row says why. */
  | "not-applicable"
  /** It is met. */
  | "satisfied"
  /** It is broken, and somebody lets that pass. */
  | "waived"
  /** Facts are missing; the row names them. */
  | "undetermined"
  /** A person has to look. */
  | "needs-review"
  /** Somebody has to agree first. */
  | "needs-approval"
  /** It is broken. */
  | "violated";

/** A rule of the check of a mailing. */
export interface RuleEntry {
  /** The clauses that it answers for. */
  clauses: ClauseId[];
  /** Its name. */
  name: RuleName;
  /** The entries of the register that it rests on. */
  readings: EntryId[];
}

export type RuleName = "direction-stated" | "audience-by-years" | "subject-present" | "subject-length" | "body-present" | "paragraph-count" | "paragraph-length" | "links-own" | "table-count" | "table-rows" | "picture-count" | "picture-size" | "brand-colours" | "bold-share" | "font-size" | "capitals" | "title-size" | "signature-present" | "signature-contact" | "signature-address" | "signature-phone" | "not-read" | "send-window" | "moderation-deadline" | "event-notice" | "invitation-date" | "post-hashtag";

/** A School that is known by its short name. */
export interface SchoolEntry {
  /** Whether it is a former one, which has Alumni of its own. */
  former: boolean;
  /** Whether it grants, or granted, degrees (I01). */
  grants_degrees: boolean;
  /** Its short name. */
  name: string;
}

/** A planned or actual sending, held against the window (A4.1) and the notice (A4.3). */
export interface Sending {
  /** Its date in Astana. */
  date: DateString;
  /** Whether it is not after the last day to announce the event (A4.3); `null` without an event. */
  notice_kept: boolean | null;
  /**
   * By how many working days it is outside: 0 where only days off lie between. `null` where
   * days of a year to come would have to be counted.
   */
  off_by: number | null;
  /** How it lies to the window. */
  timing: Timing;
}

/** When a mailing may go out, and what that rests on. */
export interface SendingSchedule {
  /** What the answer rests on. */
  basis: Basis;
  /**
   * Where it cannot be met for certain, or the sending is late: the earliest later day for an
   * event that can be announced in time.
   */
  earliest_event: Deadline | null;
  /** The date in Astana of the event. */
  event: DateString | null;
  /** When to hand the materials in; `null` while they are in hand. */
  hand_in: HandIn | null;
  /**
   * The same at whatever hour the materials came in: where that is not known and decides, the
   * later of the two days.
   */
  latest_due: DateString | null;
  /**
   * The facts and settings that would tell more, by their paths in the request:
   * `facts.event_start`, `terms.limits.moderation_cut_off_hour`.
   */
  missing: string[];
  /** When moderation is due (A4.2), of materials that were received. */
  moderation_due: Deadline | null;
  /** The last day to send what announces an event (A4.3). */
  notice: Deadline | null;
  /**
   * Whether the window can be met: of materials received, or handed in on the day asked; `null`
   * where the mailing has gone out.
   */
  prospect: Prospect | null;
  /** The sending, judged. */
  sending: Sending | null;
  /**
   * When the sending is due: with the moderation, or when the window opens, where that is later
   * (I32); `null` where either is not known.
   */
  sending_due: Deadline | null;
  /**
   * How the sending stands to that day. `null` where that is not known, as of what still waits
   * for its window once the day for its moderation is over: whether that was kept, the record
   * tells that `moderation` is asked by.
   */
  status: DeadlineStatus | null;
  /** The same, for people. */
  summary: Message[];
  /** The years to come whose days it hangs on: state them in the calendar once they are decreed. */
  unknown_years: number[];
  /** When to send (A4.1). */
  window: SendingWindow | null;
  /** The schedule as it would be without the orders that touched it (9.1). */
  without_order: SendingSchedule | null;
  /**
   * By how many working days the moderator is late with it: until the sending, else until the
   * day asked, whatever is planned (I31). Where `sending_due` is not known, from `latest_due`:
   * so many at least.
   */
  working_days_late: number | null;
  /**
   * By how many working days it will be late where it goes out as it is planned, after the day
   * asked; from the same day. `null` where nothing is planned, or that is not known.
   */
  working_days_late_by_plan: number | null;
}

/** The days on which a mailing may be sent (A4.1). */
export interface SendingWindow {
  /** The last day. */
  closes: Deadline;
  /** The first day. */
  opens: Deadline;
}

/** How a question is settled. */
export type Settled =
  /** By a line that the text itself draws. */
  | "line"
  /** By a parameter that the caller sets; unset, the answer is undetermined. */
  | "setting"
  /** By a person, to whom the evidence is shown. */
  | "judgement"
  /** Not at all: it is shown and changes no outcome. */
  | "advice";

/** What a finding does to the outcome. */
export type Severity =
  /** Worth knowing; never changes the outcome. */
  | "advice"
  /** It cannot be told until the facts in `missing` are given. */
  | "undetermined"
  /** A person has to look. */
  | "needs-review"
  /** The clause is broken. */
  | "violation";

/** What a source is written in. */
export type SourceKind =
  /** HTML: in UTF-8, or as it says itself. */
  | "html"
  /** An e-mail message with its headers; read with the feature `eml`. */
  | "eml"
  /** A message as Outlook saves it; read with the feature `msg`. */
  | "msg"
  /** Plain text: in UTF-8, or in UTF-16 with its mark. */
  | "text";

/** A part of the source that spans point into. */
export interface SourcePart {
  /** The charset it was decoded from, where it was decoded. */
  charset: string | null;
  /** Its MIME type. */
  media_type: string;
  /** `body`, `subject` or `post` of what was given; in an `.eml`, a MIME part, as `part 1.2`. */
  name: string;
  /**
   * Its decoded text, of a picture the name of its file; `null` where the part is the source as
   * the caller gave it.
   */
  text: string | null;
}

/** What was read. */
export interface SourceReport {
  /** What the source is written in. */
  kind: SourceKind;
  /** What could not be read in full, and what was done instead. */
  notes: Message[];
  /**
   * The parts that spans point into: the subject where there is one, those of the body in
   * order, and the brief's post.
   */
  parts: SourcePart[];
  /** The unit in which the spans of the report count. */
  units: TextUnits;
}

/** A half-open range of a text, counted from 0: UTF-16 code units. */
export interface Span {
  /** Where it ends: the first place that is no longer in it. */
  end: number;
  /** Where it begins. */
  start: number;
}

/** A data table. */
export interface TableMeasure {
  /** Whether it might be a layout table. */
  doubtful: boolean;
  /** The name of the part that `span` points into. */
  part: string;
  /** Its rows, under the reading taken. */
  rows: number;
  /** Its place in that part's text; `null` where the source does not hold it as one piece. */
  span: Span | null;
}

/** The unit in which spans count. */
export type TextUnits =
  /** Bytes of UTF-8, as canonical JSON counts. */
  | "utf8"
  /** Code points: Python's strings. */
  | "code-points"
  /** UTF-16 code units: JavaScript's strings. */
  | "utf16";

/** How a day of sending lies to the window. */
export type Timing =
  /** Before it. */
  | "too-early"
  /** In it. */
  | "in-time"
  /** After it. */
  | "too-late";

/** How the library treats a clause. */
export type Treatment =
  /** A check answers for it. */
  | "check"
  /** It obliges somebody; it is listed. */
  | "duty"
  /** A person decides; the library shows the evidence. */
  | "judgement"
  /** It is shown and never changes an outcome. */
  | "advice"
  /** It says what words mean. */
  | "definition"
  /** It tells, and asks nothing of anyone. */
  | "informative";

/** What a number counts. */
export type Unit =
  /** Characters. */
  | "characters"
  /** Lines of a paragraph. */
  | "lines"
  /** Paragraphs. */
  | "paragraphs"
  /** Tables. */
  | "tables"
  /** Rows of a table. */
  | "rows"
  /** Pictures. */
  | "pictures"
  /** CSS pixels. */
  | "pixels"
  /** Share of a whole, 0 to 1. */
  | "share"
  /** How many times one is as large as the other. */
  | "times"
  /** Phone numbers. */
  | "phones"
  /** Working days. */
  | "working-days";

/**
 * How a moderation stands to its days, by the status of its deadline. Nobody binds the
 * initiator to a day, and what the initiator completes is never late.
 */
export type Urgency =
  /**
   * The moderator is late: with what is waited for, or with the moderation before it. What is
   * planned for after its last day is late once that is over.
   */
  | "late"
  /** It is due on the day asked about. */
  | "due-today"
  /** Its day is to come. */
  | "due-later"
  /** Its day hangs on what is not known. */
  | "undetermined"
  /** No day is set for it, or the materials came in too early and are handed in again (I32). */
  | "no-day";

/**
 * The days on which an outcome stays the same with the same facts, and those who have to agree
 * with it, half-open. They reach over no end of the edition that is stated.
 */
export interface Valid {
  /** The first day; `null` where no day is too early. */
  from: DateString | null;
  /** The first day on which it is another; `null` where it stays. */
  until: DateString | null;
}

/** What Appendix 1 says to a draft, as far as its own text and the brief can show. */
export type Verdict =
  /** Every clause that was checked is satisfied or does not apply. */
  | "accepted"
  /** Nothing is violated, but something is left to a person or to facts not given. */
  | "needs-review"
  /** Nothing is violated, but somebody has to agree first (7.1, or an order under 9.1). */
  | "needs-approval"
  /** At least one clause is violated. */
  | "rejected";

/** What a person let pass, as the brief told it. */
export interface Waived {
  /** Who let it. */
  by: string;
  /** On which day. */
  on: DateString;
  /** Where the brief tells it: `waived[0]`. */
  path: string;
  /** Why it passes. */
  reason: string;
}

/** The answer as it would be without any order under 9.1. */
export interface WithoutOrder {
  /** The outcome. */
  outcome: Outcome;
  /** On which days. */
  valid: Valid;
}

/** What would change an answer. */
export interface WouldChange {
  /** By what. */
  by: ChangeBy;
  /** The clauses that are met then. */
  clauses: ClauseId[];
  /** The facts that would have to be others. */
  facts: string[];
  /** On which day, where time changes it. */
  on: DateString | null;
  /** The outcome then. */
  outcome: Outcome;
}

/** All that is answered, by the names of the questions; `mailing` is the report of a check. */
export interface Answers {
  accomplishments: Decision;
  "alumni-platform": Decision;
  alumnus: Decision;
  association: Decision;
  "award-programme": Decision;
  "campus-access": Decision;
  "career-services": Decision;
  "center-advice": Decision;
  "changes-told": Decision;
  collisions: CollisionReport;
  "communication-approval": Decision;
  "compared-drafts": ComparedDrafts;
  day: Day;
  error: ErrorData;
  "events-and-research": Decision;
  "fixed-mailing": FixedMailing;
  "forms-answered": Decision;
  "found-associations": Decision;
  information: Decision;
  interaction: Decision;
  "library-e-resources": Decision;
  "library-on-campus": Decision;
  mailing: MailingReport;
  "meeting-support": Decision;
  moderation: ModerationAnswer;
  "moved-windows": MovedWindows;
  "news-and-road-map": Decision;
  "non-disclosure": Decision;
  "order-stands": Decision;
  "own-initiative": Decision;
  policy: PolicyDocument;
  "propose-activities": Decision;
  "propose-nominees": Decision;
  queue: Queue;
  responsibilities: Responsibilities;
  "responsible-employee": Decision;
  right: RightName;
  rights: Decision[];
  "rights-ending": RightsEnding;
  "rights-over-time": RightsOverTime;
  "sending-schedule": SendingSchedule;
  "start-programme": Decision;
  "training-courses": Decision;
  "working-groups-and-boards": Decision;
}
