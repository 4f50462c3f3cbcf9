// The shared vectors of questions, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { examples, kept, policy, thrown, vectors } from "./package.mjs";

const { answer, answeredBy, answerJson, collisions, decide, moderation, movedWindows, queue } = policy;
const { responsibilities, rights, rightsOverTime, sendingSchedule } = policy;
const cases = kept("decisions").flatMap(({ json }) => json);
const request = ({ as_of, facts, terms }) => ({ as_of, facts, terms });
const unique = (list) => [...new Set(list)];

test("cases give what was written down for them", () => {
  assert.ok(cases.length > 100);
  const effects = {
    granted: null,
    undetermined: "leaves-open",
    "needs-approval": "requires-approval",
    "not-granted": "refuses",
    prohibited: "prohibits",
  };
  for (const c of cases) {
    const decision = decide(c.question, request(c));
    const effect = effects[c.outcome];
    const counted = decision.reasons.filter((reason) => effect === null || reason.effect === effect);
    const given = {
      outcome: decision.outcome,
      reasons: unique(counted.flatMap((reason) => reason.clauses)),
      until: decision.valid.until,
      approvers: decision.approvers,
      ask: decision.ask[0]?.facts ?? null,
    };
    const { outcome, reasons, until = null, approvers = [], ask = null } = c;
    assert.deepEqual(given, { outcome, reasons, until, approvers, ask }, c.id);
    if (c.advice) assert.deepEqual(decision.advice.flatMap((note) => note.clauses), c.advice, c.id);
    if (c.due) assert.deepEqual(decision.duties.map((note) => note.due), c.due, c.id);
    // What the types promise of each outcome.
    assert.equal(decision.approvers.length > 0, outcome === "needs-approval", c.id);
    // No fact settles what an edition without force leaves open (I47).
    const ofEdition = decision.reasons.some((reason) => reason.readings.includes("I47"));
    assert.equal(decision.ask.length > 0, outcome === "undetermined" && !ofEdition, c.id);
    // The same from every door, from an object and from JSON.
    assert.deepEqual(answer(c.question, JSON.stringify(request(c))), decision, c.id);
    assert.deepEqual(JSON.parse(answerJson(c.question, request(c))), decision, c.id);
  }
});

/** Whether what is expected stands in what was given. */
function stands(expected, given, path) {
  if (expected === null || typeof expected !== "object") return assert.equal(given, expected, path);
  assert.equal(Array.isArray(given), Array.isArray(expected), path);
  if (Array.isArray(expected)) assert.equal(given.length, expected.length, path);
  for (const key of Object.keys(expected)) stands(expected[key], given?.[key], `${path}.${key}`);
}

for (const [folder, ask] of Object.entries({ moderation, collisions, queue })) {
  test(`${folder}: requests get their kept answers and errors`, () => {
    const all = kept(folder);
    assert.ok(all.length > 5);
    for (const { path, json } of all) {
      if (json.error) {
        const says = (e) => e.name === "QuestionError" && e.message.includes(json.error);
        assert.throws(() => ask(json.request), says, path);
      } else {
        stands(json.answer, ask(json.request), path);
        assert.deepEqual(answer(folder, json.request), ask(json.request), path);
      }
    }
  });
}

test("schedules are as they were written down", { skip: !existsSync(join(vectors, "schedule")) }, () => {
  for (const { path, json } of kept("schedule")) {
    const { question, request, answer: expected, error } = json;
    if (error) {
      const says = (e) => e.name === "QuestionError" && e.message.includes(error);
      assert.throws(() => answer(question, request), says, path);
    } else {
      stands(expected, answer(question, request), path);
    }
  }
});

test("the example of every question is answered", () => {
  const names = policy.policy().questions.map((question) => question.name);
  assert.deepEqual(Object.keys(examples).toSorted(), names.toSorted());
  const thin = { rights, rightsOverTime, responsibilities, sendingSchedule, movedWindows, moderation, queue, collisions };
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const asked = names.filter((name) => {
    const given = answer(name, examples[name]);
    assert.ok(typeof given === "object" && given !== null, name);
    if ("outcome" in given) assert.deepEqual(decide(name, examples[name]), given, name);
    assert.deepEqual(thin[camel(name)]?.(examples[name]) ?? given, given, name);
    return thin[camel(name)];
  });
  assert.equal(asked.length, 8);
});

test("the Policy says what answers for its clauses", () => {
  const { clauses, limits } = policy.policy();
  for (const clause of clauses) assert.deepEqual(answeredBy(clause.id), clause.answered_by, clause.id);
  assert.deepEqual(answeredBy("A2.1"), ["subject-present", "subject-length"]);
  const error = thrown(() => answeredBy("10.1"));
  assert.deepEqual([error.code, error.path], ["unknown-name", "clause"]);
  assert.deepEqual(error.details.known, clauses.map((clause) => clause.id));
  assert.ok(limits.length > 15);
});

test("the Policy is told in a language", () => {
  const gist = (locale) => policy.policy(locale).clauses[0].gist;
  assert.equal(gist(), gist("en"));
  assert.notEqual(gist("ru"), gist("kk"));
  const error = thrown(() => policy.policy("fr"));
  assert.deepEqual([error.code, error.path], ["unknown-name", "locale"]);
});

test("when to send", () => {
  const schedule = sendingSchedule({ facts: { event_start: "2026-12-21" } });
  assert.deepEqual([schedule.window.opens.date, schedule.window.closes.date], ["2026-11-30", "2026-12-11"]);
  // A Date is an instant: 19:30 of the 20th in London is after midnight in Astana.
  assert.deepEqual(sendingSchedule({ facts: { event_start: new Date("2026-12-20T19:30:00Z") } }), schedule);
  assert.equal(answerJson("sending-schedule", '{"facts":{"event_start":"2026-12-21"}}'), JSON.stringify(schedule));
  const events = ["2026-12-21", "2026-09-04"];
  const { moved } = movedWindows({ facts: { events, before: { as_known_on: "2026-03-17" } } });
  assert.deepEqual(
    moved.map((m) => [m.index, m.before.opens.date, m.after.opens.date]),
    [[1, "2026-08-14", "2026-08-17"]],
  );
});

test("all rights in one call", () => {
  const facts = { person: { degrees: [{ id: "bsc", kind: "bachelor", school: "SEDS", conferral: "2025-06-14" }] } };
  const all = rights({ as_of: "2026-01-12", facts });
  assert.equal(all.length, 15);
  for (const decision of all) {
    assert.deepEqual(decide(decision.question, { as_of: "2026-01-12", facts }), decision);
  }
  assert.equal(all.find((d) => d.question === "library-e-resources").outcome, "granted");
});
