//! Moments, and Astana's time.

use super::{super::*, *};

#[test]
fn astana_s_dates_are_those_of_the_zone() {
    // Every hour of the known years, and the second before it.
    let mut hours = 0;
    let mut instant: DateTime<Utc> = "2011-01-01T00:00:00Z".parse().unwrap();
    let end: DateTime<Utc> = "2028-01-01T00:00:00Z".parse().unwrap();
    while instant < end {
        for second in [-1, 0] {
            let instant = instant + TimeDelta::seconds(second);
            let zone = instant
                .with_timezone(&chrono_tz::Asia::Almaty)
                .naive_local();
            let moment = Moment::Instant(instant.fixed_offset());
            assert_eq!(
                (moment.date(), moment.time()),
                (zone.date(), Some(zone.time()))
            );
        }
        instant += TimeDelta::hours(1);
        hours += 1;
    }
    assert_eq!(hours, 6_209 * 24);
}

#[test]
fn the_hour_that_happened_twice() {
    let date = |text: &str| text.parse::<Moment>().unwrap().date().to_string();
    assert_eq!(date("2024-02-29T23:30:00+06:00"), "2024-02-29");
    assert_eq!(date("2024-02-29T23:30:00+05:00"), "2024-02-29");
    // Midnight by the old clock was an hour early, and by the new one it is the next day.
    assert_eq!(date("2024-03-01T00:00:00+06:00"), "2024-02-29");
    assert_eq!(date("2024-03-01T00:00:00+05:00"), "2024-03-01");
    assert_eq!(date("2024-02-29T17:59:59Z"), "2024-02-29");
}

#[test]
fn moments_that_are_none() {
    let refused = |text: &str| text.parse::<Moment>().unwrap_err();
    for naive in [
        "2026-12-21T10:00",
        "2026-12-21T10:00:00",
        "2026-12-21 10:00:00.5",
    ] {
        assert_eq!(
            refused(naive),
            MomentError::NoOffset {
                text: naive.to_owned()
            }
        );
    }
    for nowhere in [
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-02-29T10:00",
        "2026-12-21T24:00:00+05:00",
        "2026-12-21T25:00:00+05:00",
        "2026-12-21T10:60:00Z",
        "2026-12-21T10:00:60Z",
        "2026-12-21T10:00:00+25:00",
    ] {
        assert_eq!(
            refused(nowhere),
            MomentError::DoesNotExist {
                text: nowhere.to_owned()
            }
        );
    }
    for other in [
        "",
        "T",
        "2026-12-21T",
        "21.12.2026",
        "2026-1-5",
        "+2026-12-21",
        "2026-12-21T10+05:00",
        "2026-12-21T10:00:00+05",
        "2026-12-21T10:00:00 +05:00",
        "2026-12-21Tnoon",
        "٢٠٢٦-12-21",
        "2026-12-21T10:00:00.+05:00",
        "2026-12-21T10:00:00Z[Asia/Almaty]",
    ] {
        assert_eq!(
            refused(other),
            MomentError::Unreadable {
                text: other.to_owned()
            }
        );
    }
    let early = "2010-12-31T17:59:59Z";
    assert_eq!(
        refused(early),
        MomentError::TooEarly {
            text: early.to_owned()
        }
    );
    // Without seconds, as people write a time.
    let six: Moment = "2026-12-25T18:00+05:00".parse().unwrap();
    assert_eq!(six, "2026-12-25T18:00:00+05:00".parse().unwrap());
    assert_eq!(
        refused("2026-12-25T18:00.5+05:00"),
        MomentError::Unreadable {
            text: "2026-12-25T18:00.5+05:00".to_owned()
        }
    );
    for good in [
        "2026-12-21",
        "2026-12-21T10:00:00+05:00",
        "2026-12-21T10:00:00.250+05:00",
    ] {
        let moment: Moment = good.parse().unwrap();
        let json = serde_json::to_string(&moment).unwrap();
        assert_eq!(json, format!("\"{good}\""));
        assert_eq!(serde_json::from_str::<Moment>(&json).unwrap(), moment);
    }
}
