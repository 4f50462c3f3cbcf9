// What is pasted keeps its text, its links, lists, tables and pictures; the look of another program stays behind.
import DOMPurify from "dompurify";

const KEPT = {
  ALLOWED_TAGS: "a b blockquote br div em h1 h2 h3 hr i img li ol p span strong sub sup table tbody td th thead tr u ul".split(" "),
  ALLOWED_ATTR: "alt colspan height href rowspan src style class width".split(" "),
  RETURN_DOM_FRAGMENT: true,
};
const BLOCKS = "blockquote,div,h1,h2,h3,hr,li,ol,p,table,ul";
const styleOf = (element) => element.getAttribute("style") ?? "";
const unwrap = (element) => element.replaceWith(...element.childNodes);
const blank = (text) => !/[^\s\u00a0\u200b]/.test(text);

function renamed(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  for (const { name: key, value } of element.attributes) other.setAttribute(key, value);
  element.replaceWith(other);
  return other;
}

/** Word writes lists as paragraphs with their marks as text. */
function listsOfWord(fragment) {
  const open = [];
  let last = null;
  let lastName = "";
  for (const item of [...fragment.querySelectorAll("p,h1,h2,h3,div")]) {
    const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(styleOf(item))?.[1] ?? 0);
    if (!level) continue;
    const mark = [...item.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
    const kind = /^[\s(]*[0-9a-zа-яё]{1,4}[.)]/i.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    let before = item.previousSibling;
    while (before?.nodeType === Node.TEXT_NODE && blank(before.data)) before = before.previousSibling;
    // Another list of Word's is another list.
    const listName = /mso-list:\s*(l\d+)[^;]*?(lfo\d+)?/i.exec(styleOf(item))?.slice(1).join() ?? "";
    if (!last || before !== last || listName !== lastName) open.length = 0;
    lastName = listName;
    open.length = Math.min(open.length, level);
    while (open.length < level) {
      const list = item.ownerDocument.createElement(kind);
      const outer = open.at(-1);
      if (!outer) item.before(list);
      else (outer.lastElementChild ?? outer.appendChild(item.ownerDocument.createElement("li"))).append(list);
      open.push(list);
    }
    last = open[0];
    open.at(-1).append(renamed(item, "li"));
  }
}

/** What a program says by style alone is said by elements. */
function emphasis(fragment) {
  for (const element of [...fragment.querySelectorAll("b,strong")]) {
    if (/(^|[;\s])font-weight:\s*(normal|400)/i.test(styleOf(element))) unwrap(element);
  }
  for (const span of [...fragment.querySelectorAll("span")]) {
    const style = styleOf(span);
    for (const [name, says] of [["b", /font-weight:\s*(bold|[6-9]00)/i], ["i", /font-style:\s*italic/i]]) {
      if (!says.test(style) || blank(span.textContent)) continue;
      const inner = span.ownerDocument.createElement(name);
      inner.append(...span.childNodes);
      span.append(inner);
    }
  }
}

/** The fragment to insert, and how many pictures the other program kept for itself. */
export function cleaned(html) {
  const fragment = document.importNode(DOMPurify.sanitize(html, KEPT), true);
  listsOfWord(fragment);
  emphasis(fragment);
  let pictures = 0;
  for (const img of fragment.querySelectorAll("img")) {
    if (/^(data:image\/|https?:)/i.test(img.getAttribute("src") ?? "")) continue;
    img.remove();
    pictures += 1;
  }
  for (const span of [...fragment.querySelectorAll("span")]) unwrap(span);
  for (const div of [...fragment.querySelectorAll("div")].reverse()) {
    if (div.querySelector(BLOCKS)) unwrap(div);
    else renamed(div, "p");
  }
  for (const element of fragment.querySelectorAll("*")) {
    for (const name of ["style", "class"]) element.removeAttribute(name);
    if (element.localName !== "img") for (const name of ["width", "height"]) element.removeAttribute(name);
  }
  for (const p of [...fragment.querySelectorAll("li > p:only-child")]) unwrap(p);
  for (const p of [...fragment.querySelectorAll("p,li")]) {
    if (blank(p.textContent) && !p.querySelector("img")) p.remove();
  }
  // Between blocks a line break is no text.
  for (const node of [...fragment.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE && blank(node.data) && fragment.querySelector(BLOCKS)) node.remove();
  }
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[\r\n\t ]+/g, " ");
  return { fragment, pictures };
}
