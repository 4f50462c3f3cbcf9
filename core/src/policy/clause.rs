//! Every clause of the Policy and of its Appendix 1.

use serde::{Deserialize, Serialize};

use super::names;

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
        let id = self.id.name();
        id.split_once('.').map_or(id, |(section, _)| section)
    }
}

/// The clause of this id.
pub fn clause(id: &str) -> Option<&'static Clause> {
    CLAUSES.iter().find(|clause| clause.id.name() == id)
}

/// Declares each clause once: its id in code and as it is written, its treatment, its gist.
macro_rules! clauses {
    ($($variant:ident = $id:literal, $treatment:ident, $gist:literal;)+) => {
        names! {
            /// A clause's id: `4.1b`; those of Appendix 1 begin with `A`. There is none of what is no
            /// clause.
            ///
            /// ```
            /// use nu_alumni_policy::policy::ClauseId;
            ///
            /// assert_eq!("A2.1".parse(), Ok(ClauseId::A2_1));
            /// assert_eq!(ClauseId::A2_1.clause().section(), "A2");
            /// assert!("A9.9".parse::<ClauseId>().is_err());
            /// ```
            ClauseId { $($variant = $id),+ }
        }

        impl ClauseId {
            /// Whether it is one of Appendix 1.
            pub fn of_appendix(self) -> bool {
                self.name().starts_with('A')
            }

            /// The clause.
            pub const fn clause(self) -> &'static Clause {
                match self {
                    $(Self::$variant => const {
                        &Clause { id: Self::$variant, treatment: Treatment::$treatment, gist: $gist }
                    },)+
                }
            }
        }

        /// All clauses, in the Policy's order.
        pub const CLAUSES: &[Clause] = &[$(*ClauseId::$variant.clause()),+];
    };
}

