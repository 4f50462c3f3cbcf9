"""Made from the schemas by `cargo xtask bless`; not to be edited."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, final

from msgspec import field

from ._names import (
    ClauseId,
    EditionStatus,
    Limit,
    Locale,
    ModerationRole,
    ModerationStep,
    ReadingName,
    RuleName,
)
from ._objects import (
    AnswerObject,
    CollisionReportObject,
    ComparedDraftsObject,
    DecisionObject,
    MailingReportObject,
    ModerationAnswerObject,
    QueueObject,
    SendingScheduleObject,
    Rights,
)

__all__ = [
    "Answer",
    "AnswerKind",
    "AnsweredBy",
    "Ask",
    "Basis",
    "Certainty",
    "ChangeBy",
    "ChangedDay",
    "ChecklistRow",
    "ClauseEntry",
    "Collision",
    "CollisionReport",
    "CollisionsWithoutOrder",
    "ComparedDrafts",
    "ConfirmedEntry",
    "Day",
    "DayKind",
    "Deadline",
    "DeadlineStatus",
    "Decision",
    "DecisionName",
    "Edit",
    "Effect",
    "EndingRight",
    "EntryId",
    "FactUsed",
    "Finding",
    "Fix",
    "FixGrade",
    "FixedMailing",
    "FoundAt",
    "HandIn",
    "InterpretationEntry",
    "Judged",
    "Lapsed",
    "LimitEntry",
    "LimitUnit",
    "MailingReport",
    "Measures",
    "Mended",
    "Message",
    "ModerationAnswer",
    "ModerationDeadline",
    "ModerationState",
    "MovedWindow",
    "MovedWindows",
    "Near",
    "Next",
    "NextStep",
    "Note",
    "OtherReadingEntry",
    "Outcome",
    "ParagraphMeasure",
    "Period",
    "PictureMeasure",
    "PolicyDocument",
    "Position",
    "Prospect",
    "Quantity",
    "QuestionEntry",
    "QuestionName",
    "Queue",
    "QueueEntry",
    "QueueError",
    "Reason",
    "Responsibilities",
    "Responsibility",
    "RightName",
    "RightPeriods",
    "RightsEnding",
    "RightsOverTime",
    "RowStatus",
    "RuleEntry",
    "SchoolEntry",
    "Sending",
    "SendingSchedule",
    "SendingWindow",
    "Settled",
    "Severity",
    "SourceKind",
    "SourcePart",
    "SourceReport",
    "Span",
    "TableMeasure",
    "TextUnits",
    "Timing",
    "Treatment",
    "Unit",
    "Urgency",
    "Valid",
    "Verdict",
    "Waived",
    "WithoutOrder",
    "WouldChange",
]

AnswerKind: TypeAlias = Literal["record", "judgement", "character", "policy", "not-asked"]
"""What kind of answer a responsibility admits.

- `record`: It is assessed from a record.
- `judgement`: A person judges; nothing is scored.
- `character`: It is about character, and never scored (I06).
- `policy`: It is kept by keeping the rest of the Policy.
- `not-asked`: None: she is no Alumnus, and of her it is not asked (I44)."""

Certainty: TypeAlias = Literal["statutory", "decreed", "stated", "estimated", "projected"]
"""How sure it is that a day is what it is said to be; the surest first.

- `statutory`: A law says so, for every year while it is in force.
- `decreed`: An act or an announcement for this very day says so.
- `stated`: The caller says so.
- `estimated`: It hangs on a date that so far is only estimated, a day earlier or later.
- `projected`: Today's law carried on into years that are not known yet."""

ChangeBy: TypeAlias = Literal["time", "document", "degree", "statement", "approval"]
"""By what an answer would change.

- `time`: Time passing.
- `document`: A document: a card, papers.
- `degree`: A degree that NU confers.
- `statement`: What the University or a unit of it states or does.
- `approval`: The approval of everyone in `approvers`."""

DayKind: TypeAlias = Literal[
    "working-day",
    "weekend",
    "holiday",
    "observed-day-off",
    "religious-day-off",
    "transferred-day-off",
    "worked-weekend",
    "closed",
    "worked",
]
"""Why a day is worked or not.

- `working-day`: A day of the week that is worked.
- `weekend`: A day of the week that is not worked.
- `holiday`: A holiday of the law.
- `observed-day-off`: The day off for a holiday that falls on a weekend.
- `religious-day-off`: Orthodox Christmas or the first day of Kurban Ait.
- `transferred-day-off`: A day off for which a weekend is worked.
- `worked-weekend`: A weekend that is worked for a day off elsewhere.
- `closed`: Closed, as the caller says.
- `worked`: Worked, as the caller says."""

DeadlineStatus: TypeAlias = Literal[
    "open",
    "met",
    "planned-late",
    "overdue",
    "late",
    "lapsed",
    "too-early",
    "undetermined",
]
"""How what is due by a day stands to it.

- `open`: Not done, and there is time.
- `met`: Done, or planned, in time.
- `planned-late`: Not done, and there is time, and it is planned for a day after that.
- `overdue`: Not done, and the time is over, whatever is planned.
- `late`: Done after the time was over.
- `lapsed`: Withdrawn while there was time: nothing is due any more (I48).
- `too-early`: The materials came in before the window opened, and are handed in again (I32).
- `undetermined`: The last day is not known; `missing` says what it hangs on."""

Effect: TypeAlias = Literal["grants", "requires-approval", "refuses", "prohibits", "leaves-open"]
"""What a reason does to the outcome, from the mildest to the gravest.

- `grants`: It speaks for the answer.
- `requires-approval`: Somebody has to agree first.
- `refuses`: It stands in the way.
- `prohibits`: It forbids what was asked.
- `leaves-open`: Facts are missing; the reason's `could` says how grave they can be."""

EntryId: TypeAlias = Literal[
    "I01",
    "I02",
    "I03",
    "I04",
    "I05",
    "I06",
    "I07",
    "I08",
    "I09",
    "I10",
    "I11",
    "I12",
    "I13",
    "I14",
    "I15",
    "I16",
    "I17",
    "I18",
    "I19",
    "I20",
    "I21",
    "I22",
    "I23",
    "I24",
    "I25",
    "I26",
    "I27",
    "I28",
    "I29",
    "I30",
    "I31",
    "I32",
    "I33",
    "I34",
    "I35",
    "I36",
    "I37",
    "I38",
    "I39",
    "I40",
    "I41",
    "I42",
    "I43",
    "I44",
    "I45",
    "I46",
    "I47",
    "I48",
    "I49",
    "I50",
    "I51",
    "I52",
    "I53",
    "I54",
]

FixGrade: TypeAlias = Literal["safe", "review"]
"""How far a fix can be trusted.

- `safe`: Changes no meaning.
- `review`: A person looks before it is taken."""

LimitUnit: TypeAlias = Literal[
    "characters",
    "hours",
    "lines",
    "paragraphs",
    "pictures",
    "pixels",
    "rows",
    "share",
    "tables",
    "times",
    "working days",
    "years",
]

ModerationState: TypeAlias = Literal[
    "submitted",
    "in-moderation",
    "returned",
    "completed",
    "approved",
    "declined",
    "withdrawn",
    "sent",
    "forwarded",
    "posted",
]
"""How far a mailing or post has come.

- `submitted`: Handed in, not looked at yet.
- `in-moderation`: The moderator checks it.
- `returned`: The initiator has it back, to complete it.
- `completed`: Handed in anew, not looked at yet.
- `approved`: In order, not gone out yet.
- `declined`: Declined: it does not go out.
- `withdrawn`: Withdrawn: it does not go out.
- `sent`: Sent to its addressees.
- `forwarded`: With the Communication officer.
- `posted`: Posted."""

Outcome: TypeAlias = Literal[
    "granted",
    "needs-approval",
    "not-granted",
    "prohibited",
    "undetermined",
]
"""The answer in a word.

- `granted`: Yes.
- `needs-approval`: Yes, once every approver has agreed.
- `not-granted`: No: a condition is not met.
- `prohibited`: No: it is forbidden.
- `undetermined`: It hangs on facts that were not given."""

Prospect: TypeAlias = Literal["met", "at-risk", "overdue", "missed"]
"""Whether the window can still be met.

- `met`: Yes, even where moderation takes all its time.
- `at-risk`: Only where moderation is quicker than it has to be.
- `overdue`: Yes, but the moderator is late.
- `missed`: No."""

QuestionName: TypeAlias = Literal[
    "alumnus",
    "rights",
    "rights-over-time",
    "rights-ending",
    "library-on-campus",
    "library-e-resources",
    "alumni-platform",
    "working-groups-and-boards",
    "events-and-research",
    "news-and-road-map",
    "accomplishments",
    "propose-activities",
    "propose-nominees",
    "career-services",
    "training-courses",
    "information",
    "found-associations",
    "meeting-support",
    "campus-access",
    "responsibilities",
    "forms-answered",
    "changes-told",
    "non-disclosure",
    "association",
    "interaction",
    "responsible-employee",
    "center-advice",
    "start-programme",
    "own-initiative",
    "communication-approval",
    "award-programme",
    "order-stands",
    "sending-schedule",
    "moved-windows",
    "moderation",
    "queue",
    "collisions",
]

