// The writing view: the frame in which one writes, and its way to the draft and back.
import { letterPart, placesIn } from "./checks.js";
import { blanksIn } from "./letter_text.js";

const here = import.meta.url;
/** The pages of the frames, beside the folder of the scripts. */
export const framePage = (name) => new URL(`../${name}.html`, here).href;
const PAUSE_MS = 180;
/** So many places are drawn of one finding, and of all: a letter with thousands is not made slow by them. */
const MOST_PLACES = 40;
const MOST_IN_ALL = 250;
/** Of what is counted only the first that is too many is marked, not all of the letter. */
const COUNTED = ["paragraphs", "tables", "pictures", "rows"];

export class Writing {
  /** What of the letter the view cannot show, and an edit in it would leave out. */
  left = [];
  /** What the browser lacks to underline what was found. */
  lacks = null;
  #surface;
  #draft;
  #checks;
  #parts = null;
  #shown = null;
  #words = null;
  #timer;

  /** `told` hears of hovering, of keys, of files dropped and of what was pasted. */
  constructor(frame, draft, checks, told) {
    this.frame = frame;
    this.#draft = draft;
    this.#checks = checks;
    this.told = told;
    this.ready = new Promise((resolve) => {
      const loaded = () => {
        const { surface } = frame.contentWindow;
        if (!surface) return;
        this.#surface = surface;
        Object.assign(surface.told, told, { typed: () => this.#typed(), undo: () => this.#moved("undo"), redo: () => this.#moved("redo") });
        frame.contentWindow.addEventListener("pagehide", () => this.#gone());
        resolve();
        // The frame is loaded anew where it was moved to.
        if (this.#words) this.show(this.#words);
      };
      frame.addEventListener("load", loaded);
      if (frame.contentDocument?.readyState === "complete") loaded();
    });
    this.#checks.addEventListener("report", () => this.#mark());
  }

  /** Shows the draft, where something else is shown. */
  async show(words, place) {
    this.#words = words;
    await this.ready;
    if (!this.#surface) return undefined;
    const { before, body, behind } = this.#draft.parts;
    if (this.#parts && this.#whole(this.#shown) === this.#draft.source) return this.#mark();
    this.#parts = { before, behind };
    const pictures = [...this.#draft.pictures.values()];
    const { source, left } = this.#surface.load({ before, content: body, pictures, ...words });
    this.#shown = source;
    this.left = left;
    const same = this.#whole(source) === this.#draft.source;
    this.#checks.showing(same ? null : this.#whole(source));
    this.#mark();
    if (place !== undefined) this.#surface.caret(Math.max(0, place - before.length));
    return undefined;
  }

  /** Of the frame's page nothing is left but what the draft is handed here. */
  #gone() {
    this.flush();
    this.#surface = this.#parts = this.#shown = null;
  }

  #whole = (body) => this.#parts.before + body + this.#parts.behind;

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Hands what was written over to the draft. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.#surface || !this.#parts) return;
    const source = this.#surface.take();
    if (source === this.#shown) return;
    this.#shown = source;
    this.left = [];
    this.#checks.showing(null);
    this.#draft.edit({ source: this.#whole(source) }, "writing");
  }

  #moved(which) {
    this.flush();
    this.#draft[which]();
  }

  /** A place of the source in the body that is shown. */
  #within = ({ start, end }) => ({ start: start - this.#parts.before.length, end: end - this.#parts.before.length });

  /** Draws the findings at their places in what is shown. */
  #mark() {
    const { report, current, shown } = this.#checks;
    if (!this.#parts || !current) return;
    if (!report) {
      this.#surface.mark([], []);
      return;
    }
    const of = shown?.report ?? report;
    const whole = this.#whole(this.#shown);
    if (shown ? shown.source !== whole : whole !== this.#draft.source) return;
    // Where the view differs from the source, only what the source has too is shown.
    const ids = new Set(report.findings.map(({ id }) => id));
    const part = letterPart(of, whole);
    let room = MOST_IN_ALL;
    const findings = of.findings.filter(({ id }) => ids.has(id)).map(({ id, severity, ...finding }) => {
      const of = COUNTED.includes(finding.measured?.unit) ? { ...finding, places: [] } : finding;
      const places = placesIn(of, part).slice(0, Math.min(room, MOST_PLACES));
      room -= places.length;
      return { id, severity, span: null, places: places.map(({ span }) => ({ part: "body", span: this.#within(span) })) };
    });
    const open = blanksIn(this.#shown, "letter").map(({ span }) => span);
    this.lacks = this.#surface.mark(findings.filter(({ places }) => places.length), open);
  }

  /** Chooses a place that a template left open: of those that read alike the same one; false where the view leaves it out. */
  select({ text, span }) {
    const alike = (blanks) => blanks.filter((one) => one.text === text);
    const nth = alike(this.#draft.content.blanks).findIndex((one) => one.span.start === span.start);
    const place = alike(blanksIn(this.#shown ?? "", "letter"))[nth];
    return Boolean(place && this.#surface?.select(place.span));
  }

  /** Where the caret is in the source; `null` where it is elsewhere on the page, or the view shows the source otherwise. */
  place() {
    this.flush();
    if (!this.#parts || this.#whole(this.#shown) !== this.#draft.source) return null;
    const at = this.#surface?.place() ?? null;
    return at === null ? null : at + this.#parts.before.length;
  }

  reveal = (id) => this.#surface?.reveal(id) ?? false;
  label = (label) => this.#surface?.label(label);
  linkAtCaret = () => this.#surface?.linkAtCaret() ?? "";

  async command(name, value) {
    await this.ready;
    const made = await this.#surface?.command(name, value);
    this.flush();
    return made;
  }

  async shrink(id) {
    const made = await this.#surface?.shrink(id, (cid) => this.#draft.pictures.get(cid)?.url);
    this.flush();
    return made;
  }
}
