// What is asked wrongly is refused with its class, its code and its path: the rows that all
// languages share, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { policy, thrown, vector } from "./package.mjs";

const { answer, answeredBy, Calendar, checkMailing, compareMailings, decide, PolicyError, rights, rightsOfPeople, sendingSchedule } = policy;

/** That `ask` throws a whole error of this class, and that the library still answers afterwards. */
function refused(name, kind, code, path, ask) {
  const error = thrown(ask);
  assert.ok(error instanceof PolicyError, `${name}: ${error?.stack}`);
  assert.deepEqual([error.name, error.code, error.path], [kind, code, path], `${name}: ${error.message}`);
  assert.ok(error instanceof policy[kind], name);
  // What was given stands in quotes.
  for (const locale of ["en", "ru", "kk"]) {
    const text = error.text(locale);
    assert.ok(text.endsWith(".") && !text.includes("{") && /[а-я]/.test(text.replace(/“[^”]*”/g, "")) === (locale !== "en"), `${name}: ${text}`);
  }
  assert.ok(error.message.length > 10 && !error.message.includes("unreachable"), `${name}: ${error.message}`);
  assert.deepEqual(PolicyError.from(structuredClone(error.toJSON())).toJSON(), error.toJSON(), name);
  return error;
}

test("the shared rows are refused with their code and path", () => {
  const rows = vector("wrong_inputs.json");
  assert.ok(rows.length > 150);
  for (const { name, question, request, source, kind, code, path, details } of rows) {
    if (question !== "mailing") {
      const error = refused(name, "QuestionError", code, path, () => answer(question, request));
      assert.deepEqual({ ...error.details, ...details }, error.details, name);
      refused(`${name}, as JSON`, "QuestionError", code, path, () => answer(question, JSON.stringify(request)));
      continue;
    }
    const of = path === "source" ? "SourceError" : "BriefError";
    const error = refused(name, of, code, path, () => checkMailing(source ?? "<p>Dear Alumni,</p>", { kind, brief: request }));
    assert.deepEqual({ ...error.details, ...details }, error.details, name);
  }
});

const throws = () => {
  throw new RangeError("asked");
};
const THROWS = new Proxy({}, new Proxy({}, { get: () => throws }));
class Person {
  degrees = [];
}
const as_of = "2026-01-12";
const facts = (value) => ({ as_of, facts: value });
const person = (value) => facts({ person: value });
const cyclic = { as_of, facts: { person: {} } };
cyclic.facts.person.degrees = [cyclic.facts];
const deep = (levels) => (levels > 0 ? [deep(levels - 1)] : []);
const hidden = Object.defineProperty({}, "student", { value: true, enumerable: false });
const sparse = [];
sparse[2] = { id: "a" };