RightName: TypeAlias = Literal[
    "library-on-campus",
    "library-e-resources",
    "alumni-platform",
    "working-groups-and-boards",
    "events-and-research",
    "news-and-road-map",
    "accomplishments",
    "propose-activities",
    "propose-nominees",
    "career-services",
    "training-courses",
    "information",
    "found-associations",
    "meeting-support",
    "campus-access",
]

RowStatus: TypeAlias = Literal[
    "not-applicable",
    "satisfied",
    "waived",
    "undetermined",
    "needs-review",
    "needs-approval",
    "violated",
]
"""How a clause stands.

- `not-applicable`: It does not bind this mailing; the row says why.
- `satisfied`: It is met.
- `waived`: It is broken, and somebody lets that pass.
- `undetermined`: Facts are missing; the row names them.
- `needs-review`: A person has to look.
- `needs-approval`: Somebody has to agree first.
- `violated`: It is broken."""

Settled: TypeAlias = Literal["line", "setting", "judgement", "advice"]
"""How a question is settled.

- `line`: By a line that the text itself draws.
- `setting`: By a parameter that the caller sets; unset, the answer is undetermined.
- `judgement`: By a person, to whom the evidence is shown.
- `advice`: Not at all: it is shown and changes no outcome."""

Severity: TypeAlias = Literal["advice", "undetermined", "needs-review", "violation"]
"""What a finding does to the outcome.

- `advice`: Worth knowing; never changes the outcome.
- `undetermined`: It cannot be told until the facts in `missing` are given.
- `needs-review`: A person has to look.
- `violation`: The clause is broken."""

SourceKind: TypeAlias = Literal["html", "eml", "msg", "text"]
"""What a source is written in.

- `html`: HTML: in UTF-8, or as it says itself.
- `eml`: An e-mail message with its headers; read with the feature `eml`.
- `msg`: A message as Outlook saves it; read with the feature `msg`.
- `text`: Plain text: in UTF-8, or in UTF-16 with its mark."""

TextUnits: TypeAlias = Literal["utf8", "code-points", "utf16"]
"""The unit in which spans count.

- `utf8`: Bytes of UTF-8, as canonical JSON counts.
- `code-points`: Code points: Python's strings.
- `utf16`: UTF-16 code units: JavaScript's strings."""

Timing: TypeAlias = Literal["too-early", "in-time", "too-late"]
"""How a day of sending lies to the window.

- `too-early`: Before it.
- `in-time`: In it.
- `too-late`: After it."""

Treatment: TypeAlias = Literal["check", "duty", "judgement", "advice", "definition", "informative"]
"""How the library treats a clause.

- `check`: A check answers for it.
- `duty`: It obliges somebody; it is listed.
- `judgement`: A person decides; the library shows the evidence.
- `advice`: It is shown and never changes an outcome.
- `definition`: It says what words mean.
- `informative`: It tells, and asks nothing of anyone."""

Unit: TypeAlias = Literal[
    "characters",
    "lines",
    "paragraphs",
    "tables",
    "rows",
    "pictures",
    "pixels",
    "share",
    "times",
    "phones",
    "working-days",
]
"""What a number counts.

- `characters`: Characters.
- `lines`: Lines of a paragraph.
- `paragraphs`: Paragraphs.
- `tables`: Tables.
- `rows`: Rows of a table.
- `pictures`: Pictures.
- `pixels`: CSS pixels.
- `share`: Share of a whole, 0 to 1.
- `times`: How many times one is as large as the other.
- `phones`: Phone numbers.
- `working-days`: Working days."""

Urgency: TypeAlias = Literal["late", "due-today", "due-later", "undetermined", "no-day"]
"""How a moderation stands to its days, by the status of its deadline. Nobody binds the initiator to a day, and what the initiator completes is never late.

- `late`: The moderator is late: with what is waited for, or with the moderation before it. What is planned for after its last day is late once that is over.
- `due-today`: It is due on the day asked about.
- `due-later`: Its day is to come.
- `undetermined`: Its day hangs on what is not known.
- `no-day`: No day is set for it, or the materials came in too early and are handed in again (I32)."""

Verdict: TypeAlias = Literal["accepted", "needs-review", "needs-approval", "rejected"]
"""What Appendix 1 says to a draft, as far as its own text and the brief can show.

- `accepted`: Every clause that was checked is satisfied or does not apply.
- `needs-review`: Nothing is violated, but something is left to a person or to facts not given.
- `needs-approval`: Nothing is violated, but somebody has to agree first (7.1, or an order under 9.1).
- `rejected`: At least one clause is violated."""

DecisionName: TypeAlias = Literal[
    "accomplishments",
    "alumni-platform",
    "alumnus",
    "association",
    "award-programme",
    "campus-access",
    "career-services",
    "center-advice",
    "changes-told",
    "communication-approval",
    "events-and-research",
    "forms-answered",
    "found-associations",
    "information",
    "interaction",
    "library-e-resources",
    "library-on-campus",
    "meeting-support",
    "news-and-road-map",
    "non-disclosure",
    "order-stands",
    "own-initiative",
    "propose-activities",
    "propose-nominees",
    "responsible-employee",
    "start-programme",
    "training-courses",
    "working-groups-and-boards",
]
"""The name of a question that is answered by one decision."""


@final
class Ask(AnswerObject, frozen=True, kw_only=True, gc=False):
    """Missing facts that, once known, can settle the answer.

    - `facts`: The facts, by their paths in the request: `facts.person.degrees`.
    - `questions`: What to ask to learn each of them, in their order.
    - `outcomes`: The outcomes that answers to them can settle.
    - `always`: Whether every answer to them settles it."""

    facts: tuple[str, ...]
    """The facts, by their paths in the request: `facts.person.degrees`."""

    questions: tuple[str, ...]
    """What to ask to learn each of them, in their order."""

    outcomes: tuple[Outcome, ...]
    """The outcomes that answers to them can settle."""

    always: bool
    """Whether every answer to them settles it."""


