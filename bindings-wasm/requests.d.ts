// Made from the schema by `cargo xtask bless`.
import type { ClauseId, DateString, EditionStatus, Limit, Locale, ModerationRole, ModerationStep, ReadingName, RuleName } from "./answers.js";

/** How `accomplishments` is asked. */
export interface AccomplishmentsRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What `center-advice` hangs on. */
export interface AdviceFacts {
  /** The request. */
  request?: AdviceRequest | undefined;
}

/** A request for advice. What is not given is not known. */
export interface AdviceRequest {
  /** Who it is for. */
  asker?: Asker | null | undefined;
  /** Whether the advice was asked for. */
  requested?: boolean | null | undefined;
  /** Whether a representative of a structural unit gives it. */
  unit_representative?: boolean | null | undefined;
}

/** How `alumni-platform` is asked. */
export interface AlumniPlatformRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** A person's record. What is not given is not known; an empty list says that there was nothing. */
export interface AlumnusRecord {
  /** The changes (5.7). */
  changes?: readonly ContactChange[] | null | undefined;
  /** Information that may have been disclosed or used (5.11). */
  disclosure?: Disclosure | undefined;
  /** The forms asked for (5.6). */
  forms?: readonly Form[] | null | undefined;
}

/** How `alumnus` is asked. */
export interface AlumnusRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: PersonFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/**
 * When the event or the date that the mailing announces begins, or `none` where it announces no
 * date.
 */
export type Announced = Moment | "none";

/** An approval that was given: by whom, on which day. */
export interface Approval {
  /** Who gave it: `center`, or whom an order under 9.1 names. */
  by: string;
  /** The day on which it was given. */
  on: DateString;
}

/** Who asks for advice. */
export type Asker =
  /** An Alumnus. */
  | "alumnus"
  /** An Alumni Association. */
  | "association"
  /** Anybody else. */
  | "other";

/** How `association` is asked. */
export interface AssociationRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: GroupFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/**
 * An audience: all Alumni, or those that every facet which is given holds. A facet that is not
 * given narrows nothing, as an audience is described by what narrows it (I07).
 */
export interface Audience {
  /** Alumni affiliated with these divisions. */
  affiliations?: readonly string[] | null | undefined;
  /** All Alumni; then no facet is given. */
  all?: boolean | undefined;
  /** Holders of these degrees. */
  degrees?: readonly DegreeKind[] | null | undefined;
  /** Graduates of these Schools. */
  schools?: readonly string[] | null | undefined;
  /** Graduates of these years. */
  years?: readonly number[] | null | undefined;
}

/** What `award-programme` hangs on. */
export interface AwardFacts {
  /** The programme. */
  programme?: AwardProgramme | undefined;
}

/** An award programme. What is not given is not known. */
export interface AwardProgramme {
  /** Whether it is coordinated with the Center. */
  coordinated?: boolean | null | undefined;
  /** Whether it recognises Alumni. */
  recognises_alumni?: boolean | null | undefined;
  /** Who runs it. */
  run_by?: RunBy | null | undefined;
}

/** How `award-programme` is asked. */
export interface AwardProgrammeRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: AwardFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/**
 * What a draft's text cannot say: the facts of a mailing, with the day asked about and the
 * terms beside them. All of it is optional; what is missing leaves the clauses that need it
 * undetermined.
 */
export interface Brief {
  /** Abbreviations that are rightly written in capitals, besides the shipped ones (A2.3d). */
  abbreviations?: readonly string[] | undefined;
  /**
   * The approvals that were given: the Center's, or of whom an order under 9.1 names. Given
   * after the sending, one does not settle (7.1, I45).
   */
  approvals?: readonly Approval[] | undefined;
  /**
   * The day on which this is asked (A4); only what was known of the calendar then is used. A
   * sender or an audience needs it where `planned_send` is not given.
   */
  as_of?: Moment | null | undefined;
  /** Whom it goes to (A1.2, 7.1, 7.2). */
  audience?: Audience | null | undefined;
  /** Whether the updated contact and personal data were submitted to the Center (7.2). */
  data_submitted?: boolean | null | undefined;
  /** The day on which they were submitted; of a day after the sending, they were not (7.2). */
  data_submitted_on?: Moment | null | undefined;
  /** The mailing's direction (A1). */
  direction?: Direction | null | undefined;
  /**
   * When the event, or the date that the mailing announces, begins; or that it announces none
   * (A4.1, A4.3, I40).
   */
  event_start?: Announced | null | undefined;
  /** Who starts the mailing (A3.1, A4.4). */
  initiator?: Initiator | null | undefined;
  /** What people judged of what the check leaves to a person. */
  judged?: readonly Judgement[] | undefined;
  /** What kind of communication it is; a survey or a questionnaire is no mailing under A1 (I39). */
  kind?: CommunicationKind | null | undefined;
  /** Where links lead that do not say it themselves (A2.2b). */
  links?: readonly KnownLink[] | undefined;
  /** What merge tags print at most (A2.1, A2.2a). */
  merge_fields?: readonly MergeField[] | undefined;
  /**
   * How the merge tags of the sender's own mailing program are written, besides those of the
   * common ones. What stands between the marks is filled in later.
   */
  merge_tags?: readonly MergeTagMarks[] | undefined;
  /** The record of its moderation (A3.1, A3.2); one that could not have happened is refused. */
  moderation?: ModerationRecord | null | undefined;
  /** Whether it is official (7.1). */
  official?: boolean | null | undefined;
  /** The School's own hosts (A2.2b). */
  own_hosts?: readonly OwnHost[] | null | undefined;
  /** The University's brand colours (A2.3a). */
  palette?: readonly PaletteColour[] | null | undefined;
  /** The pictures whose files the letter does not hold, and the logos (A2.2d). */
  pictures?: readonly KnownPicture[] | undefined;
  /** When the mailing is to go out, or went out (A4.1, A4.2, A4.3). */
  planned_send?: Moment | null | undefined;
  /** The text of the post for social networks that goes with the mailing (A3.2, A4.4). */
  post?: string | null | undefined;
  /** When the moderator received the materials (A4.2). */
  received?: Moment | null | undefined;
  /** Who sends it (7.1, 7.2). */
  sender?: Sender | null | undefined;
  /** The subject, where the source has none (A2.1). */
  subject?: string | null | undefined;
  /** On what terms it is checked. */
  terms?: Terms | undefined;
  /** What lets violations pass. */
  waived?: readonly Waiver[] | undefined;
}

