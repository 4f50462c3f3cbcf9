//! The packages for Python and npm.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{Done, cargo, run, target, top},
    setup::{npm_tools, pyright, setup},
};

/// Builds the Python package and puts it into the virtual environment.
pub(crate) fn install_python(venv: &Path, profile: &str) -> Done {
    let path = with_first(&venv.join("bin"))?;
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

fn wrong(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// Builds the npm package in `target/npm`: what a page loads first, and beside it the whole library.
pub(crate) fn package_wasm() -> Done {
    let out = target().join("npm");
    // What an earlier build left there is none of this one's.
    if out.exists() {
        fs::remove_dir_all(&out).map_err(wrong(&out))?;
    }
    bindgen(&out, "nu_alumni_policy", &["--features", "browser"])?;
    bindgen(&out, "nu_alumni_policy_whole", &["--features", "whole"])?;
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
    run(Command::new("node").arg("xtask/src/limits.mjs").arg(&out))
}

/// Builds the wheel in `target/wheels` and tries it where nothing else is: in an environment of its own.
///
/// On Linux zig links it for every system since glibc 2.28; elsewhere it is for the system that builds it.
pub(crate) fn wheel() -> Done {
    const ZIG: &str = "ziglang==0.17.1";
    let venv = setup()?;
    let wheels = target().join("wheels");
    if wheels.exists() {
        fs::remove_dir_all(&wheels).map_err(wrong(&wheels))?;
    }
    let python = venv.join("bin/python");
    let mut maturin = Command::new(&python);
    maturin.args(["-m", "maturin", "build", "--release", "--locked", "--out"]);
    maturin.arg(&wheels);
    maturin.args(["--manifest-path", "bindings-python/Cargo.toml"]);
    if cfg!(target_os = "linux") {
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", ZIG]))?;
        maturin.args(["--zig", "--compatibility", "manylinux_2_28"]);
        // It asks the first Python there is for its zig.
        maturin.env("PATH", with_first(&venv.join("bin"))?);
    }
    // What C writes of its day of building is 1980's first in every build, as it is in a wheel.
    maturin.env("SOURCE_DATE_EPOCH", "315532800");
    run(maturin.env("RUSTFLAGS", no_paths()))?;
    let alone = target().join("wheel-alone");
    run(Command::new(&python)
        .arg("xtask/src/try_wheel.py")
        .arg(&wheels)
        .arg(&alone))?;
    // Every public name has its type, there where the wheel is installed.
    run(Command::new(alone.join("bin/python")).args(["-m", "pip", "install", "--quiet", "numpy"]))?;
    run(Command::new(pyright()?)
        .args(["--verifytypes", "nu_alumni_policy", "--ignoreexternal"])
        .env("PATH", with_first(&alone.join("bin"))?))
}

/// The folders of commands, this one before the others.
fn with_first(folder: &Path) -> Result<OsString, String> {
    let others = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(folder.to_owned()).chain(env::split_paths(&others));
    env::join_paths(all).map_err(|error| error.to_string())
}

/// What names a source by its crate: where the building machine keeps it is nobody's business.
fn no_paths() -> String {
    let home = env::var_os("HOME").unwrap_or_default();
    let crates =
        env::var_os("CARGO_HOME").map_or_else(|| Path::new(&home).join(".cargo"), PathBuf::from);
    format!("--remap-path-prefix={}=", crates.display())
}

/// A wasm of this name and its JavaScript, with these options of cargo.
fn bindgen(out: &Path, name: &str, options: &[&str]) -> Done {
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
    let flags = no_paths();
    let flags = [(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.as_str(),
    )];
    cargo(&[&BUILD, options].concat(), &flags)?;
    let wasm = target().join("wasm32-unknown-unknown/wasm/nu_alumni_policy_wasm.wasm");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)
        .map(|bindgen| bindgen.omit_default_module_path(false))
        // Where the wasm fails, it is begun anew.
        .map(|bindgen| bindgen.reset_state_function(true))
        .and_then(|bindgen| bindgen.typescript(false).generate(out))
        .map_err(|error| format!("{error:#}"))?;
    let wasm = out.join(format!("{name}_bg.wasm"));
    // What rustc gives out, and nothing that a browser may not have; functions of like names, which are
    // alike themselves, stand side by side, so that they pack well.
    run(Command::new(npm_tools()?.join("wasm-opt"))
        .args([
            "-O1",
            "--reorder-functions-by-name",
            "--enable-bulk-memory",
            "--enable-multivalue",
        ])
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
