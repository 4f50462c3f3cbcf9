// A checker answers as the calls do, on the page and in a worker, and the newest wins.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { policy, thrown, vector } from "./package.mjs";

const { checkMailing, createChecker, fixMailing, PolicyError, renderMailing } = policy;

const SOURCE = "<p>Dear Alumni,</p><p>😀 JOIN US NOW</p>";
const OPTIONS = { kind: "html", brief: { direction: "event-invitation" } };

const checkers = { page: await createChecker(), worker: await createChecker({ worker: true }) };
after(() => Object.values(checkers).forEach((checker) => checker.close()));

test("the wasm may lie elsewhere, for a worker too", async () => {
  const bytes = readFileSync(join(process.env.PACKAGE, "nu_alumni_policy_whole_bg.wasm"));
  for (const module_or_path of [bytes, new WebAssembly.Module(bytes)]) {
    const checker = await createChecker({ worker: true, module_or_path });
    assert.deepEqual((await checker.check(SOURCE, OPTIONS)).answer, checkMailing(SOURCE, OPTIONS));
    checker.close();
  }
  // It is this one that is taken.
  await assert.rejects(createChecker({ worker: true, module_or_path: Uint8Array.of(1, 2, 3) }), { name: "PolicyError", code: "not-loaded" });
});

for (const [where, checker] of Object.entries(checkers)) {
  test(`${where}: it answers as the calls do`, async () => {
    const bytes = new TextEncoder().encode(SOURCE);
    const first = await checker.check(SOURCE, OPTIONS);
    assert.deepEqual(first.answer, checkMailing(SOURCE, OPTIONS));
    // Of a worker too spans count UTF-16 code units.
    const { span } = first.answer.findings.find((finding) => finding.rule === "capitals");
    assert.equal(SOURCE.slice(span.start, span.end), "JOIN US NOW");
    const [checked, text, fixed] = await Promise.all([
      checker.check(bytes),
      checker.render(SOURCE, "text", { ...OPTIONS, name: "draft.html" }),
      checker.fix(SOURCE, OPTIONS),
    ]);
    assert.deepEqual(checked.answer, checkMailing(bytes));
    assert.equal(text.answer, renderMailing(SOURCE, "text", { ...OPTIONS, name: "draft.html" }));
    assert.deepEqual(fixed.answer, fixMailing(SOURCE, OPTIONS));
    const ids = [checked.id, text.id, fixed.id];
    assert.deepEqual(ids, [first.id + 1, first.id + 2, first.id + 3]);
    const ofNone = await checker.fix(SOURCE, OPTIONS, []);
    assert.deepEqual(ofNone.answer, fixMailing(SOURCE, OPTIONS, []));
  });

  test(`${where}: of each call the newest wins`, async () => {
    const drafts = Array.from({ length: 20 }, (_, i) => `<p>Dear Alumni,</p><p>${"A".repeat(i + 5)}</p>`);
    const asked = drafts.map((draft) => checker.check(draft, OPTIONS));
    const rendered = checker.render(SOURCE, "text", OPTIONS);
    const all = await Promise.allSettled(asked);
    for (const { status, reason } of all.slice(0, -1)) {
      assert.deepEqual([status, reason instanceof PolicyError, reason.code], ["rejected", true, "superseded"]);
    }
    assert.deepEqual(all.at(-1).value.answer, checkMailing(drafts.at(-1), OPTIONS));
    assert.equal((await rendered).answer, renderMailing(SOURCE, "text", OPTIONS));
    // One that is being answered is overtaken too.
    const begun = checker.check(SOURCE);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const newer = checker.check(drafts[0], OPTIONS);
    const [old, { value }] = await Promise.allSettled([begun, newer]);
    assert.deepEqual(value.answer, checkMailing(drafts[0], OPTIONS));
    assert.ok(old.status === "fulfilled" || old.reason.code === "superseded");
  });

  test(`${where}: a signal cancels`, async () => {
    const gone = AbortSignal.abort();
    await assert.rejects(checker.check(SOURCE, OPTIONS, { signal: gone }), { name: "AbortError" });
    const control = new AbortController();
    const { signal } = control;
    const asked = [checker.check(SOURCE, OPTIONS, { signal }), checker.fix(SOURCE, OPTIONS, null, { signal })];
    const kept = checker.render(SOURCE, "text", OPTIONS, { signal: new AbortController().signal });
    control.abort(new RangeError("another draft"));
    for (const { reason } of await Promise.allSettled(asked)) assert.equal(reason.message, "another draft");
    assert.equal((await kept).answer, renderMailing(SOURCE, "text", OPTIONS));
    assert.ok((await checker.check(SOURCE)).answer.verdict);
  });

  test(`${where}: what was asked stays what it was`, async () => {
    const brief = { direction: "event-invitation" };
    const bytes = new TextEncoder().encode(SOURCE);
    const expected = checkMailing(bytes, { brief });
    const asked = checker.check(bytes, { brief });
    brief.direction = "open-day";
    bytes.fill(32);
    assert.deepEqual((await asked).answer, expected);
  });
}

