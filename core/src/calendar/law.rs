//! Kazakhstan's days as its acts make them: the law's rules, and the days decreed one by one.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use nu_alumni_ground::map_of;

use super::{
    choice::Week,
    day::{Certainty, Day, DayKind, OBSERVED, OFF_FOR, OFF_FOR_END, PROJECTED, WORKED_FOR},
};

/// The first year whose days are known.
pub(super) const FIRST_YEAR: i32 = 2011;
/// The last year whose days are known.
pub(super) const LAST_YEAR: i32 = 2027;

/// Since when something has been known.
#[derive(Clone, Copy)]
enum Since {
    /// Since before the first year.
    Always,
    /// Only the act's year is on record: not before it.
    Year(i32),
    /// Since the day of its announcement.
    Day(i32, u32, u32),
}

impl Since {
    /// The first day on which it may have been known.
    fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Always => None,
            Self::Year(year) => Some(ymd((year, 1, 1))),
            Self::Day(year, month, day) => Some(ymd((year, month, day))),
        }
    }
}

/// What made a day other than it was, and since when that has been known.
#[derive(Clone, Copy)]
struct Change {
    act: &'static str,
    certainty: Certainty,
    known_since: Since,
}

impl Change {
    fn known_on(&self, date: NaiveDate) -> bool {
        self.known_since
            .first_day()
            .is_none_or(|since| since <= date)
    }
}

/// A holiday of the law and the years in which it is one.
struct Holiday {
    month: u32,
    day: u32,
    name: &'static str,
    first_year: i32,
    last_year: i32,
    enacted: Change,
    repealed: Change,
}

const LAW: &str = "Law 267-II of 2001-12-13, arts 2-3 (Z010000267_)";
const SHIFT: &str = "Law 267-II of 2001-12-13, art. 5 (Z010000267_)";
/// The name of a working day that may turn out to be the first day of Kurban Ait.
const PERHAPS: &str = "Perhaps Kurban Ait first day";
const CODE: &str = "Labour Code 414-V of 2015-11-23 (before 2016: Labour Code 251-III)";
const RELIGIOUS: &str =
    "Labour Code 414-V of 2015-11-23, art. 84(5) (before 2016: Labour Code 251-III)";
const MOVED_CONSTITUTION_DAY: &str =
    "Law 306-VIII of 2026-06-11; labour ministry's statement of 2026-03-18";

const BY_LAW: Change = Change {
    act: LAW,
    certainty: Certainty::Statutory,
    known_since: Since::Always,
};

/// The law as it was amended for a year.
const fn by_law_of(year: i32) -> Change {
    let known_since = if year > FIRST_YEAR {
        Since::Year(year)
    } else {
        Since::Always
    };
    Change {
        known_since,
        ..BY_LAW
    }
}

/// A holiday of which the years are on record, and not the acts that brought or took it within them.
const fn holiday(month: u32, day: u32, name: &'static str, years: (i32, i32)) -> Holiday {
    Holiday {
        month,
        day,
        name,
        first_year: years.0,
        last_year: years.1,
        enacted: by_law_of(years.0),
        repealed: by_law_of(years.1.saturating_add(1)),
    }
}

/// No year: still in force.
const STILL: i32 = i32::MAX;

