//! Commands that are run from the repository's top, and where they leave what they make.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// What a command leaves: nothing, or what went wrong.
pub(crate) type Done = Result<(), String>;

/// The repository's top.
pub(crate) fn top() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), |dir| top().join(dir))
}

pub(crate) fn run(command: &mut Command) -> Done {
    let shown = format!("{command:?}").replace('"', "");
    eprintln!("{shown}");
    match command.current_dir(top()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("failed: {shown}")),
        Err(error) => Err(format!(
            "{} could not be started: {error}",
            command.get_program().to_string_lossy()
        )),
    }
}

pub(crate) fn cargo(args: &[&str], envs: &[(&str, &str)]) -> Done {
    run(
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(args)
            .envs(envs.iter().copied()),
    )
}

/// What cargo prints.
pub(crate) fn said(args: &[&str]) -> Result<String, String> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(args)
        .current_dir(top())
        .output()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}
