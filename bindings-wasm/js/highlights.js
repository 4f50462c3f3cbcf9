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

const DASHES = { advice: "2 3", undetermined: "6 4", "needs-review": "12 3" };

const LAYER_STYLES = `
:host { position: fixed; inset: 0 auto auto 0; width: 100px; height: 100px; overflow: hidden; pointer-events: none;
  z-index: var(--nu-layer, var(--_above)); color-scheme: inherit; }
svg { display: block; width: 100%; height: 100%; }
path { fill: none; stroke-width: 2px; }
${SEVERITIES.map((severity) => `.${severity} { stroke: ${colour(severity)}; stroke-dasharray: ${DASHES[severity] ?? "none"}; }`).join("\n")}
@media (forced-colors: active) { path { stroke: CanvasText; } }
`;

export const canHighlight = (document) => {
  const view = document.defaultView;
  return Boolean(view?.CSS?.highlights && view.Highlight);
};

/** Of the gravest severity first. */
const byGravity = (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);

/** The ranges of a severity, which all drawings in the document share. */
function rangesOf(document, severity) {
  const { CSS, Highlight } = document.defaultView;
  const name = highlightName(severity);
  if (!CSS.highlights.has(name)) {
    const made = new Highlight();
    made.priority = SEVERITIES.indexOf(severity);
    CSS.highlights.set(name, made);
  }
  return CSS.highlights.get(name);
}

/** Puts a text's range among those of its severity, or takes it away. */
function mark(document, one, isOn) {
  if (one.isOn === isOn) return;
  one.isOn = isOn;
  const { severity } = one.place.finding;
  const all = rangesOf(document, severity);
  if (isOn) all.add(one.place.range);
  else all.delete(one.place.range);
  if (all.size === 0) document.defaultView.CSS.highlights.delete(highlightName(severity));
}

function isBlank(range) {
  const { startContainer: node, endContainer, startOffset, endOffset } = range;
  const text = node === endContainer && node.nodeType === 3 ? node.data.slice(startOffset, endOffset) : range.toString();
  return text.trim() === "";
}

/** What lies above the rest of the page, where the page itself lies beneath it. */
const ON_TOP = "dialog, [popover]";

/** The nearest such around an element, or else around the shadow tree that it is in. */
function onTop(element) {
  const { host } = element.getRootNode();
  return element.closest(ON_TOP) ?? (host ? onTop(host) : null);
}

/** What of the element can be seen within `parent`: what its own box and those that scroll it leave; and how high it lies there. */
function seen(element, parent) {
  const view = element.ownerDocument.defaultView;
  let [left, top, right, bottom] = [0, 0, view.innerWidth, view.innerHeight];
  let above = 0;
  for (let at = element; at; at = at === parent ? null : (at.parentElement ?? at.getRootNode().host)) {
    const { zIndex, overflow } = view.getComputedStyle(at);
    // What is outermost decides.
    if (at !== parent && zIndex !== "auto") above = Number(zIndex);
    const isRoot = at === at.ownerDocument.documentElement || at === at.ownerDocument.body;
    if (isRoot || (at !== element && overflow === "visible")) continue;
    const box = at.getBoundingClientRect();
    [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
    [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
  }
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top), above: Math.max(1, above) };
}

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 1;

/** How far a line stands beside a paragraph, where there is so much room. */
const BESIDE = 6;

/** What is said of a paragraph or the signature as a whole: its words are left to what is said of them. */
const isOfWhole = ({ rule }) => /^(paragraph|signature)-/.test(rule);

/** A box around an element, a line under a text or beside a whole. */
const LINES_OF = {
  box: ({ x, y, to, under }) => `M${x} ${y}H${to}V${under}H${x}Z`,
  text: ({ x, to, under }) => `M${x} ${under}H${to}`,
  whole: ({ beside, y, under }) => `M${beside} ${y}V${under}`,
};

function drawn({ left, top, right, bottom }, kind) {
  const at = { x: left - MARGIN, y: top - MARGIN, to: right + MARGIN, under: bottom + MARGIN, beside: Math.max(left - BESIDE, 1) };
  return LINES_OF[kind](Object.fromEntries(Object.entries(at).map(([name, value]) => [name, value.toFixed(1)])));
}

