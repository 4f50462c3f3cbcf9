"""Sections 2 and 5 to 9: Associations, duties, interaction, approvals, awards, orders."""

import datetime as dt
import math

from .rights import NONE
from .worlds import (
    GRANTED,
    PROHIBITED,
    REFUSED,
    Answer,
    approved,
    asked_for,
    either,
    needs,
    settled,
    waived,
    yes_or_no,
)

# 2.2 and 6.4


def is_community(members, not_alumni, reading):
    """Two members at least, all of them Alumni, or most (I35)."""
    if members < 2:
        return False
    if reading == "most-alumni":
        return 2 * not_alumni < members
    return not_alumni == 0


def communities(group, reading):
    """Whether the group can be one, and whether it can be none: all numbers are tried."""
    members, strangers = group.get("members"), group.get("members_not_alumni")
    few = range(12)
    return {
        is_community(n, k, reading)
        for n in (few if members is None else [members])
        for k in (few if strangers is None else [strangers])
        if k <= n
    }


def association(group, readings):
    def judge(community, independent, supports):
        return GRANTED if community and independent and supports else REFUSED

    return settled(
        judge,
        communities(group, readings.get("I35")),
        yes_or_no(group.get("independent")),
        yes_or_no(group.get("supports_nu")),
    )


def start_programme(group, programme, readings, orders=(), day=None):
    """An Association, alone or with others, each with its documents of title; with the University,
    in cooperation with the Center (6.1, 6.4, I36)."""

    def papers(has, form):
        informal = readings.get("I36") == "legal-entities-only" and form == "informal"
        return has or informal

    partners = programme.get("partners")
    if partners is None:
        of_partners = [True, False]
    else:
        of_partners = {True}
        for partner in partners:
            ways = {
                is_one and papers(has, form)
                for is_one in yes_or_no(partner.get("association"))
                for has in yes_or_no(partner.get("documents_of_title"))
                for form in either("informal", "legal-entity")(partner.get("form"))
            }
            of_partners = {a and b for a in of_partners for b in ways}

    def judge(community, independent, supports, has, form, partners_fit, with_nu, cooperates):
        if not (community and independent and supports and papers(has, form) and partners_fit):
            return REFUSED
        return cooperation(with_nu, cooperates, orders, day)

    return settled(
        judge,
        communities(group, readings.get("I35")),
        yes_or_no(group.get("independent")),
        yes_or_no(group.get("supports_nu")),
        yes_or_no(group.get("documents_of_title")),
        either("informal", "legal-entity")(group.get("form")),
        of_partners,
        yes_or_no(programme.get("with_university")),
        yes_or_no(programme.get("center_cooperates")),
    )


# Section 5


# It binds Alumni: of somebody who is none it is not asked (I44). `ways` are those in which somebody
# can stand by her degrees.


def of_alumni(judge):
    return lambda way, *facts: judge(*facts) if way != NONE else GRANTED


def forms_answered(ways, forms):
    if forms is None:
        each = [[True, False]]
    else:
        each = [yes_or_no(form.get("answered")) for form in forms]
    judge = of_alumni(lambda *done: GRANTED if all(done) else REFUSED)
    return settled(judge, ways, *each)


def changes_told(ways, changes, notice, day, days):
    """Told by the last of so many working days after the change (I05); one that is not told yet is
    in time until then. What changed before she was an Alumna is no matter (I44)."""
    if changes is None:
        judge = of_alumni(lambda done: GRANTED if done else REFUSED)
        return settled(judge, ways(day), [True, False])
    changes = [change for change in changes if ways(change["changed_on"]) != {NONE}]

    def told_on(change):
        """The first and the last day on which it can have been told, if only now."""
        told = change.get("told")
        if told is None:
            return [change["changed_on"], day]
        return [day if told == "not-yet" else told]

    def judge(n, *told):
        ends = (
            dt.date.max if n is None else days.nth_after(one["changed_on"], n) for one in changes
        )
        return GRANTED if all(on <= end for on, end in zip(told, ends)) else REFUSED

    # Any number can be set where none is: none at all, or more than anybody takes.
    notices = [0, None] if notice is None else [notice]
    return settled(of_alumni(judge), ways(day), notices, *(told_on(change) for change in changes))


