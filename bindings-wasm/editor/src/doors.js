// The ways in and out: files, links, what is kept of the last time. Every brief comes in by `readable`.
import { briefOfLink, download, fileName, FileError, linkOf, opened, savedAs } from "./files.js";
import { named } from "./findings.js";
import { briefToKeep, keepDraft, keptDraft } from "./keeping.js";
import { emptyLetter, escaped } from "./letter_text.js";
import { isTold, QUESTIONS } from "./questions.js";
import { inlined, showReport } from "./reading.js";
import { TEMPLATES } from "./templates.js";

const KEEP_MS = 500;
const ASKED_WITH = ["direction", "event_start", "sender", "audience", "planned_send"];

export class Doors {
  /** The letter of the desk that is open; what is done to it here is done to it there. */
  item = null;
  #editor;
  #toDesk = false;
  #report = null;
  #keeping;
  /** Until what was kept is back, nothing is kept over it. */
  #keeps = false;

  constructor(editor) {
    this.#editor = editor;
  }

  // What is kept.

  /** What was not saved last time, and the brief of the page's link. */
  async restore() {
    const e = this.#editor;
    try {
      const [before] = await Promise.all([keptDraft(), e.desk.restore()]);
      const item = e.desk.items.find(({ id }) => id === before?.item);
      if (item) this.openItem(item);
      else if (before && !before.item) {
        const letter = await this.admitted(before);
        e.draft.open({ ...letter, pictures: new Map(before.pictures), kept: {} });
        this.sayRefused(letter, e.draft);
        e.say("file.restored");
      }
      this.#keeps = true;
    } catch (error) {
      // What was kept stays as it is where there is no library to read it.
      if (error.code === "not-loaded") e.failed(error);
      else e.say("keep.failed");
    }
    try {
      const brief = briefOfLink(location.hash);
      if (brief) {
        await this.take(brief);
        this.#sayTaken(brief, "brief.opened");
        e.panel = "brief";
      }
    } catch (error) {
      e.failed(error);
    }
    // Taken once: a reload does not write it over what was told since.
    if (location.hash.includes("brief=")) history.replaceState(history.state, "", location.pathname + location.search);
  }

