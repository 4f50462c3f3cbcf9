// The README's JavaScript runs as it stands, but for where the package lies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

// Node fetches no files, and a browser does nothing else.
globalThis.fetch = async (url) => new Response(readFileSync(url), { headers: { "content-type": "application/wasm" } });

test("the README's JavaScript runs", async () => {
  const policy = await import(pathToFileURL(join(process.env.PACKAGE, "nu_alumni_policy.js")));
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
  assert.ok(blocks.length > 0);
  const AsyncFunction = (async () => {}).constructor;
  for (const block of blocks) {
    const code = block
      .replace(/import (init, )?\{(.*?)\} from "nu-alumni-policy";/s, "const {$2} = policy;")
      .replaceAll("console.assert(", "assert.ok(");
    await new AsyncFunction("init", "policy", "assert", code)(policy.default, policy, assert);
  }
});
