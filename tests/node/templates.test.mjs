// Every template of the editor is in order as it stands: only what the brief has to say is left open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TEMPLATES } from "../../bindings-wasm/editor/src/templates.js";
import { policy } from "./package.mjs";

const { checkMailing } = policy;

const DIRECTIONS = ["event-invitation", "school-digest", "graduation-year-vacancies", "research-invitation", "open-day", "board-decision"];

for (const locale of ["en", "ru", "kk"]) {
  test(`templates in ${locale}`, () => {
    assert.deepEqual(Object.keys(TEMPLATES[locale]).sort(), [...DIRECTIONS].sort());
    for (const [direction, { html, subject, brief }] of Object.entries(TEMPLATES[locale])) {
      assert.equal(brief.direction, direction);
      // What is made up stands between ‹ ›: no telephone, address or hour goes out that nobody has filled in.
      const stays = `${subject}\n${html}`.replaceAll(/‹[^‹›<>]*›/g, "");
      assert.doesNotMatch(stays, /[‹›]|@|mailto:|\+7|\d\d:\d\d/, `${locale} ${direction}`);
      const report = checkMailing(html, { kind: "html", brief: { ...brief, subject } });
      const faults = report.findings.filter(({ severity }) => severity !== "undetermined").map(({ id }) => id);
      assert.deepEqual(faults, [], `${locale} ${direction}`);
      const open = new Set(report.findings.flatMap(({ missing }) => missing));
      for (const fact of open) assert.ok(["event_start", "received", "audience", "planned_send"].includes(fact), fact);
      // What has to be there was seen.
      assert.ok(report.measures.paragraphs.length >= 2);
      assert.equal(report.checklist.find(({ clause }) => clause === "A2.4").status, direction === "school-digest" ? "not-applicable" : "satisfied");
    }
  });
}
