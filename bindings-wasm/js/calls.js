// The calls into the wasm: what is called before it is loaded is refused as every other mistake is.
import { having, isWhole, loadedWith, ofTheWhole } from "./load.js";
import { calendar, sound } from "./sound.js";

export { BriefError, CalendarError, PolicyError, QuestionError, SourceError } from "./errors.js";
export { Conferral } from "./nu_alumni_policy.js";

const call = (name) => (...given) => sound(having(name), (from) => from[name](...given));

/** The codes of what the whole library may read all the same: a message, another charset than UTF-8. */
const UNREAD = ["kind-not-read", "invalid-utf8"];

const check = (name) => (...given) => {
  try {
    return call(name)(...given);
  } catch (error) {
    if (isWhole() || !UNREAD.includes(error.code)) throw error;
    throw ofTheWhole("this source is read by the whole library", error);
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
    const made = having("Calendar");
    const { Calendar: own } = made;
    return calendar(made, () => Reflect.construct(own, given, target === Calendar ? own : target));
  },
  get: (none, name) => Reflect.get(loadedWith("Calendar")?.Calendar ?? none, name),
  has: (none, name) => Reflect.has(loadedWith("Calendar")?.Calendar ?? none, name),
});
