//! How the Policy's open words are read, and which readings a caller may choose.

use serde::Serialize;

use super::Reading;

/// How a question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OtherReading {
    /// The value that chooses it in `readings`.
    pub value: Reading,
    /// What it takes the clause to mean.
    pub meaning: &'static str,
}

/// An entry of the interpretation register. All entries are provisional: this project made them,
/// and they stand until the University confirms or corrects them.
///
/// ```
/// use nu_alumni_policy::policy::interpretation;
///
/// let characters = interpretation("I13").unwrap();
/// assert_eq!(characters.others[0].value.value(), "code-points");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interpretation {
    /// Its id: `I13`.
    pub id: &'static str,
    /// The clauses whose words it reads.
    pub clauses: &'static [&'static str],
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
    INTERPRETATIONS.iter().find(|entry| entry.id == id)
}

const fn only(
    id: &'static str,
    clauses: &'static [&'static str],
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
    id: &'static str,
    clauses: &'static [&'static str],
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

const fn other(value: Reading, meaning: &'static str) -> OtherReading {
    OtherReading { value, meaning }
}

use Settled::{Advice, Judgement, Line, Setting};

/// The register.
pub const INTERPRETATIONS: &[Interpretation] = &[
    only(
        "I01",
        &["2.1"],
        Line,
        "Who counts as an Alumnus?",
        "Whoever NU conferred a degree of the five kinds on, for life, a student with an earlier NU degree too; certificates, the Foundation Year, exchanges and degrees not yet conferred do not count",
    ),
    open(
        "I02",
        &["4.1b"],
        "When does the year of e-resources run?",
        Reading::I02LastDayIncluded,
        "From the conferral to the same date a year later, that day included (28 February for 29 February); each conferral starts a year of its own and the latest rules",
        &[
            other(Reading::I02DayBefore, "It ends the day before"),
            other(
                Reading::I02NextWorkingDay,
                "A last day that is no working day moves to the next one that is",
            ),
        ],
    ),
    only(
        "I03",
        &["4.2", "4.3", "4.4"],
        Setting,
        "What do \"if any\", \"as needed\" and \"relevant\" hang on?",
        "On facts that the University states: the platform exists, the need is declared, the relevance is judged",
    ),
    only(
        "I04",
        &["4.14"],
        Line,
        "Is one card enough to enter the campus?",
        "No, both are needed",
    ),
    only(
        "I05",
        &["5.7"],
        Setting,
        "How soon is \"timely\"?",
        "Within the working days that the caller sets",
    ),
    only(
        "I06",
        &[
            "5.13", "5.14", "5.15", "5.16", "5.17", "5.18", "5.19", "5.20",
        ],
        Judgement,
        "Can a machine judge character?",
        "Never: the attributes are listed and not scored",
    ),
    only(
        "I07",
        &["7.1"],
        Line,
        "What are \"broad groups\"?",
        "Audiences that can hold anyone outside the sender's own constituency: the School's graduates, or the division's affiliated Alumni",
    ),
    open(
        "I08",
        &["7.2"],
        "Does the exemption hang on the data being submitted?",
        Reading::I08Condition,
        "Yes: not submitted, approval is needed; not known, undetermined",
        &[other(
            Reading::I08Duty,
            "No: to submit them is a duty that follows",
        )],
    ),
    only(
        "I09",
        &["7.1"],
        Line,
        "Which kinds of communication are meant?",
        "All official ones; those listed are examples, and private letters between Alumni are not official",
    ),
    only(
        "I10",
        &["7.3"],
        Advice,
        "What is \"at the same time\"?",
        "Within 3 working days of one another (a setting), to audiences that can overlap",
    ),
    only(
        "I11",
        &["9.1"],
        Line,
        "What may an order change?",
        "Limits, periods, the standing of a right and approval routes; by the NU Administration only, from a start date, while the circumstance lasts",
    ),
    only(
        "I12",
        &["A2.0"],
        Line,
        "Which sections bind a digest?",
        "Not 2; 1, 3 and 4 where they can",
    ),
    open(
        "I13",
        &["A2.1"],
        "What are the subject's characters?",
        Reading::I13GraphemeClusters,
        "What a reader sees as one: extended grapheme clusters of the decoded, trimmed subject",
        &[other(Reading::I13CodePoints, "Unicode code points")],
    ),
    only(
        "I14",
        &["A2.2"],
        Line,
        "What is a paragraph?",
        "Inline content without a break in one visible block or layout cell, split too at a line break with a blank line behind it; a list is one, each item a line; title, headings, greeting, data table, picture, captions, signature, sign-off and legal footer are none",
    ),
    open(
        "I15",
        &["A2.2a"],
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
        "I16",
        &["A2.2b"],
        "What are the School's resources?",
        Reading::I16NamedHosts,
        "The hosts that the caller names, with their sub-domains; bare addresses are links, mailto: and tel: are none; a target that cannot be known needs review",
        &[other(
            Reading::I16UniversityHostAlso,
            "The University's own host, nu.edu.kz, is one too",
        )],
    ),
    open(
        "I17",
        &["A2.2c"],
        "What are a table's lines?",
        Reading::I17HeaderRowCounted,
        "The rows of a data table, its header row too; layout tables do not count, and one that can be taken for either needs review",
        &[other(
            Reading::I17HeaderRowNotCounted,
            "Its rows without the header row",
        )],
    ),
    open(
        "I18",
        &["A2.2d"],
        "Is 800 by 600 a bound or a measure?",
        Reading::I18AtMost,
        "A bound: at most 800 wide and 600 high, in the file's own pixels and as shown; hidden and 1×1 pictures are none, the signature's own and a declared logo do not count",
        &[other(Reading::I18Exactly, "A measure: exactly 800 by 600")],
    ),
    only(
        "I19",
        &["A2.3a"],
        Setting,
        "Which are the brand colours?",
        "Those of the palette that the caller supplies; black, white and greys, their channels at most 6 of 255 apart, always pass",
    ),
    only(
        "I20",
        &["A2.3b"],
        Judgement,
        "How much bold is the minimum?",
        "A person says; the share of bold characters is shown, and a share above the caller's setting is pointed out",
    ),
    open(
        "I21",
        &["A2.3c"],
        "What is \"very large\"?",
        Reading::I21TwiceLetterFont,
        "More than 2 times the letter's font; the title has its own clause",
        &[other(
            Reading::I21PixelSize,
            "More than the pixels that the caller sets as `font_size_px`",
        )],
    ),
    only(
        "I22",
        &["A2.3d"],
        Line,
        "Which words are in capitals?",
        "Words of two letters or more, all of them capitals, that are no abbreviation; one unknown word of up to 5 letters needs review, longer ones and runs are violations; Roman numerals, codes with digits, merge tags and addresses are no words",
    ),
    only(
        "I23",
        &["A2.3e"],
        Line,
        "What are the title and the letter's font?",
        "The title: the headings, else a first block in a font larger than the letter's. The letter's font: the size of most visible characters of the paragraphs",
    ),
    open(
        "I24",
        &["A2.4"],
        "What is a signature, and what must be in it?",
        Reading::I24OnePhone,
        "The last region: marked by the caller, else behind a sign-off or a `-- ` line, legal footers set aside; in it a name or unit, an e-mail or web address, a postal address, and a phone number",
        &[other(Reading::I24TwoPhones, "At least two phone numbers")],
    ),
    open(
        "I25",
        &["A4.1"],
        "14 and 5 working days from what?",
        Reading::I25BeforeEvent,
        "Before the event or date that the mailing announces, both days included; where none is announced the clause does not apply",
        &[other(
            Reading::I25AfterReceipt,
            "After the receipt of the materials",
        )],
    ),
    open(
        "I26",
        &["A4.1", "A4.3"],
        "How are the days counted?",
        Reading::I26DaysBefore,
        "Working days strictly before the start's date in Astana, the first of them being 1",
        &[other(Reading::I26ClearDays, "Clear days: one day more")],
    ),
    open(
        "I27",
        &["A4.2"],
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
        "I28",
        &["A4.4"],
        Line,
        "Whose hashtag, and how written?",
        "The initiator's registered one, as a Unicode hashtag, whatever its case",
    ),
    only(
        "I29",
        &["A1.1", "A1.2", "A1.3", "A1.4", "A1.5", "A1.6"],
        Line,
        "What if no direction fits?",
        "The mailing is not permitted; not stated, it is undetermined",
    ),
    open(
        "I30",
        &["A4.1", "A4.2", "A4.3"],
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
];
