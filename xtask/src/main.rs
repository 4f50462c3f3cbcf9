//! The project's own commands: `cargo xtask test` and what it is made of.
#![allow(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command speaks to its user and reads files"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

const USAGE: &str = "usage: cargo xtask <command>

  test      everything: format, lints, Rust, Python and Node; installs what it needs
  setup     only what test needs: virtual environment, wasm target
  package   the npm package, in target/npm
  bless     write the vectors' reports, the schema and the types anew; read the difference
  fuzz      the fuzz target for SECONDS (60); needs a nightly toolchain and cargo-fuzz
  bench     side by side with html5ever's own parse, and working days with bdays and a plain table,
            in Python with NumPy's
  figures   the figures of the README";

const PYTHON_PACKAGES: [&str; 5] = [
    "maturin==1.9.6",
    "mypy==1.18.2",
    "datamodel-code-generator==0.89.0",
    "numpy==2.4.6",
    // Its days off are held against the calendar's.
    "holidays==0.109",
];

type Done = Result<(), String>;

fn main() -> ExitCode {
    let command = env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "test" => test(),
        "setup" => setup().map(|_| ()),
        "package" => package_wasm(),
        "bless" => bless(),
        "fuzz" => fuzz(&env::args().nth(2).unwrap_or_else(|| "60".to_owned())),
        "bench" => bench(),
        "figures" => figures(),
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

fn test() -> Done {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        &[],
    )?;
    cargo(&["test", "--workspace", "--locked"], &[])?;
    let venv = setup()?;
    test_types(&venv)?;
    test_python(&venv)?;
    test_node()
}

/// Writes anew what is made from the code and kept beside it.
fn bless() -> Done {
    let test = [
        "test",
        "--locked",
        "-p",
        "nu-alumni-policy-tests",
        "--test",
        "vectors",
        "--test",
        "schema",
    ];
    cargo(&test, &[("BLESS", "1")])?;
    let venv = setup()?;
    for (kept, made) in types(&venv)? {
        fs::copy(&made, top().join(kept)).map_err(|error| format!("{kept}: {error}"))?;
    }
    Ok(())
}

/// The types of the other languages are the ones that the answers' schema makes.
fn test_types(venv: &Path) -> Done {
    for (kept, made) in types(venv)? {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
        };
        if read(&top().join(kept))? != read(&made)? {
            return Err(format!(
                "{kept} is not what the schema makes: run `cargo xtask bless`"
            ));
        }
    }
    Ok(())
}

/// Makes the types from the answers' schema; returns where each is kept and where it was made.
fn types(venv: &Path) -> Result<[(&'static str, PathBuf); 2], String> {
    const SCHEMA: &str = "tests/vectors/answers.schema.json";
    let python = target().join("_answers.py");
    run(Command::new(venv.join("bin/datamodel-codegen"))
        .args([
            "--input",
            SCHEMA,
            "--input-file-type",
            "jsonschema",
            "--output-model-type",
            "typing.TypedDict",
        ])
        .args([
            "--target-python-version",
            "3.11",
            "--disable-timestamp",
            "--enum-field-as-literal",
            "all",
        ])
        .args(["--use-union-operator", "--use-standard-collections"])
        .args(["--formatters", "black", "isort", "--disable-warnings"])
        .arg("--output")
        .arg(&python))?;
    let typescript = target().join("answers.d.ts");
    run(
        Command::new(target().join("npm-tools/node_modules/.bin/json2ts"))
            .args(["--input", SCHEMA, "--additionalProperties", "false"])
            .arg("--output")
            .arg(&typescript),
    )?;
    Ok([
        (
            "bindings-python/python/nu_alumni_policy/_answers.py",
            python,
        ),
        ("bindings-wasm/answers.d.ts", typescript),
    ])
}

fn bench() -> Done {
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
    run(Command::new(venv.join("bin/python")).arg("benches/working_days.py"))
}

/// The figures of the README, and html-validate on the same file.
fn figures() -> Done {
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
        fs::create_dir_all(&tools).map_err(|error| format!("{}: {error}", tools.display()))?;
        run(Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&tools)
            .arg("html-validate@9"))?;
    }
    run(Command::new("node")
        .arg("benches/html_validate.mjs")
        .arg(&tools)
        .arg(mail))
}

