// node check.mjs letter.html: what is found in a letter, a line each; it ends with 1 where a clause is broken.
import { readFile } from "node:fs/promises";
import init, { checkMailing, PolicyError } from "nu-alumni-policy";

const [path] = process.argv.slice(2);
await init();
try {
  const report = checkMailing(await readFile(path), { brief: { direction: "event-invitation" } });
  for (const { position, clauses, severity, message } of report.findings) {
    const place = position ? `${path}:${position.line}:${position.column}` : path;
    console.log(`${place}: ${severity}: ${message.text} (${clauses.join(", ")})`);
  }
  process.exitCode = report.verdict === "rejected" ? 1 : 0;
} catch (error) {
  if (!(error instanceof PolicyError)) throw error;
  console.error(`${path}: ${error.message} (${error.code})`);
  process.exitCode = 2;
}
