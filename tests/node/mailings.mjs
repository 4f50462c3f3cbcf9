// The vectors of mailings.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const top = join(import.meta.dirname, "../vectors/mailings");
const kinds = { "source.html": "html", "source.eml": "eml", "source.txt": "text" };
const names = readdirSync(top);

/** The Outlook files, which this build does not read. */
export const outlook = names.map((name) => join(top, name, "source.msg")).filter(existsSync);

/** The others, with what is written down for them. */
export const mailings = names.filter((name) => !outlook.includes(join(top, name, "source.msg"))).map((name) => {
  const file = readdirSync(join(top, name)).find((f) => f in kinds);
  const json = (f) => JSON.parse(readFileSync(join(top, name, f), "utf8"));
  return {
    name,
    kind: kinds[file],
    source: new Uint8Array(readFileSync(join(top, name, file))),
    brief: json("brief.json"),
    expected: json("expected.json"),
    report: readFileSync(join(top, name, "report.json"), "utf8"),
  };
});