/// Fuzzes from the vectors on.
fn fuzz(seconds: &str) -> Done {
    let seeds = target().join("fuzz-seeds");
    fs::create_dir_all(&seeds).map_err(|error| format!("{}: {error}", seeds.display()))?;
    let vectors = top().join("tests/vectors/mailings");
    for vector in fs::read_dir(&vectors)
        .map_err(|error| format!("{}: {error}", vectors.display()))?
        .flatten()
    {
        for (kind, file) in ["source.html", "source.eml", "source.txt"]
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
    run(Command::new("cargo")
        .args([
            "+nightly",
            "fuzz",
            "run",
            "--fuzz-dir",
            "tests/fuzz",
            "check_mailing",
        ])
        .arg(&seeds)
        .args(["--", "-max_len=8192", &format!("-max_total_time={seconds}")]))
}

/// The repository's top.
fn top() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), |dir| top().join(dir))
}

fn run(command: &mut Command) -> Done {
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

fn cargo(args: &[&str], envs: &[(&str, &str)]) -> Done {
    run(
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(args)
            .envs(envs.iter().copied()),
    )
}

/// Makes what the tests need and is not there yet; the virtual environment is returned.
fn setup() -> Result<PathBuf, String> {
    let venv = target().join("venv");
    // What is in it stands beside it, so that an older one is made up to date.
    let installed = venv.join("packages.txt");
    let packages = PYTHON_PACKAGES.join("\n");
    if fs::read_to_string(&installed).ok().as_ref() != Some(&packages) {
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        run(Command::new(venv.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet"])
            .args(PYTHON_PACKAGES))?;
        fs::write(&installed, packages)
            .map_err(|error| format!("{}: {error}", installed.display()))?;
    }
    let tools = target().join("npm-tools");
    if !tools.join("node_modules/.bin/json2ts").exists() {
        fs::create_dir_all(&tools).map_err(|error| format!("{}: {error}", tools.display()))?;
        let packages = ["json-schema-to-typescript@15.0.4", "typescript@5.9.3"];
        run(Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&tools)
            .args(packages))?;
    }
    let installed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    let has_wasm = installed
        .is_ok_and(|out| String::from_utf8_lossy(&out.stdout).contains("wasm32-unknown-unknown"));
    if !has_wasm {
        run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    Ok(venv)
}

/// Builds the Python package and puts it into the virtual environment.
fn install_python(venv: &Path, profile: &str) -> Done {
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

fn test_python(venv: &Path) -> Done {
    let python = venv.join("bin/python");
    install_python(venv, "dev")?;
    run(Command::new(&python).args(["-m", "mypy.stubtest", "nu_alumni_policy._core"]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "-p", "nu_alumni_policy"]))?;
    run(Command::new(&python).args(["-m", "mypy", "--strict", "tests/python/types_in_use.py"]))?;
    run(Command::new(&python).args([
        "-m",
        "unittest",
        "discover",
        "-s",
        "tests/python",
        "-t",
        "tests/python",
    ]))
}

fn test_node() -> Done {
    package_wasm()?;
    run(
        Command::new(target().join("npm-tools/node_modules/.bin/tsc")).args([
            "--strict",
            "--noEmit",
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "tests/node/types.ts",
        ]),
    )?;
    run(Command::new("node")
        .args(["--test", "tests/node/"])
        .env("PACKAGE", target().join("npm")))
}

/// Binaryen's optimiser, which is installed where it is not there yet.
fn wasm_opt() -> Result<PathBuf, String> {
    let tools = target().join("npm-tools");
    let wasm_opt = tools.join("node_modules/.bin/wasm-opt");
    if !wasm_opt.exists() {
        fs::create_dir_all(&tools).map_err(|error| format!("{}: {error}", tools.display()))?;
        run(Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&tools)
            .arg("binaryen@132.0.0"))?;
    }
    Ok(wasm_opt)
}

/// Builds the npm package in `target/npm`.
fn package_wasm() -> Done {
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
    run(Command::new(wasm_opt()?)
        .args(["-Oz", "--enable-bulk-memory", "--enable-multivalue"])
        .args(["--enable-mutable-globals", "--enable-reference-types"])
        .args(["--enable-sign-ext", "--enable-nontrapping-float-to-int"])
        .args(["--strip-debug", "--strip-producers"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm))?;
    for file in ["package.json", "nu_alumni_policy.d.ts", "answers.d.ts"] {
        let from = top().join("bindings-wasm").join(file);
        fs::copy(&from, out.join(file)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}
