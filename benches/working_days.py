"""Working days over a million random dates in Python: the library beside NumPy's plain gather from
a table that holds every answer already, and beside its `busday_offset` and `busday_count`.

Each round asks one after the other, each several times on end: what one of them leaves in the caches
and with the allocator is then not what the next one is measured by. The medians are printed, and
their ratios to the library's.
"""

import statistics
import time

import numpy as np
from nu_alumni_policy import Calendar

DATES, ROUNDS, ON_END, N = 1_000_000, 15, 5, 14

calendar = Calendar()
first, last = np.datetime64(calendar.first_day), np.datetime64(calendar.last_day)
every_day = np.arange(first, last + 1)
working = calendar.is_working(every_day)

random = np.random.default_rng(1)
days = np.datetime64("2012-01-01") + random.integers(0, 5_400, DATES)
ends = days + random.integers(0, 300, DATES)

# The tables of the gather, by the distance from the first day.
before = every_day.copy()
known = every_day >= np.datetime64("2011-03-01")
before[known] = calendar.nth_before(every_day[known], N)
counts = np.concatenate([[0], np.cumsum(working)[:-1]])

# NumPy's own calendar has no worked weekends, so that all seven days work in it but the days off:
# that is the only way in which its answers are the same.
exact = np.busdaycalendar(weekmask="1111111", holidays=every_day[~working])

ASKED = {
    "nth_before": {
        "library": lambda: calendar.nth_before(days, N),
        "gather": lambda: before[(days - first).view("int64")],
        "busday_offset": lambda: np.busday_offset(days, -N, roll="forward", busdaycal=exact),
    },
    "count": {
        "library": lambda: calendar.count(days, ends, "start"),
        "gather": lambda: counts[(ends - first).view("int64")]
        - counts[(days - first).view("int64")],
        "busday_count": lambda: np.busday_count(days, ends, busdaycal=exact),
    },
}

for question, ways in ASKED.items():
    answers = [way() for way in ways.values()]
    for name, answer in zip(ways, answers, strict=True):
        assert np.array_equal(answer, answers[0]), f"{question}: {name} says something else"
    taken = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            for _ in range(ON_END):
                start = time.perf_counter()
                way()
                taken[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        nanoseconds, ratio = median / DATES * 1e9, median / medians["library"]
        print(f"{question:10} {name:14} {nanoseconds:7.2f} ns a date  {ratio:6.1f} x the library")
