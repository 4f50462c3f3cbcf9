// `<mailing-editor>`: the draft, its three views, and what the rules say of it.
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { ref, createRef } from "lit/directives/ref.js";
import { briefPanel } from "./brief_form.js";
import { Checks } from "./checks.js";
import { datesPanel } from "./dates.js";
import { Desk, deskPage } from "./desk.js";
import { dialogContent } from "./dialogs.js";
import { Doors } from "./doors.js";
import { Draft } from "./draft.js";
import { clausesPanel, countOf, different, grouped, named, saidAtPlace, todoPanel, verdictOf } from "./findings.js";
import { rove } from "./keys.js";
import { letterArea, topBar, verdictCard } from "./layout.js";
import { emptyLetter } from "./letter_text.js";
import { Mending } from "./mending.js";
import { showLetter } from "./reading.js";
import styles from "./styles.css?inline";
import { localeOf, say } from "./texts.js";
import { framePage, Writing } from "./writing.js";

const PANELS = { todo: todoPanel, brief: briefPanel, dates: datesPanel, clauses: clausesPanel };
const NOTICE_MS = 9000;
/** So many findings are said at one place. */
const MOST_SAID = 3;
const isNarrow = () => matchMedia("(max-width: 900px)").matches;

export class MailingEditor extends LitElement {
  static styles = unsafeCSS(styles);
  static properties = {
    /** The language of the page: `en`, `ru` or `kk`. */
    locale: { reflect: true },
    /** `system`, `light` or `dark`. */
    appearance: { reflect: true },
    /** Where it is put into another page nothing is kept, and the bar on top is left out. */
    embedded: { type: Boolean, reflect: true },
    page: { state: true },
    view: { state: true },
    panel: { state: true },
    phone: { state: true },
    dialog: { state: true },
    notice: { state: true },
    problems: { state: true },
    hint: { state: true },
    asked: { state: true },
    month: { state: true },
    /** The day of the calendar that Tab goes to. */
    day: { state: true },
    dropping: { state: true },
    /** What is on at the caret: `bold`, `link`. */
    formats: { state: true },
    /** The button of the toolbar that Tab goes to. */
    tool: { state: true },
    /** Whether what was kept of the last time is back, and one can go on. */
    restored: { state: true },
  };

