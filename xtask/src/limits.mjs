// node limits.mjs FOLDER: writes the Policy's limits into the package in the folder, for what shows them and has only the
// part of the library that a page loads first.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { default: init, policy } = await import(pathToFileURL(join(folder, "node.js")));
await init();
const limits = policy().limits.map(({ name, clause, value }) => [name, { clause, value }]);
const text = JSON.stringify(Object.fromEntries(limits), null, 2);
writeFileSync(join(folder, "limits.js"), `// The Policy's limits, with their clauses; written by \`cargo xtask package\`.\nexport const LIMITS = ${text};\n`);
