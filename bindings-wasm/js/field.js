// A checker is asked about what is written in a field.
import { localeAt } from "./texts.js";
import { isPlain } from "./to_json.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && isPlain(value);

/** A brief may be JSON; what is none the checker refuses. */
export function plainBrief(brief) {
  try {
    return typeof brief === "string" ? JSON.parse(brief) : brief;
  } catch {
    return brief;
  }
}

/**
 * A brief with what is `known` beside it, answered in the language that is `asked` for, or that it says, or else in that
 * of the page. What is no brief, or has no terms in their place, stays so, for the checker to refuse.
 */
export function briefWith(given, { asked, locale }, known = {}) {
  const brief = plainBrief(given) ?? {};
  if (!isObject(brief)) return given;
  const terms = brief.terms === undefined ? {} : brief.terms;
  if (!isObject(terms)) return { ...brief, ...known };
  const { locale: said = locale } = terms;
  return { ...brief, ...known, terms: { ...terms, locale: asked ?? said } };
}

/** What a host says of its draft, with its brief as it is around this element. */
export const optionsAt = (element, given) => ({ ...given, brief: briefWith(given?.brief, { locale: localeAt(element) }) });

/** How a message begins, and a letter may too: `Date: 21 December`. */
const LIKE_A_MESSAGE = /^\s*(from |[\w-]+:)/i;

/** Tags, and not an address or a blank in angle brackets. */
const TAGS = /<\/[a-z]|<(br|img|p)\b/i;

/** What a field holds, where the core would guess a message, which nobody writes into one; else that guesses. */
const kindOf = (source) => (!LIKE_A_MESSAGE.test(source) ? undefined : TAGS.test(source) ? "html" : "text");

/** The report on what is written in a field. */
export async function reportOn(checker, source, options) {
  try {
    return (await checker.check(source, { ...options, kind: options?.kind ?? kindOf(source) })).answer;
  } catch (error) {
    if (error?.code !== "empty") throw error;
    // As an editor that was emptied holds it: every letter begins so, and there is no fault in that.
    return (await checker.check("<br>", { ...options, kind: "html" })).answer;
  }
}
