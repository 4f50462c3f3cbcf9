// What is asked before the wasm is loaded is refused as every other mistake is, and says what to do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { sizes } from "../../xtask/src/sizes.mjs";
import * as whole from "./package.mjs";

/** The most gzipped bytes that a page loads to check a draft. */
const BUDGET = 1_080_000;

const at = (name) => new URL(name, pathToFileURL(`${process.env.PACKAGE}/`)).href;

/** What a program of its own prints. */
const printed = (program) =>
  execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });

test("before init each call is refused, after it none", () => {
  const program = (door) => `
    import { readFileSync } from "node:fs";
    import * as policy from ${JSON.stringify(at(door))};
    const said = {};
    const ask = (name) => {
      const value = policy[name];
      const loads = ["default", "initSync", "createChecker"].includes(name);
      if (typeof value !== "function" || loads || name.endsWith("Error")) return;
      try {
        name === "Calendar" ? new value() : value("A2.1", {});
        said[name] = "answered";
      } catch (error) {
        said[name] = [error instanceof policy.PolicyError, error.name, error.code, error.message];
      }
    };
    Object.keys(policy).forEach(ask);
    const wasm = new URL("nu_alumni_policy_whole_bg.wasm", ${JSON.stringify(at(door))});
    await policy.default({ whole: true, module_or_path: readFileSync(wasm) });
    const { policy: document, Calendar } = policy;
    said.after = [document().clauses.length > 50, new Calendar() instanceof Calendar];
    console.log(JSON.stringify(said));`;
  for (const door of ["node.js", "door.js"]) {
    const { after, ...before } = JSON.parse(printed(program(door)));
    assert.deepEqual(after, [true, true]);
    assert.equal(Object.keys(before).length, 21);
    for (const [name, [isOurs, kind, code, message]] of Object.entries(before)) {
      assert.deepEqual([isOurs, kind, code], [true, "PolicyError", "not-loaded"], name);
      assert.match(message, /await init\(\)/);
    }
  }
});

test("the doors give all that the wasm does", async () => {
  const made = await import(at("nu_alumni_policy_whole.js"));
  // Errors ask for their texts themselves.
  const given = Object.keys(made).filter((name) => !name.startsWith("__") && name !== "errorTexts");
  for (const name of given) assert.ok(name in whole.policy, name);
  class Own extends whole.policy.Calendar {}
  assert.ok(new Own() instanceof Own);
  assert.equal(new Own().nthBefore("2026-12-21", 14), "2026-11-30");
});

test("init may be called again, at once and afterwards", () => {
  const program = `
    import init, { Calendar, initSync } from ${JSON.stringify(at("node.js"))};
    const first = init();
    await Promise.all([first, init()]);
    const calendar = new Calendar();
    await init();
    initSync();
    console.log(calendar.nthBefore("2026-12-21", 14));`;
  assert.equal(printed(program), "2026-11-30\n");
  // Two at once would make two memories, and the second would take away what lies in the first.
  const once = `
    import init from ${JSON.stringify(at("door.js"))};
    import { readFileSync } from "node:fs";
    const module_or_path = readFileSync(new URL(${JSON.stringify(at("nu_alumni_policy_bg.wasm"))}));
    const first = init({ module_or_path });
    console.log(first === init());
    await first;`;
  assert.equal(printed(once), "true\n");
});

test("a load that failed says why, and another can follow", () => {
  const program = `
    import init, { policy } from ${JSON.stringify(at("node.js"))};
    const wrong = await init({ module_or_path: Uint8Array.of(1, 2, 3) }).catch((error) => error);
    await init();
    const { name, code, message, cause } = wrong;
    console.log(JSON.stringify([name, code, message, cause.name, policy().clauses.length > 50]));`;
  const [name, code, message, cause, answers] = JSON.parse(printed(program));
  assert.deepEqual([name, code, cause, answers], ["PolicyError", "not-loaded", "CompileError", true]);
  // Nothing forbids it here.
  assert.match(message, /what came is no wasm.*nu_alumni_policy_whole_bg\.wasm.*module_or_path/);
  assert.doesNotMatch(message, /unsafe-eval/);
});

