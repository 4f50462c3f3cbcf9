//! What fills a place of a template: as data, and as it is said.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike as _};

use super::{FactName, Locale, fill};

/// What fills a place of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arg {
    /// As the message carries it: an ISO date, paths, a name.
    pub(super) data: String,
    said: Said,
}

/// How it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// As it is: a number, or words of the caller's or the letter's own.
    AsItIs,
    /// A number that is at least so much.
    AtLeast,
    /// A date that it is by, and perhaps sooner.
    AtTheLatest(NaiveDate),
    /// As the language writes dates, with the hour where it matters.
    Date(NaiveDate, Option<NaiveTime>),
    /// As the language writes dates, one after the other.
    Dates(Vec<NaiveDate>),
    /// By the nouns of facts.
    Facts(Vec<FactName>),
    /// By the text under `<kind>.<name>`; a name that has none is the caller's own.
    Name(&'static str),
    /// Several such names.
    Names(&'static str, Vec<String>),
    /// A part of a message: by its number.
    #[cfg(feature = "mailing")]
    Part,
}

impl Arg {
    /// Facts, said by their nouns.
    pub(crate) fn facts(facts: Vec<FactName>) -> Self {
        let paths: Vec<&str> = facts.iter().map(|fact| fact.path.as_str()).collect();
        Self {
            data: paths.join(", "),
            said: Said::Facts(facts),
        }
    }

    /// Dates, one after the other.
    pub(crate) fn dates(dates: Vec<NaiveDate>) -> Self {
        let data: Vec<String> = dates.iter().map(NaiveDate::to_string).collect();
        Self {
            data: data.join(", "),
            said: Said::Dates(dates),
        }
    }

    /// A number that is at least so much.
    pub(crate) fn at_least(number: impl ToString) -> Self {
        Self {
            data: number.to_string(),
            said: Said::AtLeast,
        }
    }

    /// A date that it is by, and perhaps sooner.
    pub(crate) fn at_the_latest(date: NaiveDate) -> Self {
        Self {
            data: date.to_string(),
            said: Said::AtTheLatest(date),
        }
    }

    /// A name of a kind that the locales have words for.
    pub(crate) fn name(kind: &'static str, name: impl ToString) -> Self {
        Self {
            data: name.to_string(),
            said: Said::Name(kind),
        }
    }

    /// A date, with the hour where it is told.
    #[cfg(feature = "mailing")]
    pub(crate) fn moment(date: NaiveDate, time: Option<NaiveTime>) -> Self {
        let data = match time {
            Some(time) => format!("{date} {}", hour(time)),
            None => date.to_string(),
        };
        Self {
            data,
            said: Said::Date(date, time),
        }
    }

    /// Names of such a kind, one after the other.
    pub(crate) fn names(kind: &'static str, names: &[String]) -> Self {
        Self {
            data: names.join(", "),
            said: Said::Names(kind, names.to_vec()),
        }
    }

    /// A part of a message, as `nu_alumni_letter` names it.
    #[cfg(feature = "mailing")]
    pub(crate) fn part(name: &str) -> Self {
        Self {
            data: name.to_owned(),
            said: Said::Part,
        }
    }

    /// As the message carries it.
    #[cfg(feature = "mailing")]
    pub(crate) fn data(&self) -> &str {
        &self.data
    }

    pub(super) fn said_in(&self, locale: Locale) -> Cow<'_, str> {
        let said = match &self.said {
            Said::AsItIs => return self.data.as_str().into(),
            Said::Name(kind) => return locale.named(kind, &self.data).into(),
            Said::AtLeast => fill(locale.text("at-least").unwrap_or("{number}"), |_| {
                Some(&self.data)
            }),
            Said::AtTheLatest(date) => {
                let template = locale.text("at-the-latest").unwrap_or("{date}");
                fill(template, |_| Some(locale.date(*date)))
            }
            Said::Date(date, None) => locale.date(*date),
            Said::Date(date, Some(time)) => {
                format!("{}, {}", locale.date(*date), hour(*time))
            }
            Said::Dates(dates) => {
                let dates = dates.iter().map(|date| locale.date(*date));
                dates.collect::<Vec<_>>().join("; ")
            }
            Said::Facts(facts) => {
                let nouns = facts.iter().map(|fact| locale.noun(fact));
                nouns.collect::<Vec<_>>().join("; ")
            }
            Said::Names(kind, names) => {
                let names = names.iter().map(|name| locale.named(kind, name));
                names.collect::<Vec<_>>().join(", ")
            }
            #[cfg(feature = "mailing")]
            Said::Part => {
                let (kind, number) = self.data.split_once(' ').unwrap_or((&self.data, ""));
                let template = locale.text(&format!("part.{kind}"));
                template.map_or_else(
                    || self.data.clone(),
                    |template| fill(template, |_| Some(number)),
                )
            }
        };
        said.into()
    }
}

/// The hour of a day, as all three languages write it.
fn hour(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

impl From<NaiveDate> for Arg {
    fn from(date: NaiveDate) -> Self {
        Self {
            data: date.to_string(),
            said: Said::Date(date, None),
        }
    }
}

macro_rules! as_it_is {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Arg {
            fn from(value: $kind) -> Self {
                Self { data: value.to_string(), said: Said::AsItIs }
            }
        })*
    };
}
as_it_is!(&str, &String, String, f64, i32, u32, u64, usize);

impl Locale {
    /// A date as the language writes it.
    pub(crate) fn date(self, date: NaiveDate) -> String {
        let template = self.text("date").unwrap_or("{day} {month} {year}");
        fill(template, |place| {
            Some(match place {
                "day" => date.day().to_string(),
                "month" => self.named("month", &date.month().to_string()).to_owned(),
                _ => date.year().to_string(),
            })
        })
    }

    /// The text under `<kind>.<name>`; the name itself where there is none.
    pub(crate) fn named<'n>(self, kind: &str, name: &'n str) -> &'n str {
        self.text(&[kind, ".", name].concat()).unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_the_language_writes_it() {
        let date: NaiveDate = "2026-06-13".parse().unwrap();
        assert_eq!(Locale::En.date(date), "13 June 2026");
        assert_eq!(Locale::Ru.date(date), "13 июня 2026 г.");
        assert_eq!(Locale::Kk.date(date), "2026 жылғы 13 маусым");
    }

    #[test]
    fn every_month_has_a_name() {
        for locale in Locale::ALL {
            assert!((1..=12).all(|month| locale.text(&format!("month.{month}")).is_some()));
        }
    }

    #[test]
    fn an_abbreviated_year_at_the_end_of_a_sentence_has_one_full_stop() {
        let date: NaiveDate = "2026-06-13".parse().unwrap();
        let said = Locale::Ru.message("schedule.moderation-due", [("due", date.into())]);
        assert!(said.text.ends_with("13 июня 2026 г."), "{}", said.text);
        assert!(!said.text.contains(".."));
        assert_eq!(said.args.get("due"), Some("2026-06-13"));
    }

    #[test]
    fn a_name_without_words_is_the_callers_own() {
        assert_eq!(
            Arg::name("approver", "center").said_in(Locale::En),
            "the Center"
        );
        assert_eq!(
            Arg::name("approver", "Dean of SEDS").said_in(Locale::Kk),
            "Dean of SEDS"
        );
        #[cfg(feature = "mailing")]
        assert_eq!(Arg::part("part 1.2").said_in(Locale::Ru), "часть 1.2");
    }
}
