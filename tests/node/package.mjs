// The package under test, loaded from where `cargo xtask test` has put it, and the vectors.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const policy = await import(pathToFileURL(join(process.env.PACKAGE, "nu_alumni_policy.js")));
policy.initSync({ module: readFileSync(join(process.env.PACKAGE, "nu_alumni_policy_bg.wasm")) });

export const vectors = join(import.meta.dirname, "../vectors");

/** Every JSON file of a folder of vectors, with its path. */
export const kept = (folder) =>
  readdirSync(join(vectors, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const path = join(vectors, folder, name);
      return { path, json: JSON.parse(readFileSync(path, "utf8")) };
    });
