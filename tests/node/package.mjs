// The package under test, loaded as in Node from where `cargo xtask test` has put it, and the vectors.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const policy = await import(pathToFileURL(join(process.env.PACKAGE, "node.js")));
await policy.default();

/** The examples of every question, of which the types are held against the package's. */
export const { examples, check } = await import(pathToFileURL(process.env.EXAMPLES));

export const vectors = join(import.meta.dirname, "../vectors");

/** A JSON file among the vectors. */
export const vector = (path) => JSON.parse(readFileSync(join(vectors, path), "utf8"));

/** Every JSON file of a folder of vectors, with its path. */
export const kept = (folder) =>
  readdirSync(join(vectors, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ path: join(folder, name), json: vector(join(folder, name)) }));

/** What is thrown; `undefined` where nothing is. */
export function thrown(ask) {
  try {
    ask();
  } catch (error) {
    return error;
  }
  return undefined;
}
