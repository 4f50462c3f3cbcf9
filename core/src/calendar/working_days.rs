//! The calendar and the arithmetic of its working days.

use std::{
    borrow::Cow,
    sync::{Arc, LazyLock},
};

use chrono::{Datelike, NaiveDate};
use nu_alumni_ground::set_of;
use serde::{Deserialize, Serialize};

use super::{
    choice::{CalendarChoice, Week},
    day::{Certainty, Day},
    error::CalendarError,
    law::{Days, FIRST_YEAR, LAST_YEAR, days_of, estimated_days, last_change},
    stated,
    tables::Tables,
};
use crate::policy::{EntryId, Reading, Readings};

/// Up to it the day numbers of the tables fit in 16 bits; no plan reaches further.
pub(crate) const LAST_PROJECTED_YEAR: i32 = 2100;

/// Which ends of a span of days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bounds {
    /// Both.
    Both,
    /// The start, not the end.
    Start,
    /// The end, not the start.
    End,
    /// Neither.
    Neither,
}

/// Kazakhstan's working days: every day of 2011 to 2027, with its act and its certainty, and
/// the arithmetic on them in constant time.
///
/// A date outside the known years is an error, never a day without holidays.
///
/// ```
/// use nu_alumni_policy::{Calendar, calendar::{Bounds, parse_date}};
///
/// let calendar = Calendar::default();
/// let event = parse_date("2026-12-21")?;
/// assert_eq!(calendar.nth_before(event, 14)?, parse_date("2026-11-30")?);
/// assert_eq!(calendar.nth_before(event, 5)?, parse_date("2026-12-11")?);
/// assert_eq!(calendar.count(parse_date("2026-01-01")?, parse_date("2026-12-31")?, Bounds::Both)?, 247);
///
/// let error = calendar.nth_before(parse_date("2031-05-01")?, 5).unwrap_err();
/// assert!(error.to_string().contains("from 2011-01-01 to 2027-12-31"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Calendar {
    /// What it was asked for, and under which reading of I30.
    choice: CalendarChoice,
    reading: Option<Reading>,
    week: Week,
    own_days: bool,
    first_day: NaiveDate,
    last_day: NaiveDate,
    /// The first day, in days from 1970-01-01.
    pub(super) first: i64,
    pub(super) tables: Tables,
    /// The days that are not, or once were not, what their weekday says, by their years. A calendar
    /// shares the years with the usual one in which it differs in nothing.
    special: Vec<Arc<Days>>,
}

/// Kazakhstan's calendar in a five-day week, with all that is known.
static USUAL: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::build(&CalendarChoice::default(), &Readings::default(), None)
        .expect("a choice of nothing contradicts nothing")
});

/// Two are equal that hold the same days for the same, whatever they were asked for.
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        let spans = |of: &Self| (of.week, of.own_days, of.first_day, of.last_day);
        spans(self) == spans(other) && self.special == other.special
    }
}

impl Eq for Calendar {}

/// The count between two distances, by the tables of its bounds.
pub(super) fn counted((low, high): (&[u16], &[u16]), from: usize, to: usize) -> Option<u16> {
    if to < from {
        return None;
    }
    // Of one day without its ends nothing is left.
    Some(high.get(to)?.saturating_sub(*low.get(from)?))
}

impl Default for Calendar {
    fn default() -> Self {
        USUAL.clone()
    }
}

impl Calendar {
    /// The calendar that `choice` asks for.
    ///
    /// # Errors
    /// [`CalendarError`] where a day is both closed and worked, one of the caller's days is not
    /// among the calendar's, or the projection goes too far.
    pub fn new(choice: &CalendarChoice) -> Result<Self, CalendarError> {
        Self::read_as(choice, &Readings::default())
    }

