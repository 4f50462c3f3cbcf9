import type { MailingReport } from "./answers.js";
import type { Checker, CheckOptions } from "./nu_alumni_policy.js";

export interface ValidatedTextarea {
  /** Checks at once, as after a script has set the value, which no event tells; an error is told, and not thrown, but for one of `onReport`. */
  check(): Promise<void>;
  /** Leaves the textarea as it was. */
  disconnect(): void;
}

/**
 * Lets a form wait for its draft: while the text breaks a clause, the textarea is invalid, with the first such
 * finding's message; so it is until the text has its answer, and where it cannot be checked. All that is found of the
 * text is listed in an element that describes it. What a person has to look at or facts have to tell does not stop the
 * form. Of two checks the newer wins, so that the checker has to be
 * this textarea's alone.
 */
export function validateTextarea(
  textarea: HTMLTextAreaElement,
  checker: Pick<Checker, "check">,
  options?: {
    /** What is said of the text at each check: its `kind`, `html` or `text`, guessed to be one of them without it, and its brief, in the language of the page where it says none. */
    options?: (() => CheckOptions | null | undefined) | undefined;
    /** What the list stands in: a `<ul>`; by default one of its own behind the textarea, or the label that this is in. */
    list?: HTMLElement | undefined;
    /** How long after the last key it is checked, in milliseconds: 250. */
    pause?: number | undefined;
    onReport?: ((report: MailingReport) => void) | undefined;
    /** What the text could not be checked for: it cannot be read, its brief is wrong, a worker failed. By default it is reported as what nobody caught is. */
    onError?: ((error: Error) => void) | undefined;
  },
): ValidatedTextarea;
