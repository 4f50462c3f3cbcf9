// When it may go out: the days in words, and on a month's leaf.
import { html, nothing } from "lit";
import { Calendar } from "nu-alumni-policy";
import DAY_NAMES from "virtual:day-names";
import { refusalNote } from "./brief_form.js";
import { dayField, todayInAstana } from "./days.js";
import { dayText, TEXTS } from "./texts.js";

const at = (date) => new Date(`${date}T00:00Z`);
const iso = (day) => day.toISOString().slice(0, 10);
const plus = (date, days) => iso(new Date(at(date).getTime() + days * 86_400_000));
const monthOf = (date) => date.slice(0, 7);

function monthPlus(month, by) {
  const [year, number] = month.split("-").map(Number);
  return iso(new Date(Date.UTC(year, number - 1 + by, 1))).slice(0, 7);
}

/** The month's days from Monday to Sunday, with those of its neighbours. */
function leaf(month) {
  const first = `${month}-01`;
  const start = plus(first, -((at(first).getUTCDay() + 6) % 7));
  const weeks = [];
  for (let day = start; monthOf(day) <= month; day = plus(day, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => plus(day, i)));
  return weeks;
}

function calendarDays(e, from, to) {
  try {
    const { calendar, readings } = e.draft.brief.terms ?? {};
    const all = new Calendar(calendar, readings);
    const [first, last] = [from < all.firstDay ? all.firstDay : from, to > all.lastDay ? all.lastDay : to];
    const days = first <= last ? all.days(first, last) : [];
    all.free();
    return new Map(days.map((day) => [day.date, day]));
  } catch {
    // What is wrong with its calendar the check says.
    return new Map();
  }
}

/** A day's name in the language of the page; the calendar has it in English. */
function dayName(e, name) {
  const names = DAY_NAMES[e.locale];
  const date = /\d{4}-\d\d-\d\d/.exec(name)?.[0];
  if (date) return names[name.startsWith("Worked") ? "worked-for" : "off-for"].replace("{date}", dayText(e.locale, date));
  const plain = name.replace(/ \(observed\)$/, "");
  const said = names[plain] ?? plain;
  return plain === name ? said : names.observed.replace("{name}", said);
}

const isUnsure = (certainty) => ["estimated", "projected"].includes(certainty);

/** The days of the schedule, each with what it is. */
function marksOf(e, schedule) {
  const marks = new Map();
  const add = (date, name) => date && marks.set(date, [...(marks.get(date) ?? []), name]);
  const { window, hand_in: handIn, moderation_due: due, notice, event, sending, sending_due: sendingDue } = schedule ?? {};
  for (let day = window?.opens.date; day && day <= window.closes.date; day = plus(day, 1)) add(day, "window");
  for (let day = handIn?.from.date; day && day <= handIn.by.date; day = plus(day, 1)) add(day, "hand-in");
  add(due?.date, "moderation");
  if (sendingDue?.date !== due?.date) add(sendingDue?.date, "sending-due");
  add(notice?.date, "notice");
  add(event, "event");
  add(sending?.date, "send");
  return marks;
}

function dayCell(e, date, month, { days, marks, today, stop }) {
  const known = days.get(date);
  const off = known && !known.working;
  const names = (marks.get(date) ?? []).filter((name) => !(off && ["window", "hand-in"].includes(name)));
  const isOther = monthOf(date) !== month;
  if (isOther) return html`<td class="other"></td>`;
  const named = known?.name && known.kind !== "weekend" ? dayName(e, known.name) : "";
  const words = [
    date === today ? e.t("dates.today") : "",
    ...names.map((name) => e.t(name === "sending-due" ? "dates.sending-due" : `day.${name}`)),
    off ? named || e.t(known.kind === "weekend" ? "day.weekend" : "day.off") : "",
    known?.kind === "worked-weekend" ? e.t("day.worked") : "",
    known && isUnsure(known.certainty) ? e.t(`dates.certainty.${known.certainty}`) : "",
    known ? "" : e.t("desk.not-known"),
  ].filter(Boolean);
  const number = Number(date.slice(8));
  const classes = ["day", off ? "off" : "", known ? "" : "unknown", date === today ? "is-today" : "", ...names.map((name) => `is-${name}`)].join(" ");
  const said = [dayText(e.locale, date, { year: false }), ...words].join(", ");
  const face = html`<span aria-hidden="true">${number}${known && isUnsure(known.certainty) ? html`<sup>≈</sup>` : nothing}</span><span class="hidden">${said}</span>`;
  return html`<td class=${classes} title=${words.join(", ")}>
    ${off || !known ? face : html`<button data-day=${date} tabindex=${date === stop ? 0 : -1} @focus=${() => (e.day = date)} @click=${() => e.tell({ planned_send: date })} aria-pressed=${names.includes("send")} aria-label="${said}: ${e.t("dates.choose")}">${face}</button>`}
  </td>`;
}

