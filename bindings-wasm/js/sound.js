// What keeps the library whole: a calendar that was freed, or is none, is refused as every wrong argument
// is; and where the wasm fails, it is begun anew.
import { failure, PolicyError, wrongArgument } from "./errors.js";
import { kindOf } from "./to_json.js";

/** How often the wasm of these bindings was begun anew; wasm-bindgen writes it into what it makes. */
const begun = new Map();

function beginAnew(bindings) {
  bindings.__wbg_reset_state();
  living.delete(bindings);
  begun.set(bindings, (begun.get(bindings) ?? 0) + 1);
}

/** How many calendars lie in the memory of these bindings as it is now. */
const living = new WeakMap();

function memoryOf(bindings) {
  if (!living.has(bindings)) living.set(bindings, { calendars: 0 });
  return living.get(bindings);
}

/** One that nobody holds any more wasm-bindgen frees by itself. */
const unheld = new FinalizationRegistry((memory) => {
  memory.calendars -= 1;
});

/** The most bytes of memory that stay: wasm gives none back, and one letter of 16 MB would hold what it took. */
const MOST_THAT_STAYS = 64 * 1024 * 1024;

/** What `call` gives of these bindings. All but our own errors are a fault of the library: its memory is not to be trusted then. */
export function sound(bindings, call) {
  try {
    return call(bindings);
  } catch (error) {
    if (error instanceof PolicyError) throw error;
    beginAnew(bindings);
    const message = `the library failed, which is its own fault and not the request's (${error?.message}). \
It was begun anew and can be asked on; a Calendar has to be made anew`;
    throw failure("trapped", message, error);
  } finally {
    // What is loaded already it gives back.
    const { memory } = bindings.initSync();
    if (memory.buffer.byteLength > MOST_THAT_STAYS && memoryOf(bindings).calendars === 0) beginAnew(bindings);
  }
}

/** A calendar of these bindings, which has to stay where it is. */
export function calendar(bindings, make) {
  const memory = memoryOf(bindings);
  // First, so that it does not go as soon as it is made.
  memory.calendars += 1;
  try {
    const made = sound(bindings, make);
    unheld.register(made, memory, made);
    return made;
  } catch (error) {
    memory.calendars -= 1;
    throw error;
  }
}

/** Lets every method and getter of these bindings' `Calendar` look at its calendars first. */
export function guardCalendar(bindings) {
  const { Calendar } = bindings;
  const now = () => begun.get(bindings) ?? 0;
  const check = (calendar, path) => {
    const refuse = (code, message, details) => {
      throw wrongArgument("CalendarError", code, path, message, details);
    };
    if (!(calendar instanceof Calendar)) {
      const [found, expected] = [kindOf(calendar), "a Calendar"];
      refuse("wrong-type", `it is ${found}, and has to be ${expected}`, { found, expected });
    }
    if (!calendar.__wbg_ptr) refuse("freed", "the calendar was freed; make another");
    if (calendar.__wbg_inst !== now()) refuse("freed", "the calendar went when the library failed; make another");
  };
  const members = Object.getOwnPropertyDescriptors(Calendar.prototype);
  for (const [name, member] of Object.entries(members)) {
    if (name === "constructor" || name === "free" || name.startsWith("__")) continue;
    const kind = member.get ? "get" : "value";
    const ask = member[kind];
    const whole = function (...given) {
      check(this, null);
      if (name === "differences") check(given[0], "other");
      return sound(bindings, () => ask.apply(this, given));
    };
    Object.defineProperty(Calendar.prototype, name, { ...member, [kind]: whole });
  }
  const { free } = Calendar.prototype;
  // What went with its memory is not to be freed in another, nor what was freed again.
  Calendar.prototype.free = function () {
    if (!this.__wbg_ptr || this.__wbg_inst !== now()) return;
    if (unheld.unregister(this)) memoryOf(bindings).calendars -= 1;
    free.call(this);
  };
  if (Symbol.dispose) Calendar.prototype[Symbol.dispose] = Calendar.prototype.free;
}
