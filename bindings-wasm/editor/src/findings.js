// What was found, by what to do first; and one finding as it is said in the list and at its place.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { letterPart, placesIn } from "./checks.js";
import { questionOf } from "./questions.js";
import { dayText } from "./texts.js";

const GROUPS = { violation: "mend", undetermined: "say", "needs-review": "look", advice: "know" };
/** So many of a group are listed at once: thousands would make the page wait. */
const MOST_LISTED = 100;
const ORDER = ["mend", "say", "look", "know"];

export function grouped(report) {
  const groups = new Map(ORDER.map((name) => [name, []]));
  for (const finding of report?.findings ?? []) groups.get(GROUPS[finding.severity]).push(finding);
  return groups;
}

/** What is waited for where a fact is missing: those that wait for the same are answered at once. */
const waitsFor = ({ id, severity, missing }) => (severity === "undetermined" && missing.length ? missing.map((fact) => questionOf(fact) ?? fact).sort().join() : id);

/** How much there is to do of a group. */
export const countOf = (findings) => new Set(findings.map(waitsFor)).size;

/** How much of each there is to do. */
export const countsToDo = (e, groups) => ["mend", "say", "look"].filter((name) => groups.get(name).length).map((name) => html`<li class="count ${name}">${e.t(`verdict.first.${name}`, { count: countOf(groups.get(name)) })}</li>`);

/** The verdict as it is said: what a template left open no rule knows of, and no letter is done with it. */
export const verdictOf = ({ verdict }, blanks) => (blanks.length && verdict === "accepted" ? "unfilled" : verdict);

export const isSafe = (finding) => finding.fix?.grade === "safe";

const textOf = (source) => new DOMParser().parseFromString(source.replace(/<\/?(?:b|i|a|em|strong|span|u|font|sub|sup)\b[^>]*>/gi, "").replace(/<[^>]*>/g, " "), "text/html").body.textContent.replace(/\s+/g, " ").trim();
const short = (text, most = 90) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** The text of the part that a place points into; `null` where it is no text of this draft. */
function partText(e, report, name) {
  if (name === letterPart(report, e.draft.source)) return e.draft.source;
  if (name === "subject") return e.draft.subject;
  return name === "post" ? (e.draft.brief.post ?? "") : null;
}

const isInTag = (text, at) => text.lastIndexOf("<", at - 1) > text.lastIndexOf(">", at - 1);

