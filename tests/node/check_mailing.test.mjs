// The shared vectors, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { policy, vectors as all } from "./package.mjs";

const { checkMailing, checkMailingJson } = policy;
const top = join(all, "mailings");
const kinds = { "source.html": "html", "source.eml": "eml", "source.txt": "text" };
const vectors = readdirSync(top).map((name) => {
  const file = readdirSync(join(top, name)).find((f) => f in kinds);
  const json = (f) => JSON.parse(readFileSync(join(top, name, f), "utf8"));
  return {
    name,
    kind: kinds[file],
    source: new Uint8Array(readFileSync(join(top, name, file))),
    brief: json("brief.json"),
    expected: json("expected.json"),
    report: readFileSync(join(top, name, "report.json"), "utf8"),
  };
});

test("reports are the kept ones, byte for byte", () => {
  assert.ok(vectors.length > 70);
  for (const { name, source, kind, brief, report } of vectors) {
    assert.equal(checkMailingJson(source, { kind, brief }), report, name);
  }
});

test("spans count UTF-16 code units", () => {
  for (const { name, source, kind, brief, expected } of vectors) {
    const report = checkMailing(source, { kind, brief });
    const given = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
    const found = report.findings.map(({ part, span }) => {
      const text = report.source.parts.find((p) => p.name === part)?.text ?? given;
      return span && text.slice(span.start, span.end);
    });
    assert.deepEqual(found, expected.findings.map((f) => f[2]), name);
  }
});

test("what cannot be read is an error with its name", () => {
  const fails = (name, message, ...args) =>
    assert.throws(() => checkMailing(...args), (e) => e instanceof Error && e.name === name && message.test(e.message));
  fails("SourceError", /the source is empty/, "");
  fails("SourceError", /offset 3/, new Uint8Array([97, 98, 99, 255]), { kind: "html" });
  fails("BriefError", /unknown field `directoin`/, "Dear", { brief: { directoin: "open-day" } });
  fails("PolicyError", /unknown option `knid`/, "Dear", { knid: "html" });
  fails("PolicyError", /unknown kind of source `pdf`/, "Dear", { kind: "pdf" });
  fails("PolicyError", /neither a string nor a Uint8Array/, 7);
  assert.equal(checkMailing("Dear", { locale: "ru" }).basis.locale, "ru");
});
