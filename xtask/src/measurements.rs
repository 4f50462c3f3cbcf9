//! What is measured: side by side with others, for benches/README.md, and with the fuzzer.

use std::{env, fs, path::Path, process::Command};

use crate::{
    command::{Done, cargo, run, target, top},
    package::install_python,
    setup::{HTML_VALIDATE, npm_install, setup},
};

pub(crate) fn bench() -> Done {
    cargo(
        &[
            "bench",
            "--locked",
            "-p",
            "nu-alumni-policy-benches",
            "--bench",
            "check_mailing",
            "--bench",
            "working_days",
        ],
        &[],
    )?;
    let venv = setup()?;
    install_python(&venv, "release")?;
    let python = venv.join("bin/python");
    run(Command::new(&python).arg("benches/working_days.py"))?;
    run(Command::new(&python).arg("benches/answers.py"))
}

/// The figures of benches/README.md, and html-validate on the same file.
pub(crate) fn figures() -> Done {
    cargo(
        &[
            "run",
            "--release",
            "--locked",
            "-p",
            "nu-alumni-policy-benches",
            "--bin",
            "figures",
        ],
        &[],
    )?;
    let Some(mail) = env::var_os("MAIL") else {
        eprintln!("set MAIL to a file to time html-validate too");
        return Ok(());
    };
    let tools = target().join("npm-peers");
    if !tools.join("node_modules/html-validate").exists() {
        npm_install(&tools, &[HTML_VALIDATE])?;
    }
    run(Command::new("node")
        .arg("benches/html_validate.mjs")
        .arg(&tools)
        .arg(mail))
}

/// Fuzzes from the vectors on.
pub(crate) fn fuzz(seconds: &str) -> Done {
    let seeds = target().join("fuzz-seeds");
    fs::create_dir_all(&seeds).map_err(|error| format!("{}: {error}", seeds.display()))?;
    let vectors = top().join("tests/vectors/mailings");
    for vector in fs::read_dir(&vectors)
        .map_err(|error| format!("{}: {error}", vectors.display()))?
        .flatten()
    {
        for (kind, file) in ["source.html", "source.eml", "source.txt", "source.msg"]
            .into_iter()
            .enumerate()
        {
            if let Ok(source) = fs::read(vector.path().join(file)) {
                // The target takes the kind from the first byte.
                let seed = [&[u8::try_from(kind).unwrap_or(0)][..], &source].concat();
                fs::write(seeds.join(vector.file_name()), seed)
                    .map_err(|error| error.to_string())?;
            }
        }
    }
    let fuzz = |name: &str, seconds: &str, seeds: &Path| {
        run(Command::new("cargo")
            .args(["+nightly", "fuzz", "run", "--fuzz-dir", "tests/fuzz", name])
            .arg(seeds)
            .args(["--", "-max_len=8192", &format!("-max_total_time={seconds}")]))
    };
    fuzz("check_mailing", seconds, &seeds)?;
    let drawn = target().join("fuzz-drawn");
    fs::create_dir_all(&drawn).map_err(|error| format!("{}: {error}", drawn.display()))?;
    // What it draws is small, so a tenth of the time does.
    let tenth = seconds.parse::<u32>().unwrap_or(60).div_ceil(10);
    fuzz("selector_index", &tenth.to_string(), &drawn)
}
