// A checker is asked about what is written in a field.

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
