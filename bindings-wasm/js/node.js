// The door for Node, which fetches no files: it reads the wasm, all of it, for nobody waits for it there.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import load, * as calls from "./calls.js";
import { checkers } from "./checker.js";
import * as whole from "./nu_alumni_policy_whole.js";

export * from "./calls.js";

const wasm = new URL("nu_alumni_policy_whole_bg.wasm", import.meta.url);

export default async function init({ module_or_path } = {}) {
  return load({ whole: true, module_or_path: module_or_path ?? (await readFile(wasm)) });
}

/** Loads the wasm without waiting, as a program in CommonJS may want it. */
export function initSync(from) {
  calls.initSync(from ?? { module: readFileSync(wasm) }, whole);
}

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
