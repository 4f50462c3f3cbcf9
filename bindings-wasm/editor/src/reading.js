// The letter as its reader gets it, and reports to print: in a frame without scripts, of which nothing loads.
import createDOMPurify from "dompurify";
import { FileError } from "./files.js";

const MOST_TRIES = 3;
const SHOWN = { WHOLE_DOCUMENT: true, ADD_TAGS: ["center", "font"], ADD_ATTR: ["background", "bgcolor", "link", "target", "valign"], FORBID_TAGS: ["form"] };

/** Waits until the frame has its own page, whose policy lets nothing load; from wherever else a link led, it is brought back. */
async function loaded(frame) {
  const isThere = () => frame.contentDocument?.URL.split("#")[0] === frame.src;
  const isReady = () => isThere() && frame.contentDocument.readyState === "complete";
  for (let tries = 0; tries < MOST_TRIES && !isReady(); tries += 1) {
    const load = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    if (!isThere()) frame.src = frame.src;
    await load;
  }
  if (!isReady() || !policyOf(frame)) throw new FileError("read.failed");
}

const policyOf = (frame) => frame.contentDocument.querySelector('meta[http-equiv="Content-Security-Policy"]');

const isOnPage = (link) => link.getAttribute("href")?.startsWith("#");
function stay(event) {
  const link = event.target.closest("a, area");
  if (link && !isOnPage(link)) event.preventDefault();
}

/** Puts a whole page into the frame. */
function write(frame, page) {
  const own = frame.contentDocument;
  const policy = policyOf(frame);
  const clean = new frame.contentWindow.DOMParser().parseFromString(page, "text/html");
  // A link leads nowhere; where a browser runs no listener in such a frame, the sandbox opens no window.
  for (const type of ["click", "auxclick"]) own.addEventListener(type, stay);
  for (const link of clean.querySelectorAll("a, area")) if (!isOnPage(link)) link.setAttribute("target", "_blank");
  const root = own.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of clean.documentElement.attributes) root.setAttribute(name, value);
  own.head.innerHTML = clean.head.innerHTML;
  own.head.prepend(policy);
  own.body.replaceWith(own.importNode(clean.body, false));
  own.body.innerHTML = clean.body.innerHTML;
  own.title = own.title || " ";
}

/** Cleaned in the frame's own realm, whose policy lets a letter have its styles. */
const cleanPage = (frame, source) => createDOMPurify(frame.contentWindow).sanitize(source, SHOWN);

/** Shows a letter with the pictures that came with it. */
export async function showLetter(frame, source, pictures, locale) {
  const styles = [`html{background:#fff;color:#000;font:16px/1.5 Arial,Helvetica,sans-serif}img{max-width:100%}`];
  styles.push(`img:not([src^="data:"]):not([src^="cid:"]){background:#eef0f2;outline:1px dashed #8a9199;min-width:2em;min-height:1.2em}`);
  for (const { cid, url } of pictures) styles.push(`img[src="cid:${CSS.escape(cid)}"]{content:url("${url}")}`);
  await loaded(frame);
  write(frame, cleanPage(frame, source));
  const own = frame.contentDocument;
  const style = own.createElement("style");
  style.textContent = styles.join("\n");
  own.head.prepend(style);
  if (!own.documentElement.lang) own.documentElement.lang = locale;
}

/** Shows a report of the library's making. */
export async function showReport(frame, page) {
  await loaded(frame);
  write(frame, page);
}

/** How grave a selector is, as CSS counts: ids, classes, elements. */
function specificity(selector) {
  const ids = selector.match(/#[\w-]+/g)?.length ?? 0;
  const classes = selector.match(/\.[\w-]+|\[[^\]]*\]|:(?!:)[\w-]+/g)?.length ?? 0;
  const elements = selector.match(/(^|[\s>+~])[a-z][\w-]*/gi)?.length ?? 0;
  return ids * 10_000 + classes * 100 + elements;
}

/** What is shown as plain text; in a frame that is hidden nothing has lines. */
function shownText(frame) {
  const { hidden } = frame;
  frame.hidden = false;
  const { innerText } = frame.contentDocument.body;
  frame.hidden = hidden;
  return innerText;
}

/** The letter's body with its style sheets written into its elements, as Outlook and Gmail take it when it is pasted, with the pictures that came with it; and its text. */
export async function inlined(frame, source, pictures, locale) {
  await showLetter(frame, source, pictures, locale);
  const { CSSStyleRule, CSSStyleSheet, DOMParser } = frame.contentWindow;
  const letter = new DOMParser().parseFromString(cleanPage(frame, source), "text/html");
  const found = new Map();
  const take = (rules) => {
    for (const rule of rules) {
      if (!(rule instanceof CSSStyleRule)) continue;
      for (const selector of rule.selectorText.split(/,(?![^(]*\))/)) {
        let elements = [];
        try {
          elements = letter.querySelectorAll(selector);
        } catch {
          // It is of no element that stands in the letter.
        }
        for (const element of elements) found.set(element, [...(found.get(element) ?? []), { grave: specificity(selector), style: rule.style }]);
      }
    }
  };
  for (const element of letter.querySelectorAll("style")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(element.textContent);
    take(sheet.cssRules);
    element.remove();
  }
  for (const [element, styles] of found) {
    const all = styles.sort((a, b) => a.grave - b.grave).map(({ style }) => style.cssText);
    // Its own come last, and what is important before them stays so.
    element.setAttribute("style", [...all, element.getAttribute("style") ?? ""].filter(Boolean).join(" "));
  }
  for (const { cid, url } of pictures) {
    for (const img of letter.querySelectorAll(`img[src="cid:${CSS.escape(cid)}"]`)) img.setAttribute("src", url);
  }
  const body = letter.createElement("div");
  const style = letter.body.getAttribute("style");
  if (style) body.setAttribute("style", style);
  body.append(...letter.body.childNodes);
  return { html: body.outerHTML, text: shownText(frame) };
}
