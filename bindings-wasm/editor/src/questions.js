// The questions of the brief: each with the field that it is answered in, and its answer in words.
import { html, nothing } from "lit";
import { dayField, todayInAstana } from "./days.js";
import { FileError } from "./files.js";
import { dayText } from "./texts.js";

const DIRECTIONS = ["event-invitation", "school-digest", "graduation-year-vacancies", "research-invitation", "open-day", "board-decision", "none"];
const DEGREES = ["bachelor", "master", "doctor-of-medicine", "residency", "phd"];
const lines = (text) => text.split(/[\n,;]+/).map((line) => line.trim()).filter(Boolean);
const list = (values) => (values.length ? values : undefined);

/** `2019-2021, 2024` as years; `null` where it is none. */
function yearsOf(text) {
  const years = [];
  for (const piece of lines(text)) {
    const [, from, to = from] = /^(\d{4})(?:\s*[-–—]\s*(\d{4}))?$/.exec(piece) ?? [];
    if (!from || Number(to) < Number(from) || Number(to) - Number(from) > 100) return null;
    for (let year = Number(from); year <= Number(to); year += 1) years.push(year);
  }
  return [...new Set(years)].sort();
}

function yearsText(years = []) {
  const spans = [];
  for (const year of years) {
    if (spans.at(-1)?.[1] === year - 1) spans.at(-1)[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

const note = (e, hint) => (hint ? html`<p class="quiet" id="hint">${e.t(hint)}</p>` : nothing);
/** A day; one that is over, where it says what was done. */
const day = (key, { hint, last } = {}) => ({
  edit: (e, value) => html`${note(e, hint)}${dayField(e, key, value, { label: e.t(`ask.${key}`), describedBy: hint && "hint", last: last?.() })}`,
  text: (e, value) => (/^\d{4}-\d\d-\d\d/.test(value) ? dayText(e.locale, value.slice(0, 10)) + (value.length > 10 ? `, ${value.slice(11, 16)}` : "") : String(value)),
});
/** The site of an address that was copied whole. */
const hostOf = (address) => address.replace(/^[a-z]+:\/\//i, "").replace(/[/?#].*$/, "");
const words = (key, hint, read = (word) => word) => ({
  edit: (e, value) => html`<textarea id="ask-${key}" rows="3" aria-label=${e.t(`ask.${key}`)} .value=${(value ?? []).join("\n")} aria-describedby="hint"
      @change=${({ target }) => e.tell({ [key]: list(lines(target.value).map(read)) })}></textarea>${note(e, hint)}`,
  text: (e, value) => value.join(", "),
});
const yesNo = (key, hint) => ({
  edit: (e, value) => html`${note(e, hint)}${[["yes", true], ["no", false]].map(([name, is]) => html`<label class="choice"><input type="radio" data-whole name="ask-${key}" .checked=${value === is} @change=${() => e.tell({ [key]: is })} /> ${e.t(name)}</label>`)}`,
  text: (e, value) => e.t(value ? "yes" : "no"),
});

function senderEdit(e, value) {
  const kind = typeof value === "string" ? value : Object.keys(value ?? {})[0];
  const named = value && typeof value === "object" ? (value[kind] ?? "") : "";
  // A former School sends nothing any more.
  const schools = e.checks.document?.schools.filter(({ name, former }) => !former || name === named).map(({ name }) => name) ?? [];
  // What has no name yet is not told.
  const tell = (of, name) => e.tell({ sender: of === "center" ? "center" : { [of]: name } }, { pending: of !== "center" && !name });
  const choose = (of) => tell(of, "");
  return html`${["school", "center", "division", "association"].map((of) => html`<label class="choice"><input type="radio" ?data-whole=${of === "center"} name="ask-sender" .checked=${kind === of} @change=${() => choose(of)} /> ${e.t(`sender.${of}`)}</label>`)}
    ${kind === "school" ? html`<select aria-label=${e.t("sender.school")} @change=${({ target }) => tell("school", target.value)}>
      ${named ? nothing : html`<option></option>`}${schools.map((name) => html`<option .selected=${name === named}>${name}</option>`)}</select>` : nothing}
    ${["division", "association"].includes(kind) ? html`<label class="field">${e.t("sender.name")}<input .value=${named} @change=${({ target }) => tell(kind, target.value.trim())} /></label>` : nothing}`;
}
function senderText(e, value) {
  if (value === "center") return e.t("sender.center");
  const [[kind, named]] = Object.entries(value);
  return kind === "several" ? e.t("sender.several", { names: named.map((one) => senderText(e, one)).join(", ") }) : `${e.t(`sender.${kind}`)} ${named}`;
}

function audienceEdit(e, value) {
  const facet = (name, chosen) => {
    const { all, ...rest } = value ?? {};
    const audience = { ...rest, [name]: list(chosen) };
    e.tell({ audience }, { pending: !isTold(audience) });
  };
  const boxes = (name, all, label) => html`<fieldset class="boxes"><legend>${e.t(`audience.${name}`)}</legend>
    ${all.map((one) => html`<label class="choice"><input type="checkbox" .checked=${(value?.[name] ?? []).includes(one)}
      @change=${({ target }) => facet(name, all.filter((other) => (other === one ? target.checked : (value?.[name] ?? []).includes(other))))} /> ${label(one)}</label>`)}</fieldset>`;
  const schools = e.checks.document?.schools.filter((one) => one.grants_degrees).map(({ name }) => name) ?? [];
  const years = ({ target }) => {
    const read = yearsOf(target.value);
    if (read) facet("years", read);
    else e.tell({ audience: value }, { why: new FileError("audience.wrong-years") });
  };
  return html`<label class="choice"><input type="radio" data-whole name="ask-audience" .checked=${value?.all === true} @change=${() => e.tell({ audience: { all: true } })} /> ${e.t("audience.all")}</label>
    <label class="choice"><input type="radio" name="ask-audience" .checked=${Boolean(value) && !value.all} @change=${() => e.tell({ audience: {} }, { pending: true })} /> ${e.t("audience.some")}</label>
    ${value && !value.all ? html`${boxes("schools", schools, (one) => one)}
      <label class="field">${e.t("audience.years")}<input .value=${yearsText(value.years)} placeholder=${e.t("audience.years.hint")} @change=${years} /></label>
      ${boxes("degrees", DEGREES, (one) => e.t(`degree.${one}`))}` : nothing}`;
}
function audienceText(e, value) {
  if (value.all) return e.t("audience.all");
  const degrees = value.degrees?.map((one) => e.t(`degree.${one}`)).join(", ");
  return [value.schools?.join(", "), value.years?.length ? yearsText(value.years) : "", degrees, value.affiliations?.join(", ")].filter(Boolean).join(" · ") || e.t("audience.some");
}

export const isTold = (value) => value !== undefined && value !== null && !(typeof value === "object" && Object.values(value).every((one) => one === undefined || one === ""));

/** The questions in the order in which they are asked. */
export const QUESTIONS = {
  direction: {
    edit: (e, value) => html`${DIRECTIONS.map((one) => html`<label class="choice"><input type="radio" data-whole name="ask-direction" .checked=${value === one} @change=${() => e.tell({ direction: one })} /> ${e.t(`direction.${one}`)}</label>`)}`,
    text: (e, value) => e.t(`direction.${value}`),
  },
  event_start: {
    edit: (e, value) => html`${day("event_start").edit(e, value === "none" ? "" : value)}
      <label class="choice"><input type="checkbox" .checked=${value === "none"} @change=${({ target }) => e.tell({ event_start: target.checked ? "none" : undefined })} /> ${e.t("ask.event_start.none")}</label>`,
    text: (e, value) => (value === "none" ? e.t("ask.event_start.none") : day("event_start").text(e, value)),
  },
  sender: { edit: senderEdit, text: senderText },
  audience: { edit: audienceEdit, text: audienceText },
  planned_send: day("planned_send"),
  own_hosts: words("own_hosts", "ask.own_hosts.hint", hostOf),
  data_submitted: yesNo("data_submitted"),
  palette: words("palette", "ask.palette.hint"),
  official: yesNo("official", "ask.official.hint"),
  received: day("received", { hint: "ask.received.hint", last: todayInAstana }),
  initiator: {
    edit: (e, value) => {
      const tell = (part) => {
        const { unit = "", hashtag } = { ...value, ...part };
        e.tell({ initiator: unit || hashtag ? { unit, ...(hashtag ? { hashtag } : {}) } : undefined });
      };
      return html`<label class="field">${e.t("ask.initiator.unit")}<input .value=${value?.unit ?? ""} @change=${({ target }) => tell({ unit: target.value.trim() })} /></label>
        <label class="field">${e.t("ask.initiator.hashtag")}<input .value=${value?.hashtag ?? ""} placeholder="#" @change=${({ target }) => tell({ hashtag: target.value.trim().replace(/^(?=[\p{L}\p{N}_])/u, "#") || undefined })} /></label>`;
    },
    text: (e, { unit, hashtag }) => [unit, hashtag].filter(Boolean).join(" · "),
  },
  post: {
    edit: (e, value) => html`<textarea id="ask-post" rows="4" aria-label=${e.t("ask.post")} .value=${value ?? ""} @change=${({ target }) => e.tell({ post: target.value || undefined })}></textarea>`,
    text: (e, value) => value,
  },
  abbreviations: words("abbreviations", "ask.abbreviations.hint"),
};

/** The question that a missing fact is answered by. */
export const questionOf = (fact) => [fact.replace(/^facts\./, "").split(".")[0]].find((name) => name in QUESTIONS);
