"""Working days, counted one by one along a table of days; nothing is computed cleverly."""

import csv
import datetime as dt
import pathlib

from .worlds import DAY

TABLE = pathlib.Path(__file__).parents[2] / "vectors/calendar/kazakhstan-days.csv"
OFF = {
    "holiday",
    "observed_day_off",
    "religious_day_off",
    "religious_day_off_estimated",
    "transferred_day_off",
}
FIRST, LAST = dt.date(2011, 1, 1), dt.date(2027, 12, 31)


def facts():
    with TABLE.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        return [(dt.date.fromisoformat(row["date"]), row["kind"], row["name"]) for row in rows]


def five_day_week():
    """Monday to Friday, but for the table's days off; and the weekends that it says are worked."""
    worked = {FIRST + n * DAY for n in range((LAST - FIRST).days + 1)}
    worked = {day for day in worked if day.weekday() < 5}
    for day, kind, _ in facts():
        if kind in OFF:
            worked.discard(day)
        if kind == "working_weekend":
            worked.add(day)
    return worked


def six_day_week():
    """Monday to Saturday, but for holidays, religious days off, and the next working day after a
    holiday on a Sunday. Where a Saturday is worked for a day off, neither is exchanged."""
    rows = facts()
    worked = {FIRST + n * DAY for n in range((LAST - FIRST).days + 1)}
    worked = {day for day in worked if day.weekday() < 6}
    holidays = [day for day, kind, _ in rows if kind == "holiday"]
    worked -= {*holidays, *(day for day, kind, _ in rows if kind.startswith("religious"))}
    for day, kind, name in rows:
        if kind == "transferred_day_off":
            exchanged = dt.datetime.strptime(name[-11:-1], "%m/%d/%Y").date()
            if exchanged.weekday() == 6:
                worked.add(exchanged)
                worked.discard(day)
    for day in holidays:
        if day.weekday() == 6:
            moved = day + DAY
            while moved not in worked:
                moved += DAY
            worked.discard(moved)
    return worked


class Days:
    """Working days in their order. A day beyond the table has no answer: `KeyError`."""

    def __init__(self, worked, closed=(), also_worked=()):
        worked = sorted((set(worked) | set(also_worked)) - set(closed))
        self.worked = set(worked)
        self.order = worked
        # How many working days lie before each day.
        self.before = {}
        count = 0
        for n in range((LAST - FIRST).days + 1):
            day = FIRST + n * DAY
            self.before[day] = count
            count += day in self.worked

    def nth_before(self, day, n):
        """The n-th working day strictly before the day, whether or not that is worked (I26)."""
        place = self.before[day] - n
        if place < 0:
            raise KeyError(day)
        return self.order[place]

    def nth_after(self, day, n):
        """The n-th working day strictly after the day; the day itself where n is 0."""
        if n == 0:
            return day
        place = self.before[day] + (day in self.worked) + n - 1
        if place >= len(self.order):
            raise KeyError(day)
        return self.order[place]

    def roll_forward(self, day):
        return day if day in self.worked else self.nth_after(day, 1)

    def between(self, day, later):
        """The working days after `day`, up to `later` counted in; none where it is not later."""
        return max(0, self.upto(later) - self.upto(day))

    def upto(self, day):
        return self.before[day] + (day in self.worked)