/**
 * Which calendar is asked for. All of it is optional: Kazakhstan's, in a five-day week, with
 * all that is known.
 *
 * Days in `closed` and `worked` come on top of the law, whatever the day is by it. Giving them
 * is choosing the reading `own-days` of I30, and a `week` of six days the reading
 * `six-day-week`; an answer's basis tells so. A `week` beside a reading of the other is
 * refused.
 */
export interface CalendarChoice {
  /**
   * Only what was known on this day. An act of which only the year is on record counts as known
   * from that year's first day.
   */
  as_known_on?: Moment | null | undefined;
  /** The caller's own days off. */
  closed?: readonly DateString[] | undefined;
  /**
   * The last year for which the statutory days are projected; Kurban Ait and transfers are not
   * in it.
   */
  project_through?: number | null | undefined;
  /** The week; five days where it is not given. */
  week?: Week | null | undefined;
  /** The caller's own working days. */
  worked?: readonly DateString[] | undefined;
  /** Whole years, as they were decreed; the years to come follow one another without a gap. */
  years?: readonly StatedYear[] | undefined;
}

/** How `campus-access` is asked. */
export interface CampusAccessRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `career-services` is asked. */
export interface CareerServicesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** The Center. What is not given is not known. */
export interface Center {
  /** How many of its employees are responsible for Alumni relations. */
  responsible_employees?: number | null | undefined;
}

/** How `center-advice` is asked. */
export interface CenterAdviceRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: AdviceFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What `responsible-employee` hangs on. */
export interface CenterFacts {
  /** The Center. */
  center?: Center | undefined;
}

/** How far an initiative has come with the Center. */
export type CenterStep =
  /** The Center was not told. */
  | "not-told"
  /** The Center was told and has not decided. */
  | "told"
  /** The Center took it up. */
  | "accepted"
  /** The Center declined it. */
  | "declined";

/** What changed. */
export type ChangeOf =
  /** Contact information. */
  | "contacts"
  /** The place of employment. */
  | "employer"
  /** The position. */
  | "position";

/** How `changes-told` is asked. */
export interface ChangesToldRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RecordFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** The circumstance that lets an order be made, and how long it lasts. */
export interface Circumstance {
  /** Whether it is force majeure (9.1); of no other an order is made. */
  force_majeure?: boolean | null | undefined;
  /** Its first day. */
  from: DateString;
  /** What it is: a pandemic, a lockdown. */
  name: string;
  /** Its last day, in place of `until`. */
  through?: DateString | null | undefined;
  /** The first day after it; absent while it lasts. */
  until?: DateString | null | undefined;
}

/** The communications that are planned. */
export interface CollisionsFacts {
  /** The communications. */
  communications: readonly PlannedCommunication[];
  /** How many of the others a collision shows; 10 where it is not given, and at most 100. */
  shown?: number | null | undefined;
}

