//! Where a signature begins and ends, and what signs nothing.

use crate::{CONTACT, SIGNED, roles};

#[test]
fn a_delimiter_that_opens_no_signature_divides() {
    let text = "We meet in the new hall of the University, and the Rector speaks to us all.";
    assert_eq!(
        roles(&format!("<p>One.<p>--<p>{text}<p>Regards,<br>{CONTACT}")),
        [
            "p One.".to_owned(),
            "a --".to_owned(),
            format!("p {text}"),
            format!("s Regards,/{SIGNED}")
        ]
    );
}

#[test]
fn a_signature_between_two_languages_gives_two_of_three() {
    let below = format!("<p>One.<p>Regards,<br>{CONTACT}");
    let signature = format!("s Regards,/{SIGNED}");
    for (upper, role) in [
        (CONTACT, "a"),
        ("a@nu.edu.kz", "p"),
        ("+7 7172 70 00 01<br>a@nu.edu.kz", "a"),
        ("+7 7172 70 00 01", "p"),
    ] {
        let roles = roles(&format!(
            "<p>Бір.<p>Құрметпен,<br>Орталық<br>{upper}{below}"
        ));
        let own = format!("{role} Құрметпен,/Орталық/{}", upper.replace("<br>", "/"));
        assert_eq!(roles, ["p Бір.", &own, "p One.", &signature], "{upper}");
    }
    let roles = roles(&format!(
        "<p>Бір.<br>Құрметпен,<br>Орталық<br>{CONTACT}{below}"
    ));
    let own = format!("a Құрметпен,/Орталық/{SIGNED}");
    assert_eq!(roles, ["p Бір.", &own, "p One.", &signature]);
}

#[test]
fn a_sign_off_begins_a_signature_whatever_stands_in_its_own_block() {
    let hours = "Our office is open from Monday to Friday from nine to six, come and see us.";
    assert_eq!(
        roles(&format!("<p>One.<p>Regards,<br>{hours}<br>{CONTACT}")),
        ["p One.".to_owned(), format!("s Regards,/{hours}/{SIGNED}")]
    );
    let told = "Our School has taught engineers and teachers since the year two thousand and ten.";
    assert_eq!(
        roles(&format!("<p>One.<p>Regards,<br>{told}<br>{CONTACT}")),
        ["p One.".to_owned(), format!("s Regards,/{told}/{SIGNED}")]
    );
    let marked = format!("<div class=gmail_signature>Office<br>{CONTACT}</div>");
    assert_eq!(
        roles(&format!("<p>One.<p>Best regards,<br>alumni office{marked}")),
        [
            "p One.".to_owned(),
            "s Best regards,/alumni office".to_owned(),
            format!("s Office/{SIGNED}")
        ]
    );
}

#[test]
fn what_a_sign_off_opens_in_its_block_may_go_on_in_the_next() {
    let text = "We meet in the new hall of the University, and the Rector speaks to us all.";
    let upper = "<p>С уважением,<br>Дана Ахметова<br>+7 7172 70 00 01";
    let html = format!("<p>Раз.{upper}<p>{text}<br>Regards,<p>a@nu.edu.kz<p>{text}");
    let roles = roles(&html);
    let text = format!("p {text}");
    assert_eq!(roles[2..], [&text, "s Regards,", "s a@nu.edu.kz", &text]);
}

#[test]
fn a_signature_that_nothing_opens_begins_below_the_text() {
    let text = "We meet in the new hall of the University, and the Rector speaks to us all.";
    assert_eq!(
        roles(&format!("<p>Dear all,<p>{text}<p>Office<br>{CONTACT}")),
        [
            "g Dear all,".to_owned(),
            format!("p {text}"),
            format!("s Office/{SIGNED}")
        ]
    );
    assert_eq!(
        roles(&format!("<p>Dear all,<p>{text}<br>Office<br>{CONTACT}")),
        [
            "g Dear all,".to_owned(),
            format!("p {text}"),
            format!("s Office/{SIGNED}")
        ]
    );
}

#[test]
fn a_signature_between_two_languages_may_take_several_blocks() {
    let html = format!("<p>Бір.<p>Құрметпен,<p>Орталық<p>{CONTACT}<p>One.<p>Regards,<br>{CONTACT}");
    assert_eq!(
        roles(&html),
        [
            "p Бір.".to_owned(),
            "a Құрметпен,".to_owned(),
            "a Орталық".to_owned(),
            format!("a {SIGNED}"),
            "p One.".to_owned(),
            format!("s Regards,/{SIGNED}")
        ]
    );
}

#[test]
fn in_a_block_of_contact_details_a_sentence_may_give_the_address() {
    let text = "We meet in the new hall of the University, and the Rector speaks to us all.";
    let place = "You find us in the main hall at 53 Kabanbay Batyr Ave.";
    let phone = "+7 7172 70 00 01";
    assert_eq!(
        roles(&format!("<p>Dear all,<p>{text}<p>{place}<br>{phone}")),
        [
            "g Dear all,".to_owned(),
            format!("p {text}"),
            format!("s {place}/{phone}")
        ]
    );
    assert_eq!(
        roles(&format!("<p>Dear all,<p>{text}<p>{place}<p>{phone}")),
        [
            "g Dear all,".to_owned(),
            format!("p {text}"),
            format!("p {place}"),
            format!("s {phone}")
        ]
    );
}

