"""Made from the schemas by `cargo xtask bless`; not to be edited."""

import sys
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from ._inputs import Date, ListOf, Moment
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

if sys.version_info >= (3, 11):
    from typing import NotRequired
elif TYPE_CHECKING:
    from typing_extensions import NotRequired
else:
    # It cannot say there which keys may be absent.
    from typing import Optional as NotRequired

__all__ = [
    "AccomplishmentsRequest",
    "AdviceFacts",
    "AdviceRequest",
    "AlumniPlatformRequest",
    "AlumnusRecord",
    "AlumnusRequest",
    "Announced",
    "Approval",
    "Asker",
    "AssociationRequest",
    "Audience",
    "AwardFacts",
    "AwardProgramme",
    "AwardProgrammeRequest",
    "Brief",
    "CalendarChoice",
    "CampusAccessRequest",
    "CareerServicesRequest",
    "Center",
    "CenterAdviceRequest",
    "CenterFacts",
    "CenterStep",
    "ChangeOf",
    "ChangesToldRequest",
    "Circumstance",
    "CollisionsFacts",
    "CollisionsRequest",
    "CommunicationApprovalRequest",
    "CommunicationFacts",
    "CommunicationKind",
    "CommunicationWindow",
    "Conferral",
    "Confirmation",
    "ContactChange",
    "Degree",
    "DegreeKind",
    "Direction",
    "Disclosure",
    "EditionStanding",
    "EventsAndResearchRequest",
    "Form",
    "FormsAnsweredRequest",
    "FoundAssociationsRequest",
    "Group",
    "GroupFacts",
    "GroupForm",
    "Hashtag",
    "InformationRequest",
    "Initiative",
    "InitiativeFacts",
    "Initiator",
    "Institution",
    "Interaction",
    "InteractionFacts",
    "InteractionRequest",
    "Issuer",
    "Judgement",
    "KnownLink",
    "KnownPicture",
    "LibraryEResourcesRequest",
    "LibraryOnCampusRequest",
    "Limits",
    "MailingList",
    "MeetingSupportRequest",
    "MergeField",
    "MergeTagMarks",
    "ModerationChannel",
    "ModerationEntry",
    "ModerationFacts",
    "ModerationRecord",
    "ModerationRequest",
    "MovedWindowsFacts",
    "MovedWindowsRequest",
    "NewsAndRoadMapRequest",
    "NonDisclosureRequest",
    "OneModeration",
    "OneOfMany",
    "Order",
    "OrderChange",
    "OrderChangeLimit",
    "OrderChangeLimitFields",
    "OrderChangeRequireApproval",
    "OrderChangeRequireApprovalFields",
    "OrderChangeSuspendRight",
    "OrderChangeSuspendRightFields",
    "OrderChangeWaiveApproval",
    "OrderChangeWaiveApprovalFields",
    "OrderDraft",
    "OrderFacts",
    "OrderStandsRequest",
    "OtherCommunication",
    "OwnHost",
    "OwnInitiativeRequest",
    "PageAddress",
    "PaletteColour",
    "Partner",
    "Party",
    "PeopleFacts",
    "PeopleRequest",
    "Person",
    "PersonFacts",
    "PlannedCommunication",
    "Programme",
    "ProgrammeFacts",
    "ProposeActivitiesRequest",
    "ProposeNomineesRequest",
    "QueueFacts",
    "QueueRequest",
    "Readings",
    "RecordFacts",
    "ResponsibilitiesRequest",
    "ResponsibleEmployeeRequest",
    "RightsEndingFacts",
    "RightsEndingRequest",
    "RightsFacts",
    "RightsOverTimeRequest",
    "RightsRequest",
    "RunBy",
    "ScheduleFacts",
    "Sender",
    "SenderAssociation",
    "SenderDivision",
    "SenderSchool",
    "SenderSeveral",
    "SendingScheduleRequest",
    "StartProgrammeRequest",
    "Stated",
    "StatedYear",
    "Submission",
    "Succession",
    "TagMark",
    "Terms",
    "Told",
    "TrainingCoursesRequest",
    "University",
    "Waiver",
    "Week",
    "WorkingGroupsAndBoardsRequest",
]

Asker: TypeAlias = Literal["alumnus", "association", "other"]
"""Who asks for advice.

- `alumnus`: An Alumnus.
- `association`: An Alumni Association.
- `other`: Anybody else."""

CenterStep: TypeAlias = Literal["not-told", "told", "accepted", "declined"]
"""How far an initiative has come with the Center.

- `not-told`: The Center was not told.
- `told`: The Center was told and has not decided.
- `accepted`: The Center took it up.
- `declined`: The Center declined it."""

ChangeOf: TypeAlias = Literal["contacts", "employer", "position"]
"""What changed.

- `contacts`: Contact information.
- `employer`: The place of employment.
- `position`: The position."""

CommunicationKind: TypeAlias = Literal[
    "event-announcement",
    "survey",
    "questionnaire",
    "email",
    "notification",
    "newsletter",
    "other",
]
"""What kind of communication it is. 7.1 means them all; those it lists are examples (I09).

- `event-announcement`: An announcement of an event.
- `survey`: A survey.
- `questionnaire`: A questionnaire.
- `email`: An e-mail.
- `notification`: A notification.
- `newsletter`: A newsletter.
- `other`: Any other."""

DegreeKind: TypeAlias = Literal[
    "bachelor",
    "master",
    "doctor-of-medicine",
    "residency",
    "phd",
    "certificate",
    "foundation-year",
    "exchange",
    "honorary",
]
"""What was studied for. The first five kinds make an Alumnus (2.1).

- `bachelor`: A Bachelor's degree.
- `master`: A Master's degree.
- `doctor-of-medicine`: Doctor of Medicine.
- `residency`: A residency.
- `phd`: A PhD.
- `certificate`: A certificate of a course.
- `foundation-year`: The Foundation Year.
- `exchange`: An exchange.
- `honorary`: An honorary degree."""

Direction: TypeAlias = Literal[
    "school-digest",
    "graduation-year-vacancies",
    "event-invitation",
    "research-invitation",
    "open-day",
    "board-decision",
    "none",
]
"""What a mailing is for: one of the directions of Appendix 1, section 1.

- `school-digest`: A digest with the School's news (A1.1).
- `graduation-year-vacancies`: Vacancies, by year of graduation (A1.2).
- `event-invitation`: An invitation to an event (A1.3).
- `research-invitation`: An invitation to a research or expert project (A1.4).
- `open-day`: An Open Day (A1.5).
- `board-decision`: A special decision of the Governing Board (A1.6).
- `none`: The sender says that none of the six fits (I29)."""

GroupForm: TypeAlias = Literal["informal", "legal-entity"]
"""How a group is organised. 2.2 leaves both open.

- `informal`: Without a legal entity.
- `legal-entity`: As a legal entity."""

Hashtag: TypeAlias = str
"""A hashtag, as it was written. Two are the same where they differ only in the case of letters, in the form of the sign, or in how accents are encoded (I28).

Letters are compared in lower case: for English, Russian and Kazakh that is the same as full case folding."""

Institution: TypeAlias = Literal["nu", "other"]
"""Who conferred a degree.

- `nu`: Nazarbayev University.
- `other`: Another."""

Issuer: TypeAlias = Literal["nu-administration", "other"]
"""Who issued an order.

- `nu-administration`: The NU Administration, which alone may (9.1).
- `other`: Anybody else."""

ModerationChannel: TypeAlias = Literal["mailing", "social-networks"]
"""By which way something goes out.

- `mailing`: By e-mail, which the moderator sends (A3.1).
- `social-networks`: In social networks, where the Communication officer posts it (A3.2)."""

OwnHost: TypeAlias = str
"""A host whose pages are the School's own; it covers its sub-domains (I16)."""

PageAddress: TypeAlias = str
"""The whole address of a page: `https://gsb.nu.edu.kz/reunion`."""

PaletteColour: TypeAlias = str
"""A colour of the palette: red, green, blue."""

Party: TypeAlias = Literal["alumni", "association", "university"]
"""A side of an interaction.

- `alumni`: Alumni.
- `association`: An Alumni Association.
- `university`: The University or a unit of it."""

RunBy: TypeAlias = Literal["center", "unit"]
"""Who runs an award programme.

- `center`: The Center.
- `unit`: A School or a structural division."""

TagMark: TypeAlias = str
"""What stands before or behind the name in a merge tag. It has a sign that is no letter, figure or space: words alone would make merge tags of half a letter."""

Week: TypeAlias = Literal["five-day", "six-day"]
"""Which days of the week are worked (I30).

- `five-day`: Monday to Friday.
- `six-day`: Monday to Saturday."""


