// A letter's HTML as text: where its body lies, and what changed between two states of it.

const MARKS =
  /<!--[^]*?(?:-->|$)|<(style|script|title|xml|textarea)\b[^]*?(?:<\/\1\s*>|$)|<(body|head|html)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>|<\/(head|body|html)\s*>|<!doctype[^>]*>/gi;

/** The source in three: what stands before the body's content, that content, and what stands behind. */
export function partsOf(source) {
  let start = 0;
  let end = source.length;
  let inBody = false;
  for (const mark of source.matchAll(MARKS)) {
    const [text, , opened, closed] = mark;
    const after = mark.index + text.length;
    if (opened?.toLowerCase() === "body" && !inBody) {
      start = after;
      end = source.length;
      inBody = true;
    } else if (!inBody && (opened || closed?.toLowerCase() === "head" || /^<!doctype/i.test(text))) {
      start = after;
    } else if (closed && closed.toLowerCase() !== "head" && mark.index >= start) {
      end = Math.min(end, mark.index);
    }
  }
  return { before: source.slice(0, start), body: source.slice(start, Math.max(start, end)), behind: source.slice(Math.max(start, end)) };
}

/** What stood in `a` where `b` has something else. */
export function difference(a, b) {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < least - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  return { start, removed: a.slice(start, a.length - same), inserted: b.slice(start, b.length - same) };
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** Plain text as paragraphs. */
export function paragraphsOf(text) {
  const blocks = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean);
  return blocks.map((block) => `<p>${escaped(block).replace(/\n/g, "<br>\n")}</p>`).join("\n");
}

/** The least that a mail program needs around a body. */
export const wholeLetter = (body, locale) =>
  `<!DOCTYPE html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n</head>\n<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; color: #000000">\n${body}\n</body>\n</html>\n`;

/** A letter in which nothing is written yet. */
export const emptyLetter = (locale) => wholeLetter("<p><br></p>", locale);

/** The date in Astana, whatever the clock here says. */
export const todayInAstana = (now = new Date()) => new Date(now.getTime() + 5 * 3_600_000).toISOString().slice(0, 10);
