// node sizes.mjs FOLDER: what a page loads of the package in the folder, in bytes and gzipped.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;

/** The modules that a door imports, and itself. */
function modules(folder, door, found = new Set()) {
  if (found.has(door)) return found;
  found.add(door);
  const imports = readFileSync(join(folder, door), "utf8").matchAll(/^(?:im|ex)port .*?from ["']\.\/(.*?)["']/gm);
  for (const [, name] of imports) modules(folder, name, found);
  return found;
}

const [folder] = process.argv.slice(2);

function print(name, [bytes, gzipped]) {
  const shown = (size) => `${(size / KB).toFixed(1).padStart(10)} KB`;
  console.log(`${name.padEnd(36)}${shown(bytes)}${shown(gzipped)} gzipped`);
}

function sized(name) {
  const bytes = readFileSync(join(folder, name));
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length];
  print(name, sizes);
  return sizes;
}

const sum = (all) => [0, 1].map((column) => all.reduce((total, sizes) => total + sizes[column], 0));
const scripts = sum([...modules(folder, "door.js")].map(sized));
const [page, all] = ["nu_alumni_policy_bg.wasm", "nu_alumni_policy_reports_bg.wasm"].map(sized);
print("a page", sum([scripts, page]));
print("a page, with reports to take away", sum([scripts, all]));
