// A value as JSON. What JSON would leave out or turn into null without a word, and so into a fact
// that is not known, is refused, with the path of its place.
import { PolicyError, wrongArgument } from "./errors.js";

/** Nothing that is asked stands deeper. */
const MOST_LEVELS = 64;

/** Half of a pair: no text has it, and UTF-8 cannot write it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const shown = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What a value is, in a few words. */
export function kindOf(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === "bigint") return "a BigInt";
  if (typeof value !== "object") return `a ${typeof value}`;
  try {
    if (Array.isArray(value)) return "a list";
    const kind = Object.getPrototypeOf(value)?.constructor;
    const name = typeof kind === "function" ? `${kind.name}` : "";
    return name && name !== "Object" ? `of the class ${shown(name)}` : "an object";
  } catch {
    return "an object that cannot be read: it throws";
  }
}

/** An error of an argument that is of another kind than it has to be. */
export function wrongType(name, path, value, expected) {
  const found = kindOf(value);
  return wrongArgument(name, "wrong-type", path, `it is ${found}, and has to be ${expected}`, { found, expected });
}

/** What a value is that is no data, and what is. */
function notData(value) {
  const kind = kindOf(value);
  if (typeof value === "bigint") return `${kind}; write a number`;
  return kind.startsWith("of the class") ? `${kind}; write a plain object` : kind;
}

/** Whether it was written with braces, in this window or another, or has no prototype. */
export function isPlain(value) {
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
    throw wrongArgument(this.kind, code, path, message, details);
  }

  /** What `read` gives; what the caller's own code throws meanwhile is the cause of an error. */
  reading(read) {
    try {
      return read();
    } catch (error) {
      if (error instanceof PolicyError) throw error;
      try {
        return this.fail("not-plain", "it cannot be read as data: it throws");
      } catch (refused) {
        refused.cause = error;
        throw refused;
      }
    }
  }

  /** Counts what is to be written, so that too much is refused before it is all there. */
  count(length) {
    this.size += length;
    if (this.size > this.limit) {
      const { size, limit } = this;
      this.fail("too-large", `the request has ${size} bytes; at most ${limit} are read`, { size, limit }, null);
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
        return this.fail("not-plain", `it is ${notData(value)}`);
    }
  }

  object(value) {
    const list = Array.isArray(value);
    if (!list && !isPlain(value)) {
      if (!isDate(value)) this.fail("not-plain", `it is ${notData(value)}`);
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
      // What is wrong with a key is in the object.
      this.keys.length = level;
      if (typeof key === "symbol") this.fail("not-plain", `its key ${String(key)} is a symbol`);
      this.text(key);
      this.keys[level] = key;
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
  if (typeof value === "string") {
    new Check(kind, limit, "").text(value);
    return value;
  }
  const check = new Check(kind, limit, root);
  return check.reading(() => {
    check.value(value);
    check.keys.length = 0;
    const json = JSON.stringify(value);
    return typeof json === "string" ? json : check.fail("not-plain", "it writes itself in its own way");
  });
}

/** What an object holds under the names that there are, in their order; `root` is what it is called. */
export function members(given, known, kind, root) {
  const check = new Check(kind, 0, root);
  return check.reading(() => {
    if (typeof given !== "object" || given === null || Array.isArray(given) || !isPlain(given)) {
      check.fail("not-plain", `it is ${kindOf(given)}, and has to be a plain object of ${known.join(", ")}`, { known });
    }
    for (const key of Reflect.ownKeys(given)) {
      if (!known.includes(key)) {
        const message = `there is no \`${shown(String(key))}\`; there are ${known.join(", ")}`;
        check.fail("unknown-key", message, { key: String(key), known }, null);
      }
    }
    return known.map((key) => {
      check.keys[0] = key;
      return check.data(given, key);
    });
  });
}

const TypedArray = Object.getPrototypeOf(Uint8Array.prototype);
const { get: lengthOf } = Object.getOwnPropertyDescriptor(TypedArray, "length");

/** How many elements a typed array has; `undefined` where its memory was handed to somebody else. */
export function elementsOf(array) {
  try {
    TypedArray.keys.call(array);
  } catch {
    return undefined;
  }
  return lengthOf.call(array);
}

/** A text; one with half of a character in it is refused. */
export function wholeText(text, kind, root) {
  // No name and no source is longer.
  new Check(kind, 16 * 1024 * 1024, root).text(text);
  return text;
}
