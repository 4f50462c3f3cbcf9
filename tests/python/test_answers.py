"""Answers as objects: read, kept, compared, taken apart and given back."""

import copy
import html
import inspect
import io
import json
import pathlib
import pickle
import pprint
import subprocess
import sys
import textwrap
import unittest
from concurrent.futures import ThreadPoolExecutor

import nu_alumni_policy as nu
from nu_alumni_policy._objects import decoded
from rich.console import Console

VECTORS = pathlib.Path(__file__).parents[1] / "vectors"
KINDS = {".html": "html", ".eml": "eml", ".msg": "msg", ".txt": "text"}
DEGREE = {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
REQUEST = {"as_of": "2026-01-12", "facts": {"person": {"degrees": [DEGREE]}}}


def answers():
    """One of each kind, and the canonical JSON of those that have a door to it."""
    draft = "<p>Dear Alumni,</p><p>😀 JOIN US NOW, \u2028\x7f \"ә\" \\ &amp;</p>"
    report = nu.check_mailing(draft, kind="html", brief={"event_start": "2026-12-21"})
    yield report, None
    yield nu.fix_mailing(draft)[1], None
    yield nu.compare_mailings(report, nu.check_mailing("<p>Dear Alumni,</p>")), None
    yield nu.policy("kk"), None
    yield nu.Calendar().day("2026-12-16"), None
    yield nu.rights(REQUEST)[1], None
    moderated = json.loads((VECTORS / "moderation/overdue.json").read_text("utf-8"))["request"]
    for question, facts in (
        ("alumnus", REQUEST["facts"]),
        ("rights-over-time", REQUEST["facts"]),
        ("rights-ending", {"people": [{"id": "u1", "person": REQUEST["facts"]["person"]}], "through": "2027-01-01"}),
        ("responsibilities", {"record": {"forms": []}}),
        ("sending-schedule", {"event_start": "2026-12-21", "received": "2025-12-01"}),
        ("moved-windows", {"events": ["2024-06-20"], "before": {"as_known_on": "2024-04-16"}}),
        ("moderation", moderated["facts"]),
        ("collisions", {"communications": [
            {"id": id, "sender": "GSB", "channel": "email", "date": "2026-12-10"} for id in "ab"
        ]}),
    ):  # fmt: skip
        request = {"as_of": moderated["as_of"] if question == "moderation" else "2026-01-12", "facts": facts}
        yield nu.answer(question, request), nu.answer_json(question, request)


def parts(value):
    """The objects in it, itself too."""
    if isinstance(value, nu.AnswerObject):
        yield value
        value = [getattr(value, name) for name in value.__struct_fields__]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from parts(one)


class Answers(unittest.TestCase):
    def test_json_is_the_core_s_byte_for_byte(self):
        alike = 0
        for answer, kept in answers():
            if kept is not None:
                self.assertEqual(answer.to_json(), kept)
        for vector in sorted((VECTORS / "mailings").iterdir()):
            (source,) = vector.glob("source.*")
            brief = json.loads((vector / "brief.json").read_text("utf-8"))
            kept = nu.check_mailing_json(source, kind=KINDS[source.suffix], brief=brief)
            self.assertEqual(decoded("mailing", kept).to_json(), kept, vector.name)
            # An object comes another way than JSON; its places count code points.
            report = nu.check_mailing(source, kind=KINDS[source.suffix], brief=brief)
            if source.read_bytes().isascii() and all((part.text or "").isascii() for part in report.source.parts):
                in_bytes = report.to_json().replace('"units":"code-points"', '"units":"utf8"', 1)
                self.assertEqual(in_bytes, kept, vector.name)
                alike += 1
        self.assertGreater(alike, 100)

    def test_they_can_be_kept_copied_and_compared(self):
        seen = set()
        for answer, _ in answers():
            for part in parts(answer):
                seen.add(type(part))
                for again in (pickle.loads(pickle.dumps(part)), copy.copy(part), copy.deepcopy(part)):
                    self.assertEqual(again, part)
                    self.assertIs(type(again), type(part))
                self.assertEqual(json.loads(part.to_json()), part.to_dict())
                self.assertTrue(repr(part).startswith(f"{type(part).__name__}("))
                with self.assertRaises(AttributeError):
                    setattr(part, part.__struct_fields__[0], None)
        self.assertGreater(len(seen), 45)
        for kind in seen:
            self.assertIs(getattr(nu, kind.__name__), kind)
            self.assertIn(f"- `{kind.__struct_fields__[0]}`: ", inspect.getdoc(kind))

    def test_what_reports_share_is_nobody_s_to_change(self):
        brief = {"direction": "open-day"}
        one, other = (nu.check_mailing(f"<p>{text}</p>", brief=brief).checklist[0] for text in ("One.", "Two."))
        self.assertIs(one, other)
        for change in (
            lambda args: args.clear(),
            lambda args: args.pop("direction"),
            lambda args: args.popitem(),
            lambda args: args.setdefault("by", "me"),
            lambda args: args.update(by="me"),
            lambda args: args.__setitem__("direction", "A1.1"),
            lambda args: args.__delitem__("direction"),
            lambda args: args.__ior__({"by": "me"}),
        ):
            with self.assertRaisesRegex(TypeError, "cannot be changed"):
                change(one.why.args)
        self.assertEqual(other.why.args, {"direction": "A1.5"})
        for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
            again.why.args["direction"] = "A1.1"
        self.assertEqual(other.why.args, {"direction": "A1.5"})
        match other.why:
            case nu.Message(args={"direction": direction}):
                self.assertEqual(direction, "A1.5")
            case wrong:
                self.fail(wrong)

    def test_what_reports_share_is_right_in_threads_and_never_too_much(self):
        def judged(by):
            judgement = {"clause": "A2.3b", "holds": True, "by": by, "on": "2026-01-09"}
            asked = {"brief": {"direction": "open-day", "judged": [judgement]}}
            report = nu.check_mailing("<p>Do <b>come</b>.</p>", **asked)
            kept = nu.check_mailing_json("<p>Do <b>come</b>.</p>", **asked)
            self.assertEqual(report.to_json().replace('"units":"code-points"', '"units":"utf8"', 1), kept)
            [row] = [row for row in report.checklist if row.clause == "A2.3b"]
            self.assertEqual(row.why.args["by"], by)
            return row

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(judged, (f"P{number}" for number in range(2500))))
        self.assertIs(judged("A. Serik"), judged("A. Serik"))
        self.assertIsNot(judged("A" * 600), judged("A" * 600))

    def test_what_there_is_is_listed(self):
        # Another program, in which nobody has asked for a type before.
        asked = """
            import sys
            import nu_alumni_policy as nu
            assert not {"nu_alumni_policy._answers", "numpy"} & set(sys.modules)
            assert {"Decision", "Terms", "MailingReport", "Brief", "rights", "tables"} <= set(dir(nu))
            assert all(hasattr(nu, name) for name in dir(nu))
            assert nu.tables.rights_of_people
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(asked)], capture_output=True, encoding="utf-8")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_days_taken_of_days_are_days(self):
        days = nu.Calendar().days("2026-12-14", "2026-12-18", locale="ru")
        some = days[1:3]
        self.assertEqual(([day.date for day in some], some.locale), (["2026-12-15", "2026-12-16"], "ru"))
        self.assertIn("Декабрь", some._repr_html_())
        self.assertEqual(days[-1].date, "2026-12-18")

    def test_others_show_them(self):
        for answer, _ in answers():
            given = answer.to_dict()
            self.assertEqual(json.loads(json.dumps(given, indent=1)), given)
            self.assertIn("'", pprint.pformat(given))
            self.assertIn(type(answer).__name__, pprint.pformat(answer))
            out = Console(file=io.StringIO(), width=80)
            out.print(answer)
            self.assertIn(answer.__struct_fields__[0] + "=", out.file.getvalue())

    def test_they_are_matched(self):
        match nu.rights(REQUEST):
            case [_, nu.Decision(outcome="granted", valid=nu.Valid(until=until), approvers=()), *_]:
                self.assertEqual(until, "2026-06-15")
            case other:
                self.fail(repr(other))

    def test_a_decision_has_no_truth_value(self):
        decision = nu.decide("alumnus", REQUEST)
        for ask in (bool, lambda d: d or None, lambda d: not d):
            with self.assertRaisesRegex(TypeError, r"ask for its \.outcome.*or whether it `is not None`"):
                ask(decision)

    def test_they_are_taken_back(self):
        before = nu.check_mailing("<p>😀 JOIN US NOW</p>")
        after = nu.check_mailing("<p>😀 Join us now</p>")
        expected = nu.compare_mailings(before, after)
        self.assertIn("capitals", [gone.rule for gone in expected.mended])
        for kept in (before.to_dict(), before.to_json(), copy.deepcopy(before)):
            self.assertEqual(nu.compare_mailings(kept, after), expected)
        # A part of an answer is what it says, wherever it stands in a request.
        window = nu.sending_schedule({"facts": {"event_start": "2026-12-21"}}).window
        planned = {"id": "a", "sender": "GSB", "channel": "email", "date": window.opens.date}
        span = {"first": window.opens.date, "last": window.closes.date}
        self.assertEqual(nu.collisions({"facts": {"communications": [planned | {"window": span}]}}).pairs, 0)
        with self.assertRaises(nu.QuestionError) as raised:
            nu.rights({"as_of": "2026-01-12", "facts": {"person": before.findings[0]}})
        self.assertEqual((raised.exception.code, raised.exception.path), ("unknown-key", "facts.person"))

    def test_the_first_of_many_threads_reads_them_alone(self):
        script = """