const REQUESTS = {
  "nothing": [undefined, "wrong-type", null],
  "null": [null, "wrong-type", null],
  "a Promise of a request": [Promise.resolve(person({})), "not-plain", null],
  "a Promise of facts": [facts(Promise.resolve({})), "not-plain", "facts"],
  "a Map for a request": [new Map([["as_of", as_of]]), "not-plain", null],
  "a Map for facts": [facts(new Map()), "not-plain", "facts"],
  "a Map for a person": [person(new Map()), "not-plain", "facts.person"],
  "a Set of degrees": [person({ degrees: new Set() }), "not-plain", "facts.person.degrees"],
  "a WeakMap": [person(new WeakMap()), "not-plain", "facts.person"],
  "a function for a request": [() => person({}), "not-plain", null],
  "a function for facts": [facts(() => ({})), "not-plain", "facts"],
  "a method": [person({ degrees: [], toJSON() {} }), "not-plain", "facts.person.toJSON"],
  "a class": [person(Person), "not-plain", "facts.person"],
  "an instance of a class": [person(new Person()), "not-plain", "facts.person"],
  "a getter": [person({ get student() { return true; } }), "not-plain", "facts.person.student"],
  "a setter": [person({ set student(_) {} }), "not-plain", "facts.person.student"],
  "a getter of a key that there is not": [{ ...facts({}), get terms() { throw new Error("asked"); } }, "not-plain", "terms"],
  "a list that writes itself": [person({ degrees: Object.assign([{ id: "a" }], { toJSON: () => [] }) }), "not-plain", "facts.person.degrees"],
  "a Date that writes itself": [{ as_of: Object.assign(new Date(0), { toJSON: () => as_of }), facts: {} }, "not-plain", "as_of"],
  "a Date of a class of its own": [{ as_of: new (class extends Date { toISOString() { return as_of; } })(), facts: {} }, "not-plain", "as_of"],
  "a hidden key": [person(hidden), "not-plain", "facts.person.student"],
  "an inherited fact": [person(Object.create({ student: true })), "not-plain", "facts.person"],
  "a symbol": [person({ student: Symbol("yes") }), "not-plain", "facts.person.student"],
  "a key that is a symbol": [person({ student: true, [Symbol("student")]: true }), "not-plain", "facts.person"],
  "a Proxy that throws": [person(THROWS), "not-plain", "facts.person"],
  "a Proxy that throws for a request": [THROWS, "not-plain", null],
  "a Proxy that throws when it is written": [person(new Proxy({}, { get: throws })), "not-plain", "facts.person"],
  "a BigInt": [person({ student: 1n }), "not-plain", "facts.person.student"],
  "a boxed boolean": [person({ student: new Boolean(false) }), "not-plain", "facts.person.student"],
  "a boxed string": [{ as_of: new String(as_of), facts: {} }, "not-plain", "as_of"],
  "a regular expression": [{ as_of: /2026/, facts: {} }, "not-plain", "as_of"],
  "an error": [facts(new Error("no facts")), "not-plain", "facts"],
  "bytes": [facts(new Uint8Array(2)), "not-plain", "facts"],
  "a URL": [facts(new URL("https://nu.edu.kz")), "not-plain", "facts"],
  "NaN": [{ as_of: Number.NaN, facts: {} }, "not-a-number", "as_of"],
  "infinity": [{ ...facts({}), terms: { limits: { paragraphs: Infinity } } }, "not-a-number", "terms.limits.paragraphs"],
  "no date": [{ as_of: new Date("soon"), facts: {} }, "not-a-date", "as_of"],
  "no date in a list": [{ ...facts({}), terms: { calendar: { closed: [new Date(NaN)] } } }, "not-a-date", "terms.calendar.closed[0]"],
  "a date beyond the years": [{ as_of: new Date(8.64e15), facts: {} }, "unreadable", "as_of"],
  "a date before the years": [{ as_of: new Date(-1e14), facts: {} }, "unreadable", "as_of"],
  "a circle": [cyclic, "cyclic", "facts.person.degrees[0]"],
  "lists in lists": [facts(deep(100)), "too-deep", `facts${"[0]".repeat(63)}`],
  "undefined in a list": [person({ degrees: [undefined] }), "not-plain", "facts.person.degrees[0]"],
  "a list with a hole": [person({ degrees: sparse }), "not-plain", "facts.person.degrees[0]"],
  "a list of four thousand million holes": [person({ degrees: new Array(2 ** 32 - 1) }), "not-plain", "facts.person.degrees[0]"],
  "half of a character": [person({ degrees: [{ id: "a\ud83d" }] }), "lone-surrogate", "facts.person.degrees[0].id"],
  "the other half": [person({ degrees: [{ id: "\ude00a" }] }), "lone-surrogate", "facts.person.degrees[0].id"],
  "half of a character in a key": [person({ "student\ud83d": true }), "lone-surrogate", "facts.person"],
  "half of a character in JSON": ['{"as_of": "\ud83d"}', "lone-surrogate", null],
  "half of a character escaped in JSON": ['{"as_of": "\\ud83d", "facts": {}}', "not-json", null],
  "an own key __proto__": [JSON.parse('{"as_of": "2026-01-12", "facts": {"__proto__": {}}}'), "unknown-key", "facts"],
  "no JSON": ["{", "not-json", null],
  "an empty text": ["", "not-json", null],
  "a key twice in JSON": ['{"as_of": "2026-01-12", "as_of": "2026-01-13", "facts": {}}', "key-twice", "as_of"],
  "a list of letters for a request": ["[1]", "wrong-type", null],
  "JSON nested too deep": [`{"facts": ${"[".repeat(100_000)}`, "not-json", null],
  "a text of 80 MB": [person({ degrees: [{ id: "a".repeat(80_000_000) }] }), "too-large", null],
  "JSON of 80 MB": [" ".repeat(80_000_000), "too-large", null],
};

