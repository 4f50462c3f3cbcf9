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
      if (typeof value !== "function" || ["default", "initSync"].includes(name) || name.endsWith("Error")) return;
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
    assert.equal(Object.keys(before).length, 16);
    for (const [name, [isOurs, kind, code, message]] of Object.entries(before)) {
      assert.deepEqual([isOurs, kind, code], [true, "PolicyError", "not-loaded"], name);
      assert.match(message, /await init\(\)/);
    }
  }
});

test("the doors give all that the wasm does", async () => {
  const made = await import(at("nu_alumni_policy.js"));
  // `start` is what runs when the wasm is loaded.
  const given = Object.keys(made).filter((name) => name !== "start");
  for (const name of given) assert.ok(name in whole.policy, name);
  class Own extends whole.policy.Calendar {}
  assert.ok(new Own() instanceof Own);
  assert.equal(new Own().nthBefore("2026-12-21", 14), "2026-11-30");
});
