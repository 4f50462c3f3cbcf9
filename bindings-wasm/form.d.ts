import type { MailingReport } from "./answers.js";
import type { Checker, CheckOptions } from "./nu_alumni_policy.js";

export interface ValidatedTextarea {
  /** Checks at once; before a form is sent that was written in just now. */
  check(): Promise<void>;
  /** Leaves the textarea as it was. */
  disconnect(): void;
}

/**
 * Lets a form wait for its draft: while the text breaks a clause, the textarea is invalid, with the first such
 * finding's message; all that is found of the text is listed in an element that describes it. What a person has to look
 * at or facts have to tell does not stop the form. Of two checks the newer wins, so that the checker has to be
 * this textarea's alone.
 */
export function validateTextarea(
  textarea: HTMLTextAreaElement,
  checker: Pick<Checker, "check">,
  options?: {
    /** What is said of the text at each check: its `kind`, `html` or `text`, and its brief. */
    options?: (() => CheckOptions | null | undefined) | undefined;
    /** What the list stands in: a `<ul>`; by default one of its own behind the textarea. */
    list?: HTMLElement | undefined;
    /** How long after the last key it is checked, in milliseconds: 250. */
    pause?: number | undefined;
    onReport?: ((report: MailingReport) => void) | undefined;
  },
): ValidatedTextarea;
