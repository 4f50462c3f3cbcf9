// Errors as data: what a program asks of an error, beside what a person reads.

/** Anything that this library refuses. */
export class PolicyError extends Error {
  constructor({ code, path = null, message, details = {} }) {
    super(message);
    /** Its name, which stays: `unknown-school`. */
    this.code = code;
    /** The field that is wrong, from the request's root; `null` where no field is. */
    this.path = path;
    /** What else is known of it: a limit, an offset, the known names. */
    this.details = details;
  }

  /** All of it as a plain object, which crosses a worker's boundary whole; an error does not. */
  toJSON() {
    const { name, code, path, message, details } = this;
    return { name, code, path, message, details };
  }

  /** The error that such an object was made of. */
  static from(json) {
    return new (KINDS.get(json.name) ?? PolicyError)(json);
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
