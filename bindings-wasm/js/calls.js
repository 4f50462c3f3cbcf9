// The calls into the wasm: what is called before it is loaded is refused as every other mistake is.
import load, * as small from "./nu_alumni_policy.js";
import { failure, PolicyError, sayErrorsWith } from "./errors.js";
import { calendar, guardCalendar, sound } from "./sound.js";

export { BriefError, CalendarError, PolicyError, QuestionError, SourceError } from "./errors.js";
export { Conferral } from "./nu_alumni_policy.js";

/** What is loaded: the check of HTML and text with its dates, or the whole library. */
let made;
let isWhole = false;

const notLoaded = (message, cause, details) => failure("not-loaded", message, cause, details);

const LOAD_ALL = "`await init({ whole: true })` first";

/** What the whole library has to be asked. */
const ofTheWhole = (message, cause) => notLoaded(message, cause, { needs: "whole" });

/** What is loaded and has this; refused where nothing is. */
function having(name) {
  if (!made) throw notLoaded("the wasm is not loaded: `await init()` first, the package's default export");
  if (name in made) return made;
  throw ofTheWhole(`${name} is of the whole library, and a part is loaded: ${LOAD_ALL}`);
}

const call = (name) => (...given) => sound(having(name), (from) => from[name](...given));

/** The codes of what the whole library may read all the same: a message, another charset than UTF-8. */
const UNREAD = ["kind-not-read", "invalid-utf8"];

const check = (name) => (...given) => {
  try {
    return call(name)(...given);
  } catch (error) {
    if (isWhole || !UNREAD.includes(error.code)) throw error;
    const message = `this source is read by the whole library, and a part is loaded: ${LOAD_ALL}`;
    throw ofTheWhole(message, error);
  }
};

export const checkMailing = /* @__PURE__ */ check("checkMailing");
export const checkMailingJson = /* @__PURE__ */ check("checkMailingJson");
export const fixMailing = /* @__PURE__ */ check("fixMailing");
export const sendingSchedule = /* @__PURE__ */ call("sendingSchedule");

export const answer = /* @__PURE__ */ call("answer");
export const answeredBy = /* @__PURE__ */ call("answeredBy");
export const answerJson = /* @__PURE__ */ call("answerJson");
export const collisions = /* @__PURE__ */ call("collisions");
export const compareMailings = /* @__PURE__ */ call("compareMailings");
export const decide = /* @__PURE__ */ call("decide");
export const moderation = /* @__PURE__ */ call("moderation");
export const movedWindows = /* @__PURE__ */ call("movedWindows");
export const policy = /* @__PURE__ */ call("policy");
export const queue = /* @__PURE__ */ call("queue");
export const registerPaper = /* @__PURE__ */ call("registerPaper");
export const renderMailing = /* @__PURE__ */ call("renderMailing");
export const responsibilities = /* @__PURE__ */ call("responsibilities");
export const rights = /* @__PURE__ */ call("rights");
export const rightsOfPeople = /* @__PURE__ */ call("rightsOfPeople");
export const rightsOverTime = /* @__PURE__ */ call("rightsOverTime");

/** The class of the whole library, under a name that is there before it is loaded. */
export const Calendar = /* @__PURE__ */ new Proxy(function () {}, {
  construct(_, given, target) {
    const { Calendar: own } = having("Calendar");
    return calendar(made, () => Reflect.construct(own, given, target === Calendar ? own : target));
  },
  get: (none, name) => Reflect.get(made?.Calendar ?? none, name),
  has: (none, name) => Reflect.has(made?.Calendar ?? none, name),
});

const LETTER = `<style>p { color: red }</style><p>Dear Alumni,</p><p style="font-size: 9px"><b>JOIN US NOW</b> on
<a href="https://nu.edu.kz">our page</a>!</p><img src="a.png"><table><tr><td>Best regards,<br>Office</table>`;

/** The first check reads the lists of words; the reader who types is not to wait for that. */
function begin(loaded) {
  // It was asked for too, and has come first.
  if (isWhole) return;
  if (loaded.Calendar) guardCalendar(loaded);
  made = loaded;
  isWhole = loaded !== small;
  sayErrorsWith(loaded.errorTexts);
  const brief = { direction: "event-invitation", event_start: "2026-12-21" };
  checkMailingJson(LETTER, { kind: "html", brief });
}

function failed(error) {
  if (error instanceof PolicyError) throw error;
  const csp = "a Content-Security-Policy has to have 'wasm-unsafe-eval' in its script-src";
  const hint = error instanceof WebAssembly.CompileError ? `; ${csp}` : "";
  throw notLoaded(`the wasm could not be loaded: ${error?.message}${hint}`, error);
}

async function loadPart(from) {
  await load(from);
  begin(small);
}

async function loadAll(from) {
  const whole = await import("./nu_alumni_policy_whole.js");
  await whole.default(from);
  begin(whole);
}

/** The loads that run or are done; one that failed can be tried again. */
const loading = {};

function once(name, loads, from) {
  loading[name] ??= loads(from).catch((error) => {
    delete loading[name];
    failed(error);
  });
  return loading[name];
}

/** Loads the wasm, once, and warms it up; the default is the file beside this module. */
export default function init({ whole = false, module_or_path } = {}) {
  const from = module_or_path && { module_or_path };
  if (whole) return once("all", loadAll, from);
  return loading.all ?? once("part", loadPart, from);
}

/** Loads from bytes at hand what these bindings are of; the part of them where none are named. */
export function initSync(from, bindings = small) {
  if (made) return;
  try {
    bindings.initSync(from);
  } catch (error) {
    failed(error);
  }
  begin(bindings);
}
