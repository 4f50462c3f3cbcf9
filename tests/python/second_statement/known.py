"""Where the library answers otherwise than the second statement: mostly than the Policy and the
register say, sometimes than the statement can. The list stays exact: where one is mended, its
entry goes."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Known(NamedTuple):
    """A disagreement: what the Policy or the register says, in which test and in which of its cases
    the library says otherwise, and in how many."""

    name: str
    test: str
    where: Callable[[str, Any], bool]
    cases: int


def after_receipt(what, request):
    """Where the window of what has still to come in is counted from its receipt (I25)."""
    return what == "prospect" and request["terms"]["readings"].get("I25") == "after-receipt"


def too_early_at_any_hour(what, request):
    """Where what comes in too early is handed in again, and the hour of the receipt may be missing."""
    readings = request["terms"]["readings"]
    again = readings.get("I32") == "handed-in-again"
    return again and readings.get("I27") == "cut-off-hour"


KNOWN = [
    Known(
        "A4.2, I32: materials that came too early at any hour, where the hour is not known",
        "test_random_records",
        too_early_at_any_hour,
        16,
    ),
    Known(
        "A4.2, I32: and on the desk",
        "test_random_desks",
        too_early_at_any_hour,
        2,
    ),
    Known(
        "A4.1, I25: a receipt still to come, or to come again, opens its window later",
        "test_random_dates",
        after_receipt,
        7,
    ),
]