test("a request is plain data", () => {
  for (const [name, [request, code, path]] of Object.entries(REQUESTS)) {
    refused(name, "QuestionError", code, path, () => rights(request));
  }
  assert.ok(refused("a Proxy", "QuestionError", "not-plain", null, () => rights(THROWS)).cause instanceof RangeError);
  const large = refused("too large", "QuestionError", "too-large", null, () => rights(" ".repeat(80_000_000)));
  assert.deepEqual(large.details, { size: 80_000_000, limit: 64 * 1024 * 1024 });
  const { details } = refused("a column", "QuestionError", "not-json", null, () => rights('{\n "😀Ә": }'));
  assert.deepEqual([details.line, details.column], [2, 9]);
});

test("what is as good as plain is read", () => {
  const expected = rights(facts({}));
  const bare = Object.assign(Object.create(null), facts({}));
  const elsewhere = vm.runInNewContext('({ as_of: "2026-01-12", facts: { person: {} }, terms: undefined })');
  const seen = new Proxy(facts({}), {});
  for (const request of [bare, elsewhere, seen, Object.freeze(facts({})), JSON.stringify(facts({}))]) {
    assert.deepEqual(rights(request), expected);
  }
  const shared = { so: true, by: "Career and Advising Center" };
  assert.equal(rights(facts({ university: { need: shared, relevant: shared } })).length, 15);
  const there = vm.runInNewContext("new Date(Date.UTC(2026, 0, 12))");
  assert.deepEqual(rights({ as_of: there, facts: {} }), expected);
});

test("a question is a name", () => {
  const rows = [undefined, null, 7, {}, ["rights"], Symbol("rights"), () => "rights", new String("rights"), 1n, Promise.resolve("rights")];
  for (const name of rows) {
    refused(String(name?.description ?? typeof name), "QuestionError", "wrong-type", "question", () => answer(name, facts({})));
    refused(typeof name, "QuestionError", "wrong-type", "question", () => decide(name, facts({})));
    refused(typeof name, "QuestionError", "wrong-type", "clause", () => answeredBy(name));
  }
  refused("half", "QuestionError", "lone-surrogate", "question", () => answer("rights\ud83d", facts({})));
  const { details } = refused("misspelt", "QuestionError", "unknown-name", "question", () => answer("rihgts", facts({})));
  assert.ok(details.known.includes("rights"));
  refused("many decisions", "QuestionError", "no-single-decision", "question", () => decide("rights", facts({})));
  refused("a prototype's key", "QuestionError", "unknown-name", "question", () => answer("constructor", facts({})));
});

test("a source is a string or bytes, and not too large", () => {
  const source = (name, given, code, path = "source") => refused(name, "SourceError", code, path, () => checkMailing(given));
  for (const given of [undefined, null, 7, {}, [60, 112], new ArrayBuffer(3), new DataView(new ArrayBuffer(3)), new Uint16Array(2)]) {
    source(Object.prototype.toString.call(given), given, "wrong-type");
  }
  // No plain object is meant there, nor a number.
  const { message } = source("a buffer", new ArrayBuffer(3), "wrong-type");
  assert.equal(message, "source: it is of the class ArrayBuffer, and has to be a string or a Uint8Array");
  assert.equal(source("a BigInt", 1n, "wrong-type").message, "source: it is a BigInt, and has to be a string or a Uint8Array");
  const column = thrown(() => new Calendar().nthBeforeBatch(new Int32Array(2), 1));
  assert.equal(column.message, "days: it is of the class Int32Array, and has to be a BigInt64Array");
  source("a Promise", Promise.resolve("Dear"), "wrong-type");
  source("a boxed string", new String("Dear"), "wrong-type");
  source("no text", "", "empty");
  source("no bytes", new Uint8Array(), "empty");
  source("bytes that are no UTF-8", Uint8Array.of(60, 112, 62, 255), "invalid-utf8");
  const detached = new Uint8Array(3);
  structuredClone(detached, { transfer: [detached.buffer] });
  source("bytes that were handed to a worker", detached, "detached");
  assert.deepEqual(source("half of a character", "<p>😀\ud83d</p>", "lone-surrogate").details, { offset: 5 });
  const limit = 16 * 1024 * 1024;
  const large = { size: 300_000_000, limit };
  const before = process.memoryUsage().external;
  assert.deepEqual(source("300 MB of text", "a".repeat(300_000_000), "too-large").details, large);
  const bytes = new Uint8Array(300_000_000);
  assert.deepEqual(source("300 MB of bytes", bytes, "too-large").details, large);
  // Nothing of it was copied.
  assert.ok(process.memoryUsage().external - before < bytes.length + 50_000_000);
  assert.equal(source("few letters of many bytes", "Ә".repeat(limit / 2 + 1), "too-large").details.size, limit + 2);
  assert.equal(source("as many pairs", "😀".repeat(limit / 2 + 1), "too-large").details.size, 2 * limit + 4);
});