def non_disclosure(ways, disclosure):
    def judge(about, disclosed, used):
        return PROHIBITED if about and (disclosed or used) else GRANTED

    keys = ("about_nu_or_alumni", "disclosed", "used_for_interests")
    each = (yes_or_no(disclosure.get(key)) for key in keys)
    return settled(of_alumni(judge), ways, *each)


# Section 6


def cooperation(with_nu, cooperates, orders, day):
    """What the University does with Alumni or Associations needs the Center (6.1)."""
    if not with_nu:
        return GRANTED
    center = [] if cooperates or waived(orders, "6.1", day) else ["center"]
    return needs(*center, *asked_for(orders, "6.1", day))


def interaction(parties, cooperates, orders=(), day=None):
    if parties is None:
        with_nu = [True, False]
    else:
        with_nu = ["university" in parties and len(set(parties)) > 1]
    return settled(
        lambda nu, center: cooperation(nu, center, orders, day), with_nu, yes_or_no(cooperates)
    )


def responsible_employee(employees):
    numbers = range(3) if employees is None else [employees]
    return settled(lambda n: GRANTED if n >= 1 else REFUSED, numbers)


def center_advice(request, readings):
    """For Alumni and Associations, if requested; through representatives or without (I38)."""

    def judge(asker, requested, representative):
        if asker == "other" or not requested:
            return REFUSED
        if readings.get("I38") == "representative-needed" and not representative:
            return REFUSED
        return GRANTED

    return settled(
        judge,
        either("alumnus", "association", "other")(request.get("asker")),
        yes_or_no(request.get("requested")),
        yes_or_no(request.get("unit_representative")),
    )


def own_initiative(ways, center, readings, orders=(), day=None):
    """The Center considers it first, or she may bring it forward before the Center knows (I33)."""

    def judge(way, step):
        if way == "none" or step == "declined":
            return REFUSED
        before = readings.get("I33") == "before-the-center" and step == "not-told"
        center = [] if before or step == "accepted" or waived(orders, "6.5", day) else ["center"]
        return needs(*center, *asked_for(orders, "6.5", day))

    steps = either("not-told", "told", "accepted", "declined")(center)
    return settled(judge, ways, steps)


# Section 7


def constituency(sender, readings):
    """The Schools whose graduates are the sender's own, and those whose affiliated Alumni are (I07, I51);
    of several, those of all together (I52)."""
    if sender == "center":
        return set(), set()
    ((kind, name),) = sender.items()
    if kind == "several":
        schools, units = zip(*(constituency(one, readings) for one in name), strict=True)
        return set().union(*schools), set().union(*units)
    if kind == "association" and readings.get("I51") != "affiliated-alumni":
        return set(), set()
    return {name} if kind == "school" else set(), {name}


def own_constituency(sender, audience, readings):
    """Whether all of the audience graduated from the sender or are affiliated with it (I07)."""
    if "all" in audience:
        return False
    if "several" in sender and readings.get("I52") == "within-each":
        return all(
            one != "center" and own_constituency(one, audience, readings)
            for one in sender["several"]
        )
    schools, units = constituency(sender, readings)
    affiliated, graduated = audience.get("affiliations"), audience.get("schools")
    return (affiliated is not None and set(affiliated) <= units) or (
        graduated is not None and set(graduated) <= schools
    )


def sent_by_center(sender, readings):
    """Whether the Center sends, alone or among several (I53)."""
    if sender is None or sender == "center":
        return sender == "center"
    among = "center" in sender.get("several", ())
    return among and readings.get("I53") != "center-alone"


