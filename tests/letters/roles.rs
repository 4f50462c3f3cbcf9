//! What each block of a letter is.

use crate::{CONTACT, SIGNED, draft, roles};

#[test]
fn what_shows_nothing_stands_in_no_text_and_what_joins_stands_behind_a_symbol() {
    assert_eq!(
        roles("<p>a\u{200D}b \u{2764}\u{FE0F} \u{2764} \u{FE0F}x</p>"),
        ["p ab \u{2764}\u{FE0F} \u{2764} x"]
    );
}

#[test]
fn a_block_is_what_it_begins_as() {
    assert_eq!(
        roles("<p>One. <span data-part=signature>Dana</span><p>Two."),
        ["p One. Dana", "p Two."]
    );
}

#[test]
fn a_text_field_shows_its_placeholder_where_it_is_empty() {
    let field = |inside: &str| {
        let html =
            format!("<p>One.<div><textarea placeholder='Your name'>{inside}</textarea></div>");
        roles(&html)[1][2..].to_owned()
    };
    assert_eq!(field(""), "Your name");
    assert_eq!(field("Two."), "Two.");
}

#[test]
fn a_caption_stands_right_below_its_picture() {
    let image = "<p><img src=https://x.kz/a.png></p>";
    for (html, role) in [
        (format!("{image}<p><i>The new hall</i></p>"), "a"),
        (
            format!("{image}<p style='font-size:10px'>The new hall</p>"),
            "a",
        ),
        // An element that says so is a caption whatever it says.
        (
            format!("<figure>{image}<figcaption>The new hall is open.</figcaption></figure>"),
            "a",
        ),
        (
            format!("<figure>{image}<div>The new hall is open.</div></figure>"),
            "p",
        ),
        (
            "<table border=1><caption>The new hall is open.</caption><tr><td>1<td>2</table>"
                .to_owned(),
            "a",
        ),
        (format!("{image}<p>The new hall</p>"), "p"),
        (format!("{image}<p><i>The new hall is open.</i></p>"), "p"),
        (format!("{image}<p>Two.</p><p><i>The new hall</i></p>"), "p"),
        ("<p><i>The new hall</i></p>".to_owned(), "p"),
    ] {
        let roles = roles(&format!("<p>Dear all,<p>One.{html}<p>Three."));
        let caption = roles.iter().find(|block| block.contains("The new hall"));
        assert!(
            caption.is_some_and(|block| block.starts_with(role)),
            "{html}"
        );
    }
}

#[test]
fn a_divider_below_the_greeting_in_its_block_is_none_of_the_text() {
    assert_eq!(
        roles("<p>Dear all,<br>* * *<p>One."),
        ["g Dear all,", "a * * *", "p One."]
    );
}

#[test]
fn a_tag_greets_and_a_headline_above_the_greeting_stays() {
    assert_eq!(roles("<p>{{name}},<p>One."), ["g {{name}},", "p One."]);
    for greeting in ["{{name}}", "{{name}} —", "{name} :", "*|FNAME|*"] {
        let greeted = format!("g {greeting}");
        assert_eq!(
            roles(&format!("<p>{greeting}<p>One.")),
            [&*greeted, "p One."]
        );
    }
    assert_eq!(roles("<p>{{text}}<p>One."), ["f {{text}}", "p One."]);
    assert_eq!(
        roles("<p>Reunion in May<p>Dear all,<p>One."),
        ["a Reunion in May", "g Dear all,", "p One."]
    );
    assert_eq!(
        roles("<table><tr><td>NU<td>Alumni</table><p>Dear all,<p>One."),
        ["a NU", "a Alumni", "g Dear all,", "p One."]
    );
}

#[test]
fn what_a_draft_names_above_its_letter_is_none_of_it() {
    for line in [
        "Title: A talk",
        "Message subject: A talk",
        "Preheader: A talk",
        "Предмет: Лекция",
    ] {
        let header = format!("h {line}");
        let all = [&*header, "g Dear all,", "p One."];
        assert_eq!(roles(&format!("<p>{line}<p>Dear all,<p>One.")), all);
    }
}

#[test]
fn of_two_letters_the_one_that_addresses_many_is_the_mailing() {
    let header =
        "<p>From: Dana &lt;d@nu.edu.kz&gt;<br>Sent: Monday<br>To: m@nu.edu.kz<br>Subject: A talk";
    let word = "Please look at this before noon and send it on to all the others if you agree.";
    let mailing = format!("<p>Dear Alumni,<p>We meet.<p>Regards,<br>{CONTACT}");
    let signature = format!("s Regards,/{SIGNED}");
    let expected = ["g Dear Alumni,", "p We meet.", &signature];
    assert_eq!(roles(&format!("<p>{word}{header}{mailing}")), expected);
    // Passed on before, with no less to go with it.
    let twice = format!("<p>{word}{header}<p>{word}{header}{mailing}");
    assert_eq!(roles(&twice), expected);
    // A line alone says so too.
    let line = "<p>---------- Forwarded message ---------";
    assert_eq!(roles(&format!("<p>{word}{line}{mailing}")), expected);
    // What is answered is not the mailing.
    assert_eq!(roles(&format!("{mailing}{header}<p>{word}")), expected);
    // In one block with what stands above it.
    let header = header.trim_start_matches("<p>");
    let below = roles(&format!("{mailing}<p>PS: come!<br>{header}<p>{word}"));
    assert_eq!(below[..3], expected);
    assert_eq!(below[3..], ["p PS: come!"]);
}

