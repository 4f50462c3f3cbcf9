"""Who is an Alumnus (2.1), and the rights of section 4."""

import calendar
import datetime as dt

from .worlds import (
    DAY,
    GRANTED,
    PROHIBITED,
    REFUSED,
    approved,
    asked_for,
    limit,
    needs,
    settled,
    suspended,
    yes_or_no,
)

OF_ALUMNI = ["bachelor", "master", "doctor-of-medicine", "residency", "phd"]
KINDS = [*OF_ALUMNI, "certificate", "foundation-year", "exchange"]

# How somebody can stand: no Alumnus, an Alumnus, one whose time of e-resources runs.
NONE, ALUMNUS, IN_TIME = "none", "alumnus", "in-time"

RIGHTS = {
    "library-on-campus": "4.1a",
    "library-e-resources": "4.1b",
    "alumni-platform": "4.2",
    "working-groups-and-boards": "4.3",
    "events-and-research": "4.4",
    "news-and-road-map": "4.5",
    "accomplishments": "4.6",
    "propose-activities": "4.7",
    "propose-nominees": "4.8",
    "career-services": "4.9",
    "training-courses": "4.10",
    "information": "4.11",
    "found-associations": "4.12",
    "meeting-support": "4.13",
    "campus-access": "4.14",
}


def last_day(conferral, years, reading, roll_forward):
    """The last day of e-resources (I02)."""
    year = conferral.year + years
    day = min(conferral.day, calendar.monthrange(year, conferral.month)[1])
    last = dt.date(year, conferral.month, day)
    if reading == "day-before":
        return last - DAY
    return roll_forward(last) if reading == "next-working-day" else last


def of_a_degree(degree, day, years, reading, roll_forward):
    """How a degree makes its holder stand on a day: every way that it can (I01)."""
    kind, institution, school = (degree.get(key) for key in ("kind", "institution", "school"))
    conferral = degree.get("conferral")
    if institution is None and school is not None:
        institution = "nu"
    if kind not in (None, *OF_ALUMNI) or institution == "other" or conferral == "pending":
        return {NONE}
    if isinstance(conferral, dt.date):
        if conferral > day:
            return {NONE}
        running = day <= last_day(conferral, years, reading, roll_forward)
        ways = {IN_TIME if running else ALUMNUS}
    else:
        ways = {ALUMNUS, IN_TIME}
    if kind is None or institution is None or conferral is None:
        ways.add(NONE)
    return ways


def standings(degrees, day, years=1, reading=None, roll_forward=None):
    """How somebody with these degrees can stand: the best that any of them gives."""
    if degrees is None:
        return {NONE, ALUMNUS, IN_TIME}
    return best_of(of_a_degree(degree, day, years, reading, roll_forward) for degree in degrees)


def best_of(of_each, more=False):
    """The best of several degrees, each with all the ways that it can stand; there can be more."""
    rank = [NONE, ALUMNUS, IN_TIME]
    best = set(rank) if more else {NONE}
    for ways in of_each:
        best = {max(a, b, key=rank.index) for a in best for b in ways}
    return best


def alumnus(ways):
    return settled(lambda way: GRANTED if way != NONE else REFUSED, ways)


def right(clause, ways, person, university, readings=(), orders=(), approvals=(), day=None):
    """A right of section 4 on a day, of somebody who can stand in these ways."""
    if suspended(orders, clause, day):
        return PROHIBITED
    missing = [who for who in asked_for(orders, clause, day) if not approved(approvals, who, day)]
    conditions = [[True]]
    if clause == "4.2":
        conditions = [yes_or_no(university.get("platform"))]
    if clause == "4.3":
        conditions = [yes_or_no(university.get("need"))]
    if clause == "4.4" or (clause in ("4.5", "4.10", "4.11") and "stated-fact" in readings):
        conditions = [yes_or_no(university.get("relevant"))]
    if clause == "4.14":
        conditions = [
            yes_or_no(person.get("alumni_card")),
            yes_or_no(person.get("identification_card")),
        ]

    def judge(way, *met):
        if way == NONE or not all(met) or (clause == "4.1b" and way != IN_TIME):
            return REFUSED
        return needs(*missing)

    return settled(judge, ways, *conditions)


def e_library_years(orders, day, years=1):
    return int(limit(orders, "e_library_years", day, years))


def turns(degrees, orders, approvals, reading, roll_forward, years=1):
    """The days on which a right can turn."""
    days = [day for order in orders for day in order.turns()] + [on for _, on in approvals]
    spans = {years, *(int(order.value) for order in orders if order.limit == "e_library_years")}
    for degree in degrees or ():
        conferral = degree.get("conferral")
        if isinstance(conferral, dt.date):
            days.append(conferral)
            days += [last_day(conferral, n, reading, roll_forward) + DAY for n in spans]
    return days