/// Law 267-II, arts 2-3, in the years since 2011, in the order of the year.
const HOLIDAYS: &[Holiday] = &[
    holiday(1, 1, "New Year's Day", (2002, STILL)),
    holiday(1, 2, "New Year's Day", (2002, STILL)),
    holiday(3, 8, "International Women's Day", (2002, STILL)),
    Holiday {
        enacted: Change {
            act: "Law 267-II of 2001-12-13, arts 2-3 (Z010000267_), as amended by Law 306-VIII of 2026-06-11",
            certainty: Certainty::Statutory,
            known_since: Since::Day(2026, 6, 11),
        },
        ..holiday(3, 15, "Constitution Day", (2027, STILL))
    },
    holiday(3, 21, "Nowruz Holiday", (2010, STILL)),
    holiday(3, 22, "Nowruz Holiday", (2010, STILL)),
    holiday(3, 23, "Nowruz Holiday", (2010, STILL)),
    holiday(
        5,
        1,
        "Kazakhstan's People Solidarity Holiday",
        (2002, STILL),
    ),
    holiday(5, 7, "Defender of the Fatherland Day", (2013, STILL)),
    holiday(5, 9, "Victory Day", (2002, STILL)),
    holiday(7, 6, "Capital Day", (2009, STILL)),
    Holiday {
        repealed: Change {
            act: MOVED_CONSTITUTION_DAY,
            certainty: Certainty::Statutory,
            known_since: Since::Day(2026, 3, 18),
        },
        ..holiday(8, 30, "Constitution Day", (1996, 2025))
    },
    holiday(10, 25, "Republic Day", (2022, STILL)),
    holiday(12, 1, "First President Day", (2012, 2021)),
    holiday(12, 16, "Independence Day", (2002, STILL)),
    holiday(12, 17, "Independence Day", (2002, 2021)),
];

impl Holiday {
    fn is_kept(&self, year: i32, known_on: NaiveDate) -> bool {
        let begun = self.first_year <= year && self.enacted.known_on(known_on);
        let over = self.last_year < year && self.repealed.known_on(known_on);
        begun && !over
    }
}

/// A first day of Kurban Ait; of several for one year, the last that is known holds.
struct KurbanAit {
    date: (i32, u32, u32),
    change: Change,
}

const fn kurban_ait(year: i32, month: u32, day: u32) -> KurbanAit {
    KurbanAit {
        date: (year, month, day),
        change: Change {
            act: RELIGIOUS,
            certainty: Certainty::Decreed,
            known_since: Since::Year(year),
        },
    }
}

const ESTIMATE: Change = Change {
    act: "Labour Code 414-V of 2015-11-23, art. 84(5); the date by astronomical estimate, a day earlier or later",
    certainty: Certainty::Estimated,
    known_since: Since::Always,
};

const KURBAN_AIT: &[KurbanAit] = &[
    kurban_ait(2011, 11, 6),
    kurban_ait(2012, 10, 26),
    kurban_ait(2013, 10, 15),
    kurban_ait(2014, 10, 4),
    kurban_ait(2015, 9, 24),
    kurban_ait(2016, 9, 12),
    kurban_ait(2017, 9, 1),
    kurban_ait(2018, 8, 21),
    kurban_ait(2019, 8, 11),
    kurban_ait(2020, 7, 31),
    kurban_ait(2021, 7, 20),
    kurban_ait(2022, 7, 9),
    kurban_ait(2023, 6, 28),
    kurban_ait(2024, 6, 17),
    KurbanAit {
        date: (2024, 6, 16),
        change: Change {
            act: "Labour Code 414-V of 2015-11-23, art. 84(5); moved from 17 to 16 June by DUMK, labour ministry's statement of 2024-06-07",
            certainty: Certainty::Decreed,
            known_since: Since::Day(2024, 6, 7),
        },
    },
    kurban_ait(2025, 6, 6),
    KurbanAit {
        date: (2026, 5, 27),
        change: ESTIMATE,
    },
    KurbanAit {
        date: (2026, 5, 27),
        change: Change {
            act: "Labour Code 414-V of 2015-11-23, art. 84(5); DUMK's calendar of 2025-11-06",
            certainty: Certainty::Decreed,
            known_since: Since::Day(2025, 11, 6),
        },
    },
    KurbanAit {
        date: (2027, 5, 16),
        change: ESTIMATE,
    },
];

/// The days that the Kurban Ait of a year may fall on, while it is only estimated.
pub(super) fn estimated_days(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = KURBAN_AIT.iter().find(|k| k.date.0 == year);
    let first = first.map(|k| ymd(k.date));
    let around = |day: NaiveDate| [day.pred_opt(), Some(day), day.succ_opt()];
    first.into_iter().flat_map(around).flatten()
}

/// A day off exchanged for a day worked.
struct Transfer {
    worked: (i32, u32, u32),
    off: (i32, u32, u32),
    change: Change,
}

