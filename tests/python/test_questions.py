"""The shared vectors of all questions, and what only Python can get wrong."""

import copy
import datetime as dt
import json
import pathlib
import unittest

import nu_alumni_policy as nu
from nu_alumni_policy import Calendar, QuestionError

VECTORS = pathlib.Path(__file__).parents[1] / "vectors"
GRADUATE = {
    "person": {
        "degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]
    }
}
MODERATION = json.loads((VECTORS / "moderation/overdue.json").read_text("utf-8"))["request"][
    "record"
]


def vectors(directory):
    for path in sorted((VECTORS / directory).glob("*.json")):
        yield path.name, json.loads(path.read_text("utf-8"))


def with_dates(value):
    """The same with `datetime.date` and aware `datetime.datetime` in the place of ISO's strings."""
    if isinstance(value, dict):
        return {key: with_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_dates(item) for item in value]
    if isinstance(value, str):
        for read in (dt.date.fromisoformat, dt.datetime.fromisoformat):
            try:
                read_back = read(value)
            except ValueError:
                continue
            if read_back.isoformat() == value:
                return read_back
    return value


class Vectors(unittest.TestCase):
    maxDiff = None

    def holds(self, expected, given, path=""):
        """Every value that is expected is there; objects may hold more."""
        if isinstance(expected, dict):
            for key, value in expected.items():
                self.assertIn(key, given, path)
                self.holds(value, given[key], f"{path}.{key}")
        elif isinstance(expected, list):
            self.assertEqual(len(expected), len(given), path)
            for i, value in enumerate(expected):
                self.holds(value, given[i], f"{path}[{i}]")
        else:
            self.assertEqual(expected, given, path)

    def asked(self, question, vector, check):
        """Asks with dates as text, as Python's own, and as JSON."""
        request = vector["request"]
        for form in (request, with_dates(request), json.dumps(request)):
            before = copy.deepcopy(form)
            if "error" in vector:
                with self.assertRaises(QuestionError) as raised:
                    nu.answer(question, form)
                self.assertIn(vector["error"], str(raised.exception))
            else:
                given = nu.answer(question, form)
                check(vector["answer"], given)
                self.assertEqual(json.loads(nu.answer_json(question, form)), given)
            self.assertEqual(form, before)

    def test_moderation_and_collisions(self):
        for question in ("moderation", "collisions"):
            count = 0
            for name, vector in vectors(question):
                with self.subTest(f"{question}: {name}"):
                    self.asked(question, vector, self.assertEqual)
                    count += 1
            self.assertGreater(count, 15)

    def test_dates(self):
        count = 0
        for name, vector in vectors("schedule"):
            with self.subTest(name):
                self.asked(vector["question"], vector, self.holds)
                count += 1
        self.assertGreater(count, 30)

    def test_decisions(self):
        count = 0
        for name, cases in vectors("decisions"):
            for case in cases:
                with self.subTest(f"{name}: {case['id']}"):
                    self.decided(case)
                    count += 1
        self.assertGreater(count, 150)

    def decided(self, case):
        facts, terms = with_dates(case["facts"]), with_dates(case.get("terms"))
        before = copy.deepcopy((facts, terms))
        decision = nu.decide(
            case["question"], facts, as_of=dt.date.fromisoformat(case["as_of"]), terms=terms
        )
        self.assertEqual((facts, terms), before)
        self.assertEqual(decision["outcome"], case["outcome"])
        effect = {
            "undetermined": "leaves-open",
            "needs-approval": "requires-approval",
            "not-granted": "refuses",
            "prohibited": "prohibits",
        }.get(case["outcome"])
        reasons = [r for r in decision["reasons"] if effect in (None, r["effect"])]
        clauses = list(dict.fromkeys(clause for r in reasons for clause in r["clauses"]))
        self.assertEqual(clauses, case["reasons"])
        self.assertEqual(decision["valid"]["until"], case["until"])
        self.assertEqual(decision["approvers"], case.get("approvers", []))
        asked = decision["ask"][0]["facts"] if len(decision["ask"]) > 0 else None
        self.assertEqual(asked, case.get("ask"))
        if "advice" in case:
            advice = [clause for note in decision["advice"] for clause in note["clauses"]]
            self.assertEqual(advice, case["advice"])
        if "due" in case:
            self.assertEqual([note["due"] for note in decision["duties"]], case["due"])
        # By text the same, to the byte.
        request = {key: case[key] for key in ("as_of", "facts", "terms") if key in case}
        kept = json.loads(nu.answer_json(case["question"], json.dumps(request)))
        self.assertEqual([decision], kept)