/** The leaves are one stop of Tab; arrows go to the next working day that way. */
function dayKeys(event, dates) {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key];
  const { day } = event.target.dataset;
  if (!by || !day) return;
  event.preventDefault();
  let to = plus(day, by);
  while (to > dates[0] && to < dates.at(-1) && !dates.includes(to)) to = plus(to, Math.sign(by));
  event.currentTarget.querySelector(`[data-day="${to}"]`)?.focus();
}

function month(e, name, leaves) {
  const [year, number] = name.split("-").map(Number);
  const texts = TEXTS[e.locale];
  return html`<table class="month">
    <caption>${texts.months[number - 1]} ${year}</caption>
    <thead><tr>${texts["weekdays.short"].map((short, i) => html`<th scope="col"><abbr title=${texts.weekdays[i]}>${short}</abbr></th>`)}</tr></thead>
    <tbody>${leaf(name).map((week) => html`<tr>${week.map((date) => dayCell(e, date, name, leaves))}</tr>`)}</tbody>
  </table>`;
}

function line(e, name, from, to) {
  if (!from) return nothing;
  const deadlines = [from, to].filter(Boolean);
  const dates = deadlines.map(({ date }) => dayText(e.locale, date));
  const text = to ? e.t("dates.from-to", { from: dates[0], to: dates[1] }) : dates[0];
  const unsure = deadlines.map(({ certainty }) => certainty).find(isUnsure);
  return html`<div><dt>${e.t(name)}</dt>
    <dd>${text}${unsure ? html`<span class="unsure">≈ ${e.t(`dates.certainty.${unsure}`)}</span>` : nothing}</dd></div>`;
}

export function datesPanel(e) {
  const { report } = e.checks;
  const brief = { ...e.draft.brief, ...e.pending };
  const today = todayInAstana();
  const schedule = report?.schedule;
  const first = schedule?.window?.opens.date ?? schedule?.event ?? today;
  const start = e.month ?? monthOf(first < today && schedule?.event > today ? today : first);
  const shown = [start, monthPlus(start, 1)];
  const [from, to] = [`${shown[0]}-01`, plus(`${monthPlus(shown[1], 1)}-01`, -1)];
  const days = e.checks.hasWhole ? calendarDays(e, from, to) : new Map();
  const marks = marksOf(e, schedule);
  const dates = [...days.values()].filter(({ working }) => working).map(({ date }) => date);
  const marked = (name) => dates.find((date) => marks.get(date)?.includes(name));
  const stop = dates.includes(e.day) ? e.day : (marked("send") ?? marked("window") ?? dates[0]);
  const named = [...days.values()].filter(({ name, working, kind }) => name && (kind === "worked-weekend" || (!working && kind !== "weekend")));
  const field = (key, label) => html`<label class="field">${e.t(label)}
    ${dayField(e, key, brief[key])}</label>`;
  // The two that stand below as days are not said twice.
  const said = schedule?.summary.filter(({ key }) => !["schedule.window", "schedule.hand-in"].includes(key));
  const turn = (by, label, sign) => html`<button class="turn" @click=${() => (e.month = monthPlus(start, by))} aria-label=${e.t(label)}>${sign}</button>`;
  return html`
    <div class="fields">${field("event_start", "dates.event")}${field("planned_send", "dates.send")}</div>
    ${refusalNote(e, "event_start", "planned_send")}
    ${schedule ? nothing : html`<p class="note">${e.t("dates.tell-event")}</p>`}
    <dl class="whens">
      ${line(e, "dates.window", schedule?.window?.opens, schedule?.window?.closes)} ${line(e, "dates.hand-in", schedule?.hand_in?.from, schedule?.hand_in?.by)}
      ${line(e, "dates.moderation", schedule?.moderation_due)} ${line(e, "dates.sending-due", schedule?.sending_due)} ${line(e, "dates.notice", schedule?.notice)}
    </dl>
    ${said?.length ? html`<div class="summary">${said.map(({ text }) => html`<p>${text}</p>`)}</div>` : nothing}
    <div class="turns">${turn(-1, "dates.previous", "‹")}${turn(1, "dates.next", "›")}</div>
    <div class="months" @keydown=${(event) => dayKeys(event, dates)}>${shown.map((name) => month(e, name, { days, marks, today, stop }))}</div>
    <ul class="legend">${["window", "hand-in", "moderation", "event", "send"].filter((name) => [...marks.values()].some((names) => names.includes(name))).map((name) => html`<li><i class="day is-${name}"></i>${e.t(`day.${name}`)}</li>`)}
      <li><i class="day off"></i>${e.t("day.off")}</li></ul>
    ${named.length
      ? html`<section><h3>${e.t("dates.off")}</h3><ul class="days-off">${named.map(({ date, name, certainty }) => html`<li><b>${dayText(e.locale, date, { year: false })}</b> ${dayName(e, name)}
          ${isUnsure(certainty) ? html`<span class="unsure">≈ ${e.t(`dates.certainty.${certainty}`)}</span>` : nothing}</li>`)}</ul></section>`
      : nothing}
    ${shown.some((name) => !days.get(`${name}-01`)) && e.checks.hasWhole ? html`<p class="note">${e.t("dates.unknown")}</p>` : nothing}`;
}