class AccomplishmentsRequest(TypedDict):
    """How `accomplishments` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class AdviceFacts(TypedDict):
    """What `center-advice` hangs on.

    - `request` (may be absent): The request."""

    request: NotRequired["AdviceRequest"]
    """The request."""


class AdviceRequest(TypedDict):
    """A request for advice. What is not given is not known.

    - `asker` (may be absent): Who it is for.
    - `requested` (may be absent): Whether the advice was asked for.
    - `unit_representative` (may be absent): Whether a representative of a structural unit gives it."""

    asker: NotRequired["Asker | None"]
    """Who it is for."""

    requested: NotRequired["bool | None"]
    """Whether the advice was asked for."""

    unit_representative: NotRequired["bool | None"]
    """Whether a representative of a structural unit gives it."""


class AlumniPlatformRequest(TypedDict):
    """How `alumni-platform` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class AlumnusRecord(TypedDict):
    """A person's record. What is not given is not known; an empty list says that there was nothing.

    - `changes` (may be absent): The changes (5.7).
    - `disclosure` (may be absent): Information that may have been disclosed or used (5.11).
    - `forms` (may be absent): The forms asked for (5.6)."""

    changes: NotRequired["ListOf[ContactChange] | None"]
    """The changes (5.7)."""

    disclosure: NotRequired["Disclosure"]
    """Information that may have been disclosed or used (5.11)."""

    forms: NotRequired["ListOf[Form] | None"]
    """The forms asked for (5.6)."""


class AlumnusRequest(TypedDict):
    """How `alumnus` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "PersonFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Approval(TypedDict):
    """An approval that was given: by whom, on which day.

    - `by`: Who gave it: `center`, or whom an order under 9.1 names.
    - `on`: The day on which it was given."""

    by: "str"
    """Who gave it: `center`, or whom an order under 9.1 names."""

    on: "Date"
    """The day on which it was given."""


class AssociationRequest(TypedDict):
    """How `association` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "GroupFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Audience(TypedDict):
    """An audience: all Alumni, or those that every facet which is given holds. A facet that is not given narrows nothing, as an audience is described by what narrows it (I07).

    - `affiliations` (may be absent): Alumni affiliated with these divisions.
    - `all` (may be absent): All Alumni; then no facet is given.
    - `degrees` (may be absent): Holders of these degrees.
    - `schools` (may be absent): Graduates of these Schools.
    - `years` (may be absent): Graduates of these years."""

    affiliations: NotRequired["ListOf[str] | None"]
    """Alumni affiliated with these divisions."""

    all: NotRequired["bool"]
    """All Alumni; then no facet is given."""

    degrees: NotRequired["ListOf[DegreeKind] | None"]
    """Holders of these degrees."""

    schools: NotRequired["ListOf[str] | None"]
    """Graduates of these Schools."""

    years: NotRequired["ListOf[int] | None"]
    """Graduates of these years."""


class AwardFacts(TypedDict):
    """What `award-programme` hangs on.

    - `programme` (may be absent): The programme."""

    programme: NotRequired["AwardProgramme"]
    """The programme."""


class AwardProgramme(TypedDict):
    """An award programme. What is not given is not known.

    - `coordinated` (may be absent): Whether it is coordinated with the Center.
    - `recognises_alumni` (may be absent): Whether it recognises Alumni.
    - `run_by` (may be absent): Who runs it."""

    coordinated: NotRequired["bool | None"]
    """Whether it is coordinated with the Center."""

    recognises_alumni: NotRequired["bool | None"]
    """Whether it recognises Alumni."""

    run_by: NotRequired["RunBy | None"]
    """Who runs it."""


class AwardProgrammeRequest(TypedDict):
    """How `award-programme` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "AwardFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Brief(TypedDict):
    """What a draft's text cannot say: the facts of a mailing, with the day asked about and the terms beside them. All of it is optional; what is missing leaves the clauses that need it undetermined.

    - `abbreviations` (may be absent): Abbreviations that are rightly written in capitals, besides the shipped ones (A2.3d).
    - `approvals` (may be absent): The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after the sending, one does not settle (7.1, I45).
    - `as_of` (may be absent): The day on which this is asked (A4); only what was known of the calendar then is used. A sender or an audience needs it where `planned_send` is not given.
    - `audience` (may be absent): Whom it goes to (A1.2, 7.1, 7.2).
    - `data_submitted` (may be absent): Whether the updated contact and personal data were submitted to the Center (7.2).
    - `data_submitted_on` (may be absent): The day on which they were submitted; of a day after the sending, they were not (7.2).
    - `direction` (may be absent): The mailing's direction (A1).
    - `event_start` (may be absent): When the event, or the date that the mailing announces, begins; or that it announces none (A4.1, A4.3, I40).
    - `initiator` (may be absent): Who starts the mailing (A3.1, A4.4).
    - `judged` (may be absent): What people judged of what the check leaves to a person.
    - `kind` (may be absent): What kind of communication it is; a survey or a questionnaire is no mailing under A1 (I39).
    - `links` (may be absent): Where links lead that do not say it themselves (A2.2b).
    - `merge_fields` (may be absent): What merge tags print at most (A2.1, A2.2a).
    - `merge_tags` (may be absent): How the merge tags of the sender's own mailing program are written, besides those of the common ones. What stands between the marks is filled in later.
    - `moderation` (may be absent): The record of its moderation (A3.1, A3.2); one that could not have happened is refused.
    - `official` (may be absent): Whether it is official (7.1).
    - `own_hosts` (may be absent): The School's own hosts (A2.2b).
    - `palette` (may be absent): The University's brand colours (A2.3a).
    - `pictures` (may be absent): The pictures whose files the letter does not hold, and the logos (A2.2d).
    - `planned_send` (may be absent): When the mailing is to go out, or went out (A4.1, A4.2, A4.3).
    - `post` (may be absent): The text of the post for social networks that goes with the mailing (A3.2, A4.4).
    - `received` (may be absent): When the moderator received the materials (A4.2).
    - `sender` (may be absent): Who sends it (7.1, 7.2).
    - `subject` (may be absent): The subject, where the source has none (A2.1).
    - `terms` (may be absent): On what terms it is checked.
    - `waived` (may be absent): What lets violations pass."""

    abbreviations: NotRequired["ListOf[str]"]
    """Abbreviations that are rightly written in capitals, besides the shipped ones (A2.3d)."""

    approvals: NotRequired["ListOf[Approval]"]
    """The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after the sending, one does not settle (7.1, I45)."""

    as_of: NotRequired["Moment | None"]
    """The day on which this is asked (A4); only what was known of the calendar then is used. A sender or an audience needs it where `planned_send` is not given."""

    audience: NotRequired["Audience | None"]
    """Whom it goes to (A1.2, 7.1, 7.2)."""

    data_submitted: NotRequired["bool | None"]
    """Whether the updated contact and personal data were submitted to the Center (7.2)."""

    data_submitted_on: NotRequired["Moment | None"]
    """The day on which they were submitted; of a day after the sending, they were not (7.2)."""

    direction: NotRequired["Direction | None"]
    """The mailing's direction (A1)."""

    event_start: NotRequired["Announced | None"]
    """When the event, or the date that the mailing announces, begins; or that it announces none (A4.1, A4.3, I40)."""

    initiator: NotRequired["Initiator | None"]
    """Who starts the mailing (A3.1, A4.4)."""

    judged: NotRequired["ListOf[Judgement]"]
    """What people judged of what the check leaves to a person."""

    kind: NotRequired["CommunicationKind | None"]
    """What kind of communication it is; a survey or a questionnaire is no mailing under A1 (I39)."""

    links: NotRequired["ListOf[KnownLink]"]
    """Where links lead that do not say it themselves (A2.2b)."""

    merge_fields: NotRequired["ListOf[MergeField]"]
    """What merge tags print at most (A2.1, A2.2a)."""

    merge_tags: NotRequired["ListOf[MergeTagMarks]"]
    """How the merge tags of the sender's own mailing program are written, besides those of the common ones. What stands between the marks is filled in later."""

    moderation: NotRequired["ModerationRecord | None"]
    """The record of its moderation (A3.1, A3.2); one that could not have happened is refused."""

    official: NotRequired["bool | None"]
    """Whether it is official (7.1)."""

    own_hosts: NotRequired["ListOf[OwnHost] | None"]
    """The School's own hosts (A2.2b)."""

    palette: NotRequired["ListOf[PaletteColour] | None"]
    """The University's brand colours (A2.3a)."""

    pictures: NotRequired["ListOf[KnownPicture]"]
    """The pictures whose files the letter does not hold, and the logos (A2.2d)."""

    planned_send: NotRequired["Moment | None"]
    """When the mailing is to go out, or went out (A4.1, A4.2, A4.3)."""

    post: NotRequired["str | None"]
    """The text of the post for social networks that goes with the mailing (A3.2, A4.4)."""

    received: NotRequired["Moment | None"]
    """When the moderator received the materials (A4.2)."""

    sender: NotRequired["Sender | None"]
    """Who sends it (7.1, 7.2)."""

    subject: NotRequired["str | None"]
    """The subject, where the source has none (A2.1)."""

    terms: NotRequired["Terms"]
    """On what terms it is checked."""

    waived: NotRequired["ListOf[Waiver]"]
    """What lets violations pass."""


