//! Whole letters, and the roles of their blocks.

use super::*;
use crate::{
    source::{Effort, read_html},
    style::compute,
};

/// The letter's blocks, each as the first letter of its role and its text.
fn roles(html: &str) -> Vec<String> {
    let mut effort = Effort::default();
    let tree = read_html(html.to_owned(), &mut effort).unwrap();
    let styles = compute(&tree, &mut effort).unwrap();
    let letter = Letter::new(&tree, &styles, &|_| None, &crate::layout::Told::default());
    let text = |(role, block): &(Role, Block)| {
        let role = format!("{role:?}").to_lowercase();
        format!(
            "{} {}",
            role.get(..1).unwrap(),
            block.text.replace('\n', "/")
        )
    };
    letter.blocks.iter().map(text).collect()
}

const CONTACT: &str = "a@nu.edu.kz<br>53 Kabanbay Batyr Ave";

#[test]
fn a_sign_off_above_a_marked_signature_belongs_to_it() {
    let html = format!(
        "<p>One.<p>Best regards,<br>Dana<div class=gmail_signature>Alumni Office<br>{CONTACT}</div>"
    );
    let signature = "s Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(roles(&html), ["p One.", "s Best regards,/Dana", signature]);
    let html = format!("<p>One.<p>Thanks,<p>Two is no name.<p>-- <br>Alumni Office<br>{CONTACT}");
    assert_eq!(
        roles(&html),
        [
            "p One.",
            "p Thanks,",
            "p Two is no name.",
            "s --/Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave"
        ]
    );
}

#[test]
fn thanks_in_the_letter_and_a_gateways_notice_open_no_signature() {
    let sentence = "We will read all of your answers, and then write to each of you again.";
    let html = format!("<p>One.<p>Thank you!<p>{sentence}<p>Alumni Office<br>{CONTACT}");
    assert_eq!(
        roles(&html),
        [
            "p One.".to_owned(),
            "p Thank you!".to_owned(),
            format!("p {sentence}"),
            "s Alumni Office/a@nu.edu.kz/53 Kabanbay Batyr Ave".to_owned()
        ]
    );
    assert_eq!(
        roles("<p>One.<p>Thanks,<br>The team<p>P.S. Two.<p>Acme, Astana 010000"),
        [
            "p One.",
            "s Thanks,/The team",
            "p P.S. Two.",
            "p Acme, Astana 010000"
        ]
    );
    let html = format!("<p>One.<p>Regards,<br>{CONTACT}<p>-- <br>Checked by the gateway");
    let signature = "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(
        roles(&html),
        ["p One.", signature, "s --/Checked by the gateway"]
    );
}

#[test]
fn lists_of_word_and_of_hand_are_one_paragraph() {
    let item = |text: &str| format!("<p style='mso-list:l0 level1 lfo1'>{text}</p>");
    let html = format!("<p>We have:</p>{}{}<p>Two.</p>", item("a"), item("b"));
    assert_eq!(roles(&html), ["a We have:", "p a/b", "p Two."]);
    assert_eq!(
        roles("<p>• a<p>• b<p>1. c<p>2) d<p>10 years<p>2026. A year"),
        ["p • a/• b/1. c/2) d", "p 10 years", "p 2026. A year"]
    );
}

#[test]
fn of_a_block_only_the_footer_is_stripped() {
    let html = format!("<div>Dear all,<br>One.<br>Regards,<br>{CONTACT}<br>Unsubscribe</div>");
    assert_eq!(
        roles(&html),
        [
            "g Dear all,",
            "p One.",
            "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave",
            "l Unsubscribe"
        ]
    );
}

#[test]
fn a_footer_of_several_lines_stays_whole() {
    let html = "<p>Is this not displaying correctly?<br>View it in your browser<p>One.";
    let footer = "l Is this not displaying correctly?/View it in your browser";
    assert_eq!(roles(html), [footer, "p One."]);
}

#[test]
fn lines_of_a_programme_are_no_names_under_a_sign_off() {
    let html = format!(
        "<p>One.<p>Thank you!<p>18:00 Opening<p>19:00 Dinner<div class=gmail_signature>{CONTACT}</div>"
    );
    let signature = "s a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(
        roles(&html),
        [
            "p One.",
            "p Thank you!",
            "p 18:00 Opening",
            "p 19:00 Dinner",
            signature
        ]
    );
    let html = "<p>Dear all,<p>Thanks, Dana<p>Dear graduates of 2020, come too!<p>One.<p>Regards,<br>Office";
    let blocks = [
        "g Dear all,",
        "p Thanks, Dana",
        "p Dear graduates of 2020, come too!",
    ];
    assert_eq!(roles(html)[..3], blocks);
}

