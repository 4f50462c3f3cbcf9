//! The interpretation register as a paper for the University to decide on, in Markdown.
//!
//! `cargo run --example register_paper -- [en|ru|kk]`
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command prints"
)]

use std::{env, process::ExitCode};

use nu_alumni_policy::{Locale, policy::Readings, register_paper};

fn main() -> ExitCode {
    let locale = env::args().nth(1);
    match locale.as_deref().unwrap_or("en").parse::<Locale>() {
        Ok(locale) => {
            print!("{}", register_paper(&Readings::default(), locale));
            ExitCode::SUCCESS
        }
        Err(unknown) => {
            eprintln!("{unknown}");
            ExitCode::from(2)
        }
    }
}
