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
        "2.1, I01: what is conferred later is not conferred yet",
        "test_what_is_to_come",
        anywhere,
        1,
    ),
    Known(
        "2.2, I35: most of the members may be Alumni",
        "test_associations",
        reading("I35", "most-alumni"),
        84,
    ),
    Known(
        "4.5, 4.10, 4.11, I34: relevance is a fact that the University states",
        "test_what_the_university_states",
        reading("I34", "stated-fact"),
        270,
    ),
    Known(
        "6.3, I38: the Center's own advice needs no representative",
        "test_the_center",
        reading("I38", "center-advises-itself"),
        8,
    ),
    Known(
        "6.3, I38: nor is it asked for one",
        "test_what_to_ask",
        about("center-advice"),
        8,
    ),
    Known(
        "6.4, I36: only legal entities need documents of title",
        "test_programmes",
        reading("I36", "legal-entities-only"),
        1424,
    ),
    Known(
        "6.5, I33: an initiative may come forward before the Center knows",
        "test_initiatives",
        reading("I33", "before-the-center"),
        2,
    ),
    Known(
        "6.1, I37: a School's letter to its own needs the Center's cooperation",
        "test_readings_and_orders",
        reading("I37", "any-interaction"),
        39,
    ),
    Known(
        "9.1, I11: an order on 7.1 leaves alone what 7.1 does not reach",
        "test_readings_and_orders",
        order_on("7.1"),
        383,
    ),
    Known(
        "9.1, I11: an order on 7.2 leaves alone what 7.2 does not reach",
        "test_readings_and_orders",
        order_on("7.2"),
        258,
    ),
    Known(
        "9.1, I11: a contradiction is an error on its clause alone, or the later order prevails",
        "test_contradictions",
        anywhere,
        1,
    ),
    Known(
        "9.1, I11: an order reaches what is sent while it is in force",
        "test_orders_and_the_sending",
        anywhere,
        85,
    ),
    Known(
        "7.3, I10: audiences whose facets differ may overlap",
        "test_near_in_time",
        reading("I10", "facets-may-overlap"),
        108,
    ),
    Known(
        "7.3, I10: and among plans",
        "test_random_plans",
        reading("I10", "facets-may-overlap"),
        260,
    ),
    Known(
        "I47: an edition that is rejected or not in force settles nothing",
        "test_the_edition",
        anywhere,
        56,
    ),
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
        "A4.2, I27: a receipt after the cut-off hour counts on the next day, worked or not",
        "test_random_dates",
        both(about("hand_in"), CUT_OFF),
        272,
    ),
    Known(
        "A4.2, I27: an event is in time whatever the hour of a receipt",
        "test_random_dates",
        both(about("earliest_event"), CUT_OFF),
        49,
    ),
    Known(
        "A4.2, I27: an event is in time where the clock starts later",
        "test_random_dates",
        both(about("earliest_event"), STARTS_LATER),
        25,
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
