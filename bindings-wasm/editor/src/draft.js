// The draft: the letter's source, its subject and its brief; what was done to them and can be taken back.
import { blanksIn, difference, hasContent, partsOf } from "./letter_text.js";

/** What one types within this time is taken back at once. */
const TOGETHER_MS = 900;
const MOST_STEPS = 500;

const EMPTY = { source: "", subject: "", brief: {} };

/** A letter of the desk as a draft of its own. */
export function draftOf(letter) {
  const draft = new Draft();
  draft.open(letter);
  return draft;
}

export class Draft extends EventTarget {
  name = "";
  /** What it was opened from, saved byte for byte while nothing was touched: `{kind, bytes, options}`. */
  origin = null;
  /** What the message had besides its letter: `{headers, attached}`. */
  mail = null;
  /** The pictures that came with the letter, by their `cid`. */
  pictures = new Map();
  source = "";
  subject = "";
  brief = {};
  /** A brief that came with it and that the library refused. */
  unread = null;
  #done = [];
  #undone = [];
  #parts;
  #content;
  /** How the draft was when it was opened or saved last. */
  #kept = EMPTY;
  #opened = EMPTY;

  /** Begins another draft. */
  open({ name = "", source = "", subject = "", brief = {}, origin = null, pictures = new Map(), mail = null, unread = null, kept }) {
    Object.assign(this, { name, source, subject, brief, origin, pictures, mail, unread });
    this.#opened = { source, subject, brief };
    this.#kept = kept === undefined ? this.#opened : kept;
    this.#done = [];
    this.#undone = [];
    this.#tell("open");
  }

  get parts() {
    if (this.#parts?.of !== this.source) this.#parts = { of: this.source, ...partsOf(this.source) };
    return this.#parts;
  }

  /** Whether there is anything to read, and the places of a template that are not filled in yet. */
  get content() {
    if (this.#content?.of !== this.source) {
      const { before, body } = this.parts;
      this.#content = { of: this.source, isEmpty: !hasContent(body), blanks: blanksIn(body, "letter", before.length) };
    }
    return this.#content;
  }

  /** What a template left open, in the order of the letter: `{text, name, part, span}`. */
  get blanks() {
    return [...blanksIn(this.subject, "subject"), ...this.content.blanks];
  }

  /** What files hold of it. */
  get kept() {
    return this.#kept;
  }

  /** Whether letter and subject are as they were opened, so that the file's own bytes stand for them. */
  get untouched() {
    return this.origin !== null && this.source === this.#opened.source && this.subject === this.#opened.subject;
  }

  get unsaved() {
    const told = (brief) => Object.keys(brief ?? {}).length > 0;
    const { source, subject, brief } = this.#kept;
    return this.source !== source || this.subject !== (subject ?? "") || (this.brief !== brief && (told(this.brief) || told(brief)));
  }

  /** The source as a page that stands by itself: the pictures that came with the letter are in it. */
  get alone() {
    return this.source.replace(/(?<=["'(=]\s*)cid:([^"'\s>)]+)/gi, (cid, name) => this.pictures.get(name)?.url ?? cid);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** A file holds these fields as they are now; of a draft that came from no file it holds no others. */
  saved(fields, name = this.name) {
    const before = this.name || this.#kept !== this.#opened ? this.#kept : EMPTY;
    this.name = name;
    this.#kept = { ...before, ...Object.fromEntries(fields.map((field) => [field, this[field]])) };
    this.#tell("saved");
  }

  /** Changes some of `source`, `subject`, `brief`; `by` says which view did. */
  edit(changes, by) {
    const steps = Object.entries(changes).filter(([field, value]) => this[field] !== value);
    if (!steps.length) return;
    const step = { by, at: Date.now(), fields: {} };
    for (const [field, value] of steps) {
      step.fields[field] = typeof value === "string" ? difference(this[field], value) : { before: this[field], after: value };
      this[field] = value;
    }
    this.#undone = [];
    if (!this.#joined(step)) this.#done.push(step);
    if (this.#done.length > MOST_STEPS) this.#done.shift();
    this.#tell(by);
  }

  /** Typing goes on: one step of it is as long as a pause. */
  #joined(step) {
    const last = this.#done.at(-1);
    const [field, ...others] = Object.keys(step.fields);
    const [lastField, ...lastOthers] = Object.keys(last?.fields ?? {});
    if (others.length || lastOthers.length || field !== lastField || last.by !== step.by) return false;
    if (step.at - last.at > TOGETHER_MS || !["writing", "source", "subject"].includes(step.by)) return false;
    const [old, now] = [last.fields[field], step.fields[field]];
    const adds = !now.removed && !old.removed && now.start === old.start + old.inserted.length;
    if (!adds) return false;
    old.inserted += now.inserted;
    last.at = step.at;
    return true;
  }

  undo() {
    this.#move(this.#done, this.#undone, ({ start, removed, inserted }, text) =>
      text.slice(0, start) + removed + text.slice(start + inserted.length), "before");
  }

  redo() {
    this.#move(this.#undone, this.#done, ({ start, removed, inserted }, text) =>
      text.slice(0, start) + inserted + text.slice(start + removed.length), "after");
  }

  #move(from, to, apply, which) {
    const step = from.pop();
    if (!step) return;
    for (const [field, change] of Object.entries(step.fields)) {
      this[field] = which in change ? change[which] : apply(change, this[field]);
    }
    to.push(step);
    const { source } = step.fields;
    this.#tell("history", source && source.start + (which === "before" ? source.removed : source.inserted).length);
  }

  #tell(by, place) {
    this.dispatchEvent(new CustomEvent("change", { detail: { by, place } }));
  }

  /** The brief as the check takes it: what is not said is left out. */
  options(locale, today) {
    const own = this.untouched ? this.origin : null;
    const brief = { as_of: today, ...this.brief, terms: { ...this.brief.terms, locale } };
    const known = [...this.pictures.values()].filter(({ width }) => width).map(({ cid, width, height }) => ({ name: `cid:${cid}`, width, height }));
    if (!own || own.kind === "html") {
      brief.subject = this.subject;
      if (known.length) brief.pictures = [...(brief.pictures ?? []), ...known];
    }
    return { kind: own?.kind ?? "html", brief };
  }

  /** What the check reads: the file as it came, or the letter as it is now. */
  get checked() {
    return this.untouched ? this.origin.bytes : this.source;
  }
}