class CalendarChoice(TypedDict):
    """Which calendar is asked for. All of it is optional: Kazakhstan's, in a five-day week, with all that is known.

    Days in `closed` and `worked` come on top of the law, whatever the day is by it. Giving them is choosing the reading `own-days` of I30, and a `week` of six days the reading `six-day-week`; an answer's basis tells so. A `week` beside a reading of the other is refused.

    - `as_known_on` (may be absent): Only what was known on this day. An act of which only the year is on record counts as known from that year's first day.
    - `closed` (may be absent): The caller's own days off.
    - `project_through` (may be absent): The last year for which the statutory days are projected; Kurban Ait and transfers are not in it.
    - `week` (may be absent): The week; five days where it is not given.
    - `worked` (may be absent): The caller's own working days.
    - `years` (may be absent): Whole years, as they were decreed; the years to come follow one another without a gap."""

    as_known_on: NotRequired["Moment | None"]
    """Only what was known on this day. An act of which only the year is on record counts as known from that year's first day."""

    closed: NotRequired["ListOf[Date]"]
    """The caller's own days off."""

    project_through: NotRequired["int | None"]
    """The last year for which the statutory days are projected; Kurban Ait and transfers are not in it."""

    week: NotRequired["Week | None"]
    """The week; five days where it is not given."""

    worked: NotRequired["ListOf[Date]"]
    """The caller's own working days."""

    years: NotRequired["ListOf[StatedYear]"]
    """Whole years, as they were decreed; the years to come follow one another without a gap."""


class CampusAccessRequest(TypedDict):
    """How `campus-access` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class CareerServicesRequest(TypedDict):
    """How `career-services` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Center(TypedDict):
    """The Center. What is not given is not known.

    - `responsible_employees` (may be absent): How many of its employees are responsible for Alumni relations."""

    responsible_employees: NotRequired["int | None"]
    """How many of its employees are responsible for Alumni relations."""


class CenterAdviceRequest(TypedDict):
    """How `center-advice` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "AdviceFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class CenterFacts(TypedDict):
    """What `responsible-employee` hangs on.

    - `center` (may be absent): The Center."""

    center: NotRequired["Center"]
    """The Center."""


class ChangesToldRequest(TypedDict):
    """How `changes-told` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RecordFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


Circumstance = TypedDict(
    "Circumstance",
    {
        # Whether it is force majeure (9.1); of no other an order is made.
        "force_majeure": NotRequired["bool | None"],
        # Its first day.
        "from": "Date",
        # What it is: a pandemic, a lockdown.
        "name": "str",
        # Its last day, in place of `until`.
        "through": NotRequired["Date | None"],
        # The first day after it; absent while it lasts.
        "until": NotRequired["Date | None"],
    },
)
"""The circumstance that lets an order be made, and how long it lasts."""


class CollisionsFacts(TypedDict):
    """The communications that are planned.

    - `communications`: The communications.
    - `shown` (may be absent): How many of the others a collision shows; 10 where it is not given, and at most 100."""

    communications: "ListOf[PlannedCommunication]"
    """The communications."""

    shown: NotRequired["int | None"]
    """How many of the others a collision shows; 10 where it is not given, and at most 100."""


class CollisionsRequest(TypedDict):
    """How `collisions` is asked.

    - `as_of` (may be absent): The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: NotRequired["Moment | None"]
    """The day asked about."""

    facts: "CollisionsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class CommunicationApprovalRequest(TypedDict):
    """How `communication-approval` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "CommunicationFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class CommunicationFacts(TypedDict):
    """What `communication-approval` hangs on. What is not given is not known.

    - `approvals` (may be absent): The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after the sending, one does not settle (I45).
    - `audience` (may be absent): Whom it goes to.
    - `data_submitted` (may be absent): Whether the updated contact and personal data were submitted to the Center (7.2).
    - `data_submitted_on` (may be absent): The day on which they were submitted; of a day after the sending, they were not (7.2).
    - `kind` (may be absent): What kind it is; it decides nothing (I09).
    - `official` (may be absent): Whether it is official; a private letter from one Alumnus to another is not (I09).
    - `others` (may be absent): What else goes out to Alumni.
    - `public_post` (may be absent): Whether a public post goes with it (A3.2); it matters where such a post needs approval as any other communication (I43).
    - `sender` (may be absent): Who sends it.
    - `sent_on` (may be absent): When it goes out."""

    approvals: NotRequired["ListOf[Approval]"]
    """The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after the sending, one does not settle (I45)."""

    audience: NotRequired["Audience | None"]
    """Whom it goes to."""

    data_submitted: NotRequired["bool | None"]
    """Whether the updated contact and personal data were submitted to the Center (7.2)."""

    data_submitted_on: NotRequired["Moment | None"]
    """The day on which they were submitted; of a day after the sending, they were not (7.2)."""

    kind: NotRequired["CommunicationKind | None"]
    """What kind it is; it decides nothing (I09)."""

    official: NotRequired["bool | None"]
    """Whether it is official; a private letter from one Alumnus to another is not (I09)."""

    others: NotRequired["ListOf[OtherCommunication]"]
    """What else goes out to Alumni."""

    public_post: NotRequired["bool | None"]
    """Whether a public post goes with it (A3.2); it matters where such a post needs approval as any other communication (I43)."""

    sender: NotRequired["Sender | None"]
    """Who sends it."""

    sent_on: NotRequired["Date | None"]
    """When it goes out."""


class CommunicationWindow(TypedDict):
    """The days on which a communication can go out, both included.

    - `first`: The first day.
    - `last`: The last day."""

    first: "Moment"
    """The first day."""

    last: "Moment"
    """The last day."""


class Confirmation(TypedDict):
    """The University's own word on an entry of the register: an answer that rests on it is no longer provisional there.

    - `by`: Who said so for the University.
    - `document`: In which document.
    - `on`: On which day.
    - `reading` (may be absent): Which of the entry's readings the University takes; left out where the entry has one only."""

    by: "str"
    """Who said so for the University."""

    document: "str"
    """In which document."""

    on: "Date"
    """On which day."""

    reading: NotRequired["ReadingName | None"]
    """Which of the entry's readings the University takes; left out where the entry has one only."""


class ContactChange(TypedDict):
    """A change that the Center is to be told of.

    - `changed_on`: When it did.
    - `id`: Its id.
    - `of`: What changed.
    - `told` (may be absent): Whether and when the Center was told."""

    changed_on: "Date"
    """When it did."""

    id: "str"
    """Its id."""

    of: "ChangeOf"
    """What changed."""

    told: NotRequired["Told | None"]
    """Whether and when the Center was told."""


class Degree(TypedDict):
    """A degree, or what somebody has in its place. What is not given is not known.

    - `conferral` (may be absent): Whether and when it was conferred.
    - `id`: Its id, of its own within the person.
    - `institution` (may be absent): Who conferred it. A School of NU says so too.
    - `kind` (may be absent): Its kind.
    - `school` (may be absent): The School of NU."""

    conferral: NotRequired["Conferral | None"]
    """Whether and when it was conferred."""

    id: "str"
    """Its id, of its own within the person."""

    institution: NotRequired["Institution | None"]
    """Who conferred it. A School of NU says so too."""

    kind: NotRequired["DegreeKind | None"]
    """Its kind."""

    school: NotRequired["str | None"]
    """The School of NU."""


class Disclosure(TypedDict):
    """What is known of a disclosure or a use of information.

    - `about_nu_or_alumni` (may be absent): Whether it tells of what the University's people or its alumni do.
    - `disclosed` (may be absent): Whether it was disclosed.
    - `used_for_interests` (may be absent): Whether it was used for the person's own or a third party's interests."""

    about_nu_or_alumni: NotRequired["bool | None"]
    """Whether it tells of what the University's people or its alumni do."""

    disclosed: NotRequired["bool | None"]
    """Whether it was disclosed."""

    used_for_interests: NotRequired["bool | None"]
    """Whether it was used for the person's own or a third party's interests."""


EditionStanding = TypedDict(
    "EditionStanding",
    {
        # The day on which it enters into force.
        "from": NotRequired["Date | None"],
        # What the deciding body said.
        "status": "EditionStatus",
        # The first day on which another edition is in force instead.
        "until": NotRequired["Date | None"],
    },
)
"""What the caller knows of the edition's standing, which its source leaves blank."""


