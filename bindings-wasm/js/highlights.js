// A report's findings drawn into a document that stays as it is: text by the CSS Custom Highlight API, attributes
// and pictures as outlines in a layer above their elements.

/** From the mildest to the gravest. */
const SEVERITIES = ["advice", "undetermined", "needs-review", "violation"];
const LINES = { advice: "dotted", undetermined: "dashed", "needs-review": "wavy", violation: "solid" };
const COLOURS = {
  advice: ["#5b6472", "#a9b4c2"],
  undetermined: ["#1c5fb8", "#8ab8f5"],
  "needs-review": ["#9a5b00", "#f0b45a"],
  violation: ["#b3261e", "#ff9d94"],
};

export const highlightName = (severity) => `nu-${severity}`;
const colour = (severity) => `var(--nu-${severity}, light-dark(${COLOURS[severity].join(", ")}))`;

const rule = (severity) => `::highlight(${highlightName(severity)}) {
  text-decoration: underline ${LINES[severity]} ${colour(severity)};
  text-decoration-thickness: 2px;
  text-decoration-skip-ink: none;
  background-color: color-mix(in srgb, ${colour(severity)} 12%, transparent);
}`;

export const highlightStyles = SEVERITIES.map(rule).join("\n");

const LAYER_STYLES = `
:host { position: fixed; overflow: hidden; pointer-events: none; z-index: var(--nu-layer, 1); color-scheme: inherit; }
div { position: absolute; box-sizing: border-box; border-radius: 2px; }
${SEVERITIES.map((severity) => {
  const line = `2px ${LINES[severity] === "wavy" ? "double" : LINES[severity]} ${colour(severity)}`;
  return `.${severity} { border: ${line}; } .${severity}.text { border-width: 0 0 2px; border-radius: 0; }`;
}).join("\n")}
`;

export const canHighlight = (document) => {
  const view = document.defaultView;
  return Boolean(view?.CSS?.highlights && view.Highlight);
};

/** Of the gravest severity first. */
const byGravity = (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);

/** Ranges among those of their names, which other drawings in the document share. */
function intoRegistry(document, places) {
  const { CSS, Highlight } = document.defaultView;
  for (const { range, finding: { severity } } of places) {
    const name = highlightName(severity);
    if (!CSS.highlights.has(name)) {
      const made = new Highlight();
      made.priority = SEVERITIES.indexOf(severity);
      CSS.highlights.set(name, made);
    }
    CSS.highlights.get(name).add(range);
  }
  return () => {
    for (const { range, finding: { severity } } of places) {
      const name = highlightName(severity);
      const all = CSS.highlights.get(name);
      all?.delete(range);
      if (all?.size === 0) CSS.highlights.delete(name);
    }
  };
}

/** What of the element can be seen: what its own box and those that scroll it leave. */
function seen(element) {
  const view = element.ownerDocument.defaultView;
  let [left, top, right, bottom] = [0, 0, view.innerWidth, view.innerHeight];
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const isRoot = at === at.ownerDocument.documentElement || at === at.ownerDocument.body;
    if (isRoot || (at !== element && view.getComputedStyle(at).overflow === "visible")) continue;
    const box = at.getBoundingClientRect();
    [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
    [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
  }
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

const placed = (style, { left, top, width, height }) => {
  for (const [name, value] of Object.entries({ left, top, width, height })) style.setProperty(name, `${value}px`);
};
const MARGIN = 2;

/** Draws these places into a layer of its own, and follows what moves them. */
function inLayer(element, places, parent) {
  const document = element.ownerDocument;
  const view = document.defaultView;
  const layer = document.createElement("div");
  layer.setAttribute("aria-hidden", "true");
  const shadow = layer.attachShadow({ mode: "open" });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(LAYER_STYLES);
  shadow.adoptedStyleSheets = [sheet];
  parent.append(layer);

  function draw() {
    const window = seen(element);
    placed(layer.style, window);
    const boxes = [];
    for (const { finding: { severity }, element: at, range } of places) {
      const kind = at || isBlank(range) ? severity : `${severity} text`;
      for (const { left, top, width, height } of (at ?? range).getClientRects()) {
        const box = { left: left - window.left - MARGIN, top: top - window.top - MARGIN };
        const isSeen = box.left < window.width && box.top < window.height && box.left + width > 0 && box.top + height > 0;
        if (isSeen) boxes.push({ kind, ...box, width: width + 2 * MARGIN, height: height + 2 * MARGIN });
      }
    }
    while (shadow.childElementCount > boxes.length) shadow.lastElementChild.remove();
    while (shadow.childElementCount < boxes.length) shadow.append(document.createElement("div"));
    for (const [i, box] of boxes.entries()) {
      shadow.children[i].className = box.kind;
      placed(shadow.children[i].style, box);
    }
  }

  let frame;
  const later = () => {
    frame ??= view.requestAnimationFrame(() => {
      frame = undefined;
      draw();
    });
  };
  const over = new view.AbortController();
  const how = { capture: true, passive: true, signal: over.signal };
  document.addEventListener("scroll", later, how);
  view.addEventListener("resize", later, how);
  element.addEventListener("load", later, how);
  const resized = new view.ResizeObserver(later);
  resized.observe(element);
  const changed = new view.MutationObserver(later);
  changed.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  later();
  return () => {
    over.abort();
    resized.disconnect();
    changed.disconnect();
    if (frame !== undefined) view.cancelAnimationFrame(frame);
    layer.remove();
  };
}

const isBlank = (range) => range.toString().trim() === "";

export function highlight(serialised, report, { part = "body", layer } = {}) {
  const { element } = serialised;
  const document = element.ownerDocument;
  const places = report.findings.flatMap((finding) => {
    const all = finding.places.length > 0 ? finding.places : [finding];
    return all.flatMap(({ part: of, span }) => {
      const range = of === part ? serialised.rangeOf(span) : null;
      return range ? [{ finding, range, element: serialised.elementOf(span) }] : [];
    });
  });
  const lacks = canHighlight(document) ? null : "CSS Custom Highlight API";
  const isOutlined = (place) => lacks !== null || place.element !== null || isBlank(place.range);
  const outlined = places.filter(isOutlined);
  const undo = [];
  if (lacks === null) undo.push(intoRegistry(document, places.filter((place) => !isOutlined(place))));
  if (outlined.length > 0) undo.push(inLayer(element, outlined, layer ?? document.documentElement));

  const found = (isHere) => {
    const findings = new Set(places.filter(isHere).map(({ finding }) => finding));
    return [...findings].sort(byGravity);
  };
  return {
    places,
    lacks,
    placesOf: (finding) => places.filter((place) => place.finding.id === finding.id),
    atPoint: (x, y) =>
      found(({ element: at, range }) =>
        [...(at ?? range).getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom),
      ),
    atCaret: (node, offset) =>
      found(({ element: at, range }) => at?.contains(node) || (element.contains(node) && range.comparePoint(node, offset) === 0)),
    clear() {
      for (const undone of undo.splice(0)) undone();
    },
  };
}
