// Errors as data: what a program asks of an error, beside what a person reads.

/** What is said of an error in the three languages, once the wasm is loaded that knows it. */
let textsOf = () => ({});

/** Lets errors say what they are in the languages of the loaded wasm. */
export function sayErrorsWith(texts) {
  textsOf = (error) => {
    try {
      return JSON.parse(texts(JSON.stringify(error)));
    } catch {
      return {};
    }
  };
}

/** Anything that this library refuses. */
export class PolicyError extends Error {
  #texts;

  constructor({ code, path = null, message, details = {}, texts }, { cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    /** Its name, which stays: `unknown-school`. */
    this.code = code;
    /** The field that is wrong, from the request's root; `null` where no field is. */
    this.path = path;
    const { offset, limit, most } = details;
    /** Where in the source it begins, as a span with nothing in it; `null` where it is at no place. */
    this.span = typeof offset === "number" ? { start: offset, end: offset } : null;
    /** The most that there may be; `null` where that is not what is wrong. */
    this.limit = [limit, most].find((number) => typeof number === "number") ?? null;
    /** What else is known of it: the size, the known names. */
    this.details = details;
    this.#texts = texts;
  }

  /**
   * The same for people, by language; empty where the wasm is not loaded. Most errors nobody reads, as what a newer
   * call of a checker overtakes at each key.
   */
  get texts() {
    const { details, code, path, message } = this;
    return (this.#texts ??= textsOf({ ...details, code, path, message }));
  }

  /** The same for people, in a language. */
  text(locale = "en") {
    return this.texts[locale] ?? this.message;
  }

  /** All of it as a plain object, which crosses a worker's boundary whole; an error does not. */
  toJSON() {
    const { name, code, path, span, limit, message, details, texts } = this;
    return { name, code, path, span, limit, message, details, texts };
  }

  /** The error that such an object was made of. */
  static from(json, options) {
    return new (KINDS.get(json.name) ?? PolicyError)(json, options);
  }
}

/** A source that cannot be read. */
export class SourceError extends PolicyError {}

/** A brief, or another option of the check, that is wrong. */
export class BriefError extends PolicyError {}

/** A question that cannot be answered: there is none of its name, or the request is wrong. */
export class QuestionError extends PolicyError {}

/** A day that is not known, or a calendar that cannot be. */
export class CalendarError extends PolicyError {}

const KINDS = new Map(Object.entries({ PolicyError, SourceError, BriefError, QuestionError, CalendarError }));
for (const [name, kind] of KINDS) {
  Object.defineProperty(kind.prototype, "name", { value: name, writable: true, configurable: true });
}

/** The error of this class whose data is this JSON. */
export function thrown(name, json) {
  const { code, path, message, ...details } = JSON.parse(json);
  return PolicyError.from({ name, code, path, message, details });
}

/** An error of none of the kinds that come from a request. */
export const failure = (code, message, cause, details) => new PolicyError({ code, message, details }, { cause });

/** An error of an argument. */
export function wrongArgument(name, code, path, message, details = {}) {
  const said = path ? `${path}: ${message}` : message;
  return PolicyError.from({ name, code, path: path || null, message: said, details });
}
