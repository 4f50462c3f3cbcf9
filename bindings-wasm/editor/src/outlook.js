// Outlook's .msg: a compound file, of which the letter, its subject and the pictures in it are taken.
import { decompressRTF } from "@kenjiuno/decompressrtf";
import CFB from "cfb";
import { FileError } from "./files.js";

const utf16 = new TextDecoder("utf-16le");
const CHARSETS = { 20127: "windows-1252", 28591: "iso-8859-1", 28595: "iso-8859-5", 65001: "utf-8", 20866: "koi8-r", 866: "ibm866" };
const decoder = (codepage) => {
  try {
    return new TextDecoder(CHARSETS[codepage] ?? `windows-${codepage}`);
  } catch {
    return new TextDecoder();
  }
};

/** The properties of one storage: `0037001F` is a subject in UTF-16, `10130102` the HTML. */
function storage(file, prefix) {
  const streams = new Map();
  file.FullPaths.forEach((path, i) => {
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    const tag = rest && /^__substg1\.0_([0-9A-F]{8})$/i.exec(rest)?.[1];
    if (tag) streams.set(tag.toUpperCase(), Uint8Array.from(file.FileIndex[i].content ?? []));
  });
  const bytes = (tag) => streams.get(`${tag}0102`);
  const text = (tag, codepage) => {
    if (streams.has(`${tag}001F`)) return utf16.decode(streams.get(`${tag}001F`));
    return streams.has(`${tag}001E`) ? decoder(codepage).decode(streams.get(`${tag}001E`)) : undefined;
  };
  return { bytes, text };
}

/** A number among the properties that have no stream of their own. */
function fixedNumber(file, prefix, tag) {
  const at = file.FullPaths.indexOf(`${prefix}__properties_version1.0`);
  const bytes = Uint8Array.from(file.FileIndex[at]?.content ?? []);
  const view = new DataView(bytes.buffer);
  for (let place = 32; place + 16 <= bytes.length; place += 16) {
    if (view.getUint32(place, true) === tag) return view.getUint32(place + 8, true);
  }
  return undefined;
}

/** The HTML that Outlook has wrapped in RTF (MS-OXRTFEX); `undefined` where the RTF wraps none. */
export function htmlOfRtf(rtf) {
  if (!/^\{\\rtf1[^]{0,400}\\fromhtml1/.test(rtf)) return undefined;
  const codepage = Number(/\\ansicpg(\d+)/.exec(rtf)?.[1] ?? 1252);
  let out = "";
  let bytes = [];
  const flush = () => {
    if (bytes.length) out += decoder(codepage).decode(Uint8Array.from(bytes));
    bytes = [];
  };
  const SKIPPED = /^(fonttbl|colortbl|stylesheet|info|generator|pntext|mhtmltag|listtable|listoverridetable)$/;
  const SIGNS = { par: "\r\n", line: "\r\n", tab: "\t", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•", endash: "–", emdash: "—" };
  let state = { skip: false, rtfOnly: false, fallback: 1 };
  const outer = [];
  let ignored = 0;
  const token = /\{\\\*\\([a-z]+)(-?\d+)? ?|\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (const [, special, , word, number, hex, sign, brace, text] of rtf.matchAll(token)) {
    const shows = !state.skip && !state.rtfOnly;
    if (special !== undefined) {
      outer.push(state);
      state = { ...state, skip: special !== "htmltag", rtfOnly: false };
    } else if (brace === "{") {
      outer.push(state);
      state = { ...state };
    } else if (brace === "}") state = outer.pop() ?? state;
    else if (word === "htmlrtf") state.rtfOnly = number !== "0";
    else if (word === "uc") state.fallback = Number(number);
    else if (word === "u") {
      if (shows) {
        flush();
        out += String.fromCharCode(Number(number) & 0xffff);
      }
      ignored = state.fallback;
    } else if (word !== undefined) {
      if (SKIPPED.test(word)) state.skip = true;
      else if (shows && word in SIGNS) {
        flush();
        out += SIGNS[word];
      }
    } else if (hex !== undefined) {
      if (ignored) ignored -= 1;
      else if (shows) bytes.push(parseInt(hex, 16));
    } else if (sign !== undefined) {
      if (shows) {
        flush();
        out += { "~": "&nbsp;", _: "&shy;" }[sign] ?? sign;
      }
    } else if (text !== undefined && shows) {
      flush();
      out += text.slice(ignored);
      ignored = Math.max(0, ignored - text.length);
    }
  }
  flush();
  return out;
}

export function messageOfOutlook(bytes, name) {
  let file;
  try {
    file = CFB.read(bytes, { type: "buffer" });
  } catch {
    throw new FileError("file.broken-msg", { name });
  }
  const root = file.FullPaths[0];
  const top = storage(file, root);
  const codepage = fixedNumber(file, root, 0x3fde0003);
  const subject = top.text("0037", codepage) ?? "";
  let html = top.bytes("1013") && decoder(codepage ?? 65001).decode(top.bytes("1013"));
  html ??= top.text("1013", codepage);
  if (html === undefined && top.bytes("1009")) {
    try {
      html = htmlOfRtf(latin(decompressRTF(Array.from(top.bytes("1009")))));
    } catch {
      // Its text stands beside it.
    }
  }
  const text = top.text("1000", codepage);
  if (html === undefined && text === undefined) throw new FileError("file.broken-msg", { name });
  const folders = file.FullPaths.filter((path) => /__attach_version1\.0_#[0-9A-F]+\/$/i.test(path) && path.split("/").length === root.split("/").length + 1);
  const enclosed = folders.flatMap((folder) => {
    const part = storage(file, folder);
    const [cid, data] = [part.text("3712", codepage), part.bytes("3701")];
    const type = part.text("370E", codepage) ?? typeOf(data);
    return cid && data && type?.startsWith("image/") ? [{ cid, type, bytes: data }] : [];
  });
  return { html, text, subject, enclosed };
}

const latin = (codes) => codes.map((code) => String.fromCharCode(code)).join("");
const typeOf = (bytes) => ({ 0x89: "image/png", 0xff: "image/jpeg", 0x47: "image/gif" })[bytes?.[0]];
