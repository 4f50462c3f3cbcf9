// An element's content as HTML source, and the way back from places in the source to the document.

const HTML = "http://www.w3.org/1999/xhtml";
const PREFIXES = {
  "http://www.w3.org/XML/1998/namespace": "xml:",
  "http://www.w3.org/2000/xmlns/": "xmlns:",
  "http://www.w3.org/1999/xlink": "xlink:",
};
/** The namespaces whose elements are written without a prefix. */
const BARE = new Set([HTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"]);
const words = (text) => new Set(text.split(" "));
const VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
const RAW = words("iframe noembed noframes plaintext script style xmp");

const ESCAPES = { "&": "&amp;", "\u00a0": "&nbsp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const ESCAPED = /[&\u00a0<>]/g;
const escaped = (data) => data.replace(ESCAPED, (character) => ESCAPES[character]);
const quoted = (value) => value.replace(/[&\u00a0<>"]/g, (character) => ESCAPES[character]);

const isHtml = (node, names) => node.namespaceURI === HTML && names.has(node.localName);
const NOSCRIPT = new Set(["noscript"]);
const TEMPLATE = new Set(["template"]);

/** Whether the text in it is written as it is. */
function holdsRaw(parent) {
  if (isHtml(parent, RAW)) return true;
  if (!isHtml(parent, NOSCRIPT)) return false;
  // It is where the document runs scripts, which it does not say otherwise.
  const probe = parent.ownerDocument.createElement("noscript");
  probe.textContent = "<";
  return probe.innerHTML === "<";
}

function attributeName({ namespaceURI, localName, name }) {
  if (namespaceURI === null) return localName;
  const prefix = PREFIXES[namespaceURI];
  if (prefix === undefined || name === "xmlns") return name;
  return prefix + localName;
}

const elementName = (element) => (BARE.has(element.namespaceURI) ? element.localName : element.tagName);

function startTag(element) {
  let tag = `<${elementName(element)}`;
  for (const attribute of element.attributes) tag += ` ${attributeName(attribute)}="${quoted(attribute.value)}"`;
  return `${tag}>`;
}

/** What is neither text nor an element. */
function otherSource(node) {
  if (node.nodeType === 8) return `<!--${node.data}-->`;
  if (node.nodeType === 7) return `<?${node.target} ${node.data}?>`;
  return node.nodeType === 10 ? `<!DOCTYPE ${node.name}>` : "";
}

/** Walks below `root`: the source, and the pieces that it is made of, one beside the other. */
function written(root) {
  const pieces = [];
  let source = "";
  const add = (kind, node, text, more) => {
    const start = source.length;
    source += text;
    pieces.push({ kind, node, start, end: source.length, ...more });
  };
  let parent = root;
  let raw = root.nodeType === 1 && holdsRaw(root);
  let node = root.firstChild;
  while (node || parent !== root) {
    if (!node) {
      add("close", parent, `</${elementName(parent)}>`);
      node = parent.nextSibling;
      parent = parent.parentNode;
      raw = parent.nodeType === 1 && holdsRaw(parent);
      continue;
    }
    if (node.nodeType === 3) {
      add("text", node, raw ? node.data : escaped(node.data), { data: node.data, raw });
    } else if (node.nodeType !== 1) {
      add("whole", node, otherSource(node));
    } else if (isHtml(node, VOID)) {
      add("whole", node, startTag(node));
    } else if (isHtml(node, TEMPLATE)) {
      // Nothing in it is of this document: it is one piece.
      add("whole", node, `${startTag(node)}${written(node.content).source}</template>`);
    } else {
      add("open", node, startTag(node));
      parent = node;
      raw = holdsRaw(node);
      node = node.firstChild;
      continue;
    }
    node = node.nextSibling;
  }
  return { source, pieces };
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

export function serialise(element) {
  const root = element.nodeType === 1 && isHtml(element, TEMPLATE) ? element.content : element;
  const { source, pieces } = written(root);
  let ofNode;
  const piecesOf = (node) => {
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
    const piece = isRoot ? { kind: "open", close: source.length } : piecesOf(node);
    if (!piece) return null;
    if (piece.kind === "text") return piece.start + intoSource(piece, Math.min(offset, piece.data.length));
    if (piece.kind === "whole") return piece.start;
    const child = (isRoot ? root : node).childNodes[offset];
    return child ? (piecesOf(child)?.start ?? null) : piece.close;
  }

  function spanOf(range) {
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : { start, end };
  }

  return { element, source, rangeOf, elementOf, spanOf };
}
