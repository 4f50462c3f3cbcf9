import type { Diagnostic } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import type { Checker, CheckOptions } from "./nu_alumni_policy.js";

/**
 * A source for `linter` of `@codemirror/lint`: each place of a finding is a diagnostic, with the finding's fix as
 * its action; what is absent stands at the beginning. Of two checks the newer answers both, so that the checker
 * has to be this source's alone. A fix that is taken after more was written is looked up anew. Where there is no report, one
 * diagnostic says so, at the place that is in its way.
 */
export function policyLintSource(
  checker: Pick<Checker, "check">,
  options?: {
    /** What is said of the source at each check: its `kind`, `html` or `text`, guessed to be one of them without it, and its brief, in the language of the page where it says none. */
    options?: ((view: EditorView) => CheckOptions | null | undefined) | undefined;
    /** The name of the part that the document is: `body`. */
    part?: string | undefined;
  },
): (view: EditorView) => Promise<Diagnostic[]>;
