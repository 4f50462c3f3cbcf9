// A calendar that was freed, or is none, is refused as every wrong argument is.
import { Calendar } from "../../../nu_alumni_policy.js";
import { PolicyError } from "./errors.js";
import { kindOf } from "./to_json.js";

function check(calendar, path) {
  const refuse = (code, message, details) => {
    const said = path ? `${path}: ${message}` : message;
    throw PolicyError.from({ name: "CalendarError", code, path, message: said, details });
  };
  if (!(calendar instanceof Calendar)) {
    const [found, expected] = [kindOf(calendar), "a Calendar"];
    refuse("wrong-type", `it is ${found}, and has to be ${expected}`, { found, expected });
  }
  if (!calendar.__wbg_ptr) refuse("freed", "the calendar was freed; make another", {});
}

/** Lets every method and getter look at its calendars first. */
export function guardCalendar() {
  const members = Object.getOwnPropertyDescriptors(Calendar.prototype);
  for (const [name, member] of Object.entries(members)) {
    if (name === "constructor" || name === "free" || name.startsWith("__")) continue;
    const kind = member.get ? "get" : "value";
    const ask = member[kind];
    const guarded = function (...given) {
      check(this, null);
      if (name === "differences") check(given[0], "other");
      return ask.apply(this, given);
    };
    Object.defineProperty(Calendar.prototype, name, { ...member, [kind]: guarded });
  }
}
