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

/// Builds the npm package in `target/npm`.
pub(crate) fn package_wasm() -> Done {
    package_wasm_in(&target().join("npm"), &[])
}

/// Builds the npm package in this folder, with these options of cargo.
pub(crate) fn package_wasm_in(out: &Path, options: &[&str]) -> Done {
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
        fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
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
    let wasm = out.join("nu_alumni_policy_bg.wasm");
    // What rustc gives out, and nothing that a browser may not have.
    run(Command::new(npm_tools()?.join("wasm-opt"))
        .args(["-Oz", "--enable-bulk-memory", "--enable-multivalue"])
        .args(["--enable-mutable-globals", "--enable-reference-types"])
        .args(["--enable-sign-ext", "--enable-nontrapping-float-to-int"])
        .args(["--strip-debug", "--strip-producers"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm))?;
    let package = top().join("bindings-wasm");
    let js = package.join("js");
    let js = fs::read_dir(&js).map_err(|error| format!("{}: {error}", js.display()))?;
    let js = js.flatten().map(|file| file.path());
    let others = [
        "package.json",
        "nu_alumni_policy.d.ts",
        "requests.d.ts",
        "answers.d.ts",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "THIRD-PARTY-NOTICES.txt",
    ];
    for from in js.chain(others.map(|file| package.join(file))) {
        let to = out.join(from.file_name().unwrap_or_default());
        fs::copy(&from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// What a page loads of the package, with and without the reports to take away.
pub(crate) fn sizes() -> Done {
    let folders = ["npm-without-reports", "npm"].map(|name| target().join(name));
    let options: [&[&str]; 2] = [&["--no-default-features"], &[]];
    for (folder, options) in folders.iter().zip(options) {
        package_wasm_in(folder, options)?;
    }
    run(Command::new("node")
        .arg("xtask/src/sizes.mjs")
        .args(folders))
}
