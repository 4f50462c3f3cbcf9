// What the adapters say is said in every language, and in the words of the report that is taken away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const at = (name) => import(pathToFileURL(join(process.env.PACKAGE, name)));
const { TEXTS } = await at("texts.js");

test("every text is there in each language, and where the report has it too it is the same", () => {
  const names = Object.keys(TEXTS.en);
  const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  let shared = 0;
  for (const [locale, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts), names);
    const lines = readFileSync(join(import.meta.dirname, `../../core/locales/${locale}.txt`), "utf8").split("\n");
    const report = new Map(lines.filter((line) => line.startsWith("report.")).map((line) => [line.split(" = ")[0].slice(7), line.slice(line.indexOf(" = ") + 3)]));
    for (const [name, text] of Object.entries(texts)) {
      assert.deepEqual(places(text), places(TEXTS.en[name]), name);
      if (!/^(title|(verdict|verdict-says|status|first)\b.*|checklist|checklist\.rest)$/.test(name) || name === "first.know") continue;
      assert.equal(text, report.get(name), `${locale}: ${name}`);
      shared += 1;
    }
  }
  assert.ok(shared > 60, String(shared));
});

test("the limits are the Policy's", async () => {
  const { default: init, policy } = await at("node.js");
  await init();
  const { LIMITS } = await at("limits.js");
  const expected = policy().limits.map(({ name, clause, value }) => [name, { clause, value }]);
  assert.deepEqual(Object.entries(LIMITS), expected);
});

test("they can be imported where there is no page", async () => {
  for (const name of ["serialise", "highlights", "codemirror", "form", "mailing-check"]) {
    assert.ok(Object.keys(await at(`${name}.js`)).length > 0, name);
  }
});
