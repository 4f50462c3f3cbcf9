"""Kazakhstan's days in Python: the shared vectors, the package `holidays`, and NumPy's arrays."""

import csv
import datetime as dt
import json
import pathlib
import unittest

import holidays
import numpy as np
from nu_alumni_policy import Calendar, CalendarError

VECTORS = pathlib.Path(__file__).parents[1] / "vectors/calendar"
DAYS = [dt.date(2011, 1, 1) + dt.timedelta(n) for n in range(6209)]
# The table's kinds, and its notes on days that are nothing but what old calendars make of them.
KINDS = {
    "holiday": "holiday",
    "observed_day_off": "observed-day-off",
    "religious_day_off": "religious-day-off",
    "religious_day_off_estimated": "religious-day-off",
    "transferred_day_off": "transferred-day-off",
    "working_weekend": "worked-weekend",
    "not_a_holiday": "weekend",
    "working_day_in_old_calendars": "working-day",
    "working_weekday_after_transfer": "working-day",
}
OFF = ["holiday", "observed-day-off", "religious-day-off", "transferred-day-off"]
# The days on which the package does not say what the acts do. The pinned one says it on all days,
# also on those of the table's notes.
DIFFERENCES: dict[dt.date, str] = {}


class Vectors(unittest.TestCase):
    def test_questions(self):
        questions = json.loads((VECTORS / "questions.json").read_text("utf-8"))
        self.assertGreater(len(questions), 25)
        for question in questions:
            with self.subTest(question):
                rest = [question[key] for key in ("end", "n", "bounds") if key in question]

                def ask(date):
                    calendar = Calendar(**question["choice"])
                    return getattr(calendar, question["ask"].replace("-", "_"))(date, *rest)

                if "error" in question:
                    with self.assertRaises(CalendarError) as raised:
                        ask(question["date"])
                    self.assertIn(question["error"], str(raised.exception))
                    continue
                for date in (question["date"], dt.date.fromisoformat(question["date"])):
                    given = ask(date)
                    if isinstance(given, dt.date):
                        given = given.isoformat()
                    self.assertEqual(given, question["answer"])

    def test_every_day_is_the_table_s(self):
        with (VECTORS / "kazakhstan-days.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["date"]: row["kind"] for row in csv.DictReader(file)}
        self.assertEqual(DAYS[-1], dt.date(2027, 12, 31))
        calendar = Calendar()
        self.assertEqual((calendar.first_day, calendar.last_day), (DAYS[0], DAYS[-1]))
        for day, said in zip(DAYS, calendar.days(DAYS[0], DAYS[-1]), strict=True):
            plain = "weekend" if day.weekday() >= 5 else "working-day"
            kind = KINDS[rows[day.isoformat()]] if day.isoformat() in rows else plain
            working = kind in ("working-day", "worked-weekend")
            self.assertEqual(
                (said.date, said.kind, said.working), (day.isoformat(), kind, working)
            )
            self.assertEqual(calendar.is_working(day), working)
            self.assertEqual(calendar.day(day), said)

    def test_every_day_is_that_of_the_package_holidays(self):
        theirs = holidays.country_holidays("KZ", years=range(2011, 2028))
        differ = {}
        for said in Calendar().days(DAYS[0], DAYS[-1]):
            day = dt.date.fromisoformat(said.date)
            off, working = said.kind in OFF, said.working
            if (day in theirs) != off or theirs.is_working_day(day) != working:
                differ[day] = said.kind
        self.assertEqual(differ, DIFFERENCES)
        # What the notes say of days that changed late, or that a decree turned back.
        for day, working in (
            ("2020-05-11", True),
            ("2024-06-17", True),
            ("2026-08-30", False),
            ("2026-08-31", True),
        ):
            self.assertEqual(Calendar().is_working(day), working, day)
            self.assertNotIn(Calendar().day(day).kind, OFF)
        # Before it was known, the calendar had them off.
        for day, known in (("2024-06-17", "2024-06-06"), ("2026-08-31", "2026-03-17")):
            self.assertFalse(Calendar(as_known_on=known).is_working(day), day)

    def test_differences_between_two_states(self):
        now, then = Calendar(), Calendar(as_known_on=dt.date(2024, 4, 16))
        moved = [here.date for here, _ in now.differences(then)]
        self.assertIn("2024-05-04", moved)
        self.assertIn("2024-05-08", moved)
        self.assertEqual(now.differences(Calendar()), [])
        self.assertEqual(now, Calendar())
        self.assertNotEqual(now, then)


class Arrays(unittest.TestCase):
    def setUp(self):
        self.calendar = Calendar()
        # All but the ends, where there is no answer.
        self.dates = DAYS[40:-40]
        self.array = np.array(self.dates, dtype="datetime64[D]")

    def test_an_array_is_answered_as_its_dates_are(self):
        calendar = self.calendar
        for ask in (
            lambda d: calendar.nth_before(d, 14),
            lambda d: calendar.nth_after(d, 5),
            calendar.roll_forward,
            calendar.roll_backward,
        ):
            given = ask(self.array)
            self.assertEqual(given.dtype, np.dtype("datetime64[D]"))
            self.assertEqual(given.tolist(), [ask(date) for date in self.dates])
        works = calendar.is_working(self.array)
        self.assertEqual(works.dtype, np.dtype(bool))
        self.assertEqual(works.tolist(), [calendar.is_working(date) for date in self.dates])
        ends = np.random.default_rng(1).permutation(self.array)
        starts, ends = np.minimum(self.array, ends), np.maximum(self.array, ends)
        for bounds in ("both", "start", "end", "neither"):
            counts = calendar.count(starts, ends, bounds)
            self.assertEqual(counts.dtype, np.dtype("int64"))
            pairs = zip(starts.tolist(), ends.tolist(), strict=True)
            alone = [calendar.count(start, end, bounds) for start, end in pairs]
            self.assertEqual(counts.tolist(), alone)

    def test_an_array_stays_as_it_was(self):
        kept = self.array.copy()
        self.array.flags.writeable = False
        given = self.calendar.nth_before(self.array, 14)
        self.assertTrue((self.array == kept).all())
        self.assertFalse(np.shares_memory(given, self.array))

    def test_arrays_of_every_form(self):
        whole = self.calendar.nth_before(self.array, 14)
        for form in (slice(None, None, 3), slice(None, None, -1), slice(5, 9)):
            part = self.calendar.nth_before(self.array[form], 14)
            np.testing.assert_array_equal(part, whole[form])
        self.assertEqual(len(self.calendar.nth_before(self.array[:0], 14)), 0)
        moved = np.frombuffer(b"\0" + self.array.tobytes(), self.array.dtype, offset=1)
        self.assertFalse(moved.flags.aligned)
        np.testing.assert_array_equal(self.calendar.nth_before(moved, 14), whole)
        # One of NumPy's dates is a date.
        self.assertEqual(self.calendar.nth_before(self.array[0], 14), whole[0].item())
        with self.assertRaisesRegex(TypeError, "more than one dimension"):
            self.calendar.nth_before(self.array[:4].reshape(2, 2), 14)

    def test_what_cannot_be_answered_is_named(self):
        calendar, array = self.calendar, self.array
        array[7] = np.datetime64("NaT")
        with self.assertRaisesRegex(CalendarError, r"date\[7\]: there is no date \(NaT\)"):
            calendar.nth_before(array, 14)
        with self.assertRaisesRegex(CalendarError, r"there is no date \(NaT\)"):
            calendar.is_working(array[7])
        array[7] = np.datetime64("2028-03-01")
        with self.assertRaisesRegex(CalendarError, r"date\[7\]: .*2028-03-01 are not known"):
            calendar.is_working(array)
        with self.assertRaisesRegex(CalendarError, "0 is no count of working days"):
            calendar.nth_after(array, 0)
        with self.assertRaisesRegex(CalendarError, r"end\[0\]: "):
            calendar.count(array[1:3], array[0:2], "both")
        with self.assertRaisesRegex(CalendarError, "2.*3"):
            calendar.count(array[:2], array[:3], "both")
        for dtype in ("datetime64[s]", ">M8[D]", "int64", "object"):
            with self.assertRaisesRegex(TypeError, r'\.astype\("datetime64\[D\]"\)'):
                calendar.nth_before(self.array.astype(dtype), 14)
        with self.assertRaisesRegex(TypeError, "both dates, or both arrays"):
            calendar.count(array, dt.date(2026, 1, 1), "both")
        with self.assertRaisesRegex(CalendarError, "bounds: there is no `all`; there are both, start, end, neither"):
            calendar.count(array, array, "all")
        with self.assertRaises(TypeError):
            calendar.nth_before(7, 14)


if __name__ == "__main__":
    unittest.main()