class EventsAndResearchRequest(TypedDict):
    """How `events-and-research` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Form(TypedDict):
    """A form, survey or questionnaire that the person was asked to fill in.

    - `answered` (may be absent): Whether it was answered.
    - `id`: Its id."""

    answered: NotRequired["bool | None"]
    """Whether it was answered."""

    id: "str"
    """Its id."""


class FormsAnsweredRequest(TypedDict):
    """How `forms-answered` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RecordFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class FoundAssociationsRequest(TypedDict):
    """How `found-associations` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Group(TypedDict):
    """A group. What is not given is not known.

    - `documents_of_title` (may be absent): Whether it has its documents of title (6.4).
    - `form` (may be absent): How it is organised.
    - `independent` (may be absent): Whether it is independent.
    - `members` (may be absent): How many members it has. 2.2 says no number; that a community has two at least is a reading (I35).
    - `members_not_alumni` (may be absent): How many of them are no Alumni.
    - `supports_nu` (may be absent): Whether its goals are there to support NU."""

    documents_of_title: NotRequired["bool | None"]
    """Whether it has its documents of title (6.4)."""

    form: NotRequired["GroupForm | None"]
    """How it is organised."""

    independent: NotRequired["bool | None"]
    """Whether it is independent."""

    members: NotRequired["int | None"]
    """How many members it has. 2.2 says no number; that a community has two at least is a reading (I35)."""

    members_not_alumni: NotRequired["int | None"]
    """How many of them are no Alumni."""

    supports_nu: NotRequired["bool | None"]
    """Whether its goals are there to support NU."""


class GroupFacts(TypedDict):
    """What `association` hangs on.

    - `group` (may be absent): The group."""

    group: NotRequired["Group"]
    """The group."""


class InformationRequest(TypedDict):
    """How `information` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Initiative(TypedDict):
    """An initiative.

    - `center` (may be absent): How far it has come with the Center."""

    center: NotRequired["CenterStep | None"]
    """How far it has come with the Center."""


class InitiativeFacts(TypedDict):
    """What `own-initiative` hangs on.

    - `initiative` (may be absent): What it is.
    - `person` (may be absent): Whose it is."""

    initiative: NotRequired["Initiative"]
    """What it is."""

    person: NotRequired["Person"]
    """Whose it is."""


class Initiator(TypedDict):
    """Who starts the mailing: a structural unit of the School (A3.1).

    - `hashtag` (may be absent): Its registered hashtag (A4.4).
    - `unit`: The unit's name."""

    hashtag: NotRequired["Hashtag | None"]
    """Its registered hashtag (A4.4)."""

    unit: "str"
    """The unit's name."""


class Interaction(TypedDict):
    """An interaction. What is not given is not known.

    - `center_cooperates` (may be absent): Whether the Center cooperates.
    - `parties` (may be absent): Its sides."""

    center_cooperates: NotRequired["bool | None"]
    """Whether the Center cooperates."""

    parties: NotRequired["ListOf[Party] | None"]
    """Its sides."""


class InteractionFacts(TypedDict):
    """What `interaction` hangs on.

    - `interaction` (may be absent): The interaction."""

    interaction: NotRequired["Interaction"]
    """The interaction."""


class InteractionRequest(TypedDict):
    """How `interaction` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "InteractionFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Judgement(TypedDict):
    """A person's answer to what the check leaves to a person, by a finding's id or for a clause. It is tied to what was judged: once that is changed, it lapses, and the report says so.

    - `by`: Who judged.
    - `clause` (may be absent): The clause that was judged: all that is left to a person under it.
    - `finding` (may be absent): The id of the finding that was judged; in its place, `clause`.
    - `holds`: Whether the clause is kept; if not, it is broken.
    - `note` (may be absent): Why.
    - `on`: On which day.
    - `seen` (may be absent): What was seen when the clause was judged: `seen` of its row in the checklist. Without it the judgement is of the clause, whatever the letter says under it."""

    by: "str"
    """Who judged."""

    clause: NotRequired["ClauseId | None"]
    """The clause that was judged: all that is left to a person under it."""

    finding: NotRequired["str | None"]
    """The id of the finding that was judged; in its place, `clause`."""

    holds: "bool"
    """Whether the clause is kept; if not, it is broken."""

    note: NotRequired["str | None"]
    """Why."""

    on: "Date"
    """On which day."""

    seen: NotRequired["str | None"]
    """What was seen when the clause was judged: `seen` of its row in the checklist. Without it the judgement is of the clause, whatever the letter says under it."""


class KnownLink(TypedDict):
    """Where a link leads that does not say it itself: one that is filled in later, counted, or shortened.

    - `address`: The address as the letter has it: `{{event_url}}`, `https://bit.ly/nu-reunion`.
    - `leads_to`: The page that it leads to."""

    address: "str"
    """The address as the letter has it: `{{event_url}}`, `https://bit.ly/nu-reunion`."""

    leads_to: "PageAddress"
    """The page that it leads to."""


class KnownPicture(TypedDict):
    """A picture whose file the letter does not hold, or a logo; named once for all letters of an office.

    - `height` (may be absent): The file's own height in pixels.
    - `logo` (may be absent): Whether it is a logo, which is no picture of the letter (I18).
    - `name`: Its address, or the name of its file.
    - `width` (may be absent): The file's own width in pixels; where it is given, so is the height."""

    height: NotRequired["int | None"]
    """The file's own height in pixels."""

    logo: NotRequired["bool"]
    """Whether it is a logo, which is no picture of the letter (I18)."""

    name: "str"
    """Its address, or the name of its file."""

    width: NotRequired["int | None"]
    """The file's own width in pixels; where it is given, so is the height."""


class LibraryEResourcesRequest(TypedDict):
    """How `library-e-resources` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class LibraryOnCampusRequest(TypedDict):
    """How `library-on-campus` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Limits(TypedDict):
    """The limits that an order or another edition sets, and the caller's settings.

    - `bold_share` (may be absent): In share (A2.3b); a setting that the Policy leaves open.
    - `communication_gap` (may be absent): In working days (7.3); the Policy's: 3.
    - `e_library_years` (may be absent): In years (4.1b); the Policy's: 1.
    - `event_notice` (may be absent): In working days (A4.3); the Policy's: 5.
    - `font_size_px` (may be absent): In pixels (A2.3c); a setting that the Policy leaves open.
    - `line_characters` (may be absent): In characters (A2.2a); the Policy's: 80.
    - `moderation` (may be absent): In working days (A4.2); the Policy's: 1.
    - `moderation_cut_off_hour` (may be absent): In hours (A4.2); a setting that the Policy leaves open.
    - `paragraph_lines` (may be absent): In lines (A2.2a); the Policy's: 3.
    - `paragraphs` (may be absent): In paragraphs (A2.2); the Policy's: 3.
    - `picture_height` (may be absent): In pixels (A2.2d); the Policy's: 600.
    - `picture_width` (may be absent): In pixels (A2.2d); the Policy's: 800.
    - `pictures` (may be absent): In pictures (A2.2d); the Policy's: 1.
    - `subject_characters` (may be absent): In characters (A2.1); the Policy's: 120.
    - `table_rows` (may be absent): In rows (A2.2c); the Policy's: 7.
    - `tables` (may be absent): In tables (A2.2c); the Policy's: 1.
    - `timely_notice` (may be absent): In working days (5.7); a setting that the Policy leaves open.
    - `title_times` (may be absent): In times (A2.3e); the Policy's: 2.
    - `window_closes` (may be absent): In working days (A4.1); the Policy's: 5.
    - `window_opens` (may be absent): In working days (A4.1); the Policy's: 14."""

    bold_share: NotRequired["float"]
    """In share (A2.3b); a setting that the Policy leaves open."""

    communication_gap: NotRequired["int"]
    """In working days (7.3); the Policy's: 3."""

    e_library_years: NotRequired["int"]
    """In years (4.1b); the Policy's: 1."""

    event_notice: NotRequired["int"]
    """In working days (A4.3); the Policy's: 5."""

    font_size_px: NotRequired["float"]
    """In pixels (A2.3c); a setting that the Policy leaves open."""

    line_characters: NotRequired["int"]
    """In characters (A2.2a); the Policy's: 80."""

    moderation: NotRequired["int"]
    """In working days (A4.2); the Policy's: 1."""

    moderation_cut_off_hour: NotRequired["float"]
    """In hours (A4.2); a setting that the Policy leaves open."""

    paragraph_lines: NotRequired["int"]
    """In lines (A2.2a); the Policy's: 3."""

    paragraphs: NotRequired["int"]
    """In paragraphs (A2.2); the Policy's: 3."""

    picture_height: NotRequired["int"]
    """In pixels (A2.2d); the Policy's: 600."""

    picture_width: NotRequired["int"]
    """In pixels (A2.2d); the Policy's: 800."""

    pictures: NotRequired["int"]
    """In pictures (A2.2d); the Policy's: 1."""

    subject_characters: NotRequired["int"]
    """In characters (A2.1); the Policy's: 120."""

    table_rows: NotRequired["int"]
    """In rows (A2.2c); the Policy's: 7."""

    tables: NotRequired["int"]
    """In tables (A2.2c); the Policy's: 1."""

    timely_notice: NotRequired["int"]
    """In working days (5.7); a setting that the Policy leaves open."""

    title_times: NotRequired["float"]
    """In times (A2.3e); the Policy's: 2."""

    window_closes: NotRequired["int"]
    """In working days (A4.1); the Policy's: 5."""

    window_opens: NotRequired["int"]
    """In working days (A4.1); the Policy's: 14."""


class MailingList(TypedDict):
    """A list of addressees, and whose it is.

    - `center` (may be absent): Whether it is the Center's own; then it is no School's.
    - `name`: The list's name.
    - `school` (may be absent): The School whose it is."""

    center: NotRequired["bool"]
    """Whether it is the Center's own; then it is no School's."""

    name: "str"
    """The list's name."""

    school: NotRequired["str | None"]
    """The School whose it is."""


