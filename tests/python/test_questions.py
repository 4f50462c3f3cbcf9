"""The shared vectors of all questions, and what only Python can get wrong."""

import copy
import datetime as dt
import json
import pathlib
import pickle
import types
import unittest

import numpy as np
import nu_alumni_policy as nu
from nu_alumni_policy import Calendar, QuestionError

VECTORS = pathlib.Path(__file__).parents[1] / "vectors"
GRADUATE = {
    "person": {
        "degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}]
    }
}
MODERATION = json.loads((VECTORS / "moderation/overdue.json").read_text("utf-8"))["request"]


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
                check(vector["answer"], given.to_dict())
                self.assertEqual(nu.answer_json(question, form), given.to_json())
            self.assertEqual(form, before)

    def test_moderation_and_collisions(self):
        for question in ("moderation", "collisions", "queue"):
            count = 0
            for name, vector in vectors(question):
                with self.subTest(f"{question}: {name}"):
                    self.asked(question, vector, self.holds)
                    count += 1
            self.assertGreater(count, 5)

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
        request = {key: case[key] for key in ("as_of", "facts", "terms") if key in case}
        with_python_s = with_dates(request)
        before = copy.deepcopy(with_python_s)
        decision = nu.decide(case["question"], with_python_s)
        self.assertEqual(with_python_s, before)
        self.assertEqual(decision.outcome, case["outcome"])
        effect = {
            "undetermined": "leaves-open",
            "needs-approval": "requires-approval",
            "not-granted": "refuses",
            "prohibited": "prohibits",
        }.get(case["outcome"])
        reasons = [r for r in decision.reasons if effect in (None, r.effect)]
        clauses = list(dict.fromkeys(clause for r in reasons for clause in r.clauses))
        self.assertEqual(clauses, case["reasons"])
        self.assertEqual(decision.valid.until, case["until"])
        self.assertEqual(list(decision.approvers), case.get("approvers", []))
        asked = list(decision.ask[0].facts) if len(decision.ask) > 0 else None
        self.assertEqual(asked, case.get("ask"))
        if "advice" in case:
            advice = [clause for note in decision.advice for clause in note.clauses]
            self.assertEqual(advice, case["advice"])
        if "due" in case:
            self.assertEqual([note.due for note in decision.duties], case["due"])
        # By text the same, to the byte.
        kept = nu.answer_json(case["question"], json.dumps(request))
        self.assertEqual(decision.to_json(), kept)


class Functions(unittest.TestCase):
    def test_each_is_the_question_of_its_name(self):
        request = {"as_of": dt.date(2026, 1, 12), "facts": GRADUATE}
        self.assertEqual(nu.rights(request), nu.answer("rights", request))
        for function, question, folder in (
            (nu.sending_schedule, "sending-schedule", "schedule"),
            (nu.moved_windows, "moved-windows", "schedule"),
            (nu.moderation, "moderation", "moderation"),
            (nu.queue, "queue", "queue"),
            (nu.collisions, "collisions", "collisions"),
        ):
            asked = 0
            for _, vector in vectors(folder):
                if "answer" in vector and vector.get("question", question) == question:
                    given = function(with_dates(vector["request"]))
                    self.assertEqual(given, nu.answer(question, vector["request"]))
                    asked += 1
            self.assertGreater(asked, 0, question)

    def test_decide_is_for_one_decision(self):
        with self.assertRaises(QuestionError) as raised:
            nu.decide("rights", {"as_of": "2026-01-12", "facts": GRADUATE})
        self.assertEqual(raised.exception.code, "no-single-decision")

    def test_the_policy_is_told_in_a_language(self):
        def gist(*locale):
            return nu.policy(*locale).clauses[0].gist

        self.assertEqual(gist(), gist("en"))
        self.assertNotEqual(gist("ru"), gist("kk"))
        with self.assertRaises(QuestionError) as raised:
            nu.policy("fr")
        self.assertEqual(raised.exception.path, "locale")

    def test_the_policy_says_what_answers_for_it(self):
        policy = nu.policy()
        for clause in policy.clauses:
            self.assertEqual(list(clause.answered_by), nu.answered_by(clause.id))
        self.assertEqual(nu.answered_by("A2.1"), ["subject-present", "subject-length"])
        with self.assertRaises(QuestionError) as raised:
            nu.answered_by("10.1")
        known = [clause.id for clause in policy.clauses]
        self.assertEqual(raised.exception.details["known"], known)
        former = [school.name for school in policy.schools if school.former]
        self.assertEqual(former, ["SENG", "SST", "SHSS"])
        for question in policy.questions:
            with self.assertRaises(QuestionError) as raised:
                nu.answer(question.name, {"as_of": "2026-01-12", "facts": {"?": 1}})
            self.assertEqual(raised.exception.code, "unknown-key")

    def test_a_decision_has_no_truth_value(self):
        rights = nu.rights({"as_of": "2026-01-12", "facts": GRADUATE})
        self.assertEqual(len(rights), 15)
        answer = nu.answer(
            "responsibilities", {"as_of": "2026-01-12", "facts": {"record": {"forms": []}}}
        )
        decided = [r.decision for r in answer.responsibilities if r.decision is not None]
        self.assertGreater(len(decided), 0)
        for decision in [*rights, *decided, copy.deepcopy(rights[0])]:
            for ask in (bool, lambda d: d or None, lambda d: not d):
                with self.assertRaisesRegex(TypeError, r'ask for its \.outcome'):
                    ask(decision)