  draft = new Draft();
  checks = new Checks(this.draft);
  desk = new Desk(this);
  doors = new Doors(this);
  mending = new Mending(this);
  person = "";
  framePage = framePage;
  /** What is chosen in the form and not told, and which question's answer could not be read: `{question, why}`. */
  pending = {};
  unread = null;
  postponed = [];
  /** How many findings of a group are listed, where that was asked for. */
  listed = {};
  frames = { writing: createRef(), reading: createRef(), source: createRef() };
  #modal = createRef();
  #isBack;
  /** Settled when what was kept of the last time is back: what comes in waits for it. */
  back = new Promise((resolve) => (this.#isBack = resolve));
  #said = "";
  #locale;
  #keysOf;
  /** Where the focus was before the dialog. */
  #before = null;
  #source = null;

  constructor() {
    super();
    Object.assign(this, { locale: null, appearance: "system", page: "letter", view: "write", panel: isNarrow() ? "letter" : "todo", phone: false, asked: null, month: null, day: null, hint: null, notice: null, problems: [], dialog: null, formats: [], tool: null, restored: false });
    this.draft.addEventListener("change", ({ detail }) => this.#changed(detail));
    this.checks.addEventListener("report", () => this.#reported());
  }

  t = (key, args) => say(this.locale, key, args);

  /** What is wrong, in the language of the page where the library says it so. */
  why = (error) => (error?.key ? this.t(error.key, error.args) : (error?.text?.(this.locale) ?? error?.message ?? String(error)));

  get locale() {
    return this.#locale;
  }
  set locale(asked) {
    this.#locale = localeOf(asked);
  }

  /** The letter's HTML, its subject and its brief, for a page that holds the editor. */
  get source() {
    this.writing?.flush();
    return this.draft.source;
  }
  set source(source) {
    this.draft.open({ source: String(source ?? ""), subject: this.draft.subject, brief: this.draft.brief });
  }
  get subject() {
    return this.draft.subject;
  }
  set subject(subject) {
    this.draft.edit({ subject: String(subject ?? "") }, "form");
  }
  get brief() {
    return this.draft.brief;
  }
  /** It is there as soon as the library has read it; one that it cannot read is not taken over, and it is said. */
  set brief(brief) {
    this.doors.take(brief, { inPlace: true }).catch((error) => this.failed(error));
  }
  get report() {
    return this.checks.report;
  }

  get isEmpty() {
    return !this.draft.subject && this.draft.content.isEmpty;
  }

  connectedCallback() {
    super.connectedCallback();
    // What was set before the element was known.
    for (const name of ["source", "subject", "brief"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // Where the page is the editor's own, its keys work wherever the focus is.
    this.#keysOf = this.embedded ? this : document;
    this.#keysOf.addEventListener("keydown", this.#keys);
    for (const type of ["dragover", "dragleave", "drop"]) this.addEventListener(type, this.#dragged);
    document.addEventListener("visibilitychange", this.#hidden);
    this.checks.locale = this.locale;
    this.checks.start();
    if (this.hasUpdated) this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#keysOf.removeEventListener("keydown", this.#keys);
    document.removeEventListener("visibilitychange", this.#hidden);
    this.checks.stop();
  }

  async firstUpdated() {
    const told = {
      hovered: (mark) => this.#hover(mark),
      at: (mark) => this.#hover(mark, true),
      formats: (formats) => (this.formats = formats),
      keys: (name) => this.#key(name),
      files: (files) => this.doors.open(files),
      failed: (error, name) => this.failed(error, name),
      pasted: ({ pictures }) => this.say(pictures ? "pasted.pictures" : "pasted", { count: pictures }),
    };
    this.writing = new Writing(this.frames.writing.value, this.draft, this.checks, told);
    await this.writing.ready;
    if (!this.draft.source) this.draft.open({ source: emptyLetter(this.locale), subject: this.draft.subject, brief: this.draft.brief });
    if (!this.embedded) await this.doors.restore();
    this.restored = true;
    this.#isBack();
    this.#show();
  }

  updated(changed) {
    if (changed.has("locale") && this.isConnected) {
      this.checks.locale = this.locale;
      this.desk.checkAll();
      if (!this.embedded) {
        document.documentElement.lang = this.locale;
        document.title = this.t("app.title");
      }
      this.writing?.label(this.t("write.label"));
    }
    if (changed.has("appearance") && !this.embedded) document.documentElement.dataset.appearance = this.appearance;
    if (["view", "phone", "page"].some((name) => changed.has(name))) this.#show();
    const modal = this.#modal.value;
    if (this.dialog && modal && !modal.open) modal.showModal();
    if (!this.dialog && modal?.open) modal.close();
  }

  /** Brings the view that is seen up to the draft. */
  async #show(place) {
    if (!this.writing || this.page !== "letter") return;
    if (this.view === "write") await this.writing.show({ label: this.t("write.label"), locale: this.locale }, place);
    else if (this.view === "source") {
      if (!this.#source) {
        const { Source } = await import("./source.js");
        this.#source ??= new Source(this.frames.source.value, this.renderRoot, this.draft, this.checks);
      }
      this.#source.show(this.t("source.label"), place);
    } else await showLetter(this.frames.reading.value, this.draft.source, [...this.draft.pictures.values()], this.locale).catch((error) => this.failed(error));
    this.requestUpdate();
  }

  /** Goes to this view, and waits until the draft is in it. */
  async seen(view) {
    this.view = view;
    await this.updateComplete;
    await this.#show();
  }

  async sourceAt(span) {
    await this.seen("source");
    this.#source.reveal(span);
  }

  #changed({ by, place }) {
    if (by === "open" || by === "history" || by === "file" || by === "fix") this.#show(place);
    if (["open", "history", "file"].includes(by)) this.#forget();
    if (by === "open") Object.assign(this, { asked: null, month: null, postponed: [], listed: {}, hint: null });
    this.doors.changed();
    this.hint = null;
    this.requestUpdate();
    if (by !== "saved") this.dispatchEvent(new CustomEvent("mailing-change", { bubbles: true, composed: true }));
  }

  #reported() {
    const { report } = this.checks;
    if (report && !this.isEmpty) {
      const groups = grouped(report);
      const counts = Object.fromEntries(["mend", "say", "look"].map((name) => [name, countOf(groups.get(name))]));
      this.#said = this.t("verdict.said", { verdict: this.t(`verdict.${verdictOf(report, this.draft.blanks)}`), ...counts });
    }
    if (!report) this.#unhint();
    this.doors.reported();
    this.requestUpdate();
    // Once the whole library is loaded the page is drawn anew, with the report of before.
    if (this.checks.current) this.dispatchEvent(new CustomEvent("mailing-report", { detail: report, bubbles: true, composed: true }));
  }

  command(name, value) {
    return this.writing.command(name, value);
  }

  /** Gives the focus to what is there once the page is as it is now. */
  async #focus(selector, how) {
    await this.updateComplete;
    const found = this.renderRoot.querySelector(selector);
    found?.focus(how);
    return found;
  }

  /** The subject's field, with a part of it chosen. */
  async focusSubject(span) {
    this.panelOnPhone("letter");
    const field = await this.#focus("#subject");
    if (span) field.setSelectionRange(span.start, span.end);
  }

  focusLetter() {
    this.panelOnPhone("letter");
    return this.#focus("#views > iframe:not([hidden]), .code:not([hidden]) .cm-content");
  }

  focusPanel = () => this.#focus(".side [role=tabpanel]", { preventScroll: true });

  // What is told of it.

  /** Tells facts of the brief. `pending` ones are chosen and not named yet; those that cannot be read stay in the form too, and it says `why`. */
  tell(changes, { pending = false, why = pending ? null : this.checks.refusalOf({ ...this.draft.brief, ...changes }) } = {}) {
    const [first] = Object.keys(changes);
    const isTold = !pending && !why;
    this.unread = why && { question: first, why };
    this.pending = isTold ? Object.fromEntries(Object.entries(this.pending).filter(([name]) => !(name in changes))) : { ...this.pending, ...changes };
    const known = isTold ? changes : Object.fromEntries(Object.keys(changes).map((name) => [name, undefined]));
    const brief = { ...this.draft.brief, ...known };
    for (const [name, value] of Object.entries(brief)) if (value === undefined) delete brief[name];
    if (this.panel === "brief") this.asked ??= first;
    this.draft.edit({ brief }, "brief");
    this.requestUpdate();
  }

  /** What stands in the form alone is given up. */
  #forget() {
    Object.assign(this, { pending: {}, unread: null });
  }

  /** Asks this question of the form; `null` goes on to the next. */
  answer(question) {
    this.#forget();
    Object.assign(this, { panel: "brief", asked: question });
    this.requestUpdate();
    this.#focus(".question :is(input, textarea, select)");
  }

  /** Asks this question after the others. */
  later(question) {
    this.postponed = [...this.postponed.filter((other) => other !== question), question];
    this.answer(null);
  }

  add(list, one) {
    this.draft.edit({ brief: { ...this.draft.brief, [list]: [...(this.draft.brief[list] ?? []), one] } }, "brief");
    this.focusPanel();
  }

  /** Takes back what the brief says at a path: `judged[0]`. */
  takeBack(path) {
    const [, list, at] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
    if (!list) return;
    const rest = this.draft.brief[list].filter((_, i) => i !== Number(at));
    const brief = { ...this.draft.brief, [list]: rest };
    if (!rest.length) delete brief[list];
    this.draft.edit({ brief }, "brief");
    this.focusPanel();
  }

  /** Lists so many of a group, and goes to the first that was not there. */
  listMore(name, most) {
    const { length } = this.renderRoot.querySelectorAll(`.group.${name} > ul > li`);
    this.listed = { ...this.listed, [name]: most };
    this.requestUpdate();
    this.#focus(`.group.${name} > ul > li:nth-child(n + ${length + 1}) button`);
  }

  // The page.

  /** Another view of the same letter. */
  show(view) {
    this.writing?.flush();
    this.view = view;
  }

  openDialog(dialog) {
    const from = this.renderRoot.activeElement;
    if (!this.dialog) this.#before = from?.closest(".menu")?.querySelector("summary") ?? from;
    this.hint = null;
    this.dialog = dialog;
  }
  /** The browser gives the focus back, but not to a menu that is shut, nor into a frame. */
  #closed = ({ target }) => {
    if (target.open) return;
    this.closeDialog();
    const at = this.renderRoot.activeElement;
    if (!at || target.contains(at)) this.#before?.focus();
  };
  closeDialog() {
    this.dialog = null;
  }

  /** Says something once, in a line that a screen reader reads too. */
  say(key, args) {
    this.notice = [key, args];
    clearTimeout(this.noticeTimer);
    this.noticeTimer = setTimeout(() => (this.notice = null), NOTICE_MS);
  }

  /** Says what was handed on, and by name what a template left open in it. */
  handed(key, args, draft = this.draft) {
    this.say(key, args);
    if (draft.blanks.length) this.wrong("fill.handed", { names: named(this, draft.blanks) }, () => draft.blanks.length > 0);
  }

  failed(error, name = "") {
    // One of a frame is of its own class.
    if (error?.key) this.wrong(error.key, error.args);
    else this.wrong(name ? "file.unreadable" : "error", { name, why: error });
  }

  /** The brief of a letter was refused: it stands there until another is told. */
  refused(error, letter, stands) {
    this.wrong("brief.refused", { name: letter.name || this.t("file.untitled"), why: error }, stands);
  }

  /** What is wrong stays, beside what else is, until it is read, or stands no longer. */
  wrong(key, args, stands = null) {
    this.problems = [...this.problems.filter((one) => one.key !== key || one.args?.name !== args?.name), { key, args, stands }];
  }

  #notices() {
    const box = (kind, role, said, close) => html`<div class="notice ${kind}" role=${role}><div>${said.map((text) => html`<p>${text}</p>`)}</div>
      <button class="quiet" @click=${close} aria-label=${this.t("dialog.close")}>×</button></div>`;
    const text = ({ key, args }) => this.t(key, args?.why ? { ...args, why: this.why(args.why) } : args);
    const problems = this.problems.filter(({ stands }) => !stands || stands());
    return html`<div class="notices">
      ${problems.length ? box("bad", "alert", problems.map(text), () => (this.problems = [])) : nothing}
      ${this.notice ? box("", "status", [this.t(...this.notice)], () => (this.notice = null)) : nothing}</div>`;
  }

  panelOnPhone(name) {
    if (isNarrow()) this.panel = name;
  }

  #unhint() {
    clearTimeout(this.hintTimer);
    this.hint = null;
  }

  /** The finding under the pointer or at the caret is said beside its place. */
  #hover(mark, byCaret = false) {
    clearTimeout(this.hintTimer);
    const findings = mark?.ids.map((id) => this.checks.report?.findings.find((one) => one.id === id)).filter(Boolean).slice(0, MOST_SAID);
    if (findings?.length) {
      const box = this.frames.writing.value.getBoundingClientRect();
      const { left, bottom, top } = mark.rect;
      const show = () => {
        this.hint = { findings, x: box.left + left, y: box.top + bottom, top: box.top + top, byCaret };
        if (byCaret) this.#said = findings.map(({ message }) => message.text).join(" ");
      };
      this.hintTimer = setTimeout(show, byCaret ? 350 : 120);
    } else if (this.hint && (byCaret ? this.hint.byCaret : !this.hint.byCaret)) {
      this.hintTimer = setTimeout(() => (this.hint = null), 350);
    }
  }