/** A layer over the element, which follows what moves the places that it shows. */
function madeLayer(element, parent, isSeen) {
  const document = element.ownerDocument;
  const view = document.defaultView;
  const layer = document.createElement("div");
  layer.setAttribute("aria-hidden", "true");
  const shadow = layer.attachShadow({ mode: "open" });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(LAYER_STYLES);
  shadow.adoptedStyleSheets = [sheet];
  const svg = document.createElementNS(SVG, "svg");
  const paths = SEVERITIES.map((severity) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", severity);
    return path;
  });
  svg.setAttribute("preserveAspectRatio", "none");
  svg.append(...paths);
  shadow.append(svg);
  parent.append(layer);

  // As its style has it at first.
  let placed = { left: 0, top: 0, width: 100, height: 100 };
  let scale = 1;
  /** Lets the layer lie over this box, as it is in the window: within what is moved or enlarged the same numbers lead elsewhere. */
  function place({ above, ...box }) {
    const is = layer.getBoundingClientRect();
    // What is written anew, though it is the same, lets the browser look at every highlight again.
    if (layer.style.getPropertyValue("--_above") !== `${above}`) layer.style.setProperty("--_above", above);
    if (Object.entries(box).every(([name, value]) => Math.abs(value - is[name]) < 0.1)) return;
    if (is.width > 0) scale = is.width / placed.width;
    const [left, top] = ["left", "top"].map((name) => placed[name] + (box[name] - is[name]) / scale);
    placed = { left, top, width: box.width / scale, height: box.height / scale };
    for (const [name, value] of Object.entries(placed)) layer.style.setProperty(name, `${value}px`);
    svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  }

  let shown = [];
  /** A path for each severity, so that many places are no more to lay out than one. */
  function draw() {
    const box = seen(element, parent);
    place(box);
    const lines = Object.fromEntries(SEVERITIES.map((severity) => [severity, ""]));
    for (const { kind, place } of shown.filter(isSeen)) {
      const { finding, element: at, range } = place;
      const rects = kind === "whole" ? [range.getBoundingClientRect()] : (at ?? range).getClientRects();
      for (const { left, top, right, bottom } of rects) {
        const isInside = left < box.left + box.width && right > box.left && top < box.top + box.height && bottom > box.top;
        const inside = { left: left - box.left, top: top - box.top, right: right - box.left, bottom: bottom - box.top };
        if (isInside) lines[finding.severity] += drawn(inside, kind);
      }
    }
    for (const [i, severity] of SEVERITIES.entries()) if (paths[i].getAttribute("d") !== lines[severity]) paths[i].setAttribute("d", lines[severity]);
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
  // What it lies in may still be on its way.
  for (const type of ["scroll", "transitionend", "animationend"]) document.addEventListener(type, later, how);
  view.addEventListener("resize", later, how);
  element.addEventListener("load", later, how);
  const resized = new view.ResizeObserver(later);
  resized.observe(element);
  const changed = new view.MutationObserver(later);
  changed.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  return {
    later,
    show(these) {
      // What moved with what was written is drawn there already.
      if (these.length === shown.length && these.every((one, i) => one === shown[i])) return;
      shown = these;
      later();
    },
    remove() {
      over.abort();
      resized.disconnect();
      changed.disconnect();
      if (frame !== undefined) view.cancelAnimationFrame(frame);
      layer.remove();
    },
  };
}

/** So far out of sight a place is drawn already, for who scrolls there: in pixels. */
const AROUND = "64px";

/** Which places are out of sight: the browser says it after a frame, and till then each is taken for seen. */
function madeSight(document, changed) {
  const { IntersectionObserver } = document.defaultView;
  const [watched, hidden] = [new Set(), new Set()];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) hidden.delete(target);
        else if (watched.has(target)) hidden.add(target);
      }
      changed();
    },
    { rootMargin: AROUND, scrollMargin: AROUND },
  );
  return {
    isSeen: ({ within }) => !hidden.has(within),
    watch(all) {
      const these = new Set(all.map(({ within }) => within));
      for (const one of watched) {
        if (these.has(one)) continue;
        observer.unobserve(one);
        hidden.delete(one);
        watched.delete(one);
      }
      for (const one of these) if (!watched.has(one)) observer.observe(one);
      for (const one of these) watched.add(one);
    },
    stop: () => observer.disconnect(),
  };
}

