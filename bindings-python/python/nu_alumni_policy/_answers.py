"""Made from the schemas by `cargo xtask bless`; not to be edited."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from ._requests import ClauseId, EditionStatus, Limit, Locale, ModerationRole, ModerationStep, ReadingName, RuleName

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
    "ErrorData",
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
    "Part",
    "Period",
    "PictureMeasure",
    "PolicyDocument",
    "Position",
    "Prospect",
    "Quantity",
    "QuestionEntry",
    "QuestionName",
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
    "SourceReport",
    "Span",
    "TableMeasure",
    "TextUnits",
    "Timing",
    "Treatment",
    "Unit",
    "Valid",
    "Verdict",
    "Waived",
    "WithoutOrder",
    "WouldChange",
]

AnswerKind: TypeAlias = Literal["record", "judgement", "character", "policy"]
"""What kind of answer a responsibility admits.

- `record`: It is assessed from a record.
- `judgement`: A person judges; nothing is scored.
- `character`: It is about character, and never scored (I06).
- `policy`: It is kept by keeping the rest of the Policy."""

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

DeadlineStatus: TypeAlias = Literal["open", "met", "overdue", "late", "too-early", "undetermined"]
"""How what is due by a day stands to it.

- `open`: Not done, and there is time.
- `met`: Done, or planned, in time.
- `overdue`: Not done, and the time is over.
- `late`: Done, or planned, after the time was over.
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


class Ask(TypedDict):
    """Missing facts that, once known, can settle the answer."""

    always: bool
    """Whether every answer to them settles it."""

    facts: list[str]
    """The facts, by their paths in the request: `facts.person.degrees`."""

    outcomes: list[Outcome]
    """The outcomes that answers to them can settle."""

    questions: list[str]
    """What to ask to learn each of them, in their order."""


class Basis(TypedDict):
    """What an answer rests on."""

    as_known_on: str | None
    """Only what was known of the calendar on this day was used; `None`: all that is known."""

    as_of: str | None
    """The day that was asked about; `None` where the question was about none."""

    confirmed: list[ConfirmedEntry]
    """What the University itself said of entries of the register."""

    edition: str
    """The edition of the Policy."""

    edition_in_force: bool | None
    """Whether that edition is in force on the day; `None` where that is not known."""

    edition_note: Message | None
    """What is to be said of that edition: that it is not approved yet, was rejected, or is not in force on the day (I47)."""

    edition_status: EditionStatus
    """That edition's standing."""

    limits: dict[Limit, float]
    """The limits and settings that the caller set."""

    locale: Locale
    """The language of the messages."""

    orders: list[str]
    """The orders in force that touched the answer or its advice."""

    provisional: list[EntryId]
    """The entries that the answer rests on and the University has not confirmed: they are provisional."""

    provisional_note: Message | None
    """The same, for people; `None` where it rests on none."""

    readings: dict[EntryId, str]
    """The readings that the caller chose in place of the register's own, by entry; of one that several are taken of at once, all."""


class ChangedDay(TypedDict):
    """A day that the two calendars hold for different things."""

    after: Day
    """In the calendar after."""

    before: Day
    """In the calendar before."""


class ChecklistRow(TypedDict):
    """One clause and how it stands."""

    clause: ClauseId
    """The clause."""

    missing: list[str]
    """The facts that would settle it, by the brief's keys."""

    readings: list[EntryId]
    """The entries of the interpretation register that the answer rests on."""

    rules: list[RuleName]
    """The rules that answer for it; empty where no rule of this version does."""

    seen: str | None
    """What there is to judge under it, for a judgement of the clause to name; `None` where nothing is left to a person."""

    status: RowStatus
    """How it stands."""

    why: Message
    """Why it stands so."""


class ClauseEntry(TypedDict):
    """A clause and what answers for it."""

    answered_by: list[AnsweredBy]
    """The rules of the check of a mailing, and the questions, that answer for it."""

    gist: str
    """What it says, restated."""

    id: ClauseId
    """Its id."""

    section: str
    """The section it stands in."""

    treatment: Treatment
    """How the library treats it."""


