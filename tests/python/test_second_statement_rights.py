"""Who is an Alumnus and the rights of section 4, as they were stated a second time: degrees one by
one and in pairs."""

import datetime as dt
import random
import unittest
from itertools import combinations_with_replacement, product

import nu_alumni_policy as nu
from second_statement import rights as r
from second_statement.comparing import AS_OF, Comparison, answer_of, day_of, every, given_by, iso
from second_statement.days import Days, five_day_week, six_day_week
from second_statement.questions import in_edition
from second_statement.worlds import DAY, GRANTED, REFUSED, Order, spell

ROLL = {
    "five-day": Days(five_day_week()).roll_forward,
    "six-day": Days(six_day_week()).roll_forward,
}
# Around the ends of the year that a conferral starts, with 14 June 2026 a Sunday.
CONFERRALS = [
    ...,
    "pending",
    "conferred",
    *(dt.date(2026, 6, day) for day in (11, 12, 13, 14, 15, 16)),
    dt.date(2025, 6, 14),
    dt.date(2025, 6, 15),
    dt.date(2024, 2, 29),
]
FLAGS = [..., True, False]


class Rights(Comparison):
    def of_person(
        self,
        person,
        university=None,
        readings=(),
        orders=(),
        approvals=(),
        as_of=AS_OF,
        years=1,
        week="five-day",
    ):
        """All fifteen rights of somebody."""
        roll = ROLL[week]
        degrees = person.get("degrees")
        reading = dict(readings).get("I02")
        facts = {"person": person, "university": university or {}}
        facts["university"] = {
            name: value if name == "platform" else {"by": "the Provost", "so": value}
            for name, value in facts["university"].items()
        }
        facts["approvals"] = [{"by": who, "on": on} for who, on in approvals]
        terms = {
            "readings": dict(readings),
            "orders": [o.request(str(n)) for n, o in enumerate(orders)],
        }
        if week != "five-day":
            terms["calendar"] = {"week": week}
        if years != 1:
            terms["limits"] = {"e_library_years": years}
        request = {"as_of": as_of.isoformat(), "facts": iso(facts), "terms": terms}
        given = nu.answer("rights", request)
        turns = r.turns(degrees, orders, approvals, reading, roll, years)
        for (question, clause), decision in zip(r.RIGHTS.items(), given, strict=True):

            def on(day):
                span = r.e_library_years(orders, day, years)
                ways = r.standings(degrees, day, span, reading, roll)
                told = [(who, when) for who, when in approvals]
                return r.right(
                    clause,
                    ways,
                    person,
                    university or {},
                    dict(readings).values(),
                    orders,
                    told,
                    day,
                )

            stated = on(as_of)
            self.same(question, request, (stated, spell(on, as_of, turns)), given_by(decision))
            if orders:
                span, told = r.standings(degrees, as_of, years, reading, roll), approvals
                bare = r.right(
                    clause, span, person, university or {}, dict(readings).values(), (), told, as_of
                )
                self.without_orders(question, request, decision, stated, bare)

    @staticmethod
    def degrees():
        return list(
            every(
                id=["a"],
                kind=[..., *r.KINDS],
                institution=[..., "nu", "other"],
                school=[..., "SEDS"],
                conferral=CONFERRALS,
            )
        )

    def test_alumni(self):
        """One degree of every kind, or two that differ."""
        one = [d for d in self.degrees() if d.get("institution") != "other" or "school" not in d]
        few = [
            d
            for d in one
            if d.get("kind", "phd") in ("phd", "exchange")
            and d.get("conferral", dt.date(2026, 6, 14))
            in ("pending", "conferred", dt.date(2026, 6, 14))
            and "school" not in d
        ]
        two = [[a, dict(b, id="b")] for a, b in combinations_with_replacement(few, 2)]
        as_of = dt.date(2026, 6, 20)
        for degrees in [None, [], *([d] for d in one), *two]:
            person = {} if degrees is None else {"degrees": degrees}

            def on(day):
                return r.alumnus(r.standings(degrees, day))

            lasts = spell(
                on,
                as_of,
                [d["conferral"] for d in degrees or () if isinstance(d.get("conferral"), dt.date)],
            )
            self.decided("alumnus", {"person": person}, on(as_of), lasts, as_of=as_of)

    def test_one_degree(self):
        as_of = dt.date(2026, 6, 16)
        for degree in self.degrees():
            if degree.get("kind", "phd") not in ("phd", "exchange") or "school" in degree:
                continue
            person = {"degrees": [degree], "alumni_card": True}
            self.of_person(person, {"platform": True}, as_of=as_of)

    def test_the_year(self):
        """The last day of e-resources, for every reading of it, on the days around it."""
        for reading in ("last-day-included", "day-before", "next-working-day"):
            for first in (dt.date(2025, 6, 12) + n * DAY for n in range(5)):
                for as_of in (dt.date(2026, 6, 10) + n * DAY for n in range(8)):
                    degrees = [{"id": "a", "kind": "phd", "institution": "nu", "conferral": first}]
                    later = {
                        "id": "b",
                        "kind": "master",
                        "school": "GSB",
                        "conferral": dt.date(2026, 6, 11),
                    }
                    for held in (
                        degrees,
                        [*degrees, later] if as_of > later["conferral"] else degrees,
                    ):
                        for week in ROLL:
                            told = {"I02": reading}
                            self.of_person({"degrees": held}, {}, told, as_of=as_of, week=week)
            for years in (1, 3, 4):
                degree = {
                    "id": "a",
                    "kind": "phd",
                    "institution": "nu",
                    "conferral": dt.date(2020, 2, 29),
                }
                for as_of in (dt.date(2020 + years, 2, 27) + n * DAY for n in range(5)):
                    self.of_person(
                        {"degrees": [degree]}, {}, {"I02": reading}, as_of=as_of, years=years
                    )

    def test_what_the_university_states(self):
        alumna = [{"id": "a", "kind": "phd", "institution": "nu", "conferral": "conferred"}]
        for person in every(
            degrees=[..., [], alumna],
            alumni_card=FLAGS,
            identification_card=FLAGS,
            student=[..., True],
        ):
            for university in every(platform=FLAGS, need=FLAGS, relevant=FLAGS):
                if len(university) in (0, 3) and ("student" not in person or not university):
                    self.of_person(person, university)
                    self.of_person(person, university, {"I34": "stated-fact"})

    def test_orders(self):
        alumna = [
            {"id": "a", "kind": "phd", "institution": "nu", "conferral": dt.date(2025, 6, 14)}
        ]
        first, after = dt.date(2026, 6, 10), dt.date(2026, 6, 20)
        orders = [
            Order(change, clause, "vp", first=first, after=after, **over)
            for change in ("suspend-right", "require-approval")
            for clause in r.RIGHTS.values()
            for over in ({}, {"lasts_until": dt.date(2026, 6, 15)}, {"issued_by": "other"})
        ]
        orders.append(Order("limit", limit="e_library_years", value=2, first=first, after=after))
        for order in orders:
            for as_of in (first - DAY, first, dt.date(2026, 6, 15), after):
                for approvals in ((), [("vp", as_of - DAY)], [("center", as_of)]):
                    if order.change != "require-approval" and approvals[:1] == [("vp", as_of - DAY)]:
                        # Of whom nobody asks an approval none can be told.
                        continue
                    for degrees in (alumna, None):
                        if order.clause not in ("4.1b", "4.14") and (approvals or degrees is None):
                            continue
                        person = {"alumni_card": True, "identification_card": True}
                        if degrees:
                            person["degrees"] = degrees
                        self.of_person(person, {}, (), [order], approvals, as_of)

    def test_what_is_to_come(self):
        """A conferral that is still to come is none yet (I01); a year whose days off are not known
        leaves open the one right whose last day hangs on them (I02)."""
        degree = {"id": "a", "kind": "phd", "institution": "nu", "conferral": AS_OF + 5 * DAY}
        request = {"as_of": AS_OF.isoformat(), "facts": iso({"person": {"degrees": [degree]}})}
        request["terms"] = {}
        given = self.outcomes(request)
        self.same("to-come", request, dict.fromkeys(r.RIGHTS, "not-granted"), given)
        degree = degree | {"conferral": dt.date(2027, 4, 1)}
        request = {"as_of": "2028-04-03", "facts": iso({"person": {"degrees": [degree]}})}
        request["terms"] = {"readings": {"I02": "next-working-day"}}
        facts_open = ("alumni-platform", "working-groups-and-boards", "events-and-research")
        open_too = ("library-e-resources", "campus-access", *facts_open)
        stated = {right: "undetermined" if right in open_too else "granted" for right in r.RIGHTS}
        self.same("to-come", request, stated, self.outcomes(request))

    @staticmethod
    def outcomes(request):
        try:
            return {right.question: right.outcome for right in nu.rights(request)}
        except nu.QuestionError as error:
            return error.code

    def test_over_time(self):
        """The periods of each right, one after the other."""
        dice = random.Random(22)
        for _ in range(150):
            degrees = [
                {
                    "id": str(n),
                    "kind": dice.choice(r.KINDS),
                    "institution": "nu",
                    "conferral": dt.date(2024, 2, 28) + dice.randrange(600) * DAY,
                }
                for n in range(dice.randrange(1, 4))
            ]
            first = dt.date(2025, 1, 1) + dice.randrange(400) * DAY
            clause = dice.choice(["4.1a", "4.1b", "4.14"])
            change = dice.choice(["suspend-right", "require-approval"])
            after = first + dice.randrange(1, 90) * DAY
            order = Order(change, clause, "vp", first=first, after=after, lasts_from=first)
            person = {"degrees": degrees, "alumni_card": True, "identification_card": True}
            request = {
                "as_of": "2027-01-12",
                "facts": iso({"person": person}),
                "terms": {"orders": [order.request()]},
            }
            turns = sorted(
                {t for t in r.turns(degrees, [order], (), None, ROLL["five-day"]) if t is not None}
            )
            for right in nu.answer("rights-over-time", request).rights:

                def on(day):
                    ways = r.standings(degrees, day)
                    return r.right(right.clause, ways, person, {}, (), [order], (), day)

                stated = [(None, on(turns[0] - DAY))]
                for turn in turns:
                    if on(turn) != stated[-1][1]:
                        stated.append((turn, on(turn)))
                given = [(day_of(p.valid.from_), answer_of(p)) for p in right.periods]
                self.same("rights-over-time", request, stated, given)

    def test_the_edition(self):
        """An edition that was rejected or is not in force on the day grants nothing (I47)."""
        person = {
            "degrees": [{"id": "a", "kind": "phd", "institution": "nu", "conferral": "conferred"}]
        }
        for status, first, after in product(
            ("pending", "approved", "approved-subject-to-amendments", "rejected", "other"),
            (None, AS_OF, AS_OF + DAY),
            (None, AS_OF, AS_OF + 2 * DAY),
        ):
            if first and after and first >= after:
                continue
            edition = {
                "status": status,
                "from": first and first.isoformat(),
                "until": after and after.isoformat(),
            }
            for question, facts, otherwise in (
                ("alumnus", {"person": person}, GRANTED),
                ("library-on-campus", {"person": person}, GRANTED),
                ("campus-access", {"person": person | {"alumni_card": False}}, REFUSED),
                ("award-programme", {"programme": {"run_by": "center"}}, GRANTED),
            ):

                def on(day):
                    return in_edition(otherwise, status, first, after, day)

                lasts = spell(on, AS_OF, [first, after])
                if lasts.until and lasts.until == after:
                    # What another edition says is not known.
                    lasts = lasts._replace(then=None)
                self.decided(question, facts, on(AS_OF), lasts, {"edition": edition})


if __name__ == "__main__":
    unittest.main()