#[test]
fn a_letter_may_begin_with_a_quotation() {
    assert_eq!(
        roles("<blockquote>One.</blockquote><p>Two."),
        ["p One.", "p Two."]
    );
    let older = "<p>On Mon, 30 Nov 2026 at 10:15, Dana wrote:</p><blockquote>Old.</blockquote>";
    for html in [
        format!("<blockquote>One.</blockquote><p>Two.</p>{older}"),
        format!("<p>One.</p>{older}<p>Two.</p>"),
        format!("<p>One.</p>{older}<p>Two.</p>{older}"),
    ] {
        assert_eq!(roles(&html), ["p One.", "p Two."], "{html}");
    }
}

#[test]
fn an_answer_to_many_below_what_it_quotes_is_the_letter() {
    let quote = "<p>On Mon, 30 Nov 2026 at 10:15, Dana wrote:</p>\
        <blockquote><p>Dear Alumni,<p>Old.</blockquote>";
    let answer = "<p>Dear Alumni,<p>New.";
    assert_eq!(
        roles(&format!("{quote}{answer}")),
        ["g Dear Alumni,", "p New."]
    );
    // Nothing below addresses many: what is quoted is passed on.
    assert_eq!(roles(quote), ["g Dear Alumni,", "p Old."]);
    let both = format!("{quote}<p>Thank you.");
    assert_eq!(roles(&both), ["g Dear Alumni,", "p Old."]);
}

#[test]
fn a_size_that_cannot_be_told_is_not_the_letters() {
    let px = |html: &str| draft(html).letter().font_px;
    let long = "<p style='font-size:5vw'>We meet in the new hall of the University.";
    assert_eq!(
        px(&format!("{long}<p style='font-size:12px'>Come!")),
        Some(12.0)
    );
    assert_eq!(
        px("<p style='font-size:14px'>We meet.<p style='font-size:12px'>Come!"),
        Some(14.0)
    );
}

#[test]
fn a_letter_in_russian_and_english_greets_twice() {
    let html = format!(
        "<p>Уважаемые выпускники!<p>Раз.<p>С уважением,<br>Центр<p>Dear alumni!<p>One.<p>Regards,<br>{CONTACT}"
    );
    assert_eq!(
        roles(&html),
        [
            "g Уважаемые выпускники!".to_owned(),
            "p Раз.".to_owned(),
            "a С уважением,/Центр".to_owned(),
            "g Dear alumni!".to_owned(),
            "p One.".to_owned(),
            format!("s Regards,/{SIGNED}")
        ]
    );
}

#[test]
fn lines_end_where_the_source_or_a_drawing_ends_them() {
    for (html, expected) in [
        ("<pre>One.\nTwo.</pre>", &["p One./Two."][..]),
        (
            "<p style='white-space:pre'>One.\nTwo.</p>",
            &["p One./Two."],
        ),
        ("<p>One.\nTwo.</p>", &["p One. Two."]),
        ("<pre>One.\n\nTwo.</pre>", &["p One.", "p Two."]),
        (
            "<p>One.</p><svg><text>Two</text><text>three</text></svg>",
            &["p One.", "a Two", "a three"],
        ),
        (
            "<p>One.</p><svg><text>Two<tspan>three</tspan></text></svg>",
            &["p One.", "a Twothree"],
        ),
        // What stands over a drawing with text below is no closing line.
        (
            "<p>One.</p><p>See you in May!</p><svg><text>Two</text></svg><p>Three.</p>",
            &["p One.", "p See you in May!", "a Two", "p Three."],
        ),
    ] {
        assert_eq!(roles(html), expected, "{html}");
    }
}

#[test]
fn what_is_passed_on_as_a_quotation_ends_with_it() {
    let header =
        "<p>From: Dana &lt;d@nu.edu.kz&gt;<br>Sent: Monday<br>To: m@nu.edu.kz<br>Subject: A talk";
    let mailing = "<p>Dear Alumni,<p>We meet.";
    let expected = ["g Dear Alumni,", "p We meet."];
    for html in [
        format!("{header}<blockquote>{mailing}</blockquote><p>Sent from my phone"),
        format!("{header}<blockquote>{mailing}<blockquote><p>PS: come!</blockquote></blockquote>"),
        format!("{header}{mailing}"),
    ] {
        assert_eq!(roles(&html)[..2], expected, "{html}");
        assert_eq!(
            roles(&html).len(),
            2 + usize::from(html.contains("PS")),
            "{html}"
        );
    }
}

