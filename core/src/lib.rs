//! Nazarbayev University's Alumni Relations Policy, with its Appendix 1 on mailings to Alumni, as
//! checks that say why.
//!
//! The library reads no files, asks no server and looks at no clock: whatever an answer hangs on is
//! an argument, today's date too. The same question gets the same answer, to the byte, from Rust,
//! Python and JavaScript.
//!
//! # Is this mailing in order?
//!
//! [`Draft::read`] reads HTML, an e-mail message or plain text as its reader sees it.
//! [`check_mailing`] holds it against Appendix 1. The [`Brief`] says what the text cannot: the
//! direction, the School's own hosts, the date of the event. A finding points at its place in the
//! source, cites its clause, and says what to do.
//!
//! ```
//! # #[cfg(feature = "mailing")] {
//! use nu_alumni_policy::{Brief, Draft, SourceKind, Verdict, check_mailing};
//! use nu_alumni_policy::policy::{ClauseId, RuleName};
//!
//! let html = "<p>Dear Alumni,</p><p>JOIN US TODAY at the reunion.</p>";
//! let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
//! let brief: Brief = r#"{"direction": "event-invitation", "subject": "Reunion"}"#.parse()?;
//! let report = check_mailing(&draft, &brief)?;
//!
//! assert_eq!(report.verdict, Verdict::Rejected);
//! let capitals = report.findings.iter().find(|f| f.rule == RuleName::Capitals).unwrap();
//! assert_eq!(capitals.clauses, [ClauseId::A2_3d]);
//! assert_eq!(capitals.span.unwrap().of(html), Some("JOIN US TODAY"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # When may it go out?
//!
//! [`sending_schedule`] counts Kazakhstan's working days back from the event: when the window opens
//! and closes, when the materials have to be in the moderator's hands, and which days off stand in
//! between, each with the act that made it one.
//!
//! ```
//! use nu_alumni_policy::{ScheduleFacts, Terms, sending_schedule};
//!
//! let facts: ScheduleFacts = serde_json::from_str(r#"{"event_start": "2026-12-21"}"#)?;
//! let window = sending_schedule(&facts, None, &Terms::default())?.window.unwrap();
//! assert_eq!(window.opens.date.to_string(), "2026-11-30");
//! assert_eq!(window.closes.date.to_string(), "2026-12-11");
//! let off = &window.closes.rests_on[0];
//! assert_eq!(off.name.as_deref(), Some("Independence Day"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What may she do?
//!
//! [`rights`] gives a [`Decision`] on each right of section 4: the outcome, its reasons, from which
//! day until which it stays so.
//!
//! ```
//! use nu_alumni_policy::{Outcome, RightsFacts, Terms, policy::QuestionName, rights};
//!
//! let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
//!     {"id": "bsc", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
//! ]}}"#)?;
//! let all = rights(&facts, "2026-01-12".parse()?, &Terms::default())?;
//! let library = all.iter().find(|d| d.question() == QuestionName::LibraryEResources).unwrap();
//! assert_eq!(library.outcome(), Outcome::Granted);
//! assert_eq!(library.valid().until, Some("2026-06-15".parse()?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Whose approval does it need?
//!
//! [`communication::communication_approval`] says it of a mailing or a survey; the other questions of
//! this kind stand beside it.
//!
//! ```
//! use nu_alumni_policy::{Outcome, Terms};
//! use nu_alumni_policy::communication::{CommunicationFacts, communication_approval};
//!
//! let facts: CommunicationFacts = serde_json::from_str(r#"{
//!     "kind": "survey", "official": true,
//!     "sender": {"school": "GSB"}, "audience": {"schools": ["GSB", "SSH"]}
//! }"#)?;
//! let decision = communication_approval(&facts, "2026-01-12".parse()?, &Terms::default())?;
//! assert_eq!(decision.outcome(), Outcome::NeedsApproval);
//! assert_eq!(decision.approvers(), ["center"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The modules
//!
//! | module | what it answers |
//! |---|---|
//! | [`mod@policy`] | What does the Policy say, what was it taken to mean, which numbers does it draw? |
//! | [`calendar`] | Is this a working day, why, and which is the fifth before it? |
//! | [`decision`] | What is an answer made of, and on what terms is it given? |
//! | [`alumni`] | Who is an Alumnus, which rights and responsibilities follow, what may an Association start? |
//! | [`communication`] | Who has to agree, who takes part, and what else reaches the same people then? |
//! | [`sending`] | When may a mailing go out, when is moderation due, which step comes next? |
//! | [`mailing`] | Is this draft in order under Appendix 1? |
//!
//! What most callers need stands here at the root as well. Callers that speak JSON have one door to
//! all questions but the check of a mailing: [`answer`] takes a question's name and a request,
//! [`decide`] gives the one decision of a question that has one, [`questions`] lists the names,
//! [`policy()`] is the Policy as one document, [`answered_by`] says what answers for a clause, and
//! [`register_paper`] prints the register for the University to decide on.
//!
//! # One shape
//!
//! Whatever is asked, it is `{"as_of": …, "facts": {…}, "terms": {…}}`: the day, the case, and the
//! [`Terms`] (readings, limits, orders under 9.1, the calendar, Schools, the edition, the language),
//! which are one struct everywhere, so that an order or a reading reaches every answer. A brief is a
//! mailing's facts, with `as_of` and `terms` beside them. An error says its code and the path of the
//! field ([`decision::Coded`]).
//!
//! # What may grow
//!
//! Answers, and lists such as readings, limits and languages, may have more in the next version, and
//! are marked `#[non_exhaustive]`; an answer with a field more is read all the same. What a caller
//! gives is not marked, so that it can be written as a literal; where it has a default, as a [`Brief`]
//! has, end it with `..Brief::default()`. [`Terms`] alone are marked: begin with `Terms::default()`, and
//! set their fields. Words that a program decides by are whole, as [`Outcome`], [`decision::Effect`],
//! [`decision::Severity`] and [`Verdict`] are. Days are those of `chrono` 0.4.
//!
//! # How an answer explains itself
//!
//! - **Clauses.** Every reason and every finding cites the clauses that it rests on. [`clause`] gives
//!   a clause by its id; the library restates what it says and never quotes it.
//! - **Names are types.** A rule is a [`policy::RuleName`], a clause a [`policy::ClauseId`], an entry
//!   of the register a [`policy::EntryId`], a question a [`policy::QuestionName`], a right a
//!   [`alumni::RightName`]: a slip does not compile. Each is read from text by `parse`, and written by
//!   `name`.
//! - **Readings.** Where the Policy's words are open, an answer names the entry of the register under
//!   which it read them, as `I15`. [`policy::interpretation`] gives the entry, and
//!   [`Terms::readings`] chooses another reading where the entry offers one. All readings are this
//!   project's own until the University confirms them, and an answer names those that it rests on as
//!   [`provisional`](decision::Basis::provisional). What the University has said is told in
//!   [`Terms::readings`] too: by whom, on which day, in which document.
//! - **Undetermined.** What is not given is not known: it is never taken for false, and never for
//!   zero. [`Outcome::Undetermined`] comes with [`Decision::ask`], the facts that would settle it,
//!   smallest sets first. In a mailing, what was not read leaves its clause to a person.
//! - **Reasons first.** An outcome is folded from the effects of its reasons, so the two cannot
//!   disagree.
//! - **Days.** [`Decision::valid`] says from which day until which an answer stays the same, and
//!   [`Decision::next`] what comes after.
//!
//! An error is the caller's mistake or a source that cannot be read. What the Policy forbids is an
//! answer.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `mailing` | yes | [`mailing`] and the crate `nu-alumni-letter`, which reads the draft |
//! | `eml` | yes | drafts that are e-mail messages; it includes `mailing` |
//! | `msg` | yes | drafts that Outlook saved; it includes `eml` |
//! | `reports` | yes | [`MailingReport::render`]: a page to print, SARIF, JUnit XML, a text, a calendar file; it includes `mailing` |
//! | `browser` | no | a module for a page's first load: what only questions and reports say is not carried; it includes `mailing` |
//! | `schema` | no | derives of JSON Schema for what crosses to other languages; it includes `mailing` |
//!
//! Without default features, decisions and dates alone remain, and 19 crates besides this one are
//! built.
// The links to the check of a mailing lead nowhere without it.
#![cfg_attr(not(feature = "mailing"), allow(rustdoc::broken_intra_doc_links))]
#![forbid(unsafe_code)]

pub mod alumni;
pub mod calendar;
pub mod communication;
pub mod decision;
mod error_data;
mod locale;
#[cfg(feature = "mailing")]
pub mod mailing;
pub mod policy;
mod questions;
mod register_paper;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sending;

pub use alumni::{RightsFacts, rights};
pub use calendar::Calendar;
pub use decision::{Decision, Locale, Outcome, Terms};
#[cfg(feature = "mailing")]
pub use mailing::{Brief, Draft, Finding, MailingReport, SourceKind, Verdict, check_mailing};
pub use policy::clause;
pub use questions::{Answer, answer, answered_by, decide, policy, questions};
pub use register_paper::register_paper;
pub use sending::{ScheduleFacts, sending_schedule};

#[cfg(all(doctest, feature = "mailing"))]
#[doc = include_str!("../../README.md")]
mod readme {}
