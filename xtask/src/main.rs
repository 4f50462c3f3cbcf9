//! The project's own commands: `cargo xtask test` and what it is made of.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command speaks to its user and reads files"
)]

mod chromium;
mod command;
mod editor;
mod measurements;
mod notices;
mod outdated;
mod package;
mod setup;
mod test;
mod types;
mod types_python;
mod types_typescript;
mod webref;

use std::{env, process::ExitCode};

use chromium::chromium;
use editor::editor;
use measurements::{bench, figures, fuzz};
use notices::notices;
use outdated::outdated;
use package::{package_wasm, sizes, wheel};
use setup::setup;
use test::{browser, figures_browser, test};
use types::{bless, write_types};
use webref::webref;

const USAGE: &str = "usage: cargo xtask <command>

  test      everything: format, lints, Rust, Python and Node; installs what it needs
  setup     only what test needs: virtual environment, wasm target
  package   the npm package, in target/npm
  wheel     the Python package's wheel, in target/wheels, and tries it in an environment of its own
  sizes     what a page loads of it, gzipped and with Brotli, first and when it needs the whole library
  bless     write the vectors' reports, the schema, the types and the notices anew; read the
            difference
  types     only the types of Python and TypeScript
  notices   only THIRD-PARTY-NOTICES.txt of the two packages
  fuzz      the fuzz targets for SECONDS (60); needs a nightly toolchain and cargo-fuzz
  bench     side by side with html5ever's own parse, and working days with bdays and a plain table,
            in Python with NumPy's
  chromium  computed styles of the HTML files under FOLDER, held against Chromium's
  browser   the npm package and the editor in Chromium
  editor    builds the editor in target/editor, and serves it
  figures   the figures of benches/README.md
  figures-browser
            what a check costs a page in Chromium: start, checks, round trip, keystrokes, memory
  outdated  the dependencies that have moved: what, have, newest
  webref    core/letter/webref.txt anew, from npm: what there is that can show something";

fn main() -> ExitCode {
    let command = env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "test" => test(),
        "setup" => setup().map(|_| ()),
        "package" => package_wasm(),
        "sizes" => sizes(),
        "wheel" => wheel(),
        "bless" => bless().and_then(|()| notices(true)),
        "types" => write_types(),
        "notices" => notices(true),
        "fuzz" => fuzz(&env::args().nth(2).unwrap_or_else(|| "60".to_owned())),
        "bench" => bench(),
        "chromium" => chromium(&env::args().nth(2).unwrap_or_else(|| ".".to_owned())),
        "browser" => browser(),
        "editor" => editor(),
        "figures" => figures(),
        "figures-browser" => figures_browser(),
        "outdated" => outdated(),
        "webref" => webref(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
