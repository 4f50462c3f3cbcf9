//! A day and what is known of it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::locale::{Locale, fill};

/// What stands around a name or an act; it is told apart again where they are said in a language.
pub(super) const OBSERVED: &str = " (observed)";
pub(super) const WORKED_FOR: &str = "Worked for the day off on ";
pub(super) const OFF_FOR: &str = "Day off for ";
pub(super) const OFF_FOR_END: &str = ", which is worked";
pub(super) const PROJECTED: &str = "; projected, without Kurban Ait and transfers";

/// How sure it is that a day is what it is said to be; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Certainty {
    /// A law says so, for every year while it is in force.
    Statutory,
    /// An act or an announcement for this very day says so.
    Decreed,
    /// The caller says so.
    Stated,
    /// It hangs on a date that so far is only estimated, a day earlier or later.
    Estimated,
    /// Today's law carried on into years that are not known yet.
    Projected,
}

/// Why a day is worked or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DayKind {
    /// A day of the week that is worked.
    WorkingDay,
    /// A day of the week that is not worked.
    Weekend,
    /// A holiday of the law.
    Holiday,
    /// The day off for a holiday that falls on a weekend.
    ObservedDayOff,
    /// Orthodox Christmas or the first day of Kurban Ait.
    ReligiousDayOff,
    /// A day off for which a weekend is worked.
    TransferredDayOff,
    /// A weekend that is worked for a day off elsewhere.
    WorkedWeekend,
    /// Closed, as the caller says.
    Closed,
    /// Worked, as the caller says.
    Worked,
}

impl DayKind {
    /// Whether a day of this kind is worked.
    pub fn works(self) -> bool {
        matches!(self, Self::WorkingDay | Self::WorkedWeekend | Self::Worked)
    }
}

/// A day: whether it is worked, why, by which act, how certain that is and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// Whether it is worked.
    pub working: bool,
    /// Why.
    pub kind: DayKind,
    /// The holiday's name, or the day that it was exchanged for; of a working day that may turn out to be a
    /// holiday, that.
    pub name: Option<Cow<'static, str>>,
    /// The act that says so, or `the caller`.
    pub source: Cow<'static, str>,
    /// How certain it is.
    pub certainty: Certainty,
    /// The day on which it became known that the day is this and nothing else; `None` where it
    /// was never otherwise, or the day is not on record.
    pub known_since: Option<NaiveDate>,
}

impl Day {
    /// The same, with its name and its act in a language. An act without words of its own there stays
    /// as it is.
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, Locale, calendar::parse_date};
    ///
    /// let off = Calendar::default().day(parse_date("2026-12-16")?)?.in_locale(Locale::Ru);
    /// assert_eq!(off.name.as_deref(), Some("День Независимости"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_locale(&self, locale: Locale) -> Self {
        Self {
            name: self
                .name
                .as_deref()
                .map(|name| name_in(name, locale).into()),
            source: act_in(&self.source, locale).into(),
            ..self.clone()
        }
    }
}

fn name_in(name: &str, locale: Locale) -> String {
    let said = |key: &str, with: &str| {
        let template = locale.text(key).unwrap_or(name);
        fill(template, |_| Some(with))
    };
    let date = |text: &str| text.parse().map(|date| locale.date(date)).ok();
    if let Some(off) = name.strip_prefix(WORKED_FOR).and_then(date) {
        return said("day.worked-for", &off);
    }
    let off_for = name.strip_prefix(OFF_FOR);
    if let Some(worked) = off_for.and_then(|rest| date(rest.strip_suffix(OFF_FOR_END)?)) {
        return said("day.off-for", &worked);
    }
    match name.strip_suffix(OBSERVED) {
        Some(holiday) => said("day.observed", locale.named("day", holiday)),
        None => locale.named("day", name).to_owned(),
    }
}

fn act_in(act: &str, locale: Locale) -> String {
    match act.strip_suffix(PROJECTED) {
        Some(act) => {
            let template = locale.text("act.projected").unwrap_or("{act}");
            fill(template, |_| Some(locale.named("act", act)))
        }
        None => locale.named("act", act).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Calendar;

    /// What made the days of all years that are known, and of one that is projected, is said in each
    /// language.
    #[test]
    fn every_name_and_every_act_has_its_words() {
        let choice = serde_json::from_str(r#"{"project_through": 2028}"#).unwrap();
        let calendar = Calendar::new(&choice).unwrap();
        for day in calendar
            .days(calendar.first_day(), calendar.last_day())
            .unwrap()
        {
            let [en, ru, kk] = Locale::ALL.map(|locale| day.in_locale(locale));
            assert!(
                ru.source != en.source && kk.source != en.source,
                "{}",
                en.source
            );
            assert_eq!(en.source, day.source);
            let own = |named: &Day| named.name != en.name || en.name.is_none();
            assert!(own(&ru) && own(&kk), "{:?}", en.name);
            let iso = |text: Option<&str>| text.is_some_and(|text| text.contains("-0"));
            assert!([&en, &ru, &kk].iter().all(|day| !iso(day.name.as_deref())));
        }
    }
}
