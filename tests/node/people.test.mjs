// The rights of a table of people are those of each of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { policy, thrown } from "./package.mjs";

const { Conferral, rights, rightsOfPeople } = policy;
const as_of = "2026-01-12";
const facts = {};
const kinds = [
  undefined,
  "bachelor",
  "master",
  "doctor-of-medicine",
  "residency",
  "phd",
  "certificate",
  "foundation-year",
  "exchange",
];
const institutions = [undefined, "nu", "other"];
const flags = [undefined, false, true];
const day = (date) => Date.parse(date) / 86_400_000;
const conferrals = new Map([
  [Conferral.Unknown, undefined],
  [Conferral.Pending, "pending"],
  [Conferral.Conferred, "conferred"],
  [day("2024-06-15"), "2024-06-15"],
  [day("2025-01-11"), "2025-01-11"],
  [day("2025-01-12"), "2025-01-12"],
  [day("2025-01-13"), "2025-01-13"],
  [day(as_of), as_of],
]);

/** People with up to three degrees, each with a mixture of codes of its own. */
function table(size) {
  const rows = [];
  let seed = 1;
  const any = (n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  for (let i = 0; i < size; i += 1) {
    const degrees = Array.from({ length: any(4) }, () => [any(9), any(3), [...conferrals.keys()][any(8)]]);
    rows.push({ degrees, given: any(3), alumni: any(3), identification: any(3) });
  }
  const all = rows.flatMap((row) => row.degrees);
  let end = 0;
  const columns = {
    first_degree: Uint32Array.of(0, ...rows.map((row) => (end += row.degrees.length))),
    degrees_given: Uint8Array.from(rows, (row) => row.given),
    alumni_card: Uint8Array.from(rows, (row) => row.alumni),
    identification_card: Uint8Array.from(rows, (row) => row.identification),
    kind: Uint8Array.from(all, ([kind]) => kind),
    institution: Uint8Array.from(all, ([, institution]) => institution),
    conferral: Int32Array.from(all, ([, , conferral]) => conferral),
  };
  return { rows, columns };
}

test("columns give the outcomes of one by one", () => {
  const { rows, columns } = table(400);
  const university = { platform: true, need: { so: false, by: "Career and Advising Center" } };
  const found = rightsOfPeople(columns, { as_of, facts: { university } });
  const seen = new Set();
  let compared = 0;
  rows.forEach((row, i) => {
    // Of whom not all degrees are given, other degrees may be there: no one person says so.
    if (row.given !== 2) return;
    const degrees = row.degrees.map(([kind, institution, conferral], n) => ({
      id: `${n}`,
      kind: kinds[kind],
      institution: institutions[institution],
      conferral: conferrals.get(conferral),
    }));
    const person = { degrees, alumni_card: flags[row.alumni], identification_card: flags[row.identification] };
    for (const { question, outcome } of rights({ as_of, facts: { person, university } })) {
      assert.equal(found.outcomes[found.rights[question][i]], outcome, `${question} of row ${i}`);
      seen.add(outcome);
      compared += 1;
    }
  });
  assert.ok(compared > 1_000 && seen.size === 3);
  assert.equal(Object.keys(found.rights).length, 15);
});

test("a wrong table is an error that names the column", () => {
  const { columns } = table(3);
  const fails = (code, path, people, request = { as_of, facts }) => {
    const error = thrown(() => rightsOfPeople(people, request));
    assert.ok(error instanceof policy.QuestionError, `${error}`);
    assert.deepEqual([error.code, error.path], [code, path], error.message);
  };
  fails("not-plain", "people", 7);
  fails("not-plain", "people", [columns]);
  fails("unknown-key", null, { ...columns, kinds: columns.kind });
  fails("wrong-type", "kind", { ...columns, kind: [...columns.kind] });
  fails("wrong-type", "conferral", { ...columns, conferral: undefined });
  fails("wrong-length", "alumni_card", { ...columns, alumni_card: new Uint8Array(1) });
  fails("unknown-code", "degrees_given[1]", { ...columns, degrees_given: Uint8Array.of(2, 9, 2) });
  fails("wrong-order", "first_degree[0]", { ...columns, first_degree: columns.first_degree.map((start) => start + 1) });
  fails("no-day", "as_of", columns, { facts });
  fails("no-offset", "as_of", columns, { as_of: "2026-01-12T10:00:00", facts });
  fails("missing-key", null, columns, { as_of });
  fails("unknown-key", "facts", columns, { as_of, facts: { person: {} } });
  fails("wrong-type", null, columns, undefined ?? null);
});
