// A report's findings as the diagnostics of CodeMirror, whose offsets are UTF-16 code units as ours are.
import { said } from "./texts.js";

const SEVERITIES = { violation: "error", "needs-review": "warning", undetermined: "info", advice: "hint" };

export function policyLintSource(checker, { options = () => undefined, part = "body" } = {}) {
  let newest;
  /** The report of what is written, or of what was written since. */
  function ask(view) {
    const { doc } = view.state;
    const asked = checker
      .check(doc.toString(), options(view))
      .then(({ answer }) => ({ doc, report: answer }))
      .catch((error) => {
        if (newest === asked) throw error;
        return newest;
      });
    newest = asked;
    return asked;
  }

  /** Mends it in what is written now. */
  async function mend(view, finding, doc) {
    let fix = finding.fix;
    // The places move with what is written; what it is known by does not.
    for (let seen = doc; !view.state.doc.eq(seen); ) {
      const now = await ask(view);
      seen = now.doc;
      fix = now.report.findings.find(({ id }) => id === finding.id)?.fix;
    }
    const changes = fix?.edits.map(({ span, replacement }) => ({ from: span.start, to: span.end, insert: replacement }));
    if (changes) view.dispatch({ changes, userEvent: "input.fix" });
  }

  function diagnosticsOf(finding, doc, locale) {
    const { severity, rule, clauses, message, fix } = finding;
    const actions = fix ? [{ name: said(locale, `fix.${fix.grade}`), apply: (view) => mend(view, finding, doc) }] : [];
    const places = finding.places.length > 0 ? finding.places : [finding];
    const here = places.filter((place) => place.part === part);
    return here.map(({ span }) => ({
      // What is absent stands nowhere.
      from: span?.start ?? 0,
      to: span?.end ?? 0,
      severity: SEVERITIES[severity],
      message: message.text,
      source: clauses.join(", "),
      markClass: `nu-${severity} nu-rule-${rule}`,
      actions,
    }));
  }

  return async (view) => {
    const { doc, report } = await ask(view);
    return report.findings.flatMap((finding) => diagnosticsOf(finding, doc, report.basis.locale));
  };
}