/** What a program gives that asks each of these and says with what it was refused. */
const refused = (door, asks, before = "") => JSON.parse(printed(`
    import { readFileSync } from "node:fs";
    import init, { createChecker, initSync, PolicyError } from ${JSON.stringify(at(door))};
    const file = (name) => readFileSync(new URL(name, ${JSON.stringify(at("node.js"))}));
    ${before}
    const said = [];
    for (const ask of [${asks.map((ask) => `async () => ${ask}`).join()}]) {
      try {
        await ask();
        said.push("done");
      } catch (error) {
        said.push([error instanceof PolicyError, error.code, error.path, error.message]);
      }
    }
    console.log(JSON.stringify(said));
    process.exit();`));

test("what a load is told is held against what there is to tell, and what is none of it says what is", () => {
  const asks = ['init("/my.wasm")', "init({ wasm: 1 })", "init(7)", "createChecker([])", 'createChecker({ worker: true, path: "/my.wasm" })', "initSync(Uint8Array.of(0))", "initSync({ modul: 1 })"];
  for (const door of ["node.js", "door.js"]) {
    const said = refused(door, asks);
    assert.deepEqual(said.map(([isOurs, code]) => [isOurs, code]), ["not-plain", "unknown-key", "not-plain", "not-plain", "unknown-key", "not-plain", "unknown-key"].map((code) => [true, code]));
    for (const [i, [, , , message]] of said.entries()) assert.match(message, i < 5 ? /module_or_path/ : /module/);
  }
  assert.deepEqual(refused("node.js", ["init(null)", "createChecker(null)", "initSync(null)"]), ["done", "done", "done"]);
  const [[isOurs, code, path, message]] = refused("door.js", ["initSync()"]);
  assert.deepEqual([isOurs, code, path], [true, "wrong-type", "module"]);
  assert.match(message, /bytes or a WebAssembly\.Module/);
});

test("where the one wasm is taken for the other, the right one is named", () => {
  const [, [, code, , message], sync] = refused("door.js", ["0", 'init({ module_or_path: file("nu_alumni_policy_whole_bg.wasm") })', 'initSync({ module: file("nu_alumni_policy_whole_bg.wasm") })']);
  assert.equal(code, "not-loaded");
  for (const said of [message, sync[3]]) assert.match(said, /it is nu_alumni_policy_bg\.wasm of this version/);
});

test("in Node a file may be named by its path, its address or a URL, for a thread too", () => {
  const wasm = join(process.env.PACKAGE, "nu_alumni_policy_whole_bg.wasm");
  const places = [JSON.stringify(wasm), `new URL(${JSON.stringify(pathToFileURL(wasm).href)})`, JSON.stringify(pathToFileURL(wasm).href), JSON.stringify(relative(process.cwd(), wasm))];
  for (const place of places) {
    const program = `
      import init, { createChecker, policy } from ${JSON.stringify(at("node.js"))};
      await init({ module_or_path: ${place} });
      const threads = [await createChecker({ worker: true, module_or_path: ${place} }), await createChecker({ worker: true })];
      for (const thread of threads) thread.close();
      console.log(policy().clauses.length > 50);`;
    assert.equal(printed(program), "true\n", place);
  }
});