class MeetingSupportRequest(TypedDict):
    """How `meeting-support` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class MergeField(TypedDict):
    """What a merge tag prints.

    - `characters`: The most characters that it prints.
    - `name`: The field's name, as `first_name`, or the tag as it is written."""

    characters: "int"
    """The most characters that it prints."""

    name: "str"
    """The field's name, as `first_name`, or the tag as it is written."""


class MergeTagMarks(TypedDict):
    """How the merge tags of one mailing program are written.

    - `close`: What stands behind it: `>>`.
    - `open`: What stands before the name: `<<`."""

    close: "TagMark"
    """What stands behind it: `>>`."""

    open: "TagMark"
    """What stands before the name: `<<`."""


class ModerationEntry(TypedDict):
    """A step that was taken: who, what, when.

    - `at`: When.
    - `by`: Who, by any name that the caller knows them by; no error repeats it.
    - `remark` (may be absent): What was remarked on it: what has to be completed, why it was declined.
    - `role`: In which role.
    - `step`: The step.
    - `text` (may be absent): The text as it was posted; with the step `post` only."""

    at: "Moment"
    """When."""

    by: "str"
    """Who, by any name that the caller knows them by; no error repeats it."""

    remark: NotRequired["str | None"]
    """What was remarked on it: what has to be completed, why it was declined."""

    role: "ModerationRole"
    """In which role."""

    step: "ModerationStep"
    """The step."""

    text: NotRequired["str | None"]
    """The text as it was posted; with the step `post` only."""


class ModerationFacts(TypedDict):
    """What is known of a moderation.

    - `approvals` (may be absent): The approvals that were given: the Center's, or of whom an order under 9.1 names. Lists that are not the School's own ask for it (7.1, I49).
    - `event_start` (may be absent): When the event, or the date that the mailing announces, begins; or that it announces none. A digest and a decision of the Board announce none unless a date is given (I40).
    - `planned_send` (may be absent): When the mailing is to go out, while its record has no sending.
    - `record`: Its record."""

    approvals: NotRequired["ListOf[Approval]"]
    """The approvals that were given: the Center's, or of whom an order under 9.1 names. Lists that are not the School's own ask for it (7.1, I49)."""

    event_start: NotRequired["Announced | None"]
    """When the event, or the date that the mailing announces, begins; or that it announces none. A digest and a decision of the Board announce none unless a date is given (I40)."""

    planned_send: NotRequired["Moment | None"]
    """When the mailing is to go out, while its record has no sending."""

    record: "ModerationRecord"
    """Its record."""


class ModerationRecord(TypedDict):
    """The record of a moderation: what was submitted, and every step since. It can only hold what could have happened: each step is checked when it is added, and reading a record takes all its steps anew.

    - `entries`: The steps taken, in their order.
    - `submission`: What was submitted."""

    entries: "ListOf[ModerationEntry]"
    """The steps taken, in their order."""

    submission: "Submission"
    """What was submitted."""


class ModerationRequest(TypedDict):
    """How `moderation` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "ModerationFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class MovedWindowsFacts(TypedDict):
    """Events, and two states of the calendar to hold them against.

    - `after` (may be absent): The calendar after; that of the terms, where it is not given.
    - `before`: The calendar before.
    - `events`: When each event starts."""

    after: NotRequired["CalendarChoice | None"]
    """The calendar after; that of the terms, where it is not given."""

    before: "CalendarChoice"
    """The calendar before."""

    events: "ListOf[Moment]"
    """When each event starts."""


class MovedWindowsRequest(TypedDict):
    """How `moved-windows` is asked.

    - `as_of` (may be absent): The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: NotRequired["Moment | None"]
    """The day asked about."""

    facts: "MovedWindowsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class NewsAndRoadMapRequest(TypedDict):
    """How `news-and-road-map` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class NonDisclosureRequest(TypedDict):
    """How `non-disclosure` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RecordFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class OneModeration(TypedDict):
    """A moderation among many.

    - `facts`: What is known of it, as `moderation` takes it.
    - `id`: An id, unlike all others."""

    facts: "ModerationFacts"
    """What is known of it, as `moderation` takes it."""

    id: "str"
    """An id, unlike all others."""


class OneOfMany(TypedDict):
    """Somebody among many.

    - `id`: An id, unlike all others.
    - `person` (may be absent): The person."""

    id: "str"
    """An id, unlike all others."""

    person: NotRequired["Person"]
    """The person."""


Order = TypedDict(
    "Order",
    {
        # What it changes.
        "changes": "ListOf[OrderChange]",
        # The circumstance it was made for.
        "circumstance": "Circumstance",
        # Its first day.
        "from": "Date",
        # Its id, by which answers cite it.
        "id": "str",
        # Who issued it.
        "issued_by": "Issuer",
        # Whether it is in accordance with the law (9.1); a person judges that.
        "lawful": NotRequired["bool | None"],
        # The last day on which it holds, in place of `until`.
        "through": NotRequired["Date | None"],
        # The first day on which it no longer holds; absent while none is set.
        "until": NotRequired["Date | None"],
    },
)
"""An order under 9.1."""


class OrderChangeLimitFields(TypedDict):
    """- `name`: Which.
    - `value`: The value in its place."""

    name: "Limit"
    """Which."""

    value: "float"
    """The value in its place."""


class OrderChangeLimit(TypedDict):
    """A limit or a period has another value.

    - `limit`: """

    limit: "OrderChangeLimitFields"


class OrderChangeSuspendRightFields(TypedDict):
    """- `clause`: The right."""

    clause: "ClauseId"
    """The right."""


OrderChangeSuspendRight = TypedDict(
    "OrderChangeSuspendRight",
    {
        "suspend-right": "OrderChangeSuspendRightFields",
    },
)
"""A right of section 4 does not stand."""


class OrderChangeRequireApprovalFields(TypedDict):
    """- `approver`: Who approves.
    - `clause`: The clause."""

    approver: "str"
    """Who approves."""

    clause: "ClauseId"
    """The clause."""


OrderChangeRequireApproval = TypedDict(
    "OrderChangeRequireApproval",
    {
        "require-approval": "OrderChangeRequireApprovalFields",
    },
)
"""What a clause lets be done needs somebody's approval."""


class OrderChangeWaiveApprovalFields(TypedDict):
    """- `clause`: The clause."""

    clause: "ClauseId"
    """The clause."""


OrderChangeWaiveApproval = TypedDict(
    "OrderChangeWaiveApproval",
    {
        "waive-approval": "OrderChangeWaiveApprovalFields",
    },
)
"""The approval or the coordination that a clause asks for is not needed."""


OrderDraft = TypedDict(
    "OrderDraft",
    {
        # Whether the circumstance still lasts.
        "circumstance_lasts": NotRequired["bool | None"],
        # Whether the circumstance is force majeure.
        "force_majeure": NotRequired["bool | None"],
        # Its first day.
        "from": NotRequired["Date | None"],
        # Who issued it.
        "issued_by": NotRequired["Issuer | None"],
        # Whether it is in accordance with the law; a person judges that.
        "lawful": NotRequired["bool | None"],
        # The last day on which it holds, in place of `until`.
        "through": NotRequired["Date | None"],
        # The first day on which it no longer holds.
        "until": NotRequired["Date | None"],
    },
)
"""An order that is to be looked at. What is not given is not known; without `until` and `through` no end is set."""


class OrderFacts(TypedDict):
    """What `order-stands` hangs on.

    - `order` (may be absent): The order."""

    order: NotRequired["OrderDraft"]
    """The order."""


class OrderStandsRequest(TypedDict):
    """How `order-stands` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "OrderFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class OtherCommunication(TypedDict):
    """Another communication to Alumni, planned or sent.

    - `audience` (may be absent): Whom it goes to.
    - `id`: Its id.
    - `sent_on`: When it goes out."""

    audience: NotRequired["Audience | None"]
    """Whom it goes to."""

    id: "str"
    """Its id."""

    sent_on: "Date"
    """When it goes out."""


class OwnInitiativeRequest(TypedDict):
    """How `own-initiative` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "InitiativeFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Partner(TypedDict):
    """An Association that takes part in a programme.

    - `association` (may be absent): Whether it is an Alumni Association.
    - `documents_of_title` (may be absent): Whether it has its documents of title; of whom 6.4 asks them is a reading (I36).
    - `form` (may be absent): How it is organised; it matters where only legal entities need documents of title (I36).
    - `id`: Its name or id."""

    association: NotRequired["bool | None"]
    """Whether it is an Alumni Association."""

    documents_of_title: NotRequired["bool | None"]
    """Whether it has its documents of title; of whom 6.4 asks them is a reading (I36)."""

    form: NotRequired["GroupForm | None"]
    """How it is organised; it matters where only legal entities need documents of title (I36)."""

    id: "str"
    """Its name or id."""


class PeopleFacts(TypedDict):
    """What is known of all people of a table alike.

    - `university` (may be absent): The University."""

    university: NotRequired["University"]
    """The University."""


