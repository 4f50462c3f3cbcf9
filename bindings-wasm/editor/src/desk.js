// The moderator's desk: what was sent in side by side, the record of each, two versions compared.
import { html, nothing } from "lit";
import { compareMailings, moderation, queue } from "nu-alumni-policy";
import { todayInAstana } from "./days.js";
import { draftOf } from "./draft.js";
import { download, fileName } from "./files.js";
import { countsToDo, grouped, verdictOf } from "./findings.js";
import { briefToKeep, keepOnDesk, keptDesk } from "./keeping.js";
import { dayText } from "./texts.js";

/** The first question that a submission hangs on and the brief does not answer. */
const lacking = ({ direction, sender, initiator, audience }) => (!direction ? "direction" : !sender?.school ? "sender" : !audience ? "audience" : !initiator?.unit ? "initiator" : null);

/** What a submission says, of what the brief says; its lists are those of the Schools whose alumni it goes to. */
function submissionOf(e, brief) {
  if (lacking(brief)) return null;
  const { direction, sender, initiator, audience } = brief;
  const { unit, hashtag } = initiator;
  const all = e.checks.document?.schools.filter((one) => one.grants_degrees).map(({ name }) => name) ?? [];
  const schools = audience.schools?.length ? audience.schools : all;
  if (!schools.length) return null;
  return { channel: "mailing", direction, unit, school: sender.school, ...(hashtag ? { hashtag } : {}), lists: schools.map((school) => ({ name: school, school })) };
}

/** The letters that were sent in; they are kept until they are taken off it. */
export class Desk {
  items = [];
  chosen = null;
  #editor;

  constructor(editor) {
    this.#editor = editor;
  }

  /** What was on it the last time. */
  async restore() {
    const all = await keptDesk();
    for (const kept of all.sort((a, b) => (a.added ?? 0) - (b.added ?? 0))) {
      const item = await this.#editor.doors.admitted(kept);
      this.items = [...this.items, item];
      this.#editor.doors.sayRefused(item, item);
    }
    this.checkAll();
  }

  async add(letter) {
    const { source, subject = "", brief = {} } = letter;
    const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const item = { ...letter, id, added: Date.now(), subject, brief, kept: { source, subject, brief } };
    this.items = [...this.items, item];
    this.choose(item);
    await this.#told(item);
    return item;
  }

  choose(item) {
    this.chosen = item;
    this.#editor.requestUpdate();
  }

  /** Takes a letter off; where that would lose it, or its record, it is asked for. */
  remove(item) {
    const isLost = this.#editor.doors.item !== item && (item.brief.moderation || draftOf(item).unsaved);
    if (isLost) this.#editor.openDialog({ name: "discard", item, go: () => this.#remove(item) });
    else this.#remove(item);
  }

  #remove(item) {
    this.items = this.items.filter((other) => other !== item);
    this.#editor.doors.kept(true, () => keepOnDesk(item.id, null));
    this.#editor.doors.removed(item);
    this.choose(this.chosen === item ? null : this.chosen);
  }

  compare(item, before) {
    item.before = before;
    this.#editor.requestUpdate();
  }

  /** Keeps a letter with all that a report is made of. */
  keep({ report, error, refused, blanks, problem, before, ...letter }) {
    return keepOnDesk(letter.id, { ...letter, brief: briefToKeep(letter) });
  }

  /** Takes over what a brief says of a letter, beside what is told already. */
  async take(item, told) {
    const { subject = item.subject, ...brief } = await this.#editor.checks.readable(told);
    await this.#told(item, { subject, brief: { ...item.brief, ...brief } });
  }

  /** Something was told of a letter. */
  async #told(item, changes = {}) {
    const { doors } = this.#editor;
    Object.assign(item, changes);
    doors.recorded(item);
    await Promise.all([doors.kept(true, () => this.keep(item)), this.check(item)]);
  }

  /** The report of a letter, or why there is none. */
  #asked(item) {
    const { checks, locale } = this.#editor;
    const one = draftOf(item);
    const { blanks } = one;
    return checks.checkOf(one.checked, one.options(locale, todayInAstana())).then((report) => ({ report, blanks, error: null }), (error) => ({ report: null, blanks, error }));
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
    const { error: problem } = await this.#asked({ ...item, brief });
    item.problem = problem;
    if (problem) this.#editor.requestUpdate();
    else await this.#told(item, { brief });
  }
}

const saveRecord = (item) => download(fileName(item.name, item.subject, "moderation.json"), "application/json", `${JSON.stringify(item.brief.moderation, null, 2)}\n`);

/** A letter's record with what else `moderation` and `queue` hang on. */
function factsOf({ brief: { event_start, planned_send, approvals, moderation: record } }) {
  return Object.fromEntries(Object.entries({ record, event_start, planned_send, approvals }).filter(([, value]) => value !== undefined));
}

/** What the record of a letter says on this day; an error is said with its sentence. */
function standing(e, item) {
  if (!item.brief.moderation || !e.checks.hasWhole) return null;
  try {
    return { answer: moderation({ as_of: todayInAstana(), facts: factsOf(item), terms: { ...item.brief.terms, locale: e.locale } }) };
  } catch (error) {
    return { error };
  }
}

/**
 * The letters in the order in which something is due, each with what `queue` says of it, and that answer's summary;
 * those on other terms are asked of apart. What has no record yet is due as its schedule says.
 */
