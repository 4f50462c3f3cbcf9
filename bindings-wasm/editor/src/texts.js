// The page's own words, one file a language; what the library says comes in the same language.
import en from "./texts/en.json";
import kk from "./texts/kk.json";
import ru from "./texts/ru.json";

export const TEXTS = { en, ru, kk };
/** Each language by its own name. */
export const LANGUAGES = { en: "English", ru: "Русский", kk: "Қазақша" };
export const LOCALES = Object.keys(TEXTS);

/** A text with its places filled. */
export const say = (locale, key, args = {}) => (TEXTS[locale][key] ?? key).replace(/\{(\w+)\}/g, (place, name) => args[name] ?? place);

/** A day as people write it. */
export function dayText(locale, date, { year = true } = {}) {
  const [y, m, d] = date.split("-").map(Number);
  return say(locale, year ? "day.with-year" : "day.without-year", { day: d, month: TEXTS[locale]["months.of"][m - 1], year: y });
}

/** The language that is asked for, whatever its region, or else the first of the browser's that is one of these. */
export function localeOf(asked) {
  const all = [asked ?? "", ...navigator.languages].map((language) => String(language).toLowerCase().split("-")[0]);
  return all.find((language) => LOCALES.includes(language)) ?? "en";
}
