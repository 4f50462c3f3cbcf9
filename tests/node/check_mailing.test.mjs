// The shared vectors, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mailings as vectors } from "./mailings.mjs";
import { check, policy, thrown } from "./package.mjs";

const { checkMailing, checkMailingJson } = policy;

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
    const text = ({ part, span }) => {
      const whole = report.source.parts.find((p) => p.name === part)?.text ?? given;
      return span && whole.slice(span.start, span.end);
    };
    const found = report.findings.map((f) => [text(f), f.places.map(text)]);
    assert.deepEqual(found, expected.findings.map((f) => [f.at, f.places ?? []]), name);
  }
});

test("the example in types is checked", () => {
  assert.equal(checkMailing("<p>Dear Alumni,</p>", check).basis.locale, "ru");
});

test("what cannot be read is an error with its name", () => {
  const fails = (name, message, ...args) => {
    const error = thrown(() => checkMailing(...args));
    assert.ok(error instanceof Error && error instanceof policy.PolicyError && error instanceof policy[name]);
    assert.equal(error.name, name);
    assert.match(error.message, message);
    return error;
  };
  fails("SourceError", /the source is empty/, "");
  fails("SourceError", /offset 3/, new Uint8Array([97, 98, 99, 255]), { kind: "html" });
  const { details } = fails("BriefError", /there is no `directoin`/, "Dear", { brief: { directoin: "open-day" } });
  assert.ok(details.known.includes("direction"));
  assert.deepEqual(fails("BriefError", /there is no `knid`/, "Dear", { knid: "html" }).details.known, ["kind", "brief"]);
  assert.deepEqual(fails("BriefError", /no kind of source `pdf`/, "Dear", { kind: "pdf" }).details.known, ["html", "eml", "msg", "text"]);
  fails("SourceError", /a string or a Uint8Array/, 7);
  assert.equal(checkMailing("Dear", { brief: { terms: { locale: "ru" } } }).basis.locale, "ru");
  assert.equal(checkMailing("Dear", { kind: undefined, brief: null }).source.kind, "text");
});

test("a place in a string counts code units, in bytes bytes", () => {
  const source = "<p>😀Ә\0</p>";
  const bytes = new TextEncoder().encode(source);
  const of = (given, kind) => thrown(() => checkMailing(given, { kind }));
  assert.deepEqual([of(source).code, of(source).details], ["binary", { offset: 6 }]);
  assert.equal(source[6], "\0");
  assert.match(of(source).message, /offset 6/);
  assert.deepEqual(of(bytes).details, { offset: 9 });
  assert.equal(bytes[9], 0);
  const deep = `<p>😀</p>${"<div>".repeat(600)}`;
  const { details } = of(deep, "html");
  assert.deepEqual(deep.slice(details.offset, details.offset + 5), "<div>");
  assert.equal(of(new TextEncoder().encode(deep), "html").details.offset, details.offset + 2);
});

test("an error crosses a worker's boundary as data", () => {
  const error = thrown(() => checkMailing("Dear", { brief: { direction: "party" } }));
  const json = structuredClone(error.toJSON());
  assert.deepEqual(JSON.parse(JSON.stringify(error)), json);
  assert.equal(json.path, "direction");
  const same = policy.PolicyError.from(json);
  assert.ok(same instanceof policy.BriefError);
  assert.deepEqual(same.toJSON(), json);
  assert.equal(`${same}`, `BriefError: ${error.message}`);
});