  /** The draft was changed: it is kept, and what is open of the desk there. */
  changed() {
    const { draft } = this.#editor;
    if (this.item) {
      const { source, subject, brief, untouched, origin, kept } = draft;
      Object.assign(this.item, { source, subject, brief, origin: untouched ? origin : null, kept });
    }
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), KEEP_MS);
  }

  /** What is open is kept at once: another letter takes its place, or the page may go. */
  keepNow() {
    this.#editor.writing?.flush();
    clearTimeout(this.#keeping);
    return this.#keep();
  }

  /** The letter of the desk that is open makes room; it stays there as it is now. */
  #leave() {
    if (this.item) this.keepNow();
    this.item = null;
  }

  async #keep() {
    const { draft, desk, isEmpty } = this.#editor;
    const { name, source, subject, pictures, mail, unsaved, untouched, origin } = draft;
    const brief = briefToKeep(draft);
    const own = unsaved && (!isEmpty || Object.keys(brief).length) ? { name, source, subject, brief, mail, origin: untouched ? origin : null, pictures: [...pictures] } : null;
    const { item } = this;
    await this.kept(item || own, () => (item ? Promise.all([keepDraft({ item: item.id }), desk.keep(item)]) : keepDraft(own)));
  }

  /** Keeps something; where the browser cannot, it is said once, and not at every key. */
  async kept(isSaid, keep) {
    if (!this.#keeps) return;
    try {
      await keep();
      this.keepsNothing = false;
    } catch {
      if (isSaid && !this.keepsNothing) this.#editor.say("keep.failed");
      this.keepsNothing = true;
    }
  }

  // What comes in.

  choose(toDesk = false) {
    this.#toDesk = toDesk;
    this.#editor.renderRoot.querySelector("#files").click();
  }

  async chosen({ target }) {
    const files = [...target.files];
    target.value = "";
    await this.open(files, this.#toDesk);
  }

  #unlessUnsaved(go) {
    const e = this.#editor;
    e.writing?.flush();
    if (!e.draft.unsaved || (e.isEmpty && !Object.keys(e.draft.brief).length) || this.item) return go();
    e.openDialog({ name: "discard", go: () => setTimeout(go) });
    return undefined;
  }

  /** Opens what was chosen or dropped: on the desk each file is one of the queue. */
  async open(files, toDesk = this.#editor.page === "desk") {
    const e = this.#editor;
    await e.back;
    // What was wrong with the files before is over.
    e.problems = e.problems.filter(({ stands }) => stands);
    for (const file of files) {
      try {
        const found = await opened(file, e.checks, { terms: { locale: e.locale } });
        if (found.draft) await this.#openDraft(found.draft, toDesk);
        else await this.#openBrief(found.brief, toDesk, file.name, found.isRecord ? "file.record" : "brief.opened");
      } catch (error) {
        e.failed(error, file.name);
      }
    }
  }

  /** A letter whose brief the library can read; without it where it cannot, and why. */
  async admitted({ brief = {}, ...letter }) {
    try {
      return { ...letter, brief: await this.#editor.checks.readable(brief) };
    } catch (refused) {
      if (refused.code === "not-loaded") throw refused;
      return { ...letter, brief: {}, unread: brief, refused };
    }
  }

  /** Says of a letter that its brief was refused, for as long as it is `at` the same place and nothing else is told of it. */
  sayRefused({ refused, unread, name }, at) {
    const { desk, draft } = this.#editor;
    const stands = () => at.unread === unread && !Object.keys(at.brief).length && (at === draft || desk.items.includes(at));
    if (refused) this.#editor.refused(refused, { name }, stands);
  }

  /** Takes over what a brief says, beside what is told already or in its place. */
  async take(told, { inPlace = false } = {}) {
    const { draft, checks } = this.#editor;
    const { subject = draft.subject, ...brief } = await checks.readable(told);
    draft.edit({ brief: inPlace ? brief : { ...draft.brief, ...brief }, subject }, "file");
  }

  async #openBrief(brief, toDesk, name, notice) {
    const { desk } = this.#editor;
    if (toDesk && !desk.chosen) throw new FileError("desk.choose-first", { name });
    if (toDesk) await desk.take(desk.chosen, brief);
    else {
      await this.take(brief);
      if (!brief.moderation) this.#editor.panel = "brief";
    }
    this.#sayTaken(brief, notice);
  }

  /** Says what was taken over; decisions that came with it are named, lest they pass for one's own. */
  #sayTaken(brief, otherwise, args) {
    const e = this.#editor;
    const decisions = ["judged", "waived", "approvals"].flatMap((list) => brief[list] ?? []);
    const names = [...new Set(decisions.map(({ by }) => (by === "center" ? e.t("approval.by.center") : by)))].join(", ");
    if (decisions.length) e.say("brief.decided", { count: decisions.length, names });
    else if (otherwise) e.say(otherwise, args);
  }

  async #openDraft(letter, toDesk) {
    const e = this.#editor;
    const { note, ...draft } = await this.admitted(letter);
    const say = (at, otherwise) => {
      this.sayRefused(draft, at);
      this.#sayTaken(draft.brief, otherwise, { name: draft.name });
    };
    if (toDesk) return say(await e.desk.add(draft));
    return this.#unlessUnsaved(() => {
      this.#leave();
      e.draft.open(draft);
      say(e.draft, note ?? "file.opened");
    });
  }

  async begin(direction, locale) {
    const e = this.#editor;
    e.closeDialog();
    await e.back;
    e.writing?.flush();
    // What was told before a letter was begun is told of this one, and no file holds it.
    const isFresh = e.isEmpty && !this.item;
    const told = isFresh ? e.draft.brief : {};
    const go = () => {
      this.#leave();
      e.page = "letter";
      const { html: source, subject = "", brief = {} } = direction ? TEMPLATES[locale][direction] : { html: emptyLetter(locale) };
      e.draft.open({ source, subject, brief: { ...told, ...brief }, kept: Object.keys(told).length ? {} : undefined });
    };
    if (isFresh) go();
    else this.#unlessUnsaved(go);
  }

  /** Opens a letter of the desk. */
  openItem(item) {
    const go = () => {
      this.#leave();
      this.#editor.draft.open({ ...item });
      this.item = item;
      this.#editor.desk.choose(item);
      this.#editor.page = "letter";
      this.#editor.focusLetter();
      this.changed();
    };
    if (this.item) go();
    else this.#unlessUnsaved(go);
  }

  /** Hands what the desk was told of a letter to the letter that is open. */
  recorded(item) {
    const { brief, subject } = item;
    if (this.item === item) this.#editor.draft.edit({ brief, subject }, "brief");
  }

  /** The desk's letter has the report of the one that is open. */
  reported() {
    const { checks: { report, error, current }, draft: { blanks } } = this.#editor;
    if (this.item && current) Object.assign(this.item, { report, error, blanks });
  }

  /** What was taken from the desk while it is open here has no other place. */
  removed(item) {
    if (this.item !== item) return;
    this.item = null;
    this.changed();
  }

  // What goes out.

  /** A file's name with this end. */
  #named = (end, { name, subject } = this.#editor.draft) => fileName(name, subject, end);

  save(kind, draft = this.#editor.draft) {
    const e = this.#editor;
    e.writing?.flush();
    const types = { html: "text/html;charset=utf-8", eml: "message/rfc822" };
    const name = this.#named(kind, draft);
    download(name, types[kind], savedAs(kind, draft));
    draft.saved(kind === "eml" ? ["source", "subject", "brief"] : ["source"], name);
    e.handed(draft.unsaved ? "save.rest" : "save.done", { name }, draft);
  }

  saveBrief() {
    const { subject, brief } = this.#editor.draft;
    const name = this.#named("brief.json");
    download(name, "application/json", `${JSON.stringify({ ...brief, ...(subject ? { subject } : {}) }, null, 2)}\n`);
    this.#editor.draft.saved(["subject", "brief"]);
    this.#editor.handed("save.done", { name });
  }

  async copyLetter() {
    const e = this.#editor;
    e.writing?.flush();
    await this.#copied("hand.copied", async () => {
      const { source, pictures } = e.draft;
      const { html: letter, text } = await inlined(e.frames.reading.value, source, [...pictures.values()], e.locale);
      const item = new ClipboardItem({ "text/html": new Blob([letter], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) });
      await navigator.clipboard.write([item]);
    });
  }

  copyLink = () => this.#copied("hand.link-copied", () => navigator.clipboard.writeText(linkOf(this.#editor.draft.brief)));

  /** The request for the Center's approval, in words: for what, from whom and to whom, when, and why. */
  copyRequest() {
    const { draft, checks, t } = this.#editor;
    const told = ASKED_WITH.filter((name) => isTold(draft.brief[name])).map((name) => `${t(`ask.${name}`)} ${QUESTIONS[name].text(this.#editor, draft.brief[name])}`);
    const { headline, reasons } = checks.report.approval;
    const why = reasons.map(({ message, clauses }) => `– ${message.text} (${clauses.join(", ")})`);
    const lines = [t("request.title"), "", `${t("subject.label")}: ${draft.subject}`, ...told, "", headline.text, ...why, "", t("request.letter")];
    return this.#copied("request.copied", () => navigator.clipboard.writeText(lines.join("\n")));
  }

  /** Where the page is not served safely, a browser has no clipboard at all. */
  async #copied(said, copy) {
    try {
      await copy();
      // A link holds nothing of the letter.
      if (said === "hand.link-copied") this.#editor.say(said);
      else this.#editor.handed(said);
    } catch {
      this.#editor.say("hand.failed");
    }
  }

  #rendered(format) {
    this.#editor.writing?.flush();
    return this.#editor.checks.rendered(format, this.#editor.draft.name || null);
  }

  async calendarFile() {
    try {
      download(this.#named("ics"), "text/calendar", await this.#rendered("ics"));
    } catch (error) {
      this.#editor.failed(error);
    }
  }

  /** The report, with what a template left open, of which the library knows nothing. */
  async #reportPage() {
    const e = this.#editor;
    const rendered = this.#rendered("html");
    const { blanks } = e.draft;
    const page = await rendered;
    const note = () => `<p>${escaped(e.t("fill.handed", { names: named(e, blanks, Infinity) }))}</p>\n`;
    return blanks.length ? page.replace(/(?<=<div class="verdict [^]*?)(?=<\/div>)/, note) : page;
  }

  #frame = () => this.#editor.renderRoot.querySelector("iframe.report");

  async openReport() {
    const e = this.#editor;
    e.openDialog({ name: "report" });
    try {
      this.#report = await this.#reportPage();
      await e.updateComplete;
      await showReport(this.#frame(), this.#report);
      e.dialog = e.dialog && { name: "report", ready: true };
    } catch (error) {
      e.dialog = e.dialog && { name: "report", error };
    }
  }

  printReport = () => this.#frame().contentWindow.print();
  saveReport = () => download(this.#named("report.html"), "text/html", this.#report);
}
