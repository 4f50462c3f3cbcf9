// The wasm: a part that checks HTML and text with its dates, or the whole library; where it is, and that it is loaded once.
import * as part from "./nu_alumni_policy.js";
import { failure, PolicyError, sayErrorsWith } from "./errors.js";
import { guardCalendar, sound } from "./sound.js";
import { members, wrongType } from "./to_json.js";

/** Each with its place as a worker can be told it; where that was not said, the file lies beside this module. */
const PART = { file: "nu_alumni_policy_bg.wasm", place: undefined, loading: undefined };
const WHOLE = { file: "nu_alumni_policy_whole_bg.wasm", place: undefined, loading: undefined };

/** The bindings whose wasm is loaded. */
let made;

const notLoaded = (message, cause, details) => failure("not-loaded", message, cause, details);

const LOAD_ALL = "`await init({ whole: true })` first";

/** What the whole library has to be asked. */
export const ofTheWhole = (message, cause) => notLoaded(`${message}, and a part is loaded: ${LOAD_ALL}`, cause, { needs: "whole" });

export const isWhole = () => made !== undefined && made !== part;

/** What is loaded, where it has this name. */
export const loadedWith = (name) => (made && name in made ? made : undefined);

/** What is loaded and has this; refused where nothing is. */
export function having(name) {
  if (!made) throw notLoaded("the wasm is not loaded: `await init()` first, the package's default export");
  if (name in made) return made;
  throw ofTheWhole(`${name} is of the whole library`);
}

const LETTER = `<style>p { color: red }</style><p>Dear Alumni,</p><p style="font-size: 9px"><b>JOIN US NOW</b> on
<a href="https://nu.edu.kz">our page</a>!</p><img src="a.png"><table><tr><td>Best regards,<br>Office</table>`;

/** The first check reads the lists of words; the reader who types is not to wait for that. */
function begin(bindings) {
  // It was asked for too, and has come first.
  if (isWhole()) return;
  if (bindings.Calendar) guardCalendar(bindings);
  made = bindings;
  sayErrorsWith(bindings.errorTexts);
  const brief = { direction: "event-invitation", event_start: "2026-12-21" };
  sound(bindings, (from) => from.checkMailingJson(LETTER, { kind: "html", brief }));
}

/** The smallest wasm there is. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Whether no wasm may be compiled here. */
function isForbidden() {
  try {
    return !new WebAssembly.Module(NOTHING);
  } catch {
    return true;
  }
}

/** Why it could not be loaded, and what to do. */
function failed(error, { file }) {
  if (error instanceof PolicyError) return error;
  const said = [`the wasm could not be loaded: ${error?.message}`];
  if (isForbidden()) {
    said.push("a Content-Security-Policy has to have 'wasm-unsafe-eval' in its script-src");
  } else {
    if (error instanceof WebAssembly.CompileError) said.push("what came is no wasm: a server may give a page where it has no file");
    said.push(`it is ${file} of this version, beside this module or where \`module_or_path\` says`);
  }
  return notLoaded(said.join("; "), error);
}

function load(library, bindings, place) {
  library.loading ??= (async () => {
    try {
      const own = await bindings();
      await own.default({ module_or_path: await place() });
      begin(own);
    } catch (error) {
      // Another can follow, and from another place.
      library.loading = undefined;
      library.place = undefined;
      throw failed(error, library);
    }
  })();
  return library.loading;
}

const OPTIONS = ["whole", "module_or_path", "whole_module_or_path"];

/** What is said of a load, by name; nothing where nothing is given. */
export function loadOptions(given, more = []) {
  const names = [...more, ...OPTIONS];
  const all = members(given ?? {}, names, "PolicyError", "options");
  return Object.fromEntries(names.map((name, i) => [name, all[i] ?? undefined]));
}

/** A place as it is for a worker too, which lies elsewhere and takes neither a `URL` nor a `Response`. */
function forWorker(place) {
  if (globalThis.Response && place instanceof Response) return place.url || undefined;
  if (place instanceof URL) return place.href;
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  return typeof place === "string" && base && URL.canParse(place, base) ? new URL(place, base).href : place;
}

/** What a worker is told of its load: the places that it was given, or else those of the page. */
export function loadOfWorker({ whole: isAsked, module_or_path, whole_module_or_path }) {
  const own = forWorker(module_or_path);
  const all = forWorker(whole_module_or_path) ?? WHOLE.place;
  const partAt = own ?? PART.place;
  // Where the part is nobody said.
  if (isAsked || (all && !partAt)) return { whole: true, module_or_path: (isAsked ? own : undefined) ?? all };
  return { module_or_path: partAt, whole_module_or_path: all };
}

/**
 * What loads the wasm, once, and warms it up. `whole` gives the whole library's bindings, and `read` makes of a place
 * what wasm-bindgen takes.
 */
export const inits = (whole, { isAlwaysWhole = false, read = (place) => place } = {}) => (given) => {
  try {
    const { whole: isAsked, module_or_path, whole_module_or_path } = loadOptions(given);
    const isAll = isAsked || isAlwaysWhole;
    const all = (isAll ? module_or_path : undefined) ?? whole_module_or_path;
    WHOLE.place = forWorker(all) ?? WHOLE.place;
    if (isAll) return load(WHOLE, whole, () => read(all ?? WHOLE.place));
    PART.place = forWorker(module_or_path) ?? PART.place;
    return WHOLE.loading ?? load(PART, () => part, () => read(module_or_path ?? PART.place));
  } catch (error) {
    return Promise.reject(error);
  }
};

/** Loads from bytes at hand what these bindings are of; `read` gives them where they were not given. */
function loadSync(library, bindings, given, read) {
  const [own] = members(given ?? {}, ["module"], "PolicyError", "options");
  if (made) return;
  try {
    const module = own ?? read?.();
    if (!module) throw wrongType("PolicyError", "module", own, "the wasm's bytes or a WebAssembly.Module");
    bindings.initSync({ module });
    library.place = own;
  } catch (error) {
    throw failed(error, library);
  }
  begin(bindings);
}

export const initPartSync = (given) => loadSync(PART, part, given);
export const initWholeSync = (whole, given, read) => loadSync(WHOLE, whole, given, read);
