//! The tables of a calendar: what counting and finding working days goes by.

use chrono::{Datelike, NaiveDate};

use super::{
    choice::Week,
    law::{Days, FIRST_YEAR},
};

/// What the arithmetic goes by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tables {
    /// The distance of each 1 January from the first day.
    pub(super) years: Vec<u16>,
    /// The working days before each day, and before the day after the last. 16 bits keep the
    /// tables within a processor's nearest cache.
    pub(super) counts: Vec<u16>,
    /// The working days in order, each as its distance from the first day.
    pub(super) nth: Vec<u16>,
    /// The same as dates.
    pub(super) nth_dates: Vec<NaiveDate>,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            years: Vec::new(),
            counts: vec![0],
            nth: Vec::new(),
            nth_dates: Vec::new(),
        }
    }
}

impl Tables {
    /// The distance of the day after the last.
    fn end(&self) -> u16 {
        let days = self.counts.len().saturating_sub(1);
        u16::try_from(days).expect("days to 2100 fit in 16 bits")
    }

    /// The working days so far.
    fn working(&self) -> u16 {
        u16::try_from(self.nth.len()).expect("days to 2100 fit in 16 bits")
    }

    /// The year after the last, day by day.
    pub(super) fn add_year(&mut self, days: &Days, week: Week) {
        let first = self.end();
        let years = i32::try_from(self.years.len()).expect("the years to 2100 are few");
        let year = FIRST_YEAR.saturating_add(years);
        let january = NaiveDate::from_ymd_opt(year, 1, 1).expect("the years to 2100 are years");
        self.years.push(first);
        let dates = january.iter_days().take_while(|date| date.year() == year);
        // Both are in order, so none is looked up.
        let mut in_order = days.values().peekable();
        for (distance, date) in (first..=u16::MAX).zip(dates) {
            let working = match in_order.next_if(|day| day.date == date) {
                Some(day) => day.working,
                None => week.works(date),
            };
            if working {
                self.nth.push(distance);
                self.nth_dates.push(date);
            }
            self.counts.push(self.working());
        }
    }

    /// The year after the last, as it is in other tables from the same first day.
    pub(super) fn add_year_of(&mut self, other: &Self) {
        let first = self.end();
        let next = self.years.len().saturating_add(1);
        let last = other.years.get(next).copied();
        let last = usize::from(last.unwrap_or_else(|| other.end()));
        let start = usize::from(first);
        self.years.push(first);
        let counts = other.counts.get(start..=last).unwrap_or_default();
        let (Some(before), Some(through)) = (counts.first(), counts.last()) else {
            return;
        };
        let so_far = self.working();
        let moved = |count: &u16| count.wrapping_sub(*before).wrapping_add(so_far);
        self.counts.extend(counts.iter().skip(1).map(moved));
        let of_year = usize::from(*before)..usize::from(*through);
        let nth = other.nth.get(of_year.clone()).unwrap_or_default();
        self.nth.extend_from_slice(nth);
        let dates = other.nth_dates.get(of_year).unwrap_or_default();
        self.nth_dates.extend_from_slice(dates);
    }
}
