// The bar on top, the letter with its views, and the verdict.
import { html, nothing, svg } from "lit";
import { ref } from "lit/directives/ref.js";
import { counted } from "nu-alumni-policy/counts";
import { countsToDo, different, grouped, named, verdictOf } from "./findings.js";
import { rove } from "./keys.js";
import { dayText, LANGUAGES, LOCALES } from "./texts.js";

const NAMES = { en: "EN", ru: "РУС", kk: "ҚАЗ" };
const VIEWS = ["write", "source", "read"];
const ICONS = {
  undo: "M7 5 3 9l4 4M3 9h8a5 5 0 0 1 0 10H9",
  redo: "m13 5 4 4-4 4m4-4H9a5 5 0 0 0 0 10h2",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1m1 3.2a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  bullets: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbers: "M9 5h8M9 10h8M9 15h8M3 4l1-.7V7.5M3 10.2c.2-1 2-1 2 .1 0 .7-2 1.4-2 2.2h2M3 15h1.6L3.7 16.300a.9.9 0 1 1-.8 1.300",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8.500 4v12",
  picture: "M3 4h14v12H3zm0 9 4-4 4 4 2-2 4 4M13.500 7.500h.01",
  plain: "M5 4h10M10 4v5m-3 7h6M4 16 16 4",
};
const icon = (name) => html`<svg viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${ICONS[name]} />`}</svg>`;

export function topBar(e) {
  return html`<header class="top">
    <h1 class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2 5h20v14H2z" /><path class="flap" d="m2.500 6 9.500 7 9.500-7" /></svg>${e.t("app.title")}</h1>
    <nav aria-label=${e.t("nav")}>${["letter", "desk"].map((page) => html`<button aria-current=${e.page === page ? "page" : nothing} @click=${() => (e.page = page)}>${e.t(`nav.${page}`)}${page === "desk" && e.desk.items.length ? html` <span class="number">${e.desk.items.length}</span>` : nothing}</button>`)}</nav>
    <div class="settings">
      <div class="segments" role="group" aria-label=${e.t("language")}>${LOCALES.map((one) => html`<button lang=${one} aria-pressed=${e.locale === one} title=${LANGUAGES[one]} @click=${() => (e.locale = one)}>${NAMES[one]}</button>`)}</div>
      <label><span class="hidden">${e.t("appearance")}</span><select @change=${({ target }) => (e.appearance = target.value)}>${["system", "light", "dark"].map((one) => html`<option value=${one} .selected=${e.appearance === one}>${e.t(`appearance.${one}`)}</option>`)}</select></label>
    </div>
  </header>`;
}

/** A button that opens a short list of others. */
function menu(e, label, items, kind = "") {
  const close = (event) => event.target.closest("details").removeAttribute("open");
  const leave = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.removeAttribute("open");
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.currentTarget.removeAttribute("open");
    event.currentTarget.querySelector("summary").focus();
  };
  return html`<details class="menu" @focusout=${leave} @keydown=${escape}><summary class=${kind}>${e.t(label)}</summary>
    <ul @click=${close}>${items.map(([name, act]) => html`<li><button @click=${act}>${e.t(name)}</button></li>`)}</ul></details>`;
}

function fileRow(e) {
  const { draft } = e;
  return html`<div class="file">
    <p class="name"><b>${draft.name || e.t("file.untitled")}</b>${e.isEmpty || !(draft.unsaved || draft.name) ? nothing : html` <span class="quiet">${e.t(draft.unsaved ? "file.unsaved" : "file.saved")}</span>`}</p>
    <div class="commands">
      <button class="quiet" @click=${() => e.openDialog({ name: "templates", locale: e.locale })}>${e.t("file.new")}</button>
      <button class="quiet" @click=${() => e.doors.choose()}>${e.t("file.open")}</button>
      ${menu(e, "file.hand", [["hand.in", () => e.doors.save("eml")], ["hand.copy", () => e.doors.copyLetter()], ["hand.print", () => e.doors.openReport()], ["hand.calendar", () => e.doors.calendarFile()], ["hand.link", () => e.doors.copyLink()]], "quiet")}
      ${menu(e, "file.save", [["save.eml", () => e.doors.save("eml")], ["save.html", () => e.doors.save("html")], ["save.brief", () => e.doors.saveBrief()]], "do")}
    </div>
  </div>`;
}

/** What is counted, by the name of its limit. */
const countsOf = (e) => Object.fromEntries((e.checks.report ? counted(e.checks.report, e.draft.brief.terms?.orders) : []).map((one) => [one.name, one]));
const isOver = ({ value, limit }) => limit !== null && value > limit;

function subjectField(e) {
  const { subject } = e.draft;
  const { subject_characters: one = { limit: null } } = countsOf(e);
  const count = one.value ?? [...new Intl.Segmenter().segment(subject.trim())].length;
  const worst = e.checks.report?.findings.find(({ part }) => part === "subject");
  const shown = (key) => (one.limit === null ? count : e.t(key, { count, limit: one.limit }));
  return html`<div class="subject ${worst?.severity ?? ""}">
    <label for="subject">${e.t("subject.label")}</label>
    <input id="subject" .value=${subject} autocomplete="off" aria-describedby="subject-count" aria-invalid=${worst?.severity === "violation"} @input=${({ target }) => e.draft.edit({ subject: target.value }, "subject")} />
    <span id="subject-count" class="counter ${isOver({ ...one, value: count }) ? "over" : ""}"><span aria-hidden="true">${shown("subject.count")}</span><span class="hidden">${shown("subject.count-said")}</span></span>
    ${worst && subject ? html`<p class="under">${worst.message.text}</p>` : nothing}
  </div>`;
}

/** The buttons of each view, in groups. */
const TOOLS = { write: [["undo", "redo"], ["bold", "italic", "link"], ["bullets", "numbers", "table", "picture"], ["plain"]], source: [["undo", "redo"]], read: [["undo", "redo"], ["desktop", "phone"]] };
const PRESSED = ["bold", "italic", "bullets", "numbers", "link"];
const FACES = { bold: html`<b>B</b>`, italic: html`<i>I</i>` };

/** Tab goes to one of the buttons, and the arrows from it to the others. */
function toolbar(e) {
  const { draft } = e;
  const can = { undo: draft.canUndo, redo: draft.canRedo };
  const names = TOOLS[e.view].flat();
  const stop = names.includes(e.tool) ? e.tool : names.find((name) => can[name] !== false);
  const acts = {
    undo: () => (e.writing?.flush(), draft.undo()),
    redo: () => (e.writing?.flush(), draft.redo()),
    link: () => e.openDialog({ name: "link", address: e.writing.linkAtCaret() }),
    picture: () => e.renderRoot.querySelector("#picture").click(),
    desktop: () => (e.phone = false),
    phone: () => (e.phone = true),
  };
  const pressed = (name) => (PRESSED.includes(name) ? e.formats.includes(name) : name === "phone" ? e.phone : name === "desktop" ? !e.phone : nothing);
  const button = (name) => {
    const label = e.t(`tool.${name}`);
    return html`<button class=${e.view === "read" && name !== "undo" && name !== "redo" ? "word" : ""} data-tool=${name} title=${label} aria-label=${label} aria-pressed=${pressed(name)} aria-disabled=${can[name] === false ? "true" : nothing} tabindex=${name === stop ? 0 : -1}
      @focus=${() => (e.tool = name)} @mousedown=${(event) => event.preventDefault()} @click=${acts[name] ?? (() => e.command(name))}>${FACES[name] ?? (name in ICONS ? icon(name) : label)}</button>`;
  };
  // What cannot be done now keeps the focus that it has, and is given none.
  const keys = (event) => rove(event, [...event.currentTarget.querySelectorAll("button")].filter((one) => one === event.target || !one.ariaDisabled));
  return html`<div class="tools" role="toolbar" aria-label=${e.t("tool")} @keydown=${keys}>
    ${TOOLS[e.view].map((group, i) => html`${i ? html`<i class="bar"></i>` : nothing}${group.map(button)}`)}
    <input id="picture" class="hidden" type="file" accept="image/*" tabindex="-1" aria-hidden="true" @change=${(event) => e.pickPicture(event)} />
  </div>`;
}

/** The numbers behind the findings, each with its limit. */
function counters(e) {
  const { report } = e.checks;
  if (!report || e.isEmpty) return nothing;
  const { paragraphs, paragraph_lines: lines, tables, table_rows: rows, pictures, picture_width: width, picture_height: height } = countsOf(e);
  const said = ({ value, limit }, key = "count.of") => (!value ? e.t("count.none") : limit === null ? value : e.t(key, { count: value, limit }));
  const line = (name, text, ...over) => html`<div class=${over.some(isOver) ? "over" : ""}><dt>${e.t(name)}</dt><dd>${text}${over.some(isOver) ? html`<span class="hidden">, ${e.t("count.over")}</span>` : nothing}</dd></div>`;
  const size = !pictures.value ? "" : `, ${width.value === null ? e.t("count.size-unknown") : `${width.value} × ${height.value}`}`;
  return html`<dl class="counts" aria-label=${e.t("counts")}>
    ${line("count.paragraphs", said(paragraphs), paragraphs)} ${line("count.lines", said(lines, "count.lines-of"), lines)}
    ${line("count.tables", said(tables), tables)} ${tables.value ? line("count.rows", said(rows), rows) : nothing}
    ${line("count.pictures", said(pictures) + size, pictures, width, height)} ${line("count.bold", `${Math.round(report.measures.bold_share * 100)} %`)}
  </dl>`;
}

export function letterArea(e) {
  const { left = [], lacks = null } = e.writing ?? {};
  const tab = (view) => html`<button role="tab" data-tab=${view} id="view-${view}" aria-selected=${e.view === view} aria-controls="views" tabindex=${e.view === view ? 0 : -1} @click=${() => e.show(view)}>${e.t(`view.${view}`)}</button>`;
  return html`<section class="letter" id="letter" aria-label=${e.t("nav.letter")}>
    ${fileRow(e)} ${subjectField(e)}
    <div class="sheet">
      <div class="head"><div class="views" role="tablist" aria-label=${e.t("view")} @keydown=${(event) => e.tabKeys(event, (view) => e.show(view))}>${VIEWS.map(tab)}</div>${toolbar(e)}</div>
      ${e.view === "write" && left.length ? html`<p class="note inset"><b>${e.t("left.title")}</b> ${e.t("left.says", { names: left.join(", ") })}</p>` : nothing}
      ${e.view === "write" && lacks ? html`<p class="note inset">${e.t("no-highlight")}</p>` : nothing}
      ${e.view === "read" ? html`<p class="note inset">${e.t("read.note")}</p>` : nothing}
      <div id="views" class="area ${e.view} ${e.view === "read" && e.phone ? "phone" : ""}" role="tabpanel" aria-labelledby="view-${e.view}">
        <iframe ${ref(e.frames.writing)} ?hidden=${e.view !== "write"} title=${e.t("write.label")} src=${e.framePage("writing")} sandbox="allow-same-origin allow-scripts"></iframe>
        <div ${ref(e.frames.source)} class="code" ?hidden=${e.view !== "source"}></div>
        <iframe ${ref(e.frames.reading)} ?hidden=${e.view !== "read"} title=${e.t("read.label")} src=${e.framePage("reading")} sandbox="allow-same-origin"></iframe>
      </div>
      ${counters(e)}
    </div>
  </section>`;
}

/** The answer, and what to do first; it stays as it is until the next is there. */
export function verdictCard(e, error) {
  const { report, ready } = e.checks;
  if (error) return html`<section class="verdict-card error" role="alert"><h2>${e.t("verdict.error")}</h2><p>${e.why(error)}</p></section>`;
  if (!ready || !report) return html`<section class="verdict-card"><h2>${e.t("verdict.checking")}</h2><p>${ready ? "" : e.t("loading")}</p></section>`;
  if (e.isEmpty) return html`<section class="verdict-card"><h2>${e.t("verdict.empty")}</h2><p class="says">${e.t("verdict.empty.says")}</p></section>`;
  const counts = countsToDo(e, grouped(report));
  const { window } = report.schedule;
  const days = window && [window.opens, window.closes].map(({ date }) => dayText(e.locale, date, { year: false }));
  const first = report.verdict === "needs-approval" || report.approval?.outcome === "needs-approval" ? [html`<li class="count say">${e.t("verdict.first.approve")}</li>`] : [];
  const { blanks } = e.draft;
  const verdict = verdictOf(report, blanks);
  // What went out already is not to be approved first.
  const sent = verdict === "needs-approval" && report.sent_unapproved;
  return html`<section class="verdict-card ${verdict}">
    <h2>${e.t(`verdict.${verdict}`)}</h2>
    <p class="says">${e.t(`verdict.${sent ? "sent-unapproved" : verdict}.says`)}</p>
    ${blanks.length ? html`<p class="unfilled"><b>${e.t("fill.title", { count: different(blanks).length })}</b> ${named(e, blanks, 3)}</p>` : nothing}
    ${counts.length || first.length ? html`<ul class="first">${counts}${first}</ul>` : nothing}
    ${days ? html`<p class="window"><button @click=${() => (e.panel = "dates")}>${e.t("dates.window")}: <b>${e.t("dates.from-to", { from: days[0], to: days[1] })}</b></button></p>` : nothing}
  </section>`;
}
