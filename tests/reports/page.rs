//! The page to print: it shows the letter with its places, and runs nothing of it.

use nu_alumni_policy::{
    SourceKind, Verdict,
    decision::Severity,
    mailing::{ReportFormat, RowStatus},
};
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

/// The letter's blocks on the page: a picture as `[picture]`, what was found as `{…}`, with a `#`
/// where a place begins.
fn shown(source: &str) -> Vec<String> {
    let page = html(source, BRIEF, ReportFormat::Html);
    let letter = page.split("<div class=\"letter\"").nth(1);
    let letter = letter.and_then(|letter| letter.split("</div>").next());
    let blocks = letter.expect("the letter").split("<p class=\"").skip(2);
    let text = |block: &str| {
        let mut text = String::new();
        for tag in block.split('<').skip(1) {
            let (tag, behind) = tag.split_once('>').unwrap_or_default();
            text.push_str(match tag.split(' ').next().unwrap_or_default() {
                // The number of a finding.
                "a" => {
                    text.push('#');
                    continue;
                }
                "span" => "[",
                "/span" => "]",
                "mark" => "{",
                "/mark" => "}",
                _ => "",
            });
            text.push_str(behind);
        }
        text
    };
    let blocks = blocks.map(|block| text(&format!("<{block}")));
    blocks.map(|block| block.trim_end().to_owned()).collect()
}

#[test]
fn pictures_and_places_stand_where_they_are_in_the_text() {
    // A file of 20 × 10 pixels, in which nothing is found; two of them are too many.
    let image = "<img src='data:image/gif;base64,R0lGODlhFAAKAAAAAA=='>";
    for (text, expected) in [
        (format!("Come {image}soon"), "Come [picture]soon"),
        (format!("{image}Come"), "[picture]Come"),
        (format!("Come{image}"), "Come[picture]"),
        (
            format!("Do {image}{image}come"),
            "Do ##[picture][picture]come",
        ),
        (
            format!("Do {image}JOIN US NOW{image}, all"),
            "Do ##[picture]{JOIN US NOW}#[picture], all",
        ),
        ("JOIN US NOW".to_owned(), "#{JOIN US NOW}"),
    ] {
        let blocks = shown(&format!("<p>Dear Alumni,</p><p>{text}</p>"));
        assert_eq!(blocks.get(1).map(String::as_str), Some(expected), "{text}");
    }
}

/// A page shows so much: 60,000 bytes of text in whole blocks, 500 pictures.
#[test]
fn a_long_letter_is_shown_in_part() {
    let paragraph = |bytes: usize| format!("<p>{}</p>", "x".repeat(bytes));
    let blocks = |last: usize| shown(&format!("{}{}<p>y</p>", paragraph(59_900), paragraph(last)));
    // The last line says how many blocks are not shown.
    assert_eq!(blocks(99).last().map(String::as_str), Some("y"));
    let left_out = blocks(100).pop().unwrap_or_default();
    assert!(left_out.ends_with("not shown here: 1."), "{left_out}");
    let left_out = blocks(101).pop().unwrap_or_default();
    assert!(left_out.ends_with("not shown here: 2."), "{left_out}");
    let pictures = |count: usize| {
        let image = "<img src=https://nu.edu.kz/a.png width=9 height=9>";
        let blocks = shown(&format!("<p>Come</p><p>{}now</p>", image.repeat(count)));
        blocks
            .iter()
            .map(|block| block.matches("[picture]").count())
            .sum::<usize>()
    };
    assert_eq!([499, 500, 501].map(pictures), [499, 500, 500]);
}

#[test]
fn a_month_that_no_calendar_knows_has_its_weekends() {
    let brief = json!({"direction": "open-day", "event_start": "2031-05-14"}).to_string();
    let page = html("<p>Dear Alumni,</p>", &brief, ReportFormat::Html);
    let may = page.split("<caption>May 2031").nth(1).expect("a leaf");
    let leaf = may.split("</table>").next().expect("its end");
    let off = leaf
        .split("<td")
        .skip(1)
        .filter(|day| day.split('>').next().is_some_and(|tag| tag.contains("off")));
    // From the 3rd, a Saturday, to the 31st.
    assert_eq!(off.count(), 9);
}

fn unescaped(html: &str) -> String {
    let signs = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ];
    signs.iter().fold(html.to_owned(), |text, (spelt, sign)| {
        text.replace(spelt, sign)
    })
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let behind = text.split(open).skip(1);
    behind
        .map(|rest| rest.split(close).next().unwrap_or_default())
        .collect()
}

