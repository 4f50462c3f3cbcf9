// node sizes.mjs FOLDER: what a page loads of the package in the folder, in bytes, gzipped and with Brotli.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1000;

/** The modules that a door imports, and itself. */
function modules(folder, door, found = new Set()) {
  if (found.has(door)) return found;
  found.add(door);
  const imports = readFileSync(join(folder, door), "utf8").matchAll(/^(?:im|ex)port .*?from ["']\.\/(.*?)["']/gm);
  for (const [, name] of imports) modules(folder, name, found);
  return found;
}

const gzip = (bytes) => gzipSync(bytes, { level: 9 });

const sum = (all) => all.reduce((total, sizes) => total.map((size, column) => size + sizes[column]));

/** Each file's bytes, plain and packed in these ways; what a page loads first, and what the whole library adds. */
export function sizes(folder, ways = [gzip]) {
  const sized = (name) => {
    const bytes = readFileSync(join(folder, name));
    return [name, [bytes.length, ...ways.map((packed) => packed(bytes).length)]];
  };
  const door = modules(folder, "door.js");
  const first = [...door, "nu_alumni_policy_bg.wasm"].map(sized);
  const element = [...modules(folder, "mailing-check.js")].filter((name) => !door.has(name)).map(sized);
  const added = ["nu_alumni_policy_whole.js", "nu_alumni_policy_whole_bg.wasm"].map(sized);
  const of = (files) => sum(files.map(([, size]) => size));
  return [...first, ["a page", of(first)], ...added, ["the whole library besides", of(added)], ["<mailing-check> besides", of(element)]];
}

if (process.argv[1] === import.meta.filename) {
  const shown = (size) => `${(size / KB).toFixed(1).padStart(10)} KB`;
  for (const [name, [bytes, gzipped, brotli]] of sizes(process.argv[2], [gzip, brotliCompressSync])) {
    console.log(`${name.padEnd(36)}${shown(bytes)}${shown(gzipped)} gzipped${shown(brotli)} with Brotli`);
  }
}
