//! When the events of an enclosed invitation begin (iCalendar, RFC 5545).

/// An enclosed calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The part that it stands in: `part 2`.
    pub part: String,
    /// When its events begin, in order, each once.
    pub starts: Vec<EventStart>,
    /// It calls an event off.
    pub called_off: bool,
    /// The web addresses that mail programs show of its events, each once.
    pub addresses: Vec<String>,
}

/// When an event begins: a date of which no more is known, `2026-12-21`, or an instant with its
/// offset, `2026-12-21T10:00:00+05:00`. Where a time zone has summer time, it may be either of two
/// instants; where the calendar's own line cannot be read, or its zone is not known, it is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventStart {
    /// Any of these may be meant.
    pub may_be: Vec<String>,
}

#[cfg(feature = "eml")]
pub(super) use reading::{addresses, calls_off, shown, starts};

#[cfg(feature = "eml")]
mod reading {
    use std::collections::{BTreeMap, BTreeSet};

    use super::EventStart;
    use crate::words::hosts::bare_addresses;

    /// Zones whose clock is Kazakhstan's, by what their names hold: an older table says another offset.
    const OWN_ZONES: &[&str] = &[
        "almaty",
        "astana",
        "nur-sultan",
        "qyzylorda",
        "qostanay",
        "aqtobe",
        "aqtau",
        "atyrau",
        "/oral",
        "central asia",
        "west asia",
    ];

    /// The clock of all Kazakhstan, and the first day on which it was that.
    const OWN_OFFSET: (&str, &str) = ("+05:00", "2024-03-01");

    /// The most clocks of a zone that are thought of; today's zones have two.
    const MOST_OFFSETS: usize = 4;

    /// The start of an event as it is written.
    struct Written {
        zone: Option<String>,
        value: String,
    }

    /// When the events of a calendar begin.
    pub(crate) fn starts(calendar: &str) -> Vec<EventStart> {
        let mut inside: Vec<String> = Vec::new();
        let mut offsets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut zone = String::new();
        let mut written: Vec<Written> = Vec::new();
        // Whether the event that is open has said when it begins.
        let mut said = true;
        for line in unfolded(calendar) {
            let Some((name, parameters, value)) = property(&line) else {
                continue;
            };
            let component = inside.last().map_or("", String::as_str);
            match (name.as_str(), component) {
                ("BEGIN", _) => {
                    let opened = value.to_ascii_uppercase();
                    said &= opened != "VEVENT";
                    inside.push(opened);
                }
                ("END", _) => {
                    let unsaid = !said && inside.last().is_some_and(|name| name == "VEVENT");
                    inside.pop();
                    said |= unsaid;
                    written.extend(unsaid.then(|| Written {
                        zone: None,
                        value: String::new(),
                    }));
                }
                ("TZID", "VTIMEZONE") => zone = value.to_owned(),
                ("TZOFFSETTO", "STANDARD" | "DAYLIGHT") => {
                    let own = offsets.entry(zone.clone()).or_default();
                    if own.len() < MOST_OFFSETS {
                        own.extend(offset(value));
                    }
                }
                ("DTSTART" | "RDATE", "VEVENT") => {
                    said |= name == "DTSTART";
                    written.extend(value.split(',').map(|value| Written {
                        zone: parameter(parameters, "TZID"),
                        // A period says when it ends too.
                        value: value.split('/').next().unwrap_or_default().to_owned(),
                    }));
                }
                // A rule for further days is not read.
                ("RRULE", "VEVENT") => written.push(Written {
                    zone: None,
                    value: String::new(),
                }),
                _ => {}
            }
        }
        // An event that is cut off before it says when it begins.
        written.extend((!said).then(|| Written {
            zone: None,
            value: String::new(),
        }));
        let mut seen: BTreeSet<EventStart> = BTreeSet::new();
        let starts = written.iter().map(|start| EventStart {
            may_be: meanings(start, &offsets),
        });
        starts.filter(|start| seen.insert(start.clone())).collect()
    }

    /// Whether a calendar calls an event off: all of it, or one of its events.
    pub(crate) fn calls_off(calendar: &str) -> bool {
        unfolded(calendar).any(|line| {
            property(&line).is_some_and(|(name, _, value)| match name.as_str() {
                "METHOD" => value.eq_ignore_ascii_case("CANCEL"),
                "STATUS" => value.eq_ignore_ascii_case("CANCELLED"),
                _ => false,
            })
        })
    }

    /// The properties of an event that mail programs show as text besides its time.
    const TEXTS: &[&str] = &[
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "X-ALT-DESC",
        "STYLED-DESCRIPTION",
        "COMMENT",
        "CONTACT",
        "CATEGORIES",
        "RESOURCES",
    ];