  #key(name) {
    if (name === "leave" && this.hint) this.hint = null;
    else if (name === "leave") this.renderRoot.querySelector(".side [role=tab][aria-selected=true]")?.focus();
    if (name === "link") this.openDialog({ name: "link", address: this.writing.linkAtCaret() });
    // What is not seen is not saved.
    if (name === "save" && this.page !== "desk") this.doors.save(/\.html?$/.test(this.draft.name) ? "html" : "eml");
    if (name === "open") this.doors.choose(this.page === "desk");
    if (name === "next" || name === "previous") this.mending.step(name === "next" ? 1 : -1);
  }

  #keys = (event) => {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    const inField = event.composedPath()[0].matches?.("input, textarea, select") && event.composedPath()[0].id !== "subject";
    const name = mod ? { s: "save", o: "open" }[event.key.toLowerCase()] : event.key === "F8" ? (event.shiftKey ? "previous" : "next") : null;
    const moves = mod && !inField && !event.defaultPrevented ? { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()] : null;
    if (!name && !moves) {
      if (event.key !== "Escape") return;
      if (this.hint) this.hint = null;
      else if (event.composedPath().some((one) => one.classList?.contains("side"))) this.focusLetter();
      return;
    }
    event.preventDefault();
    if (moves) this.draft[moves]();
    else this.#key(name);
  };

  /** A page that is not seen may never be seen again. */
  #hidden = () => document.visibilityState === "hidden" && this.doors.keepNow();

  #dragged = (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    this.dropping = event.type === "dragover";
    if (event.type === "drop") this.doors.open([...event.dataTransfer.files]);
  };

  async pickPicture({ target }) {
    const [file] = target.files;
    target.value = "";
    if (file) await this.command("picture", file).catch((error) => this.failed(error, file.name));
  }

  /** Arrow keys go from tab to tab. */
  tabKeys(event, choose) {
    const next = rove(event, [...event.currentTarget.querySelectorAll("[role=tab]")].filter((tab) => tab.offsetParent));
    if (next) choose(next.dataset.tab);
  }

  #tabs() {
    const names = ["letter", ...Object.keys(PANELS)];
    const groups = grouped(this.checks.report);
    const open = this.isEmpty ? 0 : ["mend", "say", "look"].reduce((sum, name) => sum + countOf(groups.get(name)), different(this.draft.blanks).length);
    const choose = (name) => {
      this.#forget();
      Object.assign(this, { panel: name, asked: null });
    };
    const shown = this.panel === "letter" ? "todo" : this.panel;
    return html`<div class="tabs" role="tablist" aria-label=${this.t("panel")} @keydown=${(event) => this.tabKeys(event, choose)}>
        ${names.map((name) => {
          const selected = name === this.panel || (name === "todo" && this.panel === "letter" && !isNarrow());
          return html`<button role="tab" id="tab-${name}" data-tab=${name} aria-selected=${selected} aria-controls=${name === "letter" ? "letter" : "panel"} tabindex=${selected ? 0 : -1} @click=${() => choose(name)}>
            ${this.t(`panel.${name}`)}${name === "todo" && open ? html` <span class="number">${open}</span>` : nothing}</button>`;
        })}
      </div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${shown}" tabindex="0">${PANELS[shown](this)}</div>`;
  }

  #hintBox() {
    if (!this.hint) return nothing;
    const { hint } = this;
    const place = (box) =>
      requestAnimationFrame(() => {
        if (!box?.isConnected) return;
        const { width, height } = box.getBoundingClientRect();
        const isBelow = hint.y + 6 + height < innerHeight || hint.top < innerHeight / 2;
        const top = isBelow ? Math.min(hint.y + 6, innerHeight - height - 8) : hint.top - height - 6;
        box.style.left = `${Math.max(8, Math.min(hint.x, innerWidth - width - 8))}px`;
        box.style.top = `${Math.max(8, top)}px`;
      });
    return html`<aside class="hint" aria-label=${this.t("panel.hint")} ${ref(place)}
      @mouseenter=${() => clearTimeout(this.hintTimer)} @mouseleave=${() => (this.hint = null)}>${saidAtPlace(this, hint.findings)}</aside>`;
  }

  render() {
    const { error, onPage } = this.checks;
    return html`
      ${this.embedded ? nothing : topBar(this)}
      ${this.#notices()}
      ${onPage ? html`<p class="notice stays" role="status">${this.t("on-page")}</p>` : nothing}
      <main class="work" data-panel=${this.panel} ?hidden=${this.page !== "letter"} ?inert=${!this.restored}>
        ${letterArea(this)}
        <aside class="side" aria-label=${this.t("panel")}>${verdictCard(this, error)}${this.#tabs()}</aside>
      </main>
      ${this.page === "desk" ? deskPage(this) : nothing} ${this.#hintBox()}
      <p class="hidden" role="status" aria-live="polite">${this.#said}</p>
      <input id="files" class="hidden" type="file" multiple accept=".html,.htm,.eml,.msg,.txt,.json" tabindex="-1" aria-hidden="true" @change=${(event) => this.doors.chosen(event)} />
      <dialog ${ref(this.#modal)} class=${this.dialog?.name ?? ""} aria-labelledby="dialog-title" @close=${this.#closed}>${dialogContent(this, this.dialog)}</dialog>
      ${this.dropping ? html`<div class="drop" aria-hidden="true"><p>${this.t("drop")}</p></div>` : nothing}`;
  }
}

customElements.define("mailing-editor", MailingEditor);