test("where a bundler left the wasm behind it says so, and what is told is told to a thread too", () => {
  const folder = mkdtempSync(join(tmpdir(), "bundled-"));
  try {
    const js = readdirSync(process.env.PACKAGE).filter((name) => name.endsWith(".js"));
    for (const name of [...js, "package.json"]) copyFileSync(join(process.env.PACKAGE, name), join(folder, name));
    const door = pathToFileURL(join(folder, "node.js")).href;
    const asks = ["init()", "initSync()", "createChecker()", "createChecker({ worker: true })", 'init({ module_or_path: "nowhere.wasm" })', 'init({ module_or_path: file("nu_alumni_policy_whole_bg.wasm") })', "createChecker({ worker: true })"];
    const said = refused(door, asks);
    assert.deepEqual(said.slice(0, 5).map(([isOurs, code]) => [isOurs, code]), Array(5).fill([true, "not-loaded"]));
    for (const [, , , message] of said.slice(0, 5)) assert.match(message, /ENOENT.*nu_alumni_policy_whole_bg\.wasm of this version, beside this module or where `module_or_path` says/);
    assert.deepEqual(said.slice(5), ["done", "done"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("where the wasm fails it says so, and answers again", async () => {
  const program = `
    import { initSync as exportsOf } from ${JSON.stringify(at("nu_alumni_policy_whole.js"))};
    import init, { Calendar, checkMailingJson, PolicyError } from ${JSON.stringify(at("node.js"))};
    await init();
    const check = () => checkMailingJson("<p>Dear Alumni,</p>");
    const before = check();
    const old = new Calendar();
    const said = [];
    const failing = (call) => {
      // All that it knows is overwritten.
      new Uint8Array(exportsOf().memory.buffer).fill(0xff);
      try {
        call();
      } catch (error) {
        said.push([error instanceof PolicyError, error.code, error.cause instanceof Error, check() === before]);
      }
    };
    failing(check);
    failing(() => new Calendar());
    const calendar = new Calendar();
    failing(() => calendar.day("2026-12-21"));
    for (const gone of [old, calendar]) {
      try {
        gone.day("2026-12-21");
      } catch (error) {
        said.push([error.name, error.code]);
      }
      gone.free();
    }
    console.log(JSON.stringify([...said, check() === before, new Calendar().nthBefore("2026-12-21", 14)]));`;
  assert.deepEqual(JSON.parse(printed(program)), [
    [true, "trapped", true, true],
    [true, "trapped", true, true],
    [true, "trapped", true, true],
    ["CalendarError", "freed"],
    ["CalendarError", "freed"],
    true,
    "2026-11-30",
  ]);
});

test("the memory that a refused letter took is given back, unless a calendar lies in it, and until that is freed", () => {
  const program = `
    import { initSync as exportsOf } from ${JSON.stringify(at("nu_alumni_policy_whole.js"))};
    import init, { Calendar, checkMailing } from ${JSON.stringify(at("node.js"))};
    await init();
    const megabytes = () => exportsOf().memory.buffer.byteLength / 2 ** 20;
    const refused = () => {
      try {
        checkMailing("<div>".repeat(3_000_000));
      } catch (error) {
        return error.code;
      }
    };
    const first = [refused(), megabytes() < 8];
    const calendar = new Calendar();
    const other = new Calendar();
    const kept = [refused(), megabytes() > 64, calendar.nthBefore("2026-12-21", 14)];
    // One that cannot be made holds nothing, and one that was freed is not freed twice.
    for (const choice of [{ as_known_on: "?" }, 1]) {
      try {
        new Calendar(choice);
      } catch (error) {
        kept.push(error.name);
      }
    }
    other.free();
    other.free();
    kept.push(megabytes() > 64, calendar.nthBefore("2026-12-21", 14), refused(), megabytes() > 64);
    calendar.free();
    console.log(JSON.stringify([first, kept, refused(), megabytes() < 8, new Calendar().nthBefore("2026-12-21", 14)]));`;
  const kept = ["too-deep", true, "2026-11-30", "CalendarError", "CalendarError", true, "2026-11-30", "too-deep", true];
  assert.deepEqual(JSON.parse(printed(program)), [["too-deep", true], kept, "too-deep", true, "2026-11-30"]);
});

/** What a program says that has the door of a page, and the part that a page loads first. */
const onPage = (program) => JSON.parse(printed(`
    import { readFileSync } from "node:fs";
    import * as policy from ${JSON.stringify(at("door.js"))};
    import { mailings } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "mailings.mjs")).href)};
    const file = (name) => readFileSync(new URL(name, ${JSON.stringify(at("door.js"))}));
    // Node fetches no files.
    const fetched = [];
    globalThis.fetch = async (url) => {
      const name = url.pathname.split("/").at(-1);
      fetched.push(name);
      return new Response(file(name), { headers: { "content-type": "application/wasm" } });
    };
    const { checkMailingJson, createChecker, PolicyError } = policy;
    const code = (ask) => {
      try {
        ask();
      } catch (error) {
        return [error instanceof PolicyError, error.code];
      }
    };
    ${program}`));

test("what a page loads first answers alike, and says what the whole library has to be asked", () => {
  const [count, differ, messages, others, after] = onPage(`
    await policy.default();
    const differing = (some) => some
      .filter(({ source, kind, brief, report }) => checkMailingJson(source, { kind, brief }) !== report)
      .map(({ name }) => name);
    // The one letter that is in another charset is the whole library's.
    const inUtf8 = (name) => name !== "html-in-its-own-charset";
    const differ = differing(mailings.filter(({ name, kind }) => ["html", "text"].includes(kind) && inUtf8(name)));

    const codes = (all) => [...new Set(all.map((ask) => String(code(ask))))];
    const eml = mailings.filter(({ name, kind }) => kind === "eml" || kind === "msg" || !inUtf8(name));
    const messages = codes(eml.map(({ source, kind }) => () => checkMailingJson(source, { kind })));
    const first = ["checkMailing", "checkMailingJson", "fixMailing", "sendingSchedule", "initSync", "createChecker", "default"];
    const others = Object.keys(policy).filter((name) => typeof policy[name] === "function")
      .filter((name) => !first.includes(name) && !name.endsWith("Error"));
    const asked = others.map((name) => () => (name === "Calendar" ? new policy.Calendar() : policy[name]("A2.1", {})));
    const refused = codes(asked);
    await policy.default({ whole: true });
    const after = [differing(mailings), policy.answeredBy("A4.1").length > 0, fetched];
    console.log(JSON.stringify([mailings.length, differ, [eml.length > 9, messages], [others.length, refused], after]));`);
  assert.ok(count > 70);
  assert.deepEqual(differ, []);
  assert.deepEqual(messages, [true, ["true,not-loaded"]]);
  assert.deepEqual(others, [17, ["true,not-loaded"]]);
  assert.deepEqual(after, [[], true, ["nu_alumni_policy_bg.wasm", "nu_alumni_policy_whole_bg.wasm"]]);
});

test("a checker loads the whole library when something needs it, and once", () => {
  const said = onPage(`
    const checker = await createChecker();
    const before = [...fetched];
    const eml = mailings.find(({ kind }) => kind === "eml");
    const { answer } = await checker.check(eml.source, { kind: "eml" });
    const page = await checker.render("<p>Dear Alumni,</p>", "html");
    console.log(JSON.stringify([before, answer.verdict !== undefined, page.answer.startsWith("<!"), fetched]));`);
  const [part, whole] = ["nu_alumni_policy_bg.wasm", "nu_alumni_policy_whole_bg.wasm"];
  assert.deepEqual(said, [[part], true, true, [part, whole]]);
});

test("the part and the whole may be asked for at once, whichever comes first", () => {
  const said = onPage(`
    await Promise.all([policy.default(), policy.default({ whole: true }), policy.default()]);
    await policy.default();
    console.log(JSON.stringify([policy.answeredBy("A4.1").length > 0, fetched.sort()]));`);
  assert.deepEqual(said, [true, ["nu_alumni_policy_bg.wasm", "nu_alumni_policy_whole_bg.wasm"]]);
});

test("what a page loads stays within its budget", () => {
  const page = new Map(sizes(process.env.PACKAGE)).get("a page");
  assert.ok(page[1] <= BUDGET, `${page[1]} bytes gzipped; at most ${BUDGET}`);
});