#[test]
fn what_a_program_puts_below_a_whole_signature_is_a_footer() {
    let contact = "Office<br>+7 7172 70 00 01<br>53 Kabanbay Batyr Ave<br>nu.edu.kz";
    let signed = format!("<p>Regards,<br>{contact}");
    let signature = "s Regards,/Office/+7 7172 70 00 01/53 Kabanbay Batyr Ave/nu.edu.kz";
    let below = "<p>-- <br>Preferences: https://x.kz/p";
    assert_eq!(
        roles(&format!("<p>One.{signed}{below}")),
        ["p One.", signature, "l --/Preferences: https://x.kz/p"]
    );
    // What gives an address of its own signs.
    let own = roles(&format!("<p>One.{signed}<p>-- <br>{contact}"));
    assert_eq!(own.last().map(|block| &block[..4]), Some("s --"), "{own:?}");
}

#[test]
fn a_sentence_that_ends_in_a_letter_is_no_name() {
    let html = format!("<p>Одно.<p>Встреча будет в корпусе Б.<p>{CONTACT}");
    assert_eq!(roles(&html)[1], "p Встреча будет в корпусе Б.");
}

#[test]
fn the_clerk_stands_below_the_signer() {
    let clerk = "Исп. Сериков Д.<br>Тел. 8 (7172) 70-66-88, d.serikov@nu.edu.kz";
    let html = format!(
        "<p>Один — это предложение.<p>Декан Школы<br>Е. Ахметов<p>г. Астана, пр. Кабанбай батыра, 53<p>{clerk}"
    );
    assert_eq!(
        roles(&html),
        [
            "p Один — это предложение.",
            "s Декан Школы/Е. Ахметов",
            "s г. Астана, пр. Кабанбай батыра, 53",
            "s Исп. Сериков Д./Тел. 8 (7172) 70-66-88, d.serikov@nu.edu.kz"
        ]
    );
}

#[test]
fn a_footer_holds_nothing_of_the_letter() {
    let letter = format!("<p>Dear all,<p>One.<p>Regards,<br>{CONTACT}");
    let link = "<a href=https://x.kz/u>Unsubscribe</a>";
    for (below, expected) in [
        (
            format!("<p>JOIN US at <a href=https://x.kz>the ball</a>. {link}"),
            &["p JOIN US at the ball.", "l Unsubscribe"][..],
        ),
        // The same without a link.
        (
            format!("<p>We meet at the ball. {link}"),
            &["p We meet at the ball.", "l Unsubscribe"],
        ),
        // Behind a signature a short line is its own.
        (
            format!("<p>Buy tickets <a href=https://x.kz>here</a>.<br>{link}"),
            &["s Buy tickets here.", "l Unsubscribe"],
        ),
        (
            "<p>© 2026 NU, Ltd., Astana. The marks are their owners' own.".to_owned(),
            &["l © 2026 NU, Ltd., Astana. The marks are their owners' own."],
        ),
        (
            "<p>© 2026 NU. Tickets: x.kz/ball".to_owned(),
            &["l © 2026 NU.", "s Tickets: x.kz/ball"],
        ),
        // What a footer says of itself, who sends it, and whom to ask.
        (
            format!("<p>This e-mail is for our graduates. {link}"),
            &["l This e-mail is for our graduates. Unsubscribe"],
        ),
        (
            format!("<p>53 Kabanbay Batyr Ave., Astana. {link}"),
            &["l 53 Kabanbay Batyr Ave., Astana. Unsubscribe"],
        ),
        (
            format!("<p>{link} or write to <a href=mailto:a@nu.edu.kz>us</a>."),
            &["l Unsubscribe or write to us."],
        ),
        // What only follows it.
        (
            format!("<p>{link}. We meet at the ball."),
            &["l Unsubscribe.", "p We meet at the ball."],
        ),
        // A notice goes on; a page that the footer itself does not lead to is none of it.
        (
            "<p>You receive this letter as a graduate. We answer for no viruses.".to_owned(),
            &["l You receive this letter as a graduate. We answer for no viruses."],
        ),
        (
            format!("<p>{link} | <a href=https://x.kz/p>Profile</a>"),
            &["l Unsubscribe | Profile"],
        ),
        (
            "<p><a href=*|UNSUB|*>Unsubscribe</a> · <a href=*|PROFILE|*>Profile</a>".to_owned(),
            &["l Unsubscribe · Profile"],
        ),
        (
            format!("<p>{link} | <a href=https://y.kz/p>Tickets</a>"),
            &["l Unsubscribe |", "s Tickets"],
        ),
        (
            "<p>No longer wish to receive letters? <a href=https://x.kz/p>Click here</a>"
                .to_owned(),
            &["l No longer wish to receive letters? Click here"],
        ),
    ] {
        let roles = roles(&format!("{letter}{below}"));
        assert_eq!(roles[3..], *expected, "{below}");
    }
}

#[test]
fn a_signature_may_stand_above_a_footer_s_lines_or_below_them() {
    let contact = "Office<br>53 Kabanbay Batyr Ave<br>+7 7172 70 00 01";
    let footer = "You receive this letter as a graduate.";
    let text = "We meet in the new hall of the University, and the Rector speaks to us all.";
    let signature = "s Office/53 Kabanbay Batyr Ave/+7 7172 70 00 01";
    let footer_block = format!("l {footer}");
    for (block, expected) in [
        (
            format!("{contact}<br>{footer}"),
            [signature, &*footer_block],
        ),
        (
            format!("{footer}<br>{contact}"),
            [&*footer_block, signature],
        ),
    ] {
        let roles = roles(&format!("<p>Dear all,<p>{text}<p>{block}"));
        assert_eq!(roles[2..], expected, "{block}");
    }
    // Of a letter that is signed it is the footer's.
    let signed = format!("<p>Dear all,<p>One.<p>Regards,<br>{CONTACT}<p>{footer}<br>{contact}");
    assert_eq!(roles(&signed).len(), 4);
}