class Functions(unittest.TestCase):
    def test_each_is_the_question_of_its_name(self):
        as_of = dt.date(2026, 1, 12)
        request = {"as_of": "2026-01-12", "facts": GRADUATE}
        self.assertEqual(nu.rights(GRADUATE, as_of=as_of), nu.answer("rights", request))
        self.assertEqual(
            nu.rights_over_time(GRADUATE, as_of=as_of), nu.answer("rights-over-time", request)
        )
        record = {"record": {"forms": []}}
        self.assertEqual(
            nu.responsibilities(record, as_of=as_of),
            nu.answer("responsibilities", {"as_of": "2026-01-12", "facts": record}),
        )
        schedule = next(v for n, v in vectors("schedule") if n == "clear-days.json")
        self.assertEqual(
            nu.sending_schedule(**with_dates(schedule["request"])),
            nu.answer("sending-schedule", schedule["request"]),
        )
        moved = nu.moved_windows(
            [dt.date(2024, 5, 8), "2024-06-20"], before={"as_known_on": dt.date(2024, 4, 16)}
        )
        self.assertEqual([window["index"] for window in moved["moved"]], [0, 1])
        for function, question, first in (
            (nu.moderation, "moderation", "record"),
            (nu.collisions, "collisions", "communications"),
        ):
            for _, vector in vectors(question):
                if "answer" in vector:
                    request = dict(vector["request"])
                    self.assertEqual(function(request.pop(first), **request), vector["answer"])

    def test_decide_is_for_one_decision(self):
        with self.assertRaisesRegex(QuestionError, "`rights` is answered by no single decision"):
            nu.decide("rights", GRADUATE, as_of="2026-01-12")

    def test_a_decision_has_no_truth_value(self):
        rights = nu.rights(GRADUATE, as_of="2026-01-12")
        self.assertEqual(len(rights), 15)
        forms = nu.responsibilities({"record": {"forms": []}}, as_of="2026-01-12")
        decided = [r["decision"] for r in forms if r["decision"] is not None]
        self.assertGreater(len(decided), 0)
        for decision in [*rights, *decided, copy.deepcopy(rights[0])]:
            for ask in (bool, lambda d: d or None, lambda d: not d):
                with self.assertRaisesRegex(TypeError, r'ask for its \["outcome"\]'):
                    ask(decision)
        # It is a dict in every other respect.
        self.assertEqual(json.loads(json.dumps(rights[0])), rights[0])


class Types(unittest.TestCase):
    def test_the_values_are_of_their_types(self):
        import types_in_use

        self.assertEqual(types_in_use.one, dt.date(2026, 12, 2))
        self.assertIs(types_in_use.works, True)


class Times(unittest.TestCase):
    def test_an_aware_time_falls_on_its_date_in_astana(self):
        # 20:00 in London, and 01:00 of the next day in Astana.
        event = dt.datetime(2026, 12, 20, 20, tzinfo=dt.UTC)
        self.assertEqual(nu.sending_schedule(event_start=event)["event"], "2026-12-21")
        self.assertEqual(Calendar().nth_before(event, 14), dt.date(2026, 11, 30))
        # The year of e-resources ends on 15 June.
        end = dt.datetime(2026, 6, 14, 18, 59, tzinfo=dt.UTC)
        for as_of, outcome in ((end, "granted"), (end + dt.timedelta(minutes=1), "not-granted")):
            decision = nu.decide("library-e-resources", GRADUATE, as_of=as_of)
            self.assertEqual(decision["outcome"], outcome)

    def test_a_naive_time_is_refused_with_the_reason(self):
        naive = dt.datetime(2026, 12, 21, 10)
        for ask in (
            lambda: nu.sending_schedule(event_start=naive),
            lambda: nu.decide("alumnus", GRADUATE, as_of=naive),
            lambda: nu.moderation(MODERATION, as_of=naive),
            lambda: Calendar().nth_before(naive, 14),
        ):
            with self.assertRaisesRegex(nu.PolicyError, "no offset"):
                ask()


class Errors(unittest.TestCase):
    def test_what_cannot_be_asked_is_named(self):
        with self.assertRaisesRegex(QuestionError, "unknown question `rihgts`"):
            nu.answer("rihgts", {})
        with self.assertRaisesRegex(QuestionError, "unknown field `persn`"):
            nu.decide("alumnus", {"persn": {}}, as_of="2026-01-12")
        with self.assertRaisesRegex(QuestionError, "conferral"):
            nu.rights(GRADUATE, as_of="2025-01-12")
        with self.assertRaisesRegex(TypeError, "set is no text, number, date or time"):
            nu.decide("alumnus", {"person": {1}}, as_of="2026-01-12")
        self.assertTrue(issubclass(QuestionError, nu.PolicyError))
        self.assertTrue(issubclass(nu.CalendarError, nu.PolicyError))
        self.assertTrue(issubclass(nu.PolicyError, ValueError))


if __name__ == "__main__":
    unittest.main()