def audience_can_be_own(audience, readings):
    """Whether some sender could have all of the audience as its own: those that it names, together; or
    one, where each of several has to have all of it (I52)."""
    most = 1 if readings.get("I52") == "within-each" else math.inf
    named = (set(audience.get(key) or ()) for key in ("schools", "affiliations"))
    return any(1 <= len(names) <= most for names in named)


def has_own(sender, readings):
    """Whether anybody can be its own (I51); of several, of all together or of each (I52)."""
    some = all if readings.get("I52") == "within-each" else any
    units = (constituency(one, readings)[1] for one in sender.get("several", [sender]))
    return some(own != set() for own in units)


def communication(facts, readings, orders, day):
    """Whose approval an official communication needs (7.1, 7.2)."""
    sender, audience, sent_on = facts.get("sender"), facts.get("audience"), facts.get("sent_on")
    until = min(day, sent_on) if sent_on else day
    # An order reaches what is done while it is in force.
    day = sent_on or day

    # Who sends it, as far as it matters: the Center; a unit, to its own Alumni only or beyond them.
    if sent_by_center(sender, readings):
        routes = ["center"]
    elif sender is None:
        routes = ["center", "beyond"]
        if audience is None or audience_can_be_own(audience, readings):
            routes.append("own")
    elif audience is None and not has_own(sender, readings):
        # Whoever they are, they are nobody's own.
        routes = ["beyond"]
    elif audience is None:
        routes = ["own", "beyond"]
    else:
        routes = ["own" if own_constituency(sender, audience, readings) else "beyond"]

    submitted = facts.get("data_submitted")
    on = facts.get("data_submitted_on")
    if on is not None:
        submitted = on <= until

    def judge(official, route, data):
        if not official:
            return GRANTED
        if route == "own":
            on_terms = data or readings.get("I08") == "duty" or waived(orders, "7.2", day)
            any_interaction = readings.get("I37") == "any-interaction"
            asked = ["center"] if any_interaction or not on_terms else []
            asked += asked_for(orders, "7.2", day)
        else:
            # The Center needs no approval of its own; an order on 7.1 reaches its letters too.
            asked = [] if route == "center" or waived(orders, "7.1", day) else ["center"]
            asked += asked_for(orders, "7.1", day)
        return needs(
            *(who for who in asked if not approved(facts.get("approvals", ()), who, until))
        )

    return settled(judge, yes_or_no(facts.get("official")), routes, yes_or_no(submitted))


# Sections 8 and 9


def award_programme(programme, orders=(), day=None):
    """A unit's programme for Alumni is coordinated with the Center (8.2)."""

    def judge(run_by, for_alumni, coordinated):
        if run_by == "center" or not for_alumni:
            return GRANTED
        center = [] if coordinated or waived(orders, "8.2", day) else ["center"]
        return needs(*center, *asked_for(orders, "8.2", day))

    return settled(
        judge,
        either("center", "unit")(programme.get("run_by")),
        yes_or_no(programme.get("recognises_alumni")),
        yes_or_no(programme.get("coordinated")),
    )


def order_stands(order, day):
    """Force majeure that lasts, the NU Administration's, lawful, within its days (9.1)."""
    first, until = order.get("from"), order.get("until")
    begun = [True, False] if first is None else [first <= day]
    ended = until is not None and until <= day

    def judge(force, lasts, lawful, issuer, has_begun):
        stands = force and lasts and lawful and issuer == "nu-administration"
        return GRANTED if stands and has_begun and not ended else REFUSED

    return settled(
        judge,
        yes_or_no(order.get("force_majeure")),
        yes_or_no(order.get("circumstance_lasts")),
        yes_or_no(order.get("lawful")),
        either("nu-administration", "other")(order.get("issued_by")),
        begun,
    )


def in_edition(answer, status, first, after, day):
    """An edition that was rejected, or is not in force on the day, grants nothing (I47)."""
    out = status == "rejected" or (first and day < first) or (after and day >= after)
    return Answer("undetermined") if out else answer