#[test]
fn a_letter_in_two_languages_greets_and_leaves_twice() {
    let html = format!(
        "<p>Құрметті түлектер!<p>Бір.<p>Құрметпен,<br>Орталық<p>Dear alumni!<p>One.<p>Regards,<br>{CONTACT}"
    );
    assert_eq!(
        roles(&html),
        [
            "g Құрметті түлектер!",
            "p Бір.",
            "a Құрметпен,/Орталық",
            "g Dear alumni!",
            "p One.",
            "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave"
        ]
    );
}

#[test]
fn a_signature_in_a_table_is_a_signature() {
    let row = |cells: [&str; 2]| format!("<tr><td>{}</td><td>{}</td></tr>", cells[0], cells[1]);
    let rows = [
        row(["Tel.", "+7 7172 70 00 01"]),
        row(["E-mail", "a@nu.edu.kz"]),
        row(["Web", "nu.edu.kz"]),
    ]
    .concat();
    let signed = format!("<p>One.<p>Regards,<br>Office<table>{rows}</table>");
    assert_eq!(
        roles(&signed),
        [
            "p One.",
            "s Regards,/Office",
            "s Tel.",
            "s +7 7172 70 00 01",
            "s E-mail",
            "s a@nu.edu.kz",
            "s Web",
            "s nu.edu.kz"
        ]
    );
    let told = format!("<p>One.<table>{rows}</table><p>Regards,<br>Office");
    assert_eq!(
        roles(&told).iter().filter(|b| b.starts_with('a')).count(),
        6
    );
}

#[test]
fn a_programme_below_thanks_or_below_a_whole_signature_is_a_table() {
    let programme = "<table border=1><tr><td>18:00</td><td>Atrium</td></tr><tr><td>19:00</td><td>53 Kabanbay Batyr Ave</td></tr></table>";
    let asides = |html: &str| {
        let roles = roles(html);
        roles.iter().filter(|role| role.starts_with('a')).count()
    };
    assert_eq!(
        asides(&format!(
            "<p>One.<p>Thank you!{programme}<p>Regards,<br>Office"
        )),
        4
    );
    let signed = format!("<p>One.<p>Regards,<br>Office<br>{CONTACT}<br>+7 7172 70 00 01");
    assert_eq!(asides(&format!("{signed}{programme}")), 4);
}

#[test]
fn a_marked_signature_holds_its_table() {
    let table = "<table border=1><tr><td>Tel.</td><td>+7 7172 70 00 01</td></tr><tr><td>E-mail</td><td>a@nu.edu.kz</td></tr></table>";
    let html = format!("<p>One.<div data-part=signature>{table}</div>");
    assert!(roles(&html)[1..].iter().all(|role| role.starts_with('s')));
}

#[test]
fn gmails_delimiter_and_a_sign_off_above_it_belong_to_the_signature() {
    let marked = format!("<div class=gmail_signature>Office<br>{CONTACT}</div>");
    let html = format!("<p>One.<p>Regards,<br>Dana<p><span>-- </span>{marked}");
    let signature = "s Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(
        roles(&html),
        ["p One.", "s Regards,/Dana", "s --", signature]
    );
    let html = format!("<p>One.<p><span>-- </span>{marked}");
    assert_eq!(roles(&html), ["p One.", "s --", signature]);
    let html = format!("<p>One.<p>Thank you!<p>Come early<p>Regards,<br>Office<br>{CONTACT}");
    assert_eq!(
        roles(&html)[..3],
        ["p One.", "p Thank you!", "p Come early"]
    );
}

#[test]
fn a_sentence_on_office_hours_stands_in_a_signature() {
    let hours = "Our office is open from Monday to Friday from nine to six, come and see us.";
    let html = format!("<p>One.<p>Regards,<p>Office<p>{hours}<p>53 Kabanbay Batyr Ave");
    let blocks = roles(&html);
    assert_eq!(blocks.len(), 5);
    assert!(blocks[1..].iter().all(|block| block.starts_with("s ")));
}

#[test]
fn a_footers_own_phone_is_no_signatures() {
    let mailer = "NU<br>+7 7172 70 00 01<br>You are receiving this as a graduate.";
    let html = format!("<p>One.<div class=gmail_signature>Office<br>{CONTACT}</div><p>{mailer}");
    let footer = "l NU/+7 7172 70 00 01/You are receiving this as a graduate.";
    assert_eq!(roles(&html).last().unwrap(), footer);
    let html = format!("<p>One.<p>Regards,<p>Office<br>{CONTACT}<br>Unsubscribe");
    let signature = "s Office/a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(
        roles(&html),
        ["p One.", "s Regards,", signature, "l Unsubscribe"]
    );
}

