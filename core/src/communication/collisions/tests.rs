#![allow(
    clippy::arithmetic_side_effects,
    reason = "tests count with small numbers"
)]

use proptest::prelude::*;

use super::*;
use crate::policy::Limit;
use crate::{
    calendar::{Week, parse_date},
    communication::{Relation, relation},
    decision::Coded,
};

fn facts(communications: &str, more: &str) -> CollisionsFacts {
    let json = format!(r#"{{"communications": [{communications}]{more}}}"#);
    serde_json::from_str(&json).unwrap()
}

fn report(facts: &CollisionsFacts) -> CollisionReport {
    report_on(facts, "{}")
}

fn report_on(facts: &CollisionsFacts, terms: &str) -> CollisionReport {
    collisions(facts, None, &serde_json::from_str(terms).unwrap()).unwrap()
}

fn planned(id: &str, audience: &str, date: &str, window: &str) -> String {
    format!(
        r#"{{"id": "{id}", "sender": "s", "channel": "email", "audience": {audience},
            "date": "{date}", "window": {window}}}"#
    )
}

/// Whether two can have somebody in common, and whether that is certain.
fn overlaps(one: &str, other: &str, reading: &str) -> (bool, bool) {
    let both = [
        planned("a", one, "2026-12-10", "null"),
        planned("b", other, "2026-12-10", "null"),
    ];
    let terms = format!(r#"{{"readings": {{"I10": "{reading}"}}}}"#);
    let report = report_on(&facts(&both.join(","), ""), &terms);
    assert_eq!(report.findings.len() as u64, report.pairs * 2);
    for found in &report.findings {
        assert_eq!(u64::from(found.certain), report.certain);
        assert_eq!(found.with[0].certain, report.certain == 1);
    }
    (report.pairs == 1, report.certain == 1)
}

#[test]
fn audiences_overlap_for_certain_where_one_narrows_the_other() {
    let collide = |one: &str, other: &str| {
        let (possible, certain) = overlaps(one, other, "facets-may-overlap");
        // Somebody may hold two degrees.
        assert!(possible);
        let (strictly, of_both) = overlaps(one, other, "facets-that-differ-never-overlap");
        let is_known = one != "null" && other != "null";
        assert_eq!(of_both, is_known && strictly);
        assert_eq!(
            overlaps(other, one, "facets-may-overlap"),
            (possible, certain)
        );
        (strictly, certain)
    };
    let (gsb, all) = (r#"{"schools": ["GSB"]}"#, r#"{"all": true}"#);
    let ssh_or_gsb = r#"{"schools": ["SSH", "GSB"]}"#;
    let ssh_2024 = r#"{"schools": ["SSH"], "years": [2024]}"#;
    let of_2024 = r#"{"years": [2024]}"#;
    let library = r#"{"affiliations": ["Library"]}"#;
    let (overlap, perhaps, apart) = ((true, true), (true, false), (false, false));
    for (one, other, is) in [
        (gsb, gsb, overlap),
        (gsb, all, overlap),
        (gsb, ssh_or_gsb, overlap),
        (ssh_2024, ssh_or_gsb, overlap),
        // Those of the GSB are in both.
        (ssh_or_gsb, r#"{"schools": ["GSB", "SEDS"]}"#, overlap),
        (
            ssh_2024,
            r#"{"schools": ["SSH", "GSB"], "years": [2024, 2025]}"#,
            overlap,
        ),
        // A School need have no graduate of a year, a degree or a division, nor a year one of a degree.
        (gsb, of_2024, perhaps),
        (gsb, library, perhaps),
        (library, of_2024, perhaps),
        (gsb, r#"{"degrees": ["residency"]}"#, perhaps),
        (
            ssh_2024,
            r#"{"schools": ["SSH"], "degrees": ["phd"]}"#,
            perhaps,
        ),
        // A School and a division of one name are not the same.
        (gsb, r#"{"affiliations": ["GSB"]}"#, perhaps),
        (gsb, "null", perhaps),
        ("null", "null", perhaps),
        (gsb, ssh_2024, apart),
        (ssh_2024, r#"{"schools": ["SSH"], "years": [2025]}"#, apart),
        (
            r#"{"degrees": ["phd"]}"#,
            r#"{"degrees": ["master"]}"#,
            apart,
        ),
    ] {
        assert_eq!(collide(one, other), is, "{one} {other}");
    }
}

#[test]
fn what_is_near_in_a_year_to_come_is_told_where_any_days_off_leave_it_so() {
    // 2027 ends on a Friday, a working day.
    for (one, other, found) in [
        // Near whatever its days off are: apart by none, by one at most, by the 31st and two at most.
        ("2028-02-11", "2028-02-11", Some((Some(0), true))),
        ("2028-02-10", "2028-02-11", Some((None, true))),
        ("2027-12-30", "2028-01-02", Some((None, true))),
        ("2027-12-30", "2027-12-31", Some((Some(1), true))),
        // By the 31st and up to three.
        ("2027-12-30", "2028-01-03", Some((None, false))),
        ("2028-02-10", "2028-02-18", Some((None, false))),
        // By four known ones at least: the 28th, 29th, 30th and 31st.
        ("2027-12-27", "2028-01-01", None),
        ("2026-12-11", "2028-02-11", None),
    ] {
        let all = r#"{"all": true}"#;
        let window = r#"{"first": "2027-12-20", "last": "2028-03-31"}"#;
        let both = [
            planned("a", all, one, "null"),
            planned("b", all, other, window),
        ];
        let report = report(&facts(&both.join(","), ""));
        let of_b = report.findings.iter().find(|finding| finding.id == "b");
        let with = of_b.map(|of_b| (of_b.with[0].working_days_apart, of_b.with[0].certain));
        assert_eq!(with, found, "{one} {other}");
        assert_eq!(
            report.certain,
            u64::from(found.is_some_and(|(_, certain)| certain))
        );
        let Some(of_b) = of_b else { continue };
        let hangs = found.is_some_and(|(apart, _)| apart.is_none());
        let years = vec!["terms.calendar.years".to_owned()];
        assert_eq!(of_b.missing, if hangs { years } else { Vec::new() });
        assert_eq!(of_b.message.key == "collisions.year-to-come", hangs);
        // No day is free that may be none, or may be near the other.
        let last = parse_date("2027-12-31").unwrap();
        assert!(
            of_b.free_day.is_none_or(|day| day <= last),
            "{:?}",
            of_b.free_day
        );
    }
}

#[test]
fn the_distance_is_counted_in_working_days() {
    let collide = |other: &str, terms: &str| {
        let all = r#"{"all": true}"#;
        let both = [
            planned("a", all, "2026-12-11", "null"),
            planned("b", all, other, "null"),
        ];
        let report = report_on(&facts(&both.join(","), ""), terms);
        report
            .findings
            .first()
            .and_then(|f| f.with[0].working_days_apart)
    };
    // A Friday; the 16th is a holiday.
    assert_eq!(collide("2026-12-11", "{}"), Some(0));
    assert_eq!(collide("2026-12-13", "{}"), Some(0));
    assert_eq!(collide("2026-12-14", "{}"), Some(1));
    assert_eq!(collide("2026-12-17", "{}"), Some(3));
    assert_eq!(collide("2026-12-18", "{}"), None);
    assert_eq!(collide("2026-12-08", "{}"), Some(3));
    assert_eq!(collide("2026-12-07", "{}"), None);
    // 23:30 in UTC is the 18th in Astana.
    assert_eq!(collide("2026-12-17T23:30:00Z", "{}"), None);
    let gap = r#"{"limits": {"communication_gap": 4}}"#;
    assert_eq!(collide("2026-12-18", gap), Some(4));
    let same_day = r#"{"limits": {"communication_gap": 0}}"#;
    assert_eq!(collide("2026-12-11", same_day), Some(0));
    assert_eq!(collide("2026-12-14", same_day), None);
    let six = r#"{"calendar": {"week": "six-day"}}"#;
    assert_eq!(collide("2026-12-17", six), None);
    assert_eq!(collide("2026-12-15", six), Some(3));
}

#[test]
fn a_free_day_is_the_nearest_in_the_window() {
    let all = r#"{"all": true}"#;
    let free = |window: &str, others: &[&str]| {
        let mut given = vec![planned("a", all, "2026-12-11", window)];
        for (i, date) in others.iter().enumerate() {
            given.push(planned(&format!("b{i}"), all, date, "null"));
        }
        let report = report(&facts(&given.join(","), ""));
        let finding = report.findings.iter().find(|f| f.id == "a").unwrap();
        (finding.free_day, finding.message.key.to_string())
    };
    let day = |text: &str| Some(parse_date(text).unwrap());
    let wide = r#"{"first": "2026-11-30", "last": "2026-12-31"}"#;
    let key = "collisions.free-day".to_owned();
    // The 4th working day after it, or before it: the earlier of two equally near ones.
    assert_eq!(
        free(wide, &["2026-12-11"]),
        (day("2026-12-07"), key.clone())
    );
    assert_eq!(
        free(wide, &["2026-12-10"]),
        (day("2026-12-17"), key.clone())
    );
    // The gap from the 4th to the 14th is too narrow.
    let others = ["2026-12-04", "2026-12-14"];
    assert_eq!(free(wide, &others), (day("2026-12-21"), key.clone()));
    let narrow = r#"{"first": "2026-12-08", "last": "2026-12-17"}"#;
    let none = (None, "collisions.no-free-day".to_owned());
    assert_eq!(free(narrow, &["2026-12-11"]), none);
    // It ends on a Sunday.
    let weekend = r#"{"first": "2026-12-11", "last": "2026-12-20"}"#;
    assert_eq!(free(weekend, &["2026-12-14"]), none);
    let later = r#"{"first": "2026-12-11", "last": "2026-12-21"}"#;
    assert_eq!(free(later, &["2026-12-14"]), (day("2026-12-21"), key));
    let no_window = (None, "collisions.no-window".to_owned());
    assert_eq!(free("null", &["2026-12-11"]), no_window);
}

#[test]
fn no_day_is_free_that_is_past_on_the_day_asked_about() {
    let window = r#"{"first": "2026-12-01", "last": "2026-12-17"}"#;
    let given = [
        planned("a", r#"{"schools": ["GSB"]}"#, "2026-12-14", "null"),
        planned("b", r#"{"all": true}"#, "2026-12-15", window),
    ];
    let facts = facts(&given.join(","), "");
    let on = |as_of: &str| {
        let as_of = parse_date(as_of).unwrap();
        let report = collisions(&facts, Some(as_of), &Terms::default()).unwrap();
        let of_each = report.findings.iter().map(|found| {
            let free = found.free_day.map(|day| day.to_string());
            let missing = found.missing.len();
            (found.message.key.to_string(), free, missing)
        });
        of_each.collect::<Vec<_>>()
    };
    let says = |key: &str, free: Option<&str>, missing: usize| {
        (
            format!("collisions.{key}"),
            free.map(str::to_owned),
            missing,
        )
    };
    // The 8th is the 4th working day before the 14th; the 4th one after it, the 21st, is behind the window.
    let of_a = says("no-window", None, 1);
    for as_of in ["2026-12-07", "2026-12-08"] {
        let of_b = says("free-day", Some("2026-12-08"), 0);
        assert_eq!(on(as_of), [of_a.clone(), of_b], "{as_of}");
    }
    for as_of in ["2026-12-09", "2026-12-14"] {
        let of_b = says("no-free-day", None, 0);
        assert_eq!(on(as_of), [of_a.clone(), of_b], "{as_of}");
    }
    // The first has gone out; then both have.
    let gone_out = says("gone-out", None, 0);
    let of_b = says("no-free-day", None, 0);
    assert_eq!(on("2026-12-15"), [gone_out.clone(), of_b]);
    assert_eq!(on("2026-12-25"), [gone_out.clone(), gone_out]);
}

#[test]
fn all_are_counted_and_the_first_are_shown() {
    let given: Vec<String> = (0..30)
        .map(|i| planned(&format!("{i:02}"), "null", "2026-12-10", "null"))
        .collect();
    let shown = |more| report(&facts(&given.join(","), more));
    // The findings stand by date and id, the paths are those of the request.
    let reversed: Vec<String> = given.iter().rev().cloned().collect();
    let of_reversed = report(&facts(&reversed.join(","), ""));
    let report = shown("");
    assert_eq!((report.pairs, report.findings.len()), (435, 30));
    let finding = &report.findings[0];
    assert_eq!((finding.count, finding.with.len()), (29, 10));
    assert_eq!((&*finding.id, &*finding.with[0].id), ("00", "01"));
    let missing = |i: usize| {
        let path = |key: &str| format!("facts.communications[{i}].{key}");
        [path("audience"), path("window")]
    };
    assert_eq!(finding.missing, missing(0));
    assert_eq!(of_reversed.findings[0].id, "00");
    assert_eq!(of_reversed.findings[0].missing, missing(29));
    assert!(!finding.with[0].audience_known);
    assert!(shown(r#", "shown": 0"#).findings[0].with.is_empty());
    assert_eq!(shown(r#", "shown": 100"#).findings[0].with.len(), 29);
}

#[test]
fn what_cannot_be_compared_is_refused_by_name() {
    let all = r#"{"all": true}"#;
    let wrong = |communication: &str, more: &str| {
        let request = format!(r#"{{"facts": {{"communications": [{communication}]{more}}}}}"#);
        let error = crate::answer("collisions", &request).unwrap_err();
        error.data().message
    };
    let of = |audience: &str| wrong(&planned("a", audience, "2026-12-10", "null"), "");
    assert!(
        of(r#"{"schools": []}"#)
            .starts_with("facts.communications[0].audience.schools: an empty list")
    );
    assert!(of("{}").starts_with("facts.communications[0].audience: it says neither"));
    assert!(
        of(r#"{"all": true, "years": [2024]}"#).starts_with("facts.communications[0].audience.all")
    );
    assert!(of(r#"{"school": ["GSB"]}"#).contains("there is no `school`"));
    let one = planned("a", all, "2026-12-10", "null");
    assert!(wrong(&format!("{one},{one}"), "").contains("`a` stands there twice"));
    assert!(
        of(r#"{"degrees": ["phd", "certificate"]}"#)
            .starts_with("facts.communications[0].audience.degrees[1]: it makes no Alumnus")
    );
    assert!(
        of(r#"{"affiliations": [" "]}"#)
            .starts_with("facts.communications[0].audience.affiliations[0]: ")
    );
    let early = planned("a", all, "2010-12-10", "null");
    let error = wrong(&format!("{},{early}", one.replace("\"a\"", "\"b\"")), "");
    assert!(
        error.starts_with("facts.communications[1].date: the working days around 2010-12-10"),
        "{error}"
    );
    let window = r#"{"first": "2026-12-11", "last": "2026-12-10"}"#;
    let error = wrong(&planned("a", all, "2026-12-10", window), "");
    assert!(
        error.contains("ends on 2026-12-10, before it begins on 2026-12-11"),
        "{error}"
    );
    assert!(wrong(&one, r#", "shown": 101"#).contains("facts.shown: 101"));
    assert!(wrong(&one, r#", "distance": 3"#).contains("there is no `distance`"));
}

/// Of each: its id, with how many it collides, with how many for certain, those shown, a free day.
type Found = (String, u32, u32, Vec<(String, bool)>, Option<NaiveDate>);

/// The same by looking at every pair and every day.
fn naive(facts: &CollisionsFacts, terms: &Terms) -> Vec<Found> {
    let never = terms.readings.is(Reading::I10FacetsThatDifferNeverOverlap);
    let calendar = Calendar::read_as(&terms.calendar, &terms.readings).unwrap();
    let distance = terms.limits.communication_gap();
    let near = |one: NaiveDate, other: NaiveDate| {
        let count = calendar.count(one.min(other), one.max(other), Bounds::End);
        count.unwrap() <= distance
    };
    let mut all: Vec<&PlannedCommunication> = facts.communications.iter().collect();
    all.sort_by_key(|c| (c.date.date(), &c.id));
    let mut found = Vec::new();
    for one in &all {
        let others: Vec<_> = all
            .iter()
            .filter(|other| {
                let relation = relation(one.audience.as_ref(), other.audience.as_ref());
                one.id != other.id && !(never && relation == Relation::Disjoint)
            })
            .collect();
        let date = one.date.date();
        let mut with: Vec<(String, bool)> = others
            .iter()
            .filter(|other| near(date, other.date.date()))
            .map(|other| {
                let relation = relation(one.audience.as_ref(), other.audience.as_ref());
                let unsure = [Relation::Disjoint, Relation::CantTell].contains(&relation);
                let narrowed = |of: &PlannedCommunication| {
                    let audience = of.audience.as_ref().unwrap();
                    let facets = [
                        ("schools", audience.schools.is_some()),
                        ("years", audience.years.is_some()),
                        ("affiliations", audience.affiliations.is_some()),
                    ];
                    let stated = facets.into_iter().filter(|(_, stated)| *stated);
                    stated.map(|(name, _)| name).collect::<BTreeSet<_>>()
                };
                let certain = !unsure
                    && (never || {
                        let (ours, theirs) = (narrowed(one), narrowed(other));
                        ours.is_subset(&theirs) || theirs.is_subset(&ours)
                    });
                (other.id.clone(), certain)
            })
            .collect();
        with.sort_by_key(|(_, certain)| !certain);
        if with.is_empty() {
            continue;
        }
        let free = one.window.and_then(|window| {
            let days = calendar
                .days(window.first.date(), window.last.date())
                .unwrap();
            days.filter(|day| day.working)
                .map(|day| day.date)
                .filter(|day| others.iter().all(|other| !near(*day, other.date.date())))
                .min_by_key(|day| {
                    let (first, last) = (date.min(*day), date.max(*day));
                    (calendar.count(first, last, Bounds::End).unwrap(), *day)
                })
        });
        let count = with.len() as u32;
        let certain = with.iter().filter(|(_, certain)| *certain).count() as u32;
        let shown = with.into_iter().take(facts.shown.unwrap_or(SHOWN) as usize);
        found.push((one.id.clone(), count, certain, shown.collect(), free));
    }
    found
}

fn any_audience() -> impl Strategy<Value = Option<Audience>> {
    let some = |names: &'static [&'static str]| {
        let names = prop::sample::subsequence(names.to_vec(), 1..=names.len());
        prop::option::of(names.prop_map(|n| n.into_iter().map(str::to_owned).collect()))
    };
    // Of many, so that some are stated by few.
    let years: Vec<i32> = (2010..2050).collect();
    let years = prop::option::of(prop::sample::subsequence(years, 1..=2));
    let schools = some(&["GSB", "SSH", "SMG", "GSE"]);
    let facets = (schools, years, some(&["Library", "GSB"]));
    let stated = facets.prop_map(|(schools, years, affiliations)| Audience {
        all: schools.is_none() && years.is_none() && affiliations.is_none(),
        schools,
        years,
        affiliations,
        degrees: None,
    });
    prop::option::weighted(0.9, stated)
}

fn any_request() -> impl Strategy<Value = (CollisionsFacts, Terms)> {
    let start = parse_date("2024-04-15").unwrap();
    let date = move |days: u64| Moment::from(start + chrono::Days::new(days));
    let window = prop::option::of((0_u64..15, 0_u64..15));
    let communication = (any_audience(), 15_u64..60, window);
    let terms = (
        0_u32..6,
        prop::option::of(0_u32..5),
        any::<bool>(),
        any::<bool>(),
    );
    let communications = prop::collection::vec(communication, 0..100);
    (communications, terms).prop_map(move |(given, (gap, shown, six, never))| {
        let communications = given
            .into_iter()
            .enumerate()
            .map(|(i, (audience, day, window))| PlannedCommunication {
                id: format!("{}", i * 7 % 151),
                sender: "GSB".to_owned(),
                audience,
                channel: "email".to_owned(),
                date: date(day),
                window: window.map(|(before, after)| CommunicationWindow {
                    first: date(day - before),
                    last: date(day + after),
                }),
            })
            .collect();
        let mut terms = Terms::default();
        if never {
            terms
                .readings
                .choose(Reading::I10FacetsThatDifferNeverOverlap);
        }
        terms.calendar.week = six.then_some(Week::SixDay);
        terms
            .limits
            .set(Limit::CommunicationGap, gap.into())
            .unwrap();
        let facts = CollisionsFacts {
            communications,
            shown,
        };
        (facts, terms)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn it_finds_what_looking_at_every_pair_and_day_finds((facts, terms) in any_request()) {
        let report = collisions(&facts, None, &terms).unwrap();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|f| {
                let with = f.with.iter().map(|near| (near.id.clone(), near.certain)).collect();
                (f.id.clone(), f.count, f.certain, with, f.free_day)
            })
            .collect();
        prop_assert_eq!(found, naive(&facts, &terms));
        let mut turned = facts.clone();
        turned.communications.reverse();
        // The order given does not matter but to the paths, which are those of the request.
        let (mut report, mut of_turned) = (report, collisions(&turned, None, &terms).unwrap());
        for finding in report.findings.iter_mut().chain(&mut of_turned.findings) {
            for path in &mut finding.missing {
                *path = path.rsplit('.').next().unwrap_or_default().to_owned();
            }
        }
        prop_assert_eq!(of_turned, report);
    }
}