const throws = () => {
  throw new RangeError("asked");
};
class Brief {
  direction = "open-day";
}
const detached = new Uint8Array(3);
structuredClone(detached, { transfer: [detached.buffer] });
const cyclic = {};
cyclic.post = cyclic;

/** What is wrong, by its call. */
const WRONG = {
  check: [
    ...[undefined, null, 7, 1n, {}, [60], () => SOURCE, Symbol("s"), new Map(), new String("Dear"), Promise.resolve("Dear")].map((source) => [source]),
    ...[new ArrayBuffer(3), new Uint16Array(2), detached, new Uint8Array(), "", "Dear\0", "<p>\ud83d</p>"].map((source) => [source]),
    [Uint8Array.of(60, 112, 62, 255), { kind: "html" }],
    ["a".repeat(16 * 1024 * 1024 + 1)],
    [new Uint8Array(16 * 1024 * 1024 + 1).fill(97)],
    ["<div>".repeat(600), { kind: "html" }],
    ...["html", [], new Map(), () => ({}), { kinds: "html" }, { kind: 7 }, { kind: "pdf" }, { kind: () => "html" }, { kind: "\ud83d" }].map((options) => [SOURCE, options]),
    ...[{ name: "draft" }, { get kind() { return "html"; } }, new Proxy({}, { ownKeys: throws })].map((options) => [SOURCE, options]),
    ...[
      "{", "[]", [], 7, () => ({}), new Brief(), new Map(), cyclic, Symbol("s"), { directoin: "open-day" }, { direction: "party" },
      { direction: () => "open-day" }, { as_of: new Date(NaN) }, { as_of: "2026-02-30" }, { subject: 1n }, { subject: "\ud83d" },
      { subject: NaN }, { own_hosts: [undefined] }, { terms: { limits: { paragraphs: -1 } } }, { terms: { locale: "de" } },
      { get post() { return "post"; } }, new Proxy({}, { get: throws }), { post: "a".repeat(70_000_000) }, " ".repeat(70_000_000),
    ].map((brief) => [SOURCE, { brief }]),
  ],
  render: [[SOURCE], [SOURCE, "pdf"], [SOURCE, () => "text"], [SOURCE, "text", { name: 7 }], [7, "text"], [7, 7, 7]],
  fix: [[SOURCE, OPTIONS, ["nothing"]], [SOURCE, OPTIONS, 7], [SOURCE, OPTIONS, () => []], [7, { kinds: "html" }, "{"]],
};

test("what is wrong is refused by a checker as by the calls", async () => {
  const calls = { check: checkMailing, render: renderMailing, fix: fixMailing };
  const mailings = vector("wrong_inputs.json").filter((row) => row.question === "mailing");
  const shared = mailings.map(({ source, kind, request }) => [source ?? "<p>Dear Alumni,</p>", { kind, brief: request }]);
  const all = { ...WRONG, check: [...WRONG.check, ...shared] };
  let count = 0;
  for (const [method, rows] of Object.entries(all)) {
    for (const [row, given] of rows.entries()) {
      const expected = thrown(() => calls[method](...given));
      assert.ok(expected instanceof PolicyError, `${method} ${row}`);
      for (const [where, checker] of Object.entries(checkers)) {
        const error = await checker[method](...given).catch((reason) => reason);
        assert.ok(error instanceof PolicyError, `${where} ${method} ${row}: ${error}`);
        assert.equal(error.constructor, expected.constructor);
        assert.deepEqual(error.toJSON(), expected.toJSON(), `${where} ${method} ${row}`);
      }
      count += 1;
    }
  }
  assert.ok(count > 130, `${count}`);
  for (const checker of Object.values(checkers)) assert.ok((await checker.check(SOURCE)).answer.verdict);
});

