// A report's findings as the diagnostics of CodeMirror, whose offsets are UTF-16 code units as ours are.
import { optionsAt, plainBrief, reportOn } from "./field.js";
import { failedSays, localeAt, said } from "./texts.js";

const SEVERITIES = { violation: "error", "needs-review": "warning", undetermined: "info", advice: "hint" };

export function policyLintSource(checker, { options = () => undefined, part = "body" } = {}) {
  let newest;
  /** The report of what is written, or of what was written since. */
  function ask(view) {
    const { doc } = view.state;
    const asked = reportOn(checker, doc.toString(), optionsAt(view.dom, options(view)))
      .then((report) => ({ doc, report }))
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

  /** That there is no report, at the place that is in its way. */
  function diagnosticOf(error, view, doc) {
    const at = Math.min(error?.span?.start ?? 0, doc.length);
    const locale = localeAt(view.dom, plainBrief(options(view)?.brief)?.terms?.locale);
    return { from: at, to: at, severity: "error", message: failedSays(locale, error) };
  }

  return async (view) => {
    const { doc: asked } = view.state;
    try {
      const { doc, report } = await ask(view);
      return report.findings.flatMap((finding) => diagnosticsOf(finding, doc, report.basis.locale));
    } catch (error) {
      // Else what was said of an older text would stay.
      return [diagnosticOf(error, view, asked)];
    }
  };
}
