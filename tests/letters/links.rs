//! Which links a letter has, and where they are written.

use crate::{draft, findings::found};

/// The letter's links, as their addresses are written.
fn links(html: &str) -> Vec<String> {
    let draft = draft(html);
    let letter = draft.letter();
    let links = letter.links.iter();
    links.map(|link| link.address.clone()).collect()
}

#[test]
fn a_link_is_what_somebody_can_follow() {
    const A: &[&str] = &["https://a.kz"];
    const BOTH: &[&str] = &["https://a.kz", "https://b.kz"];
    for (html, expected) in [
        ("<a href=https://a.kz>Come</a>", A),
        (
            "<a href=https://a.kz style='visibility:hidden'>Come</a>",
            &[],
        ),
        ("<a href=https://a.kz style='display:none'>Come</a>", &[]),
        ("<a href=https://a.kz style='font-size:0'>Come</a>", &[]),
        (
            "<a href=https://a.kz style='font-size:0'><img src=https://b.kz/b.png></a>",
            A,
        ),
        ("<a name=x>Come</a>", &[]),
        // An address in the text is one link, and none where a link is around it.
        ("See https://a.kz", A),
        ("<a href=https://a.kz>https://b.kz</a>", A),
        ("<a href=https://a.kz><b>See b.kz</b></a>", A),
        ("<a name=x>https://a.kz</a>", A),
        // The areas of a map that a picture uses, and what else stands in it.
        (
            "<img src=https://c.kz/c.png usemap=#m><map name=m><a href=https://a.kz>Come</a><area href=https://b.kz></map>",
            BOTH,
        ),
        (
            "<img src=https://c.kz/c.png usemap=#m><map name=m><area alt=x><area href=https://a.kz></map>",
            A,
        ),
        (
            "<img src=https://c.kz/c.png usemap=#m><map name=n><area href=https://a.kz></map>",
            &[],
        ),
        ("<map name=m><area href=https://a.kz></map>", &[]),
        ("<math href=https://a.kz><mi>x</mi></math>", A),
        ("<iframe src=https://a.kz></iframe>", A),
        ("<embed src=https://a.kz>", A),
        ("<object data=https://a.kz></object>", A),
        ("<p href=https://a.kz>Come</p>", &[]),
        ("<a data=https://a.kz>Come</a>", &[]),
        (
            "<form action=https://a.kz><button formaction=https://b.kz>Join</button></form>",
            BOTH,
        ),
    ] {
        assert_eq!(links(&format!("<p>One. {html}</p>")), expected, "{html}");
    }
}

#[test]
fn words_without_a_space_between_them_may_be_an_address() {
    for (text, expected) in [
        (
            "Watch it on twitch.tv on Monday.",
            &["!links-own.outside"][..],
        ),
        ("See film.it today.", &["?links-own.perhaps-address"]),
        ("We meet.at six.", &["?links-own.perhaps-address"]),
        ("Open photos.zip first.", &["?links-own.perhaps-address"]),
        ("At 9.am we begin.", &[]),
        (
            "Register at Eventbrite.Com today.",
            &["?links-own.perhaps-address"],
        ),
        ("Kaspi.kz gave the prizes.", &["?links-own.perhaps-address"]),
        ("Читайте «Forbes.kz».", &["?links-own.perhaps-address"]),
        ("Register at KASPI.KZ today.", &["!links-own.outside"]),
        ("Register at Kaspi.kz/x today.", &["!links-own.outside"]),
        ("Register at My.kaspi.kz today.", &["!links-own.outside"]),
        ("We will.be there.", &["?links-own.perhaps-address"]),
        ("Radio 98.fm plays at 6.pm today.", &[]),
        ("We meet. It is late.", &[]),
        ("Write on alumni.nu.edu.kz too.", &[]),
    ] {
        let html = format!("<p>Dear Alumni,<p>{text}");
        assert_eq!(found(&html, "links-own"), expected, "{text}");
    }
}

#[test]
fn a_page_may_send_its_reader_on() {
    for (meta, expected) in [
        (
            "http-equiv=refresh content='0;url=https://a.kz'",
            &["https://a.kz"][..],
        ),
        (
            "http-equiv=Refresh content=\"5; URL = 'https://a.kz'\"",
            &["https://a.kz"],
        ),
        (
            "http-equiv=refresh content='0;https://a.kz'",
            &["https://a.kz"],
        ),
        (
            "http-equiv=refresh content='0 url=https://a.kz'",
            &["https://a.kz"],
        ),
        ("http-equiv=refresh content=30", &[]),
        (
            "http-equiv=content-type content='text/html; url=https://a.kz'",
            &[],
        ),
        ("name=refresh content='0;url=https://a.kz'", &[]),
    ] {
        assert_eq!(links(&format!("<meta {meta}><p>One.")), expected, "{meta}");
    }
}
