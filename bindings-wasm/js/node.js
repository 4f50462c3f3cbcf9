// The door for Node, which fetches no files: it reads the wasm.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import load, * as calls from "./calls.js";
import { checkers } from "./checker.js";

export * from "./calls.js";

// All of it: nobody waits for its last kilobytes.
const wasm = new URL("nu_alumni_policy_reports_bg.wasm", import.meta.url);

export default async function init(from) {
  return load(from?.module_or_path ? from : { module_or_path: await readFile(wasm) });
}

/** Loads the wasm without waiting, as a program in CommonJS may want it. */
export function initSync(from) {
  calls.initSync(from ?? { module: readFileSync(wasm) });
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