const fn transfer(
    act: &'static str,
    worked: (i32, u32, u32),
    off: (i32, u32, u32),
    known_since: Since,
) -> Transfer {
    Transfer {
        worked,
        off,
        change: Change {
            act,
            certainty: Certainty::Decreed,
            known_since,
        },
    }
}

const D864: &str = "Government decree 864 of 2017 (P1700000864)";
const D365: &str = "Government decree 365 of 2014 (P1400000365)";
const D5: &str = "Government decree 5 of 2017 (P1700000005)";
const D820: &str = "Government decree 820 of 2019 (P1900000820)";
const D713: &str = "Government decree 713 of 2021-10-06";

/// The transfers: what was worked, and the day off for it.
#[rustfmt::skip]
const TRANSFERS: &[Transfer] = &[
    transfer("Government decree 167 of 2011 (P1100000167)", (2011, 3, 5), (2011, 3, 7), Since::Year(2011)),
    // The press still denied it on the 18th.
    transfer("Government decree 948 of 2011 (P1100000948)", (2011, 8, 27), (2011, 8, 29), Since::Day(2011, 8, 19)),
    transfer("Government decree 268 of 2012 (P1200000268)", (2012, 3, 11), (2012, 3, 9), Since::Year(2012)),
    transfer("Government decree 458 of 2012 (P1200000458)", (2012, 4, 28), (2012, 4, 30), Since::Year(2012)),
    transfer("Government decree 1538 of 2012 (P1200001538)", (2012, 12, 29), (2012, 12, 31), Since::Year(2012)),
    transfer("Government decree 345 of 2013 (P1300000345)", (2013, 5, 4), (2013, 5, 10), Since::Year(2013)),
    transfer("Government decree 1068 of 2013 (P1300001068)", (2013, 10, 12), (2013, 10, 14), Since::Year(2013)),
    transfer("Government decree 1322 of 2013 (P1300001322)", (2013, 12, 28), (2014, 1, 3), Since::Year(2013)),
    transfer(D365, (2014, 5, 4), (2014, 5, 2), Since::Year(2014)),
    transfer(D365, (2014, 5, 11), (2014, 5, 8), Since::Year(2014)),
    transfer("Government decree 67 of 2016 (P1600000067)", (2016, 3, 5), (2016, 3, 7), Since::Year(2016)),
    transfer(D5, (2017, 3, 18), (2017, 3, 20), Since::Year(2017)),
    transfer(D5, (2017, 7, 1), (2017, 7, 7), Since::Year(2017)),
    transfer(D864, (2018, 3, 3), (2018, 3, 9), Since::Year(2017)),
    transfer(D864, (2018, 4, 28), (2018, 4, 30), Since::Year(2017)),
    transfer(D864, (2018, 5, 5), (2018, 5, 8), Since::Year(2017)),
    transfer(D864, (2018, 8, 25), (2018, 8, 31), Since::Year(2017)),
    transfer(D864, (2018, 12, 29), (2018, 12, 31), Since::Year(2017)),
    transfer("Government decree 888 of 2018 (P1800000888)", (2019, 5, 4), (2019, 5, 10), Since::Year(2018)),
    transfer(D820, (2020, 1, 5), (2020, 1, 3), Since::Year(2019)),
    // The observed day of 9 May, turned back to work.
    transfer(D820, (2020, 5, 11), (2020, 5, 8), Since::Year(2019)),
    transfer(D820, (2020, 12, 20), (2020, 12, 18), Since::Year(2019)),
    transfer("Government decree 930 of 2020 (P2000000930)", (2021, 7, 3), (2021, 7, 5), Since::Year(2020)),
    transfer(D713, (2022, 3, 5), (2022, 3, 7), Since::Day(2021, 10, 6)),
    transfer(D713, (2022, 8, 27), (2022, 8, 29), Since::Day(2021, 10, 6)),
    // Announced on about this day.
    transfer("Government decree 796 of October 2022 (P2200000796), amending 713", (2022, 10, 22), (2022, 10, 24), Since::Day(2022, 10, 8)),
    transfer("Government decree 326 of 2023-04-25 (P2300000326)", (2023, 7, 1), (2023, 7, 7), Since::Day(2023, 4, 25)),
    transfer("Labour minister's order 109 of 2024-04-17 (G24G0000109)", (2024, 5, 4), (2024, 5, 8), Since::Day(2024, 4, 17)),
    transfer("Labour minister's order 436 of 2024-11-21 (G24G0000436)", (2025, 1, 5), (2025, 1, 3), Since::Day(2024, 11, 21)),
];

