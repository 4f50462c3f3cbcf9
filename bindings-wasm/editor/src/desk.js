// The moderator's desk: what was sent in side by side, the record of each, two versions compared.
import { html, nothing } from "lit";
import { compareMailings, moderation } from "nu-alumni-policy";
import { Draft } from "./draft.js";
import { download, fileName } from "./files.js";
import { grouped } from "./findings.js";
import { todayInAstana } from "./letter_text.js";
import { dayText } from "./texts.js";

/** What a submission says, of what the brief says; its lists are those of the Schools whose alumni it goes to. */
function submissionOf(e, { direction, sender, initiator, audience }) {
  if (!direction || !sender?.school || !initiator?.unit || !audience) return null;
  const { unit, hashtag } = initiator;
  const all = e.checks.document?.schools.filter((one) => one.grants_degrees).map(({ name }) => name) ?? [];
  const schools = audience.schools?.length ? audience.schools : all;
  if (!schools.length) return null;
  return { channel: "mailing", direction, unit, school: sender.school, ...(hashtag ? { hashtag } : {}), lists: schools.map((school) => ({ name: school, school })) };
}

/** The letters that were sent in; they are kept nowhere but here. */
export class Desk {
  items = [];
  chosen = null;
  #editor;

  constructor(editor) {
    this.#editor = editor;
  }

  async add(letter) {
    const { source, subject = "", brief = {} } = letter;
    const item = { ...letter, subject, brief, kept: { source, subject, brief } };
    this.items = [...this.items, item];
    this.choose(item);
    await this.check(item);
  }

  choose(item) {
    this.chosen = item;
    this.#editor.requestUpdate();
  }

  remove(item) {
    this.items = this.items.filter((other) => other !== item);
    this.#editor.removed(item);
    this.choose(this.chosen === item ? null : this.chosen);
  }

  compare(item, before) {
    item.before = before;
    this.#editor.requestUpdate();
  }

