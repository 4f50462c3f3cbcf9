// The READMEs' JavaScript runs as a reader would run it: nothing is there but the installed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inAnEmptyProject } from "./installed.mjs";

const top = join(import.meta.dirname, "../..");

/** The blocks of a language in a README. */
const blocks = (path, language) => {
  const readme = readFileSync(join(top, path), "utf8");
  const found = [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)].filter((match) => match[1] === language);
  assert.ok(found.length > 0, `${path}: ${language}`);
  return found.map((match) => match[2]);
};

test("the READMEs' JavaScript runs where the package was installed", () =>
  inAnEmptyProject((folder, files) => {
    for (const file of ["README.md", "LICENSE-MIT", "THIRD-PARTY-NOTICES.txt"]) assert.ok(files.includes(file), file);
    const runs = (name, block) => {
      writeFileSync(join(folder, name), block);
      const { status, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
      // `console.assert` says what is wrong, and goes on.
      assert.deepEqual([status, stderr], [0, ""], block);
    };
    for (const block of blocks("README.md", "js")) runs("example.mjs", block);
    for (const block of blocks("bindings-wasm/README.md", "js")) runs("example.mjs", block);
    for (const block of blocks("bindings-wasm/README.md", "cjs")) runs("example.cjs", block);
  }));

test("the example for Node says where and what, and ends with 1", () =>
  inAnEmptyProject((folder) => {
    const example = join(top, "bindings-wasm/examples/node");
    for (const name of ["check.mjs", "letter.html"]) copyFileSync(join(example, name), join(folder, name));
    const run = (path) => spawnSync(process.execPath, ["check.mjs", path], { cwd: folder, encoding: "utf8" });
    const { status, stdout, stderr } = run("letter.html");
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^letter\.html:2:56: violation: COME NOW is written in capitals\..* \(A2\.3d\)$/m);
    writeFileSync(join(folder, "binary.html"), "<p>\0</p>");
    const binary = run("binary.html");
    assert.deepEqual([binary.status, binary.stdout], [2, ""]);
    assert.match(binary.stderr, /\(binary\)\n$/);
  }));
