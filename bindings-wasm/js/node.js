// The door for Node, which fetches no files: it reads the wasm, all of it, for nobody waits for it there.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { checkers } from "./checker.js";
import { initWholeSync, inits } from "./load.js";
import * as whole from "./nu_alumni_policy_whole.js";

export * from "./calls.js";

const wasm = new URL("nu_alumni_policy_whole_bg.wasm", import.meta.url);

/** What lies in a file, its path or its address; what is no file stays as it is. */
function read(place = wasm) {
  if (!(place instanceof URL) && typeof place !== "string") return place;
  if (/^(https?|data|blob):/i.test(place)) return place;
  return readFile(/^file:/i.test(place) ? new URL(place) : place);
}

const init = inits(() => whole, { isAlwaysWhole: true, read });
export default init;

/** Loads the wasm without waiting, as a program in CommonJS may want it. */
export const initSync = (from) => initWholeSync(whole, from, () => readFileSync(wasm));

const begin = (answered, failed) => {
  // A flag of the program, as `--eval`, is not for it.
  const worker = new Worker(new URL("worker_node.js", import.meta.url), { execArgv: [] });
  worker.on("message", answered);
  worker.on("messageerror", () => failed("it could not read the message"));
  worker.on("error", (error) => failed(error.message));
  worker.on("exit", () => failed("it ended"));
  return worker;
};

export const createChecker = checkers(init, begin);
