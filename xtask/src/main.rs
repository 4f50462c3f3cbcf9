//! The project's own commands: `cargo xtask test`.

use std::process::{Command, ExitCode};

/// What `test` runs, in order: each step's arguments to cargo.
const TEST: [&[&str]; 3] = [
    &["fmt", "--all", "--check"],
    &["clippy", "--workspace", "--all-targets", "--locked"],
    &["test", "--workspace", "--locked"],
];

#[expect(clippy::print_stderr, reason = "a command speaks to its user")]
fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("test") {
        eprintln!("usage: cargo xtask test");
        return ExitCode::from(2);
    }
    for step in TEST {
        eprintln!("cargo {}", step.join(" "));
        match Command::new("cargo").args(step).status() {
            Ok(status) if status.success() => {}
            Ok(_) => return ExitCode::FAILURE,
            Err(error) => {
                eprintln!("cargo could not be started: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