class PeopleRequest(TypedDict):
    """How `people` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "PeopleFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Person(TypedDict):
    """A person. What is not given is not known; an empty list of degrees says that there is none.

    - `alumni_card` (may be absent): Whether the person holds an Alumni card.
    - `degrees` (may be absent): All degrees.
    - `identification_card` (may be absent): Whether the person holds a personal identification card.
    - `student` (may be absent): Whether the person studies at NU now. It settles no right of an Alumnus (I01)."""

    alumni_card: NotRequired["bool | None"]
    """Whether the person holds an Alumni card."""

    degrees: NotRequired["ListOf[Degree] | None"]
    """All degrees."""

    identification_card: NotRequired["bool | None"]
    """Whether the person holds a personal identification card."""

    student: NotRequired["bool | None"]
    """Whether the person studies at NU now. It settles no right of an Alumnus (I01)."""


class PersonFacts(TypedDict):
    """Facts about a person alone.

    - `person` (may be absent): The person."""

    person: NotRequired["Person"]
    """The person."""


class PlannedCommunication(TypedDict):
    """A communication that is planned.

    - `audience` (may be absent): Whom it goes to; where that is not known, it can be anybody.
    - `channel`: By which way it goes out. Those of different channels collide too, as people get both.
    - `date`: When it goes out.
    - `id`: Its id, unlike all others.
    - `sender`: Who sends it.
    - `window` (may be absent): When it can go out, to look for another day; no other day is looked for without it."""

    audience: NotRequired["Audience | None"]
    """Whom it goes to; where that is not known, it can be anybody."""

    channel: "str"
    """By which way it goes out. Those of different channels collide too, as people get both."""

    date: "Moment"
    """When it goes out."""

    id: "str"
    """Its id, unlike all others."""

    sender: "str"
    """Who sends it."""

    window: NotRequired["CommunicationWindow | None"]
    """When it can go out, to look for another day; no other day is looked for without it."""


class Programme(TypedDict):
    """A programme or an activity to be started.

    - `center_cooperates` (may be absent): Whether the Center cooperates (6.1).
    - `partners` (may be absent): The Associations it is started with; an empty list says that it is started alone.
    - `with_university` (may be absent): Whether the University takes part."""

    center_cooperates: NotRequired["bool | None"]
    """Whether the Center cooperates (6.1)."""

    partners: NotRequired["ListOf[Partner] | None"]
    """The Associations it is started with; an empty list says that it is started alone."""

    with_university: NotRequired["bool | None"]
    """Whether the University takes part."""


class ProgrammeFacts(TypedDict):
    """What `start-programme` hangs on.

    - `group` (may be absent): The group that starts it.
    - `programme` (may be absent): What it starts."""

    group: NotRequired["Group"]
    """The group that starts it."""

    programme: NotRequired["Programme"]
    """What it starts."""


class ProposeActivitiesRequest(TypedDict):
    """How `propose-activities` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class ProposeNomineesRequest(TypedDict):
    """How `propose-nominees` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class QueueFacts(TypedDict):
    """What `queue` hangs on.

    - `moderations`: The moderations. One that cannot be read, or could not have happened, is named in the answer by its place and leaves the others alone."""

    moderations: "ListOf[OneModeration]"
    """The moderations. One that cannot be read, or could not have happened, is named in the answer by its place and leaves the others alone."""


class QueueRequest(TypedDict):
    """How `queue` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "QueueFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Readings(TypedDict):
    """The readings chosen in place of the register's own, and what the University said, by entry.

    - `I01` (may be absent): Who counts as an Alumnus? It has one reading, which the University can confirm.
    - `I02` (may be absent): When does the year of e-resources run? The register's own: last-day-included.
    - `I03` (may be absent): What do "if any", "as needed" and "relevant" hang on? It has one reading, which the University can confirm.
    - `I04` (may be absent): Is one card enough to enter the campus? It has one reading, which the University can confirm.
    - `I05` (may be absent): How soon is "timely"? It has one reading, which the University can confirm.
    - `I06` (may be absent): Can a machine judge character? It has one reading, which the University can confirm.
    - `I07` (may be absent): What are "broad groups"? It has one reading, which the University can confirm.
    - `I08` (may be absent): Does the exemption hang on the data being submitted? The register's own: condition.
    - `I09` (may be absent): Which kinds of communication are meant? It has one reading, which the University can confirm.
    - `I10` (may be absent): What is "at the same time"? The register's own: facets-may-overlap.
    - `I11` (may be absent): What may an order change? The register's own: contradiction-is-an-error.
    - `I12` (may be absent): Which sections bind a digest? It has one reading, which the University can confirm.
    - `I13` (may be absent): What are the subject's characters? The register's own: grapheme-clusters.
    - `I14` (may be absent): What is a paragraph? The register's own: links-and-bold-lines-left-out.
    - `I15` (may be absent): How do 3 lines and 80 characters bind together? The register's own: wrapped-lines.
    - `I16` (may be absent): What are the School's resources? The register's own: named-hosts.
    - `I17` (may be absent): What are a table's lines? The register's own: header-row-counted.
    - `I18` (may be absent): Is 800 by 600 a bound or a measure? The register's own: at-most.
    - `I19` (may be absent): Which are the brand colours? The register's own: mail-program-links-pass.
    - `I20` (may be absent): How much bold is the minimum? It has one reading, which the University can confirm.
    - `I21` (may be absent): What is "very large"? The register's own: twice-letter-font.
    - `I22` (may be absent): Which words are in capitals? It has one reading, which the University can confirm.
    - `I23` (may be absent): What are the title and the letter's font? It has one reading, which the University can confirm.
    - `I24` (may be absent): What is a signature, and what must be in it? The register's own: one-phone.
    - `I25` (may be absent): 14 and 5 working days from what? The register's own: before-event.
    - `I26` (may be absent): How are the days counted? The register's own: days-before.
    - `I27` (may be absent): When does the one business day end? The register's own: next-working-day.
    - `I28` (may be absent): Whose hashtag, and how written? It has one reading, which the University can confirm.
    - `I29` (may be absent): What if no direction fits? It has one reading, which the University can confirm.
    - `I30` (may be absent): Whose working days? The register's own: five-day-week.
    - `I31` (may be absent): What follows if moderation is late? The register's own: mailing-by-its-window.
    - `I32` (may be absent): What of materials handed in before the window opens? The register's own: sent-when-window-opens.
    - `I33` (may be absent): Does an Alumnus come to the Center first? The register's own: center-first.
    - `I34` (may be absent): Does "relevant" condition the right? The register's own: university-chooses.
    - `I35` (may be absent): How many members has an Association, and must all be Alumni? The register's own: all-alumni.
    - `I36` (may be absent): Whose documents of title? The register's own: every-association.
    - `I37` (may be absent): Does a School's letter to its own Alumni need the Center's cooperation? The register's own: narrower-rule.
    - `I38` (may be absent): Is there advice without a unit's representative? The register's own: center-advises-itself.
    - `I39` (may be absent): Which mailings do the directions bind? The register's own: mailings-of-units.
    - `I40` (may be absent): What if the mailing announces no date? It has one reading, which the University can confirm.
    - `I41` (may be absent): When does the business day of returned materials begin? The register's own: starts-anew.
    - `I42` (may be absent): Whom does the business day of a post bind? The register's own: up-to-forwarding.
    - `I43` (may be absent): Does a public post need approval as a broad communication? The register's own: center-posts.
    - `I44` (may be absent): Whom do the responsibilities bind? It has one reading, which the University can confirm.
    - `I45` (may be absent): How is an approval known? It has one reading, which the University can confirm.
    - `I46` (may be absent): What of that which was not seen? It has one reading, which the University can confirm.
    - `I47` (may be absent): Which edition answers? It has one reading, which the University can confirm.
    - `I48` (may be absent): Can a moderation end otherwise than by sending? The register's own: declined-or-withdrawn.
    - `I49` (may be absent): On the lists of which Schools does a unit submit? The register's own: others-with-approval.
    - `I50` (may be absent): Does the Center's own mailing go through moderation? The register's own: moderated-too.
    - `I51` (may be absent): Has an Association a constituency of its own? The register's own: no-constituency.
    - `I52` (may be absent): Who are the own Alumni of several senders? The register's own: together.
    - `I53` (may be absent): Is approval needed where the Center is among several senders? The register's own: center-sends.
    - `I54` (may be absent): Which lists may the Center use for its own mailing? The register's own: every-list."""

    I01: NotRequired["Confirmation"]
    """Who counts as an Alumnus? It has one reading, which the University can confirm."""

    I02: NotRequired['Literal["last-day-included", "day-before", "next-working-day"] | Confirmation']
    """When does the year of e-resources run? The register's own: last-day-included."""

    I03: NotRequired["Confirmation"]
    """What do "if any", "as needed" and "relevant" hang on? It has one reading, which the University can confirm."""

    I04: NotRequired["Confirmation"]
    """Is one card enough to enter the campus? It has one reading, which the University can confirm."""

    I05: NotRequired["Confirmation"]
    """How soon is "timely"? It has one reading, which the University can confirm."""

    I06: NotRequired["Confirmation"]
    """Can a machine judge character? It has one reading, which the University can confirm."""

    I07: NotRequired["Confirmation"]
    """What are "broad groups"? It has one reading, which the University can confirm."""

    I08: NotRequired['Literal["condition", "duty"] | Confirmation']
    """Does the exemption hang on the data being submitted? The register's own: condition."""

    I09: NotRequired["Confirmation"]
    """Which kinds of communication are meant? It has one reading, which the University can confirm."""

    I10: NotRequired['Literal["facets-may-overlap", "facets-that-differ-never-overlap"] | Confirmation']
    """What is "at the same time"? The register's own: facets-may-overlap."""

    I11: NotRequired['Literal["contradiction-is-an-error", "later-order-prevails"] | Confirmation']
    """What may an order change? The register's own: contradiction-is-an-error."""

    I12: NotRequired["Confirmation"]
    """Which sections bind a digest? It has one reading, which the University can confirm."""

    I13: NotRequired['Literal["grapheme-clusters", "code-points"] | Confirmation']
    """What are the subject's characters? The register's own: grapheme-clusters."""

    I14: NotRequired['Literal["links-and-bold-lines-left-out", "link-block-counts", "bold-line-counts"] | Confirmation']
    """What is a paragraph? The register's own: links-and-bold-lines-left-out."""

    I15: NotRequired['Literal["wrapped-lines", "author-lines", "whole-paragraph"] | Confirmation']
    """How do 3 lines and 80 characters bind together? The register's own: wrapped-lines."""

    I16: NotRequired['Literal["named-hosts", "university-host-also", "footer-links-count"] | Confirmation']
    """What are the School's resources? The register's own: named-hosts."""

    I17: NotRequired['Literal["header-row-counted", "header-row-not-counted"] | Confirmation']
    """What are a table's lines? The register's own: header-row-counted."""

    I18: NotRequired['Literal["at-most", "exactly"] | Confirmation']
    """Is 800 by 600 a bound or a measure? The register's own: at-most."""

    I19: NotRequired['Literal["mail-program-links-pass", "mail-program-links-count"] | Confirmation']
    """Which are the brand colours? The register's own: mail-program-links-pass."""

    I20: NotRequired["Confirmation"]
    """How much bold is the minimum? It has one reading, which the University can confirm."""

    I21: NotRequired['Literal["twice-letter-font", "pixel-size"] | Confirmation']
    """What is "very large"? The register's own: twice-letter-font."""

    I22: NotRequired["Confirmation"]
    """Which words are in capitals? It has one reading, which the University can confirm."""

    I23: NotRequired["Confirmation"]
    """What are the title and the letter's font? It has one reading, which the University can confirm."""

    I24: NotRequired['Literal["one-phone", "two-phones"] | Confirmation']
    """What is a signature, and what must be in it? The register's own: one-phone."""

    I25: NotRequired['Literal["before-event", "after-receipt"] | Confirmation']
    """14 and 5 working days from what? The register's own: before-event."""

    I26: NotRequired['Literal["days-before", "clear-days"] | Confirmation']
    """How are the days counted? The register's own: days-before."""

    I27: NotRequired['Literal["next-working-day", "cut-off-hour", "clock-starts-next-working-day"] | Confirmation']
    """When does the one business day end? The register's own: next-working-day."""

    I28: NotRequired["Confirmation"]
    """Whose hashtag, and how written? It has one reading, which the University can confirm."""

    I29: NotRequired["Confirmation"]
    """What if no direction fits? It has one reading, which the University can confirm."""

    I30: NotRequired['Literal["five-day-week", "six-day-week", "own-days"] | Confirmation']
    """Whose working days? The register's own: five-day-week."""

    I31: NotRequired['Literal["mailing-by-its-window", "mailing-out-of-order-too"] | Confirmation']
    """What follows if moderation is late? The register's own: mailing-by-its-window."""

    I32: NotRequired['Literal["sent-when-window-opens", "handed-in-again"] | Confirmation']
    """What of materials handed in before the window opens? The register's own: sent-when-window-opens."""

    I33: NotRequired['Literal["center-first", "before-the-center"] | Confirmation']
    """Does an Alumnus come to the Center first? The register's own: center-first."""

    I34: NotRequired['Literal["university-chooses", "stated-fact"] | Confirmation']
    """Does "relevant" condition the right? The register's own: university-chooses."""

    I35: NotRequired['Literal["all-alumni", "most-alumni"] | Confirmation']
    """How many members has an Association, and must all be Alumni? The register's own: all-alumni."""

    I36: NotRequired['Literal["every-association", "legal-entities-only"] | Confirmation']
    """Whose documents of title? The register's own: every-association."""

    I37: NotRequired['Literal["narrower-rule", "any-interaction"] | Confirmation']
    """Does a School's letter to its own Alumni need the Center's cooperation? The register's own: narrower-rule."""

    I38: NotRequired['Literal["center-advises-itself", "representative-needed"] | Confirmation']
    """Is there advice without a unit's representative? The register's own: center-advises-itself."""

    I39: NotRequired['Literal["mailings-of-units", "every-mailing"] | Confirmation']
    """Which mailings do the directions bind? The register's own: mailings-of-units."""

    I40: NotRequired["Confirmation"]
    """What if the mailing announces no date? It has one reading, which the University can confirm."""

    I41: NotRequired['Literal["starts-anew", "runs-on"] | Confirmation']
    """When does the business day of returned materials begin? The register's own: starts-anew."""

    I42: NotRequired['Literal["up-to-forwarding", "up-to-posting"] | Confirmation']
    """Whom does the business day of a post bind? The register's own: up-to-forwarding."""

    I43: NotRequired['Literal["center-posts", "as-any-other"] | Confirmation']
    """Does a public post need approval as a broad communication? The register's own: center-posts."""

    I44: NotRequired["Confirmation"]
    """Whom do the responsibilities bind? It has one reading, which the University can confirm."""

    I45: NotRequired["Confirmation"]
    """How is an approval known? It has one reading, which the University can confirm."""

    I46: NotRequired["Confirmation"]
    """What of that which was not seen? It has one reading, which the University can confirm."""

    I47: NotRequired["Confirmation"]
    """Which edition answers? It has one reading, which the University can confirm."""

    I48: NotRequired['Literal["declined-or-withdrawn", "only-completion"] | Confirmation']
    """Can a moderation end otherwise than by sending? The register's own: declined-or-withdrawn."""

    I49: NotRequired['Literal["others-with-approval", "own-lists-only"] | Confirmation']
    """On the lists of which Schools does a unit submit? The register's own: others-with-approval."""

    I50: NotRequired['Literal["moderated-too", "center-unmoderated"] | Confirmation']
    """Does the Center's own mailing go through moderation? The register's own: moderated-too."""

    I51: NotRequired['Literal["no-constituency", "affiliated-alumni"] | Confirmation']
    """Has an Association a constituency of its own? The register's own: no-constituency."""

    I52: NotRequired['Literal["together", "within-each"] | Confirmation']
    """Who are the own Alumni of several senders? The register's own: together."""

    I53: NotRequired['Literal["center-sends", "center-alone"] | Confirmation']
    """Is approval needed where the Center is among several senders? The register's own: center-sends."""

    I54: NotRequired['Literal["every-list", "own-lists-only"] | Confirmation']
    """Which lists may the Center use for its own mailing? The register's own: every-list."""