#[test]
fn two_sign_offs_above_one_another_are_no_paragraphs() {
    let html = format!(
        "<p>One.<p>С уважением,<br>Дана Ахметова<p>Kind regards,<br>Dana Akhmetova<br>{CONTACT}"
    );
    let roles = roles(&html);
    assert_eq!(roles[..2], ["p One.", "s С уважением,/Дана Ахметова"]);
    assert_eq!(roles.len(), 3);
}

#[test]
fn many_sign_offs_on_a_line_are_read_once() {
    let html = format!("<p>One.<p>{}", "best!/".repeat(20_000));
    assert_eq!(roles(&html).len(), 2);
}

#[test]
fn a_block_greets_in_each_language() {
    let html = "<p>Құрметті түлектер!<br>Уважаемые выпускники!<br>Dear Alumni!<p>One.";
    let greeting = "g Құрметті түлектер!/Уважаемые выпускники!/Dear Alumni!";
    assert_eq!(roles(html), [greeting, "p One."]);
}

#[test]
fn the_only_paragraph_is_no_signature() {
    let venue = "p The venue is 53 Kabanbay Batyr Ave";
    assert_eq!(
        roles("<p>Dear all,<p>The venue is 53 Kabanbay Batyr Ave"),
        ["g Dear all,", venue]
    );
    assert_eq!(
        roles(&format!(
            "<p>Dear all,<p>One.<p>Office<br>Contacts:<br>{CONTACT}"
        )),
        [
            "g Dear all,",
            "p One.",
            "s Office/Contacts:/a@nu.edu.kz/53 Kabanbay Batyr Ave"
        ]
    );
}

#[test]
fn a_larger_first_line_is_a_title_and_a_larger_word_is_none() {
    let title = "<p><span style='font-size:24px'>Reunion</span><br>One.<p>Two is longer.";
    assert_eq!(roles(title), ["t Reunion", "p One.", "p Two is longer."]);
    let word = "<p>On <span style='font-size:24px'>23 May</span> we meet again.<p>Two is longer.";
    assert_eq!(
        roles(word),
        ["p On 23 May we meet again.", "p Two is longer."]
    );
    let greeted = "<p>Dear all,<p><span style='font-size:20px'>Reunion</span><br>One.<p>Two.";
    assert_eq!(roles(greeted), ["g Dear all,", "p Reunion/One.", "p Two."]);
}

#[test]
fn a_label_over_a_link_or_a_text_and_several_closing_lines_are_no_paragraphs() {
    assert_eq!(
        roles(
            "<p>One.<p>Личный кабинет:<p>{{link}}<p>Где:<p>В Атриуме.<p>We hope that you will come:<p>Two.<p>And now? See:<p>Three."
        ),
        [
            "p One.",
            "a Личный кабинет:",
            "f {{link}}",
            "a Где:",
            "p В Атриуме.",
            "p We hope that you will come:",
            "p Two.",
            "p And now? See:",
            "p Three."
        ]
    );
    for closing in [
        "Ждём вас 21 декабря в 18:30!",
        "Спасибо за внимание! Ждём вас в Атриуме.",
        "Thank you for your time. See you at 18.30!",
        "See you in May!<br>Good luck!",
        "Спасибо и до новых встреч! :-)",
    ] {
        let html = format!("<p>One.<p>{closing}<p>Best regards,<br>Dana<br>{CONTACT}");
        assert!(roles(&html)[1].starts_with("a "), "{closing}");
    }
    for text in [
        "Спасибо за внимание! Регистрация закрыта.",
        "See you at nu.edu.kz",
        "See you in May!<br>The hall is new.",
        "See you: bring a friend",
    ] {
        let html = format!("<p>One.<p>{text}<p>Best regards,<br>Dana<br>{CONTACT}");
        assert!(roles(&html)[1].starts_with("p "), "{text}");
    }
}

#[test]
fn a_letter_in_the_style_of_headings_has_paragraphs() {
    let signed = format!("<p>Best regards,<br>Dana<br>{CONTACT}");
    let roles = |html: &str| roles(&format!("{html}{signed}"));
    let signature = "s Best regards,/Dana/a@nu.edu.kz/53 Kabanbay Batyr Ave";
    assert_eq!(
        roles("<h3>Dear Alumni,</h3><h3>We meet in May</h3><h3>The hall is new</h3>"),
        [
            "g Dear Alumni,",
            "p We meet in May",
            "p The hall is new",
            signature
        ]
    );
    assert_eq!(
        roles("<h1>Reunion</h1><h3>We meet in May</h3>"),
        ["t Reunion", "p We meet in May", signature]
    );
    assert_eq!(
        roles("<h1>Reunion</h1><h3>We meet in May</h3><p>One."),
        ["t Reunion", "t We meet in May", "p One.", signature]
    );
}
