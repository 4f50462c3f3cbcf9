// Within the frame in which one writes: Squire on the letter's body, the places of the findings, pictures.
import DOMPurify from "dompurify";
import Squire from "squire-rte";
import { highlight, highlightStyles } from "nu-alumni-policy/highlights";
import { serialise } from "nu-alumni-policy/serialise";
import { base64Of, FileError } from "./files.js";
import { blanksIn, paragraphsOf } from "./letter_text.js";
import { cleaned } from "./pasted.js";

/** The parent's calls; it sets them before it loads a letter. */
const told = { typed() {}, formats() {}, pasted() {}, files() {}, failed() {}, hovered() {}, at() {}, keys() {}, undo() {}, redo() {} };

/** What is shown: harmless, and as near to the source as can be; Outlook's comments and `o:p` are kept. */
const SHOWN = {
  ADD_TAGS: ["#comment", "o:p"],
  ADD_ATTR: ["background", "bgcolor", "link", "vlink", "alink", "text", "target", "valign"],
  FORCE_BODY: true,
  SAFE_FOR_XML: false,
};
const BODY_ATTRIBUTES = ["style", "class", "bgcolor", "text", "link", "vlink", "dir", "lang"];
const TYPING_MS = 1500;
const MOST_WIDTH = 800;
const MOST_HEIGHT = 600;

const body = document.body;
const MARK = "\u200b";
let hasOwnMarks = false;
const own = document.createElement("style");
const styles = document.createElement("style");
own.textContent = `
  :root { color-scheme: light; --nu-violation: #b3261e; --nu-undetermined: #2f5aa8; --nu-needs-review: #8a5a00; --nu-advice: #5b6470; }
  html { background: #fff; color: #000; font: 16px/1.5 Arial, Helvetica, sans-serif; height: 100%; }
  body { min-height: calc(100% - 16px); outline: none; overflow-wrap: break-word; }
  img:not([src^="data:"]):not([src^="cid:"]) { background: #eef0f2; outline: 1px dashed #8a9199; min-width: 2em; min-height: 1.2em; }
  ::highlight(open) { background-color: #fbe9b0; color: #000; }
  ${highlightStyles}`;
document.head.prepend(own);
document.head.append(styles);

// A letter may have spaces of no width of its own; they are not taken for Squire's.
const removeMarks = Squire.prototype._removeZWS;
Squire.prototype._removeZWS = function () {
  if (!hasOwnMarks) removeMarks.call(this);
};
const squire = new Squire(body, { blockTag: "P", addLinks: true, sanitizeToDOMFragment: (html) => pastedFragment(html) });
squire._imageResizer.destroy();
// What was done is kept by the draft, for all views at once.
squire._recordUndoState = function (range) {
  if (range) this._saveRangeToBookmark(range);
  return this;
};
squire.undo = () => (told.undo(), squire);
squire.redo = () => (told.redo(), squire);
squire.setKeyHandler("Escape", () => told.keys("leave"));
const modifier = /Mac|iP(hone|ad)/.test(navigator.platform) ? "Meta-" : "Ctrl-";
squire.setKeyHandler(`${modifier}k`, (_, event) => (event.preventDefault(), told.keys("link")));
for (const [key, name] of [["b", "bold"], ["i", "italic"]]) {
  squire.setKeyHandler(`${modifier}${key}`, (_, event) => (event.preventDefault(), COMMANDS[name]()));
}
body.setAttribute("role", "textbox");
body.setAttribute("aria-multiline", "true");

let map = serialise(body);
/** The findings as they are drawn. */
let drawn = null;
let loading = false;

function pastedFragment(html) {
  const { fragment, pictures } = cleaned(html);
  told.pasted({ pictures });
  return fragment;
}

squire.addEventListener("input", () => {
  if (!loading) told.typed();
});

const rectsOf = ({ element, range }) => [...(element ?? range).getClientRects()];
const within = (x, y) => ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom;

/** What is said of the findings at one place, that of the fewest words first: their ids, and the box to say it at. */
function said(findings = [], which = () => true) {
  const length = (finding) => Math.min(...drawn.placesOf(finding).map(({ range }) => range.toString().length));
  const [first, ...others] = findings.map((finding) => ({ finding, length: length(finding) })).sort((a, b) => a.length - b.length);
  if (!first) return null;
  const rects = drawn.placesOf(first.finding).flatMap(rectsOf);
  const rect = rects.find(which) ?? rects[0];
  return rect ? { ids: [first, ...others].map(({ finding }) => finding.id), rect: rect.toJSON() } : null;
}

let hovered = null;
function hover(mark) {
  const ids = mark?.ids.join() ?? null;
  if (ids === hovered) return;
  hovered = ids;
  told.hovered(mark);
}
addEventListener("mousemove", ({ clientX: x, clientY: y }) => hover(said(drawn?.atPoint(x, y), within(x, y))));
document.documentElement.addEventListener("mouseleave", () => hover(null));

