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


AGAIN = reading("I32", "handed-in-again")
AFTER_RECEIPT = reading("I25", "after-receipt")

KNOWN = [
    Known(
        "A4.1, I25: a receipt still to come opens its window later",
        "test_random_dates",
        both(about("prospect"), both(AFTER_RECEIPT, not_told("received"))),
        6,
    ),
    Known(
        "A4.2, I32: whether what has to be handed in again can still be in time",
        "test_random_dates",
        both(about("prospect"), AGAIN),
        11,
    ),
]
