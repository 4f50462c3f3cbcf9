// A value as JSON. What JSON would leave out or turn into null without a word, and so into a fact
// that is not known, is refused, with the path of its place.
import { PolicyError } from "./errors.js";

/** Nothing that is asked stands deeper. */
const MOST_LEVELS = 64;

/** Half of a pair: no text has it, and UTF-8 cannot write it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const shown = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What a value is, in a few words. */
export function kindOf(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === "bigint") return "a BigInt; write a number";
  if (typeof value !== "object") return `a ${typeof value}`;
  if (Array.isArray(value)) return "a list";
  const kind = Object.getPrototypeOf(value)?.constructor;
  const name = typeof kind === "function" ? kind.name : "";
  return name && name !== "Object" ? `of the class ${shown(name)}; write a plain object` : "an object";
}

/** Whether it was written with braces, in this window or another, or has no prototype. */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/** Whether it is a date, of this window or another. */
const isDate = (value) => value instanceof Date || Object.prototype.toString.call(value) === "[object Date]";

/** Holds a value against what JSON can say, before JSON is written of it. */
class Check {
  constructor(kind, limit, root) {
    this.kind = kind;
    this.limit = limit;
    this.root = root;
    this.size = 0;
    /** The objects and lists that are being looked at, and in each the key at which. */
    this.open = [];
    this.keys = [];
  }

  path() {
    const steps = this.keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`));
    return steps.length > 0 ? steps.join("").replace(/^\./, "") : this.root;
  }

  fail(code, message, details = {}, path = this.path()) {
    const said = path ? `${path}: ${message}` : message;
    throw PolicyError.from({ name: this.kind, code, path: path || null, message: said, details });
  }

  /** Counts what is to be written, so that too much is refused before it is all there. */
  count(length) {
    this.size += length;
    if (this.size > this.limit) {
      this.fail("too-large", `it has more than ${this.limit} bytes`, { limit: this.limit }, this.root);
    }
  }

  text(text) {
    this.count(text.length);
    const offset = text.search(LONE_SURROGATE);
    if (offset >= 0) this.fail("lone-surrogate", `half of a character stands at offset ${offset}`, { offset });
  }

  value(value) {
    this.count(1);
    switch (typeof value) {
      case "string":
        return this.text(value);
      case "boolean":
        return undefined;
      case "number":
        if (Number.isFinite(value)) return undefined;
        return this.fail("not-a-number", `it is ${value}, which is no number of anything`);
      case "object":
        return value === null ? undefined : this.object(value);
      default:
        return this.fail("not-plain", `it is ${kindOf(value)}`);
    }
  }

  object(value) {
    const list = Array.isArray(value);
    if (!list && !isPlain(value)) {
      if (!isDate(value)) this.fail("not-plain", `it is ${kindOf(value)}`);
      if (Number.isNaN(Date.prototype.getTime.call(value))) this.fail("not-a-date", "it is a Date that is no date");
      // It would be written as another instant than it is.
      const instant = Date.prototype.toISOString.call(value);
      if (JSON.stringify(value) !== `"${instant}"`) this.fail("not-plain", "it writes itself in its own way");
      return;
    }
    const asWritten = !list && Object.hasOwn(value, "toJSON");
    if (!asWritten && typeof value.toJSON === "function") this.fail("not-plain", "it writes itself in its own way");
    if (this.open.includes(value)) this.fail("cyclic", "it holds itself");
    if (this.open.length === MOST_LEVELS) {
      this.fail("too-deep", `it stands more than ${MOST_LEVELS} levels deep`, { limit: MOST_LEVELS });
    }
    const level = this.open.push(value) - 1;
    if (list) this.elements(value, level);
    else this.members(value, level);
    this.open.pop();
    this.keys.length = level;
  }

  elements(list, level) {
    for (let i = 0; i < list.length; i += 1) {
      this.keys[level] = i;
      this.value(this.data(list, i));
    }
  }

  members(object, level) {
    for (const key of Reflect.ownKeys(object)) {
      if (typeof key === "symbol") this.fail("not-plain", `its key ${String(key)} is a symbol`);
      this.keys[level] = key;
      this.text(key);
      const value = this.data(object, key);
      // Written so, a key is not given.
      if (value !== undefined) this.value(value);
    }
  }

  /** What stands there as data, and is not computed when it is asked for. */
  data(object, key) {
    const found = Object.getOwnPropertyDescriptor(object, key);
    if (!found) return undefined;
    if (found.get || found.set) this.fail("not-plain", "it is a getter; write its value");
    if (!found.enumerable) this.fail("not-plain", "it is hidden from JSON");
    return found.value;
  }
}

/** The bytes of a text in UTF-8. */
export function utf8Length(text) {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // A pair is two units and four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/**
 * A value as JSON, or JSON as it is; `undefined` where nothing is given. `kind` is the class of the
 * error, `root` what the value is called.
 */
export function toJson(value, kind, root, limit) {
  if (value === undefined || value === null) return undefined;
  const check = new Check(kind, limit, root);
  if (typeof value !== "string") {
    check.value(value);
    return JSON.stringify(value);
  }
  check.text(value);
  return value;
}

/** The options, by the names that there are, in their order. */
export function options(given, known, kind) {
  const check = new Check(kind, 0, "options");
  if (given === undefined || given === null) return [];
  if (typeof given !== "object" || Array.isArray(given) || !isPlain(given)) {
    check.fail("not-plain", `they are ${kindOf(given)}, and have to be an object`, { known });
  }
  for (const key of Reflect.ownKeys(given)) {
    if (!known.includes(key)) {
      const message = `there is no option \`${shown(String(key))}\`; there are ${known.join(", ")}`;
      check.fail("unknown-key", message, { key: String(key), known }, null);
    }
  }
  return known.map((key) => {
    check.keys[0] = key;
    return check.data(given, key);
  });
}

/** A text; one with half of a character in it is refused. */
export function wholeText(text, kind, root) {
  new Check(kind, Infinity, root).text(text);
  return text;
}
