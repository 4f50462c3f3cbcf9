// `<mailing-editor>`: the draft, its three views, and what the rules say of it.
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { ref, createRef } from "lit/directives/ref.js";
import { briefPanel } from "./brief_form.js";
import { Checks } from "./checks.js";
import { datesPanel } from "./dates.js";
import { Desk, deskPage } from "./desk.js";
import { dialogContent } from "./dialogs.js";
import { Draft } from "./draft.js";
import { briefOfLink, download, FileError, fileName, linkOf, opened, readable, savedAs } from "./files.js";
import { clausesPanel, grouped, isSafe, placeInLetter, saidAtPlace, todoPanel } from "./findings.js";
import { kept, keep } from "./keeping.js";
import { letterArea, topBar, verdictCard } from "./layout.js";
import { emptyLetter, todayInAstana } from "./letter_text.js";
import { inlined, showLetter, showReport } from "./reading.js";
import styles from "./styles.css?inline";
import { TEMPLATES } from "./templates.js";
import { LOCALES, preferredLocale, say } from "./texts.js";
import { framePage, Writing } from "./writing.js";

const PANELS = { todo: todoPanel, brief: briefPanel, dates: datesPanel, clauses: clausesPanel };
const KEEP_MS = 500;
const NOTICE_MS = 9000;
/** So many findings are said at one place. */
const MOST_SAID = 3;

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
    hint: { state: true },
    asked: { state: true },
    month: { state: true },
    dropping: { state: true },
    /** What is on at the caret: `bold`, `link`. */
    formats: { state: true },
  };

  draft = new Draft();
  checks = new Checks(this.draft);
  desk = new Desk(this);
  person = "";
  framePage = framePage;
  pending = {};
  postponed = [];
  frames = { writing: createRef(), reading: createRef(), source: createRef() };
  #files = createRef();
  #modal = createRef();
  #filesToDesk = false;
  #said = "";
  #source = null;
  #report = null;
  #keeping;
  #keepsNothing = false;
  #item = null;

  constructor() {
    super();
    Object.assign(this, { locale: preferredLocale(), appearance: "system", page: "letter", view: "write", panel: "todo", phone: false, asked: null, month: null, hint: null, notice: null, dialog: null, formats: [] });
    this.draft.addEventListener("change", ({ detail }) => this.#changed(detail));
    this.checks.addEventListener("report", () => this.#reported());
  }

  t = (key, args) => say(this.locale, key, args);

  /** What is wrong, in the language of the page where the library says it so. */
  why = (error) => error?.text?.(this.locale) ?? error?.message ?? String(error);

  /** The letter's HTML, its subject and its brief, for a page that holds the editor. */
  get source() {
    this.writing?.flush();
    return this.draft.source;
  }
  set source(source) {
    this.draft.open({ source, subject: this.draft.subject, brief: this.draft.brief });
  }
  get subject() {
    return this.draft.subject;
  }
  set subject(subject) {
    this.draft.edit({ subject }, "form");
  }
  get brief() {
    return this.draft.brief;
  }
  set brief(brief) {
    const { subject = this.draft.subject, ...rest } = brief;
    this.draft.edit({ brief: rest, subject }, "file");
  }
  get report() {
    return this.checks.report;
  }

  get isEmpty() {
    return !this.draft.subject && this.draft.content.isEmpty;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("keydown", this.#keys);
    for (const type of ["dragover", "dragleave", "drop"]) this.addEventListener(type, this.#dragged);
    this.checks.locale = this.locale;
    this.checks.start();
    if (this.hasUpdated) this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.checks.stop();
  }

  async firstUpdated() {
    const told = {
      hovered: (mark) => this.#hover(mark),
      at: (mark) => this.#hover(mark, true),
      formats: (formats) => (this.formats = formats),
      keys: (name) => this.#key(name),
      files: (files) => this.open(files),
      pasted: ({ pictures }) => this.say(pictures ? "pasted.pictures" : "pasted", { count: pictures }),
    };
    this.writing = new Writing(this.frames.writing.value, this.draft, this.checks, told);
    await this.writing.ready;
    if (!this.draft.source) this.draft.open({ source: emptyLetter(this.locale), subject: this.draft.subject, brief: this.draft.brief });
    if (!this.embedded) await this.#restore();
    this.#show();
  }

  async #restore() {
    try {
      const before = await kept();
      if (before) {
        this.draft.open({ ...before, pictures: new Map(before.pictures), kept: {} });
        this.say("file.restored");
      }
    } catch {
      this.say("keep.failed");
    }
    try {
      const brief = briefOfLink(location.hash);
      if (brief) {
        await readable(brief, this.#check);
        this.brief = { ...this.draft.brief, ...brief };
        this.#sayTaken(brief, "brief.opened");
        this.panel = "brief";
      }
    } catch (error) {
      this.#failed(error);
    }
    // Taken once: a reload does not write it over what was told since.
    if (location.hash.includes("brief=")) history.replaceState(history.state, "", location.pathname + location.search);
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
    } else await showLetter(this.frames.reading.value, this.draft.source, [...this.draft.pictures.values()], this.locale).catch((error) => this.#failed(error));
    this.requestUpdate();
  }

  #changed({ by, place }) {
    if (by === "open" || by === "history" || by === "file" || by === "fix") this.#show(place);
    if (by === "open") Object.assign(this, { asked: null, month: null, pending: {}, postponed: [], hint: null });
    if (this.#item) {
      const { source, subject, brief, untouched, origin, kept: inFiles } = this.draft;
      Object.assign(this.#item, { source, subject, brief, origin: untouched ? origin : null, kept: inFiles });
    }
    clearTimeout(this.#keeping);
    if (!this.embedded) this.#keeping = setTimeout(() => this.#keep(), KEEP_MS);
    this.hint = null;
    this.requestUpdate();
    if (by !== "saved") this.dispatchEvent(new CustomEvent("mailing-change", { bubbles: true, composed: true }));
  }

  async #keep() {
    const { name, source, subject, brief, pictures, mail, unsaved, untouched, origin } = this.draft;
    const letter = unsaved && (!this.isEmpty || Object.keys(brief).length) ? { name, source, subject, brief, mail, origin: untouched ? origin : null, pictures: [...pictures] } : null;
    try {
      await keep(letter);
      this.#keepsNothing = false;
    } catch {
      // It is said once, and not at every key.
      if (letter && !this.#keepsNothing) this.say("keep.failed");
      this.#keepsNothing = true;
    }
  }

  #reported() {
    const { report } = this.checks;
    if (report && !this.isEmpty) {
      const groups = grouped(report);
      const counts = Object.fromEntries(["mend", "say", "look"].map((name) => [name, groups.get(name).length]));
      this.#said = this.t("verdict.said", { verdict: this.t(`verdict.${report.verdict}`), ...counts });
    }
    if (!report) this.#unhint();
    if (this.#item && this.checks.current) Object.assign(this.#item, { report, error: this.checks.error });
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("mailing-report", { detail: report, bubbles: true, composed: true }));
  }

  // What is done to the letter.

  /** What is typed is in the draft, and the check has answered to it; `null` where it could not. */
  async #now() {
    this.writing?.flush();
    while (!this.checks.current) {
      await this.checks.settled();
      // One may have gone on typing.
      this.writing?.flush();
    }
    return this.checks.report;
  }

  async fix(id) {
    const report = await this.#now();
    const finding = report?.findings.find((one) => one.id === id);
    if (!finding?.fix) return;
    const changes = this.#fixed(report, finding);
    if (!changes) return;
    this.draft.edit(changes, "fix");
    this.say("fix.done");
    this.#focusPanel();
  }

  /** The draft's fields with this fix. */
  #fixed(report, { fix, part }) {
    const apply = (text) => [...fix.edits].reverse().reduce((now, { span, replacement }) => now.slice(0, span.start) + replacement + now.slice(span.end), text);
    const { source, subject, brief } = this.draft;
    if (part === "subject") return { subject: apply(subject) };
    if (part === "post") return { brief: { ...brief, post: apply(brief.post ?? "") } };
    const letter = report.source.parts.find(({ name }) => name === part);
    return letter && (letter.text ?? source) === source ? { source: apply(source) } : null;
  }

  async fixAll() {
    const report = await this.#now();
    if (!report) return undefined;
    const { source, subject, brief } = this.draft;
    const options = { kind: "html", brief: { ...this.draft.options(this.locale, todayInAstana()).brief, subject: subject || null } };
    const fixed = await this.checks.fixed(source, options);
    this.writing.flush();
    // What was typed meanwhile is not written over: the fixes begin anew.
    if (this.draft.source !== source || this.draft.subject !== subject || this.draft.brief !== brief) return this.fixAll();
    // What is no part of the source is mended here, one of each; the next check finds what else there is.
    const others = ["subject", "post"].flatMap((part) => report.findings.find((one) => isSafe(one) && one.part === part) ?? []);
    const changes = others.map((finding) => this.#fixed(report, finding));
    this.draft.edit(Object.assign({ source: fixed.source, subject, brief }, ...changes), "fix");
    this.say("fix.all-done", { count: fixed.mended.length + others.length });
    this.#focusPanel();
    return undefined;
  }

  async shrink(id) {
    if (this.view !== "write") {
      this.view = "write";
      await this.updateComplete;
      await this.#show();
      await this.#now();
    }
    if (await this.writing.shrink(id)) this.say("fix.done");
  }

  /** Shows the place of a finding in the view that is open; where it has none there, in the source. */
  async reveal(finding) {
    this.panelOnPhone("letter");
    if (finding.part === "subject") return this.focusSubject();
    if (finding.part === "post") return this.answer("post");
    if (this.view === "read") this.view = "write";
    await this.updateComplete;
    if (this.view === "write") await this.#show();
    if (this.view === "write" && this.writing.reveal(finding.id)) return undefined;
    const report = await this.#now();
    const span = report && placeInLetter(report, this.draft.source, finding);
    if (!span) return undefined;
    if (this.view !== "source") this.say("finding.in-source");
    this.view = "source";
    await this.updateComplete;
    await this.#show();
    this.#source.reveal(span);
    return undefined;
  }

  /** The next finding's place, or the one before. */
  #step(by) {
    const findings = this.checks.report?.findings.filter(({ span }) => span) ?? [];
    if (!findings.length) return;
    this.current = ((this.current ?? (by > 0 ? -1 : 0)) + by + findings.length) % findings.length;
    this.reveal(findings[this.current]);
  }

  command(name, value) {
    return this.writing.command(name, value);
  }

  focusSubject() {
    this.panelOnPhone("letter");
    this.updateComplete.then(() => this.renderRoot.querySelector("#subject").focus());
  }

  #focusPanel() {
    this.updateComplete.then(() => this.renderRoot.querySelector(".side [role=tabpanel]")?.focus({ preventScroll: true }));
  }

  // What is told of it.

  /** Tells facts of the brief; `pending` ones are chosen and not named yet. */
  tell(changes, { pending = false } = {}) {
    this.pending = pending ? { ...this.pending, ...changes } : Object.fromEntries(Object.entries(this.pending).filter(([name]) => !(name in changes)));
    const known = pending ? Object.fromEntries(Object.keys(changes).map((name) => [name, undefined])) : changes;
    const brief = { ...this.draft.brief, ...known };
    for (const [name, value] of Object.entries(brief)) if (value === undefined) delete brief[name];
    const [first] = Object.keys(changes);
    if (this.panel === "brief") this.asked ??= first;
    this.draft.edit({ brief }, "brief");
    this.requestUpdate();
  }

  /** Asks this question of the form; `null` goes on to the next. */
  answer(question) {
    Object.assign(this, { panel: "brief", asked: question, pending: {} });
    this.updateComplete.then(() => this.renderRoot.querySelector(".question :is(input, textarea, select)")?.focus());
  }

  /** Asks this question after the others. */
  later(question) {
    this.postponed = [...this.postponed.filter((other) => other !== question), question];
    this.answer(null);
  }

  add(list, one) {
    this.draft.edit({ brief: { ...this.draft.brief, [list]: [...(this.draft.brief[list] ?? []), one] } }, "brief");
    this.#focusPanel();
  }

  /** Takes back what the brief says at a path: `judged[0]`. */
  takeBack(path) {
    const [, list, at] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
    if (!list) return;
    const rest = this.draft.brief[list].filter((_, i) => i !== Number(at));
    const brief = { ...this.draft.brief, [list]: rest };
    if (!rest.length) delete brief[list];
    this.draft.edit({ brief }, "brief");
    this.#focusPanel();
  }

  // Files.

  chooseFiles(toDesk = false) {
    this.#filesToDesk = toDesk;
    this.#files.value.click();
  }

  #unlessUnsaved(go) {
    this.writing?.flush();
    if (!this.draft.unsaved || this.isEmpty || this.#item) return go();
    this.openDialog({ name: "discard", go: () => setTimeout(go) });
    return undefined;
  }

  /** Opens what was chosen or dropped: on the desk each file is one of the queue. */
  async open(files, toDesk = this.page === "desk") {
    for (const file of files) {
      try {
        const terms = { locale: this.locale };
        const found = await opened(file, this.#check, { terms });
        if (found.draft) await this.#openDraft(found.draft, toDesk);
        else this.#openBrief(found.brief, toDesk, found.isRecord ? "file.record" : "brief.opened");
      } catch (error) {
        this.#failed(error, file.name);
      }
    }
  }

  #check = (source, options) => this.checks.checkOf(source, options);

  #openBrief(brief, toDesk, notice) {
    const item = this.desk.chosen;
    if (toDesk && item) {
      const { subject = item.subject, ...rest } = brief;
      Object.assign(item, { subject, brief: { ...item.brief, ...rest } });
      this.desk.check(item);
    } else {
      this.brief = { ...this.draft.brief, ...brief };
      this.panel = brief.moderation ? this.panel : "brief";
    }
    this.#sayTaken(brief, notice);
  }

  /** Says what was taken over; decisions that came with it are named, lest they pass for one's own. */
  #sayTaken(brief, otherwise, args) {
    const decisions = ["judged", "waived", "approvals"].flatMap((list) => brief[list] ?? []);
    const names = [...new Set(decisions.map(({ by }) => (by === "center" ? this.t("approval.by.center") : by)))].join(", ");
    if (decisions.length) this.say("brief.decided", { count: decisions.length, names });
    else if (otherwise) this.say(otherwise, args);
  }

  async #openDraft(draft, toDesk) {
    const { note, refused, ...rest } = draft;
    if (toDesk) {
      await this.desk.add(rest);
      if (refused) this.#failed(refused, rest.name, "brief.refused");
      else this.#sayTaken(rest.brief ?? {});
      return;
    }
    await this.#unlessUnsaved(() => {
      this.#item = null;
      this.draft.open(rest);
      if (refused) this.#failed(refused, rest.name, "brief.refused");
      else this.#sayTaken(rest.brief ?? {}, note ?? "file.opened", { name: rest.name });
    });
  }

  begin(direction, locale) {
    this.closeDialog();
    this.#unlessUnsaved(() => {
      this.#item = null;
      this.page = "letter";
      const { html: source, subject = "", brief = {} } = direction ? TEMPLATES[locale][direction] : { html: emptyLetter(locale) };
      this.draft.open({ source, subject, brief: { ...brief } });
    });
  }

  save(kind) {
    this.writing?.flush();
    const { draft } = this;
    const types = { html: "text/html;charset=utf-8", eml: "message/rfc822" };
    const name = fileName(draft.name, draft.subject, kind);
    download(name, types[kind], savedAs(kind, draft));
    draft.saved(kind === "eml" ? ["source", "subject", "brief"] : ["source"], name);
    if (draft.unsaved) this.say("save.rest");
  }

  saveBrief() {
    const { name, subject, brief } = this.draft;
    download(fileName(name, subject, "brief.json"), "application/json", `${JSON.stringify({ ...brief, ...(subject ? { subject } : {}) }, null, 2)}\n`);
    this.draft.saved(["subject", "brief"]);
  }

  async copyLetter() {
    this.writing?.flush();
    await this.#copied("hand.copied", async () => {
      const { source, pictures } = this.draft;
      const { html: letter, text } = await inlined(this.frames.reading.value, source, [...pictures.values()], this.locale);
      const item = new ClipboardItem({ "text/html": new Blob([letter], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) });
      await navigator.clipboard.write([item]);
    });
  }

  async copyLink() {
    await this.#copied("hand.link-copied", () => navigator.clipboard.writeText(linkOf(this.draft.brief)));
  }

  /** Where the page is not served safely, a browser has no clipboard at all. */
  async #copied(said, copy) {
    try {
      await copy();
      this.say(said);
    } catch {
      this.say("hand.failed");
    }
  }

  async calendarFile() {
    await this.#taken(async () => {
      download(fileName(this.draft.name, this.draft.subject, "ics"), "text/calendar", await this.checks.rendered("ics", this.draft.name || null));
    });
  }

  async #taken(make) {
    try {
      this.writing?.flush();
      await make();
    } catch (error) {
      this.#failed(error);
    }
  }

  async openReport() {
    this.writing?.flush();
    this.openDialog({ name: "report" });
    try {
      this.#report = await this.checks.rendered("html", this.draft.name || null);
      await this.updateComplete;
      await showReport(this.renderRoot.querySelector("iframe.report"), this.#report);
      this.dialog = this.dialog && { name: "report", ready: true };
    } catch (error) {
      this.dialog = this.dialog && { name: "report", error };
    }
  }

  printReport = () => this.renderRoot.querySelector("iframe.report").contentWindow.print();
  saveReport = () => download(fileName(this.draft.name, this.draft.subject, "report.html"), "text/html", this.#report);

  /** Opens a letter of the desk; what is done to it there is done to it here. */
  openItem(item) {
    const go = () => {
      this.#item = null;
      this.draft.open({ ...item });
      this.#item = item;
      this.page = "letter";
    };
    if (this.#item) go();
    else this.#unlessUnsaved(go);
  }

  /** Hands what the desk recorded of a letter to the letter that is open. */
  recorded(item) {
    if (this.#item === item) this.draft.edit({ brief: item.brief }, "brief");
  }

  /** What was taken from the desk while it is open here has no other place. */
  removed(item) {
    if (this.#item === item) this.#item = null;
  }

  // The page.

  /** Another view of the same letter. */
  show(view) {
    this.writing?.flush();
    this.view = view;
  }

  openDialog(dialog) {
    this.hint = null;
    this.dialog = dialog;
  }
  closeDialog() {
    this.dialog = null;
  }

  /** Says something once, in a line that a screen reader reads too. */
  say(key, args) {
    this.notice = { key, args };
    clearTimeout(this.noticeTimer);
    this.noticeTimer = setTimeout(() => (this.notice = null), NOTICE_MS);
  }

  #failed(error, name = "", key = name ? "file.unreadable" : "error") {
    if (error instanceof FileError) this.notice = { key: error.key, args: error.args, bad: true };
    else this.notice = { key, args: { name, why: this.why(error) }, bad: true };
    clearTimeout(this.noticeTimer);
  }

  panelOnPhone(name) {
    if (matchMedia("(max-width: 900px)").matches) this.panel = name;
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
    if (name === "save") this.save(this.draft.name.endsWith(".eml") ? "eml" : "html");
    if (name === "open") this.chooseFiles();
    if (name === "next" || name === "previous") this.#step(name === "next" ? 1 : -1);
  }

  #keys = (event) => {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    const inField = event.composedPath()[0].matches?.("input, textarea, select") && event.composedPath()[0].id !== "subject";
    const name = mod ? { s: "save", o: "open" }[event.key.toLowerCase()] : event.key === "F8" ? (event.shiftKey ? "previous" : "next") : null;
    const moves = mod && !inField && !event.defaultPrevented ? { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()] : null;
    if (!name && !moves) {
      if (event.key === "Escape" && this.hint) this.hint = null;
      return;
    }
    event.preventDefault();
    if (moves) this.draft[moves]();
    else this.#key(name);
  };

  #dragged = (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    this.dropping = event.type === "dragover";
    if (event.type === "drop") this.open([...event.dataTransfer.files]);
  };

  #picked = async ({ target }) => {
    const files = [...target.files];
    target.value = "";
    await this.open(files, this.#filesToDesk);
  };

  async pickPicture({ target }) {
    const [file] = target.files;
    target.value = "";
    if (file) await this.command("picture", file).catch((error) => this.#failed(error, file.name));
  }

  /** Arrow keys go from tab to tab. */
  tabKeys(event, names, choose) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")].filter((tab) => tab.offsetParent);
    const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
    choose(next.dataset.tab);
    next.focus();
  }

  #tabs() {
    const names = ["letter", ...Object.keys(PANELS)];
    const counts = grouped(this.checks.report);
    const open = this.isEmpty ? 0 : ["mend", "say", "look"].reduce((sum, name) => sum + counts.get(name).length, 0);
    const choose = (name) => Object.assign(this, { panel: name, asked: null });
    const shown = this.panel === "letter" ? "todo" : this.panel;
    return html`<div class="tabs" role="tablist" aria-label=${this.t("panel")} @keydown=${(event) => this.tabKeys(event, names, choose)}>
        ${names.map((name) => {
          const selected = name === this.panel || (name === "todo" && this.panel === "letter" && !matchMedia("(max-width: 900px)").matches);
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
    return html`<div class="hint" ${ref(place)}
      @mouseenter=${() => clearTimeout(this.hintTimer)} @mouseleave=${() => (this.hint = null)}>${saidAtPlace(this, hint.findings)}</div>`;
  }

  render() {
    const { error, onPage } = this.checks;
    return html`
      ${this.embedded ? nothing : topBar(this, LOCALES)}
      ${this.notice ? html`<div class="notice ${this.notice.bad ? "bad" : ""}" role=${this.notice.bad ? "alert" : "status"}><p>${this.t(this.notice.key, this.notice.args)}</p>
        <button class="quiet" @click=${() => (this.notice = null)} aria-label=${this.t("dialog.close")}>×</button></div>` : nothing}
      ${onPage ? html`<p class="notice">${this.t("on-page")}</p>` : nothing}
      <main class="work" data-panel=${this.panel} ?hidden=${this.page !== "letter"}>
        ${letterArea(this)}
        <aside class="side" aria-label=${this.t("panel")}>${verdictCard(this, error)}${this.#tabs()}</aside>
      </main>
      ${this.page === "desk" ? deskPage(this) : nothing} ${this.#hintBox()}
      <p class="hidden" role="status" aria-live="polite">${this.#said}</p>
      <input ${ref(this.#files)} class="hidden" type="file" multiple accept=".html,.htm,.eml,.msg,.txt,.json" tabindex="-1" aria-hidden="true" @change=${this.#picked} />
      <dialog ${ref(this.#modal)} class=${this.dialog?.name ?? ""} aria-labelledby="dialog-title" @close=${({ target }) => !target.open && this.closeDialog()}>${dialogContent(this, this.dialog)}</dialog>
      ${this.dropping ? html`<div class="drop" aria-hidden="true"><p>${this.t("drop")}</p></div>` : nothing}`;
  }
}

customElements.define("mailing-editor", MailingEditor);