    /// The calendar that `choice` asks for under a reading of I30: `six-day-week` is a week of
    /// six days, and `own-days` asks for days of the caller's own in `choice`.
    ///
    /// # Errors
    /// As [`Calendar::new`], and where the reading contradicts the choice.
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, calendar::{CalendarChoice, parse_date}, policy::{Reading, Readings}};
    ///
    /// let mut readings = Readings::default();
    /// readings.choose(Reading::I30SixDayWeek);
    /// let calendar = Calendar::read_as(&CalendarChoice::default(), &readings)?;
    /// assert!(calendar.is_working(parse_date("2026-12-05")?)?); // a Saturday
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_as(choice: &CalendarChoice, readings: &Readings) -> Result<Self, CalendarError> {
        Self::build(choice, readings, Some(&USUAL))
    }

    /// The calendar. Years in which it differs in nothing from `usual` are shared with it, as laying
    /// them out takes most of the time.
    pub(super) fn build(
        choice: &CalendarChoice,
        readings: &Readings,
        usual: Option<&Self>,
    ) -> Result<Self, CalendarError> {
        let (week, last_year) = week_and_end(choice, readings)?;
        let last_year = stated::last_year(&choice.years, last_year)?;
        let known_on = choice.as_known_on;
        let as_usual = |year: i32| {
            week == Week::FiveDay
                && known_on.is_none_or(|known_on| last_change(year) <= Some(known_on))
        };
        let laid_out = |year: i32| {
            let usual = usual.and_then(|usual| usual.days_of_year(year));
            match usual.filter(|_| as_usual(year)) {
                Some(days) => Arc::clone(days),
                None => days_of(year, week, known_on.unwrap_or(NaiveDate::MAX)).into(),
            }
        };
        let mut special: Vec<Arc<Days>> = (FIRST_YEAR..=last_year).map(laid_out).collect();
        stated::state_years(&choice.years, week, &mut special);
        let (first_day, last_day) = span(last_year);
        stated::state_own_days(choice, week, (first_day, last_day), &mut special)?;

        let mut tables = Tables::default();
        for (index, days) in special.iter().enumerate() {
            let same = |usual: &&Self| {
                usual
                    .special
                    .get(index)
                    .is_some_and(|of| Arc::ptr_eq(of, days))
            };
            match usual.filter(same) {
                Some(usual) => tables.add_year_of(&usual.tables),
                None => tables.add_year(days, week),
            }
        }
        Ok(Self {
            choice: choice.clone(),
            reading: readings.stated(EntryId::I30),
            week,
            own_days: has_own_days(choice),
            first_day,
            last_day,
            first: first_day.to_epoch_days().into(),
            tables,
            special,
        })
    }

    /// As [`Calendar::read_as`]; the calendar of a choice of nothing is made once.
    pub(crate) fn shared(
        choice: &CalendarChoice,
        readings: &Readings,
    ) -> Result<Cow<'static, Self>, CalendarError> {
        let choice = Self::settled(choice);
        if let Some(usual) = Self::usual(&choice, readings) {
            return Ok(Cow::Borrowed(usual));
        }
        Self::read_as(&choice, readings).map(Cow::Owned)
    }

    /// The choice, without a day on which all was known already that is known now.
    pub(crate) fn settled(choice: &CalendarChoice) -> CalendarChoice {
        static LAST_CHANGE: LazyLock<Option<NaiveDate>> =
            LazyLock::new(|| USUAL.special_days().filter_map(|d| d.known_since).max());
        let mut choice = choice.clone();
        choice.as_known_on = choice.as_known_on.filter(|date| Some(*date) < *LAST_CHANGE);
        choice
    }

    /// The days of a year that are not what their weekday says.
    fn days_of_year(&self, year: i32) -> Option<&Arc<Days>> {
        let index = usize::try_from(year.wrapping_sub(FIRST_YEAR)).ok()?;
        self.special.get(index)
    }

    /// The days that are not, or once were not, what their weekday says, in order.
    pub(super) fn special_days(&self) -> impl Iterator<Item = &Day> {
        self.special.iter().flat_map(|year| year.values())
    }

    /// What it was asked for.
    pub fn choice(&self) -> &CalendarChoice {
        &self.choice
    }

    /// The reading of I30 that it was asked for under, where one was stated.
    pub(crate) fn reading(&self) -> Option<Reading> {
        self.reading
    }

    /// The calendar of a settled choice of nothing.
    pub(crate) fn usual(choice: &CalendarChoice, readings: &Readings) -> Option<&'static Self> {
        let usual = *choice == CalendarChoice::default() && readings.is(Reading::I30FiveDayWeek);
        usual.then_some(&*USUAL)
    }

    /// The first day of every calendar.
    pub(crate) fn first_of_all() -> NaiveDate {
        USUAL.first_day
    }

    /// The readings of I30 that this calendar takes in place of the register's own.
    pub fn readings(&self) -> Vec<Reading> {
        let six_days = (self.week == Week::SixDay).then_some(Reading::I30SixDayWeek);
        let own_days = self.own_days.then_some(Reading::I30OwnDays);
        [six_days, own_days].into_iter().flatten().collect()
    }

    /// The first day that is known.
    pub fn first_day(&self) -> NaiveDate {
        self.first_day
    }

    /// The last day that is known.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day
    }

    /// What `date` is, why, and how certain that is.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, calendar::{Certainty, DayKind, parse_date}};
    ///
    /// let day = Calendar::default().day(parse_date("2024-05-04")?)?;
    /// assert!(day.working);
    /// assert_eq!(day.kind, DayKind::WorkedWeekend);
    /// assert_eq!(day.certainty, Certainty::Decreed);
    /// assert_eq!(day.known_since, Some(parse_date("2024-04-17")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(&self, date: NaiveDate) -> Result<Day, CalendarError> {
        self.distance(date).map(|_| self.known_day(date))
    }

    /// The days from `start` to `end`, both included.
    ///
    /// # Errors
    /// [`CalendarError`] where `end` is earlier than `start`, or one of them is not known.
    pub fn days(
        &self,
        start: NaiveDate,
        end: NaiveDate,
    ) -> Result<impl Iterator<Item = Day> + '_, CalendarError> {
        if self.distance(start)? > self.distance(end)? {
            return Err(CalendarError::EndBeforeStart { start, end });
        }
        Ok(start
            .iter_days()
            .take_while(move |date| *date <= end)
            .map(|date| self.known_day(date)))
    }

    /// The days that the two calendars hold for different kinds, or one works and the other
    /// does not: here and there. Days that only one of them knows are not compared.
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, calendar::{CalendarChoice, parse_date}};
    ///
    /// let choice = CalendarChoice::default().known_on(parse_date("2026-03-17")?);
    /// let moved = Calendar::new(&choice)?.differences(&Calendar::default());
    /// let (before, after) = moved.iter().find(|(day, _)| day.date.to_string() == "2026-08-31").unwrap();
    /// assert!(!before.working && after.working);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn differences(&self, other: &Self) -> Vec<(Day, Day)> {
        let last = self.last_day().min(other.last_day());
        self.first_day()
            .iter_days()
            .take_while(|date| *date <= last)
            .map(|date| (self.known_day(date), other.known_day(date)))
            .filter(|(here, there)| (here.working, here.kind) != (there.working, there.kind))
            .collect()
    }

    /// Whether `date` is a working day.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    #[inline]
    pub fn is_working(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        let distance = self.distance(date)?;
        Ok(self.works_at(distance).unwrap_or_default())
    }

    /// The `n`-th working day strictly before `date`, whether or not `date` is one. For the day after
    /// the last that is known, only known days are counted.
    ///
    /// # Errors
    /// [`CalendarError`] where `n` is not 1 or more, or it or `date` leads out of the known days.
    #[inline]
    pub fn nth_before(&self, date: NaiveDate, n: i64) -> Result<NaiveDate, CalendarError> {
        let distance = self.distance_to(date)?;
        let count = whole(n)?;
        self.nth_before_at(distance, count)
            .and_then(|index| self.tables.nth_dates.get(index).copied())
            .ok_or_else(|| self.leads_out(date, n, false))
    }

    /// The `n`-th working day strictly after `date`, whether or not `date` is one.
    ///
    /// # Errors
    /// As [`Calendar::nth_before`].
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, calendar::parse_date};
    ///
    /// let received = parse_date("2026-12-15")?; // the 16th is Independence Day
    /// assert_eq!(Calendar::default().nth_after(received, 1)?, parse_date("2026-12-17")?);
    /// assert!(Calendar::default().nth_after(received, 0).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn nth_after(&self, date: NaiveDate, n: i64) -> Result<NaiveDate, CalendarError> {
        let distance = self.distance(date)?;
        let count = whole(n)?;
        self.nth_after_at(distance, count)
            .and_then(|index| self.tables.nth_dates.get(index).copied())
            .ok_or_else(|| self.leads_out(date, n, true))
    }

    /// `date` if it is a working day, else the next one.
    ///
    /// # Errors
    /// [`CalendarError`] where that leads out of the known days.
    #[inline]
    pub fn roll_forward(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        let distance = self.distance(date)?;
        self.forward_at(distance)
            .and_then(|index| self.tables.nth_dates.get(index).copied())
            .ok_or_else(|| self.leads_out(date, 1, true))
    }

    /// `date` if it is a working day, else the one before.
    ///
    /// # Errors
    /// [`CalendarError`] where that leads out of the known days.
    #[inline]
    pub fn roll_backward(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        let distance = self.distance(date)?;
        self.backward_at(distance)
            .and_then(|index| self.tables.nth_dates.get(index).copied())
            .ok_or_else(|| self.leads_out(date, 1, false))
    }

    /// How many working days there are from `start` to `end`, the ends counted as `bounds` says.
    ///
    /// # Errors
    /// [`CalendarError`] where `end` is earlier than `start`, or one of them is not known.
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, calendar::{Bounds, parse_date}};
    ///
    /// let (start, end) = (parse_date("2026-11-30")?, parse_date("2026-12-11")?);
    /// assert_eq!(Calendar::default().count(start, end, Bounds::Both)?, 10);
    /// assert_eq!(Calendar::default().count(start, end, Bounds::Neither)?, 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn count(
        &self,
        start: NaiveDate,
        end: NaiveDate,
        bounds: Bounds,
    ) -> Result<u32, CalendarError> {
        let (from, to) = (self.distance(start)?, self.distance(end)?);
        counted(self.count_tables(bounds), from, to)
            .map(u32::from)
            .ok_or(CalendarError::EndBeforeStart { start, end })
    }

    /// How many working days there are from the day after `start` to `end`: the least and the most, as each
    /// day after the last that is known can be one. None where `end` is not later.
    pub(crate) fn count_within(
        &self,
        start: NaiveDate,
        end: NaiveDate,
    ) -> Result<(u32, u32), CalendarError> {
        let known = end.min(self.last_day);
        let least = match known <= start {
            true => 0,
            false => self.count(start, known, Bounds::End)?,
        };
        let to_come = end.signed_duration_since(start.max(self.last_day));
        let to_come = u32::try_from(to_come.num_days().max(0)).unwrap_or(u32::MAX);
        Ok((least, least.saturating_add(to_come)))
    }

    /// The working days before each day.
    fn before(&self) -> &[u16] {
        self.tables
            .counts
            .split_last()
            .map_or(&[], |(_, before)| before)
    }

    /// The working days to each day, it included.
    fn through(&self) -> &[u16] {
        self.tables.counts.get(1..).unwrap_or_default()
    }

    // The arithmetic, from distances to indices of working days; `None` leads out of the known
    // days.

    pub(super) fn works_at(&self, distance: usize) -> Option<bool> {
        Some(self.before().get(distance)? != self.through().get(distance)?)
    }

    pub(super) fn nth_before_at(&self, distance: usize, n: usize) -> Option<usize> {
        // The counts go to the day after the last, before which all days are known.
        usize::from(*self.tables.counts.get(distance)?).checked_sub(n)
    }

    pub(super) fn nth_after_at(&self, distance: usize, n: usize) -> Option<usize> {
        let through = usize::from(*self.through().get(distance)?);
        through.checked_add(n)?.checked_sub(1)
    }

    pub(super) fn forward_at(&self, distance: usize) -> Option<usize> {
        Some((*self.before().get(distance)?).into())
    }

    pub(super) fn backward_at(&self, distance: usize) -> Option<usize> {
        usize::from(*self.through().get(distance)?).checked_sub(1)
    }

    /// The tables whose difference is the count: the one for its start, and the one for its end.
    pub(super) fn count_tables(&self, bounds: Bounds) -> (&[u16], &[u16]) {
        let low = match bounds {
            Bounds::Both | Bounds::Start => self.before(),
            Bounds::End | Bounds::Neither => self.through(),
        };
        let high = match bounds {
            Bounds::Both | Bounds::End => self.through(),
            Bounds::Start | Bounds::Neither => self.before(),
        };
        (low, high)
    }

    #[inline]
    fn distance(&self, date: NaiveDate) -> Result<usize, CalendarError> {
        // Shorter than by days from an epoch, and the table of years ends where they are unknown.
        usize::try_from(date.year().wrapping_sub(FIRST_YEAR))
            .ok()
            .and_then(|year| {
                let january = u32::from(*self.tables.years.get(year)?);
                usize::try_from(january.checked_add(date.ordinal0())?).ok()
            })
            .ok_or_else(|| self.out_of_range(date))
    }

    /// The distance of a day before which others are counted: the one after the last is known so far.
    #[inline]
    fn distance_to(&self, date: NaiveDate) -> Result<usize, CalendarError> {
        match self.distance(date) {
            Err(_) if Some(date) == self.last_day.succ_opt() => Ok(self.before().len()),
            distance => distance,
        }
    }

    #[cold]
    fn out_of_range(&self, date: NaiveDate) -> CalendarError {
        CalendarError::OutOfRange {
            date,
            first: self.first_day,
            last: self.last_day,
        }
    }

    /// The days that a Kurban Ait may fall on that is only estimated for a year, while that is not
    /// settled.
    pub(crate) fn estimated_days(&self, year: i32) -> Vec<NaiveDate> {
        let open = self.special_days();
        let mut open = open.filter(|day| day.certainty == Certainty::Estimated);
        let open = open.any(|day| day.date.year() == year);
        let days = estimated_days(year).filter(|_| open);
        days.collect()
    }

    fn known_day(&self, date: NaiveDate) -> Day {
        self.days_of_year(date.year())
            .and_then(|days| days.get(&date))
            .cloned()
            .unwrap_or_else(|| self.week.plain_day(date))
    }

    #[cold]
    fn leads_out(&self, date: NaiveDate, count: i64, forward: bool) -> CalendarError {
        CalendarError::LeadsOut {
            date,
            count,
            forward,
            first: self.first_day,
            last: self.last_day,
        }
    }
}