/** What is drawn at a place, how, and within which element; of what is only text, a highlight. */
function madeOne(place, canMark) {
  const { finding, element, range } = place;
  const kind = element !== null || isBlank(range) ? "box" : isOfWhole(finding) ? "whole" : "text";
  const { commonAncestorContainer: common } = range;
  const within = element ?? (common.nodeType === 1 ? common : common.parentElement);
  return { place, kind, within, isMark: kind === "text" && canMark, isOn: false };
}

/** Whether what is drawn there is at this span, or on this element. */
function stands({ range, element: own }, serialised, span, element) {
  if (own || element) return own === element;
  const is = serialised.spanOf(range);
  return is !== null && is.start === span.start && is.end === span.end;
}

/** The places of a report's findings; one that an earlier drawing has too keeps its range and what is drawn there. */
function placesOf(serialised, report, part, drawn, canMark) {
  const before = Map.groupBy(drawn, ({ place }) => place.finding.id);
  const all = [];
  for (const finding of report.findings) {
    const kept = new Map(before.get(finding.id)?.map((one) => [one.place.at, one]));
    const places = finding.places.length > 0 ? finding.places : [finding];
    for (const [at, { part: of, span }] of places.entries()) {
      if (of !== part || !span) continue;
      const element = serialised.elementOf(span);
      const one = kept.get(at);
      if (one?.place.finding.severity === finding.severity && stands(one.place, serialised, span, element)) {
        one.place = { finding, at, range: one.place.range, element };
        all.push(one);
      } else {
        const range = serialised.rangeOf(span);
        if (range) all.push(madeOne({ finding, at, range, element }, canMark));
      }
    }
  }
  return all;
}

/** What a drawing is made of, until it is cleared or another takes its place. */
const standing = new WeakMap();

/** What an earlier drawing of the same element leaves to this one; of another element it goes. */
function taken(before, element) {
  const old = standing.get(before);
  if (old && old.element !== element) before.clear();
  else standing.delete(before);
  return old?.element === element ? old : undefined;
}

/** All that is drawn over an element: highlights, a layer where it takes one, and which of it is seen. */
function madeStand(element, parent) {
  const document = element.ownerDocument;
  let all = [];
  let layer;
  const sight = madeSight(document, () => {
    marks();
    layer?.later();
  });
  const marks = () => {
    for (const one of all) if (one.isMark) mark(document, one, sight.isSeen(one));
  };
  return {
    element,
    get all() {
      return all;
    },
    show(these) {
      const stays = new Set(these);
      for (const one of all) if (one.isMark && !stays.has(one)) mark(document, one, false);
      all = these;
      sight.watch(all);
      marks();
      const outlined = all.filter(({ isMark }) => !isMark);
      if (outlined.length === 0) {
        layer?.remove();
        layer = undefined;
        return;
      }
      layer ??= madeLayer(element, parent, sight.isSeen);
      layer.show(outlined);
    },
    stop() {
      this.show([]);
      sight.stop();
    },
  };
}

export function highlight(serialised, report, { part = "body", layer: parent, before } = {}) {
  const { element } = serialised;
  const document = element.ownerDocument;
  const stand = taken(before, element) ?? madeStand(element, parent ?? onTop(element) ?? document.documentElement);
  const lacks = canHighlight(document) ? null : "CSS Custom Highlight API";
  const all = placesOf(serialised, report, part, stand.all, lacks === null);
  stand.show(all);
  const places = all.map(({ place }) => place);

  const found = (isHere) => {
    const findings = new Set(places.filter(isHere).map(({ finding }) => finding));
    return [...findings].sort(byGravity);
  };
  const drawing = {
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
      if (standing.delete(drawing)) stand.stop();
    },
  };
  standing.set(drawing, stand);
  return drawing;
}
