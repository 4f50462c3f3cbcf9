// The page's own words, one file a language; what the library says comes in the same language.
import en from "./texts/en.json";
import kk from "./texts/kk.json";
import ru from "./texts/ru.json";

export const TEXTS = { en, ru, kk };
/** Each language by its own name. */
export const LANGUAGES = { en: "English", ru: "Русский", kk: "Қазақша" };
export const LOCALES = Object.keys(TEXTS);

/** A text with its places filled. A number chooses among the forms of a list: one, few, many. */
export function say(locale, key, args = {}) {
  let text = TEXTS[locale][key] ?? key;
  if (Array.isArray(text)) text = text[form(locale, args.count, text.length)];
  return text.replace(/\{(\w+)\}/g, (place, name) => args[name] ?? place);
}

function form(locale, count, forms) {
  if (forms < 3) return locale === "en" && count === 1 ? 0 : forms - 1;
  const [tens, ones] = [count % 100, count % 10];
  if (tens > 10 && tens < 20) return 2;
  if (ones === 1) return 0;
  return ones > 1 && ones < 5 ? 1 : 2;
}

/** A day as people write it. */
export function dayText(locale, date, { weekday = false, year = true } = {}) {
  const [y, m, d] = date.split("-").map(Number);
  const month = TEXTS[locale]["months.of"][m - 1];
  const text = say(locale, year ? "day.with-year" : "day.without-year", { day: d, month, year: y });
  if (!weekday) return text;
  const name = TEXTS[locale]["weekdays"][(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  return say(locale, "day.with-weekday", { day: text, weekday: name });
}

export function preferredLocale() {
  const asked = navigator.languages.map((language) => language.slice(0, 2));
  return asked.find((language) => LOCALES.includes(language)) ?? "en";
}
