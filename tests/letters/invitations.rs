//! What an enclosed invitation shows beside the letter.

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};

/// A letter that encloses an event with these lines.
fn invited(event: &str) -> Draft {
    let message = format!(
        "Subject: A talk for ALUMNI\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
         <p>We register guests in room 5.</p>\r\n--b\r\nContent-Type: text/calendar\r\n\r\n\
         BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261221\r\n{event}\r\nEND:VEVENT\r\n\
         END:VCALENDAR\r\n--b--\r\n"
    );
    Draft::read(SourceKind::Eml, message.as_bytes()).expect("it is read")
}

#[test]
fn what_an_invitation_shows_leads_somewhere_too() {
    let draft = invited(
        "SUMMARY:On a.kz\r\nLOCATION:https://b.kz/j\r\nDESCRIPTION:One\\nc.kz/x\\, and https:/\r\n \
         /d.kz.\r\nX-ALT-DESC:<a href=\"https://e.kz/\">e</a>\r\nATTACH:https://f.kz/f.pdf\r\n\
         X-GOOGLE-CONFERENCE:https://g.kz/g",
    );
    let letter = draft.letter();
    let links: Vec<&str> = letter.links.iter().map(|link| &*link.address).collect();
    assert_eq!(
        links,
        [
            "a.kz",
            "c.kz/x",
            "https://b.kz/j",
            "https://d.kz",
            "https://e.kz/",
            "https://f.kz/f.pdf",
            "https://g.kz/g"
        ]
    );
}

#[test]
fn an_invitation_that_says_other_things_than_the_letter_goes_to_a_person() {
    for (event, says) in [
        ("SUMMARY:A talk", false),
        ("SUMMARY:Talk for ALUMNI", false),
        ("DESCRIPTION:We register guests.\\nRoom 5", false),
        (
            "X-ALT-DESC;FMTTYPE=text/html:<p class=other>Guests</p>",
            false,
        ),
        ("UID:other\r\nCLASS:PUBLIC", false),
        ("BEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM", false),
        (
            "BEGIN:VALARM\r\nEND:X\r\nBEGIN:VALARM\r\nDESCRIPTION:JOIN US NOW",
            true,
        ),
        ("SUMMARY:A dinner", true),
        ("DESCRIPTION:PLEASE REGISTER TODAY", true),
        ("DESCRIPTION:REGISTER", true),
        ("STYLED-DESCRIPTION;FMTTYPE=text/html:<p>Dinner</p>", true),
        ("LOCATION:Room 6", true),
    ] {
        let brief = r#"{"event_start": "2026-12-21"}"#;
        let brief: Brief = brief.parse().expect("a brief");
        let report = check_mailing(&invited(event), &brief).expect("it is checked");
        let mut keys = report.findings.iter().map(|found| &*found.message.key);
        assert_eq!(
            keys.any(|key| key == "not-read.other-invitation"),
            says,
            "{event}"
        );
        let mut notes = report.source.notes.iter().map(|note| &*note.key);
        assert_eq!(
            notes.any(|key| key == "source.other-invitation"),
            says,
            "{event}"
        );
    }
}

#[test]
fn each_day_of_an_event_is_the_one_that_was_given() {
    for (event, found) in [
        ("SUMMARY:A talk", None),
        ("RDATE;VALUE=DATE:20261221", None),
        ("RDATE:20261209T050000Z", Some("invitation-date.differs")),
        (
            "RRULE:FREQ=WEEKLY;COUNT=2",
            Some("invitation-date.not-read"),
        ),
    ] {
        let brief: Brief = r#"{"event_start": "2026-12-21"}"#.parse().expect("a brief");
        let report = check_mailing(&invited(event), &brief).expect("it is checked");
        let mut keys = report.findings.iter().map(|found| &*found.message.key);
        let key = keys.find(|key| key.starts_with("invitation-date"));
        assert_eq!(key, found, "{event}");
    }
}
