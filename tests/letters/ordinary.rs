//! Letters as offices write them, which are in order, and what only looks like theirs.

use nu_alumni_policy::SourceKind;

use super::habits::{SIGNATURE, THREE, found_in};

const ADDRESS: &str =
    "53 Kabanbay Batyr Ave., Astana 010000<br>+7 (7172) 70-00-01<br>alumni@nu.edu.kz";
const MANY: &[&str] = &["!paragraph-count.too-many"];

/// What is found in such letters, each with what was expected.
fn assert_found(letters: impl IntoIterator<Item = (String, &'static [&'static str])>) {
    let wrong = letters.into_iter().filter_map(|(html, expected)| {
        let found = found_in(SourceKind::Html, &html);
        (found != expected).then(|| format!("{html}\n  {found:?}, not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_letter_opens_in_its_own_way() {
    let letter = |opening: &str| format!("<p>{opening}</p>{THREE}{SIGNATURE}");
    let opens = [
        "С праздником, дорогие выпускники!",
        "С 8 Марта, дорогие выпускницы!",
        "Тәуелсіздік күнімен, құрметті түлектер!",
        "Happy Independence Day, dear alumni!",
        "Aigerim,",
        "Айгерим!",
        "{FIRST NAME},",
        "С днём рождения, {{name}}!",
        "Classmates and friends!",
        "<b>Season's greetings!</b><p>Dear alumni,",
        "<span style='font-size:20px'>Congratulations, graduates!</span><p>Dear alumni,",
        "Graduate School of Business</p><p>Dear alumni,",
    ];
    assert_found(opens.map(|opening| (letter(opening), &[][..])));
    // What says something is a paragraph.
    let says = [
        "Уважаемые выпускники! Приглашаем Вас!",
        "Dear alumni,</p><p>Our dear Rector speaks!",
        "Dear alumni,</p><p>Любимые книги ректора!",
        "Free tickets for all alumni!",
        "Register Today!",
        "Join us for the winter reunion in the Atrium</p><p>Dear alumni,",
        "Dear alumni,</p><p><u>Registration is open and costs nothing for all</u>",
    ];
    assert_found(says.map(|opening| (letter(opening), MANY)));
    let filled_in = letter("{{intro}}:</p><p>One more.");
    assert_found([(
        filled_in,
        &["!paragraph-count.too-many", "?not-read.filled-in"][..],
    )]);
}

#[test]
fn a_letter_ends_in_its_own_way() {
    let letter = |end: &str| format!("<p>Dear alumni,</p>{THREE}{end}");
    let ends = [
        format!("<p>With deepest gratitude to you,</p><p>-- <br>Dana Akhmetova<br>{ADDRESS}"),
        format!("<p>Жылы лебізбен,</p><p>Түлектер кеңсесі<br>{ADDRESS}"),
        format!("<p>Оргкомитет встречи</p><p>{ADDRESS}"),
        format!(
            "<p>Dana Akhmetova<br>{ADDRESS}</p><p>You receive this because you are a graduate. <a href='*|UNSUB|*'>Unsubscribe</a>"
        ),
        format!("<p>Kind regards,</p><h3>Dana Akhmetova</h3><p>{ADDRESS}"),
        "<p>Kind regards,<br>Dana<br>53 Kabanbay<br>Batyr Ave.<br>Astana<br>Office: 70 00 01<br>alumni@nu.edu.kz".to_owned(),
    ];
    assert_found(ends.map(|end| (letter(&end), &[][..])));
    let long = "We meet every year in the Atrium of the School to speak of what we did. ".repeat(4);
    assert_found([
        (
            letter(&format!(
                "<p>Kind regards,<br>Dana Akhmetova<br>{long}<br>{ADDRESS}"
            )),
            &[
                "!paragraph-count.too-many",
                "!paragraph-length.too-many-lines",
            ][..],
        ),
        (
            letter(
                "<p>Kind regards,<br>53 Kabanbay Batyr Ave., Astana<br>+7 (7172) 70-00-01<br>Write to alumni@nu.edu.kz",
            ),
            &["!signature-contact.no-name"],
        ),
        (
            letter(
                "<p>Kind regards,<br>Alumni Office<br>53 Kabanbay Batyr Ave., Astana<br>БИН: 72-34-56<br>alumni@nu.edu.kz",
            ),
            &["!signature-phone.too-few"],
        ),
        // What stands below a signature hides none.
        (
            letter(&format!(
                "<p>Dana Akhmetova<br>{ADDRESS}</p><p>We sing at six and dance at seven."
            )),
            MANY,
        ),
        (
            "<p>Dear alumni,</p><p>One.<p>Hotel Rixos, 53 Kabanbay Batyr Ave, Astana<br>+7 7172 70 00 01<br>nu.edu.kz/r<p>We look forward to your answers until May, and will write again.".to_owned(),
            &["!signature-present.missing"],
        ),
        (
            letter(&format!("<p>Please bring your books,</p><p>-- <br>Dana Akhmetova<br>{ADDRESS}")),
            MANY,
        ),
        // A sign-off's words may begin a sentence.
        (
            letter(&format!(
                "<p>До встречи осталось три недели, а мест – сорок.</p>{SIGNATURE}"
            )),
            MANY,
        ),
        (
            letter(&format!(
                "<p>Приходите, будет лекция ректора о стипендиях.</p>{SIGNATURE}"
            )),
            MANY,
        ),
    ]);
}

#[test]
fn below_a_letter_stands_what_is_none_of_it() {
    let letter = |below: &str| format!("<p>Dear alumni,</p>{THREE}{SIGNATURE}</p>{below}");
    let below = [
        "<p>You receive this because you are a graduate. <a href='*|UNSUB|*'>Unsubscribe</a>",
        "<div>© 2026 NU<br>Вы получили это письмо, потому что вы выпускник.<br><br><b>Наш почтовый адрес:</b><br>*|HTML:LIST_ADDRESS_HTML|*<br><br><a href='*|UNSUB|*'>Отписаться</a></div>",
        "<div>© 2026 NU<br>You receive this letter as a graduate.<br><br>Our mailing address is:<br>*|HTML:LIST_ADDRESS_HTML|* *|END:IF|*<br><br><a href='*|UNSUB|*'>Unsubscribe</a></div>",
        "<p>This e-mail is confidential. If it reached you by mistake, delete it.",
        "<p>Это письмо предназначено только адресату. Если вы получили его по ошибке, удалите его.",
        "<p><a href=https://mailchi.mp/v>View in browser</a> | <a href=https://mailchi.mp/u>Unsubscribe</a>",
        "<p><a href=https://x.kz/u>Unsubscribe</a> | <a href=https://X.kz:443/p>Profile</a>",
        "<p>Nazarbayev University. All rights reserved.",
        "<p>Office hours: Monday to Friday, from 9 am to 6 pm.",
        "<p>Please consider the environment: think before printing.",
    ];
    assert_found(below.map(|below| (letter(below), &[][..])));
    let rows = "<tr><td>Branch<td>+7 7172 70 00 01".repeat(9);
    assert_found([
        // A card of an event is no header over a letter that is passed on.
        (
            letter(
                "<p>Topic: AI<br>Date: 5 June<br>From: 18:00 to 20:00<p>JOIN US NOW at <a href=https://x.kz>the hall</a>.",
            ),
            &[
                "!capitals.run",
                "!links-own.outside",
                "!paragraph-count.too-many",
            ][..],
        ),
        (
            letter(
                "<p><a href=https://x.kz/u>Unsubscribe</a> | <a href=https://tickets.kz>Buy tickets</a>",
            ),
            &["!links-own.outside"],
        ),
        (
            letter(
                "<p>Do you want to come to the ball and to dance with all of us? <a href=https://x.kz/u>Unsubscribe</a>",
            ),
            MANY,
        ),
        (
            letter("<p>Отправьте письмо декану до пятницы. <a href=https://x.kz/u>Отписаться</a>"),
            MANY,
        ),
        // Nor does a footer hide what shouts, or leads elsewhere.
        (
            letter("<p>Unsubscribe. COME AND JOIN US NOW!"),
            &["!capitals.run"],
        ),
        (
            letter("<p>Unsubscribe. GALA TICKETS ARE ON SALE, write to gala@nu.edu.kz."),
            &["!capitals.run", "!paragraph-count.too-many"],
        ),
        (
            letter("<p>Unsubscribe<p>COME TO OUR GALA DINNER<p>© 2026 NU"),
            &["!capitals.run", "!paragraph-count.too-many"],
        ),
        (
            letter(
                "<p>Unsubscribe<p><a href=https://x.kz><img src=a.png width=60 height=30></a>2026 gala<p>© 2026 NU",
            ),
            &["!links-own.outside", "?picture-size.file-elsewhere"],
        ),
        (
            letter(&format!("<table border=1>{rows}</table>")),
            &["!table-rows.too-many"],
        ),
    ]);
}

#[test]
fn letters_of_mathematics_may_be_bold() {
    let letter = |text: &str| format!("<p>Dear alumni,</p><p>{text}{SIGNATURE}");
    assert_found([
        (letter("𝗪𝗲 𝗺𝗲𝗲𝘁 in the Atrium."), &["?bold-share.bold"][..]),
        (letter("𝑊𝑒 𝑚𝑒𝑒𝑡 in the Atrium."), &[]),
    ]);
}

#[test]
fn numbers_that_run_on_make_a_list_and_initials_do_not() {
    let letter = |body: &str| format!("<p>Dear alumni,</p>{body}<p>One.<p>Two.{SIGNATURE}");
    let item = "Go to the site of the School and log in with your NU e-mail and your card.";
    let numbered: String = (1..=3).map(|n| format!("<p>{n}. {item}</p>")).collect();
    assert_found([
        (letter(&numbered), &[][..]),
        (letter("<menu><li>One<li>Two<li>Three</menu>"), &[]),
        (letter("<p>One more.<p>Register: https://nu.edu.kz/r"), &[]),
        (
            letter("<p>I. Akhmetov opens the evening.<p>V. Kim tells a story.<p>I. Li sings."),
            MANY,
        ),
    ]);
}