/// A count of working days that is one.
pub(super) fn whole(count: i64) -> Result<usize, CalendarError> {
    if count < 1 {
        return Err(CalendarError::NotPositive { count });
    }
    // What does not fit leads out of any table.
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Which week a choice asks for under a reading of I30, and to what year.
///
/// # Errors
/// Where the choice contradicts the reading or itself.
pub(crate) fn week_and_end(
    choice: &CalendarChoice,
    readings: &Readings,
) -> Result<(Week, i32), CalendarError> {
    let reading = readings.stated(EntryId::I30);
    let of_reading = match reading {
        Some(Reading::I30FiveDayWeek) => Some(Week::FiveDay),
        Some(Reading::I30SixDayWeek) => Some(Week::SixDay),
        _ => None,
    };
    let week = match (choice.week, of_reading) {
        (Some(week), Some(reading)) if week != reading => {
            return Err(CalendarError::WeeksDiffer { week, reading });
        }
        (week, reading) => week.or(reading).unwrap_or_default(),
    };
    if reading == Some(Reading::I30OwnDays) && !has_own_days(choice) {
        return Err(CalendarError::NoOwnDays);
    }
    if let Some(year) = choice.project_through.filter(|year| *year < FIRST_YEAR) {
        return Err(CalendarError::ProjectedToNoYear {
            year,
            first: FIRST_YEAR,
            last: LAST_PROJECTED_YEAR,
        });
    }
    let last_year = choice.project_through.unwrap_or(LAST_YEAR).max(LAST_YEAR);
    if last_year > LAST_PROJECTED_YEAR {
        return Err(CalendarError::ProjectedTooFar {
            year: last_year,
            last: LAST_PROJECTED_YEAR,
        });
    }
    let (first, _) = span(last_year);
    if let Some(date) = choice.as_known_on.filter(|date| *date < first) {
        return Err(CalendarError::KnownTooEarly { date, first });
    }
    let closed = set_of(&choice.closed);
    let mut worked = choice.worked.iter().enumerate();
    if let Some((place, &date)) = worked.find(|(_, date)| closed.contains(date)) {
        return Err(CalendarError::ClosedAndWorked { place, date });
    }
    Ok((week, last_year))
}

fn has_own_days(choice: &CalendarChoice) -> bool {
    !(choice.closed.is_empty() && choice.worked.is_empty())
}

fn span(last_year: i32) -> (NaiveDate, NaiveDate) {
    NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1)
        .zip(NaiveDate::from_ymd_opt(last_year, 12, 31))
        .expect("the known years and those to 2100 are years")
}
