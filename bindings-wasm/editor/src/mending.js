// What is done about a finding: its fix, all that is safe, a picture made smaller, its place shown.
import { todayInAstana } from "./days.js";
import { isSafe, placeInLetter } from "./findings.js";
import { escaped, filled } from "./letter_text.js";

export class Mending {
  #editor;
  #at = null;

  constructor(editor) {
    this.#editor = editor;
  }

  /** What is typed is in the draft, and the check has answered to it; `null` where it could not. */
  async #now() {
    const { writing, checks } = this.#editor;
    writing?.flush();
    while (!checks.current) {
      await checks.settled();
      // One may have gone on typing.
      writing?.flush();
    }
    return checks.report;
  }

  #done(changes, said, args) {
    this.#editor.draft.edit(changes, "fix");
    this.#editor.say(said, args);
    this.#editor.focusPanel();
  }

  async fix(id) {
    const report = await this.#now();
    const finding = report?.findings.find((one) => one.id === id);
    const changes = finding?.fix && this.#fixed(report, finding);
    if (changes) this.#done(changes, "fix.done");
  }

  /** The draft's fields with this fix. */
  #fixed(report, { fix, part }) {
    const apply = (text) => [...fix.edits].reverse().reduce((now, { span, replacement }) => now.slice(0, span.start) + replacement + now.slice(span.end), text);
    const { source, subject, brief } = this.#editor.draft;
    if (part === "subject") return { subject: apply(subject) };
    if (part === "post") return { brief: { ...brief, post: apply(brief.post ?? "") } };
    const letter = report.source.parts.find(({ name }) => name === part);
    return letter && (letter.text ?? source) === source ? { source: apply(source) } : null;
  }

  async fixAll() {
    const report = await this.#now();
    if (!report) return undefined;
    const { draft, checks, locale, writing } = this.#editor;
    const { source, subject, brief } = draft;
    const options = { kind: "html", brief: { ...draft.options(locale, todayInAstana()).brief, subject } };
    const fixed = await checks.fixed(source, options);
    writing.flush();
    // What was typed meanwhile is not written over: the fixes begin anew.
    if (draft.source !== source || draft.subject !== subject || draft.brief !== brief) return this.fixAll();
    // What is no part of the source is mended here, one of each; the next check finds what else there is.
    const others = ["subject", "post"].flatMap((part) => report.findings.find((one) => isSafe(one) && one.part === part) ?? []);
    const changes = others.map((finding) => this.#fixed(report, finding));
    this.#done(Object.assign({ source: fixed.source, subject, brief }, ...changes), "fix.all-done", { count: fixed.mended.length + others.length });
    return undefined;
  }

  async shrink(id) {
    const e = this.#editor;
    if (e.view !== "write") {
      await e.seen("write");
      await this.#now();
    }
    e.say((await e.writing.shrink(id)) ? "fix.done" : "fix.not-shrunk");
  }

  /** Goes to a place in the view that is open, as `inWriting` does; where it has none there, in the source. */
  async #go(inWriting, span) {
    const e = this.#editor;
    e.panelOnPhone("letter");
    await e.seen(e.view === "read" ? "write" : e.view);
    if (e.view === "write" && inWriting()) return;
    const at = await span();
    if (at && e.view !== "source") e.say("finding.in-source");
    if (at) await e.sourceAt(at);
  }

  /** Shows the place of a finding. */
  reveal(finding) {
    const e = this.#editor;
    if (finding.part === "subject") return e.focusSubject();
    if (finding.part === "post") return e.answer("post");
    const span = async () => {
      const report = await this.#now();
      return report && placeInLetter(report, e.draft.source, finding);
    };
    return this.#go(() => e.writing.reveal(finding.id), span);
  }

  /** Goes to a place that a template left open, chosen to be written over. */
  goTo(blank) {
    const { part, span } = blank;
    const e = this.#editor;
    if (part === "subject") return e.focusSubject(span);
    return this.#go(() => e.writing.select(blank), () => span);
  }

  /** Writes this over each place that a template left open under that name; where the name begins with a capital, it does. */
  fill(name, text) {
    if (!text) return;
    const { draft, writing } = this.#editor;
    writing?.flush();
    let { source, subject } = draft;
    for (const { text: blank, part, span } of draft.blanks.filter((one) => one.name === name).reverse()) {
      const said = blank[1] === name[1] ? text : text[0].toLocaleUpperCase() + text.slice(1);
      if (part === "subject") subject = subject.slice(0, span.start) + said + subject.slice(span.end);
      else source = source.slice(0, span.start) + filled(source.slice(span.start, span.end), escaped(said)) + source.slice(span.end);
    }
    draft.edit({ source, subject }, "fix");
  }

  /** What was found and what was left open, in the order of the letter; the subject's comes first. */
  #places() {
    const { checks, draft } = this.#editor;
    const found = (checks.report?.findings ?? []).map((finding) => {
      const span = finding.part === "subject" ? finding.span : placeInLetter(checks.report, draft.source, finding);
      return { part: finding.part, span, go: () => this.reveal(finding) };
    });
    const open = draft.blanks.map((blank) => ({ ...blank, go: () => this.goTo(blank) }));
    const at = ({ part, span }) => (part === "subject" ? span.start - draft.subject.length - 1 : span.start);
    return [...found, ...open].filter(({ span }) => span).map((place) => ({ at: at(place), go: place.go })).sort((a, b) => a.at - b.at);
  }

  /** The next place, or the one before: of the caret, or of where it went last. */
  step(by) {
    const { view, writing } = this.#editor;
    this.#at = (view === "write" ? writing.place() : null) ?? this.#at;
    const places = by > 0 ? this.#places() : this.#places().reverse();
    const place = places.find(({ at }) => this.#at !== null && (at - this.#at) * by > 0) ?? places[0];
    if (!place) return;
    this.#at = place.at;
    place.go();
  }
}
