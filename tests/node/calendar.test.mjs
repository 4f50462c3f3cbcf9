// Working days: the shared vectors, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, policy } from "./package.mjs";

const { Calendar } = policy;
const fails = (message, ask) =>
  assert.throws(ask, (e) => e instanceof policy.CalendarError && e.name === "CalendarError" && message.test(e.message));

test("the shared questions are answered", () => {
  const ask = {
    "is-working": (calendar, q) => calendar.isWorking(q.date),
    "nth-before": (calendar, q) => calendar.nthBefore(q.date, q.n),
    "nth-after": (calendar, q) => calendar.nthAfter(q.date, q.n),
    "roll-forward": (calendar, q) => calendar.rollForward(q.date),
    "roll-backward": (calendar, q) => calendar.rollBackward(q.date),
    count: (calendar, q) => calendar.count(q.date, q.end, q.bounds),
  };
  const [{ json }] = kept("calendar");
  assert.ok(json.length > 25);
  for (const q of json) {
    const given = () => ask[q.ask](new Calendar(q.choice), q);
    if (q.error) {
      assert.throws(given, (e) => e.name === "CalendarError" && e.message.includes(q.error), JSON.stringify(q));
    } else {
      assert.equal(given(), q.answer, JSON.stringify(q));
    }
  }
});

test("a batch is the same as one by one", () => {
  const calendar = new Calendar();
  const number = (date) => BigInt(Date.parse(date) / 86_400_000);
  const days = calendar.days("2024-01-01", "2024-12-31");
  assert.equal(days.length, 366);
  assert.equal(days.filter((day) => day.working).length, 249);
  const starts = BigInt64Array.from(days, (day) => number(day.date));
  const ends = starts.map((day) => day + 30n);
  const before = calendar.nthBeforeBatch(starts, 14);
  const after = calendar.nthAfterBatch(starts, 5);
  const counts = calendar.countBatch(starts, ends, "end");
  days.forEach(({ date }, i) => {
    assert.equal(before[i], number(calendar.nthBefore(date, 14)), date);
    assert.equal(after[i], number(calendar.nthAfter(date, 5)), date);
    const end = new Date(Number(ends[i]) * 86_400_000).toISOString().slice(0, 10);
    assert.equal(counts[i], BigInt(calendar.count(date, end, "end")), date);
  });
});

test("two states of the calendar are compared", () => {
  const pairs = new Calendar({ as_known_on: "2026-03-17" }).differences(new Calendar());
  assert.deepEqual(
    pairs.map(([here, there]) => [here.date, here.kind, there.kind]),
    [
      ["2026-08-30", "holiday", "weekend"],
      ["2026-08-31", "observed-day-off", "working-day"],
      ["2027-03-15", "working-day", "holiday"],
      ["2027-08-30", "holiday", "working-day"],
    ],
  );
  const { firstDay, lastDay } = new Calendar();
  assert.deepEqual([firstDay, lastDay], ["2011-01-01", "2027-12-31"]);
  // A Date is an instant: 19:30 of the 20th in London is after midnight in Astana.
  assert.equal(new Calendar().day(new Date("2026-12-20T19:30:00Z")).date, "2026-12-21");
});

test("what is wrong is an error with its name", () => {
  const calendar = new Calendar();
  fails(/date: it is a number, and has to be a date/, () => calendar.isWorking(20261221));
  fails(/add the offset/, () => calendar.isWorking("2026-12-21T10:00:00"));
  fails(/n: it is the number 1.5, and has to be a whole number/, () => calendar.nthBefore("2026-12-21", 1.5));
  fails(/there are both, start, end, neither/, () => calendar.count("2026-12-01", "2026-12-21", "all"));
  fails(/differ in length/, () => calendar.countBatch(new BigInt64Array(2), new BigInt64Array(1), "both"));
  fails(/days\[0\]: .* not known/, () => calendar.nthBeforeBatch(BigInt64Array.of(90_000n), 1));
  fails(/other: it is an object, and has to be a Calendar/, () => calendar.differences({}));
  assert.deepEqual(new Calendar({ week: "six-day" }).readings, { I30: "six-day-week" });
  calendar.free();
  fails(/was freed/, () => calendar.isWorking("2026-12-21"));
});
