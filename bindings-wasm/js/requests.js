// What a checker is asked, as plain data of its own: it crosses to a worker, and stays what it was when the
// caller writes on. What is wrong with it is refused as the calls themselves refuse it.
import { wrongArgument } from "./errors.js";
import { elementsOf, members, toJson, wholeText, wrongType } from "./to_json.js";

/** The most bytes of a request. */
const MOST_BYTES = 64 * 1024 * 1024;

const isGiven = (value) => value !== undefined && value !== null;

function text(value, path, expected) {
  if (typeof value !== "string") throw wrongType("BriefError", path, value, expected);
  return wholeText(value, "BriefError", path);
}

function options(given, more) {
  if (!isGiven(given)) return undefined;
  const [kind, brief, name] = members(given, ["kind", "brief", ...more], "BriefError", "options");
  return {
    kind: isGiven(kind) ? text(kind, "kind", "html, eml, msg or text") : undefined,
    brief: toJson(brief, "BriefError", "brief", MOST_BYTES),
    ...(isGiven(name) && { name: text(name, "name", "a string") }),
  };
}

function source(given) {
  if (typeof given === "string") return given;
  if (!(given instanceof Uint8Array)) throw wrongType("SourceError", "source", given, "a string or a Uint8Array");
  if (elementsOf(given) === undefined) {
    const message = "it is detached: its memory was handed to somebody else; give a copy";
    throw wrongArgument("SourceError", "detached", "source", message);
  }
  return given.slice();
}

/** The arguments of a call; where several are wrong, the call itself would refuse the same one. */
export function plain(method, [given, ...more]) {
  if (method === "render") {
    const format = text(more[0], "format", "the name of a format");
    const said = options(more[1], ["name"]);
    return [source(given), format, said];
  }
  const findings = toJson(more[1], "BriefError", "findings", MOST_BYTES);
  const said = options(more[0], []);
  return [source(given), said, findings];
}
