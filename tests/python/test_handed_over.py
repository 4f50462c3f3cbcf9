"""What scripts hand over: sources of every kind, and the values of tables."""

import datetime as dt
import enum
import io
import json
import pathlib
import tempfile
import types
import unittest
import warnings

import numpy as np
import nu_alumni_policy as nu
import pandas as pd

from nu_alumni_policy import (
    BriefError,
    QuestionError,
    SourceError,
    SourceTypeError,
    check_mailing,
    check_mailing_json,
    decide,
    fix_mailing,
    render_mailing,
    sending_schedule,
)

LETTER = "<p>Сәлем 😀, dear Alumni,</p><p style='text-transform:uppercase'>Join us today</p>"
BRIEF = {"direction": "event-invitation"}


def sources(path):
    """The same letter, by how it is handed over; whether it is a text there."""
    data = LETTER.encode()
    path.write_bytes(data)
    yield "path", path, False
    yield "bytes", data, False
    yield "bytearray", bytearray(data), False
    yield "memoryview", memoryview(data), False
    yield "strided memoryview", memoryview(b"".join(bytes([b, 0]) for b in data))[::2], False
    yield "BytesIO", io.BytesIO(data), False
    yield "StringIO", io.StringIO(LETTER), True


class Sources(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "letter.html"

    def test_each_is_the_same_letter(self):
        expected = check_mailing_json(LETTER, kind="html", brief=BRIEF)
        # In bytes the charset is found, and said; the findings are the same.
        of_text = check_mailing(LETTER, brief=BRIEF)
        self.assertEqual(len([f for f in of_text.findings if f.rule == "capitals"]), 1)
        for name, source, is_text in sources(self.path):
            with self.subTest(name):
                report = check_mailing(source, brief=BRIEF)
                self.assertEqual(report.findings, of_text.findings)
        for name, source, is_text in sources(self.path):
            if is_text:
                self.assertEqual(check_mailing_json(source, kind="html", brief=BRIEF), expected)
        for name, source, is_text in sources(self.path):
            with self.subTest(name):
                new, _ = fix_mailing(source, brief=BRIEF)
                self.assertIs(type(new), str if is_text else bytes)
                new = new if is_text else new.decode()
                self.assertIn("text-transform:none", new)
        for name, source, is_text in sources(self.path):
            with self.subTest(name):
                self.assertIn("[capitals]", render_mailing(source, "text", brief=BRIEF))

    def test_open_files(self):
        self.path.write_bytes(LETTER.encode("utf-16"))
        with open(self.path, "rb") as data, open(self.path, encoding="utf-16") as text:
            of_bytes, of_text = check_mailing(data, brief=BRIEF), check_mailing(text, brief=BRIEF)
        self.assertEqual(of_bytes.findings, of_text.findings)

    def test_a_file_that_cannot_be_read_is_refused(self):
        with self.assertRaises(SourceError) as raised:
            check_mailing(self.path)
        error = raised.exception
        self.assertEqual((error.code, error.path), ("not-readable", "source"))
        self.assertIsInstance(error.__cause__, FileNotFoundError)
        self.assertIn("letter.html", str(error))
        closed = io.BytesIO(b"Dear Alumni,")
        closed.close()
        with self.assertRaises(SourceError) as raised:
            check_mailing(closed)
        self.assertIsInstance(raised.exception.__cause__, ValueError)

    def test_no_more_than_is_read_is_asked_for(self):
        class Endless(io.RawIOBase):
            def read(self, size=-1):
                assert 0 < size < 20_000_000, size
                return bytes(size)

        for source in (Endless(), bytearray(17 << 20), memoryview(bytes(17 << 20))):
            with self.assertRaises(SourceError) as raised:
                check_mailing(source)
            self.assertEqual(raised.exception.code, "too-large")

    def test_what_reads_as_something_else_is_refused(self):
        class Odd:
            def read(self, size):
                return 7

        for source in (Odd(), 7, None, ["Dear Alumni,"]):
            with self.assertRaises(SourceTypeError) as raised:
                check_mailing(source)
            self.assertEqual(raised.exception.path, "source")

    def test_a_text_that_is_a_path_is_warned_of_and_not_read(self):
        self.path.write_text("<p>JOIN US NOW</p>")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            report = check_mailing(str(self.path), brief=BRIEF)
            check_mailing("letter.html is a name", brief=BRIEF)
            check_mailing("It ends.\nletter.html", brief=BRIEF)
            check_mailing("C:\\drafts\\письмо.HTML", brief=BRIEF)
        self.assertEqual([one.category for one in caught], [UserWarning] * 2)
        self.assertEqual(caught[0].filename, __file__)
        self.assertIn("pathlib.Path", str(caught[0].message))
        self.assertNotIn("JOIN US NOW", str(report))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with self.assertRaises(UserWarning):
                fix_mailing(str(self.path))
            check_mailing(self.path)


    def test_a_brief_may_be_a_file(self):
        self.path.write_text("<p>JOIN US NOW</p>")
        brief = self.path.with_name("brief.json")
        brief.write_text("\ufeff" + json.dumps(BRIEF), "utf-8")
        self.assertEqual(check_mailing(self.path, brief=brief), check_mailing(self.path, brief=BRIEF))
        with self.assertRaises(nu.BriefError) as raised:
            check_mailing(self.path, brief=brief.with_name("none.json"))
        self.assertEqual((raised.exception.code, raised.exception.path), ("not-readable", "brief"))

    def test_what_is_no_json_is_named_by_its_argument(self):
        report = check_mailing("Dear Alumni,")
        for call, path in (
            (lambda: check_mailing("Dear", brief="brief.json"), "brief"),
            (lambda: nu.compare_mailings("<p>a</p>", report), "before"),
            (lambda: nu.compare_mailings(report, "b"), "after"),
        ):
            with self.assertRaises(nu.BriefError) as raised:
                call()
            self.assertEqual(raised.exception.path, path)
            self.assertTrue(str(raised.exception).startswith(f"{path}: "))
        with self.assertRaises(nu.QuestionTypeError) as raised:
            sending_schedule(dt.date(2026, 12, 21))
        self.assertEqual(str(raised.exception), "it is of the type `date`, and has to be an object")

    def test_the_size_of_a_file_is_its_own(self):
        with self.path.open("wb") as file:
            file.truncate(20_900_000)
        with self.assertRaises(nu.SourceError) as raised:
            check_mailing(self.path)
        self.assertEqual(raised.exception.details["size"], 20_900_000)


class Direction(str, enum.Enum):
    INVITATION = "event-invitation"


def opens(value):
    window = sending_schedule({"facts": {"event_start": value}}).window
    return window and window.opens.date


class Values(unittest.TestCase):
    def test_days_and_times(self):
        # 14 working days before Monday 21 December 2026, the 16th being off: 30 November.
        astana = dt.timezone(dt.timedelta(hours=5))
        for day in (
            dt.date(2026, 12, 21),
            dt.datetime(2026, 12, 21, 10, tzinfo=astana),
            # Half past one at night in Astana.
            dt.datetime(2026, 12, 20, 20, 30, tzinfo=dt.timezone.utc),
            pd.Timestamp("2026-12-21"),
            dt.datetime(2026, 12, 21),
            pd.Timestamp("2026-12-21 10:00", tz="Asia/Almaty"),
            pd.Timestamp("2026-12-21T10:00:00.123456789+05:00"),
            pd.Series(["2026-12-21"], dtype="datetime64[ns]")[0],
            np.datetime64("2026-12-21"),
            np.datetime64("2026-12-21T00:00:00", "ns"),
            np.str_("2026-12-21"),
        ):
            with self.subTest(repr(day)):
                self.assertEqual(opens(day), "2026-11-30")

    def test_a_time_without_a_zone_is_refused(self):
        for time in (
            dt.datetime(2026, 12, 21, 0, 0, 1),
            dt.datetime(2026, 12, 21, 10),
            pd.Timestamp("2026-12-21 10:00"),
            np.datetime64("2026-12-21T10:00:00", "ns"),
        ):
            with self.subTest(repr(time)), self.assertRaises(QuestionError) as raised:
                opens(time)
            self.assertEqual((raised.exception.code, raised.exception.path), ("no-offset", "facts.event_start"))

    def test_blanks_are_not_known(self):
        blanks = (None, float("nan"), np.float32("nan"), np.float64("nan"), pd.NaT, pd.NA, np.datetime64("NaT"))
        for blank in blanks:
            with self.subTest(repr(blank)):
                self.assertIsNone(opens(blank))
                person = {"degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": blank}]}
                decision = decide("alumnus", {"as_of": "2026-01-12", "facts": {"person": person}})
                self.assertEqual(decision.outcome, "undetermined")
                self.assertIn("facts.person.degrees[0].conferral", decision.ask[0].facts)

    def test_a_blank_among_the_terms_is_refused(self):
        for blank in (float("nan"), np.float32("nan"), pd.NaT, pd.NA):
            for terms in ({"limits": {"bold_share": blank}}, {"calendar": {"project_through": blank}}):
                with self.subTest(repr(blank)), self.assertRaises(BriefError) as raised:
                    check_mailing(LETTER, brief={"terms": terms})
                [path] = [f"terms.{room}.{key}" for room, of in terms.items() for key in of]
                self.assertEqual(raised.exception.path, path)

    def test_proxies_enums_and_numbers(self):
        plain = {"direction": "event-invitation", "official": True, "terms": {"limits": {"subject_characters": 90}}}
        limits = types.MappingProxyType({"subject_characters": np.int64(90)})
        handed = {"direction": Direction.INVITATION, "official": np.bool_(True), "terms": {"limits": limits}}
        self.assertEqual(
            check_mailing_json(LETTER, brief=types.MappingProxyType(handed)),
            check_mailing_json(LETTER, brief=plain),
        )


if __name__ == "__main__":
    unittest.main()
