//! The same arithmetic over whole slices of dates.
//!
//! A date is the number of days from 1970-01-01, as in NumPy's `datetime64[D]`, whose
//! not-a-time is `i64::MIN`. The loops only note that something is wrong; what and where is
//! looked for afterwards, so that the good case pays nothing for it.

use chrono::NaiveDate;

use super::{
    error::{BatchError, CalendarError},
    working_days::{Bounds, Calendar, counted, whole},
};

/// NumPy's not-a-time.
const NAT: i64 = i64::MIN;

/// From so many dates on, the answers of all days are laid out once, and each date costs one
/// look: that takes as long as a few thousand dates do.
pub(super) const MANY: usize = 8_192;

/// Something of each day, by the lowest 16 bits of its number: every day until 2149 has its own
/// place, and no place needs a check.
type ByDay = Box<[u16; 1 << 16]>;

/// No distance and no count of working days is so large.
const NONE: u16 = u16::MAX;

impl Calendar {
    /// [`Calendar::is_working`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn is_working_batch(&self, days: &[i64], out: &mut [bool]) -> Result<(), BatchError> {
        let answer = |day| self.works_at(self.distance_of(day)?);
        if fill(days, out, false, answer)? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.is_working(date)))
    }

    /// [`Calendar::nth_before`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    ///
    /// ```
    /// use nu_alumni_policy::{Calendar, decision::Coded};
    ///
    /// let calendar = Calendar::default();
    /// let mut first_days = [0; 2];
    /// calendar.nth_before_batch(&[20_808, 20_809], 14, &mut first_days)?; // 21 and 22 December 2026
    /// assert_eq!(first_days, [20_787, 20_788]); // 30 November and 1 December
    /// let error = calendar.nth_before_batch(&[20_808, i64::MIN], 14, &mut first_days).unwrap_err();
    /// assert!(error.data().message.starts_with("at index 1: there is no date (NaT)"));
    /// # Ok::<(), nu_alumni_policy::calendar::BatchError>(())
    /// ```
    pub fn nth_before_batch(
        &self,
        days: &[i64],
        n: i64,
        out: &mut [i64],
    ) -> Result<(), BatchError> {
        let count = whole(n)?;
        if self.fill_days(days, out, |distance| self.nth_before_at(distance, count))? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.nth_before(date, n)))
    }

    /// [`Calendar::nth_after`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn nth_after_batch(&self, days: &[i64], n: i64, out: &mut [i64]) -> Result<(), BatchError> {
        let count = whole(n)?;
        if self.fill_days(days, out, |distance| self.nth_after_at(distance, count))? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.nth_after(date, n)))
    }

    /// [`Calendar::roll_forward`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn roll_forward_batch(&self, days: &[i64], out: &mut [i64]) -> Result<(), BatchError> {
        if self.fill_days(days, out, |distance| self.forward_at(distance))? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.roll_forward(date)))
    }

    /// [`Calendar::roll_backward`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn roll_backward_batch(&self, days: &[i64], out: &mut [i64]) -> Result<(), BatchError> {
        if self.fill_days(days, out, |distance| self.backward_at(distance))? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.roll_backward(date)))
    }

    /// [`Calendar::count`] from each start to the end at the same index.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn count_batch(
        &self,
        starts: &[i64],
        ends: &[i64],
        bounds: Bounds,
        out: &mut [i64],
    ) -> Result<(), BatchError> {
        let same_length = |other: usize| {
            if starts.len() == other {
                Ok(())
            } else {
                Err(BatchError::LengthsDiffer {
                    first: starts.len(),
                    second: other,
                })
            }
        };
        same_length(ends.len())?;
        same_length(out.len())?;
        let tables = self.count_tables(bounds);
        // Of one day without its ends the tables' difference is less than nothing.
        let good = if starts.len() < MANY || bounds == Bounds::Neither {
            let mut good = true;
            for ((place, start), end) in out.iter_mut().zip(starts).zip(ends) {
                let found = self
                    .distance_of(*start)
                    .zip(self.distance_of(*end))
                    .and_then(|(from, to)| counted(tables, from, to));
                good &= found.is_some();
                *place = found.unwrap_or_default().into();
            }
            good
        } else {
            // With 1 more in both, a day that is not known makes the difference negative.
            let low = self.by_day(NONE, |distance| tables.0.get(distance)?.checked_add(1));
            let high = self.by_day(0, |distance| tables.1.get(distance)?.checked_add(1));
            // What is or-ed together is negative if any of it is.
            let (mut bits, mut signs) = (0_i64, 0_i64);
            for ((place, start), end) in out.iter_mut().zip(starts).zip(ends) {
                let count =
                    i64::from(of_day(&high, *end)).wrapping_sub(of_day(&low, *start).into());
                *place = count;
                bits |= start | end;
                signs |= count | end.wrapping_sub(*start);
            }
            u16::try_from(bits).is_ok() && signs >= 0
        };
        if good {
            return Ok(());
        }
        let wrong = starts.iter().zip(ends).enumerate();
        let mut wrong = wrong.filter_map(|(index, (start, end))| {
            let counted =
                date_of(*start).and_then(|start| self.count(start, date_of(*end)?, bounds));
            counted.err().map(|reason| BatchError::At { index, reason })
        });
        Err(wrong.next().expect("what the tables refuse has a reason"))
    }

    /// The distance from the first day; one that is none leads out of every table.
    fn distance_of(&self, day: i64) -> Option<usize> {
        usize::try_from(day.wrapping_sub(self.first)).ok()
    }

    /// What `of` says of each day's distance from the first, and `none` of all other days.
    fn by_day(&self, none: u16, of: impl Fn(usize) -> Option<u16>) -> ByDay {
        let mut all: ByDay = vec![none; 1 << 16]
            .try_into()
            .expect("the array has as many places");
        let last = i64::from(self.last_day().to_epoch_days());
        // Before the day after the last all days are known.
        for (day, distance) in (self.first..=last.saturating_add(1)).zip(0..) {
            if let Some(place) = all.get_mut(usize::from(day as u16)) {
                *place = of(distance).unwrap_or(none);
            }
        }
        all
    }

    /// Puts the working day whose index `answer` gives for each day's distance into its place;
    /// `false` where one has none.
    fn fill_days(
        &self,
        days: &[i64],
        out: &mut [i64],
        answer: impl Fn(usize) -> Option<usize>,
    ) -> Result<bool, BatchError> {
        let distance = |from: usize| self.tables.nth.get(answer(from)?).copied();
        let day_at = |distance: u16| self.first.wrapping_add(distance.into());
        if days.len() < MANY {
            let found = |day| Some(day_at(distance(self.distance_of(day)?)?));
            return fill(days, out, NAT, found);
        }
        let all = self.by_day(NONE, distance);
        let (mut bits, mut most) = (0_i64, 0_u16);
        let good = fill(days, out, NAT, |day| {
            let found = of_day(&all, day);
            bits |= day;
            most = most.max(found);
            Some(day_at(found))
        })?;
        Ok(good && u16::try_from(bits).is_ok() && most < NONE)
    }
}

