// An element's content as HTML source, and the way back from places in the source to the document.

const HTML = "http://www.w3.org/1999/xhtml";
/** The namespaces whose elements are written without a prefix. */
const BARE = new Set([HTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"]);
const words = (text) => new Set(text.split(" "));
const VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
const RAW = words("iframe noembed noframes plaintext script style xmp");

/** What is written of a character that is escaped in text. */
const ESCAPES = { "&": "&amp;", "\u00a0": "&nbsp;", "<": "&lt;", ">": "&gt;" };
const ESCAPED = /[&\u00a0<>]/g;
const escaped = (data) => (data.search(ESCAPED) < 0 ? data : data.replace(ESCAPED, (character) => ESCAPES[character]));

const elementName = (element) => (BARE.has(element.namespaceURI) ? element.localName : element.tagName);
/** The name of an element of HTML; none of any other node. */
const htmlName = (node) => (node.namespaceURI === HTML ? node.localName : "");

/** Whether the text in an element is written as it is. */
function holdsRaw(element, name = htmlName(element)) {
  if (name !== "noscript") return RAW.has(name);
  // It is where the document runs scripts, which it does not say otherwise.
  const probe = element.ownerDocument.createElement("noscript");
  probe.textContent = "<";
  return probe.innerHTML === "<";
}

/** Where a start tag ends, from behind its name on; in each attribute's value a quotation mark is escaped. */
function endOfTag(source, from) {
  let at = from;
  while (source[at] !== ">") at = source.indexOf('"', source.indexOf('="', at + 2) + 2) + 1;
  return at + 1;
}

/** What is no element, as it is written. */
function otherSource(node, raw) {
  if (node.nodeType === 3) return raw ? node.data : escaped(node.data);
  if (node.nodeType === 8) return `<!--${node.data}-->`;
  if (node.nodeType === 7) return `<?${node.target} ${node.data}?>`;
  return node.nodeType === 10 ? `<!DOCTYPE ${node.name}>` : "";
}

/** The source of what is in it; that of a fragment, which does not tell it, is made of its children's. */
const sourceOf = (root) => root.innerHTML ?? Array.from(root.childNodes, (node) => node.outerHTML ?? otherSource(node, false)).join("");

/** The pieces that the source below `root` is made of, one beside the other; what is `without` it, and the source that is left. */
function piecesOf(root, all, without) {
  const pieces = [];
  const out = new Set();
  let [source, from] = ["", 0];
  let at = 0;
  /** How much was left out before. */
  let cut = 0;
  const add = (kind, node, length) => {
    const piece = { kind, node, start: at, end: at + length };
    at += length;
    pieces.push(piece);
    return piece;
  };
  /** The elements that are open, the innermost last: how long each one's name is, and whether its text is written as it is. */
  const open = [{ parent: root, length: 0, raw: holdsRaw(root) }];
  let node = root.firstChild;
  while (node || open.length > 1) {
    if (!node) {
      const { parent, length } = open.pop();
      add("close", parent, "</>".length + length);
      node = parent.nextSibling;
      continue;
    }
    if (node.nodeType !== 1) {
      const { raw } = open.at(-1);
      const { length } = otherSource(node, raw);
      if (node.nodeType === 3) Object.assign(add("text", node, length), { data: node.data, raw });
      else add("whole", node, length);
    } else if (without && node.matches(without)) {
      out.add(node);
      source += all.slice(from, at + cut);
      cut += node.outerHTML.length;
      from = at + cut;
    } else {
      const name = htmlName(node);
      const { length } = name || elementName(node);
      const tag = endOfTag(all, at + cut + "<".length + length) - at - cut;
      if (VOID.has(name)) {
        add("whole", node, tag);
      } else if (name === "template") {
        // Nothing in it is of this document: it is one piece.
        add("whole", node, tag + `${node.innerHTML}</template>`.length);
      } else {
        add("open", node, tag);
        open.push({ parent: node, length, raw: holdsRaw(node, name) });
        node = node.firstChild;
        continue;
      }
    }
    node = node.nextSibling;
  }
  return { pieces, out, source: source + all.slice(from) };
}

/** The first of these for which `is` holds, which holds for all after it; one beyond them where for none. */
function firstOf(pieces, is) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(pieces[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where a text's data and its source part: each character that is escaped, by where it is in both. */
function escapesOf(piece) {
  if (!piece.escapes) {
    piece.escapes = [];
    let grown = 0;
    for (const { 0: character, index } of piece.raw ? [] : piece.data.matchAll(ESCAPED)) {
      const start = index + grown;
      grown += ESCAPES[character].length - 1;
      piece.escapes.push({ at: index, start, end: index + 1 + grown });
    }
  }
  return piece.escapes;
}

/** How far into a text's data this is that is so far into its source; in an escape the character's begin or end. */
function intoData(piece, into, up) {
  const escapes = escapesOf(piece);
  const next = firstOf(escapes, ({ end }) => end > into);
  if (escapes[next]?.start < into) return escapes[next].at + (up ? 1 : 0);
  const last = escapes[next - 1];
  return last ? into - last.end + last.at + 1 : into;
}

/** The other way. */
function intoSource(piece, into) {
  const escapes = escapesOf(piece);
  const last = escapes[firstOf(escapes, ({ at }) => at >= into) - 1];
  return last ? into - last.at - 1 + last.end : into;
}

export function serialise(element, { without } = {}) {
  const root = htmlName(element) === "template" ? element.content : element;
  const { pieces, out, source } = piecesOf(root, sourceOf(element), without);
  let ofNode;
  const pieceOf = (node) => {
    if (!ofNode) {
      ofNode = new Map();
      for (const piece of pieces) {
        if (piece.kind === "close") ofNode.get(piece.node).close = piece.start;
        else ofNode.set(piece.node, piece);
      }
    }
    return ofNode.get(node);
  };

  const inText = (piece, offset, up) => {
    const at = intoData(piece, offset - piece.start, up);
    // It may have been written in since.
    return [piece.node, Math.min(at, piece.node.length)];
  };

  function setStart(range, offset) {
    const piece = pieces[firstOf(pieces, ({ end }) => end > offset)];
    if (!piece) return range.setStart(root, root.childNodes.length);
    if (piece.kind === "text") return range.setStart(...inText(piece, offset, false));
    if (piece.kind === "close" && offset === piece.start) return range.setStart(piece.node, piece.node.childNodes.length);
    return range.setStartBefore(piece.node);
  }

  function setEnd(range, offset) {
    const piece = pieces[firstOf(pieces, ({ end }) => end >= offset)];
    if (!piece || offset === 0) return range.setEnd(root, 0);
    if (piece.kind === "text") return range.setEnd(...inText(piece, offset, true));
    if (piece.kind === "open" && offset === piece.end) return range.setEnd(piece.node, 0);
    return range.setEndAfter(piece.node);
  }

  /** Whether what stood there at both ends is still in the document's element. */
  const isThere = ({ start, end }) => {
    const ends = [pieces[firstOf(pieces, (piece) => piece.end > start)], pieces[firstOf(pieces, (piece) => piece.end >= end)]];
    return ends.every((piece) => !piece || (piece.node !== root && root.contains(piece.node)));
  };

  function rangeOf(span) {
    if (!span || span.start < 0 || span.end > source.length || span.start > span.end || !isThere(span)) return null;
    const range = root.ownerDocument.createRange();
    const touches = pieces[firstOf(pieces, ({ end }) => end >= span.start)];
    if (span.start === span.end && touches?.kind === "text") {
      setEnd(range, span.start);
      range.collapse(false);
      return range;
    }
    setStart(range, span.start);
    if (span.start === span.end) range.collapse(true);
    else setEnd(range, span.end);
    return range;
  }

  function elementOf(span) {
    if (!span) return null;
    const piece = pieces[firstOf(pieces, ({ end }) => end > span.start)];
    const isIn = piece && piece.kind !== "text" && span.end <= piece.end && piece.node.nodeType === 1;
    return isIn && root.contains(piece.node) ? piece.node : null;
  }

  function offsetOf(node, offset) {
    const isRoot = node === root || node === element;
    const piece = isRoot ? { kind: "open", close: source.length } : pieceOf(node);
    if (!piece) return null;
    if (piece.kind === "text") return piece.start + intoSource(piece, Math.min(offset, piece.data.length));
    if (piece.kind === "whole") return piece.start;
    let child = (isRoot ? root : node).childNodes[offset];
    while (out.has(child)) child = child.nextSibling;
    return child ? (pieceOf(child)?.start ?? null) : piece.close;
  }

  function spanOf(range) {
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : { start, end };
  }

  return { element, source, rangeOf, elementOf, spanOf };
}
