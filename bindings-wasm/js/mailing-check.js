// `<mailing-check for="#editor" subject="#subject">`: one check over an editor and its subject field, as one draft.
import { createChecker } from "./door.js";
import { highlight, highlightStyles } from "./highlights.js";
import { checklist, counters, findings, made, summary, verdict } from "./mailing-check-view.js";
import { STYLES } from "./mailing-check-styles.js";
import { serialise } from "./serialise.js";
import { said, TEXTS } from "./texts.js";

/** How long is waited after the last key, and before a screen reader is told: in milliseconds. */
const PAUSE = 250;
const SPOKEN_AFTER = 1000;

const isField = (element) => "value" in element;

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
  const selection = editor.ownerDocument.getSelection();
  editor.focus({ preventScroll: true });
  selection.removeAllRanges();
  selection.addRange(range.cloneRange());
  const { startContainer: start } = range;
  (element ?? (start.nodeType === 1 ? start : start.parentElement)).scrollIntoView({ block: "nearest" });
}

// Where there is no page, as on a server, it can be imported and not be used.
const Base = globalThis.HTMLElement ?? class {};

export class MailingCheck extends Base {
  static observedAttributes = ["for", "subject", "kind", "locale", "unmarked"];

  #brief;
  #checker;
  #own;
  #editor;
  #report = null;
  #limits;
  /** What was asked last, and what its answer is drawn with. */
  #asked;
  #serialised;
  #drawing;
  #parts;
  #over;
  #timer;
  #speaks;
  #shown = new Map();
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
    this.#parts.findings.addEventListener("click", ({ target }) => this.#chosen(target.closest("button.finding")));
    this.#parts.findings.addEventListener("keydown", (event) => this.#moved(event));
  }

  get brief() {
    return this.#brief;
  }

  set brief(brief) {
    this.#brief = brief;
    this.#later();
  }

  get locale() {
    const given = this.getAttribute("locale") ?? this.#brief?.terms?.locale;
    const known = given ?? this.closest("[lang]")?.lang.slice(0, 2);
    return known in TEXTS ? known : "en";
  }

  set locale(locale) {
    this.setAttribute("locale", locale);
  }

  get checker() {
    return this.#checker;
  }

  set checker(checker) {
    this.#checker = checker;
    this.#own?.then((own) => own.close());
    this.#own = undefined;
    this.#later();
  }

  /** The element that is written in: an editor that a selector does not reach can be set. */
  get editor() {
    const found = this.#editor ?? this.#found("for");
    return found?.localName === "iframe" ? found.contentDocument.body : found;
  }

  set editor(editor) {
    this.#editor = editor ?? undefined;
    this.#listen();
  }

  get report() {
    return this.#report;
  }

  connectedCallback() {
    if (document.readyState !== "loading") this.#listen();
    else document.addEventListener("DOMContentLoaded", () => this.#listen(), { once: true });
  }

  disconnectedCallback() {
    this.#silence();
    this.#drawing?.clear();
    this.#own?.then((own) => own.close(), () => {});
    this.#own = undefined;
    this.#asked = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected && document.readyState !== "loading") this.#listen();
  }

  #found(attribute) {
    const selector = this.getAttribute(attribute);
    return selector ? this.getRootNode().querySelector(selector) : null;
  }

  #silence() {
    this.#over?.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#speaks);
  }

  #listen() {
    if (!this.isConnected) return;
    this.#silence();
    this.#over = new AbortController();
    const { signal } = this.#over;
    const { editor } = this;
    const later = () => this.#later();
    for (const field of [editor, this.#found("subject")]) field?.addEventListener("input", later, { signal });
    if (editor && !isField(editor)) {
      // Its own buttons write too.
      const changed = new MutationObserver(later);
      changed.observe(editor, { subtree: true, childList: true, characterData: true, attributes: true });
      signal.addEventListener("abort", () => changed.disconnect());
      editor.ownerDocument.addEventListener("selectionchange", () => this.#atCaret(), { signal });
    }
    this.check();
  }

  #later() {
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => this.check(), PAUSE);
  }

  /** The draft as it is now, as a call of a checker is given it. */
  #draft() {
    const { editor, locale } = this;
    if (!editor) return undefined;
    const subject = this.#found("subject");
    const terms = { ...this.#brief?.terms, locale };
    const serialised = isField(editor) ? undefined : serialise(editor);
    return {
      serialised,
      source: serialised?.source ?? editor.value,
      kind: this.getAttribute("kind") ?? (serialised ? "html" : undefined),
      brief: { ...this.#brief, terms, ...(subject && { subject: subject.value }) },
    };
  }

  async #checkerInUse() {
    return this.#checker ?? (this.#own ??= createChecker({ worker: true }));
  }

  async check() {
    clearTimeout(this.#timer);
    let asked;
    try {
      asked = this.#draft();
      if (!asked) return;
      this.#asked = asked;
      if (!this.#report) this.#show("note", [said(asked.brief.terms.locale, "checking")]);
      const checker = await this.#checkerInUse();
      this.#limits ??= (await checker.policy()).answer.limits;
      if (asked !== this.#asked) return;
      const { source, kind, brief } = asked;
      const { answer } = await checker.check(source, { kind, brief });
      if (asked === this.#asked) this.#answered(answer, asked);
    } catch (error) {
      // A newer one answers.
      if (asked !== this.#asked || error.code === "superseded") return;
      this.#show("error", [said(this.locale, "failed", { message: error.message })]);
      this.#tell("check-error", { error });
    }
  }

  #tell(type, detail, how) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, ...how }));
  }

  /** Draws what is new and lets what is shown already stand, so that nobody loses the place. */
  #show(part, content, key) {
    if (key !== undefined && this.#shown.get(part) === key) return;
    this.#shown.set(part, key);
    this.#parts[part].replaceChildren(...content);
  }

  #answered(report, { serialised, brief }) {
    const { locale } = brief.terms;
    this.#report = report;
    this.#serialised = serialised;
    this.#places.clear();
    this.#draw();
    this.#parts.panel.lang = locale;
    this.#parts.panel.setAttribute("aria-label", said(locale, "title"));
    this.#show("error", []);
    const { block, kind } = verdict(report, locale);
    this.#parts.verdict.className = `verdict ${kind}`;
    const all = (...of) => JSON.stringify([locale, ...of]);
    this.#show("verdict", [block], all(report.verdict));
    this.#show("counters", counters(report, locale, this.#limits, brief.terms.orders ?? []), all(report.measures, report.checklist, report.basis));
    this.#showFindings(report, locale, all(report.findings, report.approval?.headline));
    this.#showChecklist(report, locale, all(report.checklist));
    this.#show("note", [report.basis.edition_note?.text ?? ""]);
    this.#speak(summary(report, locale));
    this.#tell("report", { report, serialised, drawing: this.#drawing });
  }

  #showFindings(report, locale, key) {
    const focused = this.shadowRoot.activeElement?.dataset.id;
    this.#show("findings", findings(report, locale, (finding) => this.#canGo(finding)), key);
    if (focused) this.#buttons().find(({ dataset }) => dataset.id === focused)?.focus();
    this.#atCaret();
  }

  #showChecklist(report, locale, key) {
    const isOpen = this.#parts.checklist.querySelector(".rest")?.open ?? false;
    this.#show("checklist", checklist(report, locale), key);
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
    this.#drawing?.clear();
    this.#drawing = undefined;
    const { editor } = this;
    if (!this.#serialised || this.hasAttribute("unmarked")) return;
    adopt(editor.getRootNode());
    this.#drawing = highlight(this.#serialised, this.#report, { layer: editor.closest("dialog") ?? undefined });
  }

  #atCaret() {
    const { focusNode, focusOffset } = this.editor?.ownerDocument.getSelection() ?? {};
    const here = focusNode && this.#drawing ? this.#drawing.atCaret(focusNode, focusOffset).map(({ id }) => id) : [];
    for (const item of this.#parts.findings.querySelectorAll(".finding")) {
      if (here.includes(item.dataset.id)) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  /** Where the finding is found: in the subject's field, in the editor, or at the end of it where it lacks something. */
  #targets(finding) {
    const places = finding.places.length > 0 ? finding.places : [finding];
    const { editor } = this;
    const subject = this.#found("subject");
    return places.flatMap(({ part, span }) => {
      if (part === "subject") return subject ? [{ field: subject, span }] : [];
      if (part !== "body" || (!span && finding.missing.length > 0)) return [];
      if (isField(editor)) return [{ field: editor, span: span ?? { start: editor.value.length, end: editor.value.length } }];
      const { source } = this.#serialised;
      const place = span ?? { start: source.length, end: source.length };
      const range = this.#serialised.rangeOf(place);
      return range ? [{ editor, range, element: this.#serialised.elementOf(place) }] : [];
    });
  }

  #canGo(finding) {
    return this.#targets(finding).length > 0;
  }

  #chosen(button) {
    const finding = this.#report?.findings.find(({ id }) => id === button?.dataset.id);
    if (!finding) return;
    const targets = this.#targets(finding);
    // Chosen again, the next of its places.
    const at = ((this.#places.get(finding.id) ?? -1) + 1) % Math.max(1, targets.length);
    this.#places.set(finding.id, at);
    const target = targets[at];
    const detail = { finding, target: target?.field ?? target?.editor ?? null, range: target?.range ?? null };
    if (!this.#tell("finding-select", detail, { cancelable: true }) || !target) return;
    if (target.field) selectInField(target.field, target.span ?? { start: 0, end: target.field.value.length });
    else selectInDocument(target.editor, target);
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

globalThis.customElements?.define("mailing-check", MailingCheck);