/// What is laid out for this day, if it has 16 bits.
fn of_day(all: &ByDay, day: i64) -> u16 {
    all.get(usize::from(day as u16))
        .copied()
        .unwrap_or_default()
}

/// Puts the answer for each day into its place; `false` where one has none.
fn fill<T: Copy>(
    days: &[i64],
    out: &mut [T],
    none: T,
    mut answer: impl FnMut(i64) -> Option<T>,
) -> Result<bool, BatchError> {
    if days.len() != out.len() {
        return Err(BatchError::LengthsDiffer {
            first: days.len(),
            second: out.len(),
        });
    }
    let mut good = true;
    for (place, day) in out.iter_mut().zip(days) {
        let found = answer(*day);
        good &= found.is_some();
        *place = found.unwrap_or(none);
    }
    Ok(good)
}

/// What is wrong, after all, with one of the days.
fn first_wrong<T>(days: &[i64], ask: impl Fn(NaiveDate) -> Result<T, CalendarError>) -> BatchError {
    let mut wrong = days.iter().enumerate().filter_map(|(index, day)| {
        let asked = date_of(*day).and_then(&ask);
        asked.err().map(|reason| BatchError::At { index, reason })
    });
    wrong.next().expect("what the tables refuse has a reason")
}

fn date_of(day: i64) -> Result<NaiveDate, CalendarError> {
    if day == NAT {
        return Err(CalendarError::NotADate);
    }
    i32::try_from(day)
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .ok_or(CalendarError::NoSuchDay { days: day })
}
