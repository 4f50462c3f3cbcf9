// Letters to begin with, one for each direction, in order as they stand; their words are data, one file a language.
import { escaped, wholeLetter } from "./letter_text.js";
import en from "./templates/en.json" with { type: "json" };
import kk from "./templates/kk.json" with { type: "json" };
import ru from "./templates/ru.json" with { type: "json" };

const paragraph = (text) => `<p>${escaped(text)}</p>`;
const row = (cells, i) => `<tr>${cells.map((cell) => (i ? `<td>${escaped(cell)}</td>` : `<th align="left">${escaped(cell)}</th>`)).join("")}</tr>`;
const table = (rows) => `<table border="1" cellpadding="6" cellspacing="0" style="border-collapse: collapse">\n<tbody>${rows.map(row).join("\n")}\n</tbody></table>`;

function letter(locale, { greeting, closing, signature }, { paragraphs, table: rows }) {
  const lines = [closing, ...signature].map(escaped).join("<br>\n");
  const body = [paragraph(greeting), ...paragraphs.map(paragraph), ...(rows ? [table(rows)] : []), `<p>${lines}</p>`];
  return wholeLetter(body.join("\n"), locale);
}

const all = (locale, words) =>
  Object.fromEntries(
    Object.entries(words.letters).map(([direction, one]) => [direction, { subject: one.subject, html: letter(locale, words, one), brief: { direction } }]),
  );

/** By language and direction: `{subject, html, brief}`. */
export const TEMPLATES = { en: all("en", en), ru: all("ru", ru), kk: all("kk", kk) };
