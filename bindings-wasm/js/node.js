// The door for Node, which fetches no files: it reads the wasm.
import { readFile } from "node:fs/promises";
import load from "./door.js";

export * from "./door.js";

const wasm = new URL("nu_alumni_policy_bg.wasm", import.meta.url);

export default async function init(from) {
  return load(from ?? { module_or_path: await readFile(wasm) });
}
