// What `<mailing-check>` shows of a report.
import { said } from "./texts.js";

/** An element with these attributes and this in it. */
export function made(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/** A list, or a section with one, is known by its kind; any other element by all of it. */
const isList = ({ localName }) => ["section", "ul"].includes(localName);
const keyOf = (node) => (isList(node) ? (node.dataset.kind ?? node.localName) : node.outerHTML);

/** Puts these into it; what is there already and like one of them stays, with its focus and its layout. */
export function put(parent, nodes) {
  const there = Map.groupBy(parent.children, keyOf);
  const all = nodes.map((node) => {
    const own = there.get(keyOf(node))?.shift();
    if (own && isList(own)) put(own, [...node.children]);
    return own ?? node;
  });
  for (const gone of [...there.values()].flat()) gone.remove();
  for (const [i, node] of all.entries()) if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
}

const KIND_OF_VERDICT = { accepted: "ok", "needs-review": "needs-review", "needs-approval": "needs-review", rejected: "violation" };
const KIND_OF_STATUS = { violated: "violation", "needs-review": "needs-review", "needs-approval": "needs-review", undetermined: "undetermined" };

/** Which sentence goes with the verdict: what went out already is not to be approved first. */
export function verdictSays({ verdict: outcome, sent_unapproved: sent }) {
  return outcome === "needs-approval" && sent ? "sent-unapproved" : outcome;
}

export function verdict(report, locale) {
  const { verdict: outcome } = report;
  const word = made("h2", { part: "verdict-word" }, said(locale, `verdict.${outcome}`));
  return { kind: KIND_OF_VERDICT[outcome], content: [word, made("p", {}, said(locale, `verdict-says.${verdictSays(report)}`))] };
}

/** What is shown of the counts. */
export const COUNTERS = ["subject_characters", "paragraphs", "table_rows", "pictures"];

export function counter({ name, value, limit }, locale) {
  const over = limit !== null && value > limit;
  const shown = value ?? "–";
  const of = limit === null ? String(shown) : said(locale, "count.of", { value: shown, limit });
  const part = over ? "counter counter-over" : "counter";
  const item = made("li", { part, class: over ? "violation" : undefined });
  item.append(made("span", { class: "label" }, said(locale, `count.${name}`)));
  item.append(made("span", { class: "number" }, over ? `${of} (+${value - limit})` : of));
  if (limit !== null) {
    const filled = made("span");
    filled.style.width = `${Math.min(100, (100 * (value ?? 0)) / limit)}%`;
    item.append(made("span", { class: "bar", part: "bar", "aria-hidden": "true" }, filled));
  }
  return item;
}

/** What comes first, what is left to others, what changes nothing. */
const GROUPS = [
  ["violation", "first.mend"],
  ["approval", "first.approve"],
  ["undetermined", "first.say"],
  ["needs-review", "first.look"],
  ["advice", "first.know"],
];

export function grouped({ findings, approval, sent_unapproved: sent }) {
  return GROUPS.flatMap(([kind, title]) => {
    const items = findings.filter(({ severity }) => severity === kind);
    if (kind === "approval") return approval?.outcome === "needs-approval" && !sent ? [{ kind, title, items, approval }] : [];
    return items.length > 0 ? [{ kind, title, items }] : [];
  });
}

const title = (locale, { title: name, items }) => said(locale, name, { count: items.length });

export const summary = (report, locale) =>
  [said(locale, `verdict.${report.verdict}`), ...grouped(report).map((group) => title(locale, group))].map((text) => `${text}.`).join(" ");

function item(finding, locale, canGo) {
  const { id, severity, clauses, message, places } = finding;
  const about = [clauses.join(", "), places.length > 1 ? said(locale, "places", { count: places.length }) : ""];
  const attributes = { class: `finding ${severity}`, part: `finding finding-${severity}`, "data-id": id };
  const goes = canGo(finding) ? { type: "button" } : {};
  const inside = [
    made("span", { class: "message" }, message.text),
    made("span", { class: "about", part: "finding-about" }, about.filter(Boolean).join(" · ")),
  ];
  return made("li", {}, made(goes.type ?? "div", { ...goes, ...attributes }, ...inside));
}

/** So many of a group are listed at once: thousands would make the page wait. */
export const MOST_LISTED = 100;

/** How many of a group are not listed, and what lists more of them. */
const others = (locale, count) =>
  made(
    "p",
    { class: "others" },
    made("span", {}, said(locale, "others", { count })),
    made("button", { type: "button", class: "more", part: "more" }, said(locale, "more")),
  );

/** What is found, so many of each kind as are `listed`. */
export function findings(report, locale, canGo, listed) {
  const groups = grouped(report);
  const heading = made("h2", {}, said(locale, "first"));
  if (groups.length === 0) return [heading, made("p", { class: "group" }, said(locale, "first.nothing"))];
  return [
    heading,
    ...groups.map((group) => {
      const most = listed.get(group.kind) ?? MOST_LISTED;
      const list = made("ul", {}, ...group.items.slice(0, most).map((finding) => item(finding, locale, canGo)));
      const rest = group.items.length > most ? [others(locale, group.items.length - most)] : [];
      if (group.approval) {
        const message = made("span", { class: "message" }, group.approval.headline.text);
        list.append(made("li", {}, made("div", { class: "finding needs-review", part: "finding finding-approval" }, message)));
      }
      return made("section", { class: "group", part: "group", "data-kind": group.kind }, made("h3", { part: "group-title" }, title(locale, group)), list, ...rest);
    }),
  ];
}

const row = (locale, { clause, status, why }) =>
  made(
    "li",
    { class: `row ${KIND_OF_STATUS[status] ?? ""}`, part: `row row-${status}` },
    made("span", {}, clause),
    made("span", {}, said(locale, `status.${status}`)),
    made("span", { class: "why" }, why.text),
  );

export function checklist({ checklist: rows }, locale) {
  const open = rows.filter(({ status }) => status in KIND_OF_STATUS);
  const rest = rows.filter(({ status }) => !(status in KIND_OF_STATUS));
  const list = (some) => made("ul", { class: "rows" }, ...some.map((one) => row(locale, one)));
  const count = open.length > 0 ? said(locale, "checklist.open", { count: open.length }) : said(locale, "checklist.open-none");
  const summaryOf = (...content) => made("summary", {}, ...content);
  return [
    summaryOf(made("h3", {}, said(locale, "checklist")), made("span", {}, count)),
    list(open),
    made("details", { class: "rest" }, summaryOf(said(locale, "checklist.rest", { count: rest.length })), list(rest)),
  ];
}
