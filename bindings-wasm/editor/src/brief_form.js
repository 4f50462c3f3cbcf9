// The brief as a form: the next question first, what is told below it, the rest folded away.
import { html, nothing } from "lit";
import { approvalSection } from "./findings.js";
import { isTold, QUESTIONS, questionOf } from "./questions.js";

const OTHERS = new Set(["subject", "judged", "waived", "approvals", "moderation", "terms", "as_of"]);

/** What the answer still hangs on, in the order of the questions. */
function openQuestions(e) {
  const { report } = e.checks;
  const open = new Set(["direction"]);
  for (const { missing } of [...(report?.findings ?? []), ...(report?.checklist ?? [])]) for (const fact of missing) open.add(questionOf(fact));
  for (const { facts } of report?.approval?.ask ?? []) for (const fact of facts) open.add(questionOf(fact));
  // Without them there is no row of 7.1.
  if (!report?.checklist.some(({ clause }) => clause === "7.1")) for (const name of ["sender", "audience"]) open.add(name);
  const asked = Object.keys(QUESTIONS).filter((name) => open.has(name) && !isTold(e.draft.brief[name]));
  const place = (name) => e.postponed.indexOf(name);
  return asked.sort((a, b) => place(a) - place(b));
}

/** What is wrong with the answer to one of these questions, which is not told. */
export const refusalNote = (e, ...questions) => (questions.includes(e.unread?.question) ? html`<p class="problem" id="refused" role="alert">${e.why(e.unread.why)}</p>` : nothing);

export function briefPanel(e) {
  // What is chosen and not yet named stands in the form alone.
  const brief = { ...e.draft.brief, ...e.pending };
  const open = openQuestions(e);
  const next = e.asked ?? open[0];
  const told = Object.keys(QUESTIONS).filter((name) => isTold(brief[name]) && name !== next);
  const rest = Object.keys(QUESTIONS).filter((name) => !isTold(brief[name]) && name !== next);
  const raw = Object.keys(brief).filter((name) => !(name in QUESTIONS) && !OTHERS.has(name));
  const isRefused = e.unread?.question === next;
  return html`
    ${next
      ? html`<section class="question">
          <p class="eyebrow">${e.t("brief.next")}</p>
          <fieldset data-question=${next} class=${isRefused ? "refused" : ""} aria-describedby=${isRefused ? "refused" : nothing} @change=${({ target }) => "whole" in target.dataset && !target.matches(":focus-visible") && e.answer(null)}><legend>${e.t(`ask.${next}`)}</legend>
            ${QUESTIONS[next].edit(e, brief[next])}${refusalNote(e, next)}
          </fieldset>
          <div class="acts">
            <button class="do" @click=${() => e.answer(null)} ?disabled=${isRefused || !isTold(brief[next])}>${e.t("brief.done")}</button>
            ${!isTold(brief[next]) && open.length > 1 ? html`<button class="quiet" @click=${() => e.later(next)}>${e.t("brief.later")}</button>` : nothing}
            ${isTold(brief[next]) ? html`<button class="quiet" @click=${() => e.tell({ [next]: undefined })}>${e.t("brief.clear")}</button>` : nothing}
          </div>
        </section>`
      : html`<p class="note">${e.t("brief.next.none")}</p>`}
    ${approvalSection(e, true)}
    ${told.length
      ? html`<section><h3>${e.t("brief.told")}</h3><dl class="told">
          ${told.map((name) => html`<div><dt>${e.t(`ask.${name}`)}</dt><dd>${QUESTIONS[name].text(e, brief[name])}
            <button class="quiet" @click=${() => e.answer(name)} aria-label="${e.t("brief.change")}: ${e.t(`ask.${name}`)}">${e.t("brief.change")}</button></dd></div>`)}
        </dl></section>`
      : nothing}
    ${rest.length
      ? html`<details><summary>${e.t("brief.more")}</summary>
          <ul class="questions">${rest.map((name) => html`<li><button class="quiet" @click=${() => e.answer(name)}>${e.t(`ask.${name}`)}</button></li>`)}</ul></details>`
      : nothing}
    ${raw.length ? html`<p class="note">${e.t("brief.raw", { keys: raw.join(", ") })}</p>` : nothing}`;
}