/// Findings, their sources and edits, and the checklist, told again from the report.
#[test]
fn the_page_tells_of_every_vector_what_the_report_does() {
    for vector in nu_alumni_policy_tests::vectors() {
        let name = &vector.name;
        let kind = vector.kind.parse().expect("a kind");
        let (draft, report) = checked(kind, &vector.source, &vector.brief);
        let page = report
            .render(&draft, None, ReportFormat::Html)
            .expect("it renders");
        let texts = |part: &str| {
            let mut parts = report.source.parts.iter();
            let text = parts
                .find(|own| own.name == part)
                .and_then(|part| part.text.as_deref());
            text.unwrap_or(draft.body_text())
        };
        // What is longer is cut behind a whole character.
        let cut = |text: &str| {
            let most = (0..=240.min(text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at));
            match text.len() {
                0..=240 => text.to_owned(),
                _ => format!("{} …", &text[..most.unwrap_or(0)]),
            }
        };
        let articles: Vec<&str> = page.split("<article class=\"found ").skip(1).collect();
        let findings = report.findings.iter().chain(&report.settled);
        assert_eq!(articles.len(), findings.clone().count(), "{name}");
        for (article, finding) in articles.iter().zip(findings) {
            let article = article.split("</article>").next().expect("its end");
            let codes = between(article, "<code>", "</code>");
            let codes: Vec<String> = codes.iter().map(|code| unescaped(code)).collect();
            let text = texts(&finding.part);
            let mut expected: Vec<String> = Vec::new();
            expected.extend(
                finding
                    .span
                    .map(|span| cut(&text[span.start as usize..span.end as usize])),
            );
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                let (start, end) = (edit.span.start as usize, edit.span.end as usize);
                let from = (0..=start.saturating_sub(24))
                    .rev()
                    .find(|at| text.is_char_boundary(*at));
                let to = (end + 24..).find(|at| *at >= text.len() || text.is_char_boundary(*at));
                let front = &text[from.unwrap_or(0)..start];
                let behind = &text[end..to.unwrap_or(0).min(text.len())];
                for middle in [&text[start..end], edit.replacement.as_str()] {
                    expected.push(format!("{front}{}{behind}", cut(middle)));
                }
            }
            assert_eq!(codes, expected, "{name}");
            let has = |title: &str| article.contains(&format!("<dt>{title}</dt>"));
            assert_eq!(
                [has("Where"), has("Measured"), has("Limit")],
                [
                    finding.position.is_some(),
                    finding.measured.is_some(),
                    finding.limit.is_some()
                ],
                "{name}"
            );
        }
        let list = page
            .split("<h2 id=\"checklist\">")
            .nth(1)
            .expect("a checklist");
        let list = list.split("</section>").next().expect("its end");
        let mut lists = list.split("<details>");
        let mut clauses = || {
            between(
                lists.next().unwrap_or_default(),
                "<tr><th scope=\"row\">",
                "</th>",
            )
        };
        let [open, rest] = [clauses(), clauses()];
        let settled = [
            RowStatus::NotApplicable,
            RowStatus::Satisfied,
            RowStatus::Waived,
        ];
        let rows = |is_settled: bool| {
            let rows = report.checklist.iter();
            let rows = rows.filter(|row| settled.contains(&row.status) == is_settled);
            rows.map(|row| row.clause.name()).collect::<Vec<_>>()
        };
        assert_eq!((open, rest), (rows(false), rows(true)), "{name}");
        // Four of each severity are named among what to do first.
        let first = page.split("<h2 id=\"first\">").nth(1).expect("a list");
        let first = first.split("</section>").next().expect("its end");
        let count = |severity: Severity| {
            report
                .findings
                .iter()
                .filter(|f| f.severity == severity)
                .count()
        };
        let (broken, open) = (count(Severity::Violation), count(Severity::NeedsReview));
        let links = first.matches("<a class=\"n ").count();
        if report.verdict != Verdict::Accepted {
            assert_eq!(links, broken.min(4) + open.min(4), "{name}");
            let more = [broken, open].iter().filter(|count| **count > 4).count();
            assert_eq!(first.matches("More below: ").count(), more, "{name}");
        }
    }
}

#[test]
fn what_was_measured_is_told_in_its_unit() {
    let long = "We meet in the hall. ".repeat(16);
    let source = format!("<p>Dear Alumni,</p><p>{long}</p><p><b>Come</b> to us</p>");
    let page = html(&source, BRIEF, ReportFormat::Html);
    // 335 characters take five lines of 80; four of 16 times 16 letters and signs and eight are bold.
    for said in ["5 (lines)", "3 (lines)", "1.5 %"] {
        assert!(page.contains(&format!("<dd>{said}</dd>")), "{said}: {page}");
    }
}

#[test]
fn places_are_listed_up_to_twelve() {
    let listed = |count: usize, between: &str| {
        let source = format!(
            "<p>Dear Alumni,</p>{}",
            format!("<p>SHOUT it.</p>{between}").repeat(count)
        );
        let page = html(&source, BRIEF, ReportFormat::Html);
        let places = page.split("Places: ").nth(1).expect("places");
        places.split('<').next().expect("its end").to_owned()
    };
    assert_eq!(listed(2, "\n"), "2 (lines 1, 2).");
    assert_eq!(
        listed(12, "\n"),
        "12 (lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)."
    );
    assert_eq!(
        listed(14, "\n"),
        "14 (lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more)."
    );
    // `<p>Dear Alumni,</p><p>` has 22 characters, `<p>SHOUT it.</p>` 16.
    assert_eq!(listed(2, ""), "2 (line 1, columns 23, 39).");
}
