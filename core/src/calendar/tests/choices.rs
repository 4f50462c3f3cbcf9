//! What a caller chooses: another week, days of their own, whole years, projected ones.

use super::*;

#[test]
fn a_six_day_week_moves_sunday_s_holidays_only_and_no_saturday() {
    let calendar = six_days();
    let kind = |date| calendar.day(d(date)).unwrap().kind;
    // New Year 2011: Saturday the 1st stays, Sunday the 2nd moves to Monday.
    assert_eq!(kind("2011-01-01"), DayKind::Holiday);
    assert_eq!(kind("2011-01-03"), DayKind::ObservedDayOff);
    assert_eq!(kind("2011-01-04"), DayKind::WorkingDay);
    // 5 March 2011 is a working Saturday anyway, so Monday the 7th is not off for it.
    assert_eq!(kind("2011-03-05"), DayKind::WorkingDay);
    assert_eq!(kind("2011-03-07"), DayKind::WorkingDay);
    // 5 January 2025 is a Sunday: it is worked for Friday the 3rd.
    assert_eq!(kind("2025-01-05"), DayKind::WorkedWeekend);
    assert_eq!(kind("2025-01-03"), DayKind::TransferredDayOff);
    // 9 May 2020 is a Saturday: nothing moves to the 11th, nor from there to the 8th.
    assert_eq!(kind("2020-05-09"), DayKind::Holiday);
    assert_eq!(kind("2020-05-08"), DayKind::WorkingDay);
    assert_eq!(kind("2020-05-11"), DayKind::WorkingDay);
    // The Saturday before an estimated Kurban Ait is worked, perhaps.
    assert_eq!(
        calendar.day(d("2027-05-15")).unwrap().certainty,
        Certainty::Estimated
    );
    // 2026 has 365 days: 52 Sundays, 14 holidays and 7 January and Kurban Ait on other days,
    // namely 1-2 January, 21 and 23 March, 1, 7 and 9 May, 6 July, 16 December, and the days for
    // 8 and 22 March and 25 October.
    let year = calendar.count(d("2026-01-01"), d("2026-12-31"), Bounds::Both);
    assert_eq!(year, Ok(365 - 52 - 9 - 2 - 3));
    assert_eq!(calendar.readings()[0].value(), "six-day-week");
}