import threading
import nu_alumni_policy as nu
asked = [nu.policy, lambda: nu.check_mailing("<p>JOIN US NOW</p>"), lambda: nu.Calendar().day("2026-12-16")] * 8
threads = [threading.Thread(target=ask) for ask in asked]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
        for _ in range(3):
            self.assertEqual(subprocess.run([sys.executable, "-c", script]).returncode, 0)


class Notebook(unittest.TestCase):
    def test_they_show_as_escaped_html(self):
        letter = '<p>Dear Alumni,</p><p>JOIN &lt;script&gt;alert("1")&lt;/script&gt; US NOW</p>'
        for locale, verdict in (("en", "Rejected"), ("ru", "Отклонено"), ("kk", "")):
            report = nu.check_mailing(letter, brief={"direction": "open-day", "terms": {"locale": locale}})
            shown = report._repr_html_()
            self.assertNotIn("<script", shown)
            self.assertIn(verdict, shown)
            self.assertNotIn("rejected", shown)
            for finding in report.findings:
                self.assertIn(f"<code>{finding.rule}</code>", shown)
        nobody = nu.decide("alumnus", {"as_of": "2026-01-12", "facts": {"person": {}}})
        self.assertIn(f"<b>{nobody.ask[0].questions[0]}</b>", nobody._repr_html_())
        schedule = nu.sending_schedule({"facts": {"event_start": "2026-12-21"}, "terms": {"locale": "ru"}})
        self.assertIn("2026-11-30&nbsp;&ndash; 2026-12-11", schedule._repr_html_())
        # To hand in is 27 November to 9 December; what is in hand is not to be handed in, whatever its hour.
        facts = {"event_start": "2026-12-21"}
        for received, to_hand_in in ({}, True), ({"received": "2026-12-01"}, False):
            request = {"facts": facts | received, "terms": {"readings": {"I27": "cut-off-hour"}}}
            shown = nu.sending_schedule(request)._repr_html_()
            self.assertEqual("2026-11-27&nbsp;&ndash; 2026-12-09" in shown, to_hand_in)

    def test_rights_show_as_a_table(self):
        for locale, says in (("en", "Yes, through 14 June 2026."), ("ru", "14 июня 2026"), ("kk", "")):
            rights = nu.rights({"as_of": "2026-01-12", "facts": REQUEST["facts"], "terms": {"locale": locale}})
            self.assertEqual(rights, tuple(rights))
            self.assertEqual(pickle.loads(pickle.dumps(rights)), rights)
            shown = rights._repr_html_()
            self.assertEqual(shown.count("<details>"), len(rights))
            self.assertIn(says, shown)
            asks = {question.name: question.asks for question in nu.policy(locale).questions}
            for right in rights:
                self.assertIn(html.escape(asks[right.question]), shown)
                self.assertIn(html.escape(right.headline.text), shown)
        self.assertEqual(nu.Rights()._repr_html_().count("<tr>"), 0)

    def test_a_right_is_had_by_its_name(self):
        rights = nu.rights({"as_of": "2026-01-12", "facts": REQUEST["facts"]})
        for right in rights:
            self.assertIs(rights[right.question], right)
        self.assertIs(rights[-1], rights["campus-access"])
        self.assertEqual(rights[:2], tuple(rights)[:2])
        with self.assertRaisesRegex(KeyError, "there is no right campus; there are"):
            rights["campus"]

    def test_the_other_answers_show_too(self):
        planned = {"sender": "<b>", "channel": "email", "date": "2026-12-10"}
        plan = [{"id": "a&b"} | planned, {"id": "c"} | planned]
        report = nu.collisions({"facts": {"communications": plan}})
        shown = report._repr_html_()
        for finding in report.findings:
            self.assertIn(html.escape(finding.message.text), shown)
        self.assertIn("&lt;b&gt;", shown)
        submission = {"channel": "mailing", "unit": "Office", "school": "GSB", "direction": "open-day"}
        submission["lists"] = [{"name": "all", "school": "GSB"}]
        entry = {"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-01"}
        facts = {"record": {"submission": submission, "entries": [entry]}}
        answer = nu.moderation({"as_of": "2026-12-02", "facts": facts})
        for line in answer.summary:
            self.assertIn(html.escape(line.text), answer._repr_html_())
        moderations = [{"id": "<i>", "facts": facts}, {"id": "wrong"}]
        queue = nu.queue({"as_of": "2026-12-02", "facts": {"moderations": moderations}})
        shown = queue._repr_html_()
        self.assertIn("&lt;i&gt;", shown)
        self.assertIn(html.escape(queue.errors[0].text), shown)
        compared = nu.compare_mailings(nu.check_mailing("<p>JOIN US NOW</p>"), nu.check_mailing("<p>Join us now</p>"))
        self.assertIn("<code>capitals</code>", compared._repr_html_())

    def test_days_show_as_a_calendar(self):
        days = nu.Calendar(closed=["2026-12-17"]).days("2026-11-30", "2026-12-31", locale="kk")
        shown = days._repr_html_()
        self.assertIn("Тәуелсіздік күні", shown)
        self.assertEqual(shown.count("<b>"), 2)
        # Twelve Saturdays, Sundays and others of December's days off, the 16th and 17th among them.
        self.assertEqual(shown.count("font-weight:bold"), 10)
        self.assertEqual(pickle.loads(pickle.dumps(days)).locale, "kk")

    def test_a_page_is_shown_in_a_frame(self):
        page = nu.render_mailing("<p>JOIN US NOW</p>", "html")
        self.assertIsInstance(page, str)
        shown = page._repr_html_()
        self.assertTrue(shown.startswith("<iframe sandbox "))
        self.assertEqual(shown.count("<"), 2)


if __name__ == "__main__":
    unittest.main()
