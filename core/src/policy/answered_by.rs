//! The names of what answers for the clauses: the rules of the check of a mailing, and the questions.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::names;

names! {
    /// A rule of the check of a mailing.
    ///
    /// ```
    /// use nu_alumni_policy::policy::RuleName;
    ///
    /// assert_eq!("capitals".parse(), Ok(RuleName::Capitals));
    /// assert!("capitols".parse::<RuleName>().is_err());
    /// ```
    RuleName {
        DirectionStated = "direction-stated",
        AudienceByYears = "audience-by-years",
        SubjectPresent = "subject-present",
        SubjectLength = "subject-length",
        BodyPresent = "body-present",
        ParagraphCount = "paragraph-count",
        ParagraphLength = "paragraph-length",
        LinksOwn = "links-own",
        TableCount = "table-count",
        TableRows = "table-rows",
        PictureCount = "picture-count",
        PictureSize = "picture-size",
        BrandColours = "brand-colours",
        BoldShare = "bold-share",
        FontSize = "font-size",
        Capitals = "capitals",
        TitleSize = "title-size",
        SignaturePresent = "signature-present",
        SignatureContact = "signature-contact",
        SignatureAddress = "signature-address",
        SignaturePhone = "signature-phone",
        NotRead = "not-read",
        SendWindow = "send-window",
        ModerationDeadline = "moderation-deadline",
        EventNotice = "event-notice",
        InvitationDate = "invitation-date",
        PostHashtag = "post-hashtag",
    }
}

names! {
    /// A question that can be asked by its name.
    QuestionName {
        Alumnus = "alumnus",
        Rights = "rights",
        RightsOverTime = "rights-over-time",
        RightsEnding = "rights-ending",
        LibraryOnCampus = "library-on-campus",
        LibraryEResources = "library-e-resources",
        AlumniPlatform = "alumni-platform",
        WorkingGroupsAndBoards = "working-groups-and-boards",
        EventsAndResearch = "events-and-research",
        NewsAndRoadMap = "news-and-road-map",
        Accomplishments = "accomplishments",
        ProposeActivities = "propose-activities",
        ProposeNominees = "propose-nominees",
        CareerServices = "career-services",
        TrainingCourses = "training-courses",
        Information = "information",
        FoundAssociations = "found-associations",
        MeetingSupport = "meeting-support",
        CampusAccess = "campus-access",
        Responsibilities = "responsibilities",
        FormsAnswered = "forms-answered",
        ChangesTold = "changes-told",
        NonDisclosure = "non-disclosure",
        Association = "association",
        Interaction = "interaction",
        ResponsibleEmployee = "responsible-employee",
        CenterAdvice = "center-advice",
        StartProgramme = "start-programme",
        OwnInitiative = "own-initiative",
        CommunicationApproval = "communication-approval",
        AwardProgramme = "award-programme",
        OrderStands = "order-stands",
        SendingSchedule = "sending-schedule",
        MovedWindows = "moved-windows",
        Moderation = "moderation",
        Queue = "queue",
        Collisions = "collisions",
    }
}

/// What answers for a clause: a rule, or a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AnsweredBy {
    /// A rule of the check of a mailing.
    Rule(RuleName),
    /// A question.
    Question(QuestionName),
}

impl AnsweredBy {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name(),
            Self::Question(question) => question.name(),
        }
    }
}

impl fmt::Display for AnsweredBy {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}
