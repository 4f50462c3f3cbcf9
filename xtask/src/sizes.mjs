// node sizes.mjs FOLDER...: what a page loads of the package in each folder, in bytes and gzipped.
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

for (const folder of process.argv.slice(2)) {
  const files = [...modules(folder, "door.js"), "nu_alumni_policy_bg.wasm"];
  const rows = files.map((name) => {
    const bytes = readFileSync(join(folder, name));
    return [name, bytes.length, gzipSync(bytes, { level: 9 }).length];
  });
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
  console.log(`\n${folder}\n`);
  for (const [name, bytes, gzipped] of [...rows, ["in all", sum(1), sum(2)]]) {
    console.log(`${name.padEnd(28)}${(bytes / KB).toFixed(1).padStart(10)} KB${(gzipped / KB).toFixed(1).padStart(10)} KB gzipped`);
  }
}