    /// Those that they do not show: any other may become a link or a button.
    const SILENT: &[&str] = &["UID", "PRODID", "ATTENDEE", "ORGANIZER"];

    /// The web addresses in what a calendar shows.
    pub(crate) fn addresses(calendar: &str) -> Vec<String> {
        let mut all: BTreeSet<String> = BTreeSet::new();
        for [name, _, value] in of_events(calendar) {
            if !SILENT.contains(&name.as_str()) {
                all.extend(bare_addresses(&value).map(|address| address.text.to_owned()));
            }
        }
        all.into_iter().collect()
    }

    /// The text that a calendar shows, as HTML.
    pub(crate) fn shown(calendar: &str) -> String {
        let texts = of_events(calendar).into_iter();
        let texts = texts.filter(|[name, ..]| TEXTS.contains(&name.as_str()));
        let texts = texts.map(|[_, parameters, value]| {
            // Google's calendar has HTML in what says that it is plain.
            let is_html = parameters.to_ascii_lowercase().contains("text/html")
                || ["</", "<br"].iter().any(|tag| value.contains(tag));
            match is_html {
                true => format!("<div>{value}</div>"),
                false => {
                    let value = value.replace('&', "&amp;").replace('<', "&lt;");
                    format!("<div>{value}</div>")
                }
            }
        });
        texts.collect()
    }

    /// The properties of a calendar's events, not those of their alarms and zones: the name, the
    /// parameters, the text. What does not end by its own name may be of the event to a mail program.
    fn of_events(calendar: &str) -> Vec<[String; 3]> {
        let mut all = Vec::new();
        // The alarm or the zone that is open, and how many properties stand before it.
        let mut aside: Option<(String, usize)> = None;
        for line in unfolded(calendar) {
            let Some((name, parameters, value)) = property(&line) else {
                continue;
            };
            let component = value.to_ascii_uppercase();
            match (name.as_str(), component.as_str()) {
                ("BEGIN" | "END", "STANDARD" | "DAYLIGHT") => {}
                ("BEGIN", "VALARM" | "VTIMEZONE") => aside = Some((component, all.len())),
                ("BEGIN", _) => aside = None,
                ("END", ended) => {
                    if let Some((_, before)) = aside.take().filter(|(open, _)| open == ended) {
                        all.truncate(before);
                    }
                }
                _ => {
                    let text = value.replace("\\n", "\n").replace("\\N", "\n");
                    all.push([name, parameters.to_owned(), text.replace('\\', "")]);
                }
            }
        }
        all
    }