// What one writes is not spoken into; where one goes is said.
let typedAt = -Infinity;
document.addEventListener("beforeinput", () => (typedAt = performance.now()), true);
document.addEventListener("selectionchange", () => {
  if (performance.now() - typedAt < TYPING_MS) return told.at(null);
  const { focusNode, focusOffset } = getSelection() ?? {};
  if (!focusNode || !document.hasFocus()) return undefined;
  return told.at(said(drawn?.atCaret(focusNode, focusOffset)));
});

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[sSoO]$/.test(event.key)) {
    event.preventDefault();
    told.keys(event.key.toLowerCase() === "s" ? "save" : "open");
  }
  if (event.key === "F8") told.keys(event.shiftKey ? "previous" : "next");
});
// What a template left open is chosen whole by a click, to be written over.
document.addEventListener("click", () => {
  const selection = getSelection();
  if (!selection?.rangeCount || !selection.isCollapsed || !body.textContent.includes("‹")) return;
  const now = serialise(body);
  const at = now.spanOf(selection.getRangeAt(0))?.start;
  const range = now.rangeOf(blanksIn(now.source).find(({ span }) => span.start < at && at < span.end)?.span);
  if (range) select(range);
});
// A link is written here, not followed.
for (const type of ["click", "auxclick"]) document.addEventListener(type, (event) => event.target.closest?.("a") && event.preventDefault());

async function pictureFrom(file) {
  const img = document.createElement("img");
  img.src = `data:${file.type};base64,${base64Of(new Uint8Array(await file.arrayBuffer()))}`;
  await img.decode().catch(() => {
    throw new FileError("file.no-picture", { name: file.name });
  });
  img.width = img.naturalWidth;
  img.height = img.naturalHeight;
  img.alt = "";
  return img;
}

async function insertPicture(file, range) {
  const img = await pictureFrom(file);
  if (range) squire.setSelection(range);
  squire.insertElement(img);
  return { width: img.naturalWidth, height: img.naturalHeight };
}

/** One that is dropped or pasted: nobody waits here for what is wrong with it. */
const takePicture = (file, range) => insertPicture(file, range).then(told.typed, (error) => told.failed(error, file.name));

function dropRange({ clientX, clientY }) {
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  const range = document.createRange();
  if (at) range.setStart(at.offsetNode, at.offset);
  else {
    range.selectNodeContents(body);
    range.collapse(false);
  }
  return range;
}
for (const type of ["dragover", "drop"]) {
  addEventListener(
    type,
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (type === "dragover") return;
      const [file] = files;
      if (file?.type.startsWith("image/")) takePicture(file, dropRange(event));
      else told.files(files);
    },
    true,
  );
}
addEventListener(
  "paste",
  (event) => {
    const { files, types } = event.clipboardData;
    const text = event.clipboardData.getData("text/plain");
    if (!types.includes("text/html") && text.trim().includes("\n")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      // A line's end is no paragraph's.
      squire.insertHTML(paragraphsOf(text));
      return;
    }
    if (!files.length || types.includes("text/html") || !files[0].type.startsWith("image/")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    takePicture(files[0]);
  },
  true,
);

function table() {
  const made = document.createElement("table");
  for (const [name, value] of Object.entries({ border: 1, cellpadding: 6, cellspacing: 0 })) made.setAttribute(name, value);
  made.innerHTML = "<tbody><tr><td><br></td><td><br></td></tr><tr><td><br></td><td><br></td></tr></tbody>";
  return made;
}

function insertTable() {
  const made = table();
  squire.insertElement(made);
  const range = document.createRange();
  range.setStart(made.querySelector("td"), 0);
  squire.setSelection(range);
}

/** A host of labels and dots, perhaps with a port; before it whose mailbox it is. */
const HOST = /^([^\s:/?#@]+@)?[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)+(?::\d+)?(?=[/?#]|$)/u;

/** An address as it is typed: a site or a mailbox leads nowhere without its scheme; whatever else it is, as a merge tag, stays. */
function whole(address) {
  const [host, mailbox] = HOST.exec(address) ?? [];
  return host ? `${mailbox ? "mailto:" : "https://"}${address}` : address;
}

/** Sets a format, or takes it away by whichever of its elements it is there. */
function toggle(...tags) {
  const tag = tags.find((name) => squire.hasFormat(name));
  return tag ? squire.changeFormat(null, { tag }) : squire.changeFormat({ tag: tags[0] });
}

const FORMATS = { bold: ["B", "STRONG"], italic: ["I", "EM"], bullets: ["UL"], numbers: ["OL"], link: ["A"] };
squire.addEventListener("pathChange", () => {
  const here = Object.entries(FORMATS).filter(([, tags]) => tags.some((tag) => squire.hasFormat(tag)));
  told.formats(here.map(([name]) => name));
});

const COMMANDS = {
  bold: () => toggle(...FORMATS.bold),
  italic: () => toggle(...FORMATS.italic),
  bullets: () => (squire.hasFormat("UL") ? squire.removeList() : squire.makeUnorderedList()),
  numbers: () => (squire.hasFormat("OL") ? squire.removeList() : squire.makeOrderedList()),
  link: (address) => (address ? squire.makeLink(whole(address)) : squire.removeLink()),
  table: insertTable,
  plain: () => squire.removeAllFormatting(),
  picture: (file) => insertPicture(file),
};

/** Squire holds the caret in an empty element by a space of no width; beside other text it is of no more use. */
function withoutMarks() {
  if (hasOwnMarks) return;
  // Firefox has no selection where the frame is hidden.
  const caret = getSelection()?.anchorNode;
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  squire.modifyDocument(() => {
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text === caret && text.length === 1) continue;
      for (let at = text.data.indexOf(MARK); at >= 0; at = text.data.indexOf(MARK)) text.deleteData(at, 1);
    }
  });
}

const select = ({ startContainer, startOffset, endContainer, endOffset }) => getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);

