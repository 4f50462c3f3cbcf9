//! Every clause of the Policy and of its Appendix 1.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// How the library treats a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Treatment {
    /// A check answers for it.
    Check,
    /// It obliges somebody; it is listed.
    Duty,
    /// A person decides; the library shows the evidence.
    Judgement,
    /// It is shown and never changes an outcome.
    Advice,
    /// It says what words mean.
    Definition,
    /// It tells, and asks nothing of anyone.
    Informative,
}

/// A clause: its place in the Policy, its treatment, and what it says in our words.
///
/// ```
/// use nu_alumni_policy::{clause, policy::Treatment};
///
/// let subject = clause("A2.1").unwrap();
/// assert_eq!(subject.section(), "A2");
/// assert_eq!(subject.treatment, Treatment::Check);
/// assert!(clause("A9.9").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clause {
    /// Its id.
    pub id: ClauseId,
    /// How the library treats it.
    pub treatment: Treatment,
    /// What it says, restated.
    pub gist: &'static str,
}

impl Clause {
    /// The section it stands in: `4`, `A2`.
    pub fn section(&self) -> &'static str {
        let id = self.id.as_str();
        id.split_once('.').map_or(id, |(section, _)| section)
    }
}

/// A clause's id: `4.1b`; those of Appendix 1 begin with `A`. There is none of what is no clause.
///
/// ```
/// use nu_alumni_policy::policy::ClauseId;
///
/// let subject: ClauseId = "A2.1".parse()?;
/// assert_eq!(subject.clause().section(), "A2");
/// assert!("A9.9".parse::<ClauseId>().is_err());
/// # Ok::<(), nu_alumni_policy::policy::UnknownName>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ClauseId(&'static str);

impl ClauseId {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The clause.
    pub fn clause(self) -> &'static Clause {
        clause(self.0).expect("an id is made of a clause")
    }
}

impl AsRef<str> for ClauseId {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl PartialEq<str> for ClauseId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for ClauseId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<'de> Deserialize<'de> for ClauseId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        static IDS: LazyLock<Vec<&str>> =
            LazyLock::new(|| CLAUSES.iter().map(|clause| clause.id.0).collect());
        let id = String::deserialize(from)?;
        let found = clause(&id).map(|clause| clause.id);
        found.ok_or_else(|| D::Error::unknown_variant(&id, &IDS))
    }
}

/// The clause of this id.
pub fn clause(id: &str) -> Option<&'static Clause> {
    CLAUSES.iter().find(|clause| clause.id == id)
}

const fn c(id: &'static str, treatment: Treatment, gist: &'static str) -> Clause {
    Clause {
        id: ClauseId(id),
        treatment,
        gist,
    }
}

use Treatment::{Advice, Check, Definition, Duty, Informative, Judgement};

