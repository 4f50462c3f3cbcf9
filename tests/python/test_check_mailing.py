"""The shared vectors, and what only Python can get wrong."""

import datetime as dt
import json
import pathlib
import unittest

from nu_alumni_policy import (
    BriefError,
    PolicyError,
    SourceError,
    check_mailing,
    check_mailing_json,
)

VECTORS = sorted((pathlib.Path(__file__).parents[1] / "vectors/mailings").iterdir())
KINDS = {".html": "html", ".eml": "eml", ".txt": "text"}


def read(vector):
    (source,) = vector.glob("source.*")
    brief = json.loads((vector / "brief.json").read_text("utf-8"))
    return source.read_bytes(), KINDS[source.suffix], brief


class Vectors(unittest.TestCase):
    def test_reports_are_the_kept_ones_byte_for_byte(self):
        self.assertGreater(len(VECTORS), 70)
        for vector in VECTORS:
            with self.subTest(vector.name):
                source, kind, brief = read(vector)
                kept = (vector / "report.json").read_text("utf-8")
                self.assertEqual(check_mailing_json(source, kind=kind, brief=brief), kept)

    def test_spans_count_code_points(self):
        for vector in VECTORS:
            with self.subTest(vector.name):
                source, kind, brief = read(vector)
                report = check_mailing(source, kind=kind, brief=brief)
                parts = {p["name"]: p["text"] for p in report["source"]["parts"]}
                expected = json.loads((vector / "expected.json").read_text("utf-8"))
                found = []
                for finding in report["findings"]:
                    text = parts.get(finding["part"])
                    text = source.decode() if text is None else text
                    span = finding["span"]
                    found.append(span and text[span["start"] : span["end"]])
                self.assertEqual(found, [f[2] for f in expected["findings"]])

    def test_an_approval_has_no_truth_value(self):
        decided = 0
        for vector in VECTORS:
            source, kind, brief = read(vector)
            approval = check_mailing(source, kind=kind, brief=brief)["approval"]
            if approval is not None:
                with self.assertRaisesRegex(TypeError, "outcome"):
                    bool(approval)
                decided += 1
        self.assertGreater(decided, 0)


class Errors(unittest.TestCase):
    def test_what_cannot_be_read_is_named(self):
        with self.assertRaisesRegex(SourceError, "offset 3"):
            check_mailing(b"abc\xff", kind="html")
        with self.assertRaisesRegex(BriefError, "unknown field `directoin`"):
            check_mailing("Dear", brief={"directoin": "open-day"})
        with self.assertRaisesRegex(BriefError, "I15 has no reading `x`"):
            check_mailing("Dear", brief={"readings": {"I15": "x"}})
        with self.assertRaisesRegex(PolicyError, "unknown locale `de`"):
            check_mailing("Dear", locale="de")
        with self.assertRaises(TypeError):
            check_mailing(7)

    def test_a_brief_is_a_dict_or_json(self):
        brief = {"direction": "open-day", "subject": "Ә"}
        self.assertEqual(
            check_mailing("Dear", brief=brief),
            check_mailing("Dear", brief=json.dumps(brief)),
        )
        dates = {"event_start": dt.date(2026, 12, 21), "as_of": dt.date(2026, 11, 2)}
        schedule = check_mailing("Dear", brief=dates)["schedule"]
        self.assertEqual(schedule["window"]["opens"]["date"], "2026-11-30")
        self.assertEqual(check_mailing("Dear", locale="kk")["basis"]["locale"], "kk")


if __name__ == "__main__":
    unittest.main()
