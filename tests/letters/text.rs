//! What is the letter's text, and not its greeting, its sign-off or its signature.

use crate::{findings::found, roles};

/// A letter of one sentence, with what stands above and below it.
fn letter(above: &str, below: &str) -> Vec<String> {
    roles(&format!("{above}<p>One is a sentence.{below}"))
}

fn count(roles: &[String], role: &str) -> usize {
    roles.iter().filter(|of| of.starts_with(role)).count()
}

#[test]
fn a_sentence_behind_a_greeting_is_text() {
    for greeting in [
        "Dear alumni, we invite you to our reunion!",
        "Уважаемые выпускники, напоминаем об опросе.",
        "Құрметті түлектер, қысқы кешке шақырамыз!",
    ] {
        let roles = letter(&format!("<p>{greeting}"), "");
        assert_eq!(count(&roles, "p "), 2, "{greeting}");
    }
    // A tag may hold words of sentences.
    let roles = letter("<p>Hi {{ first_name | default: \"there\" }},", "");
    assert_eq!(count(&roles, "g "), 1);
}

#[test]
fn signs_before_blocks_make_a_list_of_them() {
    for (blocks, paragraphs) in [
        ("<p>👉 Talks<p>👉 Tea<p>👉 Music", 2),
        ("<p>📅 21 December<p>📍 Atrium<p>🎟 Free", 2),
        ("<p>✔️ Talks<p>✔️ Tea", 2),
        ("<p>а) Лекция<p>б) Чай", 2),
        // Two lists, each whole.
        ("<p>📅 21 December<br>📍 Atrium<p>✅ Come<br>✅ Tell us", 3),
        ("<p>👉 Talks<p>Two.<p>👉 Tea", 4),
    ] {
        assert_eq!(count(&letter("", blocks), "p "), paragraphs, "{blocks}");
    }
}

#[test]
fn an_exclamation_of_few_words_above_the_sign_off_closes() {
    let signed = "<p>Kind regards,<br>NU Alumni<br>a@nu.edu.kz";
    for (line, paragraphs) in [
        ("Всем удачи!", 1),
        ("Take care of yourselves!", 1),
        ("Come by 18:00!", 2),
        ("Take care, and come to us!", 2),
        ("We wait for all of you there!", 2),
        ("All is well.", 2),
    ] {
        let roles = letter("", &format!("<p>{line}{signed}"));
        assert_eq!(count(&roles, "p "), paragraphs, "{line}");
    }
    // Where no sign-off follows, and where nothing else is there to read, it is text.
    assert_eq!(count(&letter("", "<p>Всем удачи!"), "p "), 2);
    assert_eq!(
        roles(&format!("<p>Всем удачи!{signed}"))[0],
        "p Всем удачи!"
    );
}

#[test]
fn what_stands_above_contact_details_signs_where_it_names_somebody() {
    let contact = "<p>53 Kabanbay Batyr Ave., Astana<br>+7 (7172) 70-66-88<br>a@nu.edu.kz";
    for (line, role) in [
        ("Dana Akhmetova", "s"),
        ("Офис по работе с выпускниками", "s"),
        ("Всегда ваши,", "s"),
        ("Free entry for all", "p"),
        ("Начало в 18:00", "p"),
        ("Дресс-код: деловой", "p"),
    ] {
        let roles = letter("", &format!("<p>Two is a sentence.<p>{line}{contact}"));
        assert_eq!(&roles[2][..1], role, "{line}");
    }
    // Where an event is, and whom to ask, signs nothing.
    let event = "<p>Venue: 53 Kabanbay Batyr Ave., Astana<p>Questions: +7 (7172) 70-66-88";
    assert_eq!(count(&letter("", event), "s "), 0);
}

