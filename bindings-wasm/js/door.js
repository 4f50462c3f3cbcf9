// The door to the wasm: what is called before it is loaded is refused as every other mistake is.
import load, * as made from "./nu_alumni_policy.js";

export { BriefError, CalendarError, Conferral, PolicyError, QuestionError, SourceError } from "./nu_alumni_policy.js";

let loaded = false;

function whenLoaded(call) {
  if (loaded) return call();
  const message = "the wasm is not loaded: `await init()` first, the package's default export";
  throw new made.PolicyError({ code: "not-loaded", message });
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
export const renderMailing = /* @__PURE__ */ guarded(made.renderMailing);
export const registerPaper = /* @__PURE__ */ guarded(made.registerPaper);
export const responsibilities = /* @__PURE__ */ guarded(made.responsibilities);
export const rights = /* @__PURE__ */ guarded(made.rights);
export const rightsOfPeople = /* @__PURE__ */ guarded(made.rightsOfPeople);
export const rightsOverTime = /* @__PURE__ */ guarded(made.rightsOverTime);
export const sendingSchedule = /* @__PURE__ */ guarded(made.sendingSchedule);

export const Calendar = /* @__PURE__ */ new Proxy(made.Calendar, {
  construct: (kind, given, target) => whenLoaded(() => Reflect.construct(kind, given, target)),
});

/** Loads the wasm, once; the default is the file beside this module. */
export default async function init(from) {
  const done = await load(from);
  loaded = true;
  return done;
}

/** Loads the wasm from bytes at hand. */
export function initSync(from) {
  const done = made.initSync(from);
  loaded = true;
  return done;
}