Collision = TypedDict(
    "Collision",
    {
        # With how many of them it is certain that some people get both.
        "certain": "int",
        # The clauses that it rests on.
        "clauses": "list[ClauseId]",
        # With how many it collides.
        "count": "int",
        # When it goes out.
        "date": "str",
        # The nearest working day of its window on which it would collide with none, the others staying where they are; of two equally near ones the earlier.
        "free_day": "str | None",
        # Its id.
        "id": "str",
        # What is wrong, why, and what to do.
        "message": "Message",
        # What is not known of it, by its path in the request: `facts.communications[0].audience`.
        "missing": "list[str]",
        # The entries of the interpretation register that it rests on.
        "readings": "list[EntryId]",
        # Who sends it.
        "sender": "str",
        # Always advice.
        "severity": "Severity",
        # The first of them: those that are certain, then those that are possible, each by date and id.
        "with": "list[Near]",
    },
)
"""A communication that comes at the same time as others to the same people."""


class CollisionReport(TypedDict):
    """The collisions among planned communications."""

    basis: Basis
    """What the answer rests on."""

    certain: int
    """Of how many of them it is certain that some people get both."""

    communications: int
    """How many communications were compared."""

    distance: int
    """Within how many working days two are at the same time."""

    findings: list[Collision]
    """One for each communication that collides, by date and id."""

    pairs: int
    """How many pairs collide."""

    without_order: CollisionsWithoutOrder | None
    """What it would be without the orders that set the distance (9.1)."""


class CollisionsWithoutOrder(TypedDict):
    """The collisions as they would be without any order under 9.1."""

    distance: int
    """Within how many working days two are at the same time."""

    pairs: int
    """How many pairs collide."""


class ComparedDrafts(TypedDict):
    """What became of the findings of an earlier draft."""

    changed: list[Finding]
    """Said before of something that has been changed since, and said still."""

    mended: list[Finding]
    """Found before, and no more: as they were."""

    new: list[Finding]
    """Found for the first time."""

    settled: list[Finding]
    """Found before, and settled by a judgement or a waiver since."""

    standing: list[Finding]
    """Found before and now."""


class ConfirmedEntry(TypedDict):
    """An entry of the register that the University has spoken on."""

    by: str
    """Who said so for the University."""

    document: str
    """In which document."""

    entry: EntryId
    """The entry."""

    message: Message
    """The same, for people."""

    on: str
    """On which day."""

    reading: ReadingName | None
    """Its reading, where it has several."""


class Day(TypedDict):
    """A day: whether it is worked, why, by which act, how certain that is and since when."""

    certainty: Certainty
    """How certain it is."""

    date: str
    """The date."""

    kind: DayKind
    """Why."""

    known_since: str | None
    """The day on which it became known that the day is this and nothing else; `None` where it was never otherwise, or the day is not on record."""

    name: str | None
    """The holiday's name, or the day that it was exchanged for."""

    source: str
    """The act that says so, or `the caller`."""

    working: bool
    """Whether it is worked."""


class Deadline(TypedDict):
    """A day that the Policy draws, and what it rests on."""

    certainty: Certainty
    """The least certain of the days that were counted."""

    clauses: list[ClauseId]
    """The clauses that draw it."""

    date: str
    """The day, counted in."""

    readings: list[EntryId]
    """The entries of the interpretation register that it rests on."""

    rests_on: list[Day]
    """Those of them that are not what their weekday says, or not certain."""


class Decision(TypedDict):
    """The answer to a question, with everything that it rests on. Its outcome is what the effects of its reasons fold to, and cannot be set: one that is read with another outcome is refused."""

    advice: list[Note]
    """What is worth knowing and changes nothing."""

    approvers: list[str]
    """Who has to agree, where the outcome needs an approval."""

    ask: list[Ask]
    """The sets of missing facts that can settle an open answer; the one to ask first is the first."""

    basis: Basis
    """What it rests on."""

    clauses: list[ClauseId]
    """The clauses that the question is about."""

    duties: list[Note]
    """What somebody has to do."""

    headline: Message
    """The outcome in a sentence."""

    next: Next | None
    """What follows when the validity ends; `None` where it stays, or another edition follows."""

    outcome: Outcome
    """The outcome."""

    question: QuestionName
    """The question's name."""

    reasons: list[Reason]
    """Every reason, in the order of the conditions."""

    valid: Valid
    """The days on which the outcome and its approvers are the same with the same facts."""

    without_order: WithoutOrder | None
    """The answer without the orders that touched it."""

    would_change: list[WouldChange]
    """What would change the outcome."""


