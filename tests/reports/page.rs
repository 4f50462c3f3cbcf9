//! The page to print: it shows the letter with its places, and runs nothing of it.

use nu_alumni_policy::{SourceKind, mailing::ReportFormat};
use serde_json::json;

use crate::{BRIEF, all, checked, html};

/// A letter that tries to run something wherever a page might let it.
const HOSTILE: &str = r#"<title></title><script>alert(1)</script><p>Dear </p><p>&lt;script&gt;alert(2)&lt;/script&gt;
&lt;img src=x onerror=alert(3)&gt; &quot;&gt;&lt;svg onload=alert(4)&gt; ]]&gt; &lt;/style&gt; {{7*7}} {% raw %}</p>
<p style="color:#f00&quot;><script>alert(5)</script>" onclick="alert(6)">JOIN <b>US</b> NOW</p>
<a href="javascript:alert(7)">CLICK HERE NOW</a><a href='https://x.example/"><script>alert(8)</script>'>it</a>
<img src="javascript:alert(9)" alt="&lt;script&gt;"><p>WIN &lt;/CODE&gt;&lt;SCRIPT&gt;ALERT(10)&lt;/SCRIPT&gt; TODAY</p>"#;

/// Every tag of a page, by its name and its attributes' names.
fn elements(page: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for tag in page
        .split('<')
        .skip(1)
        .filter(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        let tag = tag.split('>').next().expect("a tag ends");
        let name = tag.split_whitespace().next().expect("a tag has a name");
        let outside = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let attributes = outside.split_whitespace().skip(1);
        let attributes = attributes.map(|a| a.trim_end_matches('=').to_owned());
        found.push((name.to_owned(), attributes.collect()));
    }
    found
}

#[test]
fn a_hostile_letter_is_shown_and_runs_nothing() {
    let brief = json!({"direction": "open-day", "subject": "</title><script>alert(11)</script>"});
    let (draft, report) = checked(SourceKind::Html, HOSTILE.as_bytes(), &brief.to_string());
    let name = Some("\"><script>alert(12)</script>.html");
    let page = report
        .render(&draft, name, ReportFormat::Html)
        .expect("it renders");
    assert!(page.contains("alert(2)") && page.contains("javascript:alert(7)"));
    const KNOWN: &[&str] = &[
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "aria-label",
        "aria-labelledby",
        "dir",
        "scope",
    ];
    for (element, attributes) in elements(&page) {
        let runs = [
            "script", "svg", "img", "iframe", "link", "form", "object", "base",
        ];
        assert!(!runs.contains(&element.as_str()), "{element}");
        for attribute in attributes {
            assert!(KNOWN.contains(&attribute.as_str()), "{element} {attribute}");
        }
    }
    let leads = page.split("href=\"").skip(1);
    assert!(leads.clone().count() > 10 && leads.clone().all(|to| to.starts_with('#')));
    assert_eq!(page.matches("</style").count(), 1);
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    assert!(page.contains(policy));
    // Nothing of it is a tag in XML either.
    let xml = report
        .render(&draft, name, ReportFormat::Junit)
        .expect("it renders");
    assert!(!xml.to_lowercase().contains("<script"));
}

