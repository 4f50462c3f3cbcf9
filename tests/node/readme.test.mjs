// The README's JavaScript runs as it stands, but for where the package and its wasm lie.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

test("the README's JavaScript runs", async () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
  assert.equal(blocks.length, 1);
  const code = blocks[0]
    .replace('import init, { checkMailing } from "nu-alumni-policy";', "")
    .replace("console.assert(", "assert.ok(");
  const { checkMailing, initSync } = await import(pathToFileURL(join(process.env.PACKAGE, "nu_alumni_policy.js")));
  const init = () => initSync({ module: readFileSync(join(process.env.PACKAGE, "nu_alumni_policy_bg.wasm")) });
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction("init", "checkMailing", "assert", code)(init, checkMailing, assert);
});