    /// The lines, each with those that it goes on in.
    fn unfolded(calendar: &str) -> impl Iterator<Item = String> {
        let mut lines = calendar.lines().peekable();
        std::iter::from_fn(move || {
            let mut line = lines.next()?.trim_end_matches('\r').to_owned();
            while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
                line.push_str(more.get(1..).unwrap_or_default().trim_end_matches('\r'));
            }
            Some(line)
        })
    }

    /// A line's name in capitals, its parameters and its value.
    fn property(line: &str) -> Option<(String, &str, &str)> {
        let mut quoted = false;
        let colon = line.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = line.split_at_checked(colon)?;
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        let value = value.strip_prefix(':')?.trim();
        Some((name.trim().to_ascii_uppercase(), parameters, value))
    }

    fn parameter(parameters: &str, name: &str) -> Option<String> {
        let mut all = parameters.split(';').filter_map(|p| p.split_once('='));
        let (_, value) = all.find(|(own, _)| own.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches('"').to_owned())
    }

    /// `+0500` as `+05:00`.
    fn offset(value: &str) -> Option<String> {
        let (sign, figures) = value.split_at_checked(1)?;
        let (hours, minutes) = (figures.get(..2)?, figures.get(2..4)?);
        let is_offset = matches!(sign, "+" | "-") && is_figures(figures);
        is_offset.then(|| format!("{sign}{hours}:{minutes}"))
    }

    fn is_figures(text: &str) -> bool {
        text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// What a start can mean; nothing where it cannot be read.
    fn meanings(start: &Written, offsets: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
        let Some((day, time)) = day_and_time(&start.value) else {
            return Vec::new();
        };
        let Some(time) = time else { return vec![day] };
        let Some(zone) = &start.zone else {
            // Without a zone it is the time of where the reader is.
            let is_utc = start.value.ends_with(['Z', 'z']);
            return vec![if is_utc {
                format!("{day}T{time}Z")
            } else {
                day
            }];
        };
        let name = zone.to_lowercase();
        let (own_offset, since) = OWN_OFFSET;
        let own = OWN_ZONES.iter().any(|own| name.contains(own));
        if own && *day < *since {
            return vec![day];
        }
        let told = offsets.get(zone).into_iter().flatten().map(String::as_str);
        let own = own.then_some(own_offset);
        // A zone that nobody knows may be a day ahead or behind.
        let may_be: BTreeSet<&str> = own.into_iter().chain(told).collect();
        let at = |offset| format!("{day}T{time}{offset}");
        may_be.into_iter().map(at).collect()
    }

    /// `20261221T100000` as its day and its time of day, if it has one.
    fn day_and_time(value: &str) -> Option<(String, Option<String>)> {
        let (day, time) = match value.split_once(['T', 't']) {
            Some((day, time)) => (day, Some(time.trim_end_matches(['Z', 'z']))),
            None => (value, None),
        };
        let of = |text: &str, places: [(usize, usize); 3], length: usize, between: &str| {
            let pieces: Option<Vec<&str>> = places
                .iter()
                .map(|&(from, to)| text.get(from..to))
                .collect();
            let is_shaped = text.len() == length && is_figures(text);
            pieces
                .filter(|_| is_shaped)
                .map(|pieces| pieces.join(between))
        };
        let day = of(day, [(0, 4), (4, 6), (6, 8)], 8, "-")?;
        let time = match time {
            Some(time) => Some(of(time, [(0, 2), (2, 4), (4, 6)], 6, ":")?),
            None => None,
        };
        Some((day, time))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn read(lines: &str) -> Vec<Vec<String>> {
            let calendar = format!("BEGIN:VCALENDAR\r\n{lines}\r\nEND:VCALENDAR");
            starts(&calendar)
                .into_iter()
                .map(|start| start.may_be)
                .collect()
        }

        #[test]
        fn an_event_begins_at_its_day_or_instant() {
            let event = |start: &str| read(&format!("BEGIN:VEVENT\r\n{start}\r\nEND:VEVENT"));
            for (start, expected) in [
                ("DTSTART:20261209T050000Z", "2026-12-09T05:00:00Z"),
                ("dtstart;value=date:20261209", "2026-12-09"),
                ("DTSTART;X=\"a:b\";VALUE=DATE:2026\r\n 1209", "2026-12-09"),
                (
                    "DTSTART;TZID=\"Asia/Almaty\":20261209T233000",
                    "2026-12-09T23:30:00+05:00",
                ),
                ("DTSTART;TZID=Asia/Almaty:20240229T233000", "2024-02-29"),
                ("DTSTART;TZID=Unknown;VALUE=DATE:20261209", "2026-12-09"),
                ("DTSTART:20261209T233000", "2026-12-09"),
            ] {
                assert_eq!(event(start), [[expected]], "{start}");
            }
            for (more, expected) in [
                ("RDATE:20261210", "2026-12-10"),
                (
                    "RDATE;VALUE=PERIOD:20261210T050000Z/PT1H",
                    "2026-12-10T05:00:00Z",
                ),
                (
                    "RDATE;TZID=Asia/Almaty:20261209T100000,20261210T100000",
                    "2026-12-09T10:00:00+05:00",
                ),
            ] {
                let starts = event(&format!("DTSTART:20261209\r\n{more}"));
                assert_eq!(starts[..2], [["2026-12-09"], [expected]], "{more}");
            }
            let weekly = event("DTSTART:20261209\r\nRRULE:FREQ=WEEKLY");
            assert_eq!(weekly, [vec!["2026-12-09"], vec![]]);
            // One that says nothing says nothing for the next, and what is cut off is an event too.
            let (none, first, second): ([&str; 0], _, _) = ([], ["2026-12-09"], ["2026-12-10"]);
            let events = |lines: &[&str]| read(&lines.join("\n"));
            let begin = "BEGIN:VEVENT";
            let end = "END:VEVENT";
            let (ninth, tenth) = ("DTSTART:20261209", "DTSTART:20261210");
            assert_eq!(
                events(&[begin, ninth, end, begin, end, begin, tenth, end]),
                [&first[..], &none, &second]
            );
            assert_eq!(
                events(&[begin, end, begin, ninth, end]),
                [&none[..], &first]
            );
            assert_eq!(events(&[begin, ninth]), [first]);
            assert_eq!(events(&[begin, "SUMMARY:x"]), [none]);
            let alarm = ["BEGIN:VALARM", "END:VALARM"];
            assert_eq!(events(&[begin, alarm[0], alarm[1], ninth, end]), [first]);
            for unread in [
                "DTSTART:soon",
                "DTSTART:20261209T05",
                "DTSTART;TZID=Europe/London:20261209T203000",
                "SUMMARY:x",
                "DTSTART",
            ] {
                assert_eq!(event(unread), [[""; 0]], "{unread}");
            }
        }

        #[test]
        fn what_an_event_shows_is_read_of_each_property() {
            let event = |line: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT");
            let own = "https://nu.edu.kz/a";
            let links = [
                "URL",
                "IMAGE",
                "X-ZOOM-URL",
                "X-MICROSOFT-ONLINEMEETINGCONFLINK",
            ];
            for name in TEXTS.iter().chain(&links) {
                let calendar = event(&format!("{name};X=1:see {own}"));
                assert_eq!(addresses(&calendar), [own], "{name}");
                assert_eq!(
                    shown(&calendar).contains("see"),
                    TEXTS.contains(name),
                    "{name}"
                );
            }
            for silent in [
                "UID:https://nu.edu.kz/a",
                "PRODID:-//nu.edu.kz//A",
                "BEGIN:VALARM\nDESCRIPTION:see https://nu.edu.kz/a\nEND:VALARM",
                "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nCOMMENT:see nu.edu.kz/a\nEND:VTIMEZONE",
            ] {
                assert_eq!(addresses(&event(silent)), [""; 0], "{silent}");
                assert_eq!(shown(&event(silent)), "", "{silent}");
            }
            for left_open in [
                "BEGIN:VALARM\nDESCRIPTION:see https://nu.edu.kz/a",
                "BEGIN:VALARM\nEND:X\nDESCRIPTION:see https://nu.edu.kz/a\nEND:VALARM",
                "BEGIN:VALARM\nDESCRIPTION:see https://nu.edu.kz/a\nBEGIN:VALARM\nEND:VALARM",
                "BEGIN:VTIMEZONE\nDESCRIPTION:see https://nu.edu.kz/a\nEND:VALARM",
            ] {
                assert_eq!(addresses(&event(left_open)), [own], "{left_open}");
                assert!(shown(&event(left_open)).contains("see"), "{left_open}");
            }
            for (text, html) in [
                (
                    "SUMMARY:a\\, b\\n<c> & d",
                    "<div>a, b\n&lt;c> &amp; d</div>",
                ),
                ("DESCRIPTION:a<br>b", "<div>a<br>b</div>"),
                ("X-ALT-DESC;FMTTYPE=TEXT/HTML:<p>a", "<div><p>a</div>"),
            ] {
                assert_eq!(shown(&event(text)), html, "{text}");
            }
        }

        #[test]
        fn an_event_is_called_off_by_the_method_or_by_its_status() {
            for (calendar, expected) in [
                ("METHOD:CANCEL\nBEGIN:VEVENT\nEND:VEVENT", true),
                (
                    "BEGIN:VEVENT\r\nstatus;X=1:cancel\r\n led\r\nEND:VEVENT",
                    true,
                ),
                ("METHOD:REQUEST\nSTATUS:CONFIRMED", false),
                ("SUMMARY:CANCELLED", false),
            ] {
                assert_eq!(calls_off(calendar), expected, "{calendar}");
            }
        }

        #[test]
        fn a_zone_s_own_lines_say_its_offsets_and_no_event() {
            let zone = "BEGIN:VTIMEZONE\nTZID:London\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
                        TZOFFSETTO:+0000\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T010000\n\
                        TZOFFSETTO:+0100\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
            let event = "BEGIN:VEVENT\nDTSTART;TZID=London:20261209T193000\n\
                         BEGIN:VALARM\nDTSTART:20200101\nEND:VALARM\nEND:VEVENT\n";
            assert_eq!(
                read(&format!("{zone}{event}{event}")),
                [["2026-12-09T19:30:00+00:00", "2026-12-09T19:30:00+01:00"]]
            );
            // An older table of Kazakhstan's clock.
            let zone = "BEGIN:VTIMEZONE\nTZID:Central Asia Standard Time\nBEGIN:STANDARD\n\
                        TZOFFSETTO:+0600\nEND:STANDARD\nEND:VTIMEZONE\n";
            let event = "BEGIN:VEVENT\nDTSTART;TZID=Central Asia Standard Time:20261209T193000\n\
                         END:VEVENT\n";
            assert_eq!(
                read(&format!("{zone}{event}")),
                [["2026-12-09T19:30:00+05:00", "2026-12-09T19:30:00+06:00"]]
            );
            assert_eq!(
                read("BEGIN:VTODO\nDTSTART:20261209\nEND:VTODO"),
                [[""; 0]; 0]
            );
        }
    }
}