#[test]
fn what_a_letter_alone_has_ends_its_signature() {
    let signed = "<p>Kind regards,<br>NU Alumni Office<br>+7 (7172) 70-66-88<br>a@nu.edu.kz";
    for (below, paragraphs) in [
        // The label of what stands below it is none.
        ("<p>Programme of the evening:<p>17:00 Tea", 2),
        ("<ul><li>a talk<li>a dinner<li>music</ul>", 2),
        ("<p>Пожалуйста, перешлите это письмо однокурсникам.", 2),
        ("<p>NU – 15 years of knowledge", 1),
        ("<p>The dinner is paid by each guest.", 2),
        ("<p>Парковка в этот день закрыта.", 2),
        ("<p>Nazarbayev University, Astana.", 1),
        // A footer with a link below it is none of a signature's details.
        (
            "<p>We also invite you to mentor.<p>Unsubscribe: https://nu.us1.list-manage.com/u",
            2,
        ),
        (
            "<p>We meet in the Atrium in May and in June and in July and in August and in September and \
             in October and in November and in December and in January and in February",
            2,
        ),
        ("<p>Join us on Telegram", 1),
        ("<p>Contacts of the whole office:<p>b@nu.edu.kz", 1),
        ("<ul><li>b@nu.edu.kz<li>c@nu.edu.kz</ul>", 1),
    ] {
        let roles = letter("", &format!("{signed}{below}"));
        assert_eq!(count(&roles, "p "), paragraphs, "{below}: {roles:?}");
    }
}

#[test]
fn bold_of_headings_is_not_the_letters() {
    for (html, said) in [
        (
            "<p><b>Programme</b><br>17:00 Tea and talks in the Atrium.",
            false,
        ),
        ("<p><b>Programme</b> 17:00 Tea.", true),
        ("<p>17:00 Tea.<br><b>Programme</b>", true),
        ("<p><b>Programme.</b><br>17:00 Tea.", true),
        (
            "<p><b>Programme<br>The first day</b><br>17:00 Tea and talks.",
            false,
        ),
        // A third one above each other is no heading, and no line is one that has no text below it.
        (
            "<p><b>Come<br>Programme<br>The first day</b><br>17:00 Tea.",
            true,
        ),
        (
            "<p><b>Come to us<br>Dinner is on us<br>Bring a friend</b>",
            true,
        ),
        ("<p><b>Русский</b><p>Уважаемые выпускники!<p>Одно.", false),
        (
            "<style>@media (max-width:600px){b{color:red}}</style><p><b>Programme</b><br>Tea.",
            false,
        ),
    ] {
        let found = found(html, "bold-share");
        assert_eq!(!found.is_empty(), said, "{html}: {found:?}");
    }
}

#[test]
fn a_letter_whose_text_stands_in_a_table_goes_to_a_person() {
    let table = "<table border=1><tr><td>Бір сөйлем.<td>Одно предложение.</table>";
    assert_eq!(
        found(table, "body-present"),
        ["?body-present.perhaps-in-table"]
    );
    assert_eq!(
        found("<p>Dear all,", "body-present"),
        ["!body-present.missing"]
    );
}

#[test]
fn a_mail_servers_warning_is_left_out_with_its_colours() {
    let warning = "<table><tr><td style='background:#ffb900'><td style='background:#fff8e5'><b>CAUTION:</b> \
                   This email originated from outside of the organization.</table>";
    let letter = "<p>Dear all,<p>One is a sentence.";
    assert_eq!(roles(&format!("{warning}{letter}")), roles(letter));
    assert_eq!(
        found(&format!("{warning}{letter}"), "brand-colours"),
        [""; 0]
    );
    assert_eq!(
        found(&format!("{letter}{warning}"), "brand-colours").len(),
        1
    );
}

#[test]
fn a_style_keeps_the_breaks_of_the_source() {
    for (style, blocks) in [
        ("white-space:pre", 2),
        ("white-space:pre-line", 2),
        ("white-space:preserve nowrap", 2),
        ("white-space:wrap preserve-breaks", 2),
        ("white-space-collapse:preserve", 2),
        ("white-space-collapse:preserve-breaks", 2),
        ("white-space-collapse:break-spaces", 2),
        ("white-space-collapse:preserve-spaces", 1),
        ("white-space-collapse:collapse", 1),
        ("white-space:nowrap", 1),
        ("white-space:pre; white-space:sideways", 2),
    ] {
        let html = format!("<p style='{style}'>One.\n\nTwo.");
        assert_eq!(roles(&html).len(), blocks, "{style}");
    }
}
