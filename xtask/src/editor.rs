//! The reference editor: built by Vite from npm packages, and served.

use std::process::Command;

use crate::{
    command::{Done, run, target},
    package::package_wasm,
    setup::editor_tools,
};

/// Builds the editor in `target/editor`, on the package that lies in `target/npm`.
pub(crate) fn build_editor() -> Done {
    vite(&["build", "--logLevel", "error"])
}

/// Builds the editor, and serves it until it is stopped.
pub(crate) fn editor() -> Done {
    package_wasm()?;
    build_editor()?;
    vite(&["preview"])
}

fn vite(args: &[&str]) -> Done {
    let tools = editor_tools()?;
    run(Command::new("node")
        .arg(tools.join("node_modules/vite/bin/vite.js"))
        .args(args)
        .args(["--config", "bindings-wasm/editor/vite.config.mjs"])
        .env("EDITOR_TOOLS", &tools)
        .env("EDITOR_OUT", target().join("editor")))
}
