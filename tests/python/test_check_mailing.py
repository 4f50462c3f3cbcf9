"""The shared vectors, and what only Python can get wrong."""

import datetime as dt
import json
import pathlib
import resource
import unittest

from nu_alumni_policy import BriefError, SourceError, check_mailing, check_mailing_json

VECTORS = sorted((pathlib.Path(__file__).parents[1] / "vectors/mailings").iterdir())
KINDS = {".html": "html", ".eml": "eml", ".msg": "msg", ".txt": "text"}


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
                parts = {p.name: p.text for p in report.source.parts}
                expected = json.loads((vector / "expected.json").read_text("utf-8"))

                def text(part, span):
                    whole = parts.get(part)
                    whole = source.decode() if whole is None else whole
                    return span and whole[span.start : span.end]

                found = [
                    (text(f.part, f.span), [text(at.part, at.span) for at in f.places])
                    for f in report.findings
                ]
                self.assertEqual(found, [(f["at"], f.get("places", [])) for f in expected["findings"]])

    def test_an_approval_has_no_truth_value(self):
        decided = 0
        for vector in VECTORS:
            source, kind, brief = read(vector)
            approval = check_mailing(source, kind=kind, brief=brief).approval
            if approval is not None:
                with self.assertRaisesRegex(TypeError, "outcome"):
                    bool(approval)
                decided += 1
        self.assertGreater(decided, 0)


class Errors(unittest.TestCase):
    def raised(self, error, source, **rest):
        with self.assertRaises(error) as raised:
            check_mailing(source, **rest)
        return raised.exception

    def test_places_count_as_the_source_does(self):
        self.assertEqual(self.raised(SourceError, b"abc\xff", kind="html").details["offset"], 3)
        for source, offset in (("é😀\0", 2), ("é😀\0".encode(), 6)):
            error = self.raised(SourceError, source)
            self.assertEqual(error.details, {"offset": offset})
            self.assertIn(f"offset {offset}", str(error))
        deep = "😀" + "<div>" * 600
        text, data = (self.raised(SourceError, source) for source in (deep, deep.encode()))
        self.assertEqual(data.details["offset"] - text.details["offset"], 3)
        # Half of a character stands at no byte.
        error = self.raised(SourceError, "é😀\ud800")
        self.assertEqual((error.code, error.details["offset"]), ("lone-surrogate", 2))
        # A brief that is JSON has lines and columns.
        error = self.raised(BriefError, "Dear", brief='{"subject":\n "Әә😀" oops}')
        self.assertEqual(error.code, "not-json")
        self.assertEqual((error.details["line"], error.details["column"]), (2, 8))

    def test_too_much_is_refused_before_it_is_copied(self):
        size = 300 * 1024 * 1024
        limit = 16 * 1024 * 1024
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for source in (bytes(size), "a" * size):
            error = self.raised(SourceError, source)
            self.assertEqual((error.code, error.path), ("too-large", "source"))
            self.assertEqual(error.details, {"size": size, "limit": limit})
            del source
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        self.assertLess(grown * 1024, size * 1.5)
        # Few characters of many bytes.
        error = self.raised(SourceError, "😀" * (limit // 4 + 1))
        self.assertEqual(error.details, {"size": limit + 4, "limit": limit})

    def test_a_brief_is_a_dict_or_json(self):
        brief = {"direction": "open-day", "subject": "Ә"}
        self.assertEqual(
            check_mailing("Dear", brief=brief),
            check_mailing("Dear", brief=json.dumps(brief)),
        )
        dates = {"event_start": dt.date(2026, 12, 21), "as_of": dt.date(2026, 11, 2)}
        schedule = check_mailing("Dear", brief=dates).schedule
        self.assertEqual(schedule.window.opens.date, "2026-11-30")
        brief = {"terms": {"locale": "kk"}}
        self.assertEqual(check_mailing("Dear", brief=brief).basis.locale, "kk")


if __name__ == "__main__":
    unittest.main()
