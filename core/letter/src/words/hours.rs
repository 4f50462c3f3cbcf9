//! The hours of an office: `Our office hours are from nine to six.`

use super::{
    dates::names_hours,
    list::{List, Searched, list, small},
};

/// What a line on an office's hours says.
pub(super) static HOURS: List = list!("hours.txt", "hours");
/// What it says beside a time of the day.
pub(super) static TIMED: List = list!("hours.txt", "beside a time");
/// How many words it has at most.
const WORDS_ON_HOURS: usize = 25;

/// Whether a line says when an office is open.
pub(crate) fn tells_hours(line: &str) -> bool {
    if line.split_whitespace().nth(WORDS_ON_HOURS).is_some() {
        return false;
    }
    let lower = small(line);
    let searched = Searched::new(&lower);
    searched.has_any(&HOURS) || searched.has_any(&TIMED) && names_hours(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_an_office_are_told_from_text() {
        for line in [
            "Our office hours are from nine to six.",
            "Мы работаем с 9 до 18.",
            "Every working day from 9:00 to 18:00.",
        ] {
            assert!(tells_hours(line), "{line}");
        }
        for line in [
            "We are open to your ideas.",
            "Сейчас мы работаем над новой программой.",
            "It closes on the last working day of May.",
        ] {
            assert!(!tells_hours(line), "{line}");
        }
    }
}
