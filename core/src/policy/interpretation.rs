//! How the Policy's open words are read, and which readings a caller may choose.

use serde::{Deserialize, Serialize};

use super::{ClauseId, Reading, names};

/// How a question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Settled {
    /// By a line that the text itself draws.
    Line,
    /// By a parameter that the caller sets; unset, the answer is undetermined.
    Setting,
    /// By a person, to whom the evidence is shown.
    Judgement,
    /// Not at all: it is shown and changes no outcome.
    Advice,
}

/// Another way to read a clause, which a caller may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherReading {
    /// The value that chooses it in `readings`.
    pub value: Reading,
    /// What it takes the clause to mean.
    pub meaning: &'static str,
}

names! {
    /// The id of an entry of the interpretation register.
    ///
    /// ```
    /// use nu_alumni_policy::policy::EntryId;
    ///
    /// let lines = EntryId::I15.entry();
    /// assert_eq!(lines.id, EntryId::I15);
    /// ```
    EntryId {
        I01 = "I01", I02 = "I02", I03 = "I03", I04 = "I04", I05 = "I05", I06 = "I06",
        I07 = "I07", I08 = "I08", I09 = "I09", I10 = "I10", I11 = "I11", I12 = "I12",
        I13 = "I13", I14 = "I14", I15 = "I15", I16 = "I16", I17 = "I17", I18 = "I18",
        I19 = "I19", I20 = "I20", I21 = "I21", I22 = "I22", I23 = "I23", I24 = "I24",
        I25 = "I25", I26 = "I26", I27 = "I27", I28 = "I28", I29 = "I29", I30 = "I30",
        I31 = "I31", I32 = "I32", I33 = "I33", I34 = "I34", I35 = "I35", I36 = "I36",
        I37 = "I37", I38 = "I38", I39 = "I39", I40 = "I40", I41 = "I41", I42 = "I42",
        I43 = "I43", I44 = "I44", I45 = "I45", I46 = "I46", I47 = "I47",
    }
}

impl EntryId {
    /// The entry.
    pub fn entry(self) -> &'static Interpretation {
        let entry = INTERPRETATIONS.get(self as usize);
        entry.expect("the register has all its ids, in their order")
    }
}

/// An entry of the interpretation register. All entries are provisional: this project made them,
/// and they stand until the University confirms or corrects them; what it says can be told with
/// [`Readings::confirm`](super::Readings::confirm).
///
/// ```
/// use nu_alumni_policy::policy::interpretation;
///
/// let characters = interpretation("I13").unwrap();
/// assert_eq!(characters.others[0].value.value(), "code-points");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Interpretation {
    /// Its id: `I13`.
    pub id: EntryId,
    /// The clauses whose words it reads; none where it is about the Policy as a whole.
    pub clauses: &'static [ClauseId],
    /// How the question is settled.
    pub settled: Settled,
    /// The question.
    pub question: &'static str,
    /// The reading taken, where there is a choice.
    pub value: Option<Reading>,
    /// The reading taken.
    pub meaning: &'static str,
    /// The other readings that a caller may choose.
    pub others: &'static [OtherReading],
}

/// The entry of this id.
pub fn interpretation(id: &str) -> Option<&'static Interpretation> {
    INTERPRETATIONS.iter().find(|entry| entry.id.name() == id)
}

/// The entries that read the words of these clauses.
pub(crate) fn entries_on(clauses: &[ClauseId]) -> impl Iterator<Item = EntryId> {
    let about = |entry: &&Interpretation| entry.clauses.iter().any(|id| clauses.contains(id));
    INTERPRETATIONS.iter().filter(about).map(|entry| entry.id)
}

const fn only(
    id: EntryId,
    clauses: &'static [ClauseId],
    settled: Settled,
    question: &'static str,
    meaning: &'static str,
) -> Interpretation {
    Interpretation {
        id,
        clauses,
        settled,
        question,
        value: None,
        meaning,
        others: &[],
    }
}

const fn open(
    id: EntryId,
    clauses: &'static [ClauseId],
    question: &'static str,
    value: Reading,
    meaning: &'static str,
    others: &'static [OtherReading],
) -> Interpretation {
    Interpretation {
        id,
        clauses,
        settled: Settled::Line,
        question,
        value: Some(value),
        meaning,
        others,
    }
}