class Types(unittest.TestCase):
    def test_the_values_are_of_their_types(self):
        import types_in_use

        self.assertEqual(types_in_use.one, dt.date(2026, 12, 2))
        # Every question is asked there.
        source = pathlib.Path(types_in_use.__file__).read_text("utf-8")
        for question in nu.policy().questions:
            self.assertIn(f'"{question.name}"', source)

    def test_all_that_is_named_is_there(self):
        from nu_alumni_policy import _answers, _inputs, _names, _objects, _requests

        files = (_answers, _inputs, _names, _objects, _requests)
        of_types = [name for file in files for name in file.__all__]
        names = [*nu.__all__, *of_types]
        self.assertEqual(len(set(names)), len(names))
        for name in names:
            self.assertTrue(hasattr(nu, name), name)
        self.assertFalse(hasattr(nu, "Literal"))


class Times(unittest.TestCase):
    def test_an_aware_time_falls_on_its_date_in_astana(self):
        # 20:00 in London, and 01:00 of the next day in Astana.
        event = dt.datetime(2026, 12, 20, 20, tzinfo=dt.timezone.utc)
        schedule = nu.sending_schedule({"facts": {"event_start": event}})
        self.assertEqual(schedule.event, "2026-12-21")
        self.assertEqual(Calendar().nth_before(event, 14), dt.date(2026, 11, 30))
        # The year of e-resources ends on 15 June.
        end = dt.datetime(2026, 6, 14, 18, 59, tzinfo=dt.timezone.utc)
        for as_of, outcome in ((end, "granted"), (end + dt.timedelta(minutes=1), "not-granted")):
            decision = nu.decide("library-e-resources", {"as_of": as_of, "facts": GRADUATE})
            self.assertEqual(decision.outcome, outcome)

    def test_what_numpy_holds_is_what_it_says(self):
        facts = {"group": {"members": np.int64(2), "independent": np.bool_(True)}}
        plain = {"group": {"members": 2, "independent": True}}
        as_of = np.datetime64("2026-01-12")
        self.assertEqual(
            nu.decide("association", {"as_of": as_of, "facts": facts}),
            nu.decide("association", {"as_of": "2026-01-12", "facts": plain}),
        )

    def test_any_mapping_and_any_list_goes_in(self):
        frozen = types.MappingProxyType({"person": {"degrees": ()}})
        self.assertEqual(
            nu.rights({"as_of": "2026-01-12", "facts": frozen}),
            nu.rights({"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}),
        )


class Errors(unittest.TestCase):
    def test_an_error_is_data_and_stays_so(self):
        with self.assertRaises(QuestionError) as raised:
            nu.answer("rights", {"as_of": "2026-01-12", "facts": {"persn": {}}})
        error = raised.exception
        self.assertEqual((error.code, error.path), ("unknown-key", "facts"))
        self.assertEqual(error.details, {"key": "persn", "known": ["person", "university", "approvals"]})
        self.assertIn("there is no `persn`", str(error))
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            self.assertIs(type(again), QuestionError)
            self.assertEqual(str(again), str(error))
            self.assertEqual(vars(again), vars(error))

    def test_every_exception_is_a_policy_error(self):
        for kind in (nu.SourceError, nu.BriefError, nu.QuestionError, nu.CalendarError):
            self.assertTrue(issubclass(kind, nu.PolicyError))
            self.assertEqual(kind.__module__, "nu_alumni_policy")
        self.assertTrue(issubclass(nu.PolicyError, ValueError))


if __name__ == "__main__":
    unittest.main()
