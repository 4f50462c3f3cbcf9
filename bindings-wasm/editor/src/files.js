// What is opened and what is saved: letters as HTML, e-mail, Outlook's files or text; briefs and records.
import { changedTags, paragraphsOf, wholeLetter } from "./letter_text.js";

const MOST_BYTES = 16 * 1024 * 1024;
const BRIEF_HEADER = "X-NU-Alumni-Brief";
const utf8 = new TextEncoder();
const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const bytesOfLatin = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** What is wrong with a file, by the key of its text. */
export class FileError extends Error {
  constructor(key, args = {}) {
    super(key);
    Object.assign(this, { key, args });
  }
}

export function base64Of(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const bytesOfUrl = (url) => bytesOf(url.slice(url.indexOf(",") + 1));

/** What kind of file it is, by its first bytes and its name. */
function kindOf(name, bytes) {
  const starts = (...codes) => codes.every((code, i) => bytes[i] === code);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "msg";
  const end = name.toLowerCase().split(".").pop();
  if (["htm", "html", "xhtml"].includes(end)) return "html";
  if (["eml", "txt", "json", "msg"].includes(end)) return end === "txt" ? "text" : end;
  const head = latin(bytes.subarray(0, 400)).trimStart();
  if (head.startsWith("<")) return "html";
  if (head.startsWith("{")) return "json";
  if (/^[\w-]+:[ \t]/.test(head) && /^(from|to|subject|mime-version|date|received|return-path|content-type)\s*:/im.test(head)) return "eml";
  return "text";
}

/** A picture as the views show it. */
const picture = (cid, type, bytes) => [cid, { cid, type, url: `data:${type};base64,${base64Of(bytes)}`, width: null, height: null }];

/** The headers of a part, unfolded, and where its body begins. */
function headersOf(text) {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

/** A message's parts that have no parts themselves; each with its headers and its whole text. */
function partsIn(text, depth = 0) {
  const { headers, body } = headersOf(text);
  const type = headers.get("content-type") ?? "";
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary && depth < 20) {
    const line = new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=(?:--)?[ \\t]*(?:\\r?\\n|$))`);
    const parts = body.split(line).slice(1).filter((part) => !part.startsWith("--"));
    return parts.flatMap((part) => partsIn(part.replace(/^[ \t]*\r?\n/, ""), depth + 1));
  }
  return [{ headers, type, text, body, cid: /<([^>]+)>/.exec(headers.get("content-id") ?? "")?.[1] }];
}

/** Headers that are another message's: of its form, and of its way here. */
const NOT_KEPT = /^(content-.*|mime-version|subject|x-unsent|x-nu-alumni-brief|received|return-path|message-id|authentication-results|dkim-signature|arc-.*)$/i;

/** What a message has besides its letter, for a changed one to keep: from whom and to whom, and what is attached. */
function besides(raw, source) {
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  const fields = raw.slice(0, end).match(/^[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*/gm) ?? [];
  const headers = fields.filter((field) => !NOT_KEPT.test(field.slice(0, field.indexOf(":")))).map((field) => field.split(/\r?\n/).join("\r\n").trimEnd());
  const isLetter = ({ headers: of, type }) => /^(text\/(plain|html)\b|$)/i.test(type) && !/^attachment/i.test(of.get("content-disposition") ?? "");
  const attached = partsIn(raw).filter((part) => !isLetter(part) && !(part.cid && source.includes(`cid:${part.cid}`)));
  return { headers, attached: attached.map(({ text }) => text) };
}

/** The picture that a part is, if it is one; the letter itself the library reads. */
function enclosed({ headers, type, body, cid }) {
  const isPicture = type.split(";")[0].trim();
  if (!cid || !/^image\//i.test(isPicture) || !/base64/i.test(headers.get("content-transfer-encoding") ?? "")) return [];
  try {
    return [{ cid, type: isPicture.toLowerCase(), bytes: bytesOf(body.replace(/[^A-Za-z0-9+/=]/g, "")) }];
  } catch {
    return [];
  }
}

const isObject = (json) => json !== null && typeof json === "object" && !Array.isArray(json);

/** The brief that the editor wrote into a message's headers. */
function briefIn(headers) {
  const kept = headers.get(BRIEF_HEADER.toLowerCase());
  if (!kept) return {};
  try {
    const json = JSON.parse(new TextDecoder().decode(bytesOf(kept.replace(/\s/g, ""))));
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}

/** The kinds of picture that the views show; a file says its kind and id as it likes, and both go into headers. */
const PICTURE = /^image\/(png|jpe?g|gif|webp)$/;
const plainWord = (text) => text.replace(/[\u0000-\u0020\u007f-\u009f<>"'\\]/g, "");

/** The pictures that came with a message; what is wrong with its file the library has said. */
async function picturesIn(kind, bytes, raw) {
  try {
    const { picturesOfOutlook } = kind === "msg" ? await import("./outlook.js") : {};
    const all = picturesOfOutlook ? picturesOfOutlook(bytes) : partsIn(raw).flatMap(enclosed);
    const named = all.map(({ cid, type, bytes: own }) => [plainWord(cid), plainWord(type).toLowerCase(), own]);
    return new Map(named.filter(([, type]) => PICTURE.test(type)).map((one) => picture(...one)));
  } catch {
    return new Map();
  }
}

/** A message, of which the library reads subject and letter. */
async function openMessage(name, kind, bytes, checks, { terms } = {}) {
  const raw = kind === "eml" ? latin(bytes) : "";
  const brief = briefIn(headersOf(raw.slice(0, 200_000)).headers);
  const { source, measures } = await checks.checkOf(bytes, { kind, brief: { terms } });
  const subject = source.parts.find(({ name: of }) => of === "subject")?.text ?? "";
  const letters = source.parts.filter(({ name: of }) => of !== "subject");
  const html = letters.find(({ media_type: type }) => type === "text/html");
  const text = letters.find(({ media_type: type }) => type === "text/plain");
  const pictures = await picturesIn(kind, bytes, raw);
  // How large each is the library has read, of a part of its file too.
  for (const { part, span, file_pixels: size } of measures.pictures) {
    const cid = size && span && html?.name === part ? /cid:([^"'\s>]+)/i.exec(html.text?.slice(span.start, span.end))?.[1] : null;
    if (pictures.has(cid)) Object.assign(pictures.get(cid), { width: size[0], height: size[1] });
  }
  const mail = kind === "eml" ? besides(raw, html?.text ?? "") : null;
  if (html) return { name, source: html.text ?? "", subject, brief, pictures, mail, origin: { kind, bytes }, ...(kind === "msg" ? { note: "file.outlook" } : {}) };
  if (!text) throw new FileError("file.no-letter", { name });
  return { name, source: wholeLetter(paragraphsOf(text.text ?? ""), terms?.locale ?? "en"), subject, brief, pictures, mail, note: "file.text-made-html" };
}

/** What a page or a text holds; the library has read it, and decodes what is not UTF-8. */
async function decoded(kind, bytes, checks, { terms } = {}) {
  const { source } = await checks.checkOf(bytes, { kind, brief: { terms } });
  return source.parts.find(({ name }) => name === "body")?.text ?? new TextDecoder("utf-8", { ignoreBOM: kind === "html" }).decode(bytes);
}

/** What a file holds: a `draft`, a `brief` or a moderation `record`. */
export async function opened(file, checks, options) {
  const { name } = file;
  if (file.size > MOST_BYTES) throw new FileError("file.too-large", { name });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!bytes.length) throw new FileError("file.empty", { name });
  const kind = kindOf(name, bytes);
  if (kind === "json") return openJson(name, bytes);
  if (kind === "eml" || kind === "msg") return { draft: await openMessage(name, kind, bytes, checks, options) };
  const text = await decoded(kind, bytes, checks, options);
  if (kind === "html") return { draft: { name, source: text, origin: { kind, bytes } } };
  const source = wholeLetter(paragraphsOf(text), options?.terms?.locale ?? "en");
  return { draft: { name: name.replace(/\.\w+$/, ".html"), source, note: "file.text-made-html" } };
}

function openJson(name, bytes) {
  let json;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new FileError("file.no-json", { name });
  }
  if (!isObject(json)) throw new FileError("file.no-brief", { name });
  const isRecord = json.submission && json.entries;
  return { brief: isRecord ? { moderation: json } : json, isRecord };
}

const folded = (base64) => base64.match(/.{1,76}/g)?.join("\r\n") ?? "";
const headerLines = (base64) => base64.match(/.{1,70}/g)?.join("\r\n ") ?? "";

/** A subject as a header may have it: encoded words of whole characters. */
function encodedSubject(subject) {
  if (/^[\x20-\x7e]{0,60}$/.test(subject) && !subject.includes("=?")) return subject;
  const words = [""];
  for (const { segment } of new Intl.Segmenter().segment(subject)) {
    if (utf8.encode(words.at(-1) + segment).length > 42) words.push("");
    words[words.length - 1] += segment;
  }
  return words.map((word) => `=?UTF-8?B?${base64Of(utf8.encode(word))}?=`).join("\r\n ");
}

const briefHeader = (brief) => (Object.keys(brief).length ? [`${BRIEF_HEADER}: ${headerLines(base64Of(utf8.encode(JSON.stringify(brief))))}`] : []);

/** The message as it came, with this brief in place of the one that it had. */
function withBrief(bytes, brief) {
  let end = bytes.indexOf(10) + 1;
  while (end && bytes[end] !== 10 && !(bytes[end] === 13 && bytes[end + 1] === 10)) end = bytes.indexOf(10, end) + 1;
  const head = latin(bytes.subarray(0, end)).replace(/^X-NU-Alumni-Brief:.*\r?\n(?:[ \t].*\r?\n)*/gim, "");
  const lineEnd = head.includes("\r\n") ? "\r\n" : "\n";
  const told = briefHeader(brief).map((header) => header.replace(/\r\n/g, lineEnd) + lineEnd);
  const all = bytesOfLatin(head + told.join(""));
  const made = new Uint8Array(all.length + bytes.length - end);
  made.set(all);
  made.set(bytes.subarray(end), all.length);
  return made;
}

/** The draft as a message that mail programs open as one to send, with its brief in a header; each character is a byte. */
export function messageOf({ source, subject, brief, pictures, mail }) {
  const parts = [];
  const shown = new Set();
  // What the letter holds as data, mail programs show only where it is enclosed.
  const html = changedTags(source, "img", (tag) =>
    tag.replace(/(\bsrc\s*=\s*["']?)data:(image\/[\w+.-]+);base64,([^"'\s]+)/i, (_, before, type, data) => {
      const cid = `picture-${parts.length + 1}@mailing`;
      parts.push({ cid, type, data });
      return `${before}cid:${cid}`;
    }));
  for (const { cid, type, url } of pictures.values()) {
    if (shown.has(cid) || !html.includes(`cid:${cid}`)) continue;
    shown.add(cid);
    parts.push({ cid, type, data: base64Of(bytesOfUrl(url)) });
  }
  const head = [...(mail?.headers ?? []), `Subject: ${encodedSubject(subject)}`, "MIME-Version: 1.0", "X-Unsent: 1", ...briefHeader(brief)];
  const letter = ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "", folded(base64Of(utf8.encode(html))), ""];
  const whole = (content) => [...head, ...withAttached(content, mail?.attached ?? [])].join("\r\n");
  if (!parts.length) return whole(letter);
  const boundary = `=_letter_${base64Of(utf8.encode(`${html.length}`)).replace(/\W/g, "")}`;
  const enclosures = parts.flatMap(({ cid, type, data }, i) => [
    `--${boundary}`,
    `Content-Type: ${type}; name="picture-${i + 1}.${type.split("/")[1].replace("jpeg", "jpg").replace(/\W.*/, "")}"`,
    "Content-Transfer-Encoding: base64",
    `Content-ID: <${latin(utf8.encode(cid))}>`,
    "Content-Disposition: inline",
    "",
    folded(data.replace(/[^A-Za-z0-9+/=]/g, "")),
  ]);
  return whole([`Content-Type: multipart/related; boundary="${boundary}"`, "", `--${boundary}`, ...letter, ...enclosures, `--${boundary}--`, ""]);
}

/** A letter's lines, and behind it what was attached, as it came. */
function withAttached(letter, attached) {
  if (!attached.length) return letter;
  let boundary = "=_mailing";
  while (attached.some((part) => part.includes(boundary))) boundary += "_";
  return [`Content-Type: multipart/mixed; boundary="${boundary}"`, "", `--${boundary}`, ...letter, ...attached.flatMap((part) => [`--${boundary}`, part]), `--${boundary}--`, ""];
}

/** A page that says another charset than UTF-8 is saved in UTF-8, and says so. */
const inUtf8 = (source) => changedTags(source, "meta", (tag) => tag.replace(/(\bcharset\s*=\s*["']?)([\w-]+)/i, (all, before, charset) => (/^utf-?8$/i.test(charset) ? all : `${before}utf-8`)));

/** The draft's bytes as a file of this kind; untouched ones are as they came. */
export function savedAs(kind, draft) {
  const { origin, brief } = draft;
  if (draft.untouched && origin.kind === kind) return kind === "html" || !changedBrief(draft) ? origin.bytes : withBrief(origin.bytes, brief);
  return kind === "eml" ? bytesOfLatin(messageOf(draft)) : utf8.encode(inUtf8(draft.alone));
}

/** Whether the brief says other than the message that was opened. */
function changedBrief({ origin, brief }) {
  const { headers } = headersOf(latin(origin.bytes.subarray(0, 200_000)));
  return JSON.stringify(briefIn(headers)) !== JSON.stringify(brief);
}

export const fileName = (name, subject, end) => `${(name.replace(/\.\w+$/, "") || subject.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 60) || "letter").trim()}.${end}`;

/** Hands a file to the browser's downloads. */
export function download(name, type, data) {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A brief in a link: it stays behind the `#`, which no server is told. */
export const linkOf = (brief) => `${location.href.split("#")[0]}#brief=${base64Of(utf8.encode(JSON.stringify(brief))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;

export function briefOfLink(hash) {
  const kept = /[#&]brief=([\w-]+)/.exec(hash)?.[1];
  if (!kept) return null;
  try {
    const brief = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(kept.replace(/-/g, "+").replace(/_/g, "/"))));
    if (isObject(brief)) return brief;
  } catch {
    // It was cut or changed on its way.
  }
  throw new FileError("link.broken");
}
