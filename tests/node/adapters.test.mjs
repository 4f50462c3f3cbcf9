// What the adapters say is said in every language, and in the words of the report that is taken away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const at = (name) => import(pathToFileURL(join(process.env.PACKAGE, name)));
const { TEXTS } = await at("texts.js");

const text = (path) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");

/** What the report says in this language, by name. */
const reported = (locale) => {
  const lines = text(`core/locales/${locale}.txt`).split("\n").filter((line) => line.startsWith("report."));
  return new Map(lines.map((line) => [line.split(" = ")[0].slice(7), line.slice(line.indexOf(" = ") + 3)]));
};

test("every text is there in each language, and where the report has it too it is the same", () => {
  const names = Object.keys(TEXTS.en);
  const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  let shared = 0;
  for (const [locale, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts), names);
    const report = reported(locale);
    for (const [name, text] of Object.entries(texts)) {
      assert.deepEqual(places(text), places(TEXTS.en[name]), name);
      if (!/^(title|(verdict|verdict-says|status|first)\b.*|checklist|checklist\.rest)$/.test(name) || name === "first.know") continue;
      assert.equal(text, report.get(name), `${locale}: ${name}`);
      shared += 1;
    }
  }
  assert.ok(shared > 60, String(shared));
});

test("the editor gives its verdict and its clauses' states in the report's words", () => {
  for (const locale of Object.keys(TEXTS)) {
    const report = reported(locale);
    const texts = Object.entries(JSON.parse(text(`bindings-wasm/editor/src/texts/${locale}.json`)));
    const shared = texts.flatMap(([name, said]) => {
      const [, kind, what, says] = /^(verdict|status)\.([a-z-]+)(\.says)?$/.exec(name) ?? [];
      const own = report.get(`${kind}${says ? "-says" : ""}.${what}`);
      return own === undefined ? [] : [[name, said, own]];
    });
    assert.equal(shared.length, 15);
    for (const [name, said, own] of shared) assert.equal(said, own, `${locale}: ${name}`);
  }
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