#[test]
fn a_footer_stands_below_the_letters_own_end() {
    let footer = "You receive this e-mail because you are a graduate. To unsubscribe, write to us.";
    let signed = format!("<p>Regards,<br>{CONTACT}");
    let signature = format!("s Regards,/{SIGNED}");
    let of = |role: &str| format!("{role} {footer}");
    assert_eq!(
        roles(&format!("<p>Dear all,<p>One.{signed}<p>{footer}")),
        [
            "g Dear all,".to_owned(),
            "p One.".to_owned(),
            signature.clone(),
            of("l")
        ]
    );
    // Before it, it is said to the reader as all else is.
    assert_eq!(
        roles(&format!("<p>Dear all,<p>One.<p>{footer}{signed}")),
        [
            "g Dear all,".to_owned(),
            "p One.".to_owned(),
            of("p"),
            signature
        ]
    );
    // With no end, it stands below the text, and is never all of the letter.
    assert_eq!(
        roles(&format!("<p>One.<p>{footer}")),
        ["p One.".to_owned(), of("l")]
    );
    assert_eq!(roles(&format!("<p>{footer}")), [of("p")]);
}

#[test]
fn a_subject_above_the_letter_and_what_stands_with_it_are_none_of_it() {
    let letter = "<p>Dear all,<p>One.";
    for (above, lines) in [
        ("<p>Subject: A talk", &["h Subject: A talk"][..]),
        (
            "<p>To: all graduates<br>Subject: A talk",
            &["h To: all graduates/Subject: A talk"],
        ),
        (
            "<p>Subject: A talk<br>Two.",
            &["h Subject: A talk", "p Two."],
        ),
        (
            "<p>Two.<p>Subject: A talk",
            &["p Two.", "a Subject: A talk"],
        ),
    ] {
        let expected = [lines, &["g Dear all,", "p One."]].concat();
        assert_eq!(roles(&format!("{above}{letter}")), expected, "{above}");
    }
}

#[test]
fn a_paragraph_of_addresses_alone_is_links() {
    for (text, role) in [
        ("nu.edu.kz/join", "l"),
        ("nu.edu.kz/join, alumni.nu.edu.kz", "l"),
        ("Join: nu.edu.kz/join", "l"),
        ("Join the talk on: nu.edu.kz/join", "l"),
        ("We meet. Join: nu.edu.kz/join", "p"),
        ("Total: {{total}}", "p"),
        ("nu.edu.kz/join or not", "p"),
        ("<a href=https://nu.edu.kz>Join us</a>", "l"),
        ("<button>Join us</button>", "a"),
        ("<a href=https://nu.edu.kz>{{words}}</a>", "l"),
        ("<a href=https://nu.edu.kz>Join us</a> {{more}}", "f"),
        ("{{link}}", "f"),
        ("{% include 'card.html' %}", "f"),
    ] {
        let roles = roles(&format!("<p>Dear all,<p>One.<p>{text}<p>Two."));
        assert!(roles[2].starts_with(role), "{text}: {roles:?}");
    }
}

#[test]
fn of_two_letters_that_address_one_the_longer_is_the_mailing() {
    let header =
        "From: Dana &lt;d@nu.edu.kz&gt;<br>Sent: Monday<br>To: m@nu.edu.kz<br>Subject: A talk";
    let long = "We meet in the new hall of the University, and the Rector speaks to us all.";
    let short = "Please look.";
    let expected = [format!("p {long}")];
    assert_eq!(roles(&format!("<p>{short}<p>{header}<p>{long}")), expected);
    assert_eq!(roles(&format!("<p>{long}<p>{header}<p>{short}")), expected);
    // All in one block: what greets above the header is not the letter's greeting.
    assert_eq!(
        roles(&format!(
            "<p>Dear Dana,<br>{short}<br>{header}<br>Dear Alumni,<br>{long}"
        )),
        ["g Dear Alumni,", &format!("p {long}")]
    );
}

#[test]
fn lines_below_the_text_are_told_from_text() {
    let signed = format!("<p>Regards,<br>{CONTACT}");
    for (line, below, role) in [
        ("See you there!", signed.as_str(), "a"),
        (
            "See you there, all of you who can come on Friday!",
            &signed,
            "p",
        ),
        ("Copyright 2026 Nazarbayev University", "", "l"),
        ("Copyright in the digital age", "", "p"),
        (
            "Copyright of a hundred books is what our speaker knew by heart in 2015.",
            "",
            "p",
        ),
        ("© Nazarbayev University", "", "l"),
    ] {
        let roles = roles(&format!("<p>Dear all,<p>We meet in May.<p>{line}{below}"));
        let line = roles
            .iter()
            .find(|block| block.contains(line))
            .expect("it is seen");
        assert!(line.starts_with(role), "{line}: {roles:?}");
    }
}

