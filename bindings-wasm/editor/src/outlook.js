// The pictures in Outlook's .msg, a compound file, which the views show; the letter itself the library reads.
import CFB from "cfb";

const utf16 = new TextDecoder("utf-16le");
/** An enclosed file's id, its bytes and its type, by the names of their streams. */
const STREAMS = { "3712001F": "cid", "3712001E": "cid", "37010102": "data", "370E001F": "type", "370E001E": "type" };
const typeOf = (bytes) => ({ 0x89: "image/png", 0xff: "image/jpeg", 0x47: "image/gif" })[bytes[0]];

export function picturesOfOutlook(bytes) {
  const file = CFB.read(bytes, { type: "buffer" });
  const enclosed = new Map();
  for (const [i, path] of file.FullPaths.entries()) {
    // Not those of a message that is enclosed.
    const [, folder, tag] = /^[^/]*\/(__attach_version1\.0_#[0-9A-F]+)\/__substg1\.0_([0-9A-F]{8})$/i.exec(path) ?? [];
    const name = STREAMS[tag?.toUpperCase()];
    if (!name) continue;
    const content = Uint8Array.from(file.FileIndex[i].content ?? []);
    const text = () => (tag.endsWith("F") ? utf16.decode(content) : String.fromCharCode(...content));
    enclosed.set(folder, { ...enclosed.get(folder), [name]: name === "data" ? content : text() });
  }
  return [...enclosed.values()].flatMap(({ cid, data, type }) => {
    const is = data?.length ? (type ?? typeOf(data)) : undefined;
    return cid && is?.startsWith("image/") ? [{ cid, type: is, bytes: data }] : [];
  });
}