impl Interpretation {
    const fn settled(mut self, settled: Settled) -> Self {
        self.settled = settled;
        self
    }
}

const fn other(value: Reading, meaning: &'static str) -> OtherReading {
    OtherReading { value, meaning }
}

use ClauseId::*;
use EntryId::*;
use Settled::{Advice, Judgement, Line, Setting};

/// The register.
pub const INTERPRETATIONS: &[Interpretation] = &[
    only(
        I01,
        &[C2_1],
        Line,
        "Who counts as an Alumnus?",
        "Whoever NU conferred a degree of the five kinds on, for life, a student with an earlier NU degree too; certificates, the Foundation Year, exchanges, honorary degrees and degrees not yet conferred do not count, and a degree that was annulled counts as never conferred",
    ),
    open(
        I02,
        &[C4_1b],
        "When does the year of e-resources run?",
        Reading::I02LastDayIncluded,
        "From the conferral to the same date a year later, that day included, as Kazakhstan counts periods in years (28 February for 29 February); each conferral starts a year of its own and the latest rules",
        &[
            other(Reading::I02DayBefore, "It ends the day before"),
            other(
                Reading::I02NextWorkingDay,
                "A last day that is no working day moves to the next one that is, as the same rule goes on to say; where the days off of its year are not known yet, this right alone is undetermined",
            ),
        ],
    ),
    only(
        I03,
        &[C4_2, C4_3, C4_4],
        Setting,
        "What do \"if any\", \"as needed\" and \"relevant\" hang on?",
        "On facts that the University states: the platform exists, the need is declared, the relevance is judged",
    ),
    only(
        I04,
        &[C4_14],
        Line,
        "Is one card enough to enter the campus?",
        "No, both are needed",
    ),
    only(
        I05,
        &[C5_7],
        Setting,
        "How soon is \"timely\"?",
        "Within the working days that the caller sets",
    ),
    only(
        I06,
        &[
            C5_13, C5_14, C5_15, C5_16, C5_17, C5_18, C5_19, C5_20,
        ],
        Judgement,
        "Can a machine judge character?",
        "Never: the attributes are listed and not scored",
    ),
    only(
        I07,
        &[C7_1],
        Line,
        "What are \"broad groups\"?",
        "Audiences that can hold anyone outside the sender's own constituency: the Alumni who graduated from the School, or are affiliated with it or with the division; a School that confers no degree has only affiliated Alumni, and those of a former School are its successor's only where the caller states the succession; no audience given, undetermined",
    ),
    open(
        I08,
        &[C7_2],
        "Does the exemption hang on the data being submitted?",
        Reading::I08Condition,
        "Yes: not submitted, approval is needed; not known, undetermined",
        &[other(
            Reading::I08Duty,
            "No: to submit them is a duty that follows",
        )],
    ),
    only(
        I09,
        &[C7_1],
        Line,
        "Which kinds of communication are meant?",
        "All official ones; those listed are examples, and private letters between Alumni are not official",
    ),
    open(
        I10,
        &[C7_3],
        "What is \"at the same time\"?",
        Reading::I10FacetsMayOverlap,
        "Within 3 working days of one another (a setting), to audiences that can overlap; those of two Schools, years or degrees can, since somebody may hold two degrees, and are called possible, not certain",
        &[other(
            Reading::I10FacetsThatDifferNeverOverlap,
            "Audiences of different Schools, years or degrees never overlap",
        )],
    )
    .settled(Advice),
    open(
        I11,
        &[C9_1],
        "What may an order change?",
        Reading::I11ContradictionIsAnError,
        "Limits, periods, the standing of a right and approval routes; by the NU Administration only, from a start date, while the circumstance lasts; it reaches what its clause reaches and no more. Two orders that contradict each other are an error on the clause that both touch, and on nothing else",
        &[other(
            Reading::I11LaterOrderPrevails,
            "Of two orders that contradict each other the later one prevails",
        )],
    ),
    only(
        I12,
        &[A2_0],
        Line,
        "Which sections bind a digest?",
        "Not 2; 1, 3 and 4 where they can",
    ),
    open(
        I13,
        &[A2_1],
        "What are the subject's characters?",
        Reading::I13GraphemeClusters,
        "What a reader sees as one: extended grapheme clusters of the decoded, trimmed subject",
        &[other(Reading::I13CodePoints, "Unicode code points")],
    ),
    open(
        I14,
        &[A2_2],
        "What is a paragraph?",
        Reading::I14LinksAndBoldLinesLeftOut,
        "Inline content without a break in one visible block or layout cell, split too at a line break with a blank line behind it; a list is one, each item a line, whatever lays it out. None are: title, headings, greeting, data table, picture, captions, signature, sign-off and a footer below the letter's end; dividers; what a mail program puts over a forwarded or quoted letter, and what is quoted; a short closing line of the sign-off; a short bold line without a full stop over text; a block that is only a link or button; a language's label; each signature of a letter in several languages",
        &[
            other(
                Reading::I14LinkBlockCounts,
                "A block that is only a link or button is one",
            ),
            other(
                Reading::I14BoldLineCounts,
                "A short bold line over text is one",
            ),
        ],
    ),
    open(
        I15,
        &[A2_2a],
        "How do 3 lines and 80 characters bind together?",
        Reading::I15WrappedLines,
        "Broken at its own breaks and then wrapped at 80 characters, a paragraph takes at most 3 lines",
        &[
            other(
                Reading::I15AuthorLines,
                "At most 3 lines as the author broke them, each of at most 80 characters",
            ),
            other(
                Reading::I15WholeParagraph,
                "The whole paragraph has at most 80 characters, on at most 3 lines",
            ),
        ],
    ),
    open(
        I16,
        &[A2_2b],
        "What are the School's resources?",
        Reading::I16NamedHosts,
        "The hosts that the caller names, with their sub-domains; bare addresses are links, mailto: and tel: are none, and sms: and calendar addresses are what they are, a phone and a host; image maps, links in an SVG, a form's target, an embedded frame and `<base>` count as browsers read them, links of a mailing service's footer do not; a target that cannot be known needs review",
        &[
            other(
                Reading::I16UniversityHostAlso,
                "The University's own host, nu.edu.kz, is one too",
            ),
            other(
                Reading::I16FooterLinksCount,
                "Links of a mailing service's footer count too",
            ),
        ],
    ),
    open(
        I17,
        &[A2_2c],
        "What are a table's lines?",
        Reading::I17HeaderRowCounted,
        "The rows of a data table, its header row too; layout tables do not count, and one that can be taken for either needs review; what a table declares of itself is evidence, never the whole of it",
        &[other(
            Reading::I17HeaderRowNotCounted,
            "Its rows without the header row",
        )],
    ),
    open(
        I18,
        &[A2_2d],
        "Is 800 by 600 a bound or a measure?",
        Reading::I18AtMost,
        "A bound: at most 800 wide and 600 high, in the file's own pixels, turned as it says, and as shown; a size that is not known needs review, and the caller may state a remote file's. Backgrounds, SVG and enclosed pictures are pictures; hidden and 1×1 ones and emoji written as pictures are none; the signature's own and a declared logo do not count",
        &[other(Reading::I18Exactly, "A measure: exactly 800 by 600")],
    ),
    open(
        I19,
        &[A2_3a],
        "Which are the brand colours?",
        Reading::I19MailProgramLinksPass,
        "Those of the palette that the caller supplies, in text, backgrounds, borders, shadows and gradients; black, white and greys, their channels at most 6 of 255 apart, always pass, and so do the colours that a mail program itself gives links",
        &[other(
            Reading::I19MailProgramLinksCount,
            "The colours that a mail program itself gives links are held against the palette too",
        )],
    )
    .settled(Setting),
    only(
        I20,
        &[A2_3b],
        Judgement,
        "How much bold is the minimum?",
        "A person says, to whom the share of bold characters is shown; a share within the caller's setting is in order; bold of headings, header cells and a footer that is set aside is not the letter's",
    ),
    open(
        I21,
        &[A2_3c],
        "What is \"very large\"?",
        Reading::I21TwiceLetterFont,
        "More than 2 times the letter's font; the title has its own clause",
        &[other(
            Reading::I21PixelSize,
            "More than the pixels that the caller sets as `font_size_px`",
        )],
    ),
    only(
        I22,
        &[A2_3d],
        Line,
        "Which words are in capitals?",
        "Words of two letters or more, all of them capitals, that are no abbreviation; one unknown word of up to 5 letters needs review, a longer one is a violation, and so is a run with a longer one or a common short word in it; abbreviations side by side stay what they are; capitals in the subject need review; Roman numerals, codes with digits, merge tags and addresses are no words; the same word is reported once, and letters that look like those of the other script are taken for them",
    ),
    only(
        I23,
        &[A2_3e],
        Line,
        "What are the title and the letter's font?",
        "The title: the headings, else a first block in a font larger than the letter's. The letter's font: the size of most visible characters of the paragraphs",
    ),
    open(
        I24,
        &[A2_4],
        "What is a signature, and what must be in it?",
        Reading::I24OnePhone,
        "The last region: marked by the caller, else behind a sign-off or a `-- ` line, legal footers set aside; in it a name or unit, an e-mail or web address, a postal address, and a phone number",
        &[other(Reading::I24TwoPhones, "At least two phone numbers")],
    ),
    open(
        I25,
        &[A4_1],
        "14 and 5 working days from what?",
        Reading::I25BeforeEvent,
        "Before the event or date that the mailing announces, both days included; where none is announced the clause does not apply",
        &[other(
            Reading::I25AfterReceipt,
            "After the receipt of the materials",
        )],
    ),
    open(
        I26,
        &[A4_1, A4_3],
        "How are the days counted?",
        Reading::I26DaysBefore,
        "Working days strictly before the start's date in Astana, the first of them being 1",
        &[other(Reading::I26ClearDays, "Clear days: one day more")],
    ),
    open(
        I27,
        &[A4_2],
        "When does the one business day end?",
        Reading::I27NextWorkingDay,
        "With the first working day after the date of receipt",
        &[
            other(
                Reading::I27CutOffHour,
                "What comes in after a cut-off hour counts as received on the next day",
            ),
            other(
                Reading::I27ClockStartsNextWorkingDay,
                "What comes in on a day off counts as received on the next working day",
            ),
        ],
    ),
    only(
        I28,
        &[A4_4],
        Line,
        "Whose hashtag, and how written?",
        "The initiator's registered one, as a Unicode hashtag, whatever its case",
    ),
    only(
        I29,
        &[A1_1, A1_2, A1_3, A1_4, A1_5, A1_6],
        Line,
        "What if no direction fits?",
        "The mailing is not permitted; not stated, it is undetermined",
    ),
    open(
        I30,
        &[A4_1, A4_2, A4_3],
        "Whose working days?",
        Reading::I30FiveDayWeek,
        "Kazakhstan's, in a five-day week",
        &[
            other(Reading::I30SixDayWeek, "Kazakhstan's, in a six-day week"),
            other(
                Reading::I30OwnDays,
                "As the caller's own closed and worked days change them",
            ),
        ],
    ),
    open(
        I31,
        &[A4_2],
        "What follows if moderation is late?",
        Reading::I31MailingByItsWindow,
        "The moderator is late, by so many working days, and is named; the mailing itself is judged by its window alone",
        &[other(
            Reading::I31MailingOutOfOrderToo,
            "The mailing is out of order too",
        )],
    ),
    open(
        I32,
        &[A4_1, A4_2],
        "What of materials handed in before the window opens?",
        Reading::I32SentWhenWindowOpens,
        "Moderation is due within one business day, distribution on the first day of the window",
        &[other(
            Reading::I32HandedInAgain,
            "Both are due within the business day, so the materials come too early and are handed in again",
        )],
    ),
    open(
        I33,
        &[C6_5],
        "Does an Alumnus come to the Center first?",
        Reading::I33CenterFirst,
        "Yes, by the clause's purpose: she takes the initiative to the Center, which considers it",
        &[other(
            Reading::I33BeforeTheCenter,
            "No, by its words: she may bring it forward before she communicates with the Center",
        )],
    ),
    open(
        I34,
        &[C4_5, C4_10, C4_11],
        "Does \"relevant\" condition the right?",
        Reading::I34UniversityChooses,
        "No: what is relevant the University chooses",
        &[other(
            Reading::I34StatedFact,
            "Yes: it is a fact that the University states, as in 4.4",
        )],
    ),
    open(
        I35,
        &[C2_2],
        "How many members has an Association, and must all be Alumni?",
        Reading::I35AllAlumni,
        "Two at least, all of them Alumni",
        &[other(
            Reading::I35MostAlumni,
            "Two at least, most of them Alumni",
        )],
    ),
    open(
        I36,
        &[C6_4],
        "Whose documents of title?",
        Reading::I36EveryAssociation,
        "Those of every Association that takes part",
        &[other(
            Reading::I36LegalEntitiesOnly,
            "Only of those that are legal entities",
        )],
    ),
    open(
        I37,
        &[C6_1, C7_2],
        "Does a School's letter to its own Alumni need the Center's cooperation?",
        Reading::I37NarrowerRule,
        "No: 7.2 is the narrower rule",
        &[other(
            Reading::I37AnyInteraction,
            "Yes: 6.1 speaks of any interaction",
        )],
    ),
    open(
        I38,
        &[C6_3],
        "Is there advice without a unit's representative?",
        Reading::I38CenterAdvisesItself,
        "Yes: the clause is about advice through representatives, and the Center's own needs none",
        &[other(
            Reading::I38RepresentativeNeeded,
            "No: without a representative there is no advice",
        )],
    ),
    open(
        I39,
        &[
            A1_1, A1_2, A1_3, A1_4, A1_5, A1_6, A3_1, C7_1,
        ],
        "Which mailings do the directions bind?",
        Reading::I39MailingsOfUnits,
        "Those that Schools' units hand in; to the Center's own communications, and to the surveys that 5.6 and 7.1 speak of, the directions do not apply, the rest of Appendix 1 does",
        &[other(Reading::I39EveryMailing, "Every mailing to Alumni")],
    ),
    only(
        I40,
        &[A4_1, A4_3],
        Setting,
        "What if the mailing announces no date?",
        "The caller says so, with `event_start` as `none`, and the days before an event do not apply; a digest and a decision of the Board announce none unless a date is given",
    ),
    open(
        I41,
        &[A4_2],
        "When does the business day of returned materials begin?",
        Reading::I41StartsAnew,
        "Anew, when the completed materials are received",
        &[other(
            Reading::I41RunsOn,
            "With the first receipt, from which it runs on",
        )],
    ),
    open(
        I42,
        &[A3_2, A4_2],
        "Whom does the business day of a post bind?",
        Reading::I42UpToForwarding,
        "The moderator, up to forwarding it to the Communication officer",
        &[other(
            Reading::I42UpToPosting,
            "The officer too, up to posting",
        )],
    ),
    open(
        I43,
        &[C7_1, A3_2],
        "Does a public post need approval as a broad communication?",
        Reading::I43CenterPosts,
        "No further one: it goes out on the Center's own networks by the Center's hand, which is its approval",
        &[other(Reading::I43AsAnyOther, "Yes, as any other")],
    ),
    only(
        I44,
        &[
            C5_0, C5_1, C5_2, C5_3, C5_4, C5_5, C5_6, C5_7, C5_8, C5_9, C5_10, C5_11,
            C5_12, C5_13, C5_14, C5_15, C5_16, C5_17, C5_18, C5_19, C5_20,
        ],
        Line,
        "Whom do the responsibilities bind?",
        "Alumni; of somebody who is none they are not asked",
    ),
    only(
        I45,
        &[C7_1],
        Line,
        "How is an approval known?",
        "It is a fact: by whom, on which day; given before the sending it settles the clause, and where none is given approval is needed",
    ),
    only(
        I46,
        &[
            A2_1, A2_2, A2_2a, A2_2b, A2_2c, A2_2d, A2_3a, A2_3b, A2_3c, A2_3d,
            A2_3e, A2_4,
        ],
        Judgement,
        "What of that which was not seen?",
        "A clause is in order only where all was read that could break it; what is met and not read leaves it to a person and is named, and what was not read is never called missing",
    ),
    only(
        I47,
        &[],
        Line,
        "Which edition answers?",
        "That of the day asked about; a pending one answers and says that it is not approved yet; under one that is rejected, or not in force on that day, the answer is undetermined, never granted",
    ),
];