  /** The report of a letter, or why there is none. */
  #asked(item) {
    const { checks, locale } = this.#editor;
    const one = new Draft();
    one.open(item);
    return checks.checkOf(one.checked, one.options(locale, todayInAstana())).then((report) => ({ report, error: null }), (error) => ({ report: null, error }));
  }

  async check(item) {
    Object.assign(item, await this.#asked(item));
    this.#editor.requestUpdate();
  }

  async checkAll() {
    for (const item of this.items) await this.check(item);
  }

  /** Records a step; one that could not have happened the library refuses, and nothing changes. */
  async record(item, entry) {
    const record = item.brief.moderation ?? { submission: submissionOf(this.#editor, item.brief), entries: [] };
    const brief = { ...item.brief, moderation: { ...record, entries: [...record.entries, entry] } };
    const { report, error } = await this.#asked({ ...item, brief });
    if (error) item.problem = error;
    else Object.assign(item, { brief, report, error, problem: null });
    if (!error) this.#editor.recorded(item);
    this.#editor.requestUpdate();
  }
}

const saveRecord = (item) => download(fileName(item.name, item.subject, "moderation.json"), "application/json", `${JSON.stringify(item.brief.moderation, null, 2)}\n`);

/** What the record of a letter says on this day; an error is said with its sentence. */
function standing(e, { brief }) {
  if (!brief.moderation || !e.checks.hasWhole) return null;
  const { event_start, planned_send, approvals, moderation: record, terms } = brief;
  const told = Object.entries({ event_start, planned_send, approvals }).filter(([, value]) => value !== undefined);
  const facts = { record, ...Object.fromEntries(told) };
  try {
    return { answer: moderation({ as_of: todayInAstana(), facts, terms: { ...terms, locale: e.locale } }) };
  } catch (error) {
    return { error };
  }
}

const date = (e, day) => (day ? dayText(e.locale, day, { year: false }) : e.t("desk.not-known"));

/** A letter with what is due of it. */
function dueOf(e, item) {
  const stands = standing(e, item);
  const last = stands?.answer?.deadlines.at(-1);
  const { moderation_due: due, sending_due: sendingDue } = item.report?.schedule ?? {};
  return { item, stands, last, dueOn: last ? last.due : (due?.date ?? sendingDue?.date ?? null) };
}

/** What is due first stands first; what is done, or has no day, last. */
function byDay(a, b) {
  const day = ({ last, dueOn }) => (last?.done_on ? "~" : (dueOn ?? "}"));
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0;
}

function row(e, { item, stands, last, dueOn }) {
  const { report, error } = item;
  const groups = grouped(report);
  const { window } = report?.schedule ?? {};
  const counts = ["mend", "say", "look"].filter((name) => groups.get(name).length).map((name) => html`<span class="count ${name}">${e.t(`verdict.first.${name}`, { count: groups.get(name).length })}</span>`);
  return html`<tr class=${item === e.desk.chosen ? "chosen" : ""}>
    <th scope="row"><button class="go" aria-pressed=${item === e.desk.chosen} @click=${() => e.desk.choose(item)}><b>${item.subject || item.name}</b>${item.subject ? html`<span>${item.name}</span>` : nothing}</button></th>
    <td>${report ? html`<span class="verdict ${report.verdict}">${e.t(`verdict.${report.verdict}`)}</span>` : error ? e.why(error) : e.t("verdict.checking")}</td>
    <td>${counts.length ? counts : "—"}</td>
    <td>${window ? e.t("dates.from-to", { from: date(e, window.opens.date), to: date(e, window.closes.date) }) : e.t("desk.not-known")}</td>
    <td>${date(e, dueOn)}${last ? html`<span class="quiet deadline ${last.status}">${e.t(`deadline.${last.status}`)}</span>` : nothing}
      ${last?.sending_due && last.sending_due !== last.due ? html`<span class="quiet deadline">${e.t("dates.sending-due")} ${date(e, last.sending_due)}</span>` : nothing}</td>
    <td>${stands?.answer ? e.t(`moderation.${stands.answer.state}`) : "—"}</td>
    <td class="acts"><button class="do" @click=${() => e.openItem(item)}>${e.t("desk.open")}</button>
      <button class="quiet" @click=${() => e.desk.remove(item)} aria-label="${e.t("desk.remove")}: ${item.name}">${e.t("desk.remove")}</button></td>
  </tr>`;
}

function steps(e, item) {
  const stands = standing(e, item);
  const record = item.brief.moderation;
  const submission = submissionOf(e, item.brief);
  const next = record ? (stands?.answer?.next ?? []) : [{ step: "submit", role: "initiator" }];
  const add = (event) => {
    event.preventDefault();
    const form = event.target;
    const { step, role } = next[Number(form.elements.step.value)];
    e.person = form.elements.by.value.trim();
    const remark = form.elements.remark.value.trim();
    e.desk.record(item, { step, role, by: e.person, at: form.elements.on.value, ...(remark ? { remark } : {}) });
  };
  return html`<section><h4>${e.t("desk.steps")}</h4>
    ${record ? html`<ol class="steps">${record.entries.map(({ step, role, by, at, remark }) => html`<li><b>${e.t(`step.${step}`)}</b> ${dayText(e.locale, String(at).slice(0, 10))} · ${by} (${e.t(`role.${role}`)})${remark ? html` <q>${remark}</q>` : nothing}</li>`)}</ol>` : html`<p class="note">${e.t("desk.steps.none")}</p>`}
    ${stands?.answer?.summary.map(({ text }) => html`<p>${text}</p>`)} ${stands?.error ? html`<p class="problem">${e.why(stands.error)}</p>` : nothing}
    ${item.problem ? html`<p class="problem" role="alert">${e.why(item.problem)}</p>` : nothing}
    ${!record && !submission ? html`<p class="note">${e.t("desk.steps.needs")}</p>` : nothing}
    ${next.length && (record || submission)
      ? html`<form class="fields" @submit=${add}>
          <label class="field">${e.t("desk.steps.next")}<select name="step">${next.map(({ step, role }, i) => html`<option value=${i}>${e.t(`step.${step}`)} (${e.t(`role.${role}`)})</option>`)}</select></label>
          <label class="field">${e.t("person.name")}<input name="by" required .value=${e.person} /></label>
          <label class="field">${e.t("person.day")}<input name="on" type="date" required .value=${todayInAstana()} /></label>
          <label class="field">${e.t("desk.steps.remark")}<input name="remark" /></label>
          <button class="do">${e.t("desk.steps.record")}</button></form>`
      : nothing}
    ${record ? html`<button class="quiet" @click=${() => saveRecord(item)}>${e.t("desk.steps.save")}</button>` : nothing}
  </section>`;
}

function compared(e, item) {
  const others = e.desk.items.filter((other) => other !== item && other.report);
  if (!others.length || !item.report || !e.checks.hasWhole) return nothing;
  const before = others.includes(item.before) ? item.before : null;
  const drafts = before && compareMailings(before.report, item.report);
  return html`<section><h4>${e.t("desk.compare")}</h4>
    <label class="field">${e.t("desk.compare.with")}<select @change=${({ target }) => e.desk.compare(item, others[Number(target.value)])}>
      <option value="-1" .selected=${!before}>${e.t("desk.compare.choose")}</option>
      ${others.map((other, i) => html`<option value=${i} .selected=${other === before}>${other.name}</option>`)}</select></label>
    ${drafts ? html`<div class="compared">${["mended", "settled", "new", "changed", "standing"].map((name) => html`<section class=${name}>
      <h5>${e.t(`compare.${name}`)} <span class="number">${drafts[name].length}</span></h5>
      <ul>${drafts[name].map(({ message, clauses }) => html`<li>${message.text} <span class="clause"><b>${clauses.join(", ")}</b></span></li>`)}</ul></section>`)}</div>` : nothing}
  </section>`;
}

export function deskPage(e) {
  const { items, chosen } = e.desk;
  return html`<main class="desk" id="desk">
    <h2>${e.t("desk.title")}</h2>
    <p class="quiet">${e.t("desk.says")}</p>
    <div class="acts"><button class="do" @click=${() => e.chooseFiles(true)}>${e.t("desk.add")}</button></div>
    ${items.length
      ? html`<div class="queue" tabindex="0" role="region" aria-label=${e.t("desk.title")}><table>
          <thead><tr>${["desk.letter", "desk.state", "desk.found", "desk.window", "desk.due", "desk.steps"].map((name) => html`<th scope="col">${e.t(name)}</th>`)}<td></td></tr></thead>
          <tbody>${items.map((item) => dueOf(e, item)).sort(byDay).map((one) => row(e, one))}</tbody></table></div>`
      : html`<p class="note">${e.t("desk.empty")}</p>`}
    ${chosen ? html`<div class="chosen"><h3>${chosen.subject || chosen.name}</h3>${steps(e, chosen)}${compared(e, chosen)}</div>` : nothing}
  </main>`;
}
