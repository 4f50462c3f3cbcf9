// A letter's HTML as text: where its body lies, and what changed between two states of it.

// Each place of a source is looked at a set number of times, whatever a letter holds: an end that is not there is not looked for again.

const MARKS = /<!--|<(style|script|title|xml|textarea)\b|<(body|head|html)(?=[\s/>])|<\/(head|body|html)\s*>|<!(doctype)/gi;

/** Where a tag ends whose attributes may have `>` in them; 0 where it does not. */
function endOfTag(source, from) {
  let quote = "";
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === ">") return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return 0;
}

/** What opens and ends a page's parts, with where it ends itself. */
function* marksOf(source) {
  const marks = new RegExp(MARKS);
  let areQuotesEven = true;
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    const [text, raw, opened, closed, doctype] = mark;
    let after = mark.index + text.length;
    if (raw) {
      const end = new RegExp(`</${raw}\\s*>`, "gi");
      end.lastIndex = after;
      after = end.exec(source) ? end.lastIndex : source.length;
    } else if (opened || doctype) {
      let end = opened && areQuotesEven ? endOfTag(source, after) : 0;
      if (opened && !end) areQuotesEven = false;
      end ||= source.indexOf(">", after) + 1;
      if (!end) return;
      after = end;
    } else if (!closed) {
      after = source.indexOf("-->", after) + 3;
      if (after < 3) return;
    }
    yield { index: mark.index, after, opened: opened?.toLowerCase(), closed: closed?.toLowerCase(), doctype };
    marks.lastIndex = after;
  }
}

/** The source in three: what stands before the body's content, that content, and what stands behind. */
export function partsOf(source) {
  let start = 0;
  let end = source.length;
  let inBody = false;
  for (const { index, after, opened, closed, doctype } of marksOf(source)) {
    if (opened === "body" && !inBody) {
      start = after;
      end = source.length;
      inBody = true;
    } else if (!inBody && (opened || closed === "head" || doctype)) {
      start = after;
    } else if (closed && closed !== "head" && index >= start) {
      end = Math.min(end, index);
    }
  }
  return { before: source.slice(0, start), body: source.slice(start, Math.max(start, end)), behind: source.slice(Math.max(start, end)) };
}

/** Whether there is anything to read: text between the tags, or a picture. */
export function hasContent(body) {
  for (let at = 0; at < body.length; ) {
    const open = body.indexOf("<", at);
    const text = body.slice(at, open < 0 ? body.length : open);
    if (/\S/.test(text.replace(/&nbsp;/gi, ""))) return true;
    if (open < 0) return false;
    const close = body.indexOf(">", open);
    if (close < 0 || /^<img/i.test(body.slice(open, open + 4))) return true;
    at = close + 1;
  }
  return false;
}

/** What may stand within a line: a blank does not end with it. */
const INLINE = /<\/?(?:a|b|big|em|font|i|s|small|span|strike|strong|sub|sup|u)\b[^<>]*>/gi;
const BLANK = new RegExp(`‹(?:[^‹›<>]|${INLINE.source})*›`, "gi");

/** The places between ‹ and › that a template leaves to whoever writes; their names are alike with a capital and without, whatever is bold in them. */
export const blanksIn = (source, part, from = 0) =>
  Array.from(source.matchAll(BLANK), ({ 0: blank, index }) => {
    const text = blank.replace(INLINE, "");
    return { text, name: text.toLocaleLowerCase(), part, span: { start: from + index, end: from + index + blank.length } };
  });

/** What is written over a blank: of the tags in it those stay whose other end is elsewhere. */
export function filled(blank, said) {
  const open = [];
  const nameOf = (tag) => /\w+/.exec(tag)?.[0].toLowerCase();
  for (const [tag] of blank.matchAll(INLINE)) {
    const isEnd = tag.startsWith("</") && open.length > 0 && !open.at(-1).startsWith("</") && nameOf(open.at(-1)) === nameOf(tag);
    if (isEnd) open.pop();
    else open.push(tag);
  }
  const tags = open.join("");
  return tags.startsWith("</") ? said + tags : tags + said;
}

/** The source with each tag of this name, up to its `>`, changed. */
export function changedTags(source, name, change) {
  const opened = new RegExp(`<${name}\\b`, "gi");
  let made = "";
  let at = 0;
  for (let tag = opened.exec(source); tag; tag = opened.exec(source)) {
    const end = source.indexOf(">", tag.index);
    if (end < 0) break;
    made += source.slice(at, tag.index) + change(source.slice(tag.index, end));
    opened.lastIndex = at = end;
  }
  return made + source.slice(at);
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