class Edit(TypedDict):
    """One replacement in the part that the finding names."""

    replacement: str
    """What stands there afterwards."""

    span: Span
    """What is replaced."""


class EndingRight(TypedDict):
    """A right that ends."""

    clause: ClauseId
    """Its clause."""

    id: str
    """The person's id."""

    last_day: str
    """The last day on which it is granted."""

    message: Message
    """The same, for people."""

    question: QuestionName
    """The right's question."""

    then: Outcome
    """The outcome from the next day on."""


class ErrorData(TypedDict):
    """An error as data, the same from every language."""

    code: str
    """Its name, which stays: `unknown-school`."""

    message: str
    """The same for people, in English."""

    path: str | None
    """The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a mailing, the key of its brief. Absent where no field is."""


class FactUsed(TypedDict):
    """A fact that a reason rests on."""

    path: str
    """Where it stands in the request: `facts.person.degrees`, `terms.orders[0]`."""

    value: str | None
    """How it was given; `None` where it was not."""


class Finding(TypedDict):
    """One thing that a rule found, with its places and its reason."""

    clauses: list[ClauseId]
    """The clauses that it rests on."""

    fix: Fix | None
    """A way to mend it, where an honest one exists."""

    id: str
    """What it is known by, in this report and in that of the next draft: the rule, what it says, and of what. What is written or mended elsewhere in the letter does not change it; what is left to a person has another once that which the person looks at is changed."""

    judged: Judged | None
    """Who judged it, and how: in order, and it is settled; or not, and it is broken."""

    limit: Quantity | None
    """The limit it was held against."""

    measured: Quantity | None
    """What was measured."""

    message: Message
    """What is wrong, why, and what to do."""

    missing: list[str]
    """The facts that would settle it, by the brief's keys."""

    part: str
    """The name of the part that `span` points into."""

    places: list[FoundAt]
    """All places, in order, where it has more than the one: of a word that comes back, of the paragraphs that were counted. `span` is among them."""

    position: Position | None
    """The place's beginning, as people name it."""

    readings: list[EntryId]
    """The entries of the interpretation register that it rests on."""

    rule: RuleName
    """The rule's name."""

    severity: Severity
    """What it does to the outcome."""

    span: Span | None
    """Its place in that part's text; `None` where it has none (what is absent stands nowhere)."""

    waived: Waived | None
    """Who let it pass, and why."""


class Fix(TypedDict):
    """A way to mend what a finding found."""

    edits: list[Edit]
    """The replacements, in order, none overlapping another."""

    grade: FixGrade
    """How far it can be trusted."""


class FixedMailing(TypedDict):
    """A draft with its fixes applied, and what was found afterwards."""

    mended: list[Mended]
    """What was mended, in the order in which it was."""

    report: MailingReport
    """The report of the new source."""


class FoundAt(TypedDict):
    """One of the places of what was found."""

    part: str
    """The name of the part that `span` points into."""

    position: Position | None
    """The place's beginning, as people name it."""

    span: Span
    """The place in that part's text."""


HandIn = TypedDict(
    "HandIn",
    {
        # The last day; under the reading `cut-off-hour` of I27 whatever the hour.
        "by": "Deadline",
        # The first day that leaves no wait between moderation and the window.
        "from": "Deadline",
    },
)
"""The working days on which to hand the materials in, so that the mailing goes out in its window even where moderation takes all the time that A4.2 gives it."""


class InterpretationEntry(TypedDict):
    """An entry of the interpretation register. All entries are provisional: this project made them, and they stand until the University confirms or corrects them."""

    clauses: list[ClauseId]
    """The clauses whose words it reads; none where it is about the Policy as a whole."""

    id: EntryId
    """Its id: `I13`."""

    meaning: str
    """The reading taken."""

    others: list[OtherReadingEntry]
    """The other readings that a caller may choose."""

    question: str
    """The question."""

    settled: Settled
    """How the question is settled."""

    value: ReadingName | None
    """The reading taken, where there is a choice."""


class Judged(TypedDict):
    """What a person judged, as the brief told it."""

    by: str
    """Who judged."""

    holds: bool
    """Whether the clause is kept."""

    note: str | None
    """Why."""

    on: str
    """On which day."""

    path: str
    """Where the brief tells it: `judged[0]`."""


