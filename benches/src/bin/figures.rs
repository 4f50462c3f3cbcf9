//! Prints the figures of the README: the whole check against html5ever's parse, and its growth.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures time and prints"
)]

use std::time::Instant;

use nu_alumni_policy::{Brief, Draft, Locale, SourceKind, check_mailing};
use nu_alumni_policy_benches::{check, html5ever_parse, letter_of, mail};

/// The shortest of some runs, in microseconds: the one that the machine disturbed least.
fn shortest<T>(runs: u32, mut work: impl FnMut() -> T) -> f64 {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1e6
        })
        .fold(f64::INFINITY, f64::min)
}

/// Makes a source of so many bytes.
type MakeOf = fn(usize) -> String;

/// The check of anything, errors too: a limit that is passed is an answer.
fn any(html: &str) {
    if let Ok(draft) = Draft::read(SourceKind::Html, html.as_bytes()) {
        std::hint::black_box(check_mailing(&draft, &Brief::default(), Locale::En).ok());
    }
}

fn main() {
    let html = mail();
    let (mut ours, mut theirs) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..10 {
        ours = ours.min(shortest(30, || check(&html)));
        theirs = theirs.min(shortest(30, || html5ever_parse(&html)));
    }
    println!(
        "{} bytes: check {ours:.0} µs, html5ever+RcDom {theirs:.0} µs, ratio {:.2}",
        html.len(),
        ours / theirs
    );
    let hostile: [(&str, MakeOf); 5] = [
        ("letter", letter_of),
        ("<div>", |n| "<div>".repeat(n / 5)),
        ("<b> unclosed in <p>", |n| "<p><b>x".repeat(n / 7)),
        ("attributes", |n| {
            (0..n / 800).fold(String::new(), |s, _| s + "<p " + &"a=1 ".repeat(199) + ">")
        }),
        ("text in lines", |n| {
            "word WORD www.x.com 12<br>".repeat(n / 26)
        }),
    ];
    for (name, make) in hostile {
        let (small, large) = (make(500_000), make(5_000_000));
        let (s, l) = (shortest(3, || any(&small)), shortest(2, || any(&large)));
        let (peer_s, peer_l) = if name == "letter" {
            (
                shortest(3, || html5ever_parse(&small)),
                shortest(2, || html5ever_parse(&large)),
            )
        } else {
            (0.0, 0.0)
        };
        println!(
            "{name}: 0.5 MB {:.0} ms, 5 MB {:.0} ms, 10 × the input costs {:.1} ×",
            s / 1e3,
            l / 1e3,
            l / s
        );
        if peer_s > 0.0 {
            println!(
                "  of the same, html5ever+RcDom: 10 × the input costs {:.1} ×",
                peer_l / peer_s
            );
        }
    }
}