test("options are an object with their names", () => {
  const option = (name, given, code, path) => refused(name, "BriefError", code, path, () => checkMailing("Dear Alumni,", given));
  const wrong = { "a list": [], "a list of options": [{ kind: "html" }], "a string": "html", "a number": 7, "a Map": new Map(), "a function": () => ({}), "a Promise": Promise.resolve({}), "an instance": new Person() };
  for (const [name, given] of Object.entries(wrong)) {
    assert.deepEqual(option(name, given, "not-plain", "options").details.known, ["kind", "brief"]);
  }
  assert.deepEqual(option("an unknown one", { knid: "html" }, "unknown-key", null).details, { key: "knid", known: ["kind", "brief"] });
  option("one of before", { locale: "ru" }, "unknown-key", null);
  option("a symbol", { [Symbol("kind")]: "html" }, "unknown-key", null);
  option("a getter", { get kind() { return "html"; } }, "not-plain", "kind");
  assert.ok(option("options that throw", THROWS, "not-plain", "options").cause instanceof RangeError);
  option("half of a character in a brief", { brief: '{"subject": "\ud83d"}' }, "lone-surrogate", null);
  option("a brief too large", { brief: { subject: "a".repeat(80_000_000) } }, "too-large", null);
  option("a kind in capitals", { kind: "HTML" }, "unknown-name", "kind");
  option("a kind that is no string", { kind: 7 }, "wrong-type", "kind");
  option("a Promise of a brief", { brief: Promise.resolve({}) }, "not-plain", "brief");
  option("a Map for a brief", { brief: new Map() }, "not-plain", "brief");
  option("a list for a brief", { brief: [] }, "wrong-type", null);
  option("a brief that is no JSON", { brief: "{" }, "not-json", null);
  option("no date", { brief: { event_start: new Date(NaN) } }, "not-a-date", "event_start");
  option("NaN", { brief: { terms: { limits: { paragraphs: NaN } } } }, "not-a-number", "terms.limits.paragraphs");
});