class Lapsed(TypedDict):
    """A judgement or a waiver that settles nothing, and why."""

    path: str
    """Which it is, by the brief's keys: `judged[0]`, `waived[2]`."""

    why: Message
    """Why it settles nothing."""


class LimitEntry(TypedDict):
    """A number that the Policy draws, or a setting that its open words ask of the caller."""

    clause: ClauseId
    """The clause that draws it."""

    largest: float
    """The largest number that it can be set to."""

    name: Limit
    """Its name in `limits`."""

    unit: LimitUnit
    """What it counts."""

    value: float | None
    """The clause's number; `None` for a setting that the clause leaves open."""

    whole: bool
    """Whether only whole numbers make sense."""


class MailingReport(TypedDict):
    """The answer to "is this mailing in order?". Its verdict follows from its findings and the decision on its approval: a report that is read with another verdict is refused."""

    approval: Decision | None
    """Whose approval it needs (7.1, 7.2); `None` where the brief names neither sender nor audience, or no day."""

    basis: Basis
    """What the answer rests on."""

    checklist: list[ChecklistRow]
    """Every clause of Appendix 1, in its order; before them 7.1 and 7.2 where the approval was asked."""

    findings: list[Finding]
    """What was found, in the order of the clauses, then of the places."""

    lapsed: list[Lapsed]
    """The brief's judgements and waivers that settle nothing, and why."""

    measures: Measures
    """The numbers behind it."""

    schedule: SendingSchedule
    """When it may go out."""

    settled: list[Finding]
    """What was found and no longer counts: judged to be in order, or let pass; in the same order."""

    source: SourceReport
    """What was read."""

    verdict: Verdict
    """The outcome: the worst of the checklist's rows that a rule or the decision on the approval answers for."""

    without_order: Verdict | None
    """The verdict as it would be without the orders that touched it (9.1)."""


class Measures(TypedDict):
    """The numbers behind the findings, as an editor shows them."""

    bold_share: float
    """The share of them in bold, 0 to 1."""

    letter_font_px: float | None
    """The letter's font size in CSS pixels; `None` where there is no text."""

    paragraphs: list[ParagraphMeasure]
    """The paragraphs, in order."""

    pictures: list[PictureMeasure]
    """The pictures, in order."""

    subject_characters: int | None
    """Characters of the subject; `None` without a subject."""

    tables: list[TableMeasure]
    """The data tables, in order."""

    title_font_px: float | None
    """The title's font size in CSS pixels; `None` without a title."""

    visible_characters: int
    """Visible characters of the letter."""


class Mended(TypedDict):
    """A finding whose fix was applied."""

    finding: str
    """The finding's id."""

    rule: RuleName
    """Its rule."""

    text: str
    """What it said."""


class Message(TypedDict):
    """A text for people: the key of a template, what fills it, and the text in the report's locale.

    The key and the arguments are the message; the text is their rendering."""

    args: dict[str, str]
    """What fills the template's places, by name."""

    key: str
    """The template's key, such as `paragraph-length.too-many-lines`."""

    text: str
    """The template filled, in the locale that was asked for."""


class ModerationAnswer(TypedDict):
    """How a moderation stands on a day."""

    basis: Basis
    """What the answer rests on."""

    deadlines: list[ModerationDeadline]
    """One for each receipt of materials, in their order."""

    next: list[NextStep]
    """The steps that can come next; none where it has gone out."""

    prospect: Prospect | None
    """Whether a mailing can still go out in its window; `None` where it has gone out, and for a post."""

    sending: Sending | None
    """The sending of a mailing, as it was recorded or is planned, held against its window."""

    state: ModerationState
    """How far it has come."""

    summary: list[Message]
    """The same, for people."""

    without_order: list[ModerationDeadline] | None
    """The deadlines as they would be without the orders that touched them (9.1)."""


