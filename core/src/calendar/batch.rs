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
    /// use nu_alumni_policy::Calendar;
    ///
    /// let calendar = Calendar::default();
    /// let mut first_days = [0; 2];
    /// calendar.nth_before_batch(&[20_808, 20_809], 14, &mut first_days)?; // 21 and 22 December 2026
    /// assert_eq!(first_days, [20_787, 20_788]); // 30 November and 1 December
    /// let error = calendar.nth_before_batch(&[20_808, i64::MIN], 14, &mut first_days).unwrap_err();
    /// assert!(error.to_string().starts_with("at index 1: there is no date (NaT)"));
    /// # Ok::<(), nu_alumni_policy::BatchError>(())
    /// ```
    pub fn nth_before_batch(
        &self,
        days: &[i64],
        n: i64,
        out: &mut [i64],
    ) -> Result<(), BatchError> {
        let count = whole(n)?;
        let answer = |day| self.day_at(self.nth_before_at(self.distance_of(day)?, count)?);
        if fill(days, out, NAT, answer)? {
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
        let answer = |day| self.day_at(self.nth_after_at(self.distance_of(day)?, count)?);
        if fill(days, out, NAT, answer)? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.nth_after(date, n)))
    }

    /// [`Calendar::roll_forward`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn roll_forward_batch(&self, days: &[i64], out: &mut [i64]) -> Result<(), BatchError> {
        let answer = |day| self.day_at(self.forward_at(self.distance_of(day)?)?);
        if fill(days, out, NAT, answer)? {
            return Ok(());
        }
        Err(first_wrong(days, |date| self.roll_forward(date)))
    }

    /// [`Calendar::roll_backward`] of each date.
    ///
    /// # Errors
    /// [`BatchError`] with the first index that is wrong; `out` is then not to be used.
    pub fn roll_backward_batch(&self, days: &[i64], out: &mut [i64]) -> Result<(), BatchError> {
        let answer = |day| self.day_at(self.backward_at(self.distance_of(day)?)?);
        if fill(days, out, NAT, answer)? {
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
                Err(BatchError::LengthsDiffer(starts.len(), other))
            }
        };
        same_length(ends.len())?;
        same_length(out.len())?;
        let tables = self.count_tables(bounds);
        let mut good = true;
        for ((place, start), end) in out.iter_mut().zip(starts).zip(ends) {
            let found = self
                .distance_of(*start)
                .zip(self.distance_of(*end))
                .and_then(|(from, to)| counted(tables, from, to));
            good &= found.is_some();
            *place = found.unwrap_or_default().into();
        }
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

    /// The working day of this index.
    fn day_at(&self, index: usize) -> Option<i64> {
        let distance = i64::from(*self.nth.get(index)?);
        self.first.checked_add(distance)
    }
}

/// Puts the answer for each day into its place; `false` where one has none.
fn fill<T: Copy>(
    days: &[i64],
    out: &mut [T],
    none: T,
    answer: impl Fn(i64) -> Option<T>,
) -> Result<bool, BatchError> {
    if days.len() != out.len() {
        return Err(BatchError::LengthsDiffer(days.len(), out.len()));
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