#[test]
fn the_numbers_lead_to_the_findings_and_back() {
    for (name, draft, report) in all() {
        let page = report
            .render(&draft, None, ReportFormat::Html)
            .expect("it renders");
        let ids: Vec<&str> = page
            .split("id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().expect("an id"))
            .collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{name}: an id stands twice");
        for to in page.split("href=\"#").skip(1) {
            let to = to.split('"').next().expect("a link");
            assert!(
                once.binary_search(&to).is_ok(),
                "{name}: nothing is at #{to}"
            );
        }
        for (number, finding) in (1..).zip(report.findings.iter().chain(&report.settled)) {
            let back = once.binary_search(&format!("p{number}").as_str()).is_ok();
            assert_eq!(
                back,
                finding.span.is_some() || !finding.places.is_empty(),
                "{name} {number}"
            );
        }
    }
}

#[test]
fn the_places_are_marked_in_the_letter_and_in_the_subject() {
    let brief = r#"{"direction": "open-day", "subject": "COME TODAY to us"}"#;
    let source = "<style>p{color:#f00}</style><p>Dear all,</p><p>Come <i>JOIN</i> NOW to us.</p>";
    let page = html(source, brief, ReportFormat::Html);
    let letter = page
        .split("<div class=\"letter\"")
        .nth(1)
        .expect("the letter");
    let letter = letter.split("</section>").next().expect("its end");
    for marked in [
        ">COME TODAY</mark> to us",
        "<mark class=\"violation\">JOIN NOW</mark> to us.",
    ] {
        assert!(letter.contains(marked), "{marked}: {letter}");
    }
    // A picture stands where it is shown, and each block is drawn as what it is.
    let source = "<h1>A talk</h1><p>One.</p><img src=https://x.kz/a.png width=9 height=9><p>Two.</p>\
        <table border=1><tr><td>Hall</td><td>Atrium</td></tr></table>\
        <p>Regards,<br>Alumni Office<br>a@nu.edu.kz<br>53 Kabanbay Batyr Ave</p><p>© NU</p>";
    let shown = html(source, "{}", ReportFormat::Html);
    let shown = shown
        .split("<div class=\"letter\"")
        .nth(1)
        .expect("the letter");
    let shown = shown.split("</section>").next().expect("its end");
    let blocks = shown.split("<p class=\"").skip(1);
    let blocks: Vec<(&str, bool)> = blocks
        .map(|block| {
            (
                block.split('"').next().expect("a class"),
                block.contains("picture"),
            )
        })
        .collect();
    assert_eq!(
        blocks,
        [
            ("title", false),
            ("text", false),
            ("text", true),
            ("cell", false),
            ("cell", false),
            ("signature", false),
            ("footer", false),
        ],
        "{shown}"
    );
    // A style sheet shows nothing: its number stands below.
    let below = letter.split("Shown nowhere").nth(1).expect("the colour");
    assert_eq!(below.matches("<a class").count(), 1, "{below}");
}

/// December 2026: 16 December is Independence Day; 5 and 6, 12 and 13 are weekends.
#[test]
fn a_month_shows_which_days_are_worked() {
    let month = |week: &str| {
        let brief = BRIEF.replacen(
            '{',
            &format!(r#"{{"terms": {{"readings": {{{week}}}}}, "#),
            1,
        );
        let page = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Html);
        let december = page.split("<caption>December 2026").nth(1).expect("a leaf");
        let leaf = december
            .split("</table>")
            .next()
            .expect("its end")
            .to_owned();
        let days = leaf.split("<td").skip(1).map(str::to_owned);
        let off = days.filter(|day| day.split('>').next().is_some_and(|tag| tag.contains("off")));
        let day = |cell: String| {
            let figures = cell
                .chars()
                .skip_while(|c| *c != '>')
                .skip_while(|c| !c.is_ascii_digit());
            let figures: String = figures.take_while(char::is_ascii_digit).collect();
            figures.parse::<u32>().expect("a day")
        };
        off.map(day).collect::<Vec<_>>()
    };
    assert_eq!(month(""), [5, 6, 12, 13, 16, 19, 20, 26, 27]);
    assert_eq!(month(r#""I30": "six-day-week""#), [6, 13, 16, 20, 27]);
}

#[test]
fn a_month_has_as_many_weeks_as_it_touches() {
    // May 2026 ends with a Sunday, August begins with a Saturday and ends with a Monday.
    for (event, caption, weeks) in [
        ("2026-05-29", "May 2026", 5),
        ("2026-08-31", "August 2026", 6),
        ("2026-12-21", "December 2026", 5),
    ] {
        let brief = json!({"direction": "open-day", "event_start": event}).to_string();
        let page = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Html);
        let leaf = page.split(&format!("<caption>{caption}")).nth(1);
        let leaf = leaf.and_then(|leaf| leaf.split("</table>").next());
        let body = leaf.and_then(|leaf| leaf.split("<tbody>").nth(1));
        let rows = body.expect("a leaf").matches("<tr>").count();
        assert_eq!(rows, weeks, "{caption}");
    }
}

#[test]
fn a_long_place_is_quoted_in_part() {
    let times = |times: usize| "We meet in the hall. ".repeat(times);
    let source = format!("<p>Dear Alumni,</p><p>JOIN US NOW!</p><p>{}</p>", times(40));
    let page = html(&source, BRIEF, ReportFormat::Html);
    // 240 bytes: eleven times 21, and nine.
    let quoted = format!("<code>{}We meet i …</code>", times(11));
    assert!(page.contains(&quoted), "{page}");
    assert!(page.contains("<code>JOIN US NOW</code>"), "{page}");
}