/// All clauses, in the Policy's order.
pub const CLAUSES: &[Clause] = &[
    c(
        "1.1",
        Informative,
        "What the Policy is for: to settle who NU's Alumni are and how they stand",
    ),
    c(
        "1.2",
        Informative,
        "All Schools and divisions work in one framework",
    ),
    c(
        "1.3",
        Informative,
        "It draws the bounds within which the University and Alumni communicate",
    ),
    c(
        "1.4",
        Informative,
        "It guides engagement along the University's strategy",
    ),
    c(
        "2.1",
        Check,
        "Who is an Alumnus: a person with an NU degree of one of five kinds (Bachelor, Master, Doctor of Medicine, Residency, PhD)",
    ),
    c(
        "2.2",
        Check,
        "What an Alumni Association is: Alumni who organise themselves, as a legal entity or not, to support NU",
    ),
    c(
        "2.3",
        Definition,
        "Who the NU community is: students, staff, faculty, governing body; Alumni are not named in it",
    ),
    c(
        "2.4",
        Definition,
        "Other terms mean what the law, the Charter and internal documents say",
    ),
    c("3.1", Informative, "A principle of engagement: discover"),
    c("3.2", Informative, "A principle of engagement: connect"),
    c("3.3", Informative, "A principle of engagement: network"),
    c("3.4", Informative, "A principle of engagement: communicate"),
    c("3.5", Informative, "A principle of engagement: recognise"),
    c(
        "4.1a",
        Check,
        "Alumni may use the library on campus, for life",
    ),
    c(
        "4.1b",
        Check,
        "Alumni may use the library's e-resources for a year after graduation",
    ),
    c(
        "4.2",
        Check,
        "Alumni may use the Alumni platform, where there is one",
    ),
    c(
        "4.3",
        Check,
        "Alumni may sit in Working Groups and Industry Advisory Boards when the University needs them",
    ),
    c(
        "4.4",
        Check,
        "Alumni may take part in events and research projects that are relevant to them",
    ),
    c(
        "4.5",
        Check,
        "Alumni are told of NU's news and of each year's Road Map",
    ),
    c(
        "4.6",
        Check,
        "Alumni's achievements are told and honoured, awards among the ways",
    ),
    c(
        "4.7",
        Check,
        "Alumni may propose activities for groups of Alumni",
    ),
    c(
        "4.8",
        Check,
        "Alumni may put forward nominees for NU's activities",
    ),
    c("4.9", Check, "Alumni may use the Center's career services"),
    c(
        "4.10",
        Check,
        "Alumni may ask for training courses made for them",
    ),
    c(
        "4.11",
        Check,
        "Alumni may learn what NU and the Associations do",
    ),
    c(
        "4.12",
        Check,
        "Alumni may found Associations, as legal entities or not, at home and abroad",
    ),
    c(
        "4.13",
        Check,
        "Alumni get advice and help with their meetings",
    ),
    c(
        "4.14",
        Check,
        "Alumni may enter the campus with both their Alumni card and their identification card",
    ),
    c(
        "5.0",
        Judgement,
        "How Alumni act: lawfully, democratically, openly, of their own will",
    ),
    c("5.1", Duty, "Alumni keep the Policy"),
    c("5.2", Judgement, "Alumni stand for NU's core values"),
    c(
        "5.3",
        Judgement,
        "Alumni help the University with its graduate attributes",
    ),
    c("5.4", Judgement, "Alumni guard NU's good name"),
    c("5.5", Judgement, "Alumni do what they have promised"),
    c(
        "5.6",
        Check,
        "Alumni answer surveys and forms on where they went",
    ),
    c(
        "5.7",
        Check,
        "Alumni tell the Center in good time of new contacts, employers and positions",
    ),
    c("5.8", Judgement, "Alumni help to reach the Policy's aims"),
    c(
        "5.9",
        Judgement,
        "Alumni speak for the University's programmes and projects",
    ),
    c("5.10", Judgement, "Alumni act ethically"),
    c(
        "5.11",
        Check,
        "Alumni neither disclose nor exploit, for themselves or others, what they know of NU's and Alumni's activities",
    ),
    c("5.12", Judgement, "Alumni harm nobody's lawful interests"),
    c(
        "5.13",
        Judgement,
        "A graduate's attribute: knows her field deeply",
    ),
    c(
        "5.14",
        Judgement,
        "A graduate's attribute: quick, curious, inventive, open to the new",
    ),
    c(
        "5.15",
        Judgement,
        "A graduate's attribute: decides with thought",
    ),
    c("5.16", Judgement, "A graduate's attribute: enterprising"),
    c(
        "5.17",
        Judgement,
        "A graduate's attribute: communicates fluently",
    ),
    c(
        "5.18",
        Judgement,
        "A graduate's attribute: cultured, tolerant of others",
    ),
    c("5.19", Judgement, "A graduate's attribute: of integrity"),
    c("5.20", Judgement, "A graduate's attribute: ready to lead"),
    c(
        "5.21",
        Definition,
        "Nothing in the section overrides the law",
    ),
    c(
        "6.1",
        Check,
        "Whatever Alumni, Associations and the University do together, the Center has its part in it",
    ),
    c(
        "6.2",
        Check,
        "The Center has at least one employee for Alumni relations",
    ),
    c(
        "6.3",
        Check,
        "The Center advises on request, through the units' representatives",
    ),
    c(
        "6.4",
        Check,
        "Associations may start programmes, alone or with others, on the ground of their documents of title",
    ),
    c(
        "6.5",
        Check,
        "An Alumnus with an initiative of her own comes to the Center first",
    ),
    c(
        "6.6",
        Definition,
        "The Center regulates mailings by Appendix 1",
    ),
    c(
        "7.1",
        Check,
        "Official communications beyond a unit's own constituency are coordinated with the Center and need its approval, whatever their kind",
    ),
    c(
        "7.2",
        Check,
        "To its own Alumni a School or division may write without approval, provided it submits the updated contact and personal data to the Center",
    ),
    c(
        "7.3",
        Advice,
        "Units had better plan together, so that nobody gets several messages or surveys at once",
    ),
    c("8.1", Definition, "The Center runs the Alumni Awards"),
    c(
        "8.2",
        Check,
        "A unit that makes an award programme of its own coordinates it with the Center",
    ),
    c(
        "9.1",
        Check,
        "Under force majeure the NU Administration may add considerations and regulations within the law",
    ),
    c(
        "A1.1",
        Check,
        "A mailing may be a digest with the School's news for its Alumni",
    ),
    c(
        "A1.2",
        Check,
        "A mailing may announce vacancies, by year of graduation",
    ),
    c(
        "A1.3",
        Check,
        "A mailing may invite graduates to events of a School or the University",
    ),
    c(
        "A1.4",
        Check,
        "A mailing may invite graduates to a School's research and expert projects",
    ),
    c(
        "A1.5",
        Check,
        "A mailing may tell of Open Days and invite to them",
    ),
    c(
        "A1.6",
        Check,
        "A mailing may carry a special decision of the Governing Board that concerns Alumni",
    ),
    c("A2.0", Definition, "Section 2 does not bind a news digest"),
    c(
        "A2.1",
        Check,
        "There is a subject, of at most 120 characters",
    ),
    c("A2.2", Check, "There is a body, of at most 3 paragraphs"),
    c(
        "A2.2a",
        Check,
        "A paragraph has at most 3 lines of at most 80 characters",
    ),
    c(
        "A2.2b",
        Check,
        "Links lead to the School's own resources only; outside links may stand on the School's pages",
    ),
    c("A2.2c", Check, "There may be one table, of at most 7 lines"),
    c(
        "A2.2d",
        Check,
        "There may be one picture, of 800 by 600 pixels",
    ),
    c(
        "A2.3a",
        Check,
        "Colours are the University's brand colours, as its Brandbook has them",
    ),
    c("A2.3b", Judgement, "Bold is kept to a minimum"),
    c("A2.3c", Check, "No font is very large"),
    c("A2.3d", Check, "No words are in capitals"),
    c(
        "A2.3e",
        Check,
        "The title's font is at most 2 times the letter's",
    ),
    c(
        "A2.4",
        Check,
        "There is a signature, with contact details, an address and phone numbers",
    ),
    c(
        "A3.1",
        Check,
        "The initiator, a unit of the School, submits on the School's lists in the directions above; the moderator checks the format, with the initiator where it must be mended, and sends",
    ),
    c(
        "A3.2",
        Check,
        "For social networks the moderator passes a poster to the Communication officer, who reposts it",
    ),
    c(
        "A4.1",
        Check,
        "A mailing goes out from 14 to 5 working days before",
    ),
    c(
        "A4.2",
        Check,
        "Moderation and sending take at most 1 business day from receipt of the materials",
    ),
    c(
        "A4.3",
        Check,
        "An event's mailing goes out at least 5 working days before the event starts",
    ),
    c(
        "A4.4",
        Check,
        "A post carries the hashtag that its initiator gave; the Communication officer adds it",
    ),
];
