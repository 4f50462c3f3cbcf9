// The calls into the wasm: what is called before it is loaded is refused as every other mistake is.
import load, * as made from "./nu_alumni_policy.js";
import { failure } from "./errors.js";
import { sound } from "./whole.js";

export { BriefError, CalendarError, PolicyError, QuestionError, SourceError } from "./errors.js";
export { Conferral } from "./nu_alumni_policy.js";

let loaded = false;
let hasReports = false;

function whenLoaded(call) {
  if (loaded) return sound(call);
  throw failure("not-loaded", "the wasm is not loaded: `await init()` first, the package's default export");
}

const guarded = (call) => (...given) => whenLoaded(() => call(...given));

export const answer = /* @__PURE__ */ guarded(made.answer);
export const answeredBy = /* @__PURE__ */ guarded(made.answeredBy);
export const answerJson = /* @__PURE__ */ guarded(made.answerJson);
export const checkMailing = /* @__PURE__ */ guarded(made.checkMailing);
export const checkMailingJson = /* @__PURE__ */ guarded(made.checkMailingJson);
export const collisions = /* @__PURE__ */ guarded(made.collisions);
export const decide = /* @__PURE__ */ guarded(made.decide);
export const moderation = /* @__PURE__ */ guarded(made.moderation);
export const movedWindows = /* @__PURE__ */ guarded(made.movedWindows);
export const policy = /* @__PURE__ */ guarded(made.policy);
export const fixMailing = /* @__PURE__ */ guarded(made.fixMailing);
export const compareMailings = /* @__PURE__ */ guarded(made.compareMailings);
export const renderMailing = /* @__PURE__ */ guarded((...given) => {
  if (hasReports) return made.renderMailing(...given);
  throw failure("not-loaded", "the reports to take away are not loaded: `await init({ reports: true })` first");
});
export const registerPaper = /* @__PURE__ */ guarded(made.registerPaper);
export const responsibilities = /* @__PURE__ */ guarded(made.responsibilities);
export const rights = /* @__PURE__ */ guarded(made.rights);
export const rightsOfPeople = /* @__PURE__ */ guarded(made.rightsOfPeople);
export const rightsOverTime = /* @__PURE__ */ guarded(made.rightsOverTime);
export const sendingSchedule = /* @__PURE__ */ guarded(made.sendingSchedule);

export const Calendar = /* @__PURE__ */ new Proxy(made.Calendar, {
  construct: (kind, given, target) => whenLoaded(() => Reflect.construct(kind, given, target)),
});

const LETTER = `<style>p { color: red }</style><p>Dear Alumni,</p><p style="font-size: 9px"><b>JOIN US NOW</b> on
<a href="https://nu.edu.kz">our page</a>!</p><img src="a.png"><table><tr><td>Best regards,<br>Office</table>`;

let loading;

/** The first check reads the lists of words; the reader who types is not to wait for that. */
function begin(wasm) {
  loaded = true;
  hasReports = "renderMailing" in wasm;
  const brief = { direction: "event-invitation", event_start: "2026-12-21" };
  checkMailingJson(LETTER, { kind: "html", brief });
}

function notLoaded(error) {
  loading = undefined;
  const csp = "a Content-Security-Policy has to have 'wasm-unsafe-eval' in its script-src";
  const hint = error instanceof WebAssembly.CompileError ? `; ${csp}` : "";
  throw failure("not-loaded", `the wasm could not be loaded: ${error?.message}${hint}`, error);
}

const withReports = () => new URL("nu_alumni_policy_reports_bg.wasm", import.meta.url);

/** Loads the wasm, once, and warms it up; the default is the file beside this module. */
export default function init(from) {
  const asked = from?.reports ? { module_or_path: withReports() } : from;
  return (loading ??= load(asked).then(begin).catch(notLoaded));
}

/** Loads the wasm from bytes at hand. */
export function initSync(from) {
  if (loaded) return;
  let wasm;
  try {
    wasm = made.initSync(from);
  } catch (error) {
    notLoaded(error);
  }
  begin(wasm);
}