function excerpt(e, report, finding) {
  const text = partText(e, report, finding.part);
  if (text === null || !finding.span || !e.checks.current) return "";
  const { start, end } = finding.span;
  const piece = text.slice(start, Math.min(end, start + 600));
  // Of an attribute its value.
  if (isInTag(text, start)) return short(/^[\w-]+\s*=\s*["']?([^"']*)/.exec(piece)?.[1] ?? "");
  return short(textOf(piece));
}

/** What a fix does, where it can be shown in a line: what stands there now, and what will. */
function fixShown(e, report, finding) {
  const text = partText(e, report, finding.part);
  if (!finding.fix || text === null || !e.checks.current) return nothing;
  const [first, ...others] = finding.fix.edits;
  if (!first || others.length > 3) return nothing;
  const { start, end } = first.span;
  const now = text.slice(start, end);
  const plain = (piece) => short(isInTag(text, start) ? piece : textOf(piece), 60);
  const [from, to] = [plain(now), plain(first.replacement)];
  if (from === to) return nothing;
  const word = (name, piece) => html`<dt>${e.t(name)}</dt><dd>${piece || e.t("fix.empty")}</dd>`;
  return html`<dl class="fix">${word("fix.now", from)}${word("fix.then", to)}</dl>`;
}

/** The clauses with what they say. */
function clauseLine(e, clauses) {
  return clauses.map((id) => html`<span class="clause"><b>${id}</b> ${e.checks.gists.get(id) ?? ""}</span>`);
}

function readingLines(e, readings, basis) {
  const entries = e.checks.document?.interpretations.filter(({ id }) => readings.includes(id)) ?? [];
  if (!entries.length) return nothing;
  const chosen = (entry) => entry.others.find(({ value }) => value === basis.readings[entry.id])?.meaning ?? entry.meaning;
  const provisional = entries.some(({ id }) => basis.provisional.includes(id));
  return html`<details class="readings">
    <summary>${e.t("finding.reading")} ${entries.map(({ id }) => id).join(", ")}</summary>
    ${entries.map((entry) => html`<p><b>${entry.id}</b> ${chosen(entry)}</p>`)}
    ${provisional ? html`<p class="quiet">${e.t("finding.provisional")}</p>` : nothing}
  </details>`;
}

/** What can be done about a finding. */
export function actions(e, finding) {
  const { severity, rule, missing, part } = finding;
  const fix = partText(e, e.checks.report, part) === null ? null : finding.fix;
  const question = missing.map(questionOf).find(Boolean);
  const canShrink = rule === "picture-size" && severity === "violation" && !fix;
  const quiet = (label, act) => html`<button class="quiet" @click=${act}>${e.t(label)}</button>`;
  return html`<div class="acts">
    ${fix ? html`<button class="do" @click=${() => e.mending.fix(finding.id)}>${e.t(fix.grade === "safe" ? "fix.apply" : "fix.review")}</button>` : nothing}
    ${canShrink ? html`<button class="do" @click=${() => e.mending.shrink(finding.id)}>${e.t("fix.shrink")}</button>` : nothing}
    ${question ? html`<button class="do" @click=${() => e.answer(question)}>${e.t("answer.action")}</button>` : nothing}
    ${missing.includes("subject") ? html`<button class="do" @click=${() => e.focusSubject()}>${e.t("answer.action")}</button>` : nothing}
    ${severity === "needs-review" ? quiet("judge.action", () => e.openDialog({ name: "judge", finding })) : nothing}
    ${severity === "violation" ? quiet("waive.action", () => e.openDialog({ name: "waive", finding })) : nothing}
  </div>`;
}

/** The findings at a place: what is wrong, by which clause, as it was read, what can be done; the first in full. */
export const saidAtPlace = (e, [first, ...others]) => html`<section>
    <p class="severity ${first.severity}">${e.t(`severity.${first.severity}`)}</p>
    <p class="message">${first.message.text}</p>
    ${fixShown(e, e.checks.report, first)}
    <p class="clauses">${clauseLine(e, first.clauses)}</p>
    ${readingLines(e, first.readings, e.checks.report.basis)} ${actions(e, first)}
  </section>
  ${others.map((finding) => html`<section><p class="message"><span class="severity ${finding.severity}">${e.t(`severity.${finding.severity}`)}</span> ${finding.message.text} <span class="clause"><b>${finding.clauses.join(", ")}</b></span></p></section>`)}`;

function inList(e, finding) {
  const { report } = e.checks;
  const places = finding.places.length;
  const quote = excerpt(e, report, finding);
  const reachable = finding.span && partText(e, report, finding.part) !== null;
  return html`<li class="finding ${finding.severity}" data-finding=${finding.id}>
    ${reachable
      ? html`<button class="go" title=${e.t("finding.go")} @click=${() => e.mending.reveal(finding)}>
          <span class="message">${finding.message.text}</span>${quote ? html`<q>${quote}</q>` : nothing}
        </button>`
      : html`<p class="message">${finding.message.text}</p>`}
    ${fixShown(e, report, finding)}
    <p class="clauses">
      ${clauseLine(e, finding.clauses)}
      ${places > 1 ? html`<span class="places">${e.t("finding.places", { count: places })}</span>` : nothing}
    </p>
    ${readingLines(e, finding.readings, report.basis)} ${actions(e, finding)}
  </li>`;
}

/** The first of a group, and how many others there are. */
function list(e, name, findings) {
  const most = e.listed[name] ?? MOST_LISTED;
  const others = findings.length - most;
  return html`<ul>${findings.slice(0, most).map((finding) => inList(e, finding))}</ul>
    ${others > 0 ? html`<p class="acts"><span class="quiet">${e.t("group.others", { count: others })}</span> <button class="quiet" @click=${() => e.listMore(name, most + MOST_LISTED)}>${e.t("group.more")}</button></p>` : nothing}`;
}

/** Those of the places that a template left open which say other things. */
export const different = (blanks) => blanks.filter(({ name }, i) => blanks.findIndex((one) => one.name === name) === i);

/** What a template left open, by name: so many of them, and how many more there are. */
export function named(e, blanks, most = 5) {
  const texts = different(blanks).map(({ text }) => text);
  const names = texts.slice(0, most).join(", ");
  return texts.length > most ? e.t("fill.more", { names, count: texts.length - most }) : names;
}

/** What is to be done in one way, or is done, and how much of it there is. */
const group = (e, name, count, content) => (count ? html`<section class="group ${name}"><h3>${e.t(`group.${name}`)} <span class="number">${count}</span></h3>${content}</section>` : nothing);

function blanksSection(e) {
  const { blanks } = e.draft;
  // A row goes when it is filled: where one is with the keys, one stays. F8 goes to the places.
  const enter = (event) => {
    if (event.key !== "Enter") return;
    const fields = [...event.currentTarget.querySelectorAll("input")];
    (fields[fields.indexOf(event.target) + 1] ?? event.target.closest(".panel")).focus();
  };
  const field = (blank) => html`<li><button class="go" tabindex="-1" title=${e.t("finding.go")} @click=${() => e.mending.goTo(blank)}>${blank.text}</button>
    <input aria-label=${blank.text} autocomplete="off" @change=${({ target }) => e.mending.fill(blank.name, target.value.trim())} /></li>`;
  return group(e, "fill", different(blanks).length, html`<ul @keydown=${enter}>${repeat(different(blanks), ({ name }) => name, field)}</ul>`);
}

const undo = (e, path) => html`<div class="acts"><button class="quiet" @click=${() => e.takeBack(path)}>${e.t("settled.undo")}</button></div>`;

function settledItem(e, finding) {
  const { waived, judged } = finding;
  const by = waived ?? judged;
  const date = dayText(e.locale, by.on);
  const key = waived ? "settled.waived" : judged.holds ? "settled.judged" : "settled.judged-not";
  return html`<li class="finding settled">
    <p class="message">${finding.message.text}</p>
    <p class="who">${e.t(key, { by: by.by, date, reason: waived?.reason })}${judged?.note ? html` <q>${judged.note}</q>` : nothing}</p>
    ${undo(e, by.path)}
  </li>`;
}

export function todoPanel(e) {
  const { report } = e.checks;
  if (e.checks.error) return nothing;
  if (e.isEmpty) {
    return html`<p class="note">${e.t("verdict.empty.says")}</p>
      <div class="acts"><button class="do" @click=${() => e.openDialog({ name: "templates", locale: e.locale })}>${e.t("template.choose")}</button>
        <button class="quiet" @click=${() => e.doors.choose()}>${e.t("file.open-letter")}</button></div>`;
  }
  if (!report) return html`<p class="note">${e.t("loading")}</p>`;
  const groups = grouped(report);
  const safe = report.findings.filter(isSafe).length;
  const section = (name) => group(e, name, countOf(groups.get(name)),
    html`${name === "mend" && safe > 1 ? html`<button class="do wide" @click=${() => e.mending.fixAll()}>${e.t("fix.all", { count: safe })}</button>` : nothing}
      ${list(e, name, groups.get(name))}`);
  const open = report.findings.length;
  // What is not known of the approval is one of the answers; one that is needed comes before all.
  const isUrgent = report.approval && report.approval.outcome !== "undetermined";
  return html`
    ${blanksSection(e)} ${isUrgent ? approvalSection(e) : nothing} ${open || e.draft.blanks.length ? nothing : html`<p class="note">${e.t("group.none")}</p>`}
    ${section("mend")} ${isUrgent ? nothing : approvalSection(e)} ${["say", "look", "know"].map(section)}
    ${group(e, "settled", report.settled.length, html`<ul>${report.settled.map((finding) => settledItem(e, finding))}</ul>`)}
    ${group(e, "lapsed", report.lapsed.length, html`<ul>${report.lapsed.map(({ path, why }) => html`<li class="finding settled"><p class="message">${why.text}</p>${undo(e, path)}</li>`)}</ul>`)}
    <p class="quiet keys">${e.t("finding.keys")}</p>
    ${basisNote(e, report)}`;
}

const basisNote = (e, { basis, source }) => html`<details class="basis">
  <summary>${e.t("edition.note")}</summary>
  ${basis.edition_note ? html`<p>${basis.edition_note.text}</p>` : nothing}
  ${basis.provisional_note ? html`<p>${basis.provisional_note.text}</p>` : nothing}
  ${source.notes.map(({ text }) => html`<p>${text}</p>`)}
</details>`;

/** The approval as a question with its answer; it comes first where somebody has to agree. */
export function approvalSection(e, always = false) {
  const { approval } = e.checks.report ?? {};
  if (!approval) return always ? html`<section class="approval"><h3>${e.t("approval.title")}</h3><p class="note">${e.t("approval.not-asked")}</p></section>` : nothing;
  const given = e.draft.brief.approvals ?? [];
  // What was granted because of an approval is said with who gave it: it may have come with the letter.
  if (!always && approval.outcome === "granted" && !given.length) return nothing;
  const question = approval.ask[0]?.facts.map(questionOf).find(Boolean);
  return html`<section class="approval ${approval.outcome}">
    <h3>${e.t("approval.title")}</h3>
    <p class="message">${approval.headline.text}</p>
    <ul class="reasons">${approval.reasons.map(({ message, clauses }) => html`<li>${message.text} <span class="clause"><b>${clauses.join(", ")}</b></span></li>`)}</ul>
    ${approval.outcome === "undetermined" && question
      ? html`<div class="acts"><button class="do" @click=${() => e.answer(question)}>${e.t("answer.action")}</button></div>`
      : nothing}
    ${given.map(({ by, on }, i) => html`<p class="who">${e.t("approval.given", { by: by === "center" ? e.t("approval.by.center") : by, date: dayText(e.locale, on) })}
      <button class="quiet" @click=${() => e.takeBack(`approvals[${i}]`)}>${e.t("settled.undo")}</button></p>`)}
    ${approval.outcome === "needs-approval"
      ? html`<div class="acts"><button class="do" @click=${() => e.doors.copyRequest()}>${e.t("request.copy")}</button>
          <button class="quiet" @click=${() => e.openDialog({ name: "approval", by: "center" })}>${e.t("approval.center")}</button></div>`
      : nothing}
  </section>`;
}

/** The checklist of Appendix 1, folded to what is open. */
export function clausesPanel(e) {
  const { report, error } = e.checks;
  if (error) return nothing;
  if (!report) return html`<p class="note">${e.t("loading")}</p>`;
  const isOpen = ({ status }) => !["satisfied", "not-applicable", "waived"].includes(status);
  const row = ({ clause, status, why }) => html`<li class="row ${status}">
    <p><b>${clause}</b> <span class="status">${e.t(`status.${status}`)}</span></p>
    <p>${e.checks.gists.get(clause)}</p><p class="quiet">${why.text}</p></li>`;
  const open = report.checklist.filter(isOpen);
  const rest = report.checklist.filter((one) => !isOpen(one));
  return html`<section><h3>${e.t("clauses.open")} <span class="number">${open.length}</span></h3>
      ${open.length ? html`<ul class="rows">${open.map(row)}</ul>` : html`<p class="note">${e.t("clauses.open-none")}</p>`}</section>
    <details><summary>${e.t("clauses.rest", { count: rest.length })}</summary><ul class="rows">${rest.map(row)}</ul></details>`;
}

/** The first place of a finding that is in the letter's own HTML. */
export const placeInLetter = (report, source, finding) => placesIn(finding, letterPart(report, source))[0]?.span;