class ModerationDeadline(TypedDict):
    """The time that A4.2 gives after one receipt of materials, and how it was kept."""

    awaited: list[NextStep]
    """The steps that are waited for; none where it is done."""

    clauses: list[ClauseId]
    """The clauses that it rests on."""

    done_by: ModerationStep | None
    """The step by which it was done: sent, forwarded to the Communication officer or posted (I42), or returned for completion."""

    done_on: str | None
    """The day on which it was done."""

    due: str | None
    """The last day for moderation, counted in."""

    missing: list[str]
    """What the last day hangs on and is not known, by its path in the request: `terms.limits.moderation_cut_off_hour`, `facts.record.entries[0].at` for its time of day."""

    readings: list[EntryId]
    """The entries of the interpretation register that it rests on."""

    received: str
    """When the materials were received."""

    sending_due: str | None
    """The last day for sending a mailing: with the moderation, or when the window of A4.1 opens, where that is later (I32). `None` for a post, and where the date that is announced is not known."""

    status: DeadlineStatus
    """How it stands: the moderation to its day, and the sending to its own."""

    working_days_late: int | None
    """Working days after the last day, until it was done, is planned, or until today; of moderation and sending the more. `None` where days of a year to come would have to be counted."""


class MovedWindow(TypedDict):
    """The window of an event that the two calendars draw differently (A4.1)."""

    after: SendingWindow
    """The window in the calendar after."""

    before: SendingWindow
    """The window in the calendar before."""

    days: list[ChangedDay]
    """The days that made the difference."""

    event: str
    """Its date in Astana."""

    index: int
    """The event's place in the list."""


class MovedWindows(TypedDict):
    """The windows that moved."""

    basis: Basis
    """What the answer rests on."""

    moved: list[MovedWindow]
    """Those that moved, in the order of the list; the others are as they were."""


class Near(TypedDict):
    """Another communication that is near."""

    audience_known: bool
    """Whether its audience is known; where it is not, it only may be to the same people."""

    certain: bool
    """Whether it is certain that it goes to some of the same people; else it is possible: an audience is not known, or somebody with two degrees may be in both (I10)."""

    channel: str
    """By which way it goes out."""

    date: str
    """When it goes out."""

    id: str
    """Its id."""

    sender: str
    """Who sends it."""

    working_days_apart: int
    """How many working days lie between the two; 0 on the same day."""


Next = TypedDict(
    "Next",
    {
        # Who has to agree then, where it needs an approval.
        "approvers": "list[str]",
        # The clauses that change it.
        "clauses": "list[ClauseId]",
        # From this day on.
        "from": "str",
        # The outcome then.
        "outcome": "Outcome",
    },
)
"""What follows when the validity ends."""


class NextStep(TypedDict):
    """A step that can come next."""

    clause: ClauseId
    """The clause that gives it."""

    role: ModerationRole
    """Whose step it is."""

    step: ModerationStep
    """The step."""


class Note(TypedDict):
    """A duty or an advice that comes with an answer."""

    clauses: list[ClauseId]
    """The clauses that it rests on."""

    due: str | None
    """The last day to do it, where there is one."""

    message: Message
    """What is to be done."""

    readings: list[EntryId]
    """The entries of the interpretation register that it rests on."""


class OtherReadingEntry(TypedDict):
    """Another way to read a clause, which a caller may choose."""

    meaning: str
    """What it takes the clause to mean."""

    value: ReadingName
    """The value that chooses it in `readings`."""


class ParagraphMeasure(TypedDict):
    """A paragraph of the letter."""

    characters: int
    """All its characters."""

    lines: int
    """Its lines, under the reading taken."""

    longest_line: int
    """The characters of its longest line, as the author broke it."""

    part: str
    """The name of the part that `span` points into."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""


class Part(TypedDict):
    """A part of the source that spans point into."""

    charset: str | None
    """The charset it was decoded from, where it was decoded."""

    media_type: str
    """Its MIME type."""

    name: str
    """`body`, `subject` or `post` of what was given; in an `.eml`, a MIME part, as `part 1.2`."""

    text: str | None
    """Its decoded text, of a picture the name of its file; `None` where the part is the source as the caller gave it."""


class Period(TypedDict):
    """A stretch of days with one outcome and, where it needs an approval, the same approvers."""

    approvers: list[str]
    """Who has to agree, where it needs an approval."""

    outcome: Outcome
    """The outcome on each of them."""

    valid: Valid
    """The days."""


class PictureMeasure(TypedDict):
    """A picture."""

    counted: bool
    """Whether it counts: a declared logo and what stands in a declared signature do not."""

    file_pixels: list[object] | None
    """The file's own width and height in pixels, where the file is at hand."""

    part: str
    """The name of the part that `span` points into."""

    shown_height: float | None
    """The height it is shown at, in CSS pixels, where the source says so."""

    shown_width: float | None
    """The width it is shown at, in CSS pixels, where the source says so."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""


class PolicyDocument(TypedDict):
    """The whole of it."""

    clauses: list[ClauseEntry]
    """Every clause, in the Policy's order."""

    edition: str
    """The edition's name."""

    edition_status: EditionStatus
    """How the edition stands."""

    interpretations: list[InterpretationEntry]
    """How its open words are read."""

    limits: list[LimitEntry]
    """Its numbers, and the settings that it leaves open."""

    questions: list[QuestionEntry]
    """The questions."""

    rules: list[RuleEntry]
    """The rules of the check of a mailing."""

    schools: list[SchoolEntry]
    """The Schools known."""