#[test]
fn a_line_beside_the_text_is_the_text_where_there_is_no_other() {
    let signed = "<p>Kind regards,<br>Dana<br>a@nu.edu.kz</p>";
    let table = "<table border=1><tr><th>Time<th>What<tr><td>18:00<td>Welcome</table>";
    let of = |inside: &str| {
        let roles = roles(&format!("<p>Dear Alumni,</p>{inside}{signed}"));
        let inside = roles.iter().filter(|role| role.starts_with(['p', 'a']));
        let kinds: String = inside.filter_map(|role| role.chars().next()).collect();
        kinds
    };
    for (inside, kinds) in [
        ("<p>See you on 15 December!</p>".to_owned(), "p"),
        (
            "<p>Ждём вас на встрече выпускников в атриуме.</p>".to_owned(),
            "p",
        ),
        ("<p>Сіздерді күтеміз!</p>".to_owned(), "p"),
        (
            "<p>Join us.</p><p>See you on 15 December!</p>".to_owned(),
            "pa",
        ),
        // The table's cells are four.
        (format!("<p>Join us. The programme:</p>{table}"), "paaaa"),
        (
            format!("<p>Come.</p><p>The programme:</p>{table}"),
            "paaaaa",
        ),
        // What only divides, and what names a table, is no text.
        ("<p>* * *</p>".to_owned(), "a"),
        (format!("{table}<p>Table 1. The programme</p>"), "aaaaa"),
    ] {
        assert_eq!(of(&inside), kinds, "{inside}");
    }
}

#[test]
fn a_cell_above_the_greeting_in_larger_letters_is_the_title() {
    let letter = "<p>Dear all,<p>One is a sentence.<p>Two is one.";
    let cell = |style: &str, text: &str| format!("<table><tr><td style='{style}'>{text}</table>");
    let large = cell("font-size:36px", "Reunion");
    assert_eq!(
        roles(&format!("{large}{letter}"))[..2],
        ["t Reunion", "g Dear all,"]
    );
    // Of several the largest; a logo's text is none.
    let logo = cell("font-size:20px", "NU");
    assert_eq!(
        roles(&format!("{logo}{large}{letter}"))[..3],
        ["a NU", "t Reunion", "g Dear all,"]
    );
    // The line of another view is a footer's, and what is larger below is the title.
    let view = cell("font-size:20px", "<a href=https://m.kz>View in browser</a>");
    assert_eq!(
        roles(&format!("{view}{letter}"))[..2],
        ["l View in browser", "g Dear all,"]
    );
    let below = "<p style='font-size:36px'>Reunion";
    assert_eq!(
        roles(&format!("{logo}{below}{letter}"))[..2],
        ["a NU", "t Reunion"]
    );
    let small = cell("font-size:10px", "Reunion");
    assert_eq!(
        roles(&format!("{small}{letter}"))[..2],
        ["a Reunion", "g Dear all,"]
    );
}

#[test]
fn a_heading_in_bold_is_one_with_a_number_or_a_sign_beside_it() {
    for (heading, role) in [
        ("<b>Programme</b>", "b"),
        ("🎓 <b>Programme</b>", "b"),
        ("<b>Programme</b> 🎓", "b"),
        ("1. <b>Programme</b>", "b"),
        ("The <b>programme</b>", "p"),
        ("1. <b>!</b>", "p"),
        ("<b>Hour:</b> 18:00", "p"),
        ("18:00 <b>Tea</b>", "p"),
        ("2026", "p"),
        ("<b>2026</b>", "b"),
        // So are larger letters, and a line under it.
        ("<span style='font-size:22px'>Programme</span>", "b"),
        ("<span style='font-size:22px'>Programme.</span>", "p"),
        ("<u>Programme</u>", "b"),
        ("<u>The</u> programme", "p"),
    ] {
        let html = format!("<p>One is a sentence.<p>{heading}<p>Two is another sentence.");
        assert_eq!(roles(&html)[1][..1], *role, "{heading}");
    }
    let table = "<table border=1><tr><td>17:00<td>Tea<tr><td>18:00<td>Talk</table>";
    let over = |heading: &str| roles(&format!("<p>One.<p>{heading}{table}"))[1][..1].to_owned();
    assert_eq!(over("<b>Programme</b>"), "b");
    assert_eq!(over("Programme"), "a");
    // A line that is all there is to read is the letter.
    assert_eq!(
        roles(&format!("<p><b>Programme</b>{table}"))[0],
        "p Programme"
    );
}