#[test]
fn days_after_the_known_years_are_refused_or_projected() {
    let event = d("2030-09-04");
    let error = Calendar::default().nth_before(event, 5).unwrap_err();
    let (first, last) = (d("2011-01-01"), d("2027-12-31"));
    assert_eq!(
        error,
        CalendarError::OutOfRange {
            date: event,
            first,
            last
        }
    );
    assert!(error.to_string().contains("2030-09-04 are not known"));

    let projected = Calendar::new(&choice(r#"{"project_through": 2030}"#)).unwrap();
    assert_eq!(projected.last_day(), d("2030-12-31"));
    for date in ["2030-01-01", "2030-01-05", "2030-09-04"] {
        let day = projected.day(d(date)).unwrap();
        assert_eq!(day.certainty, Certainty::Projected);
        assert!(day.source.contains("without Kurban Ait"), "{}", day.source);
    }
    assert_eq!(projected.day(last).unwrap().certainty, Certainty::Statutory);
    // 16 December 2028 is a Saturday, 9 May 2027 a Sunday.
    assert_eq!(
        projected.day(d("2028-12-18")).unwrap().kind,
        DayKind::ObservedDayOff
    );
    assert_eq!(projected.differences(&Calendar::default()), []);
    assert!(projected.is_working(d("2031-01-06")).is_err());

    let far = Calendar::new(&choice(r#"{"project_through": 2101}"#)).unwrap_err();
    assert_eq!(
        far,
        CalendarError::ProjectedTooFar {
            year: 2101,
            last: 2100
        }
    );
    let longest = Calendar::new(&choice(r#"{"project_through": 2100, "week": "six-day"}"#));
    assert_eq!(longest.unwrap().last_day(), d("2100-12-31"));
}

#[test]
fn the_caller_s_days_come_on_top_and_are_named() {
    let own = choice(r#"{"closed": ["2026-12-04", "2026-01-01"], "worked": ["2026-12-05"]}"#);
    let calendar = Calendar::new(&own).unwrap();
    let closed = calendar.day(d("2026-12-04")).unwrap();
    assert_eq!((closed.kind, closed.working), (DayKind::Closed, false));
    assert_eq!(
        (closed.certainty, &*closed.source),
        (Certainty::Stated, "the caller")
    );
    let worked = calendar.day(d("2026-12-05")).unwrap();
    assert_eq!((worked.kind, worked.working), (DayKind::Worked, true));
    assert_eq!(
        calendar.day(d("2026-01-01")).unwrap().name.unwrap(),
        "New Year's Day"
    );
    assert_eq!(calendar.readings()[0].value(), "own-days");

    let refused = |json: &str| Calendar::new(&choice(json)).unwrap_err();
    let date = d("2026-12-04");
    let both = r#"{"closed": ["2026-12-04"], "worked": ["2026-12-05", "2026-12-04"]}"#;
    assert_eq!(
        refused(both),
        CalendarError::ClosedAndWorked { place: 1, date }
    );
    let outside = refused(r#"{"worked": ["2028-01-10"]}"#);
    assert!(
        outside
            .to_string()
            .contains("2028-01-10 is outside this calendar")
    );
    assert_eq!(outside.field().as_deref(), Some("worked[0]"));
    let outside = refused(r#"{"closed": ["2026-12-04", "2010-12-31"]}"#);
    assert_eq!(outside.field().as_deref(), Some("closed[1]"));
    // Nothing of it was known before its first day.
    assert!(Calendar::new(&choice(r#"{"as_known_on": "2011-01-01"}"#)).is_ok());
    assert_eq!(
        refused(r#"{"as_known_on": "2010-12-31"}"#),
        CalendarError::KnownTooEarly {
            date: d("2010-12-31"),
            first: d("2011-01-01")
        }
    );
}

#[test]
fn readings_choose_the_week_and_contradict_nothing() {
    let read = |value: &str, json: &str| {
        let mut readings = Readings::default();
        readings.choose_by_name("I30", value).unwrap();
        Calendar::read_as(&choice(json), &readings)
    };
    assert_eq!(read("six-day-week", "{}").unwrap(), six_days());
    let differ = |reading, week: &str| read(reading, &format!(r#"{{"week": "{week}"}}"#));
    for (reading, week, its) in [
        ("six-day-week", Week::FiveDay, Week::SixDay),
        ("five-day-week", Week::SixDay, Week::FiveDay),
    ] {
        let expected = CalendarError::WeeksDiffer { week, reading: its };
        assert_eq!(differ(reading, &week.to_string()).unwrap_err(), expected);
        assert!(differ(reading, &its.to_string()).is_ok());
    }
    assert_eq!(
        read("own-days", "{}").unwrap_err(),
        CalendarError::NoOwnDays
    );
    assert!(read("own-days", r#"{"closed": ["2026-12-04"]}"#).is_ok());
    assert!(Calendar::default().readings().is_empty());
    let unknown = serde_json::from_str::<CalendarChoice>(r#"{"holidays": []}"#).unwrap_err();
    assert!(unknown.to_string().contains("`holidays`"));
}

#[test]
fn a_year_is_stated_whole_or_in_part() {
    let whole = choice(
        r#"{"years": [{"year": 2028, "off": ["2028-01-03", "2028-05-05"], "worked": ["2028-01-08"],
            "source": "decree 1"}]}"#,
    );
    let calendar = Calendar::new(&whole).unwrap();
    let day = |date: &str| {
        let day = calendar.day(d(date)).unwrap();
        (day.working, day.certainty)
    };
    // Said off, worked, and by the whole year an ordinary Tuesday and Sunday.
    assert_eq!(day("2028-01-03"), (false, Certainty::Stated));
    assert_eq!(day("2028-05-05"), (false, Certainty::Stated));
    assert_eq!(day("2028-01-08"), (true, Certainty::Stated));
    assert_eq!(day("2028-01-11"), (true, Certainty::Stated));
    assert_eq!(day("2028-01-09"), (false, Certainty::Stated));
    // A holiday on a Sunday is off in any case; one on a weekday is not said.
    assert_eq!(day("2028-01-02"), (false, Certainty::Stated));
    assert_eq!(day("2028-01-07"), (false, Certainty::Projected));
    assert_eq!(calendar.last_day(), d("2028-12-31"));
    // Without its days off only the worked ones are said.
    let part =
        choice(r#"{"years": [{"year": 2028, "worked": ["2028-01-08"], "source": "decree 1"}]}"#);
    let part = Calendar::new(&part).unwrap();
    assert_eq!(
        part.day(d("2028-01-08")).unwrap().certainty,
        Certainty::Stated
    );
    assert_eq!(
        part.day(d("2028-01-11")).unwrap().certainty,
        Certainty::Projected
    );
    // The estimated Kurban Ait of 2027 is settled where that year is said whole.
    let known =
        choice(r#"{"years": [{"year": 2027, "off": ["2027-05-17"], "source": "decree 2"}]}"#);
    let known = Calendar::new(&known).unwrap();
    assert!(!known.is_working(d("2027-05-17")).unwrap());
    assert_eq!(
        known.day(d("2027-05-16")).unwrap().certainty,
        Certainty::Stated
    );
    assert_eq!(
        known.day(d("2027-03-22")).unwrap().certainty,
        Certainty::Statutory
    );
    assert!(known.estimated_days(2027).is_empty());
    let open = [d("2027-05-15"), d("2027-05-16"), d("2027-05-17")];
    assert_eq!(Calendar::default().estimated_days(2027), open);
}

#[test]
fn years_taken_from_the_usual_calendar_are_as_those_laid_out_anew() {
    let usual = Calendar::default();
    let changes = usual.special_days().filter_map(|day| day.known_since);
    let changes: BTreeSet<NaiveDate> = changes.collect();
    let mut choices: Vec<CalendarChoice> = changes
        .iter()
        .flat_map(|day| [day.pred_opt().unwrap(), *day])
        .map(|day| CalendarChoice::default().known_on(day))
        .collect();
    assert!(!choices.is_empty());
    choices.push(choice(
        r#"{"closed": ["2026-12-04"], "worked": ["2012-01-07"]}"#,
    ));
    choices.push(choice(r#"{"week": "six-day"}"#));
    choices.push(choice(r#"{"project_through": 2030}"#));
    for choice in choices {
        let anew = Calendar::build(&choice, &Readings::default(), None).unwrap();
        let built = Calendar::new(&choice).unwrap();
        assert_eq!(built, anew, "{choice:?}");
        assert_eq!(built.tables, anew.tables, "{choice:?}");
    }
}
