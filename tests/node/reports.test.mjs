// What is taken away of a report is the same as from the other languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { policy, thrown, vectors as all } from "./package.mjs";

const { renderMailing } = policy;

test("reports to take away are the kept ones, byte for byte", () => {
  const kept = readdirSync(join(all, "reports"));
  assert.equal(kept.length, 5);
  for (const file of kept) {
    const [, name, format] = /^(.*)\.(\w+)$/.exec(file);
    const vector = join(all, "mailings", name);
    const source = new Uint8Array(readFileSync(join(vector, "source.html")));
    const brief = readFileSync(join(vector, "brief.json"), "utf8");
    const text = readFileSync(join(all, "reports", file), "utf8");
    assert.equal(renderMailing(source, format, { kind: "html", brief }), text, file);
  }
});

test("what cannot be taken away is refused", () => {
  const refused = (...given) => {
    const { code, path } = thrown(() => renderMailing(...given));
    return [code, path];
  };
  assert.deepEqual(refused("Dear all,", "pdf"), ["unknown-name", "format"]);
  assert.deepEqual(refused("Dear all,", 1), ["wrong-type", "format"]);
  assert.deepEqual(refused("Dear all,", "html", { name: 1 }), ["wrong-type", "name"]);
  assert.deepEqual(refused("Dear all,", "html", { nmae: "" })[0], "unknown-key");
  assert.deepEqual(refused("Dear all,", "ics"), ["no-days", null]);
});