function queued(e, items) {
  const [entries, summaries] = [new Map(), []];
  const recorded = e.checks.hasWhole ? items.filter(({ brief }) => brief.moderation) : [];
  for (const some of Object.values(Object.groupBy(recorded, ({ brief }) => JSON.stringify(brief.terms ?? {})))) {
    const moderations = some.map((item) => ({ id: String(item.id), facts: factsOf(item) }));
    const answer = queue({ as_of: todayInAstana(), facts: { moderations }, terms: { ...some[0].brief.terms, locale: e.locale } });
    for (const entry of [...answer.waiting, ...answer.errors]) entries.set(some[entry.index], entry);
    for (const index of answer.over) entries.set(some[index], { isOver: true });
    summaries.push(answer.summary.text);
  }
  const rows = items.map((item) => {
    const { moderation_due: due, sending_due: sendingDue } = item.report?.schedule ?? {};
    const entry = entries.get(item) ?? { due: due?.date ?? sendingDue?.date };
    return { item, entry, rank: entry.isOver ? 2 : entry.due ? 0 : 1 };
  });
  return { summaries, rows: rows.sort((a, b) => a.rank - b.rank || ((a.entry.due ?? "") < (b.entry.due ?? "") ? -1 : 1)) };
}

const date = (e, day) => (day ? dayText(e.locale, day, { year: false }) : e.t("desk.not-known"));

function row(e, { item, entry }) {
  const { report, error, blanks = [] } = item;
  const verdict = report && verdictOf(report, blanks);
  const { window } = report?.schedule ?? {};
  const counts = countsToDo(e, grouped(report));
  const cell = (name, content) => html`<td role="cell" data-label=${e.t(name)}>${content}</td>`;
  const isTurn = ({ key }) => key.startsWith("queue.turn");
  const said = (which) => (entry.summary ?? []).filter(which).map(({ text }) => html`<span class="quiet deadline">${text}</span>`);
  return html`<tr role="row" class=${item === e.desk.chosen ? "chosen" : ""}>
    <th role="rowheader" scope="row"><button class="go" aria-pressed=${item === e.desk.chosen} @click=${() => e.desk.choose(item)}><b>${item.subject || item.name}</b>${item.subject ? html`<span>${item.name}</span>` : nothing}</button></th>
    ${cell("desk.state", report ? html`<span class="verdict ${verdict}">${e.t(`verdict.${verdict}`)}</span>` : error ? e.why(error) : e.t("verdict.checking"))}
    ${cell("desk.found", counts.length ? html`<ul class="first">${counts}</ul>` : "—")}
    ${cell("desk.window", window ? e.t("dates.from-to", { from: date(e, window.opens.date), to: date(e, window.closes.date) }) : e.t("desk.not-known"))}
    ${cell("desk.due", html`<span class=${entry.urgency ?? ""}>${entry.isOver ? "—" : date(e, entry.due)}</span>${entry.text ? html`<span class="problem deadline">${entry.text}</span>` : said(({ key }) => /^queue\.(late|due|hand-in|undetermined|no-day|not-granted)/.test(key))}`)}
    ${cell("desk.steps", html`<span>${item.brief.moderation ? e.t(`moderation.${entry.state ?? standing(e, item)?.answer?.state ?? "submitted"}`) : "—"}</span>${said(isTurn)}`)}
    <td role="cell" class="acts"><button class="do" @click=${() => e.doors.openItem(item)}>${e.t("desk.open")}</button>
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
    ${!record && !submission ? html`<p class="note">${e.t("desk.steps.needs")}</p><button class="do" @click=${() => (e.doors.openItem(item), e.answer(lacking(item.brief)))}>${e.t("answer.action")}</button>` : nothing}
    ${next.length && (record || submission)
      ? html`<form class="fields" @submit=${add}>
          <label class="field">${e.t("desk.steps.next")}<select name="step">${next.map(({ step, role }, i) => html`<option value=${i}>${e.t(`step.${step}`)} (${e.t(`role.${role}`)})</option>`)}</select></label>
          <label class="field">${e.t("person.name")}<input name="by" required .value=${e.person} /></label>
          <label class="field">${e.t("person.day")}<input name="on" type="date" max=${todayInAstana()} required .value=${todayInAstana()} /></label>
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
    ${drafts ? html`<div class="compared">${["mended", "settled", "new", "changed", "standing"].filter((name) => drafts[name].length).map((name) => html`<section class=${name}>
      <h5>${e.t(`compare.${name}`)} <span class="number">${drafts[name].length}</span></h5>
      <ul>${drafts[name].map(({ message, clauses }) => html`<li>${message.text} <span class="clause"><b>${clauses.join(", ")}</b></span></li>`)}</ul></section>`)}</div>` : nothing}
  </section>`;
}

/** On a phone its rows are blocks, which a browser takes for no table: each part of it says what it is. */
export function deskPage(e) {
  const { items, chosen } = e.desk;
  const { summaries, rows } = queued(e, items);
  return html`<main class="desk" id="desk" ?inert=${!e.restored}>
    <h2>${e.t("desk.title")}</h2>
    <p class="quiet">${e.t("desk.says")}</p>
    <div class="acts"><button class="do" @click=${() => e.doors.choose(true)}>${e.t("desk.add")}</button></div>
    ${summaries.map((text) => html`<p>${text}</p>`)}
    ${items.length
      ? html`<div class="queue" tabindex="0" role="region" aria-label=${e.t("desk.title")}><table role="table">
          <thead role="rowgroup"><tr role="row">${["desk.letter", "desk.state", "desk.found", "desk.window", "desk.due", "desk.steps"].map((name) => html`<th role="columnheader" scope="col">${e.t(name)}</th>`)}<td role="cell"></td></tr></thead>
          <tbody role="rowgroup">${rows.map((one) => row(e, one))}</tbody></table></div>`
      : html`<p class="note">${e.t("desk.empty")}</p>`}
    ${chosen ? html`<div class="chosen"><h3>${chosen.subject || chosen.name}</h3>${steps(e, chosen)}${compared(e, chosen)}</div>` : nothing}
  </main>`;
}
