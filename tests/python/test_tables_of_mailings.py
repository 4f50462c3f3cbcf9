"""Tables of plans and of drafts, and columns of dates, of each kind."""

import datetime as dt
import pathlib
import tempfile
import unittest
import warnings

import numpy as np
import nu_alumni_policy as nu
import pandas as pd
import polars as pl
import pyarrow as pa
from nu_alumni_policy import tables
from test_tables import day


class Mailings(unittest.TestCase):
    def test_collisions(self):
        plan = {
            "id": ["a", "b", "c"], "sender": ["GSB"] * 3, "channel": ["email"] * 3,
            "date": [dt.date(2026, 12, 10), dt.date(2026, 12, 10), dt.date(2026, 11, 2)],
            "audience.schools": [["GSB"], ["GSB", "SSH"], None],
        }  # fmt: skip
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            rows = pa.table(tables.collisions(make(plan), wrong="name")).to_pylist()
            self.assertEqual([row["collides"] for row in rows], [1, 1, 0])
            self.assertEqual([row["with"] for row in rows], ["b", "a", None])
            rows = pa.table(tables.collisions(make(plan | {"sender": ["GSB", None, "GSB"]}), wrong="name")).to_pylist()
            self.assertEqual([row["collides"] for row in rows], [0, None, 0])
            self.assertIn("sender", rows[1]["wrong"])
            with self.assertRaises(nu.QuestionError):
                tables.collisions(make(plan | {"sender": ["GSB", None, "GSB"]}))

    def test_blanks_and_arrays_of_a_plan(self):
        plan = pd.DataFrame({"id": [1, 2], "sender": ["GSB", "GSB"], "channel": ["email"] * 2, "date": ["2026-12-10"] * 2})
        plan["audience.schools"] = [np.array(["GSB"]), np.array(["GSB", "SSH"])]
        plan["window.first"] = pd.array([pd.NA, "2026-12-01"], dtype="string")
        plan["window.last"] = pd.array([pd.NA, "2026-12-18"], dtype="string")
        given = tables.collisions(plan)
        self.assertEqual((given["collides"].tolist(), given["with"].tolist()), ([1, 1], ["2", "1"]))
        with self.assertRaises(nu.QuestionError) as raised:
            tables.collisions(plan.assign(window=None))
        self.assertEqual((raised.exception.code, raised.exception.path), ("key-twice", "window"))
        drafts = pd.DataFrame({"source": ["<p>Dear Alumni,</p>"], "subject": pd.array([pd.NA], dtype="string")})
        drafts["audience.schools"] = [np.array(["GSB"])]
        checked = tables.check_mailings(drafts, {"direction": "open-day", "as_of": "2026-01-12"})
        brief = {"direction": "open-day", "as_of": "2026-01-12", "audience": {"schools": ["GSB"]}}
        self.assertEqual(checked["verdict"][0], nu.check_mailing(drafts["source"][0], brief=brief).verdict)

    def test_an_id_that_stands_twice_in_a_plan_is_its_row_s_fault(self):
        plan = {"id": ["a", "b", "a"], "sender": ["GSB"] * 3, "channel": ["email"] * 3, "date": ["2026-12-10"] * 3}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            with self.assertRaises(nu.QuestionError) as raised:
                tables.collisions(make(plan))
            self.assertEqual((raised.exception.code, raised.exception.path), ("duplicate-id", "id[2]"))
            rows = pa.table(tables.collisions(make(plan), wrong="name")).to_pylist()
            self.assertEqual([row["collides"] for row in rows], [1, 1, None])
            self.assertEqual([row["wrong"] for row in rows], [None, None, "id[2]: `a` stands there twice"])

    def test_many_mailings(self):
        drafts = {
            "id": [1, 2, 3], "source": ["<p>JOIN US NOW</p>", "", "<p>Dear Alumni,</p>"],
            "event_start": [dt.date(2026, 12, 21), None, None],
        }  # fmt: skip
        brief = {"direction": "event-invitation"}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            rows = pa.table(tables.check_mailings(make(drafts), brief, wrong="name")).to_pylist()
            for row, source, event in zip(rows, drafts["source"], drafts["event_start"], strict=True):
                if source == "":
                    self.assertEqual((row["verdict"], row["findings"]), (None, None))
                    self.assertIn("source[1]", row["wrong"])
                    continue
                report = nu.check_mailing(source, brief=brief | {"event_start": event})
                self.assertEqual((row["verdict"], row["findings"]), (report.verdict, len(report.findings)))
                window = report.schedule.window
                self.assertEqual(day(row["opens"]), window and window.opens.date)
            with self.assertRaises(nu.SourceError):
                nu.check_mailing("")
            with self.assertRaises(nu.QuestionError) as raised:
                tables.check_mailings(make(drafts), brief)
            self.assertEqual((raised.exception.code, raised.exception.path), ("empty", "source[1]"))

    def test_a_draft_that_is_blank_is_empty(self):
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            for blanks in ([None, "<p>Dear Alumni,</p>"], ["", "<p>Dear Alumni,</p>"]):
                for paths in (False, True):
                    with self.assertRaises(nu.QuestionError) as raised:
                        tables.check_mailings(make({"source": blanks}), paths=paths)
                    self.assertEqual((raised.exception.code, raised.exception.path), ("empty", "source[0]"))
                    self.assertEqual(str(raised.exception), "source[0]: the source is empty")

    def test_texts_may_be_paths(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.html"
            path.write_text("<p>JOIN US NOW</p>", "utf-8")
            drafts = {"source": [str(path), None, str(path.with_name("b.html"))]}
            for make in (pd.DataFrame, pl.DataFrame, pa.table):
                given = pa.table(tables.check_mailings(make(drafts), {"direction": "open-day"}, paths=True, wrong="name")).to_pylist()
                self.assertEqual([row["verdict"] for row in given], ["rejected", None, None])
                self.assertIn("b.html", given[2]["wrong"])
                with warnings.catch_warnings(record=True) as warned:
                    warnings.simplefilter("always")
                    tables.check_mailings(make(drafts), wrong="name")
                [one] = warned
                self.assertTrue(str(one.message).startswith("source[0] and 1 more looks like the path of a file"))
                self.assertEqual(one.filename, __file__)

    def test_a_date_that_is_wrong_is_named_by_its_row(self):
        calendar = nu.Calendar()
        dates = ["2026-12-14"] * 500 + ["14.12.2026"]
        for make in (pd.Series, pl.Series, pa.array, pd.Index):
            with self.assertRaises(nu.CalendarError) as raised:
                calendar.is_working(make(dates))
            self.assertEqual((raised.exception.code, raised.exception.path), ("unreadable", "date[500]"))
            with self.assertRaises(nu.CalendarError) as raised:
                calendar.count(make(dates[:1]), make(dates[-1:]), "both")
            self.assertEqual(raised.exception.path, "end[0]")
        self.assertEqual(calendar.is_working(pd.Series(["2026-12-14", "", " "])).tolist(), [True, pd.NA, pd.NA])

    def test_a_date_that_is_wrong_behind_blanks_is_named_by_its_row(self):
        calendar = nu.Calendar()
        days = [dt.date(2026, 12, 21), None, None, dt.date(2030, 1, 1)]
        starts = [None, None, dt.date(2026, 12, 22), dt.date(2026, 12, 1)]
        ends = [None, dt.date(2026, 12, 21), dt.date(2026, 12, 21), dt.date(2026, 12, 21)]
        for make in (
            pl.Series, pa.array, lambda of: pa.chunked_array([of[:2], of[2:]], pa.date32()), pd.Series,
            lambda of: pd.Series(of, dtype="datetime64[s]"), lambda of: pd.DatetimeIndex(pd.to_datetime(pd.Series(of))),
        ):  # fmt: skip
            for path, code, call in (
                ("date[3]", "out-of-range", lambda: calendar.nth_before(make(days), 14)),
                ("date[3]", "out-of-range", lambda: calendar.is_working(make(days))),
                ("start[3]", "out-of-range", lambda: calendar.count(make(days), make(ends), "both")),
                ("end[2]", "end-before-start", lambda: calendar.count(make(starts), make(ends), "both")),
                # What is no row's fault is of none.
                ("n", "not-positive", lambda: calendar.nth_after(make(days[:3]), 0)),
                ("bounds", "unknown-name", lambda: calendar.count(make(starts[3:]), make(ends[3:]), "all")),
            ):
                with self.subTest(path, make=make), self.assertRaises(nu.CalendarError) as raised:
                    call()
                error = raised.exception
                self.assertEqual((error.code, error.path), (code, path))
                self.assertTrue(str(error).startswith(f"{path}: "), error)
                self.assertEqual(error.details.get("index"), int(path[-2]) if "[" in path else None)

    def test_an_index_of_dates(self):
        calendar = nu.Calendar()
        days = pd.date_range("2026-12-11", "2026-12-14", name="event")
        self.assertEqual(calendar.is_working(days).tolist(), [True, False, False, True])
        opens = calendar.roll_forward(days)
        self.assertIsInstance(opens, pd.DatetimeIndex)
        self.assertEqual(opens.name, "event")
        self.assertEqual([str(day.date()) for day in opens], ["2026-12-11", "2026-12-14", "2026-12-14", "2026-12-14"])

    def test_columns_of_dates(self):
        calendar = nu.Calendar()
        dates = [dt.date(2026, 12, 21), None, dt.date(2026, 12, 12)]
        for make, read in (
            (pd.Series, lambda s: [None if pd.isna(v) else v for v in s]),
            (lambda of: pd.Series(of, index=[7, 8, 9], name="event", dtype="datetime64[ns]"), lambda s: [None if pd.isna(v) else v for v in s]),
            (pl.Series, lambda s: s.to_list()),
            (lambda of: pl.Series("event", of).cast(pl.String), lambda s: s.to_list()),
            (pa.array, lambda s: s.to_pylist()),
            (lambda of: pa.chunked_array([of, of]), lambda s: s.to_pylist()[:3]),
        ):  # fmt: skip
            column = make(dates)
            opens = calendar.nth_before(column, 14)
            self.assertEqual([day(v) for v in read(opens)], ["2026-11-30", None, "2026-11-24"])
            self.assertEqual([day(v) for v in read(calendar.roll_forward(column))], ["2026-12-21", None, "2026-12-14"])
            self.assertEqual(read(calendar.is_working(column)), [True, None, False])
            self.assertEqual(read(calendar.count(opens, column, "start")), [14, None, 14])
            if isinstance(column, pd.Series | pl.Series):
                self.assertIs(type(opens), type(column))
                self.assertEqual(opens.name, column.name)
            if isinstance(column, pd.Series):
                self.assertEqual(list(opens.index), list(column.index))
        for wrong in (pd.DataFrame({"date": dates}), pl.DataFrame({"date": dates}), pl.Series(["soon"]), pd.Series([7])):
            with self.assertRaises(nu.CalendarError):
                calendar.nth_before(wrong, 14)
        with self.assertRaises(nu.CalendarError):
            calendar.count(pl.Series(dates), pl.Series(dates[:1]), "both")
        with self.assertRaises(nu.CalendarError):
            calendar.count(pl.Series(dates), dates[0], "both")


if __name__ == "__main__":
    unittest.main()
