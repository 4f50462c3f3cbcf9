"""The types as a caller sees them: mypy reads it, and a test runs it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

import nu_alumni_policy as nu

decision: nu.Decision = nu.decide("alumnus", {"person": {"degrees": []}}, as_of=date(2026, 1, 12))
outcome: nu.Outcome = decision["outcome"]
assert outcome == "not-granted"
until: str | None = decision["valid"]["until"]

rights: list[nu.Decision] = nu.rights({"person": {}}, as_of="2026-01-12")
clauses: list[str] = [clause for right in rights for clause in right["clauses"]]

schedule: nu.SendingSchedule = nu.sending_schedule(
    event_start=datetime(2026, 12, 21, 10, tzinfo=UTC), calendar={"week": "five-day"}, locale="kk"
)
window = schedule["window"]
assert window is not None and window["opens"]["date"] == "2026-11-30"

calendar = nu.Calendar(week="six-day", closed=[date(2026, 12, 4)])
one: date = calendar.nth_before(date(2026, 12, 21), 14)
many: NDArray[np.datetime64] = calendar.nth_before(np.array([one], "datetime64[D]"), 14)
works: bool = calendar.is_working("2026-12-21")
count: int = calendar.count(one, "2026-12-21", "start")
day: nu.Day = calendar.day(one)

if TYPE_CHECKING:
    decision["outcom"]  # type: ignore[typeddict-item]
    nu.sending_schedule(event="2026-12-21")  # type: ignore[call-arg]
    nu.Calendar(week="seven-day")  # type: ignore[arg-type]