clauses! {
    C1_1 = "1.1", Informative, "What the Policy is for: to settle who NU's Alumni are and how they stand";
    C1_2 = "1.2", Informative, "All Schools and divisions work in one framework";
    C1_3 = "1.3", Informative, "It draws the bounds within which the University and Alumni communicate";
    C1_4 = "1.4", Informative, "It guides engagement along the University's strategy";
    C2_1 = "2.1", Check, "Who is an Alumnus: a person with an NU degree of one of five kinds (Bachelor, Master, Doctor of Medicine, Residency, PhD)";
    C2_2 = "2.2", Check, "What an Alumni Association is: Alumni who organise themselves, as a legal entity or not, to support NU";
    C2_3 = "2.3", Definition, "Who the NU community is: students, staff, faculty, governing body; Alumni are not named in it";
    C2_4 = "2.4", Definition, "Other terms mean what the law, the Charter and internal documents say";
    C3_1 = "3.1", Informative, "A principle of engagement: discover";
    C3_2 = "3.2", Informative, "A principle of engagement: connect";
    C3_3 = "3.3", Informative, "A principle of engagement: network";
    C3_4 = "3.4", Informative, "A principle of engagement: communicate";
    C3_5 = "3.5", Informative, "A principle of engagement: recognise";
    C4_1a = "4.1a", Check, "Alumni may use the library on campus, for life";
    C4_1b = "4.1b", Check, "Alumni may use the library's e-resources for a year after graduation";
    C4_2 = "4.2", Check, "Alumni may use the Alumni platform, where there is one";
    C4_3 = "4.3", Check, "Alumni may sit in Working Groups and Industry Advisory Boards when the University needs them";
    C4_4 = "4.4", Check, "Alumni may take part in events and research projects that are relevant to them";
    C4_5 = "4.5", Check, "Alumni are told of NU's news and of each year's Road Map";
    C4_6 = "4.6", Check, "Alumni's achievements are told and honoured, awards among the ways";
    C4_7 = "4.7", Check, "Alumni may propose activities for groups of Alumni";
    C4_8 = "4.8", Check, "Alumni may put forward nominees for NU's activities";
    C4_9 = "4.9", Check, "Alumni may use the Center's career services";
    C4_10 = "4.10", Check, "Alumni may ask for training courses made for them";
    C4_11 = "4.11", Check, "Alumni may learn what NU and the Associations do";
    C4_12 = "4.12", Check, "Alumni may found Associations, as legal entities or not, at home and abroad";
    C4_13 = "4.13", Check, "Alumni get advice and help with their meetings";
    C4_14 = "4.14", Check, "Alumni may enter the campus with both their Alumni card and their identification card";
    C5_0 = "5.0", Judgement, "How Alumni act: lawfully, democratically, openly, of their own will";
    C5_1 = "5.1", Duty, "Alumni keep the Policy";
    C5_2 = "5.2", Judgement, "Alumni stand for NU's core values";
    C5_3 = "5.3", Judgement, "Alumni help the University with its graduate attributes";
    C5_4 = "5.4", Judgement, "Alumni guard NU's good name";
    C5_5 = "5.5", Judgement, "Alumni do what they have promised";
    C5_6 = "5.6", Check, "Alumni answer surveys and forms on where they went";
    C5_7 = "5.7", Check, "Alumni tell the Center in good time of new contacts, employers and positions";
    C5_8 = "5.8", Judgement, "Alumni help to reach the Policy's aims";
    C5_9 = "5.9", Judgement, "Alumni speak for the University's programmes and projects";
    C5_10 = "5.10", Judgement, "Alumni act ethically";
    C5_11 = "5.11", Check, "Alumni neither disclose nor exploit, for themselves or others, what they know of NU's and Alumni's activities";
    C5_12 = "5.12", Judgement, "Alumni harm nobody's lawful interests";
    C5_13 = "5.13", Judgement, "A graduate's attribute: knows her field deeply";
    C5_14 = "5.14", Judgement, "A graduate's attribute: quick, curious, inventive, open to the new";
    C5_15 = "5.15", Judgement, "A graduate's attribute: decides with thought";
    C5_16 = "5.16", Judgement, "A graduate's attribute: enterprising";
    C5_17 = "5.17", Judgement, "A graduate's attribute: communicates fluently";
    C5_18 = "5.18", Judgement, "A graduate's attribute: cultured, tolerant of others";
    C5_19 = "5.19", Judgement, "A graduate's attribute: of integrity";
    C5_20 = "5.20", Judgement, "A graduate's attribute: ready to lead";
    C5_21 = "5.21", Definition, "Nothing in the section overrides the law";
    C6_1 = "6.1", Check, "Whatever Alumni, Associations and the University do together, the Center has its part in it";
    C6_2 = "6.2", Check, "The Center has at least one employee for Alumni relations";
    C6_3 = "6.3", Check, "The Center advises on request, through the units' representatives";
    C6_4 = "6.4", Check, "Associations may start programmes, alone or with others, on the ground of their documents of title";
    C6_5 = "6.5", Check, "An Alumnus with an initiative of her own comes to the Center first";
    C6_6 = "6.6", Definition, "The Center regulates mailings by Appendix 1";
    C7_1 = "7.1", Check, "Official communications beyond a unit's own constituency are coordinated with the Center and need its approval, whatever their kind";
    C7_2 = "7.2", Check, "To its own Alumni a School or division may write without approval, provided it submits the updated contact and personal data to the Center";
    C7_3 = "7.3", Advice, "Units had better plan together, so that nobody gets several messages or surveys at once";
    C8_1 = "8.1", Definition, "The Center runs the Alumni Awards";
    C8_2 = "8.2", Check, "A unit that makes an award programme of its own coordinates it with the Center";
    C9_1 = "9.1", Check, "Under force majeure the NU Administration may add considerations and regulations within the law";
    A1_1 = "A1.1", Check, "A mailing may be a digest with the School's news for its Alumni";
    A1_2 = "A1.2", Check, "A mailing may announce vacancies, by year of graduation";
    A1_3 = "A1.3", Check, "A mailing may invite graduates to events of a School or the University";
    A1_4 = "A1.4", Check, "A mailing may invite graduates to a School's research and expert projects";
    A1_5 = "A1.5", Check, "A mailing may tell of Open Days and invite to them";
    A1_6 = "A1.6", Check, "A mailing may carry a special decision of the Governing Board that concerns Alumni";
    A2_0 = "A2.0", Definition, "Section 2 does not bind a news digest";
    A2_1 = "A2.1", Check, "There is a subject, of at most 120 characters";
    A2_2 = "A2.2", Check, "There is a body, of at most 3 paragraphs";
    A2_2a = "A2.2a", Check, "A paragraph has at most 3 lines of at most 80 characters";
    A2_2b = "A2.2b", Check, "Links lead to the School's own resources only; outside links may stand on the School's pages";
    A2_2c = "A2.2c", Check, "There may be one table, of at most 7 lines";
    A2_2d = "A2.2d", Check, "There may be one picture, of 800 by 600 pixels";
    A2_3a = "A2.3a", Check, "Colours are the University's brand colours, as its Brandbook has them";
    A2_3b = "A2.3b", Judgement, "Bold is kept to a minimum";
    A2_3c = "A2.3c", Check, "No font is very large";
    A2_3d = "A2.3d", Check, "No words are in capitals";
    A2_3e = "A2.3e", Check, "The title's font is at most 2 times the letter's";
    A2_4 = "A2.4", Check, "There is a signature, with contact details, an address and phone numbers";
    A3_1 = "A3.1", Check, "The initiator, a unit of the School, submits on the School's lists in the directions above; the moderator checks the format, with the initiator where it must be mended, and sends";
    A3_2 = "A3.2", Check, "For social networks the moderator passes a poster to the Communication officer, who reposts it";
    A4_1 = "A4.1", Check, "A mailing goes out from 14 to 5 working days before";
    A4_2 = "A4.2", Check, "Moderation and sending take at most 1 business day from receipt of the materials";
    A4_3 = "A4.3", Check, "An event's mailing goes out at least 5 working days before the event starts";
    A4_4 = "A4.4", Check, "A post carries the hashtag that its initiator gave; the Communication officer adds it";
}