class RecordFacts(TypedDict):
    """What the record's questions hang on: section 5 binds Alumni alone (I44).

    - `person` (may be absent): Whose record it is. Of somebody who is no Alumnus none of it is asked (I44).
    - `record` (may be absent): The record."""

    person: NotRequired["Person"]
    """Whose record it is. Of somebody who is no Alumnus none of it is asked (I44)."""

    record: NotRequired["AlumnusRecord"]
    """The record."""


class ResponsibilitiesRequest(TypedDict):
    """How `responsibilities` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RecordFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class ResponsibleEmployeeRequest(TypedDict):
    """How `responsible-employee` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "CenterFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


RightsEndingFacts = TypedDict(
    "RightsEndingFacts",
    {
        # The first day looked at; the day asked about where none is given.
        "from": NotRequired["Date | None"],
        # The people.
        "people": "ListOf[OneOfMany]",
        # The last day looked at; all of time to come where none is given.
        "through": NotRequired["Date | None"],
        # The University.
        "university": NotRequired["University"],
    },
)
"""What `rights-ending` hangs on."""


class RightsEndingRequest(TypedDict):
    """How `rights-ending` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsEndingFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class RightsFacts(TypedDict):
    """What the rights hang on.

    - `approvals` (may be absent): The approvals that were given, of whom an order under 9.1 names (I45).
    - `person` (may be absent): The person.
    - `university` (may be absent): The University."""

    approvals: NotRequired["ListOf[Approval]"]
    """The approvals that were given, of whom an order under 9.1 names (I45)."""

    person: NotRequired["Person"]
    """The person."""

    university: NotRequired["University"]
    """The University."""


class RightsOverTimeRequest(TypedDict):
    """How `rights-over-time` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class RightsRequest(TypedDict):
    """How `rights` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class ScheduleFacts(TypedDict):
    """What is known of a mailing's dates. All of it is optional; what is missing leaves open what hangs on it.

    - `event_start` (may be absent): When the event, or the date that the mailing announces, begins; or that it announces none.
    - `planned_send` (may be absent): When the mailing is to go out, or went out.
    - `received` (may be absent): When the moderator received the materials."""

    event_start: NotRequired["Announced | None"]
    """When the event, or the date that the mailing announces, begins; or that it announces none."""

    planned_send: NotRequired["Moment | None"]
    """When the mailing is to go out, or went out."""

    received: NotRequired["Moment | None"]
    """When the moderator received the materials."""


class SenderSchool(TypedDict):
    """A School, by its short name; its constituency are its graduates and the Alumni affiliated with it.

    - `school`: """

    school: "str"


class SenderDivision(TypedDict):
    """A structural division; its constituency are the Alumni affiliated with it.

    - `division`: """

    division: "str"


class SenderAssociation(TypedDict):
    """An Alumni Association; 7.2 speaks of Schools and divisions alone, so it has no constituency (I51).

    - `association`: """

    association: "str"


class SenderSeveral(TypedDict):
    """Several at once; each writes to its own, so together they have the constituencies of all (I52). Where the Center is among them, it sends (I53).

    - `several`: """

    several: "ListOf[Sender]"


class SendingScheduleRequest(TypedDict):
    """How `sending-schedule` is asked.

    - `as_of` (may be absent): The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: NotRequired["Moment | None"]
    """The day asked about."""

    facts: "ScheduleFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class StartProgrammeRequest(TypedDict):
    """How `start-programme` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "ProgrammeFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class Stated(TypedDict):
    """What the University states, and which part of it does.

    - `by`: Who states it.
    - `so`: Whether it is so."""

    by: "str"
    """Who states it."""

    so: "bool"
    """Whether it is so."""


class StatedYear(TypedDict):
    """A whole year of days, as the caller knows it from an act: no projection is needed for it, and its days are `stated`. What it does not say stays as the law has it: a holiday that stands neither in `off` nor in `worked`, and, where `off` is left out, all other days too. In a year to come that is a projection.

    - `off` (may be absent): Its days off besides the plain weekends: holidays, the days off for them, Kurban Ait, transfers.
    - `source`: The act that says so.
    - `worked` (may be absent): Its weekends and holidays that are worked.
    - `year`: The year."""

    off: NotRequired["ListOf[Date] | None"]
    """Its days off besides the plain weekends: holidays, the days off for them, Kurban Ait, transfers."""

    source: "str"
    """The act that says so."""

    worked: NotRequired["ListOf[Date]"]
    """Its weekends and holidays that are worked."""

    year: "int"
    """The year."""


class Submission(TypedDict):
    """What an initiator submits: who, of which School, in which direction, on which lists (A3.1).

    - `center` (may be absent): Whether the Center itself starts it, and no unit of a School (I50).
    - `channel`: By which way it goes out.
    - `direction`: The direction of Appendix 1, section 1. The Center's own may have none (I39).
    - `hashtag` (may be absent): The initiator's registered hashtag, without which nothing can be posted (A4.4).
    - `lists` (may be absent): The lists that it goes to; those of another School ask for more (I49), of the Center none does (I54). None where it is a post.
    - `school` (may be absent): The School of that unit.
    - `unit`: The structural unit that starts it."""

    center: NotRequired["bool"]
    """Whether the Center itself starts it, and no unit of a School (I50)."""

    channel: "ModerationChannel"
    """By which way it goes out."""

    direction: "Direction"
    """The direction of Appendix 1, section 1. The Center's own may have none (I39)."""

    hashtag: NotRequired["Hashtag | None"]
    """The initiator's registered hashtag, without which nothing can be posted (A4.4)."""

    lists: NotRequired["ListOf[MailingList]"]
    """The lists that it goes to; those of another School ask for more (I49), of the Center none does (I54). None where it is a post."""

    school: NotRequired["str | None"]
    """The School of that unit."""

    unit: "str"
    """The structural unit that starts it."""


