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
    assert.equal(shared.length, 16);
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

test("what is counted stands beside its limit: that of an order, and none where its clause does not bind", async () => {
  const { default: init, checkMailing } = await at("node.js");
  await init();
  const { counted } = await at("counts.js");
  const letter = `<p>Dear Alumni,</p><p>${"We meet again. ".repeat(8)}</p><p>Come.</p><img src="https://nu.edu.kz/a.png"><table border="1"><tr><td>17:00</td><td>Talk</td></tr><tr><td>18:00</td><td>Tea</td></tr></table>`;
  const of = (brief) => Object.fromEntries(counted(checkMailing(letter, { kind: "html", brief: { subject: "Reunion", ...brief } }), brief.terms?.orders).map(({ name, value, limit }) => [name, [value, limit]]));
  const circumstance = { name: "flood", force_majeure: true, from: "2026-01-01" };
  const orders = [{ id: "o", issued_by: "nu-administration", lawful: true, circumstance, from: "2026-01-01", until: "2027-01-01", changes: [{ limit: { name: "paragraphs", value: 5 } }] }];
  const expected = { subject_characters: [7, 120], paragraphs: [2, 3], paragraph_lines: [2, 3], tables: [1, 1], table_rows: [2, 7], pictures: [1, 1], picture_width: [null, 800], picture_height: [null, 600] };
  assert.deepEqual(of({ direction: "event-invitation" }), expected);
  assert.deepEqual(of({ direction: "event-invitation", as_of: "2026-11-28", terms: { orders } }).paragraphs, [2, 5]);
  assert.deepEqual(of({ direction: "school-digest" }).paragraphs, [2, null]);
});

test("they can be imported where there is no page", async () => {
  for (const name of ["counts", "serialise", "highlights", "codemirror", "form", "mailing-check"]) {
    assert.ok(Object.keys(await at(`${name}.js`)).length > 0, name);
  }
});