/** How `collisions` is asked. */
export interface CollisionsRequest {
  /** The day asked about. */
  as_of?: Moment | null | undefined;
  /** What is known of the case. */
  facts: CollisionsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `communication-approval` is asked. */
export interface CommunicationApprovalRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: CommunicationFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What `communication-approval` hangs on. What is not given is not known. */
export interface CommunicationFacts {
  /**
   * The approvals that were given: the Center's, or of whom an order under 9.1 names. Given
   * after the sending, one does not settle (I45).
   */
  approvals?: readonly Approval[] | undefined;
  /** Whom it goes to. */
  audience?: Audience | null | undefined;
  /** Whether the updated contact and personal data were submitted to the Center (7.2). */
  data_submitted?: boolean | null | undefined;
  /** The day on which they were submitted; of a day after the sending, they were not (7.2). */
  data_submitted_on?: Moment | null | undefined;
  /** What kind it is; it decides nothing (I09). */
  kind?: CommunicationKind | null | undefined;
  /** Whether it is official; a private letter from one Alumnus to another is not (I09). */
  official?: boolean | null | undefined;
  /** What else goes out to Alumni. */
  others?: readonly OtherCommunication[] | undefined;
  /**
   * Whether a public post goes with it (A3.2); it matters where such a post needs approval as
   * any other communication (I43).
   */
  public_post?: boolean | null | undefined;
  /** Who sends it. */
  sender?: Sender | null | undefined;
  /** When it goes out. */
  sent_on?: DateString | null | undefined;
}

/** What kind of communication it is. 7.1 means them all; those it lists are examples (I09). */
export type CommunicationKind =
  /** An announcement of an event. */
  | "event-announcement"
  /** A survey. */
  | "survey"
  /** A questionnaire. */
  | "questionnaire"
  /** An e-mail. */
  | "email"
  /** A notification. */
  | "notification"
  /** A newsletter. */
  | "newsletter"
  /** Any other. */
  | "other";

/** The days on which a communication can go out, both included. */
export interface CommunicationWindow {
  /** The first day. */
  first: Moment;
  /** The last day. */
  last: Moment;
}

/**
 * How a conferral stands: `pending`, `conferred` where the day is not known, `annulled`, or the
 * day; until that day it is pending.
 */
export type Conferral = "pending" | "conferred" | "annulled" | DateString;

/**
 * The University's own word on an entry of the register: an answer that rests on it is no
 * longer provisional there.
 */
export interface Confirmation {
  /** Who said so for the University. */
  by: string;
  /** In which document. */
  document: string;
  /** On which day. */
  on: DateString;
  /** Which of the entry's readings the University takes; left out where the entry has one only. */
  reading?: ReadingName | null | undefined;
}

/** A change that the Center is to be told of. */
export interface ContactChange {
  /** When it did. */
  changed_on: DateString;
  /** Its id. */
  id: string;
  /** What changed. */
  of: ChangeOf;
  /** Whether and when the Center was told. */
  told?: Told | null | undefined;
}

/** A degree, or what somebody has in its place. What is not given is not known. */
export interface Degree {
  /** Whether and when it was conferred. */
  conferral?: Conferral | null | undefined;
  /** Its id, of its own within the person. */
  id: string;
  /** Who conferred it. A School of NU says so too. */
  institution?: Institution | null | undefined;
  /** Its kind. */
  kind?: DegreeKind | null | undefined;
  /** The School of NU. */
  school?: string | null | undefined;
}

/** What was studied for. The first five kinds make an Alumnus (2.1). */
export type DegreeKind =
  /** A Bachelor's degree. */
  | "bachelor"
  /** A Master's degree. */
  | "master"
  /** Doctor of Medicine. */
  | "doctor-of-medicine"
  /** A residency. */
  | "residency"
  /** A PhD. */
  | "phd"
  /** A certificate of a course. */
  | "certificate"
  /** The Foundation Year. */
  | "foundation-year"
  /** An exchange. */
  | "exchange"
  /** An honorary degree. */
  | "honorary";

/** What a mailing is for: one of the directions of Appendix 1, section 1. */
export type Direction =
  /** A digest with the School's news (A1.1). */
  | "school-digest"
  /** Vacancies, by year of graduation (A1.2). */
  | "graduation-year-vacancies"
  /** An invitation to an event (A1.3). */
  | "event-invitation"
  /** An invitation to a research or expert project (A1.4). */
  | "research-invitation"
  /** An Open Day (A1.5). */
  | "open-day"
  /** A special decision of the Governing Board (A1.6). */
  | "board-decision"
  /** The sender says that none of the six fits (I29). */
  | "none";

/** What is known of a disclosure or a use of information. */
export interface Disclosure {
  /** Whether it tells of what the University's people or its alumni do. */
  about_nu_or_alumni?: boolean | null | undefined;
  /** Whether it was disclosed. */
  disclosed?: boolean | null | undefined;
  /** Whether it was used for the person's own or a third party's interests. */
  used_for_interests?: boolean | null | undefined;
}

/** What the caller knows of the edition's standing, which its source leaves blank. */
export interface EditionStanding {
  /** The day on which it enters into force. */
  from?: DateString | null | undefined;
  /** What the deciding body said. */
  status: EditionStatus;
  /** The first day on which another edition is in force instead. */
  until?: DateString | null | undefined;
}

/** How `events-and-research` is asked. */
export interface EventsAndResearchRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** A form, survey or questionnaire that the person was asked to fill in. */
export interface Form {
  /** Whether it was answered. */
  answered?: boolean | null | undefined;
  /** Its id. */
  id: string;
}

/** How `forms-answered` is asked. */
export interface FormsAnsweredRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RecordFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `found-associations` is asked. */
export interface FoundAssociationsRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** A group. What is not given is not known. */
export interface Group {
  /** Whether it has its documents of title (6.4). */
  documents_of_title?: boolean | null | undefined;
  /** How it is organised. */
  form?: GroupForm | null | undefined;
  /** Whether it is independent. */
  independent?: boolean | null | undefined;
  /**
   * How many members it has. 2.2 says no number; that a community has two at least is a reading
   * (I35).
   */
  members?: number | null | undefined;
  /** How many of them are no Alumni. */
  members_not_alumni?: number | null | undefined;
  /** Whether its goals are there to support NU. */
  supports_nu?: boolean | null | undefined;
}

/** What `association` hangs on. */
export interface GroupFacts {
  /** The group. */
  group?: Group | undefined;
}

/** How a group is organised. 2.2 leaves both open. */
export type GroupForm =
  /** Without a legal entity. */
  | "informal"
  /** As a legal entity. */
  | "legal-entity";

/**
 * A hashtag, as it was written. Two are the same where they differ only in the case of letters,
 * in the form of the sign, or in how accents are encoded (I28).
 *
 * Letters are compared in lower case: for English, Russian and Kazakh that is the same as full
 * case folding.
 */
export type Hashtag = string;

/** How `information` is asked. */
export interface InformationRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** An initiative. */
export interface Initiative {
  /** How far it has come with the Center. */
  center?: CenterStep | null | undefined;
}

/** What `own-initiative` hangs on. */
export interface InitiativeFacts {
  /** What it is. */
  initiative?: Initiative | undefined;
  /** Whose it is. */
  person?: Person | undefined;
}

/** Who starts the mailing: a structural unit of the School (A3.1). */
export interface Initiator {
  /** Its registered hashtag (A4.4). */
  hashtag?: Hashtag | null | undefined;
  /** The unit's name. */
  unit: string;
}

/** Who conferred a degree. */
export type Institution =
  /** Nazarbayev University. */
  | "nu"
  /** Another. */
  | "other";

/** An interaction. What is not given is not known. */
export interface Interaction {
  /** Whether the Center cooperates. */
  center_cooperates?: boolean | null | undefined;
  /** Its sides. */
  parties?: readonly Party[] | null | undefined;
}

/** What `interaction` hangs on. */
export interface InteractionFacts {
  /** The interaction. */
  interaction?: Interaction | undefined;
}

/** How `interaction` is asked. */
export interface InteractionRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: InteractionFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** Who issued an order. */
export type Issuer =
  /** The NU Administration, which alone may (9.1). */
  | "nu-administration"
  /** Anybody else. */
  | "other";

/**
 * A person's answer to what the check leaves to a person, by a finding's id or for a clause. It
 * is tied to what was judged: once that is changed, it lapses, and the report says so.
 */
export interface Judgement {
  /** Who judged. */
  by: string;
  /** The clause that was judged: all that is left to a person under it. */
  clause?: ClauseId | null | undefined;
  /** The id of the finding that was judged; in its place, `clause`. */
  finding?: string | null | undefined;
  /** Whether the clause is kept; if not, it is broken. */
  holds: boolean;
  /** Why. */
  note?: string | null | undefined;
  /** On which day. */
  on: DateString;
  /**
   * What was seen when the clause was judged: `seen` of its row in the checklist. Without it
   * the judgement is of the clause, whatever the letter says under it.
   */
  seen?: string | null | undefined;
}

/**
 * Where a link leads that does not say it itself: one that is filled in later, counted, or
 * shortened.
 */
export interface KnownLink {
  /** The address as the letter has it: `{{event_url}}`, `https://bit.ly/nu-reunion`. */
  address: string;
  /** The page that it leads to. */
  leads_to: PageAddress;
}

/**
 * A picture whose file the letter does not hold, or a logo; named once for all letters of an
 * office.
 */
export interface KnownPicture {
  /** The file's own height in pixels. */
  height?: number | null | undefined;
  /** Whether it is a logo, which is no picture of the letter (I18). */
  logo?: boolean | undefined;
  /** Its address, or the name of its file. */
  name: string;
  /** The file's own width in pixels; where it is given, so is the height. */
  width?: number | null | undefined;
}

/** How `library-e-resources` is asked. */
export interface LibraryEResourcesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `library-on-campus` is asked. */
export interface LibraryOnCampusRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** The limits that an order or another edition sets, and the caller's settings. */
export interface Limits {
  /** In share (A2.3b); a setting that the Policy leaves open. */
  bold_share?: number | undefined;
  /** In working days (7.3); the Policy's: 3. */
  communication_gap?: number | undefined;
  /** In years (4.1b); the Policy's: 1. */
  e_library_years?: number | undefined;
  /** In working days (A4.3); the Policy's: 5. */
  event_notice?: number | undefined;
  /** In pixels (A2.3c); a setting that the Policy leaves open. */
  font_size_px?: number | undefined;
  /** In characters (A2.2a); the Policy's: 80. */
  line_characters?: number | undefined;
  /** In working days (A4.2); the Policy's: 1. */
  moderation?: number | undefined;
  /** In hours (A4.2); a setting that the Policy leaves open. */
  moderation_cut_off_hour?: number | undefined;
  /** In lines (A2.2a); the Policy's: 3. */
  paragraph_lines?: number | undefined;
  /** In paragraphs (A2.2); the Policy's: 3. */
  paragraphs?: number | undefined;
  /** In pixels (A2.2d); the Policy's: 600. */
  picture_height?: number | undefined;
  /** In pixels (A2.2d); the Policy's: 800. */
  picture_width?: number | undefined;
  /** In pictures (A2.2d); the Policy's: 1. */
  pictures?: number | undefined;
  /** In characters (A2.1); the Policy's: 120. */
  subject_characters?: number | undefined;
  /** In rows (A2.2c); the Policy's: 7. */
  table_rows?: number | undefined;
  /** In tables (A2.2c); the Policy's: 1. */
  tables?: number | undefined;
  /** In working days (5.7); a setting that the Policy leaves open. */
  timely_notice?: number | undefined;
  /** In times (A2.3e); the Policy's: 2. */
  title_times?: number | undefined;
  /** In working days (A4.1); the Policy's: 5. */
  window_closes?: number | undefined;
  /** In working days (A4.1); the Policy's: 14. */
  window_opens?: number | undefined;
}

/** A list of addressees, and whose it is. */
export interface MailingList {
  /** Whether it is the Center's own; then it is no School's. */
  center?: boolean | undefined;
  /** The list's name. */
  name: string;
  /** The School whose it is. */
  school?: string | null | undefined;
}

/** How `meeting-support` is asked. */
export interface MeetingSupportRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What a merge tag prints. */
export interface MergeField {
  /** The most characters that it prints. */
  characters: number;
  /** The field's name, as `first_name`, or the tag as it is written. */
  name: string;
}

/** How the merge tags of one mailing program are written. */
export interface MergeTagMarks {
  /** What stands behind it: `>>`. */
  close: TagMark;
  /** What stands before the name: `<<`. */
  open: TagMark;
}

/** By which way something goes out. */
export type ModerationChannel =
  /** By e-mail, which the moderator sends (A3.1). */
  | "mailing"
  /** In social networks, where the Communication officer posts it (A3.2). */
  | "social-networks";

/** A step that was taken: who, what, when. */
export interface ModerationEntry {
  /** When. */
  at: Moment;
  /** Who, by any name that the caller knows them by; no error repeats it. */
  by: string;
  /** What was remarked on it: what has to be completed, why it was declined. */
  remark?: string | null | undefined;
  /** In which role. */
  role: ModerationRole;
  /** The step. */
  step: ModerationStep;
  /** The text as it was posted; with the step `post` only. */
  text?: string | null | undefined;
}

/** What is known of a moderation. */
export interface ModerationFacts {
  /**
   * The approvals that were given: the Center's, or of whom an order under 9.1 names. Lists
   * that are not the School's own ask for it (7.1, I49).
   */
  approvals?: readonly Approval[] | undefined;
  /**
   * When the event, or the date that the mailing announces, begins; or that it announces none.
   * A digest and a decision of the Board announce none unless a date is given (I40).
   */
  event_start?: Announced | null | undefined;
  /** When the mailing is to go out, while its record has no sending. */
  planned_send?: Moment | null | undefined;
  /** Its record. */
  record: ModerationRecord;
}

/**
 * The record of a moderation: what was submitted, and every step since. It can only hold what
 * could have happened: each step is checked when it is added, and reading a record takes all
 * its steps anew.
 */
export interface ModerationRecord {
  /** The steps taken, in their order. */
  entries: readonly ModerationEntry[];
  /** What was submitted. */
  submission: Submission;
}

/** How `moderation` is asked. */
export interface ModerationRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: ModerationFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/**
 * A date in Astana, `2026-12-21`, or an instant with its offset, `2026-12-21T10:00:00+05:00`,
 * which falls on its date in Astana. A time without an offset is refused. A `Date` is an
 * instant.
 */
export type Moment = DateString | Date;

/** Events, and two states of the calendar to hold them against. */
export interface MovedWindowsFacts {
  /** The calendar after; that of the terms, where it is not given. */
  after?: CalendarChoice | null | undefined;
  /** The calendar before. */
  before: CalendarChoice;
  /** When each event starts. */
  events: readonly Moment[];
}

/** How `moved-windows` is asked. */
export interface MovedWindowsRequest {
  /** The day asked about. */
  as_of?: Moment | null | undefined;
  /** What is known of the case. */
  facts: MovedWindowsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `news-and-road-map` is asked. */
export interface NewsAndRoadMapRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `non-disclosure` is asked. */
export interface NonDisclosureRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RecordFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** A moderation among many. */
export interface OneModeration {
  /** What is known of it, as `moderation` takes it. */
  facts: ModerationFacts;
  /** An id, unlike all others. */
  id: string;
}

/** Somebody among many. */
export interface OneOfMany {
  /** An id, unlike all others. */
  id: string;
  /** The person. */
  person?: Person | undefined;
}

/** An order under 9.1. */
export interface Order {
  /** What it changes. */
  changes: readonly OrderChange[];
  /** The circumstance it was made for. */
  circumstance: Circumstance;
  /** Its first day. */
  from: DateString;
  /** Its id, by which answers cite it. */
  id: string;
  /** Who issued it. */
  issued_by: Issuer;
  /** Whether it is in accordance with the law (9.1); a person judges that. */
  lawful?: boolean | null | undefined;
  /** The last day on which it holds, in place of `until`. */
  through?: DateString | null | undefined;
  /** The first day on which it no longer holds; absent while none is set. */
  until?: DateString | null | undefined;
}

/** What an order changes (I11). */
export type OrderChange =
  /** A limit or a period has another value. */
  | {
    limit: {
      /** Which. */
      name: Limit;
      /** The value in its place. */
      value: number;
    };
  }
  /** A right of section 4 does not stand. */
  | {
    "suspend-right": {
      /** The right. */
      clause: ClauseId;
    };
  }
  /** What a clause lets be done needs somebody's approval. */
  | {
    "require-approval": {
      /** Who approves. */
      approver: string;
      /** The clause. */
      clause: ClauseId;
    };
  }
  /** The approval or the coordination that a clause asks for is not needed. */
  | {
    "waive-approval": {
      /** The clause. */
      clause: ClauseId;
    };
  };

/**
 * An order that is to be looked at. What is not given is not known; without `until` and
 * `through` no end is set.
 */
export interface OrderDraft {
  /** Whether the circumstance still lasts. */
  circumstance_lasts?: boolean | null | undefined;
  /** Whether the circumstance is force majeure. */
  force_majeure?: boolean | null | undefined;
  /** Its first day. */
  from?: DateString | null | undefined;
  /** Who issued it. */
  issued_by?: Issuer | null | undefined;
  /** Whether it is in accordance with the law; a person judges that. */
  lawful?: boolean | null | undefined;
  /** The last day on which it holds, in place of `until`. */
  through?: DateString | null | undefined;
  /** The first day on which it no longer holds. */
  until?: DateString | null | undefined;
}

/** What `order-stands` hangs on. */
export interface OrderFacts {
  /** The order. */
  order?: OrderDraft | undefined;
}

/** How `order-stands` is asked. */
export interface OrderStandsRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: OrderFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** Another communication to Alumni, planned or sent. */
export interface OtherCommunication {
  /** Whom it goes to. */
  audience?: Audience | null | undefined;
  /** Its id. */
  id: string;
  /** When it goes out. */
  sent_on: DateString;
}

/** A host whose pages are the School's own; it covers its sub-domains (I16). */
export type OwnHost = string;

/** How `own-initiative` is asked. */
export interface OwnInitiativeRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: InitiativeFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** The whole address of a page: `https://gsb.nu.edu.kz/reunion`. */
export type PageAddress = string;

/** A colour of the palette: red, green, blue. */
export type PaletteColour = string;

/** An Association that takes part in a programme. */
export interface Partner {
  /** Whether it is an Alumni Association. */
  association?: boolean | null | undefined;
  /** Whether it has its documents of title; of whom 6.4 asks them is a reading (I36). */
  documents_of_title?: boolean | null | undefined;
  /** How it is organised; it matters where only legal entities need documents of title (I36). */
  form?: GroupForm | null | undefined;
  /** Its name or id. */
  id: string;
}

/** A side of an interaction. */
export type Party =
  /** Alumni. */
  | "alumni"
  /** An Alumni Association. */
  | "association"
  /** The University or a unit of it. */
  | "university";

/** What is known of all people of a table alike. */
export interface PeopleFacts {
  /** The University. */
  university?: University | undefined;
}

/** How `people` is asked. */
export interface PeopleRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: PeopleFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** A person. What is not given is not known; an empty list of degrees says that there is none. */
export interface Person {
  /** Whether the person holds an Alumni card. */
  alumni_card?: boolean | null | undefined;
  /** All degrees. */
  degrees?: readonly Degree[] | null | undefined;
  /** Whether the person holds a personal identification card. */
  identification_card?: boolean | null | undefined;
  /** Whether the person studies at NU now. It settles no right of an Alumnus (I01). */
  student?: boolean | null | undefined;
}

/** Facts about a person alone. */
export interface PersonFacts {
  /** The person. */
  person?: Person | undefined;
}

/** A communication that is planned. */
export interface PlannedCommunication {
  /** Whom it goes to; where that is not known, it can be anybody. */
  audience?: Audience | null | undefined;
  /** By which way it goes out. Those of different channels collide too, as people get both. */
  channel: string;
  /** When it goes out. */
  date: Moment;
  /** Its id, unlike all others. */
  id: string;
  /** Who sends it. */
  sender: string;
  /** When it can go out, to look for another day; no other day is looked for without it. */
  window?: CommunicationWindow | null | undefined;
}

/** A programme or an activity to be started. */
export interface Programme {
  /** Whether the Center cooperates (6.1). */
  center_cooperates?: boolean | null | undefined;
  /** The Associations it is started with; an empty list says that it is started alone. */
  partners?: readonly Partner[] | null | undefined;
  /** Whether the University takes part. */
  with_university?: boolean | null | undefined;
}

/** What `start-programme` hangs on. */
export interface ProgrammeFacts {
  /** The group that starts it. */
  group?: Group | undefined;
  /** What it starts. */
  programme?: Programme | undefined;
}

/** How `propose-activities` is asked. */
export interface ProposeActivitiesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `propose-nominees` is asked. */
export interface ProposeNomineesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What `queue` hangs on. */
export interface QueueFacts {
  /**
   * The moderations. One that cannot be read, or could not have happened, is named in the
   * answer by its place and leaves the others alone.
   */
  moderations: readonly OneModeration[];
}

/** How `queue` is asked. */
export interface QueueRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: QueueFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** The readings chosen in place of the register's own, and what the University said, by entry. */
export interface Readings {
  /** Who counts as an Alumnus? It has one reading, which the University can confirm. */
  I01?: Confirmation | undefined;
  /** When does the year of e-resources run? The register's own: last-day-included. */
  I02?: "last-day-included" | "day-before" | "next-working-day" | Confirmation | undefined;
  /**
   * What do "if any", "as needed" and "relevant" hang on? It has one reading, which the
   * University can confirm.
   */
  I03?: Confirmation | undefined;
  /** Is one card enough to enter the campus? It has one reading, which the University can confirm. */
  I04?: Confirmation | undefined;
  /** How soon is "timely"? It has one reading, which the University can confirm. */
  I05?: Confirmation | undefined;
  /** Can a machine judge character? It has one reading, which the University can confirm. */
  I06?: Confirmation | undefined;
  /** What are "broad groups"? It has one reading, which the University can confirm. */
  I07?: Confirmation | undefined;
  /** Does the exemption hang on the data being submitted? The register's own: condition. */
  I08?: "condition" | "duty" | Confirmation | undefined;
  /** Which kinds of communication are meant? It has one reading, which the University can confirm. */
  I09?: Confirmation | undefined;
  /** What is "at the same time"? The register's own: facets-may-overlap. */
  I10?: "facets-may-overlap" | "facets-that-differ-never-overlap" | Confirmation | undefined;
  /** What may an order change? The register's own: contradiction-is-an-error. */
  I11?: "contradiction-is-an-error" | "later-order-prevails" | Confirmation | undefined;
  /** Which sections bind a digest? It has one reading, which the University can confirm. */
  I12?: Confirmation | undefined;
  /** What are the subject's characters? The register's own: grapheme-clusters. */
  I13?: "grapheme-clusters" | "code-points" | Confirmation | undefined;
  /** What is a paragraph? The register's own: links-and-bold-lines-left-out. */
  I14?: "links-and-bold-lines-left-out" | "link-block-counts" | "bold-line-counts" | Confirmation | undefined;
  /** How do 3 lines and 80 characters bind together? The register's own: wrapped-lines. */
  I15?: "wrapped-lines" | "author-lines" | "whole-paragraph" | Confirmation | undefined;
  /** What are the School's resources? The register's own: named-hosts. */
  I16?: "named-hosts" | "university-host-also" | "footer-links-count" | Confirmation | undefined;
  /** What are a table's lines? The register's own: header-row-counted. */
  I17?: "header-row-counted" | "header-row-not-counted" | Confirmation | undefined;
  /** Is 800 by 600 a bound or a measure? The register's own: at-most. */
  I18?: "at-most" | "exactly" | Confirmation | undefined;
  /** Which are the brand colours? The register's own: mail-program-links-pass. */
  I19?: "mail-program-links-pass" | "mail-program-links-count" | Confirmation | undefined;
  /** How much bold is the minimum? It has one reading, which the University can confirm. */
  I20?: Confirmation | undefined;
  /** What is "very large"? The register's own: twice-letter-font. */
  I21?: "twice-letter-font" | "pixel-size" | Confirmation | undefined;
  /** Which words are in capitals? It has one reading, which the University can confirm. */
  I22?: Confirmation | undefined;
  /** What are the title and the letter's font? It has one reading, which the University can confirm. */
  I23?: Confirmation | undefined;
  /** What is a signature, and what must be in it? The register's own: one-phone. */
  I24?: "one-phone" | "two-phones" | Confirmation | undefined;
  /** 14 and 5 working days from what? The register's own: before-event. */
  I25?: "before-event" | "after-receipt" | Confirmation | undefined;
  /** How are the days counted? The register's own: days-before. */
  I26?: "days-before" | "clear-days" | Confirmation | undefined;
  /** When does the one business day end? The register's own: next-working-day. */
  I27?: "next-working-day" | "cut-off-hour" | "clock-starts-next-working-day" | Confirmation | undefined;
  /** Whose hashtag, and how written? It has one reading, which the University can confirm. */
  I28?: Confirmation | undefined;
  /** What if no direction fits? It has one reading, which the University can confirm. */
  I29?: Confirmation | undefined;
  /** Whose working days? The register's own: five-day-week. */
  I30?: "five-day-week" | "six-day-week" | "own-days" | Confirmation | undefined;
  /** What follows if moderation is late? The register's own: mailing-by-its-window. */
  I31?: "mailing-by-its-window" | "mailing-out-of-order-too" | Confirmation | undefined;
  /** What of materials handed in before the window opens? The register's own: sent-when-window-opens. */
  I32?: "sent-when-window-opens" | "handed-in-again" | Confirmation | undefined;
  /** Does an Alumnus come to the Center first? The register's own: center-first. */
  I33?: "center-first" | "before-the-center" | Confirmation | undefined;
  /** Does "relevant" condition the right? The register's own: university-chooses. */
  I34?: "university-chooses" | "stated-fact" | Confirmation | undefined;
  /** How many members has an Association, and must all be Alumni? The register's own: all-alumni. */
  I35?: "all-alumni" | "most-alumni" | Confirmation | undefined;
  /** Whose documents of title? The register's own: every-association. */
  I36?: "every-association" | "legal-entities-only" | Confirmation | undefined;
  /**
   * Does a School's letter to its own Alumni need the Center's cooperation? The register's own:
   * narrower-rule.
   */
  I37?: "narrower-rule" | "any-interaction" | Confirmation | undefined;
  /** Is there advice without a unit's representative? The register's own: center-advises-itself. */
  I38?: "center-advises-itself" | "representative-needed" | Confirmation | undefined;
  /** Which mailings do the directions bind? The register's own: mailings-of-units. */
  I39?: "mailings-of-units" | "every-mailing" | Confirmation | undefined;
  /** What if the mailing announces no date? It has one reading, which the University can confirm. */
  I40?: Confirmation | undefined;
  /** When does the business day of returned materials begin? The register's own: starts-anew. */
  I41?: "starts-anew" | "runs-on" | Confirmation | undefined;
  /** Whom does the business day of a post bind? The register's own: up-to-forwarding. */
  I42?: "up-to-forwarding" | "up-to-posting" | Confirmation | undefined;
  /** Does a public post need approval as a broad communication? The register's own: center-posts. */
  I43?: "center-posts" | "as-any-other" | Confirmation | undefined;
  /** Whom do the responsibilities bind? It has one reading, which the University can confirm. */
  I44?: Confirmation | undefined;
  /** How is an approval known? It has one reading, which the University can confirm. */
  I45?: Confirmation | undefined;
  /** What of that which was not seen? It has one reading, which the University can confirm. */
  I46?: Confirmation | undefined;
  /** Which edition answers? It has one reading, which the University can confirm. */
  I47?: Confirmation | undefined;
  /** Can a moderation end otherwise than by sending? The register's own: declined-or-withdrawn. */
  I48?: "declined-or-withdrawn" | "only-completion" | Confirmation | undefined;
  /** On the lists of which Schools does a unit submit? The register's own: others-with-approval. */
  I49?: "others-with-approval" | "own-lists-only" | Confirmation | undefined;
  /** Does the Center's own mailing go through moderation? The register's own: moderated-too. */
  I50?: "moderated-too" | "center-unmoderated" | Confirmation | undefined;
  /** Has an Association a constituency of its own? The register's own: no-constituency. */
  I51?: "no-constituency" | "affiliated-alumni" | Confirmation | undefined;
  /** Who are the own Alumni of several senders? The register's own: together. */
  I52?: "together" | "within-each" | Confirmation | undefined;
  /** Is approval needed where the Center is among several senders? The register's own: center-sends. */
  I53?: "center-sends" | "center-alone" | Confirmation | undefined;
  /** Which lists may the Center use for its own mailing? The register's own: every-list. */
  I54?: "every-list" | "own-lists-only" | Confirmation | undefined;
}

/** What the record's questions hang on: section 5 binds Alumni alone (I44). */
export interface RecordFacts {
  /** Whose record it is. Of somebody who is no Alumnus none of it is asked (I44). */
  person?: Person | undefined;
  /** The record. */
  record?: AlumnusRecord | undefined;
}

/** How `responsibilities` is asked. */
export interface ResponsibilitiesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RecordFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `responsible-employee` is asked. */
export interface ResponsibleEmployeeRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: CenterFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What `rights-ending` hangs on. */
export interface RightsEndingFacts {
  /** The first day looked at; the day asked about where none is given. */
  from?: DateString | null | undefined;
  /** The people. */
  people: readonly OneOfMany[];
  /** The last day looked at; all of time to come where none is given. */
  through?: DateString | null | undefined;
  /** The University. */
  university?: University | undefined;
}

/** How `rights-ending` is asked. */
export interface RightsEndingRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsEndingFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What the rights hang on. */
export interface RightsFacts {
  /** The approvals that were given, of whom an order under 9.1 names (I45). */
  approvals?: readonly Approval[] | undefined;
  /** The person. */
  person?: Person | undefined;
  /** The University. */
  university?: University | undefined;
}

/** How `rights-over-time` is asked. */
export interface RightsOverTimeRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `rights` is asked. */
export interface RightsRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** Who runs an award programme. */
export type RunBy =
  /** The Center. */
  | "center"
  /** A School or a structural division. */
  | "unit";

/**
 * What is known of a mailing's dates. All of it is optional; what is missing leaves open what
 * hangs on it.
 */
export interface ScheduleFacts {
  /** When the event, or the date that the mailing announces, begins; or that it announces none. */
  event_start?: Announced | null | undefined;
  /** When the mailing is to go out, or went out. */
  planned_send?: Moment | null | undefined;
  /** When the moderator received the materials. */
  received?: Moment | null | undefined;
}

/** Who sends a communication. */
export type Sender =
  /** The Center itself. */
  | "center"
  /**
   * A School, by its short name; its constituency are its graduates and the Alumni affiliated
   * with it.
   */
  | {
    school: string;
  }
  /** A structural division; its constituency are the Alumni affiliated with it. */
  | {
    division: string;
  }
  /**
   * An Alumni Association; 7.2 speaks of Schools and divisions alone, so it has no constituency
   * (I51).
   */
  | {
    association: string;
  }
  /**
   * Several at once; each writes to its own, so together they have the constituencies of all
   * (I52). Where the Center is among them, it sends (I53).
   */
  | {
    several: readonly Sender[];
  };

/** How `sending-schedule` is asked. */
export interface SendingScheduleRequest {
  /** The day asked about. */
  as_of?: Moment | null | undefined;
  /** What is known of the case. */
  facts: ScheduleFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** How `start-programme` is asked. */
export interface StartProgrammeRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: ProgrammeFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What the University states, and which part of it does. */
export interface Stated {
  /** Who states it. */
  by: string;
  /** Whether it is so. */
  so: boolean;
}

/**
 * A whole year of days, as the caller knows it from an act: no projection is needed for it, and
 * its days are `stated`. What it does not say stays as the law has it: a holiday that stands
 * neither in `off` nor in `worked`, and, where `off` is left out, all other days too. In a year
 * to come that is a projection.
 */
export interface StatedYear {
  /** Its days off besides the plain weekends: holidays, the days off for them, Kurban Ait, transfers. */
  off?: readonly DateString[] | null | undefined;
  /** The act that says so. */
  source: string;
  /** Its weekends and holidays that are worked. */
  worked?: readonly DateString[] | undefined;
  /** The year. */
  year: number;
}

/** What an initiator submits: who, of which School, in which direction, on which lists (A3.1). */
export interface Submission {
  /** Whether the Center itself starts it, and no unit of a School (I50). */
  center?: boolean | undefined;
  /** By which way it goes out. */
  channel: ModerationChannel;
  /** The direction of Appendix 1, section 1. The Center's own may have none (I39). */
  direction: Direction;
  /** The initiator's registered hashtag, without which nothing can be posted (A4.4). */
  hashtag?: Hashtag | null | undefined;
  /**
   * The lists that it goes to; those of another School ask for more (I49), of the Center none
   * does (I54). None where it is a post.
   */
  lists?: readonly MailingList[] | undefined;
  /** The School of that unit. */
  school?: string | null | undefined;
  /** The structural unit that starts it. */
  unit: string;
}

/** A School that took the place of a former one. */
export interface Succession {
  /** The former School. */
  former: string;
  /** The School that succeeded it. */
  successor: string;
}

/**
 * What stands before or behind the name in a merge tag. It has a sign that is no letter, figure
 * or space: words alone would make merge tags of half a letter.
 */
export type TagMark = string;

/**
 * On what terms a question is answered, whatever the question: the readings, the limits and
 * settings, the orders under 9.1, the calendar, the Schools besides the known ones, the
 * edition, the language.
 */
export interface Terms {
  /** The calendar of working days. */
  calendar?: CalendarChoice | undefined;
  /** How the edition stands, where the caller knows more than its source says. */
  edition?: EditionStanding | undefined;
  /** The limits of another edition, and the caller's settings. */
  limits?: Limits | undefined;
  /** The language of the messages. */
  locale?: Locale | undefined;
  /** The orders under 9.1, whether in force on the day or not. */
  orders?: readonly Order[] | undefined;
  /** The readings chosen in place of the register's own, and what the University said of entries. */
  readings?: Readings | undefined;
  /** Schools besides the known ones. */
  schools?: readonly string[] | undefined;
  /** Which Schools took the place of former ones, whose Alumni are then theirs (I07). */
  successions?: readonly Succession[] | undefined;
}

/** Whether and when the Center was told: `not-yet`, or the day. */
export type Told = "not-yet" | DateString;

/** How `training-courses` is asked. */
export interface TrainingCoursesRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/** What the University states of itself (I03). What is not given is not known. */
export interface University {
  /** Whether members of a Working Group or an Industry Advisory Board are needed (4.3). */
  need?: Stated | null | undefined;
  /** Whether there is an Alumni platform (4.2). */
  platform?: boolean | null | undefined;
  /**
   * Whether the event or the research project is relevant to the person (4.4); under a reading
   * of I34 the news, the course or the information too (4.5, 4.10, 4.11).
   */
  relevant?: Stated | null | undefined;
}

/**
 * What lets violations of a rule pass. Who may do so is the caller's to say; that it was done,
 * the report says.
 */
export interface Waiver {
  /** Who lets them. */
  by: string;
  /** The id of the one that passes; absent, all of the rule do. */
  finding?: string | null | undefined;
  /** On which day. */
  on: DateString;
  /** Why they pass. */
  reason: string;
  /** The rule whose violations pass. */
  rule: RuleName;
  /** The last day of sending on which it holds, in place of `until`. */
  through?: DateString | null | undefined;
  /** The first day of sending on which it no longer holds; absent while none is set. */
  until?: DateString | null | undefined;
}

/** Which days of the week are worked (I30). */
export type Week =
  /** Monday to Friday. */
  | "five-day"
  /** Monday to Saturday. */
  | "six-day";

/** How `working-groups-and-boards` is asked. */
export interface WorkingGroupsAndBoardsRequest {
  /** The day asked about. */
  as_of: Moment;
  /** What is known of the case. */
  facts: RightsFacts;
  /** On what terms it is answered. */
  terms?: Terms | undefined;
}

/**
 * All that is asked, by the names of the questions; `mailing` is the brief of a check, `people`
 * what is asked of a table of people.
 */
export interface Requests {
  accomplishments: AccomplishmentsRequest;
  "alumni-platform": AlumniPlatformRequest;
  alumnus: AlumnusRequest;
  association: AssociationRequest;
  "award-programme": AwardProgrammeRequest;
  "campus-access": CampusAccessRequest;
  "career-services": CareerServicesRequest;
  "center-advice": CenterAdviceRequest;
  "changes-told": ChangesToldRequest;
  collisions: CollisionsRequest;
  "communication-approval": CommunicationApprovalRequest;
  "events-and-research": EventsAndResearchRequest;
  "forms-answered": FormsAnsweredRequest;
  "found-associations": FoundAssociationsRequest;
  information: InformationRequest;
  interaction: InteractionRequest;
  "library-e-resources": LibraryEResourcesRequest;
  "library-on-campus": LibraryOnCampusRequest;
  mailing: Brief;
  "meeting-support": MeetingSupportRequest;
  moderation: ModerationRequest;
  "moved-windows": MovedWindowsRequest;
  "news-and-road-map": NewsAndRoadMapRequest;
  "non-disclosure": NonDisclosureRequest;
  "order-stands": OrderStandsRequest;
  "own-initiative": OwnInitiativeRequest;
  people: PeopleRequest;
  "propose-activities": ProposeActivitiesRequest;
  "propose-nominees": ProposeNomineesRequest;
  queue: QueueRequest;
  responsibilities: ResponsibilitiesRequest;
  "responsible-employee": ResponsibleEmployeeRequest;
  rights: RightsRequest;
  "rights-ending": RightsEndingRequest;
  "rights-over-time": RightsOverTimeRequest;
  "sending-schedule": SendingScheduleRequest;
  "start-programme": StartProgrammeRequest;
  "training-courses": TrainingCoursesRequest;
  "working-groups-and-boards": WorkingGroupsAndBoardsRequest;
}
