"""A table of people as it was stated a second time: every degree alone and every pair of degrees,
beside every card, and degrees that are not in the table."""

import datetime as dt
import unittest
from itertools import combinations_with_replacement, product

import numpy as np
import nu_alumni_policy as nu
from second_statement import rights as r
from second_statement.comparing import Comparison, every
from second_statement.days import Days, five_day_week
from second_statement.worlds import Order

ROLL = Days(five_day_week()).roll_forward
AS_OF = dt.date(2026, 6, 15)
UNIVERSITY = {"platform": True}
FLAGS = {...: 0, False: 1, True: 2}
KINDS = {kind: code for code, kind in enumerate([..., *nu.DEGREE_KINDS])}
INSTITUTIONS = {...: 0, "nu": 1, "other": 2}
# Around the last day of a year that ends on Sunday, 14 June 2026.
DAYS = [
    dt.date(2026, 6, 15),
    dt.date(2025, 6, 15),
    dt.date(2025, 6, 14),
    dt.date(2020, 2, 29),
]
CONFERRALS = {
    ...: nu.CONFERRAL_UNKNOWN,
    "pending": nu.CONFERRAL_PENDING,
    "conferred": nu.CONFERRAL_CONFERRED,
} | {day: (day - dt.date(1970, 1, 1)).days for day in DAYS}
DEGREES = list(every(kind=list(KINDS), institution=list(INSTITUTIONS), conferral=list(CONFERRALS)))


def columns(people):
    """The table's columns of degrees."""
    flat = [degree for degrees in people for degree in degrees]

    def column(name, codes, width):
        return np.array([codes[degree.get(name, ...)] for degree in flat], width)

    return {
        "first_degree": np.cumsum([0, *map(len, people)]).astype("uint32"),
        "kind": column("kind", KINDS, "uint8"),
        "institution": column("institution", INSTITUTIONS, "uint8"),
        "conferral": column("conferral", CONFERRALS, "int32"),
    }


class People(Comparison):
    def table(self, people, all_given, card, identification, reading=None, orders=()):
        """Every right of every one of them."""
        told = {"alumni_card": card, "identification_card": identification}
        codes = {
            name: FLAGS[value] for name, value in (told | {"degrees_given": all_given}).items()
        }
        person = {name: value for name, value in told.items() if value is not ...}
        terms = {"orders": [order.request(str(n)) for n, order in enumerate(orders)]}
        if reading is not None:
            terms["readings"] = {"I02": reading}
        request = {"as_of": AS_OF.isoformat(), "facts": {"university": UNIVERSITY}, "terms": terms}
        given = nu.rights_of_people(
            request,
            **columns(people),
            **{name: np.full(len(people), code, "uint8") for name, code in codes.items()},
        )
        stated = {}
        for degrees, row in zip(people, zip(*(c.tolist() for c in given.values())), strict=True):
            ways = self.ways(degrees, all_given, reading)
            if ways not in stated:
                stated[ways] = tuple(
                    nu.OUTCOMES.index(
                        r.right(clause, ways, person, UNIVERSITY, (), orders, (), AS_OF).outcome
                    )
                    for clause in r.RIGHTS.values()
                )
            self.same("people", (degrees, request), stated[ways], row)

    def setUp(self):
        super().setUp()
        self.of_degrees = {}

    def ways(self, degrees, all_given, reading):
        """How somebody with these degrees can stand; each degree is looked at once."""
        kept = self.of_degrees
        for degree in degrees:
            key = reading, *degree.items()
            if key not in kept:
                kept[key] = r.of_a_degree(degree, AS_OF, 1, reading, ROLL)
        of_each = [kept[reading, *degree.items()] for degree in degrees]
        return frozenset(r.best_of(of_each, more=all_given is not True))

    def test_every_pair_of_degrees(self):
        people = [[], *([d] for d in DEGREES), *combinations_with_replacement(DEGREES, 2)]
        for all_given, card, identification in product(FLAGS, FLAGS, FLAGS):
            self.table(people, all_given, card, identification)
        for reading in ("day-before", "next-working-day"):
            self.table(people, True, ..., ..., reading)

    def test_under_orders(self):
        people = [[], *([d] for d in DEGREES)]
        first, after = AS_OF - dt.timedelta(9), AS_OF + dt.timedelta(9)
        for change, clause in product(("suspend-right", "require-approval"), r.RIGHTS.values()):
            order = Order(change, clause, "vp", first=first, after=after)
            for all_given in FLAGS:
                self.table(people, all_given, True, ..., orders=[order])


if __name__ == "__main__":
    unittest.main()
