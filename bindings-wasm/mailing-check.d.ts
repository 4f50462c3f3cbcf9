import type { Finding, Locale, MailingReport } from "./answers.js";
import type { Drawing } from "./highlights.js";
import type { Checker, PolicyError } from "./nu_alumni_policy.js";
import type { Brief } from "./requests.js";
import type { Serialised } from "./serialise.js";

/** The draft has an answer. */
export interface ReportDetail {
  readonly report: MailingReport;
  /** The editor's source with the way back; `undefined` of a `<textarea>`, whose value is the source. */
  readonly serialised: Serialised<Element> | undefined;
  /** How it is drawn; `undefined` of a `<textarea>`, and where the element is `unmarked`. */
  readonly drawing: Drawing | undefined;
}

/** A finding was chosen in the list. Where the event is prevented, nothing is selected. */
export interface FindingSelectDetail {
  readonly finding: Finding;
  /** The subject's field or the editor. */
  readonly target: Element | null;
  /** The place in an editor that is no field. */
  readonly range: Range | null;
}

export interface MailingCheckEvents {
  report: CustomEvent<ReportDetail>;
  "finding-select": CustomEvent<FindingSelectDetail>;
  /**
   * What the draft could not be checked for: a brief that is wrong, a worker that failed; of its own are `no-editor`, where
   * `for` finds nothing, and `check-failed`, whose `cause` is what another's code threw.
   */
  "check-error": CustomEvent<{ readonly error: PolicyError }>;
}

/**
 * `<mailing-check for="#editor" subject="#subject">`: one check over an editor and its subject's field, as
 * one draft, after each pause in writing. It shows the verdict, what is counted, what to do first and the checklist; a
 * finding that is chosen is selected where it stands, and again where it stands next.
 *
 * Attributes: `for` and `subject` are selectors in the same document or shadow tree: of what is
 * written in (`contenteditable`, an `<iframe>` that holds it, or a `<textarea>`) and of an `<input>`; `kind`
 * is `html` or `text`, of a `<textarea>` guessed to be one of them without it; `locale` is `en`, `ru` or `kk`, whatever its region, by default that of
 * the brief's terms, else of the nearest `lang`; with `unmarked` nothing is drawn in the editor.
 *
 * It is styled by the parts `panel`, `verdict`, `verdict-word`, `error`, `counters`, `counter`, `counter-over`, `bar`,
 * `findings`, `group`, `group-title`, `finding`, `finding-violation` (and so on), `finding-about`, `more`,
 * `checklist`, `row`, `row-violated` (and so on) and `note`; by `--nu-font`, `--nu-serif`, `--nu-focus`, and by the colours `--nu-ink`,
 * `--nu-quiet`, `--nu-line`, `--nu-paper`, `--nu-deep`, `--nu-ok`, `--nu-violation`, `--nu-needs-review`,
 * `--nu-undetermined` and `--nu-advice`. `color-scheme` on it chooses light or dark.
 */
export class MailingCheck extends HTMLElement {
  /** What is said of the mailing besides its text, or JSON of it; the subject is the field's. A new object is checked anew. */
  brief: Brief | string | undefined;
  /** The attribute, which `undefined` and `null` take away; read, the language in use. */
  get locale(): Locale;
  set locale(locale: Locale | null | undefined);
  /**
   * A checker of its own, which the page closes. Without one it makes one in a worker, or on the page where no worker can
   * begin, and closes that when it has been out of the page for a second.
   */
  checker: Checker | undefined;
  /** What is written in, where no selector reaches it. */
  get editor(): Element | null;
  set editor(editor: Element | null | undefined);
  /** The report on the newest text that was checked; `null` where that could not be. */
  readonly report: MailingReport | null;
  /**
   * Checks at once: after a script has set a field's value, or has put the editor into the page, which no event tells. It is
   * over when the newest text has its answer, so that `report` is that one's.
   */
  check(): Promise<void>;

  addEventListener<K extends keyof MailingCheckEvents>(
    type: K,
    listener: (this: MailingCheck, event: MailingCheckEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: MailingCheck, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "mailing-check": MailingCheck;
  }
}
