"""Of many moderations: what is waited for on a day, whose turn it is, and by when (A3.1, A3.2, A4.2)."""

import datetime as dt
from typing import NamedTuple

from .moderation import MAILING, POST, ROLES, kept, state
from .sending import POLICY_S, hand_in, notice, prospect, window


class Waits(NamedTuple):
    """What is waited for in one moderation."""

    turn: str
    awaited: frozenset
    urgency: str
    due: dt.date | None
    left: int | None
    late: int | None
    by_plan: int | None
    approvers: tuple


def waits(one, as_of, readings, limits, days):
    """What is waited for, or None where nothing is. To withdraw it, nobody waits for."""
    machine = MAILING if one["channel"] == "mailing" else POST
    steps = [step for step in one["steps"] if step[1] <= as_of]
    no_decline = readings.get("I48") == "only-completion"
    names = [name for name, *_ in steps if not (no_decline and name == "decline")]
    now = state(machine, names)
    awaited = {step for step in machine[now] if step != "withdraw"}
    awaited -= {"decline"} if no_decline else set()
    if not awaited:
        return None
    (turn,) = {ROLES[step] for step in awaited}
    if turn == "initiator":
        # A post has no window to come back for (A4.1).
        event = one["event"] if one["channel"] == "mailing" else "none"
        planned = one["planned"]
        urgency, due, late = of_initiator(event, planned, as_of, readings, limits, days)
        by_plan = None
    else:
        urgency, due, late, by_plan = of_moderator(one, now, as_of, readings, limits, days)
    if due and due < as_of:
        # With what is waited for, whatever came before it and whatever is planned.
        late = days.between(due, as_of)
    left = due and days.between(as_of, due)
    asked = approvers(one, readings)
    return Waits(turn, frozenset(awaited), urgency, due, left, late, by_plan, asked)


def of_initiator(event, planned, as_of, readings, limits, days):
    """Nobody binds the initiator to a day; what is completed has to come back while moderation has its
    time before the window is over."""
    if event is None:
        return "undetermined", None, None
    limits = POLICY_S | limits
    dates = {"event_start": event, "planned_send": planned}
    # Where the business day runs on, no day leaves moderation its time.
    if event == "none" or readings.get("I41") == "runs-on" or prospect(dates, as_of, readings, limits, days) == "missed":
        return "no-day", None, None
    span = window(event, None, limits, readings, days)
    _, last = hand_in(span, notice(event, limits, readings, days), limits, readings, days)
    if last < as_of:
        return "no-day", None, None
    return ("due-today" if last == as_of else "due-later"), last, 0


def of_moderator(one, now, as_of, readings, limits, days):
    """The last day of A4.2 for the last receipt; of a mailing that waits to be sent, that of its sending
    (I32). The officer has a day only where it binds up to posting (I42)."""
    of = (one["channel"], one["steps"], one["event"], as_of, readings, limits, days)
    last = kept(*of, one["planned"])[-1]
    if last.done_on is not None:
        return "no-day", None, None, None
    if last.status == "too-early":
        # They are handed in again.
        return "no-day", None, None, None
    due = last.due
    if now == "approved" and one["channel"] == "mailing":
        # What is still in time for the moderation is in time for all.
        due = last.sending_due or (last.due if last.status == "open" else None)
    by_plan = last.by_plan
    if last.status == "undetermined":
        return "undetermined", None, None, by_plan
    late = last.late
    if last.status in ("late", "overdue"):
        return "late", due, late, by_plan
    if due is None:
        return "undetermined", None, late, by_plan
    # Whoever has time is not late, however late it is planned.
    return ("due-today" if due == as_of else "due-later"), due, late, by_plan


def approvers(one, readings):
    """Lists of others need the Center's approval (7.1, I49), before it goes out (I45)."""
    others = one["lists_of_others"] and readings.get("I49") != "own-lists-only"
    return ("center",) if others and not one["approved"] else ()


def in_order(waiting):
    """By the last day, those without one last; of one day in the order in which they were given."""
    return sorted(waiting, key=lambda pair: (pair[1].due is None, pair[1].due or dt.date.max))
