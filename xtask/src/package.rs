//! The packages for Python and npm.

use std::{env, fs, path::Path, process::Command};

use crate::{
    command::{Done, cargo, run, target, top},
    setup::npm_tools,
};

/// Builds the Python package and puts it into the virtual environment.
pub(crate) fn install_python(venv: &Path, profile: &str) -> Done {
    let path = env::join_paths(
        std::iter::once(venv.join("bin"))
            .chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())),
    )
    .map_err(|error| error.to_string())?;
    run(Command::new(venv.join("bin/maturin"))
        .args([
            "develop",
            "--quiet",
            "--locked",
            "--profile",
            profile,
            "--manifest-path",
            "bindings-python/Cargo.toml",
        ])
        .env("VIRTUAL_ENV", venv)
        .env("PATH", path))
}

const GLUE: &str = "nu_alumni_policy.js";
const WASM: &str = "nu_alumni_policy_bg.wasm";
const WASM_WITH_REPORTS: &str = "nu_alumni_policy_reports_bg.wasm";

fn wrong(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// Builds the npm package in `target/npm`: what a page loads is without the reports to take away, which
/// lie beside it.
pub(crate) fn package_wasm() -> Done {
    let out = target().join("npm");
    let without = target().join("npm-without-reports");
    bindgen(&without, &[])?;
    bindgen(&out, &["--features", "reports"])?;
    let glue = |folder: &Path| {
        let path = folder.join(GLUE);
        fs::read_to_string(&path).map_err(wrong(&path))
    };
    serves_both(&glue(&out)?, &glue(&without)?)?;
    let moved = |from: &Path, name: &str| fs::rename(from, out.join(name)).map_err(wrong(from));
    moved(&out.join(WASM), WASM_WITH_REPORTS)?;
    moved(&without.join(WASM), WASM)?;
    let package = top().join("bindings-wasm");
    let js = package.join("js");
    let js = fs::read_dir(&js).map_err(wrong(&js))?;
    let js = js.flatten().map(|file| file.path());
    let types = fs::read_dir(&package).map_err(wrong(&package))?;
    let types = types.flatten().map(|file| file.path());
    let types = types.filter(|path| path.to_string_lossy().ends_with(".d.ts"));
    let others = [
        "package.json",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "THIRD-PARTY-NOTICES.txt",
    ];
    for from in js.chain(types).chain(others.map(|file| package.join(file))) {
        let to = out.join(from.file_name().unwrap_or_default());
        fs::copy(&from, to).map_err(wrong(&from))?;
    }
    Ok(())
}

/// The JavaScript of the larger wasm is loaded with the smaller one too: it has all that the other's has.
fn serves_both(larger: &str, smaller: &str) -> Done {
    let mut lines = larger.lines();
    match smaller
        .lines()
        .find(|line| !lines.any(|other| other == *line))
    {
        Some(line) => Err(format!("only without reports {GLUE} has: {line}")),
        None => Ok(()),
    }
}

/// The wasm and its JavaScript, with these options of cargo.
fn bindgen(out: &Path, options: &[&str]) -> Done {
    const BUILD: [&str; 8] = [
        "build",
        "--locked",
        "--profile",
        "wasm",
        "--target",
        "wasm32-unknown-unknown",
        "-p",
        "nu-alumni-policy-wasm",
    ];
    cargo(&[&BUILD, options].concat(), &[])?;
    // What an earlier build left there is none of this one's.
    if out.exists() {
        fs::remove_dir_all(out).map_err(wrong(out))?;
    }
    let wasm = target().join("wasm32-unknown-unknown/wasm/nu_alumni_policy_wasm.wasm");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .out_name("nu_alumni_policy")
        .web(true)
        .map(|bindgen| bindgen.omit_default_module_path(false))
        // Where the wasm fails, it is begun anew.
        .map(|bindgen| bindgen.reset_state_function(true))
        .and_then(|bindgen| bindgen.typescript(false).generate(out))
        .map_err(|error| format!("{error:#}"))?;
    let wasm = out.join(WASM);
    // What rustc gives out, and nothing that a browser may not have.
    run(Command::new(npm_tools()?.join("wasm-opt"))
        .args(["-Oz", "--enable-bulk-memory", "--enable-multivalue"])
        .args(["--enable-mutable-globals", "--enable-reference-types"])
        .args(["--enable-sign-ext", "--enable-nontrapping-float-to-int"])
        .args(["--strip-debug", "--strip-producers"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm))
}

/// What a page loads of the package.
pub(crate) fn sizes() -> Done {
    package_wasm()?;
    let package = target().join("npm");
    run(Command::new("node").arg("xtask/src/sizes.mjs").arg(package))
}