class Position(TypedDict):
    """A place as people name it."""

    column: int
    """Column, from 1, in code points."""

    line: int
    """Line, from 1. Lines end at `\\n`, `\\r\\n` or a lone `\\r`."""


class Quantity(TypedDict):
    """A number and what it counts."""

    unit: Unit
    """What it counts."""

    value: float
    """The number, rounded to three decimals."""


class QuestionEntry(TypedDict):
    """A question that can be asked by its name."""

    asks: str
    """What it asks."""

    clauses: list[ClauseId]
    """The clauses that it answers for."""

    dated: bool
    """Whether a request has to give the day."""

    name: QuestionName
    """Its name."""


class Reason(TypedDict):
    """Why an answer is as it is."""

    clauses: list[ClauseId]
    """The clauses that it rests on."""

    could: Effect | None
    """Where it leaves the answer open: the worst that it can turn out to be."""

    effect: Effect
    """What it does to the outcome."""

    facts: list[FactUsed]
    """The facts it used."""

    message: Message
    """The reason in words."""

    orders: list[str]
    """The orders under 9.1 that it rests on."""

    readings: list[EntryId]
    """The entries of the interpretation register that it rests on."""


class Responsibilities(TypedDict):
    """All responsibilities, and what this rests on."""

    basis: Basis
    """What it rests on; of the orders, those that touched an assessment."""

    responsibilities: list[Responsibility]
    """Each of them, in the Policy's order."""


class Responsibility(TypedDict):
    """A responsibility and how it stands."""

    answer: AnswerKind
    """What kind of answer it admits."""

    clause: ClauseId
    """Its clause."""

    decision: Decision | None
    """The assessment, where there is a record to assess."""

    readings: list[EntryId]
    """The entries of the interpretation register that this rests on."""

    why: Message
    """Why this kind of answer."""


class RightPeriods(TypedDict):
    """When a right begins and ends."""

    awaits: list[str]
    """The facts of a degree that is not conferred yet, where its conferral can begin the right anew: the last period then ends on that day. Empty where no degree is awaited."""

    clause: ClauseId
    """Its clause."""

    orders: list[str]
    """The orders that touch it on some day (9.1, I11)."""

    periods: list[Period]
    """The outcomes one after the other, without a gap."""

    question: QuestionName
    """The right's question."""


class RightsEnding(TypedDict):
    """Which rights end, and what that rests on."""

    basis: Basis
    """What it rests on."""

    ending: list[EndingRight]
    """Each right of each person that ends, by its last day; those of one day in the order of the people."""


class RightsOverTime(TypedDict):
    """When each right begins and ends, and what that rests on."""

    basis: Basis
    """What it rests on; of the orders, each that touches a right on some day."""

    rights: list[RightPeriods]
    """Each right, in the Policy's order."""


class RuleEntry(TypedDict):
    """A rule of the check of a mailing."""

    clauses: list[ClauseId]
    """The clauses that it answers for."""

    name: RuleName
    """Its name."""

    readings: list[EntryId]
    """The entries of the register that it rests on."""


class SchoolEntry(TypedDict):
    """A School that is known by its short name."""

    grants_degrees: bool
    """Whether it grants, or granted, degrees (I01)."""

    name: str
    """Its short name."""


class Sending(TypedDict):
    """A planned or actual sending, held against the window (A4.1) and the notice (A4.3)."""

    date: str
    """Its date in Astana."""

    notice_kept: bool | None
    """Whether it is not after the last day to announce the event (A4.3); `None` without an event."""

    off_by: int | None
    """By how many working days it is outside: 0 where only days off lie between. `None` where days of a year to come would have to be counted."""

    timing: Timing
    """How it lies to the window."""


