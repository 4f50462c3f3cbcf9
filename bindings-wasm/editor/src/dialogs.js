// What is asked in a window of its own: a waiver, a judgement, an approval, a link, a template, a report.
import { html, nothing } from "lit";
import { todayInAstana } from "./days.js";
import { draftOf } from "./draft.js";
import { named } from "./findings.js";
import { TEMPLATES } from "./templates.js";
import { LANGUAGES, LOCALES } from "./texts.js";

const text = (form, name) => form.elements[name].value.trim();

/** Who says so, and on which day. */
const person = (e) => html`<div class="fields">
  <label class="field">${e.t("person.name")}<input name="by" required .value=${e.person} autocomplete="name" /></label>
  <label class="field">${e.t("person.day")}<input name="on" type="date" max=${todayInAstana()} required .value=${todayInAstana()} /></label></div>`;

const buttons = (e, label) => html`<div class="acts end">
  <button type="button" class="quiet" @click=${() => e.closeDialog()}>${e.t("dialog.cancel")}</button><button class="do">${e.t(label)}</button></div>`;

function asked(e, title, content, submit, label) {
  const send = (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.elements.by) e.person = text(form, "by");
    submit(form);
    e.closeDialog();
  };
  return html`<form @submit=${send}><h2 id="dialog-title">${e.t(title)}</h2>${content}${buttons(e, label)}</form>`;
}

const DIALOGS = {
  waive: (e, { finding }) => asked(e, "waive.title",
    html`<p class="message">${finding.message.text}</p><p class="quiet">${e.t("waive.says")}</p>
      <label class="field">${e.t("waive.reason")}<textarea name="reason" rows="3" required></textarea></label>${person(e)}`,
    (form) => e.add("waived", { rule: finding.rule, finding: finding.id, reason: text(form, "reason"), by: text(form, "by"), on: text(form, "on") }), "waive.do"),
  judge: (e, { finding }) => asked(e, "judge.title",
    html`<p class="message">${finding.message.text}</p>
      <fieldset><legend>${e.t("judge.choose")}</legend>
        <label class="choice"><input type="radio" name="holds" value="yes" required /> ${e.t("judge.holds")}</label>
        <label class="choice"><input type="radio" name="holds" value="no" /> ${e.t("judge.broken")}</label></fieldset>
      <label class="field">${e.t("judge.note")}<textarea name="note" rows="2"></textarea></label>${person(e)}`,
    (form) => {
      const note = text(form, "note");
      e.add("judged", { finding: finding.id, holds: form.elements.holds.value === "yes", by: text(form, "by"), on: text(form, "on"), ...(note ? { note } : {}) });
    }, "judge.do"),
  approval: (e, { by }) => asked(e, "approval.title",
    html`<label class="field">${e.t("approval.day")}<input name="on" type="date" max=${todayInAstana()} required .value=${todayInAstana()} /></label>`,
    (form) => e.add("approvals", { by, on: text(form, "on") }), "approval.record"),
  link: (e, { address }) => asked(e, "link.title",
    html`<label class="field">${e.t("link.address")}<input name="address" .value=${address} placeholder="https://" spellcheck="false" /></label>
      ${address ? html`<div class="acts"><button type="button" class="quiet" @click=${() => (e.closeDialog(), e.command("link", ""))}>${e.t("link.remove")}</button></div>` : nothing}`,
    (form) => e.command("link", text(form, "address")), "brief.done"),
  /** Of the letter that is open, or of one that is taken off the desk. */
  discard: (e, { go, item }) => {
    const draft = item ? draftOf(item) : e.draft;
    const { blanks } = draft;
    const say = (name) => e.t(item ? `desk.remove.${name}` : `discard.${name}`, { name: draft.name });
    const then = (first) => () => (first(), e.closeDialog(), go());
    return html`<h2 id="dialog-title">${say("title")}</h2><p>${say("says")}</p>
      ${blanks.length ? html`<p class="problem">${e.t("fill.handed", { names: named(e, blanks) })}</p>` : nothing}
      <div class="acts end"><button class="quiet" @click=${() => e.closeDialog()}>${e.t("dialog.cancel")}</button>
        <button class="quiet" @click=${then(() => {})}>${e.t("discard.do")}</button>
        <button class="do" @click=${then(() => e.doors.save("eml", draft))}>${e.t("discard.save")}</button></div>`;
  },
  templates: (e, { locale }) => html`<h2 id="dialog-title">${e.t("template.title")}</h2><p class="quiet">${e.t("template.says")}</p>
    <label class="field">${e.t("template.language")}<select @change=${({ target }) => e.openDialog({ name: "templates", locale: target.value })}>
      ${LOCALES.map((one) => html`<option value=${one} .selected=${one === locale} lang=${one}>${LANGUAGES[one]}</option>`)}</select></label>
    <ul class="templates">${Object.keys(TEMPLATES[locale]).map((direction) => html`<li><button @click=${() => e.doors.begin(direction, locale)}>
        <b>${e.t(`direction.${direction}`)}</b><span lang=${locale}>${TEMPLATES[locale][direction].subject}</span></button></li>`)}
      <li><button @click=${() => e.doors.begin(null, locale)}><b>${e.t("template.empty")}</b></button></li></ul>
    <div class="acts end"><button class="quiet" @click=${() => e.closeDialog()}>${e.t("dialog.cancel")}</button></div>`,
  report: (e, { error, ready }) => html`<h2 id="dialog-title">${e.t("report.title")}</h2>
    ${error ? html`<p class="problem">${e.t("report.failed", { why: e.why(error) })}</p>` : ready ? nothing : html`<p class="note">${e.t("report.making")}</p>`}
    <iframe class="report" title=${e.t("report.title")} sandbox="allow-same-origin allow-modals" src=${e.framePage("reading")} ?hidden=${Boolean(error)}></iframe>
    <div class="acts end"><button class="quiet" autofocus @click=${() => e.closeDialog()}>${e.t("dialog.close")}</button>
      <button class="quiet" ?disabled=${!ready} @click=${() => e.doors.saveReport()}>${e.t("report.save")}</button>
      <button class="do" ?disabled=${!ready} @click=${() => e.doors.printReport()}>${e.t("report.print")}</button></div>`,
};

export const dialogContent = (e, dialog) => (dialog ? DIALOGS[dialog.name](e, dialog) : nothing);