@final
class Basis(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What an answer rests on.

    - `as_of`: The day that was asked about; `None` where the question was about none.
    - `edition`: The edition of the Policy.
    - `edition_status`: That edition's standing.
    - `edition_in_force`: Whether that edition is in force on the day; `None` where that is not known.
    - `edition_note`: What is to be said of that edition: that it is not approved yet, was rejected, or is not in force on the day (I47).
    - `readings`: The readings that the caller chose in place of the register's own, by entry; of one that several are taken of at once, all.
    - `confirmed`: What the University itself said of entries of the register.
    - `confirmed_later`: What it said of entries after the day asked about: that was not known then, and is left out.
    - `provisional`: The entries that the answer rests on and the University has not confirmed: they are provisional.
    - `provisional_note`: The same, for people; `None` where it rests on none.
    - `limits`: The limits and settings that the caller set.
    - `orders`: The orders in force that touched the answer or its advice.
    - `as_known_on`: Only what was known of the calendar on this day was used; `None`: all that is known.
    - `locale`: The language of the messages."""

    as_of: str | None
    """The day that was asked about; `None` where the question was about none."""

    edition: str
    """The edition of the Policy."""

    edition_status: EditionStatus
    """That edition's standing."""

    edition_in_force: bool | None
    """Whether that edition is in force on the day; `None` where that is not known."""

    edition_note: Message | None
    """What is to be said of that edition: that it is not approved yet, was rejected, or is not in force on the day (I47)."""

    readings: dict[EntryId, str]
    """The readings that the caller chose in place of the register's own, by entry; of one that several are taken of at once, all."""

    confirmed: tuple[ConfirmedEntry, ...]
    """What the University itself said of entries of the register."""

    confirmed_later: tuple[ConfirmedEntry, ...]
    """What it said of entries after the day asked about: that was not known then, and is left out."""

    provisional: tuple[EntryId, ...]
    """The entries that the answer rests on and the University has not confirmed: they are provisional."""

    provisional_note: Message | None
    """The same, for people; `None` where it rests on none."""

    limits: dict[Limit, float]
    """The limits and settings that the caller set."""

    orders: tuple[str, ...]
    """The orders in force that touched the answer or its advice."""

    as_known_on: str | None
    """Only what was known of the calendar on this day was used; `None`: all that is known."""

    locale: Locale
    """The language of the messages."""


@final
class ChangedDay(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A day that the two calendars hold for different things.

    - `before`: In the calendar before.
    - `after`: In the calendar after."""

    before: Day
    """In the calendar before."""

    after: Day
    """In the calendar after."""


@final
class ChecklistRow(AnswerObject, frozen=True, kw_only=True, gc=False):
    """One clause and how it stands.

    - `clause`: The clause.
    - `status`: How it stands.
    - `rules`: The rules that answer for it; empty where no rule of this version does.
    - `readings`: The entries of the interpretation register that the answer rests on.
    - `missing`: The facts that would settle it, by the brief's keys.
    - `why`: Why it stands so.
    - `seen`: What there is to judge under it, for a judgement of the clause to name; `None` where nothing is left to a person."""

    clause: ClauseId
    """The clause."""

    status: RowStatus
    """How it stands."""

    rules: tuple[RuleName, ...]
    """The rules that answer for it; empty where no rule of this version does."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that the answer rests on."""

    missing: tuple[str, ...]
    """The facts that would settle it, by the brief's keys."""

    why: Message
    """Why it stands so."""

    seen: str | None
    """What there is to judge under it, for a judgement of the clause to name; `None` where nothing is left to a person."""


@final
class ClauseEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A clause and what answers for it.

    - `id`: Its id.
    - `section`: The section it stands in.
    - `treatment`: How the library treats it.
    - `gist`: What it says, restated.
    - `answered_by`: The rules of the check of a mailing, and the questions, that answer for it."""

    id: ClauseId
    """Its id."""

    section: str
    """The section it stands in."""

    treatment: Treatment
    """How the library treats it."""

    gist: str
    """What it says, restated."""

    answered_by: tuple[AnsweredBy, ...]
    """The rules of the check of a mailing, and the questions, that answer for it."""


@final
class Collision(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A communication that comes at the same time as others to the same people.

    - `id`: Its id.
    - `sender`: Who sends it.
    - `date`: When it goes out.
    - `severity`: Always advice.
    - `clauses`: The clauses that it rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `missing`: What is not known of it, by its path in the request: `facts.communications[0].audience`.
    - `count`: With how many it collides.
    - `certain`: With how many of them it is certain that some people get both.
    - `with_`: The first of them: those that are certain, then those that are possible, each by date and id.
    - `free_day`: The nearest working day of its window, from the day asked about on, on which it would collide with none, the others staying where they are; of two equally near ones the earlier. `None` where it has gone out by then.
    - `message`: What is wrong, why, and what to do."""

    id: str
    """Its id."""

    sender: str
    """Who sends it."""

    date: str
    """When it goes out."""

    severity: Severity
    """Always advice."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    missing: tuple[str, ...]
    """What is not known of it, by its path in the request: `facts.communications[0].audience`."""

    count: int
    """With how many it collides."""

    certain: int
    """With how many of them it is certain that some people get both."""

    with_: tuple[Near, ...] = field(name="with")
    """The first of them: those that are certain, then those that are possible, each by date and id."""

    free_day: str | None
    """The nearest working day of its window, from the day asked about on, on which it would collide with none, the others staying where they are; of two equally near ones the earlier. `None` where it has gone out by then."""

    message: Message
    """What is wrong, why, and what to do."""


@final
class CollisionReport(CollisionReportObject, frozen=True, kw_only=True, gc=False):
    """The collisions among planned communications.

    - `distance`: Within how many working days two are at the same time.
    - `communications`: How many communications were compared.
    - `pairs`: How many pairs collide.
    - `certain`: Of how many of them it is certain that some people get both.
    - `findings`: One for each communication that collides, by date and id.
    - `without_order`: What it would be without the orders that set the distance (9.1).
    - `basis`: What the answer rests on."""

    distance: int
    """Within how many working days two are at the same time."""

    communications: int
    """How many communications were compared."""

    pairs: int
    """How many pairs collide."""

    certain: int
    """Of how many of them it is certain that some people get both."""

    findings: tuple[Collision, ...]
    """One for each communication that collides, by date and id."""

    without_order: CollisionsWithoutOrder | None
    """What it would be without the orders that set the distance (9.1)."""

    basis: Basis
    """What the answer rests on."""


@final
class CollisionsWithoutOrder(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The collisions as they would be without any order under 9.1.

    - `distance`: Within how many working days two are at the same time.
    - `pairs`: How many pairs collide."""

    distance: int
    """Within how many working days two are at the same time."""

    pairs: int
    """How many pairs collide."""


@final
class ComparedDrafts(ComparedDraftsObject, frozen=True, kw_only=True, gc=False):
    """What became of the findings of an earlier draft.

    - `mended`: Found before, and no more: as they were.
    - `settled`: Found before, and settled by a judgement or a waiver since.
    - `new`: Found for the first time.
    - `changed`: Said before of something that has been changed since, and said still.
    - `standing`: Found before and now."""

    mended: tuple[Finding, ...]
    """Found before, and no more: as they were."""

    settled: tuple[Finding, ...]
    """Found before, and settled by a judgement or a waiver since."""

    new: tuple[Finding, ...]
    """Found for the first time."""

    changed: tuple[Finding, ...]
    """Said before of something that has been changed since, and said still."""

    standing: tuple[Finding, ...]
    """Found before and now."""


@final
class ConfirmedEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """An entry of the register that the University has spoken on.

    - `entry`: The entry.
    - `reading`: Its reading, where it has several.
    - `by`: Who said so for the University.
    - `on`: On which day.
    - `document`: In which document.
    - `message`: The same, for people."""

    entry: EntryId
    """The entry."""

    reading: ReadingName | None
    """Its reading, where it has several."""

    by: str
    """Who said so for the University."""

    on: str
    """On which day."""

    document: str
    """In which document."""

    message: Message
    """The same, for people."""


@final
class Day(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A day: whether it is worked, why, by which act, how certain that is and since when.

    - `date`: The date.
    - `working`: Whether it is worked.
    - `kind`: Why.
    - `name`: The holiday's name, or the day that it was exchanged for; of a working day that may turn out to be a holiday, that.
    - `source`: The act that says so, or `the caller`.
    - `certainty`: How certain it is.
    - `known_since`: The day on which it became known that the day is this and nothing else; `None` where it was never otherwise, or the day is not on record."""

    date: str
    """The date."""

    working: bool
    """Whether it is worked."""

    kind: DayKind
    """Why."""

    name: str | None
    """The holiday's name, or the day that it was exchanged for; of a working day that may turn out to be a holiday, that."""

    source: str
    """The act that says so, or `the caller`."""

    certainty: Certainty
    """How certain it is."""

    known_since: str | None
    """The day on which it became known that the day is this and nothing else; `None` where it was never otherwise, or the day is not on record."""


@final
class Deadline(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A day that the Policy draws, and what it rests on.

    - `date`: The day, counted in.
    - `clauses`: The clauses that draw it.
    - `readings`: The entries of the interpretation register that it rests on.
    - `certainty`: The least certain of the days that were counted.
    - `rests_on`: Those of them that are not what their weekday says, or not certain."""

    date: str
    """The day, counted in."""

    clauses: tuple[ClauseId, ...]
    """The clauses that draw it."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    certainty: Certainty
    """The least certain of the days that were counted."""

    rests_on: tuple[Day, ...]
    """Those of them that are not what their weekday says, or not certain."""


@final
class Decision(DecisionObject, frozen=True, kw_only=True, gc=False):
    """The answer to a question, with everything that it rests on. Its outcome is what the effects of its reasons fold to, and cannot be set: one that is read with another outcome is refused.

    - `question`: The question's name.
    - `clauses`: The clauses that the question is about.
    - `outcome`: The outcome.
    - `headline`: The outcome in a sentence.
    - `approvers`: Who has to agree, where the outcome needs an approval.
    - `reasons`: Every reason, in the order of the conditions.
    - `ask`: The sets of missing facts that can settle an open answer; the one to ask first is the first.
    - `valid`: The days on which the outcome and its approvers are the same with the same facts.
    - `next`: What follows when the validity ends; `None` where it stays, or another edition follows.
    - `duties`: What somebody has to do.
    - `advice`: What is worth knowing and changes nothing.
    - `would_change`: What would change the outcome.
    - `without_order`: The answer without the orders that touched it.
    - `basis`: What it rests on."""

    question: QuestionName
    """The question's name."""

    clauses: tuple[ClauseId, ...]
    """The clauses that the question is about."""

    outcome: Outcome
    """The outcome."""

    headline: Message
    """The outcome in a sentence."""

    approvers: tuple[str, ...]
    """Who has to agree, where the outcome needs an approval."""

    reasons: tuple[Reason, ...]
    """Every reason, in the order of the conditions."""

    ask: tuple[Ask, ...]
    """The sets of missing facts that can settle an open answer; the one to ask first is the first."""

    valid: Valid
    """The days on which the outcome and its approvers are the same with the same facts."""

    next: Next | None
    """What follows when the validity ends; `None` where it stays, or another edition follows."""

    duties: tuple[Note, ...]
    """What somebody has to do."""

    advice: tuple[Note, ...]
    """What is worth knowing and changes nothing."""

    would_change: tuple[WouldChange, ...]
    """What would change the outcome."""

    without_order: WithoutOrder | None
    """The answer without the orders that touched it."""

    basis: Basis
    """What it rests on."""


@final
class Edit(AnswerObject, frozen=True, kw_only=True, gc=False):
    """One replacement in the part that the finding names.

    - `span`: What is replaced.
    - `replacement`: What stands there afterwards."""

    span: Span
    """What is replaced."""

    replacement: str
    """What stands there afterwards."""


@final
class EndingRight(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A right that ends.

    - `id`: The person's id.
    - `question`: The right's question.
    - `clause`: Its clause.
    - `last_day`: The last day on which it is granted.
    - `then`: The outcome from the next day on.
    - `message`: The same, for people."""

    id: str
    """The person's id."""

    question: QuestionName
    """The right's question."""

    clause: ClauseId
    """Its clause."""

    last_day: str
    """The last day on which it is granted."""

    then: Outcome
    """The outcome from the next day on."""

    message: Message
    """The same, for people."""


@final
class FactUsed(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A fact that a reason rests on.

    - `path`: Where it stands in the request: `facts.person.degrees`, `terms.orders[0]`.
    - `value`: How it was given; `None` where it was not."""

    path: str
    """Where it stands in the request: `facts.person.degrees`, `terms.orders[0]`."""

    value: str | None
    """How it was given; `None` where it was not."""


@final
class Finding(AnswerObject, frozen=True, kw_only=True, gc=False):
    """One thing that a rule found, with its places and its reason.

    - `id`: What it is known by, in this report and in that of the next draft: the rule, what it says, and of what. What is written or mended elsewhere in the letter does not change it; what is left to a person has another once that which the person looks at is changed.
    - `rule`: The rule's name.
    - `clauses`: The clauses that it rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `severity`: What it does to the outcome.
    - `missing`: The facts that would settle it, by the brief's keys.
    - `part`: The name of the part that `span` points into.
    - `span`: Its place in that part's text; `None` where it has none (what is absent stands nowhere).
    - `position`: The place's beginning, as people name it.
    - `places`: All places, in order, where it has more than the one: of a word that comes back, of the paragraphs that were counted. `span` is among them.
    - `message`: What is wrong, why, and what to do.
    - `measured`: What was measured.
    - `limit`: The limit it was held against.
    - `fix`: A way to mend it, where an honest one exists.
    - `judged`: Who judged it, and how: in order, and it is settled; or not, and it is broken.
    - `waived`: Who let it pass, and why."""

    id: str
    """What it is known by, in this report and in that of the next draft: the rule, what it says, and of what. What is written or mended elsewhere in the letter does not change it; what is left to a person has another once that which the person looks at is changed."""

    rule: RuleName
    """The rule's name."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    severity: Severity
    """What it does to the outcome."""

    missing: tuple[str, ...]
    """The facts that would settle it, by the brief's keys."""

    part: str
    """The name of the part that `span` points into."""

    span: Span | None
    """Its place in that part's text; `None` where it has none (what is absent stands nowhere)."""

    position: Position | None
    """The place's beginning, as people name it."""

    places: tuple[FoundAt, ...]
    """All places, in order, where it has more than the one: of a word that comes back, of the paragraphs that were counted. `span` is among them."""

    message: Message
    """What is wrong, why, and what to do."""

    measured: Quantity | None
    """What was measured."""

    limit: Quantity | None
    """The limit it was held against."""

    fix: Fix | None
    """A way to mend it, where an honest one exists."""

    judged: Judged | None
    """Who judged it, and how: in order, and it is settled; or not, and it is broken."""

    waived: Waived | None
    """Who let it pass, and why."""


@final
class Fix(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A way to mend what a finding found.

    - `grade`: How far it can be trusted.
    - `edits`: The replacements, in order, none overlapping another."""

    grade: FixGrade
    """How far it can be trusted."""

    edits: tuple[Edit, ...]
    """The replacements, in order, none overlapping another."""


@final
class FixedMailing(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A draft with its fixes applied, and what was found afterwards.

    - `mended`: What was mended, in the order in which it was.
    - `report`: The report of the new source."""

    mended: tuple[Mended, ...]
    """What was mended, in the order in which it was."""

    report: MailingReport
    """The report of the new source."""


@final
class FoundAt(AnswerObject, frozen=True, kw_only=True, gc=False):
    """One of the places of what was found.

    - `part`: The name of the part that `span` points into.
    - `span`: The place in that part's text.
    - `position`: The place's beginning, as people name it."""

    part: str
    """The name of the part that `span` points into."""

    span: Span
    """The place in that part's text."""

    position: Position | None
    """The place's beginning, as people name it."""


@final
class HandIn(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The working days on which to hand the materials in, so that the mailing goes out in its window even where moderation takes all the time that A4.2 gives it.

    - `from_`: The first day that leaves no wait between moderation and the window.
    - `by`: The last day; under the reading `cut-off-hour` of I27 whatever the hour.
    - `for_plan`: The last day for what is planned to go out on a day of the window; `None` where nothing is."""

    from_: Deadline = field(name="from")
    """The first day that leaves no wait between moderation and the window."""

    by: Deadline
    """The last day; under the reading `cut-off-hour` of I27 whatever the hour."""

    for_plan: Deadline | None
    """The last day for what is planned to go out on a day of the window; `None` where nothing is."""


@final
class InterpretationEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """An entry of the interpretation register. All entries are provisional: this project made them, and they stand until the University confirms or corrects them.

    - `id`: Its id: `I13`.
    - `clauses`: The clauses whose words it reads; none where it is about the Policy as a whole.
    - `settled`: How the question is settled.
    - `question`: The question.
    - `value`: The reading taken, where there is a choice.
    - `meaning`: The reading taken.
    - `others`: The other readings that a caller may choose."""

    id: EntryId
    """Its id: `I13`."""

    clauses: tuple[ClauseId, ...]
    """The clauses whose words it reads; none where it is about the Policy as a whole."""

    settled: Settled
    """How the question is settled."""

    question: str
    """The question."""

    value: ReadingName | None
    """The reading taken, where there is a choice."""

    meaning: str
    """The reading taken."""

    others: tuple[OtherReadingEntry, ...]
    """The other readings that a caller may choose."""


@final
class Judged(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What a person judged, as the brief told it.

    - `path`: Where the brief tells it: `judged[0]`.
    - `holds`: Whether the clause is kept.
    - `by`: Who judged.
    - `on`: On which day.
    - `note`: Why."""

    path: str
    """Where the brief tells it: `judged[0]`."""

    holds: bool
    """Whether the clause is kept."""

    by: str
    """Who judged."""

    on: str
    """On which day."""

    note: str | None
    """Why."""


@final
class Lapsed(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A judgement or a waiver that settles nothing, and why.

    - `path`: Which it is, by the brief's keys: `judged[0]`, `waived[2]`.
    - `why`: Why it settles nothing."""

    path: str
    """Which it is, by the brief's keys: `judged[0]`, `waived[2]`."""

    why: Message
    """Why it settles nothing."""


@final
class LimitEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A number that the Policy draws, or a setting that its open words ask of the caller.

    - `name`: Its name in `limits`.
    - `clause`: The clause that draws it.
    - `unit`: What it counts.
    - `value`: The clause's number; `None` for a setting that the clause leaves open.
    - `whole`: Whether only whole numbers make sense.
    - `largest`: The largest number that it can be set to."""

    name: Limit
    """Its name in `limits`."""

    clause: ClauseId
    """The clause that draws it."""

    unit: LimitUnit
    """What it counts."""

    value: float | None
    """The clause's number; `None` for a setting that the clause leaves open."""

    whole: bool
    """Whether only whole numbers make sense."""

    largest: float
    """The largest number that it can be set to."""


@final
class MailingReport(MailingReportObject, frozen=True, kw_only=True, gc=False):
    """The answer to "is this mailing in order?". Its verdict follows from its findings and the decision on its approval: a report that is read with another verdict is refused.

    - `verdict`: The outcome: the worst of the checklist's rows that a rule or the decision on the approval answers for.
    - `basis`: What the answer rests on.
    - `initiator`: Who starts it and who sends it, as the brief names them.
    - `source`: What was read.
    - `findings`: What was found, in the order of the clauses, then of the places.
    - `settled`: What was found and no longer counts: judged to be in order, or let pass; in the same order.
    - `lapsed`: The brief's judgements and waivers that settle nothing, and why.
    - `checklist`: Every clause of Appendix 1, in its order; before them 7.1 and 7.2 where the approval was asked.
    - `measures`: The numbers behind it.
    - `schedule`: When it may go out.
    - `without_order`: The verdict as it would be without the orders that touched it (9.1).
    - `approval`: Whose approval it needs (7.1, 7.2), on lists of others too (A3.1); `None` where the brief names neither sender nor audience, and its record of the moderation no such lists.
    - `sent_unapproved`: Whether it has gone out without an approval that it needed: by the record of its moderation, or as its sending was planned for a day before the one asked about. One that is given now settles nothing (I45)."""

    verdict: Verdict
    """The outcome: the worst of the checklist's rows that a rule or the decision on the approval answers for."""

    basis: Basis
    """What the answer rests on."""

    initiator: str | None
    """Who starts it and who sends it, as the brief names them."""

    source: SourceReport
    """What was read."""

    findings: tuple[Finding, ...]
    """What was found, in the order of the clauses, then of the places."""

    settled: tuple[Finding, ...]
    """What was found and no longer counts: judged to be in order, or let pass; in the same order."""

    lapsed: tuple[Lapsed, ...]
    """The brief's judgements and waivers that settle nothing, and why."""

    checklist: tuple[ChecklistRow, ...]
    """Every clause of Appendix 1, in its order; before them 7.1 and 7.2 where the approval was asked."""

    measures: Measures
    """The numbers behind it."""

    schedule: SendingSchedule
    """When it may go out."""

    without_order: Verdict | None
    """The verdict as it would be without the orders that touched it (9.1)."""

    approval: Decision | None
    """Whose approval it needs (7.1, 7.2), on lists of others too (A3.1); `None` where the brief names neither sender nor audience, and its record of the moderation no such lists."""

    sent_unapproved: bool
    """Whether it has gone out without an approval that it needed: by the record of its moderation, or as its sending was planned for a day before the one asked about. One that is given now settles nothing (I45)."""


@final
class Measures(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The numbers behind the findings, as an editor shows them.

    - `subject_characters`: Characters of the subject; `None` without a subject.
    - `paragraphs`: The paragraphs, in order.
    - `tables`: The data tables, in order.
    - `pictures`: The pictures, in order.
    - `visible_characters`: Visible characters of the letter.
    - `bold_share`: The share of them in bold, 0 to 1.
    - `letter_font_px`: The letter's font size in CSS pixels; `None` where there is no text.
    - `title_font_px`: The title's font size in CSS pixels; `None` without a title."""

    subject_characters: int | None
    """Characters of the subject; `None` without a subject."""

    paragraphs: tuple[ParagraphMeasure, ...]
    """The paragraphs, in order."""

    tables: tuple[TableMeasure, ...]
    """The data tables, in order."""

    pictures: tuple[PictureMeasure, ...]
    """The pictures, in order."""

    visible_characters: int
    """Visible characters of the letter."""

    bold_share: float
    """The share of them in bold, 0 to 1."""

    letter_font_px: float | None
    """The letter's font size in CSS pixels; `None` where there is no text."""

    title_font_px: float | None
    """The title's font size in CSS pixels; `None` without a title."""


@final
class Mended(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A finding whose fix was applied.

    - `finding`: The finding's id.
    - `rule`: Its rule.
    - `text`: What it said."""

    finding: str
    """The finding's id."""

    rule: RuleName
    """Its rule."""

    text: str
    """What it said."""


@final
class Message(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A text for people: the key of a template, what fills it, and the text in the report's locale.

    The key and the arguments are the message; the text is their rendering.

    - `key`: The template's key, such as `paragraph-length.too-many-lines`.
    - `args`: What fills the template's places, by name.
    - `text`: The template filled, in the locale that was asked for."""

    key: str
    """The template's key, such as `paragraph-length.too-many-lines`."""

    args: dict[str, str]
    """What fills the template's places, by name."""

    text: str
    """The template filled, in the locale that was asked for."""


@final
class ModerationAnswer(ModerationAnswerObject, frozen=True, kw_only=True, gc=False):
    """How a moderation stands on a day.

    - `state`: How far it has come.
    - `next`: The steps that can come next; none where it has gone out, or was declined or withdrawn, and where nobody moderates it (I50).
    - `remark`: What was remarked on the last step.
    - `permission`: Whether it may go out as it was submitted, where it goes to lists that are not its own (A3.1, 7.1, I49, I54), or A1 is read to bind every mailing and the Center states no direction (I39); `None` where neither is so, or it was declined or withdrawn.
    - `deadlines`: One for each receipt of materials, in their order.
    - `prospect`: Whether a mailing can still go out in its window; `None` where it has gone out or never will, and for a post.
    - `sending`: The sending of a mailing, as it was recorded or is planned, held against its window.
    - `without_order`: The deadlines as they would be without the orders that touched them (9.1).
    - `summary`: The same, for people.
    - `basis`: What the answer rests on."""

    state: ModerationState
    """How far it has come."""

    next: tuple[NextStep, ...]
    """The steps that can come next; none where it has gone out, or was declined or withdrawn, and where nobody moderates it (I50)."""

    remark: str | None
    """What was remarked on the last step."""

    permission: Decision | None
    """Whether it may go out as it was submitted, where it goes to lists that are not its own (A3.1, 7.1, I49, I54), or A1 is read to bind every mailing and the Center states no direction (I39); `None` where neither is so, or it was declined or withdrawn."""

    deadlines: tuple[ModerationDeadline, ...]
    """One for each receipt of materials, in their order."""

    prospect: Prospect | None
    """Whether a mailing can still go out in its window; `None` where it has gone out or never will, and for a post."""

    sending: Sending | None
    """The sending of a mailing, as it was recorded or is planned, held against its window."""

    without_order: tuple[ModerationDeadline, ...] | None
    """The deadlines as they would be without the orders that touched them (9.1)."""

    summary: tuple[Message, ...]
    """The same, for people."""

    basis: Basis
    """What the answer rests on."""


@final
class ModerationDeadline(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The time that A4.2 gives after one receipt of materials, and how it was kept.

    - `received`: When the materials were received.
    - `due`: The last day for moderation, counted in.
    - `latest_due`: The same at whatever hour the materials came in: where that is not known and decides, the later of the two days.
    - `sending_due`: The last day for sending a mailing: with the moderation, or when the window of A4.1 opens, where that is later (I32). `None` for a post, and where the date that is announced is not known.
    - `status`: How it stands: the moderation to its day, and the sending to its own.
    - `awaited`: The steps that are waited for; none where it is done.
    - `moderated_on`: The day on which the moderator approved a mailing, returned it for completion or declined it; `None` for a post, which is done when it goes on (I42).
    - `done_by`: The step by which it was done: sent, forwarded to the Communication officer or posted (I42), returned for completion or declined; or that it was withdrawn.
    - `done_on`: The day on which it was done.
    - `working_days_late`: Working days after the last day, until it was done, or until the day asked about, whatever is planned; of moderation and sending the more. Where `due` is not known, from `latest_due`: so many at least. `None` where days of a year to come would have to be counted.
    - `working_days_late_by_plan`: By how many working days the sending will be late where it goes out as it is planned, after the day asked about. `None` where nothing is planned, or its last day is not known.
    - `clauses`: The clauses that it rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `missing`: What the last day hangs on and is not known, by its path in the request: `terms.limits.moderation_cut_off_hour`, `facts.record.entries[0].at` for its time of day."""

    received: str
    """When the materials were received."""

    due: str | None
    """The last day for moderation, counted in."""

    latest_due: str | None
    """The same at whatever hour the materials came in: where that is not known and decides, the later of the two days."""

    sending_due: str | None
    """The last day for sending a mailing: with the moderation, or when the window of A4.1 opens, where that is later (I32). `None` for a post, and where the date that is announced is not known."""

    status: DeadlineStatus
    """How it stands: the moderation to its day, and the sending to its own."""

    awaited: tuple[NextStep, ...]
    """The steps that are waited for; none where it is done."""

    moderated_on: str | None
    """The day on which the moderator approved a mailing, returned it for completion or declined it; `None` for a post, which is done when it goes on (I42)."""

    done_by: ModerationStep | None
    """The step by which it was done: sent, forwarded to the Communication officer or posted (I42), returned for completion or declined; or that it was withdrawn."""

    done_on: str | None
    """The day on which it was done."""

    working_days_late: int | None
    """Working days after the last day, until it was done, or until the day asked about, whatever is planned; of moderation and sending the more. Where `due` is not known, from `latest_due`: so many at least. `None` where days of a year to come would have to be counted."""

    working_days_late_by_plan: int | None
    """By how many working days the sending will be late where it goes out as it is planned, after the day asked about. `None` where nothing is planned, or its last day is not known."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    missing: tuple[str, ...]
    """What the last day hangs on and is not known, by its path in the request: `terms.limits.moderation_cut_off_hour`, `facts.record.entries[0].at` for its time of day."""


@final
class MovedWindow(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The window of an event that the two calendars draw differently (A4.1).

    - `index`: The event's place in the list.
    - `event`: Its date in Astana.
    - `before`: The window in the calendar before.
    - `after`: The window in the calendar after.
    - `days`: The days that made the difference."""

    index: int
    """The event's place in the list."""

    event: str
    """Its date in Astana."""

    before: SendingWindow
    """The window in the calendar before."""

    after: SendingWindow
    """The window in the calendar after."""

    days: tuple[ChangedDay, ...]
    """The days that made the difference."""


@final
class MovedWindows(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The windows that moved.

    - `moved`: Those that moved, in the order of the list; the others are as they were.
    - `basis`: What the answer rests on."""

    moved: tuple[MovedWindow, ...]
    """Those that moved, in the order of the list; the others are as they were."""

    basis: Basis
    """What the answer rests on."""


@final
class Near(AnswerObject, frozen=True, kw_only=True, gc=False):
    """Another communication that is near.

    - `id`: Its id.
    - `sender`: Who sends it.
    - `channel`: By which way it goes out.
    - `date`: When it goes out.
    - `working_days_apart`: How many working days lie between the two; 0 on the same day. `None` where that hangs on the days off of a year to come: they only may be near.
    - `audience_known`: Whether its audience is known; where it is not, it only may be to the same people.
    - `certain`: Whether it is certain that it goes to some of the same people at the same time; else it is possible: an audience or how near they are is not known, or nobody need be in both audiences (I10)."""

    id: str
    """Its id."""

    sender: str
    """Who sends it."""

    channel: str
    """By which way it goes out."""

    date: str
    """When it goes out."""

    working_days_apart: int | None
    """How many working days lie between the two; 0 on the same day. `None` where that hangs on the days off of a year to come: they only may be near."""

    audience_known: bool
    """Whether its audience is known; where it is not, it only may be to the same people."""

    certain: bool
    """Whether it is certain that it goes to some of the same people at the same time; else it is possible: an audience or how near they are is not known, or nobody need be in both audiences (I10)."""


@final
class Next(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What follows when the validity ends.

    - `from_`: From this day on.
    - `outcome`: The outcome then.
    - `approvers`: Who has to agree then, where it needs an approval.
    - `clauses`: The clauses that change it."""

    from_: str = field(name="from")
    """From this day on."""

    outcome: Outcome
    """The outcome then."""

    approvers: tuple[str, ...]
    """Who has to agree then, where it needs an approval."""

    clauses: tuple[ClauseId, ...]
    """The clauses that change it."""


@final
class NextStep(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A step that can come next.

    - `step`: The step.
    - `role`: Whose step it is.
    - `clause`: The clause that gives it."""

    step: ModerationStep
    """The step."""

    role: ModerationRole
    """Whose step it is."""

    clause: ClauseId
    """The clause that gives it."""


@final
class Note(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A duty or an advice that comes with an answer.

    - `clauses`: The clauses that it rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `due`: The last day to do it, where there is one.
    - `message`: What is to be done."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    due: str | None
    """The last day to do it, where there is one."""

    message: Message
    """What is to be done."""


@final
class OtherReadingEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """Another way to read a clause, which a caller may choose.

    - `value`: The value that chooses it in `readings`.
    - `meaning`: What it takes the clause to mean."""

    value: ReadingName
    """The value that chooses it in `readings`."""

    meaning: str
    """What it takes the clause to mean."""


@final
class ParagraphMeasure(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A paragraph of the letter.

    - `part`: The name of the part that `span` points into.
    - `span`: Its place in that part's text; `None` where the source does not hold it as one piece.
    - `lines`: Its lines, under the reading taken.
    - `longest_line`: The characters of its longest line, as the author broke it.
    - `characters`: All its characters."""

    part: str
    """The name of the part that `span` points into."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""

    lines: int
    """Its lines, under the reading taken."""

    longest_line: int
    """The characters of its longest line, as the author broke it."""

    characters: int
    """All its characters."""


@final
class Period(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A stretch of days with one outcome and, where it needs an approval, the same approvers.

    - `valid`: The days.
    - `outcome`: The outcome on each of them.
    - `approvers`: Who has to agree, where it needs an approval."""

    valid: Valid
    """The days."""

    outcome: Outcome
    """The outcome on each of them."""

    approvers: tuple[str, ...]
    """Who has to agree, where it needs an approval."""


@final
class PictureMeasure(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A picture.

    - `part`: The name of the part that `span` points into.
    - `span`: Its place in that part's text; `None` where the source does not hold it as one piece.
    - `counted`: Whether it counts: a declared logo and what stands in a declared signature do not.
    - `file_pixels`: The file's own width and height in pixels, where the file is at hand.
    - `shown_width`: The width it is shown at, in CSS pixels, where the source says so.
    - `shown_height`: The height it is shown at, in CSS pixels, where the source says so."""

    part: str
    """The name of the part that `span` points into."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""

    counted: bool
    """Whether it counts: a declared logo and what stands in a declared signature do not."""

    file_pixels: tuple[int, int] | None
    """The file's own width and height in pixels, where the file is at hand."""

    shown_width: float | None
    """The width it is shown at, in CSS pixels, where the source says so."""

    shown_height: float | None
    """The height it is shown at, in CSS pixels, where the source says so."""


@final
class PolicyDocument(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The whole of it.

    - `edition`: The edition's name.
    - `edition_status`: How the edition stands.
    - `clauses`: Every clause, in the Policy's order.
    - `interpretations`: How its open words are read.
    - `limits`: Its numbers, and the settings that it leaves open.
    - `schools`: The Schools known.
    - `rules`: The rules of the check of a mailing.
    - `questions`: The questions."""

    edition: str
    """The edition's name."""

    edition_status: EditionStatus
    """How the edition stands."""

    clauses: tuple[ClauseEntry, ...]
    """Every clause, in the Policy's order."""

    interpretations: tuple[InterpretationEntry, ...]
    """How its open words are read."""

    limits: tuple[LimitEntry, ...]
    """Its numbers, and the settings that it leaves open."""

    schools: tuple[SchoolEntry, ...]
    """The Schools known."""

    rules: tuple[RuleEntry, ...]
    """The rules of the check of a mailing."""

    questions: tuple[QuestionEntry, ...]
    """The questions."""


@final
class Position(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A place as people name it.

    - `line`: Line, from 1. Lines end at `\\n`, `\\r\\n` or a lone `\\r`.
    - `column`: Column, from 1, in code points."""

    line: int
    """Line, from 1. Lines end at `\\n`, `\\r\\n` or a lone `\\r`."""

    column: int
    """Column, from 1, in code points."""


@final
class Quantity(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A number and what it counts.

    - `value`: The number, rounded to three decimals.
    - `unit`: What it counts."""

    value: float
    """The number, rounded to three decimals."""

    unit: Unit
    """What it counts."""


@final
class QuestionEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A question that can be asked by its name.

    - `name`: Its name.
    - `clauses`: The clauses that it answers for.
    - `asks`: What it asks.
    - `dated`: Whether a request has to give the day."""

    name: QuestionName
    """Its name."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it answers for."""

    asks: str
    """What it asks."""

    dated: bool
    """Whether a request has to give the day."""


@final
class Queue(QueueObject, frozen=True, kw_only=True, gc=False):
    """What is waited for in many moderations.

    - `waiting`: Those in which a step is waited for, by its last day; of one day in the order given, and those without one last.
    - `over`: The places of those in which nothing is waited for: they have gone out, were declined or withdrawn, or nobody moderates them (I50).
    - `errors`: Those that cannot be answered.
    - `summary`: How many are late, due today and due later, for people.
    - `basis`: What the answer rests on."""

    waiting: tuple[QueueEntry, ...]
    """Those in which a step is waited for, by its last day; of one day in the order given, and those without one last."""

    over: tuple[int, ...]
    """The places of those in which nothing is waited for: they have gone out, were declined or withdrawn, or nobody moderates them (I50)."""

    errors: tuple[QueueError, ...]
    """Those that cannot be answered."""

    summary: Message
    """How many are late, due today and due later, for people."""

    basis: Basis
    """What the answer rests on."""


@final
class QueueEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A moderation in which a step is waited for.

    - `index`: Its place in the list that was given, from 0.
    - `id`: Its id.
    - `state`: How far it has come.
    - `turn`: Whose turn it is.
    - `awaited`: The steps that are waited for.
    - `urgency`: How it stands to its day.
    - `due`: The last day for it: of the moderator that of A4.2, or of the window that is waited for (I32); of the initiator the last one that still leaves moderation its time before the window closes, while that is to come. `None` where none is set, or it is not known.
    - `working_days_left`: Working days after the day asked about, up to the last day; 0 on that day and where it is over.
    - `working_days_late`: Working days after the last day, up to the day asked about, whatever is planned. Where the last day is to come, or not known, those by which the moderation before it was late, as `moderation` says it of the deadline.
    - `working_days_late_by_plan`: By how many working days the sending will be late where it goes out as it is planned, after the day asked about. `None` where nothing is planned, or its last day is not known.
    - `window`: The days on which the mailing may go out (A4.1); `None` for a post, and where they are not known.
    - `prospect`: Whether it can still go out in its window.
    - `permission`: Whether it may go out as it was submitted, as `moderation` says it.
    - `approvers`: Whose approval it needs besides (7.1, I49).
    - `remark`: What was remarked on the last step.
    - `clauses`: The clauses that the last day rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `missing`: What the last day hangs on and is not known, by its path in the facts of `moderation`; and the hashtag, where nothing can be posted without it (A4.4).
    - `summary`: The same, for people."""

    index: int
    """Its place in the list that was given, from 0."""

    id: str
    """Its id."""

    state: ModerationState
    """How far it has come."""

    turn: ModerationRole
    """Whose turn it is."""

    awaited: tuple[ModerationStep, ...]
    """The steps that are waited for."""

    urgency: Urgency
    """How it stands to its day."""

    due: str | None
    """The last day for it: of the moderator that of A4.2, or of the window that is waited for (I32); of the initiator the last one that still leaves moderation its time before the window closes, while that is to come. `None` where none is set, or it is not known."""

    working_days_left: int | None
    """Working days after the day asked about, up to the last day; 0 on that day and where it is over."""

    working_days_late: int | None
    """Working days after the last day, up to the day asked about, whatever is planned. Where the last day is to come, or not known, those by which the moderation before it was late, as `moderation` says it of the deadline."""

    working_days_late_by_plan: int | None
    """By how many working days the sending will be late where it goes out as it is planned, after the day asked about. `None` where nothing is planned, or its last day is not known."""

    window: SendingWindow | None
    """The days on which the mailing may go out (A4.1); `None` for a post, and where they are not known."""

    prospect: Prospect | None
    """Whether it can still go out in its window."""

    permission: Decision | None
    """Whether it may go out as it was submitted, as `moderation` says it."""

    approvers: tuple[str, ...]
    """Whose approval it needs besides (7.1, I49)."""

    remark: str | None
    """What was remarked on the last step."""

    clauses: tuple[ClauseId, ...]
    """The clauses that the last day rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    missing: tuple[str, ...]
    """What the last day hangs on and is not known, by its path in the facts of `moderation`; and the hashtag, where nothing can be posted without it (A4.4)."""

    summary: tuple[Message, ...]
    """The same, for people."""


@final
class QueueError(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A moderation that cannot be answered.

    - `index`: Its place in the list that was given, from 0.
    - `id`: Its id, where it has one.
    - `code`: The name of what is wrong with it, which stays.
    - `path`: The field that is wrong, from the request's root.
    - `message`: What is wrong, for who writes the request, in English.
    - `text`: The same, for people."""

    index: int
    """Its place in the list that was given, from 0."""

    id: str | None
    """Its id, where it has one."""

    code: str
    """The name of what is wrong with it, which stays."""

    path: str | None
    """The field that is wrong, from the request's root."""

    message: str
    """What is wrong, for who writes the request, in English."""

    text: str
    """The same, for people."""


@final
class Reason(AnswerObject, frozen=True, kw_only=True, gc=False):
    """Why an answer is as it is.

    - `clauses`: The clauses that it rests on.
    - `readings`: The entries of the interpretation register that it rests on.
    - `effect`: What it does to the outcome.
    - `could`: Where it leaves the answer open: the worst that it can turn out to be.
    - `facts`: The facts it used.
    - `orders`: The orders under 9.1 that it rests on.
    - `message`: The reason in words."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it rests on."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that it rests on."""

    effect: Effect
    """What it does to the outcome."""

    could: Effect | None
    """Where it leaves the answer open: the worst that it can turn out to be."""

    facts: tuple[FactUsed, ...]
    """The facts it used."""

    orders: tuple[str, ...]
    """The orders under 9.1 that it rests on."""

    message: Message
    """The reason in words."""


@final
class Responsibilities(AnswerObject, frozen=True, kw_only=True, gc=False):
    """All responsibilities, and what this rests on.

    - `responsibilities`: Each of them, in the Policy's order.
    - `basis`: What it rests on; of the orders, those that touched an assessment."""

    responsibilities: tuple[Responsibility, ...]
    """Each of them, in the Policy's order."""

    basis: Basis
    """What it rests on; of the orders, those that touched an assessment."""


@final
class Responsibility(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A responsibility and how it stands.

    - `clause`: Its clause.
    - `answer`: What kind of answer it admits.
    - `decision`: The assessment, where there is a record to assess.
    - `readings`: The entries of the interpretation register that this rests on.
    - `why`: Why this kind of answer."""

    clause: ClauseId
    """Its clause."""

    answer: AnswerKind
    """What kind of answer it admits."""

    decision: Decision | None
    """The assessment, where there is a record to assess."""

    readings: tuple[EntryId, ...]
    """The entries of the interpretation register that this rests on."""

    why: Message
    """Why this kind of answer."""


@final
class RightPeriods(AnswerObject, frozen=True, kw_only=True, gc=False):
    """When a right begins and ends.

    - `question`: The right's question.
    - `clause`: Its clause.
    - `periods`: The outcomes one after the other, without a gap.
    - `awaits`: The facts of a degree that is not conferred yet, where its conferral can begin the right anew: the last period then ends on that day. Empty where no degree is awaited.
    - `orders`: The orders that touch it on some day (9.1, I11)."""

    question: QuestionName
    """The right's question."""

    clause: ClauseId
    """Its clause."""

    periods: tuple[Period, ...]
    """The outcomes one after the other, without a gap."""

    awaits: tuple[str, ...]
    """The facts of a degree that is not conferred yet, where its conferral can begin the right anew: the last period then ends on that day. Empty where no degree is awaited."""

    orders: tuple[str, ...]
    """The orders that touch it on some day (9.1, I11)."""


@final
class RightsEnding(AnswerObject, frozen=True, kw_only=True, gc=False):
    """Which rights end, and what that rests on.

    - `ending`: Each right of each person that ends, by its last day; those of one day in the order of the people.
    - `basis`: What it rests on."""

    ending: tuple[EndingRight, ...]
    """Each right of each person that ends, by its last day; those of one day in the order of the people."""

    basis: Basis
    """What it rests on."""


@final
class RightsOverTime(AnswerObject, frozen=True, kw_only=True, gc=False):
    """When each right begins and ends, and what that rests on.

    - `rights`: Each right, in the Policy's order.
    - `basis`: What it rests on; of the orders, each that touches a right on some day."""

    rights: tuple[RightPeriods, ...]
    """Each right, in the Policy's order."""

    basis: Basis
    """What it rests on; of the orders, each that touches a right on some day."""


@final
class RuleEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A rule of the check of a mailing.

    - `name`: Its name.
    - `clauses`: The clauses that it answers for.
    - `readings`: The entries of the register that it rests on."""

    name: RuleName
    """Its name."""

    clauses: tuple[ClauseId, ...]
    """The clauses that it answers for."""

    readings: tuple[EntryId, ...]
    """The entries of the register that it rests on."""


@final
class SchoolEntry(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A School that is known by its short name.

    - `name`: Its short name.
    - `grants_degrees`: Whether it grants, or granted, degrees (I01).
    - `former`: Whether it is a former one, which has Alumni of its own."""

    name: str
    """Its short name."""

    grants_degrees: bool
    """Whether it grants, or granted, degrees (I01)."""

    former: bool
    """Whether it is a former one, which has Alumni of its own."""


@final
class Sending(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A planned or actual sending, held against the window (A4.1) and the notice (A4.3).

    - `date`: Its date in Astana.
    - `timing`: How it lies to the window.
    - `off_by`: By how many working days it is outside: 0 where only days off lie between. `None` where days of a year to come would have to be counted.
    - `notice_kept`: Whether it is not after the last day to announce the event (A4.3); `None` without an event."""

    date: str
    """Its date in Astana."""

    timing: Timing
    """How it lies to the window."""

    off_by: int | None
    """By how many working days it is outside: 0 where only days off lie between. `None` where days of a year to come would have to be counted."""

    notice_kept: bool | None
    """Whether it is not after the last day to announce the event (A4.3); `None` without an event."""


@final
class SendingSchedule(SendingScheduleObject, frozen=True, kw_only=True, gc=False):
    """When a mailing may go out, and what that rests on.

    - `event`: The date in Astana of the event.
    - `window`: When to send (A4.1).
    - `notice`: The last day to send what announces an event (A4.3).
    - `hand_in`: When to hand the materials in; `None` while they are in hand.
    - `moderation_due`: When moderation is due (A4.2), of materials that were received.
    - `latest_due`: The same at whatever hour the materials came in: where that is not known and decides, the later of the two days.
    - `sending_due`: When the sending is due: with the moderation, or when the window opens, where that is later (I32); `None` where either is not known.
    - `status`: How the sending stands to that day. `None` where that is not known, as of what still waits for its window once the day for its moderation is over: whether that was kept, the record tells that `moderation` is asked by.
    - `working_days_late`: By how many working days the moderator is late with it: until the sending, else until the day asked, whatever is planned (I31). Where `sending_due` is not known, from `latest_due`: so many at least.
    - `working_days_late_by_plan`: By how many working days it will be late where it goes out as it is planned, after the day asked; from the same day. `None` where nothing is planned, or that is not known.
    - `prospect`: Whether the window can be met: of materials received, or handed in on the day asked; `None` where the mailing has gone out.
    - `earliest_event`: Where it cannot be met for certain, or the sending is late: the earliest later day for an event that can be announced in time.
    - `sending`: The sending, judged.
    - `missing`: The facts and settings that would tell more, by their paths in the request: `facts.event_start`, `terms.limits.moderation_cut_off_hour`.
    - `unknown_years`: The years to come whose days it hangs on: state them in the calendar once they are decreed.
    - `summary`: The same, for people.
    - `without_order`: The schedule as it would be without the orders that touched it (9.1).
    - `basis`: What the answer rests on."""

    event: str | None
    """The date in Astana of the event."""

    window: SendingWindow | None
    """When to send (A4.1)."""

    notice: Deadline | None
    """The last day to send what announces an event (A4.3)."""

    hand_in: HandIn | None
    """When to hand the materials in; `None` while they are in hand."""

    moderation_due: Deadline | None
    """When moderation is due (A4.2), of materials that were received."""

    latest_due: str | None
    """The same at whatever hour the materials came in: where that is not known and decides, the later of the two days."""

    sending_due: Deadline | None
    """When the sending is due: with the moderation, or when the window opens, where that is later (I32); `None` where either is not known."""

    status: DeadlineStatus | None
    """How the sending stands to that day. `None` where that is not known, as of what still waits for its window once the day for its moderation is over: whether that was kept, the record tells that `moderation` is asked by."""

    working_days_late: int | None
    """By how many working days the moderator is late with it: until the sending, else until the day asked, whatever is planned (I31). Where `sending_due` is not known, from `latest_due`: so many at least."""

    working_days_late_by_plan: int | None
    """By how many working days it will be late where it goes out as it is planned, after the day asked; from the same day. `None` where nothing is planned, or that is not known."""

    prospect: Prospect | None
    """Whether the window can be met: of materials received, or handed in on the day asked; `None` where the mailing has gone out."""

    earliest_event: Deadline | None
    """Where it cannot be met for certain, or the sending is late: the earliest later day for an event that can be announced in time."""

    sending: Sending | None
    """The sending, judged."""

    missing: tuple[str, ...]
    """The facts and settings that would tell more, by their paths in the request: `facts.event_start`, `terms.limits.moderation_cut_off_hour`."""

    unknown_years: tuple[int, ...]
    """The years to come whose days it hangs on: state them in the calendar once they are decreed."""

    summary: tuple[Message, ...]
    """The same, for people."""

    without_order: SendingSchedule | None
    """The schedule as it would be without the orders that touched it (9.1)."""

    basis: Basis
    """What the answer rests on."""


@final
class SendingWindow(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The days on which a mailing may be sent (A4.1).

    - `opens`: The first day.
    - `closes`: The last day."""

    opens: Deadline
    """The first day."""

    closes: Deadline
    """The last day."""


@final
class SourcePart(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A part of the source that spans point into.

    - `name`: `body`, `subject` or `post` of what was given; in an `.eml`, a MIME part, as `part 1.2`.
    - `media_type`: Its MIME type.
    - `charset`: The charset it was decoded from, where it was decoded.
    - `text`: Its decoded text, of a picture the name of its file; `None` where the part is the source as the caller gave it."""

    name: str
    """`body`, `subject` or `post` of what was given; in an `.eml`, a MIME part, as `part 1.2`."""

    media_type: str
    """Its MIME type."""

    charset: str | None
    """The charset it was decoded from, where it was decoded."""

    text: str | None
    """Its decoded text, of a picture the name of its file; `None` where the part is the source as the caller gave it."""


@final
class SourceReport(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What was read.

    - `units`: The unit in which the spans of the report count.
    - `kind`: What the source is written in.
    - `parts`: The parts that spans point into: the subject where there is one, those of the body in order, and the brief's post.
    - `notes`: What could not be read in full, and what was done instead."""

    units: TextUnits
    """The unit in which the spans of the report count."""

    kind: SourceKind
    """What the source is written in."""

    parts: tuple[SourcePart, ...]
    """The parts that spans point into: the subject where there is one, those of the body in order, and the brief's post."""

    notes: tuple[Message, ...]
    """What could not be read in full, and what was done instead."""


@final
class Span(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A half-open range of a text, counted from 0: code points.

    - `start`: Where it begins.
    - `end`: Where it ends: the first place that is no longer in it."""

    start: int
    """Where it begins."""

    end: int
    """Where it ends: the first place that is no longer in it."""


@final
class TableMeasure(AnswerObject, frozen=True, kw_only=True, gc=False):
    """A data table.

    - `part`: The name of the part that `span` points into.
    - `span`: Its place in that part's text; `None` where the source does not hold it as one piece.
    - `rows`: Its rows, under the reading taken.
    - `doubtful`: Whether it might be a layout table."""

    part: str
    """The name of the part that `span` points into."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""

    rows: int
    """Its rows, under the reading taken."""

    doubtful: bool
    """Whether it might be a layout table."""


@final
class Valid(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The days on which an outcome stays the same with the same facts, and those who have to agree with it, half-open. They reach over no end of the edition that is stated.

    - `from_`: The first day; `None` where no day is too early.
    - `until`: The first day on which it is another; `None` where it stays."""

    from_: str | None = field(name="from")
    """The first day; `None` where no day is too early."""

    until: str | None
    """The first day on which it is another; `None` where it stays."""


@final
class Waived(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What a person let pass, as the brief told it.

    - `path`: Where the brief tells it: `waived[0]`.
    - `reason`: Why it passes.
    - `by`: Who let it.
    - `on`: On which day."""

    path: str
    """Where the brief tells it: `waived[0]`."""

    reason: str
    """Why it passes."""

    by: str
    """Who let it."""

    on: str
    """On which day."""


@final
class WithoutOrder(AnswerObject, frozen=True, kw_only=True, gc=False):
    """The answer as it would be without any order under 9.1.

    - `outcome`: The outcome.
    - `valid`: On which days."""

    outcome: Outcome
    """The outcome."""

    valid: Valid
    """On which days."""


@final
class WouldChange(AnswerObject, frozen=True, kw_only=True, gc=False):
    """What would change an answer.

    - `by`: By what.
    - `on`: On which day, where time changes it.
    - `facts`: The facts that would have to be others.
    - `clauses`: The clauses that are met then.
    - `outcome`: The outcome then."""

    by: ChangeBy
    """By what."""

    on: str | None
    """On which day, where time changes it."""

    facts: tuple[str, ...]
    """The facts that would have to be others."""

    clauses: tuple[ClauseId, ...]
    """The clauses that are met then."""

    outcome: Outcome
    """The outcome then."""

AnsweredBy: TypeAlias = RuleName | QuestionName
"""What answers for a clause: a rule, or a question."""

Answer: TypeAlias = (
    Decision
    | CollisionReport
    | ModerationAnswer
    | MovedWindows
    | Queue
    | Responsibilities
    | Rights
    | RightsEnding
    | RightsOverTime
    | SendingSchedule
)
"""What a question is answered by."""

BY_NAME: dict[str, Any] = {
    "accomplishments": Decision,
    "alumni-platform": Decision,
    "alumnus": Decision,
    "association": Decision,
    "award-programme": Decision,
    "campus-access": Decision,
    "career-services": Decision,
    "center-advice": Decision,
    "changes-told": Decision,
    "collisions": CollisionReport,
    "communication-approval": Decision,
    "compared-drafts": ComparedDrafts,
    "day": Day,
    "events-and-research": Decision,
    "fixed-mailing": FixedMailing,
    "forms-answered": Decision,
    "found-associations": Decision,
    "information": Decision,
    "interaction": Decision,
    "library-e-resources": Decision,
    "library-on-campus": Decision,
    "mailing": MailingReport,
    "meeting-support": Decision,
    "moderation": ModerationAnswer,
    "moved-windows": MovedWindows,
    "news-and-road-map": Decision,
    "non-disclosure": Decision,
    "order-stands": Decision,
    "own-initiative": Decision,
    "policy": PolicyDocument,
    "propose-activities": Decision,
    "propose-nominees": Decision,
    "queue": Queue,
    "responsibilities": Responsibilities,
    "responsible-employee": Decision,
    "right": RightName,
    "rights": tuple[Decision, ...],
    "rights-ending": RightsEnding,
    "rights-over-time": RightsOverTime,
    "sending-schedule": SendingSchedule,
    "start-programme": Decision,
    "training-courses": Decision,
    "working-groups-and-boards": Decision,
}