class Succession(TypedDict):
    """A School that took the place of a former one.

    - `former`: The former School.
    - `successor`: The School that succeeded it."""

    former: "str"
    """The former School."""

    successor: "str"
    """The School that succeeded it."""


class Terms(TypedDict):
    """On what terms a question is answered, whatever the question: the readings, the limits and settings, the orders under 9.1, the calendar, the Schools besides the known ones, the edition, the language.

    - `calendar` (may be absent): The calendar of working days.
    - `edition` (may be absent): How the edition stands, where the caller knows more than its source says.
    - `limits` (may be absent): The limits of another edition, and the caller's settings.
    - `locale` (may be absent): The language of the messages.
    - `orders` (may be absent): The orders under 9.1, whether in force on the day or not.
    - `readings` (may be absent): The readings chosen in place of the register's own, and what the University said of entries.
    - `schools` (may be absent): Schools besides the known ones.
    - `successions` (may be absent): Which Schools took the place of former ones, whose Alumni are then theirs (I07)."""

    calendar: NotRequired["CalendarChoice"]
    """The calendar of working days."""

    edition: NotRequired["EditionStanding"]
    """How the edition stands, where the caller knows more than its source says."""

    limits: NotRequired["Limits"]
    """The limits of another edition, and the caller's settings."""

    locale: NotRequired["Locale"]
    """The language of the messages."""

    orders: NotRequired["ListOf[Order]"]
    """The orders under 9.1, whether in force on the day or not."""

    readings: NotRequired["Readings"]
    """The readings chosen in place of the register's own, and what the University said of entries."""

    schools: NotRequired["ListOf[str]"]
    """Schools besides the known ones."""

    successions: NotRequired["ListOf[Succession]"]
    """Which Schools took the place of former ones, whose Alumni are then theirs (I07)."""


class TrainingCoursesRequest(TypedDict):
    """How `training-courses` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""


class University(TypedDict):
    """What the University states of itself (I03). What is not given is not known.

    - `need` (may be absent): Whether members of a Working Group or an Industry Advisory Board are needed (4.3).
    - `platform` (may be absent): Whether there is an Alumni platform (4.2).
    - `relevant` (may be absent): Whether the event or the research project is relevant to the person (4.4); under a reading of I34 the news, the course or the information too (4.5, 4.10, 4.11)."""

    need: NotRequired["Stated | None"]
    """Whether members of a Working Group or an Industry Advisory Board are needed (4.3)."""

    platform: NotRequired["bool | None"]
    """Whether there is an Alumni platform (4.2)."""

    relevant: NotRequired["Stated | None"]
    """Whether the event or the research project is relevant to the person (4.4); under a reading of I34 the news, the course or the information too (4.5, 4.10, 4.11)."""


class Waiver(TypedDict):
    """What lets violations of a rule pass. Who may do so is the caller's to say; that it was done, the report says.

    - `by`: Who lets them.
    - `finding` (may be absent): The id of the one that passes; absent, all of the rule do.
    - `on`: On which day.
    - `reason`: Why they pass.
    - `rule`: The rule whose violations pass.
    - `through` (may be absent): The last day of sending on which it holds, in place of `until`.
    - `until` (may be absent): The first day of sending on which it no longer holds; absent while none is set."""

    by: "str"
    """Who lets them."""

    finding: NotRequired["str | None"]
    """The id of the one that passes; absent, all of the rule do."""

    on: "Date"
    """On which day."""

    reason: "str"
    """Why they pass."""

    rule: "RuleName"
    """The rule whose violations pass."""

    through: NotRequired["Date | None"]
    """The last day of sending on which it holds, in place of `until`."""

    until: NotRequired["Date | None"]
    """The first day of sending on which it no longer holds; absent while none is set."""


class WorkingGroupsAndBoardsRequest(TypedDict):
    """How `working-groups-and-boards` is asked.

    - `as_of`: The day asked about.
    - `facts`: What is known of the case.
    - `terms` (may be absent): On what terms it is answered."""

    as_of: "Moment"
    """The day asked about."""

    facts: "RightsFacts"
    """What is known of the case."""

    terms: NotRequired["Terms"]
    """On what terms it is answered."""

Announced: TypeAlias = Moment | Literal["none"]
"""When the event or the date that the mailing announces begins, or `none` where it announces no date."""

Conferral: TypeAlias = Literal["pending", "conferred", "annulled"] | Date
"""How a conferral stands: `pending`, `conferred` where the day is not known, `annulled`, or the day; until that day it is pending."""

OrderChange: TypeAlias = (
    OrderChangeLimit
    | OrderChangeSuspendRight
    | OrderChangeRequireApproval
    | OrderChangeWaiveApproval
)
"""What an order changes (I11)."""

Sender: TypeAlias = (
    Literal["center"]
    | SenderSchool
    | SenderDivision
    | SenderAssociation
    | SenderSeveral
)
"""Who sends a communication.

- `center`: The Center itself."""

Told: TypeAlias = Literal["not-yet"] | Date
"""Whether and when the Center was told: `not-yet`, or the day."""
