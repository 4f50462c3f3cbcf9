// The vectors of mailings, with what is written down for them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const top = join(import.meta.dirname, "../vectors/mailings");
const kinds = { "source.html": "html", "source.eml": "eml", "source.msg": "msg", "source.txt": "text" };

export const mailings = readdirSync(top).map((name) => {
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
