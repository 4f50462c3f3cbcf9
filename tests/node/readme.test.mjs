// The READMEs' JavaScript runs as a reader would run it: nothing is there but the installed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
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
