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
    cargo(
        &[
            "build",
            "--locked",
            "--profile",
            "wasm",
            "--target",
            "wasm32-unknown-unknown",
            "-p",
            "nu-alumni-policy-wasm",
        ],
        &[],
    )?;
    let out = target().join("npm");
    let wasm = target().join("wasm32-unknown-unknown/wasm/nu_alumni_policy_wasm.wasm");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .out_name("nu_alumni_policy")
        .web(true)
        .map(|bindgen| bindgen.omit_default_module_path(false))
        .and_then(|bindgen| bindgen.typescript(false).generate(&out))
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
    for file in [
        "package.json",
        "nu_alumni_policy.d.ts",
        "requests.d.ts",
        "answers.d.ts",
        "js/door.js",
        "js/node.js",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "THIRD-PARTY-NOTICES.txt",
    ] {
        let from = top().join("bindings-wasm").join(file);
        let to = out.join(file.trim_start_matches("js/"));
        fs::copy(&from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}