function choose(range, rect = range.getBoundingClientRect()) {
  if (rect) scrollBy({ top: rect.top - innerHeight / 3 });
  body.focus({ preventScroll: true });
  select(range);
}

/** What the parent calls. */
globalThis.surface = {
  told,
  /** Shows a body; what could not be shown is named. */
  load({ before, content, pictures, label, locale }) {
    loading = true;
    const head = new DOMParser().parseFromString(before, "text/html");
    styles.textContent = [...head.querySelectorAll("style")].map((style) => style.textContent).join("\n");
    for (const { cid, url } of pictures) styles.textContent += `\nimg[src="cid:${CSS.escape(cid)}"] { content: url("${url}"); }`;
    for (const name of BODY_ATTRIBUTES) {
      const value = head.body.getAttribute(name);
      if (value === null) body.removeAttribute(name);
      else body.setAttribute(name, value);
    }
    if (!body.lang) body.lang = head.documentElement.lang || locale;
    body.setAttribute("aria-label", label);
    const html = DOMPurify.sanitize(content, SHOWN);
    hasOwnMarks = html.includes(MARK);
    const left = DOMPurify.removed.map(({ element, attribute }) => attribute?.name ?? element?.localName ?? "");
    squire.modifyDocument(() => {
      body.innerHTML = html;
      if (!body.firstChild) body.innerHTML = "<p><br></p>";
    });
    drawn?.clear();
    drawn = null;
    map = serialise(body);
    setTimeout(() => (loading = false));
    return { source: map.source, left: [...new Set(left.filter((name) => name && !["#comment", "body", "remove"].includes(name)))] };
  },
  label(label) {
    body.setAttribute("aria-label", label);
  },
  /** The body as HTML; the places below are in it. */
  take() {
    withoutMarks();
    map = serialise(body);
    return map.source;
  },
  /** Draws findings whose places are in what was taken last, and what is left open; what the browser lacks for it is told. */
  mark(findings, open) {
    drawn = highlight(map, { findings }, { before: drawn ?? undefined });
    CSS.highlights?.set("open", new Highlight(...open.map((span) => map.rangeOf(span)).filter(Boolean)));
    return drawn.lacks;
  },
  /** Chooses a place, to be written over; false where there is none. */
  select(span) {
    const range = map.rangeOf(span);
    if (range) choose(range);
    return Boolean(range);
  },
  reveal(id) {
    const place = drawn?.places.find(({ finding }) => finding.id === id);
    if (!place) return false;
    choose(place.range, rectsOf(place)[0]);
    return true;
  },
  place() {
    const selection = getSelection();
    return document.hasFocus() && selection?.rangeCount ? (map.spanOf(selection.getRangeAt(0))?.start ?? null) : null;
  },
  /** Puts the caret at a place of the source. */
  caret(place) {
    const range = map.rangeOf({ start: place, end: place });
    body.focus();
    if (!range) return;
    range.collapse(true);
    squire.setSelection(range);
    select(range);
  },
  command(name, value) {
    body.focus();
    return COMMANDS[name]?.(value);
  },
  linkAtCaret: () => getSelection()?.anchorNode?.parentElement?.closest("a")?.getAttribute("href") ?? "",
  /** Makes a picture of the letter fit the limits; what it is now shown at stays in proportion. */
  async shrink(id, enclosed) {
    const img = drawn?.places.find(({ finding }) => finding.id === id)?.element;
    const url = /^cid:/i.test(img?.src) ? enclosed(decodeURIComponent(img.src.slice(4))) : img?.src;
    if (!url?.startsWith("data:")) return false;
    const file = new Image();
    file.src = url;
    // A part of a file is no picture that can be drawn anew.
    const isWhole = await file.decode().then(() => true, () => false);
    if (!isWhole) return false;
    const scale = Math.min(1, MOST_WIDTH / file.naturalWidth, MOST_HEIGHT / file.naturalHeight);
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(file.naturalWidth * scale);
    canvas.height = Math.floor(file.naturalHeight * scale);
    canvas.getContext("2d").drawImage(file, 0, 0, canvas.width, canvas.height);
    img.src = canvas.toDataURL(url.startsWith("data:image/png") ? "image/png" : "image/jpeg", 0.88);
    img.width = canvas.width;
    img.height = canvas.height;
    return true;
  },
};