class SendingSchedule(TypedDict):
    """When a mailing may go out, and what that rests on."""

    basis: Basis
    """What the answer rests on."""

    earliest_event: Deadline | None
    """Where it cannot be met for certain, or the sending is late: the earliest later day for an event that can be announced in time."""

    event: str | None
    """The date in Astana of the event."""

    hand_in: HandIn | None
    """When to hand the materials in."""

    missing: list[str]
    """The facts and settings that would tell more, by their paths in the request: `facts.event_start`, `terms.limits.moderation_cut_off_hour`."""

    moderation_due: Deadline | None
    """When moderation is due (A4.2), of materials that were received."""

    notice: Deadline | None
    """The last day to send what announces an event (A4.3)."""

    prospect: Prospect | None
    """Whether the window can be met: of materials received, or handed in on the day asked; `None` where the mailing has gone out."""

    sending: Sending | None
    """The sending, judged."""

    sending_due: Deadline | None
    """When the sending is due: with the moderation, or when the window opens, where that is later (I32); `None` where either is not known."""

    status: DeadlineStatus | None
    """How the sending stands to that day; a planned one counts as done. `None` where that is not known."""

    summary: list[Message]
    """The same, for people."""

    unknown_years: list[int]
    """The years to come whose days it hangs on: state them in the calendar once they are decreed."""

    window: SendingWindow | None
    """When to send (A4.1)."""

    without_order: SendingSchedule | None
    """The schedule as it would be without the orders that touched it (9.1)."""

    working_days_late: int | None
    """By how many working days the moderator is late with it: until the sending, else until the day asked (I31)."""


class SendingWindow(TypedDict):
    """The days on which a mailing may be sent (A4.1)."""

    closes: Deadline
    """The last day."""

    opens: Deadline
    """The first day."""


class SourceReport(TypedDict):
    """What was read."""

    kind: SourceKind
    """What the source is written in."""

    notes: list[Message]
    """What could not be read in full, and what was done instead."""

    parts: list[Part]
    """The parts that spans point into: the subject where there is one, those of the body in order, and the brief's post."""

    units: TextUnits
    """The unit in which the spans of the report count."""


class Span(TypedDict):
    """A half-open range of a text, counted from 0: code points."""

    end: int
    """Where it ends: the first place that is no longer in it."""

    start: int
    """Where it begins."""


class TableMeasure(TypedDict):
    """A data table."""

    doubtful: bool
    """Whether it might be a layout table."""

    part: str
    """The name of the part that `span` points into."""

    rows: int
    """Its rows, under the reading taken."""

    span: Span | None
    """Its place in that part's text; `None` where the source does not hold it as one piece."""


Valid = TypedDict(
    "Valid",
    {
        # The first day; `None` where no day is too early.
        "from": "str | None",
        # The first day on which it is another; `None` where it stays.
        "until": "str | None",
    },
)
"""The days on which an outcome stays the same with the same facts, and those who have to agree with it, half-open. They reach over no end of the edition that is stated."""


class Waived(TypedDict):
    """What a person let pass, as the brief told it."""

    by: str
    """Who let it."""

    on: str
    """On which day."""

    path: str
    """Where the brief tells it: `waived[0]`."""

    reason: str
    """Why it passes."""


class WithoutOrder(TypedDict):
    """The answer as it would be without any order under 9.1."""

    outcome: Outcome
    """The outcome."""

    valid: Valid
    """On which days."""


class WouldChange(TypedDict):
    """What would change an answer."""

    by: ChangeBy
    """By what."""

    clauses: list[ClauseId]
    """The clauses that are met then."""

    facts: list[str]
    """The facts that would have to be others."""

    on: str | None
    """On which day, where time changes it."""

    outcome: Outcome
    """The outcome then."""

AnsweredBy: TypeAlias = RuleName | QuestionName
"""What answers for a clause: a rule, or a question."""

Answer: TypeAlias = (
    Decision
    | CollisionReport
    | ModerationAnswer
    | MovedWindows
    | Responsibilities
    | list[Decision]
    | RightsEnding
    | RightsOverTime
    | SendingSchedule
)
"""What a question is answered by."""
