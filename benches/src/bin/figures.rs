//! Prints the figures of `benches/README.md`: the whole check against html5ever's parse, and its growth.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures time and prints"
)]

use std::time::Instant;

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};
use nu_alumni_policy_benches::{check, html5ever_parse, letter_of, mail};

/// How long a run takes, in microseconds.
fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64() * 1e6
}

/// The median of the runs.
fn median(mut runs: Vec<f64>) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The medians of two works that take turns, so that the machine disturbs both alike.
fn in_turn<T, U>(
    turns: u32,
    mut one: impl FnMut() -> T,
    mut other: impl FnMut() -> U,
) -> (f64, f64) {
    let (ones, others) = (0..turns)
        .map(|_| (time(&mut one), time(&mut other)))
        .unzip();
    (median(ones), median(others))
}

/// Makes a source of so many bytes.
type MakeOf = fn(usize) -> String;

/// The check of anything, errors too: a limit that is passed is an answer.
fn any(html: &str) {
    if let Ok(draft) = Draft::read(SourceKind::Html, html.as_bytes()) {
        std::hint::black_box(check_mailing(&draft, &Brief::default()).ok());
    }
}

fn main() {
    let html = mail();
    let first = time(|| check(&html));
    println!("first check of the process {first:.0} µs");
    let (ours, theirs) = in_turn(600, || check(&html), || html5ever_parse(&html));
    println!(
        "{} bytes: check {ours:.0} µs, html5ever+RcDom {theirs:.0} µs, ratio {:.2}",
        html.len(),
        ours / theirs
    );
    let hostile: [(&str, MakeOf); 9] = [
        ("letter", letter_of),
        ("<div>", |n| "<div>".repeat(n / 5)),
        ("<b> unclosed in <p>", |n| "<p><b>x".repeat(n / 7)),
        ("attributes", |n| {
            (0..n / 800).fold(String::new(), |s, _| s + "<p " + &"a=1 ".repeat(199) + ">")
        }),
        ("carriage returns", |n| "x\r".repeat(n / 2)),
        ("NULs", |n| "a\0".repeat(n / 2)),
        ("stray end tags", |n| "a</i>".repeat(n / 5)),
        ("text out of a table", |n| {
            "<table>".to_owned() + &"x<tr>".repeat(n / 5)
        }),
        ("text in lines", |n| {
            "word WORD www.x.com 12<br>".repeat(n / 26)
        }),
    ];
    for (name, make) in hostile {
        let (small, large) = (make(500_000), make(5_000_000));
        let (s, l) = in_turn(9, || any(&small), || any(&large));
        println!(
            "{name}: 0.5 MB {:.0} ms, 5 MB {:.0} ms, 10 × the input costs {:.1} ×",
            s / 1e3,
            l / 1e3,
            l / s
        );
        if name == "letter" {
            let (s, l) = in_turn(9, || html5ever_parse(&small), || html5ever_parse(&large));
            println!("  of the same, html5ever+RcDom: {:.1} ×", l / s);
        }
    }
}
