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


def reading(entry, value):
    """Where this reading is chosen."""
    return lambda what, request: request["terms"].get("readings", {}).get(entry) == value


def about(*names):
    """Where this is asked for."""
    return lambda what, request: what in names


def not_told(fact):
    return lambda what, request: fact not in request["facts"]


def both(one, other):
    return lambda what, request: one(what, request) and other(what, request)


def anywhere(what, request):
    return True


def order_on(clause):
    """Where an order changes this clause."""

    def where(what, request):
        orders = request["terms"].get("orders", ())
        changes = [change for order in orders for change in order["changes"]]
        return any(body["clause"] == clause for change in changes for body in change.values())

    return where


AGAIN = reading("I32", "handed-in-again")
CUT_OFF = reading("I27", "cut-off-hour")
STARTS_LATER = reading("I27", "clock-starts-next-working-day")
AFTER_RECEIPT = reading("I25", "after-receipt")

KNOWN = [
    Known(
        "A4.2, I32: nobody is late with what has to be handed in again",
        "test_random_dates",
        both(about("prospect", "working_days_late"), AGAIN),
        169,
    ),
    Known(
        "A4.2: nobody is late yet, whatever the event: the statement leaves that open",
        "test_random_dates",
        both(about("working_days_late"), not_told("event_start")),
        44,
    ),
    Known(
        "A4.1, I25: a receipt still to come opens its window later",
        "test_random_dates",
        both(about("prospect"), both(AFTER_RECEIPT, not_told("received"))),
        6,
    ),
    Known(
        "A4.2, I27: sent in time whatever the hour",
        "test_rows_of_mailings",
        both(about("A4.2"), CUT_OFF),
        2,
    ),
    Known(
        "A4.2, I32: what has to be handed in again is too early; the statement calls it late",
        "test_random_records",
        AGAIN,
        158,
    ),
    Known(
        "A4.2, I32: an approval after its last day is late, though the sending may wait",
        "test_random_records",
        anywhere,
        81,
    ),
    Known(
        "A4.3, I25: a window counted from receipt that opens after the last day to announce",
        "test_rows_of_mailings",
        both(about("A4.3"), AFTER_RECEIPT),
        3,
    ),
]
