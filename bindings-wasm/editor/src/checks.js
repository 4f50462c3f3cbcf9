// What the library says of the draft: asked of a worker, and the last answer stays until the next is there.
import init, { checkMailing, createChecker, policy } from "nu-alumni-policy";
import { todayInAstana } from "./days.js";

const PAUSE_MS = 300;

/** The part of a report that is the letter's HTML. */
export const letterPart = (report, source) =>
  report.source.parts.find(({ media_type: type, text }) => type === "text/html" && (text === null || text === source))?.name ?? null;

/** All places of a finding in one part. */
export const placesIn = (finding, part) =>
  (finding.places.length ? finding.places : [finding]).filter((place) => place.part === part && place.span);

const read = (brief) => checkMailing("<p>?</p>", { kind: "html", brief: { as_of: todayInAstana(), ...brief } });

export class Checks extends EventTarget {
  report = null;
  error = null;
  /** Whether the answer is of the draft as it is now. */
  current = false;
  /** Whether a worker could not be had, so that the page itself checks. */
  onPage = false;
  /** Whether the whole library is loaded in the page, with its clauses, working days and moderation. */
  hasWhole = false;
  /** The letter as the writing view shows it, where that is not its source, with a report of its own. */
  shown = null;
  #draft;
  #checker;
  /** The checker, as soon as it is asked for. */
  #made;
  #timer;
  #locale = "en";
  #asked = 0;
  #waiting = [];
  #documents = new Map();
  #queue = Promise.resolve();
  #other;

  constructor(draft) {
    super();
    this.#draft = draft;
    draft.addEventListener("change", ({ detail }) => {
      if (detail.by !== "saved") this.ask(["writing", "source", "subject", "form"].includes(detail.by) ? PAUSE_MS : 0);
    });
  }

  /** The page has the whole library, with clauses and working days; a worker that has it too loads nothing more. */
  async start() {
    const whole = init({ whole: true }).then(() => (this.hasWhole = true));
    try {
      const made = createChecker({ worker: true, whole: true }).catch((error) => {
        if (error.code !== "worker-failed") throw error;
        this.onPage = true;
        return createChecker({ whole: true });
      });
      this.#made = made;
      const checker = await made;
      if (made !== this.#made) return;
      this.#checker = checker;
      this.ask(0);
      await whole;
    } catch (error) {
      this.error = error;
    }
    this.#tell();
  }

  /** Ends the workers; another start begins others. */
  stop() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    for (const made of [this.#made, this.#other]) made?.then((checker) => checker.close(), () => {});
    this.#made = this.#other = this.#checker = undefined;
  }

  get ready() {
    return Boolean(this.#checker);
  }

  /** The Policy as data, in the language of the page; `null` until it is loaded. */
  get document() {
    if (!this.hasWhole) return null;
    return this.#known.document;
  }

  /** What each clause says, by its id. */
  get gists() {
    return this.hasWhole ? this.#known.gists : new Map();
  }

  /** The Policy in the language of the page: read once, and asked for at each finding that is shown. */
  get #known() {
    if (!this.#documents.has(this.#locale)) {
      const document = policy(this.#locale);
      this.#documents.set(this.#locale, { document, gists: new Map(document.clauses.map(({ id, gist }) => [id, gist])) });
    }
    return this.#documents.get(this.#locale);
  }

  set locale(locale) {
    this.#locale = locale;
    this.ask(0);
  }

  /** What the writing view shows of the letter, in place of the source; `null` where it is the same. */
  showing(source) {
    if ((this.shown?.source ?? null) === source) return;
    this.shown = source === null ? null : { source, report: null };
    if (source !== null) this.ask(0);
  }

  ask(pause) {
    this.current = false;
    // What is under way is an answer to what was asked before.
    this.#asked += 1;
    if (this.shown) this.shown = { ...this.shown, report: null };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), pause);
  }

  /** The report of the draft as it is now; `null` where there is none. */
  settled() {
    if (this.current) return Promise.resolve(this.report);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #check() {
    if (!this.#checker) return undefined;
    const asked = this.#asked;
    const { checked } = this.#draft;
    if (!checked.length) {
      // Of an empty source there is nothing to say.
      return this.#answered(null);
    }
    const options = this.#draft.options(this.#locale, todayInAstana());
    try {
      const { answer } = await this.#checker.check(checked, options);
      const { shown } = this;
      if (shown && !shown.report) {
        const brief = { ...options.brief, subject: this.#draft.subject };
        shown.report = (await this.#checker.check(shown.source, { kind: "html", brief })).answer;
      }
      return asked === this.#asked ? this.#answered(answer) : undefined;
    } catch (error) {
      // The places of the last report are no longer those of the draft.
      return asked === this.#asked && error.code !== "superseded" ? this.#answered(null, error) : undefined;
    }
  }

  #answered(report, error = null) {
    Object.assign(this, { report, error, current: true });
    for (const resolve of this.#waiting.splice(0)) resolve(report);
    this.#tell();
  }

  /** The letter with its safe fixes. */
  async fixed(source, options) {
    return (await this.#checker.fix(source, options)).answer;
  }

  /** Another worker: what it is asked keeps nobody who types waiting. */
  #second() {
    this.#other ??= createChecker({ worker: true, whole: true }).catch(() => createChecker({ whole: true }));
    return this.#other;
  }

  /** A report to take away. */
  async rendered(format, name) {
    const checker = await this.#second();
    const options = this.#draft.options(this.#locale, todayInAstana());
    return (await checker.render(this.#draft.checked, format, { ...options, name })).answer;
  }

  /** The report of another letter; one after the other, as of a checker's calls the newest wins. */
  checkOf(source, options) {
    const asked = this.#queue.then(async () => (await (await this.#second()).check(source, options)).answer);
    this.#queue = asked.catch(() => {});
    return asked;
  }

  /** The door of every brief from elsewhere: one that the library cannot read comes no further. */
  async readable(brief) {
    await init({ whole: true });
    read(brief);
    return brief ?? {};
  }

  /** Why the library cannot read what is told here; `null` where it can, or is not there yet. */
  refusalOf(brief) {
    try {
      if (this.hasWhole) read(brief);
      return null;
    } catch (error) {
      return error;
    }
  }

  #tell() {
    this.dispatchEvent(new Event("report"));
  }
}
