// What is asked before the wasm is loaded is refused as every other mistake is, and says what to do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as whole from "./package.mjs";

const at = (name) => pathToFileURL(join(process.env.PACKAGE, name)).href;

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
    policy.initSync({ module: readFileSync(new URL("nu_alumni_policy_bg.wasm", ${JSON.stringify(at(door))})) });
    const { policy: document, Calendar } = policy;
    said.after = [document().clauses.length > 50, new Calendar() instanceof Calendar];
    console.log(JSON.stringify(said));`;
  for (const door of ["node.js", "door.js"]) {
    const { after, ...before } = JSON.parse(printed(program(door)));
    assert.deepEqual(after, [true, true]);
    assert.equal(Object.keys(before).length, 20);
    for (const [name, [isOurs, kind, code, message]] of Object.entries(before)) {
      assert.deepEqual([isOurs, kind, code], [true, "PolicyError", "not-loaded"], name);
      assert.match(message, /await init\(\)/);
    }
  }
});

test("the doors give all that the wasm does", async () => {
  const made = await import(at("nu_alumni_policy.js"));
  // `start` is what runs when the wasm is loaded.
  const given = Object.keys(made).filter((name) => name !== "start" && !name.startsWith("__"));
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
  assert.match(message, /wasm-unsafe-eval/);
});

test("where the wasm fails it says so, and answers again", async () => {
  const program = `
    import { initSync as exportsOf } from ${JSON.stringify(at("nu_alumni_policy.js"))};
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

test("what a page loads by itself answers alike, and says that it has no reports to take away", () => {
  const program = `
    import { readFileSync } from "node:fs";
    import { checkMailingJson, createChecker, initSync, renderMailing } from ${JSON.stringify(at("door.js"))};
    import { mailings } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "mailings.mjs")).href)};
    initSync({ module: readFileSync(new URL(${JSON.stringify(at("nu_alumni_policy_bg.wasm"))})) });
    const differ = mailings.filter(({ source, kind, brief, report }) => checkMailingJson(source, { kind, brief }) !== report);
    let code;
    try {
      renderMailing("<p>Dear Alumni,</p>", "text");
    } catch (error) {
      code = error.code;
    }
    const rendered = await (await createChecker()).render("<p>Dear Alumni,</p>", "text").catch((error) => error.code);
    console.log(JSON.stringify([mailings.length, differ.map(({ name }) => name), code, rendered]));`;
  const [count, differ, ...codes] = JSON.parse(printed(program));
  assert.ok(count > 70);
  assert.deepEqual(differ, []);
  assert.deepEqual(codes, ["not-loaded", "not-loaded"]);
});