test("a calendar's days, counts and choices", () => {
  const calendar = new Calendar();
  const wrong = (name, code, path, ask) => refused(name, "CalendarError", code, path, ask);
  for (const given of [undefined, null, 20261221, {}, [], 1n, Symbol("day"), new String("2026-12-21")]) {
    wrong(typeof given, "wrong-type", "date", () => calendar.isWorking(given));
  }
  wrong("no date", "not-a-date", "date", () => calendar.day(new Date("tomorrow")));
  wrong("no such date", "does-not-exist", "date", () => calendar.day("2026-02-30"));
  wrong("no ISO date", "unreadable", "start", () => calendar.days("21.12.2026", "2026-12-31"));
  wrong("no offset", "no-offset", "date", () => calendar.day("2026-12-21T10:00:00"));
  wrong("half of a character", "lone-surrogate", "date", () => calendar.day("\ud83d"));
  wrong("not known", "out-of-range", "date", () => calendar.day("2050-01-01"));
  for (const n of [undefined, null, "5", 5n, {}, new Date()]) wrong(typeof n, "wrong-type", "n", () => calendar.nthBefore("2026-12-21", n));
  for (const n of [1.5, 2 ** 64]) wrong(`${n}`, "wrong-type", "n", () => calendar.nthAfter("2026-12-21", n));
  for (const n of [NaN, Infinity, -Infinity]) wrong(`${n}`, "not-a-number", "n", () => calendar.nthAfter("2026-12-21", n));
  wrong("none", "not-positive", "n", () => calendar.nthBefore("2026-12-21", 0));
  wrong("too many", "leads-out", "n", () => calendar.nthBefore("2026-12-21", 2 ** 53 - 1));
  wrong("no bounds", "wrong-type", "bounds", () => calendar.count("2026-12-01", "2026-12-21"));
  wrong("other bounds", "unknown-name", "bounds", () => calendar.count("2026-12-01", "2026-12-21", "all"));
  wrong("backwards", "end-before-start", "end", () => calendar.count("2026-12-21", "2026-12-01", "both"));
  wrong("no column", "wrong-type", "days", () => calendar.nthBeforeBatch([20_000], 1));
  wrong("another column", "wrong-type", "ends", () => calendar.countBatch(new BigInt64Array(1), new BigUint64Array(1), "both"));
  wrong("two lengths", "lengths-differ", "ends", () => calendar.countBatch(new BigInt64Array(2), new BigInt64Array(1), "both"));
  wrong("a day that there is not", "no-such-day", "days[0]", () => calendar.nthBeforeBatch(BigInt64Array.of(2n ** 62n), 1));
  wrong("a start that there is not", "no-such-day", "starts[1]", () => calendar.countBatch(BigInt64Array.of(20_000n, 2n ** 62n), BigInt64Array.of(20_000n, 20_000n), "both"));
  wrong("an end that is not known", "out-of-range", "ends[0]", () => calendar.countBatch(BigInt64Array.of(20_000n), BigInt64Array.of(30_000n), "both"));
  wrong("a column of a hundred million days", "too-many", "days", () => calendar.nthBeforeBatch(new BigInt64Array(100_000_000), 1));
  const handed = new BigInt64Array(1);
  structuredClone(handed, { transfer: [handed.buffer] });
  wrong("a column that was handed to a worker", "detached", "days", () => calendar.nthBeforeBatch(handed, 1));
  for (const given of [undefined, null, {}, 7, "calendar", Calendar]) {
    wrong("no calendar to compare", "wrong-type", "other", () => calendar.differences(given));
  }
  const freed = new Calendar();
  freed.free();
  wrong("a freed calendar", "freed", null, () => freed.day("2026-12-21"));
  wrong("a getter of a freed calendar", "freed", null, () => freed.firstDay);
  wrong("a freed calendar to compare", "freed", "other", () => calendar.differences(freed));
  wrong("a method of no calendar", "wrong-type", null, () => calendar.day.call({}, "2026-12-21"));
  wrong("a choice that throws", "not-plain", "choice", () => new Calendar(THROWS));
  assert.deepEqual(calendar.differences(new Calendar()), []);
  wrong("a list for a choice", "wrong-type", "choice", () => new Calendar([]));
  wrong("a Map for a choice", "not-plain", "choice", () => new Calendar(new Map()));
  wrong("JSON for a choice", "wrong-type", "choice", () => new Calendar("{}"));
  wrong("a Promise of readings", "not-plain", "readings", () => new Calendar(null, Promise.resolve({})));
  wrong("a week", "unknown-name", "week", () => new Calendar({ week: "seven-day" }));
  wrong("a key", "unknown-key", null, () => new Calendar({ weak: "six-day" }));
  wrong("an entry", "unknown-entry", "readings.I99", () => new Calendar({}, { I99: "x" }));
  wrong("both", "closed-and-worked", "worked[0]", () => new Calendar({ closed: ["2026-12-04"], worked: ["2026-12-04"] }));
  // The library is whole after all this.
  assert.equal(calendar.nthBefore("2026-12-21", 14), "2026-11-30");
  assert.equal(sendingSchedule({ facts: {} }).window, null);
  assert.ok(thrown(() => rightsOfPeople()) instanceof PolicyError);
  refused("a table that throws", "QuestionError", "not-plain", "people", () => rightsOfPeople(THROWS, { as_of }));
});

test("of two reports the wrong one is named", () => {
  const report = checkMailing("<p>Dear Alumni,</p>");
  refused("none", "BriefError", "missing-key", "before", () => compareMailings({}, {}));
  refused("a later one", "BriefError", "missing-key", "after", () => compareMailings(report, {}));
  refused("a field", "BriefError", "wrong-type", "after.findings", () => compareMailings(report, { ...report, findings: 7 }));
});

test("what is wrong with a count of days names no method of another language", () => {
  const { message } = refused("no day", "CalendarError", "not-positive", "n", () => new Calendar().nthBefore("2026-12-21", 0));
  assert.doesNotMatch(message, /_/);
});
