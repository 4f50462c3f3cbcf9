// `<mailing-check for="#editor" subject="#subject">`: one check over an editor and its subject field, as one draft.
import { createChecker } from "./door.js";
import { PolicyError } from "./errors.js";
import { briefWith, plainBrief, reportOn } from "./field.js";
import { highlight, highlightStyles } from "./highlights.js";
import { counted } from "./counts.js";
import { checklist, counter, COUNTERS, findings, made, MOST_LISTED, put, summary, verdict, verdictSays } from "./mailing-check-view.js";
import { STYLES } from "./mailing-check-styles.js";
import { serialise } from "./serialise.js";
import { failedSays, localeAt, said, TEXTS } from "./texts.js";
import { wrongType } from "./to_json.js";

/** How long is waited after the last key, before a screen reader is told, and for an element that was taken out: in milliseconds. */
const PAUSE = 250;
const SPOKEN_AFTER = 1000;
const KEPT = 1000;

const isField = (element) => element.matches("textarea, input");

/** What editors put into the letter for themselves, and leave out where they give it. */
const OWN = [
  // CKEditor 5
  ".ck-reset_all, .ck-widget__selection-handle, .ck-fake-selection-container",
  // ProseMirror, Tiptap
  ".ProseMirror-gapcursor, .ProseMirror-separator, .ProseMirror-widget",
  // Quill
  ".ql-ui",
  // TinyMCE
  '[data-mce-bogus="all"]',
];

/** Whether nothing is written yet: who has not begun is not shown a rejection. */
const isEmpty = (editor, without) =>
  (isField(editor) ? editor.value : editor.textContent).trim() === "" &&
  [...editor.querySelectorAll("img, svg, video, audio, object, iframe")].every((one) => one.closest(without));

/** What is refused of where it is pointed at. */
function refused(code, message) {
  const texts = Object.fromEntries(Object.entries(TEXTS).map(([language, all]) => [language, all[code]]));
  return new PolicyError({ code, message, texts });
}

/** A checker in a worker; on the page where none can begin, as from another origin. */
async function newChecker() {
  // The page that imports this says afterwards where the wasm is.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    return await createChecker({ worker: true });
  } catch (error) {
    if (error.code !== "worker-failed") throw error;
    return createChecker();
  }
}

/** The style sheets of the highlights, by what they are adopted in. */
const adopted = new WeakSet();
function adopt(root) {
  if (adopted.has(root)) return;
  adopted.add(root);
  const view = (root.ownerDocument ?? root).defaultView;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(highlightStyles);
  root.adoptedStyleSheets.push(sheet);
}

function selectInField(field, { start, end }) {
  field.focus();
  // What is selected is scrolled to where the focus comes.
  field.setSelectionRange(start, start);
  field.blur();
  field.focus();
  field.setSelectionRange(start, end);
}

function selectInDocument(editor, { range, element }) {
  const { startContainer: start, startOffset, endContainer, endOffset } = range;
  editor.focus({ preventScroll: true });
  // It reaches into a shadow tree too.
  editor.ownerDocument.getSelection().setBaseAndExtent(start, startOffset, endContainer, endOffset);
  (element ?? (start.nodeType === 1 ? start : start.parentElement)).scrollIntoView({ block: "nearest" });
}

/** Where the caret is, in the shadow tree too that the element is in. */
function caretBy(element) {
  const root = element.getRootNode();
  const selection = element.ownerDocument.getSelection();
  const [at] = root.host ? (selection.getComposedRanges?.({ shadowRoots: [root] }) ?? []) : [];
  return at ? { node: at.endContainer, offset: at.endOffset } : { node: selection.focusNode, offset: selection.focusOffset };
}

// Where there is no page, as on a server, it can be imported and not be used.
const Base = globalThis.HTMLElement ?? class {};

export class MailingCheck extends Base {
  static observedAttributes = ["for", "subject", "kind", "locale", "brief", "without", "unmarked"];