test("what is told of how to ask is held against what there is to tell", async () => {
  const asked = [[AbortSignal.abort(), "not-plain", "how"], [{ sigal: AbortSignal.abort() }, "unknown-key", null], [{ signal: 5 }, "wrong-type", "signal"], [7, "not-plain", "how"]];
  for (const checker of Object.values(checkers)) {
    for (const [how, code, path] of asked) {
      const error = await checker.check(SOURCE, {}, how).catch((reason) => reason);
      assert.ok(error instanceof PolicyError, String(error));
      assert.deepEqual([error.name, error.code, error.path], ["PolicyError", code, path]);
    }
    for (const how of [null, {}, { signal: null }]) assert.ok((await checker.check(SOURCE, {}, how)).answer.verdict);
  }
});

test("a closed checker refuses, and what it was asked too", async () => {
  for (const worker of [false, true]) {
    const checker = await createChecker({ worker });
    const asked = checker.check(SOURCE);
    checker.close();
    checker.close();
    await assert.rejects(asked, { code: "closed" });
    await assert.rejects(checker.check(SOURCE), { name: "PolicyError", code: "closed" });
  }
});

/** What a program of its own prints. */
const printed = (program) =>
  execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8", timeout: 60_000 });

const at = (name) => JSON.stringify(pathToFileURL(join(process.env.PACKAGE, name)).href);

test("an idle worker keeps no program alive, a busy one does", () => {
  const program = `
    import { createChecker } from ${at("node.js")};
    const checker = await createChecker({ worker: true });
    checker.check("<p>Dear Alumni,</p>").then(({ id }) => console.log(id));`;
  assert.equal(printed(program), "1\n");
});

test("after a worker that died another answers", () => {
  const program = `
    import { Worker } from "node:worker_threads";
    import { createChecker } from ${at("node.js")};
    const post = Worker.prototype.postMessage;
    const checker = await createChecker({ worker: true });
    Worker.prototype.postMessage = function () {
      this.terminate();
    };
    const error = await checker.check("<p>Dear Alumni,</p>").catch((reason) => reason);
    Worker.prototype.postMessage = post;
    const { id, answer } = await checker.check("<p>Dear Alumni,</p>");
    console.log(JSON.stringify([error.name, error.code, id, typeof answer.verdict]));`;
  assert.deepEqual(JSON.parse(printed(program)), ["PolicyError", "worker-failed", 2, "string"]);
});

test("what nobody waits for any more is not waited for by what is asked next", () => {
  const program = `
    import { Worker } from "node:worker_threads";
    import { createChecker } from ${at("node.js")};
    const checker = await createChecker({ worker: true });
    const post = Worker.prototype.postMessage;
    // One that is begun and never over.
    const endless = (how) => {
      Worker.prototype.postMessage = () => {};
      const asked = checker.check("<p>Dear Alumni,</p>", null, how).catch(({ code, name }) => (typeof code === "string" ? code : name));
      Worker.prototype.postMessage = post;
      return asked;
    };
    const said = [];
    const overtaken = endless();
    const { id } = await checker.check("<p>Dear Alumni,</p>");
    said.push(await overtaken, id);
    const aborted = endless({ signal: AbortSignal.timeout(10) });
    const { answer } = await checker.render("<p>Dear Alumni,</p>", "text");
    said.push(await aborted, answer.length > 0);
    console.log(JSON.stringify(said));
    checker.close();`;
  assert.deepEqual(JSON.parse(printed(program)), ["superseded", 2, "TimeoutError", true]);
});
