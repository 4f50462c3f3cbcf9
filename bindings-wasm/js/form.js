// A plain `<textarea>` whose form is not sent while its draft breaks a clause, or has no answer yet.
import { optionsAt, reportOn } from "./field.js";
import { failedSays, localeAt, said } from "./texts.js";

let described = 0;

export function validateTextarea(textarea, checker, { options = () => undefined, list, pause = 250, onReport, onError = reportError } = {}) {
  let locale = localeAt(textarea);
  const own = list ?? textarea.ownerDocument.createElement("ul");
  // Within its label it would be read out as the textarea's name.
  if (!list) (textarea.closest("label") ?? textarea).after(own);
  own.id ||= `nu-findings-${(described += 1)}`;
  const before = textarea.getAttribute("aria-describedby");
  textarea.setAttribute("aria-describedby", [before, own.id].filter(Boolean).join(" "));

  function show(report) {
    // Of the subject's field another speaks.
    const findings = report.findings.filter(({ part }) => part !== "subject");
    const broken = findings.filter(({ severity }) => severity === "violation");
    textarea.setCustomValidity(broken[0]?.message.text ?? "");
    const items = findings.map(({ message, severity }) => {
      const item = textarea.ownerDocument.createElement("li");
      item.className = `nu-${severity}`;
      item.textContent = message.text;
      return item;
    });
    own.replaceChildren(...items);
    locale = report.basis.locale;
    own.lang = locale;
  }

  let asked;
  function wait() {
    clearTimeout(timer);
    asked = undefined;
    textarea.setCustomValidity(said(locale, "checking"));
  }

  async function check() {
    wait();
    const mine = {};
    asked = mine;
    let report;
    try {
      report = await reportOn(checker, textarea.value, optionsAt(textarea, options()));
      if (asked !== mine) return;
      show(report);
    } catch (error) {
      // A newer one answers.
      if (asked !== mine) return;
      textarea.setCustomValidity(failedSays(locale, error));
      own.replaceChildren();
      onError(error);
      return;
    }
    // What goes wrong in the host's own code is no fault of the draft.
    onReport?.(report);
  }

  let timer;
  const later = () => {
    wait();
    timer = setTimeout(check, pause);
  };
  // The form puts the text back after it has said so.
  const reset = ({ target }) => target === textarea.form && later();
  const root = textarea.getRootNode();
  textarea.addEventListener("input", later);
  root.addEventListener("reset", reset);
  check();
  return {
    check,
    disconnect() {
      clearTimeout(timer);
      asked = undefined;
      textarea.removeEventListener("input", later);
      root.removeEventListener("reset", reset);
      textarea.setCustomValidity("");
      if (before === null) textarea.removeAttribute("aria-describedby");
      else textarea.setAttribute("aria-describedby", before);
      if (list) own.replaceChildren();
      else own.remove();
    },
  };
}
