// The README's JavaScript runs as a reader would run it: from a folder in which the package is installed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

test("the README's JavaScript runs", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
  assert.ok(blocks.length > 0);
  const folder = mkdtempSync(join(tmpdir(), "readme-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(process.env.PACKAGE, join(folder, "node_modules/nu-alumni-policy"));
    for (const block of blocks) {
      writeFileSync(join(folder, "block.mjs"), block);
      const { status, stderr } = spawnSync(process.execPath, ["block.mjs"], { cwd: folder, encoding: "utf8" });
      // `console.assert` says what is wrong, and goes on.
      assert.equal(stderr, "", block);
      assert.equal(status, 0, block);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
