# Made from the schemas by `cargo xtask bless`; not to be edited.

from typing import Literal, overload

from ._answers import (
    Answer,
    CollisionReport,
    Decision,
    ModerationAnswer,
    MovedWindows,
    Queue,
    Responsibilities,
    RightsEnding,
    RightsOverTime,
    SendingSchedule,
)
from ._objects import Rights
from ._requests import (
    AccomplishmentsRequest,
    AlumniPlatformRequest,
    AlumnusRequest,
    AssociationRequest,
    AwardProgrammeRequest,
    CampusAccessRequest,
    CareerServicesRequest,
    CenterAdviceRequest,
    ChangesToldRequest,
    CollisionsRequest,
    CommunicationApprovalRequest,
    EventsAndResearchRequest,
    FormsAnsweredRequest,
    FoundAssociationsRequest,
    InformationRequest,
    InteractionRequest,
    LibraryEResourcesRequest,
    LibraryOnCampusRequest,
    MeetingSupportRequest,
    ModerationRequest,
    MovedWindowsRequest,
    NewsAndRoadMapRequest,
    NonDisclosureRequest,
    OrderStandsRequest,
    OwnInitiativeRequest,
    ProposeActivitiesRequest,
    ProposeNomineesRequest,
    QueueRequest,
    ResponsibilitiesRequest,
    ResponsibleEmployeeRequest,
    RightsEndingRequest,
    RightsOverTimeRequest,
    RightsRequest,
    SendingScheduleRequest,
    StartProgrammeRequest,
    TrainingCoursesRequest,
    WorkingGroupsAndBoardsRequest,
)

__all__ = [
    "answer",
    "collisions",
    "decide",
    "moderation",
    "moved_windows",
    "queue",
    "rights",
    "sending_schedule",
]

@overload
def answer(
    question: Literal["accomplishments"], request: AccomplishmentsRequest | str
) -> Decision:
    """The answer to the question of this name; dates are ISO strings. A request that is a str is JSON."""

@overload
def answer(
    question: Literal["alumni-platform"], request: AlumniPlatformRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["alumnus"], request: AlumnusRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["association"], request: AssociationRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["award-programme"], request: AwardProgrammeRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["campus-access"], request: CampusAccessRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["career-services"], request: CareerServicesRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["center-advice"], request: CenterAdviceRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["changes-told"], request: ChangesToldRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["collisions"], request: CollisionsRequest | str
) -> CollisionReport: ...

@overload
def answer(
    question: Literal["communication-approval"], request: CommunicationApprovalRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["events-and-research"], request: EventsAndResearchRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["forms-answered"], request: FormsAnsweredRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["found-associations"], request: FoundAssociationsRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["information"], request: InformationRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["interaction"], request: InteractionRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["library-e-resources"], request: LibraryEResourcesRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["library-on-campus"], request: LibraryOnCampusRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["meeting-support"], request: MeetingSupportRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["moderation"], request: ModerationRequest | str
) -> ModerationAnswer: ...

@overload
def answer(
    question: Literal["moved-windows"], request: MovedWindowsRequest | str
) -> MovedWindows: ...

@overload
def answer(
    question: Literal["news-and-road-map"], request: NewsAndRoadMapRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["non-disclosure"], request: NonDisclosureRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["order-stands"], request: OrderStandsRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["own-initiative"], request: OwnInitiativeRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["propose-activities"], request: ProposeActivitiesRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["propose-nominees"], request: ProposeNomineesRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["queue"], request: QueueRequest | str
) -> Queue: ...

@overload
def answer(
    question: Literal["responsibilities"], request: ResponsibilitiesRequest | str
) -> Responsibilities: ...

@overload
def answer(
    question: Literal["responsible-employee"], request: ResponsibleEmployeeRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["rights"], request: RightsRequest | str
) -> Rights: ...

@overload
def answer(
    question: Literal["rights-ending"], request: RightsEndingRequest | str
) -> RightsEnding: ...

@overload
def answer(
    question: Literal["rights-over-time"], request: RightsOverTimeRequest | str
) -> RightsOverTime: ...

@overload
def answer(
    question: Literal["sending-schedule"], request: SendingScheduleRequest | str
) -> SendingSchedule: ...

@overload
def answer(
    question: Literal["start-programme"], request: StartProgrammeRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["training-courses"], request: TrainingCoursesRequest | str
) -> Decision: ...

@overload
def answer(
    question: Literal["working-groups-and-boards"], request: WorkingGroupsAndBoardsRequest | str
) -> Decision: ...

@overload
def answer(question: str, request: str) -> Answer: ...

@overload
def decide(
    question: Literal["accomplishments"], request: AccomplishmentsRequest | str
) -> Decision:
    """The decision of a question that is answered by one."""

@overload
def decide(
    question: Literal["alumni-platform"], request: AlumniPlatformRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["alumnus"], request: AlumnusRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["association"], request: AssociationRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["award-programme"], request: AwardProgrammeRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["campus-access"], request: CampusAccessRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["career-services"], request: CareerServicesRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["center-advice"], request: CenterAdviceRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["changes-told"], request: ChangesToldRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["communication-approval"], request: CommunicationApprovalRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["events-and-research"], request: EventsAndResearchRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["forms-answered"], request: FormsAnsweredRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["found-associations"], request: FoundAssociationsRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["information"], request: InformationRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["interaction"], request: InteractionRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["library-e-resources"], request: LibraryEResourcesRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["library-on-campus"], request: LibraryOnCampusRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["meeting-support"], request: MeetingSupportRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["news-and-road-map"], request: NewsAndRoadMapRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["non-disclosure"], request: NonDisclosureRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["order-stands"], request: OrderStandsRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["own-initiative"], request: OwnInitiativeRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["propose-activities"], request: ProposeActivitiesRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["propose-nominees"], request: ProposeNomineesRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["responsible-employee"], request: ResponsibleEmployeeRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["start-programme"], request: StartProgrammeRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["training-courses"], request: TrainingCoursesRequest | str
) -> Decision: ...

@overload
def decide(
    question: Literal["working-groups-and-boards"], request: WorkingGroupsAndBoardsRequest | str
) -> Decision: ...

@overload
def decide(question: str, request: str) -> Decision: ...

def rights(request: RightsRequest | str) -> Rights:
    """The answer to `rights`."""

def sending_schedule(request: SendingScheduleRequest | str) -> SendingSchedule:
    """The answer to `sending-schedule`."""

def moved_windows(request: MovedWindowsRequest | str) -> MovedWindows:
    """The answer to `moved-windows`."""

def moderation(request: ModerationRequest | str) -> ModerationAnswer:
    """The answer to `moderation`."""

def queue(request: QueueRequest | str) -> Queue:
    """The answer to `queue`."""

def collisions(request: CollisionsRequest | str) -> CollisionReport:
    """The answer to `collisions`."""