fn ymd((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the facts above name dates that exist")
}

impl Week {
    pub(super) fn works(self, date: NaiveDate) -> bool {
        match date.weekday() {
            Weekday::Sun => false,
            Weekday::Sat => self == Self::SixDay,
            _ => true,
        }
    }

    /// What a date is by its weekday alone.
    pub(super) fn plain_day(self, date: NaiveDate) -> Day {
        let kind = if self.works(date) {
            DayKind::WorkingDay
        } else {
            DayKind::Weekend
        };
        let mut day = made(date, kind, None, CODE, Certainty::Statutory);
        if date.year() > LAST_YEAR {
            project(&mut day);
        }
        day
    }
}

fn made(
    date: NaiveDate,
    kind: DayKind,
    name: Option<String>,
    act: &'static str,
    certainty: Certainty,
) -> Day {
    Day {
        date,
        working: kind.works(),
        kind,
        name: name.map(Into::into),
        source: act.into(),
        certainty,
        known_since: None,
    }
}

fn project(day: &mut Day) {
    day.source = format!("{}{PROJECTED}", day.source).into();
    day.certainty = Certainty::Projected;
}

pub(super) type Days = BTreeMap<NaiveDate, Day>;

/// The days of a year that are not what their weekday says, or once were not, as known on a
/// day. No rule of the law reaches from one year into the next: the last holiday is on
/// 17 December.
pub(super) fn days_of(year: i32, week: Week, known_on: NaiveDate) -> Days {
    let mut days = laid_out(year, week, NaiveDate::MIN);
    let mut last_changes = BTreeMap::new();
    for (since, change) in changes_in(year) {
        if since > known_on {
            break;
        }
        let after = laid_out(year, week, since);
        // Where only the year of an act is on record, no day is said.
        if matches!(change.known_since, Since::Day(..)) {
            for date in days.keys().chain(after.keys()) {
                if days.get(date) != after.get(date) {
                    last_changes.insert(*date, (since, change));
                }
            }
        }
        days = after;
    }
    for (date, (since, change)) in last_changes {
        // Where nothing else is left of it, the change made it an ordinary day again.
        let day = days.entry(date).or_insert_with(|| Day {
            source: change.act.into(),
            certainty: change.certainty,
            ..week.plain_day(date)
        });
        day.known_since = Some(since);
    }
    if year > LAST_YEAR {
        days.values_mut().for_each(project);
    }
    days
}

/// The day on which the last change that bears on a year became known.
pub(super) fn last_change(year: i32) -> Option<NaiveDate> {
    changes_in(year).into_keys().next_back()
}

/// The changes that bear on a year, by the day on which each became known.
fn changes_in(year: i32) -> BTreeMap<NaiveDate, Change> {
    let enacted = HOLIDAYS
        .iter()
        .filter(|h| h.first_year <= year)
        .map(|h| h.enacted);
    let repealed = HOLIDAYS
        .iter()
        .filter(|h| h.last_year < year)
        .map(|h| h.repealed);
    let moved = KURBAN_AIT
        .iter()
        .filter(|k| k.date.0 == year)
        .map(|k| k.change);
    let exchanged = TRANSFERS
        .iter()
        .filter(|t| t.worked.0 == year || t.off.0 == year)
        .map(|t| t.change);
    let changes = enacted.chain(repealed).chain(moved).chain(exchanged);
    map_of(changes.filter_map(|change| Some((change.known_since.first_day()?, change))))
}

/// The days of a year that are not what their weekday says, by the acts known on a day.
fn laid_out(year: i32, week: Week, known_on: NaiveDate) -> Days {
    let mut days = Days::new();
    let put = |days: &mut Days, day: Day| {
        if day.date.year() == year {
            days.insert(day.date, day);
        }
    };
    let kept = || HOLIDAYS.iter().filter(|h| h.is_kept(year, known_on));
    for holiday in kept() {
        put(
            &mut days,
            made(
                ymd((year, holiday.month, holiday.day)),
                DayKind::Holiday,
                Some(holiday.name.to_owned()),
                holiday.enacted.act,
                Certainty::Statutory,
            ),
        );
    }
    let christmas = made(
        ymd((year, 1, 7)),
        DayKind::ReligiousDayOff,
        Some("Orthodox Christmas".to_owned()),
        RELIGIOUS,
        Certainty::Statutory,
    );
    put(&mut days, christmas);
    let mut of_year = KURBAN_AIT.iter().filter(|k| k.date.0 == year);
    let known_ait = of_year.clone().rfind(|k| k.change.known_on(known_on));
    // Before it is announced it is estimated.
    let kurban_ait = match known_ait {
        Some(known) => Some((known.date, known.change)),
        None => of_year.next().map(|first| (first.date, ESTIMATE)),
    };
    if let Some((date, change)) = kurban_ait {
        let date = ymd(date);
        let kind = DayKind::ReligiousDayOff;
        let name = Some("Kurban Ait first day".to_owned());
        put(
            &mut days,
            made(date, kind, name, change.act, change.certainty),
        );
        // A day earlier or later: the working days beside it may turn out to be the day off.
        if change.certainty == Certainty::Estimated {
            for beside in [date.pred_opt(), date.succ_opt()].into_iter().flatten() {
                if week.works(beside) && !days.contains_key(&beside) {
                    let kind = DayKind::WorkingDay;
                    put(
                        &mut days,
                        made(
                            beside,
                            kind,
                            Some(PERHAPS.to_owned()),
                            change.act,
                            change.certainty,
                        ),
                    );
                }
            }
        }
    }
    let known = || TRANSFERS.iter().filter(|t| t.change.known_on(known_on));
    for transfer in known().filter(|t| !week.works(ymd(t.worked))) {
        for day in exchange(transfer, DayKind::WorkedWeekend) {
            put(&mut days, day);
        }
    }
    // Art. 5: a holiday on a weekend moves to the next working day after it that is still free.
    for holiday in kept() {
        let mut date = ymd((year, holiday.month, holiday.day));
        if week.works(date) {
            continue;
        }
        while !week.works(date) || days.get(&date).is_some_and(|day| !day.working) {
            let Some(next) = date.succ_opt() else { break };
            date = next;
        }
        put(
            &mut days,
            made(
                date,
                DayKind::ObservedDayOff,
                Some(format!("{}{OBSERVED}", holiday.name)),
                SHIFT,
                Certainty::Statutory,
            ),
        );
    }
    // A transfer holds only where its worked day would be off: in a six-day week Saturdays are
    // worked anyway, and no holiday has moved off them.
    let moved = |days: &Days, date| {
        days.get(&date)
            .is_some_and(|day| day.kind == DayKind::ObservedDayOff)
    };
    let turned: Vec<_> = known()
        .filter(|t| moved(&days, ymd(t.worked)))
        .flat_map(|t| exchange(t, DayKind::WorkingDay))
        .collect();
    for day in turned {
        put(&mut days, day);
    }
    days
}

/// The two days of a transfer.
fn exchange(transfer: &Transfer, kind: DayKind) -> [Day; 2] {
    let (worked, off) = (ymd(transfer.worked), ymd(transfer.off));
    let Change { act, certainty, .. } = transfer.change;
    [
        made(
            worked,
            kind,
            Some(format!("{WORKED_FOR}{off}")),
            act,
            certainty,
        ),
        made(
            off,
            DayKind::TransferredDayOff,
            Some(format!("{OFF_FOR}{worked}{OFF_FOR_END}")),
            act,
            certainty,
        ),
    ]
}