  #brief;
  #checker;
  #own;
  #leaving;
  #editor;
  #report = null;
  /** What was asked last, in which language, when it is over, and what its answer is drawn with. */
  #asked;
  #locale;
  #answering;
  #serialised;
  #drawing;
  /** What was found where it is pointed at. */
  #heard;
  #parts;
  #over;
  #timer;
  #speaks;
  /** The findings at the caret, as the list is marked with them. */
  #here;
  #shown = new Map();
  /** How many of a kind are listed, where more were asked for. */
  #listed = new Map();
  #places = new Map();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    shadow.adoptedStyleSheets = [sheet];
    const part = (tag, name, more) => made(tag, { part: name, class: name, ...more });
    this.#parts = {
      verdict: part("section", "verdict"),
      error: part("p", "error", { role: "alert" }),
      counters: part("ul", "counters"),
      findings: part("section", "findings"),
      checklist: part("details", "checklist", { open: "" }),
      note: part("p", "note"),
    };
    const panel = part("section", "panel");
    panel.append(...Object.values(this.#parts));
    this.#parts.panel = panel;
    this.#parts.said = made("p", { class: "said", role: "status" });
    shadow.append(panel, this.#parts.said);
    this.#parts.findings.addEventListener("click", ({ target }) => {
      this.#chosen(target.closest("button.finding"));
      if (target.matches("button.more")) this.#listMore(target.closest(".group"));
    });
    this.#parts.findings.addEventListener("keydown", (event) => this.#moved(event));
  }

  /** JSON in the attribute is what a page that was made on a server can say. */
  get brief() {
    return this.#brief ?? this.getAttribute("brief") ?? undefined;
  }

  set brief(brief) {
    this.#brief = brief;
    // What was asked with another is not answered any more.
    this.#asked = undefined;
    this.#later(0);
  }

  get locale() {
    return localeAt(this, this.getAttribute("locale") ?? plainBrief(this.brief)?.terms?.locale);
  }

  set locale(locale) {
    if (locale === undefined || locale === null) this.removeAttribute("locale");
    else this.setAttribute("locale", locale);
  }

  get checker() {
    return this.#checker;
  }

  set checker(checker) {
    this.#checker = checker;
    this.#asked = undefined;
    this.#closeOwn();
    this.#later();
  }

  get unmarked() {
    return this.hasAttribute("unmarked");
  }

  set unmarked(isUnmarked) {
    this.toggleAttribute("unmarked", Boolean(isUnmarked));
  }

  /** The element that is written in: an editor that a selector does not reach can be set. */
  get editor() {
    return this.#look().editor;
  }

  set editor(editor) {
    const isGiven = editor !== undefined && editor !== null;
    if (isGiven && editor.nodeType !== 1) throw wrongType("PolicyError", "editor", editor, "an element");
    this.#editor = editor ?? undefined;
    this.#listen();
  }

  get report() {
    return this.#report;
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    // What was set before the element was known.
    for (const name of ["brief", "checker", "editor", "locale", "unmarked"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (document.readyState !== "loading") this.#listen();
    else document.addEventListener("DOMContentLoaded", () => this.#listen(), { once: true });
  }

  disconnectedCallback() {
    this.#silence();
    this.#heard = undefined;
    this.#undraw();
    // Who moves it puts it in again.
    this.#leaving = setTimeout(() => this.#closeOwn(), KEPT);
  }

  #closeOwn() {
    this.#own?.then((own) => own.close(), () => {});
    this.#own = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected && document.readyState !== "loading") this.#listen();
  }

  #found(attribute) {
    const selector = this.getAttribute(attribute);
    try {
      return selector ? this.getRootNode().querySelector(selector) : null;
    } catch {
      // It is no selector, and so finds nothing.
      return null;
    }
  }

  /** What it is pointed at, what is written in there, and the subject's field. */
  #look() {
    const pointed = this.#editor ?? this.#found("for");
    const editor = pointed?.localName === "iframe" ? (pointed.contentDocument?.body ?? null) : pointed;
    const subject = this.#found("subject");
    return { pointed, editor, subject: typeof subject?.value === "string" ? subject : null };
  }

  /** Whether what it is pointed at came, went or was replaced. */
  #isElsewhere() {
    return Object.entries(this.#look()).some(([name, element]) => element !== this.#heard?.[name]);
  }

  #silence() {
    this.#asked = undefined;
    this.#over?.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#speaks);
  }

  #listen() {
    if (!this.isConnected) return;
    this.#silence();
    this.#over = new AbortController();
    const { signal } = this.#over;
    const later = () => this.#later();
    const watch = (changed, ...what) => {
      const observer = new MutationObserver(changed);
      observer.observe(...what);
      signal.addEventListener("abort", () => observer.disconnect());
    };
    this.#heard = this.#look();
    const { pointed, editor, subject } = this.#heard;
    const fields = [editor, subject];
    for (const field of fields) field?.addEventListener("input", later, { signal });
    // The form puts back what was there after it has said so.
    const reset = ({ target }) => fields.some((field) => field?.form === target) && later();
    const root = this.getRootNode();
    root.addEventListener("reset", reset, { signal });
    watch(() => this.locale !== this.#locale && later(), document, { subtree: true, attributeFilter: ["lang"] });
    const all = { subtree: true, childList: true, attributes: true };
    watch(() => this.#isElsewhere() && this.#listen(), root, all);
    // A frame that is loaded holds another editor.
    pointed?.addEventListener("load", () => this.#listen(), { signal });
    if (editor && !isField(editor)) {
      // Its own buttons write too.
      watch(later, editor, { ...all, characterData: true });
      editor.ownerDocument.addEventListener("selectionchange", () => this.#movedCaret(), { signal });
    }
    // Who puts it into the page may still put something into the fields; what is missing may be still to come.
    const isThere = editor && (subject || !this.hasAttribute("subject"));
    this.#later(isThere ? 0 : PAUSE);
  }

  #later(pause = PAUSE) {
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => this.check(), pause);
  }

  /** The draft as it is now, as a call of a checker is given it. */
  #draft() {
    const { locale } = this;
    const { pointed, editor, subject } = this.#heard;
    this.#locale = locale;
    const said = (name) => `${name}="${this.getAttribute(name)}" finds`;
    if (!pointed && !this.hasAttribute("for")) return undefined;
    if (!pointed) throw refused("no-editor", `${said("for")} nothing: it is a selector, as "#editor"`);
    if (!editor) throw refused("closed-frame", "the frame cannot be read: it is of another origin, or its sandbox lacks allow-same-origin");
    if (!subject && this.hasAttribute("subject")) throw refused("no-subject", `${said("subject")} no field: it is a selector of one, as "#subject"`);
    const without = [...OWN, this.getAttribute("without") ?? []].flat().join();
    const serialised = isField(editor) ? undefined : serialise(editor, { without });
    return {
      isEmpty: isEmpty(editor, without),
      serialised,
      source: serialised?.source ?? editor.value,
      kind: this.getAttribute("kind") ?? (serialised ? "html" : undefined),
      brief: briefWith(this.brief, { asked: this.hasAttribute("locale") ? locale : undefined, locale }, subject ? { subject: subject.value } : {}),
      locale,
    };
  }

  /** The host's, or one of its own; where that could not be made, another is the next time. */
  async #checkerInUse() {
    const made = () =>
      newChecker().catch((error) => {
        this.#own = undefined;
        throw error;
      });
    return this.#checker ?? (this.#own ??= made());
  }

  /** Over when the newest text has its answer: one that is overtaken waits for the other. */
  async check() {
    if (!this.isConnected) return undefined;
    if (this.#isElsewhere()) this.#listen();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#answering = this.#ask();
    for (let last; last !== this.#answering; ) {
      last = this.#answering;
      await last;
    }
    return undefined;
  }

  async #ask() {
    const asked = {};
    this.#asked = asked;
    try {
      const draft = this.#draft();
      if (!draft) return this.#clear();
      const { source, kind, brief, locale } = draft;
      if (!this.#report) this.#showText("note", said(locale, "checking"));
      const checker = await this.#checkerInUse();
      if (asked !== this.#asked) return undefined;
      const report = await reportOn(checker, source, { kind, brief });
      if (asked === this.#asked) this.#answered(report, draft);
    } catch (error) {
      // A newer one answers.
      if (asked !== this.#asked) return undefined;
      this.#clear();
      const { locale } = this;
      this.#speaksIn(locale);
      this.#showText("error", failedSays(locale, error));
      const message = error?.message ?? String(error);
      const isOurs = typeof error?.code === "string";
      this.#tell("check-error", { error: isOurs ? error : new PolicyError({ code: "check-failed", message, texts: {} }, { cause: error }) });
    }
    return undefined;
  }

  /** What was said of an older text is not said of one that has no answer. */
  #clear() {
    this.#report = null;
    this.#undraw();
    this.#serialised = undefined;
    for (const part of ["verdict", "error", "counters", "findings", "checklist", "note"]) this.#show(part, () => [], null);
    this.#parts.verdict.className = "verdict";
    clearTimeout(this.#speaks);
    this.#parts.said.textContent = "";
  }

  #tell(type, detail, how) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, ...how }));
  }

  /** Shows what is new and lets what is there already stand, so that nobody loses the place; whether there is anything new. */
  #show(part, content, of) {
    const key = JSON.stringify(of);
    if (this.#shown.get(part) === key) return false;
    this.#shown.set(part, key);
    const all = content();
    if (part === "findings") put(this.#parts[part], all);
    else this.#parts[part].replaceChildren(...all);
    return true;
  }

  #showText(part, text) {
    this.#show(part, () => [text], text);
  }

  #answered(report, { isEmpty, serialised, brief, locale }) {
    if (isEmpty) {
      this.#clear();
      this.#speaksIn(locale);
      this.#showText("note", said(locale, "empty"));
      this.#report = report;
      return this.#tell("report", { report, serialised, drawing: undefined });
    }
    this.#report = report;
    this.#serialised = serialised;
    this.#places.clear();
    this.#draw();
    this.#showText("error", "");
    this.#show("verdict", () => this.#verdict(report, locale), [locale, report.verdict, verdictSays(report)]);
    const counts = counted(report, brief.terms.orders).filter(({ name }) => COUNTERS.includes(name));
    this.#show("counters", () => counts.map((one) => counter(one, locale)), [locale, counts]);
    this.#showFindings(report, locale);
    this.#showChecklist(report, locale);
    this.#showText("note", report.basis.edition_note?.text ?? "");
    this.#speak(summary(report, locale));
    return this.#tell("report", { report, serialised, drawing: this.#drawing });
  }

  #speaksIn(locale) {
    for (const part of ["panel", "said"]) this.#parts[part].lang = locale;
    this.#parts.panel.setAttribute("aria-label", said(locale, "title"));
  }

  #verdict(report, locale) {
    this.#speaksIn(locale);
    const { kind, content } = verdict(report, locale);
    this.#parts.verdict.className = `verdict ${kind}`;
    return content;
  }

  #showFindings(report, locale) {
    const focused = this.shadowRoot.activeElement?.dataset.id;
    const shown = report.findings.map(({ id, severity, message, places }) => [id, severity, message.text, places.length]);
    const isNew = this.#show(
      "findings",
      () => findings(report, locale, (finding) => this.#canGo(finding), this.#listed),
      [locale, shown, report.approval?.headline.text, [...this.#listed]],
    );
    if (isNew) this.#here = undefined;
    if (isNew && focused) this.#buttons().find(({ dataset }) => dataset.id === focused)?.focus();
    this.#atCaret();
  }

  /** Lists more of this group, and goes to the first that was not there. */
  #listMore(group) {
    const { length } = group.querySelectorAll("li");
    this.#listed.set(group.dataset.kind, length + MOST_LISTED);
    this.#showFindings(this.#report, this.#report.basis.locale);
    group.querySelector(`li:nth-child(n + ${length + 1}) button, .more`)?.focus();
  }

  #showChecklist(report, locale) {
    const isOpen = this.#parts.checklist.querySelector(".rest")?.open ?? false;
    const shown = report.checklist.map(({ clause, status, why }) => [clause, status, why.text]);
    this.#show("checklist", () => checklist(report, locale), [locale, shown]);
    this.#parts.checklist.querySelector(".rest").open = isOpen;
  }

  /** Says it when nothing was written for a moment, and once. */
  #speak(text) {
    clearTimeout(this.#speaks);
    if (this.#parts.said.textContent === text) return;
    this.#speaks = setTimeout(() => {
      this.#parts.said.textContent = text;
    }, SPOKEN_AFTER);
  }

  #draw() {
    const editor = this.#serialised?.element;
    if (!editor?.isConnected || this.unmarked) return this.#undraw();
    adopt(editor.getRootNode());
    this.#drawing = highlight(this.#serialised, this.#report, { before: this.#drawing });
    return undefined;
  }

  #undraw() {
    this.#drawing?.clear();
    this.#drawing = undefined;
  }

  /** While one writes, the next answer says where the caret is. */
  #movedCaret() {
    if (this.#timer === undefined) this.#atCaret();
  }

  #atCaret() {
    const { node, offset } = this.#drawing ? caretBy(this.#serialised.element) : {};
    const here = node ? this.#drawing.atCaret(node, offset).map(({ id }) => id) : [];
    // The list is marked already.
    if (here.join() === this.#here) return;
    this.#here = here.join();
    for (const item of this.#parts.findings.querySelectorAll(".finding")) {
      const isHere = here.includes(item.dataset.id);
      if (isHere === item.hasAttribute("aria-current")) continue;
      if (isHere) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  /** Where a finding can be found: in the subject's field, in the editor, or at its end what the letter lacks. */
  #placesOf({ places, part, span, missing }) {
    const all = places.length > 0 ? places : [{ part, span }];
    const { subject } = this.#heard;
    return all.filter((place) => (place.part === "subject" ? subject : place.part === "body" && (place.span || missing.length === 0)));
  }

  #canGo(finding) {
    return this.#placesOf(finding).length > 0;
  }

  /** Such a place as it is now; in an editor that is no field `null` where it is gone. */
  #target({ part, span }) {
    const editor = this.#serialised?.element;
    const field = part === "subject" ? this.#heard.subject : editor ? null : this.#heard.editor;
    if (field) return { field, span: span ?? { start: field.value.length, end: field.value.length } };
    const end = this.#serialised.source.length;
    const place = span ?? { start: end, end };
    return { editor, range: this.#serialised.rangeOf(place), element: this.#serialised.elementOf(place) };
  }

  #chosen(button) {
    const finding = this.#report?.findings.find(({ id }) => id === button?.dataset.id);
    if (!finding) return;
    const places = this.#placesOf(finding);
    // Chosen again, the next of its places.
    const at = ((this.#places.get(finding.id) ?? -1) + 1) % places.length;
    this.#places.set(finding.id, at);
    const { field, span, editor, range = null, element } = this.#target(places[at]);
    const detail = { finding, target: field ?? editor, range };
    if (!this.#tell("finding-select", detail, { cancelable: true })) return;
    if (field) selectInField(field, span);
    else if (range) selectInDocument(editor, { range, element });
  }

  #buttons() {
    return [...this.#parts.findings.querySelectorAll("button.finding")];
  }

  #moved(event) {
    const buttons = this.#buttons();
    const at = buttons.indexOf(this.shadowRoot.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  }
}

// Another copy of the package may have come first.
if (!globalThis.customElements?.get("mailing-check")) globalThis.customElements?.define("mailing-check", MailingCheck);
