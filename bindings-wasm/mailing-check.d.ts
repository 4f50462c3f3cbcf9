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

export interface MailingCheckEvents extends HTMLElementEventMap {
  report: CustomEvent<ReportDetail>;
  "finding-select": CustomEvent<FindingSelectDetail>;
  /**
   * What the draft could not be checked for: a brief that is wrong, a worker that failed; of its own are `no-editor` and
   * `no-subject`, where `for` finds nothing and `subject` no field, `closed-frame`, where the editor's frame cannot be
   * read, and `check-failed`, whose `cause` is what another's code threw.
   */
  "check-error": CustomEvent<{ readonly error: PolicyError }>;
}

/**
 * `<mailing-check for="#editor" subject="#subject">`: one check over an editor and its subject's field, as
 * one draft, after each pause in writing. It shows the verdict, what is counted, what to do first and the checklist; a
 * finding that is chosen is selected where it stands, and again where it stands next.
 *
 * Attributes: `for` and `subject` are selectors in the same document or shadow tree: of what is
 * written in (`contenteditable`, an `<iframe>` that holds it, or a `<textarea>`) and of an `<input>`, each found anew
 * when it comes late, is replaced or goes; `without` is a selector of what the editor puts there for itself, besides
 * what CKEditor 5, ProseMirror, Quill and TinyMCE do; `brief` is JSON, for a page that was made on a server; `kind`
 * is `html` or `text`, of a `<textarea>` guessed to be one of them without it; `locale` is `en`, `ru` or `kk`, whatever its region, by default that of
 * the brief's terms, else of the nearest `lang`; with `unmarked` nothing is drawn in the editor.
 *
 * It is styled by the parts `panel`, `verdict`, `verdict-word`, `error`, `counters`, `counter`, `counter-over`, `bar`,
 * `findings`, `group`, `group-title`, `finding`, `finding-violation` (and so on), `finding-about`, `more`,
 * `checklist`, `row`, `row-violated` (and so on) and `note`; by `--nu-font`, `--nu-serif`, `--nu-focus`, and by the colours `--nu-ink`,
 * `--nu-quiet`, `--nu-line`, `--nu-paper`, `--nu-deep`, `--nu-ok`, `--nu-violation`, `--nu-needs-review`,
 * `--nu-undetermined` and `--nu-advice`. It is light or dark as `color-scheme` says of the page around it, or on it.
 */
export class MailingCheck extends HTMLElement {
  /**
   * What is said of the mailing besides its text, or JSON of it; the subject is the field's. Without it that in the
   * attribute holds. A new object is checked anew, and one that was changed is not.
   */
  brief: Brief | string | null | undefined;
  /** The attribute, which `undefined` and `null` take away; read, the language in use. */
  get locale(): Locale;
  set locale(locale: string | null | undefined);
  /** The attribute. */
  unmarked: boolean;
  /**
   * A checker of its own, which the page closes. Without one it makes one in a worker, or on the page where no worker can
   * begin, and closes that when it has been out of the page for a second.
   */
  checker: Checker | null | undefined;
  /** What is written in, where no selector reaches it; anything but an element is refused with the code `wrong-type`. */
  get editor(): Element | null;
  set editor(editor: Element | null | undefined);
  /** The report on the newest text that was checked; `null` where that could not be. */
  readonly report: MailingReport | null;
  /**
   * Checks at once: after a script has set a field's value, which no event tells. It is over when the newest text has its
   * answer, so that `report` is that one's.
   */
  check(): Promise<void>;

  addEventListener<K extends keyof MailingCheckEvents>(
    type: K,
    listener: (this: MailingCheck, event: MailingCheckEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof MailingCheckEvents>(
    type: K,
    listener: (this: MailingCheck, event: MailingCheckEvents[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "mailing-check": MailingCheck;
  }
}
