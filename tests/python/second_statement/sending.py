"""When a mailing may go out (A4), counted day by day."""

import datetime as dt
from typing import NamedTuple

from .worlds import DAY

POLICY_S = {"window_opens": 14, "window_closes": 5, "moderation": 1, "event_notice": 5}


class Received(NamedTuple):
    """When materials were received: a date in Astana, and the hour where it is told."""

    date: dt.date
    hour: float | None = None


def window(event, received, limits, readings, days):
    """The first and the last day to send: so many working days before the event, or after the
    receipt of the materials (I25, I26)."""
    opens, closes = limits["window_opens"], limits["window_closes"]
    if readings.get("I25") == "after-receipt":
        # Counted from the receipt, the smaller number comes first.
        if received is None:
            return None
        return days.nth_after(received.date, closes), days.nth_after(received.date, opens)
    if event is None:
        return None
    more = clear(readings)
    return days.nth_before(event, opens + more), days.nth_before(event, closes + more)


def clear(readings):
    return int(readings.get("I26") == "clear-days")


def notice(event, limits, readings, days):
    """The last day to announce an event (A4.3)."""
    return event and days.nth_before(event, limits["event_notice"] + clear(readings))


def due(received, limits, readings, days):
    """The last day for moderation, or None where it is not known (A4.2, I27)."""
    return only(can_be_due(received, limits, readings, days))


def only(ways):
    """What all ways lead to, or None where they lead to several things."""
    return ways.pop() if len(ways) == 1 else None


def can_be_due(received, limits, readings, days):
    starts = {received.date}
    if readings.get("I27") == "cut-off-hour":
        hour, cut_off = received.hour, limits.get("moderation_cut_off_hour")
        later = None if hour is None or cut_off is None else hour > cut_off
        starts = {received.date + DAY * way for way in ([later] if later is not None else [0, 1])}
    if readings.get("I27") == "clock-starts-next-working-day":
        starts = {days.roll_forward(received.date)}
    return {after(start, limits["moderation"], days) for start in starts}


def after(day, n, days):
    """The n-th working day after it; the 0th is the day itself, or the next that is worked."""
    return days.nth_after(day, n) if n else days.roll_forward(day)


def schedule(facts, as_of, readings, limits, days):
    """What can be said of the dates. An event is a date, "none", or not told."""
    limits = POLICY_S | limits
    event, received, sent = (facts.get(key) for key in ("event_start", "received", "planned_send"))
    none = event == "none"
    event = None if none else event
    said = {}
    span = None if none else window(event, received, limits, readings, days)
    last = notice(event, limits, readings, days)
    said["window"], said["notice"] = span, last
    said["hand_in"] = hand_in(span, last, limits, readings, days)
    moderated = received and due(received, limits, readings, days)
    said["moderation_due"] = moderated
    said["latest_due"] = received and max(can_be_due(received, limits, readings, days))
    sending = moderated
    if received and not none:
        # Before the window nothing can be sent; where it is not known, nor is that.
        again = readings.get("I32") == "handed-in-again"
        ways = can_be_due(received, limits, readings, days)
        sending = only({end if again else max(end, span[0]) for end in ways}) if span else None
    said["sending_due"] = sending
    said["status"] = said["working_days_late"] = said["working_days_late_by_plan"] = None
    if received:
        again = readings.get("I32") == "handed-in-again"
        # What is planned for a day to come has not gone out: it ends no lateness (A4.2, I31).
        plan = sent if sent and as_of and sent > as_of else None
        until = as_of if plan else sent or as_of

        def sent_by(ends):
            """The last day for its sending, where it is known."""
            if none:
                return ends
            return span and (ends if again else max(ends, span[0]))

        def lateness(ends):
            """How it stands, and by how many working days it is late by now."""
            if sent and sent <= ends:
                return "met", 0
            if span and again and ends < span[0]:
                # With what has to be handed in again there is nothing to be late.
                return "too-early", None
            if not sent and until and until <= ends:
                # Nobody is late yet, whatever the event.
                return "open", 0
            by = sent_by(ends)
            if by is None or until is None:
                return None, None
            if until > by:
                return ("late" if sent and not plan else "overdue"), days.between(by, until)
            if sent:
                return ("planned-late" if sent > by else "met"), 0
            # It waits for its window; whether it was moderated in its own time nobody tells.
            return None, None

        def by_plan(ends):
            """By how many working days it is late on the day for which it is planned."""
            early = span and again and ends < span[0]
            by = None if early else sent_by(ends)
            if plan is None or by is None:
                return None
            return days.between(by, plan) if plan > by else 0

        ways = can_be_due(received, limits, readings, days)
        said["status"], said["working_days_late"] = at_any_hour([lateness(ends) for ends in ways])
        said["working_days_late_by_plan"] = least([by_plan(ends) for ends in ways])
    # Of what is in hand, or has gone out, nothing is to be handed in; what came too early is.
    gone = sent and as_of and sent <= as_of
    if received and said["status"] != "too-early" or gone:
        said["hand_in"] = None
    said["sending"] = sent and span and judged(sent, span, last, days)
    said["prospect"] = prospect(facts, as_of, readings, limits, days)
    late = said["sending"] and (said["sending"][0] == "too-late" or said["sending"][2] is False)
    said["earliest_event"] = None
    if event and (late or said["prospect"] in ("at-risk", "missed")):
        ends = moderation_ends(facts, as_of, readings, limits, days)
        if late:
            ends = max(day for day in (sent, as_of, received and ends) if day)
        said["earliest_event"] = ends and earliest_event(event, ends, limits, readings, days)
    return said


def at_any_hour(ways):
    """How it stands, and by how many working days it is late, where it is so at whatever hour the
    materials came in: by the fewest where those differ."""
    if len({status for status, _ in ways}) > 1:
        return None, None
    return min(ways, key=lambda way: way[1] or 0)


def least(ways):
    """The fewest days; not known where it is late by one way and not by another."""
    if None in ways or len({way > 0 for way in ways}) > 1:
        return None
    return min(ways)


def moderation_ends(facts, as_of, readings, limits, days):
    """When moderation ends at the latest, of what was received or is handed in today, whatever the
    hour; not in the past."""
    received = facts.get("received")
    span = window(facts.get("event_start"), received, POLICY_S | limits, readings, days)
    if too_early(received, span, limits, readings, days):
        # They are handed in again.
        received = None
    handed_in = received or (as_of and Received(as_of))
    if handed_in is None:
        return None
    ends = max(can_be_due(handed_in, limits, readings, days))
    return max(ends, as_of) if as_of else ends


def prospect(facts, as_of, readings, limits, days):
    """Whether it can still be sent in its window, and the event announced in time."""
    event, received, sent = (facts.get(key) for key in ("event_start", "received", "planned_send"))
    gone = sent is not None and as_of is not None and sent <= as_of
    if gone or (received is None and (as_of is None or event is None)):
        return None
    if event == "none":
        # There is no window to keep; whether the moderator is late is told apart from it.
        return None
    span = window(event, received, limits, readings, days)
    again = too_early(received, span, limits, readings, days)
    if again and as_of is not None:
        received = None
    handed_in = received or Received(as_of)
    # What is handed in again keeps the window of its first receipt, or it would come too early for ever.
    span = window(event, facts.get("received") or handed_in, limits, readings, days)
    if span is None:
        return None
    last = notice(event, limits, readings, days)
    closes = min(span[1], last) if last else span[1]
    today = max(day for day in (as_of, handed_in.date) if day)
    if max(today, span[0]) > closes:
        # What is handed in again comes later than it did at first.
        return "missed"
    if again and as_of is None:
        # When it is handed in again is not known.
        return None

    def by(ends):
        if received and ends < span[0] and readings.get("I32") == "handed-in-again":
            # It would have to be handed in again.
            return None
        in_time = max(ends, span[0])
        if in_time > closes:
            return "at-risk"
        return "overdue" if as_of and as_of > in_time and received else "met"

    return only({by(ends) for ends in can_be_due(handed_in, limits, readings, days)})


def too_early(received, span, limits, readings, days):
    """Whether the materials have to be handed in again, as moderation and sending are both due
    before the window opens (I32)."""
    if readings.get("I32") != "handed-in-again" or received is None or span is None:
        return False
    return max(can_be_due(received, limits, readings, days)) < span[0]


def earliest_event(event, ends, limits, readings, days):
    """The first later day that is announced in time by what is sent when moderation ends."""
    day = event + DAY
    while True:
        closes = days.nth_before(day, limits["window_closes"] + clear(readings))
        if ends <= min(closes, notice(day, limits, readings, days)):
            return day
        day += DAY


def hand_in(span, notice, limits, readings, days):
    """From the working day on which moderation ends as the window opens, to the last on which it
    ends before the window and the time to announce are over, whatever the hour."""
    if span is None or readings.get("I25") == "after-receipt":
        return None
    opens, closes = span[0], min(span[1], notice)

    def done(day, hour):
        return due(Received(day, hour), limits | {"moderation_cut_off_hour": 12}, readings, days)

    first = opens
    while first not in days.worked or done(first, 0) > opens:
        first -= DAY
    last = closes
    while last not in days.worked or done(last, 23) > closes:
        last -= DAY
    return first, last


def judged(sent, span, last, days):
    """A sending held against its window, and against the last day to announce the event."""
    opens, closes = span
    kept = None if last is None else sent <= last
    if sent < opens:
        return "too-early", days.before[opens] - days.before[sent], kept
    if sent > closes:
        return "too-late", days.between(closes, sent), kept
    return "in-time", 0, kept


def rows(facts, as_of, readings, limits, days):
    """How A4.1, A4.2 and A4.3 stand for a mailing, in the words of its checklist."""
    limits = POLICY_S | limits
    event, received, sent = (facts.get(key) for key in ("event_start", "received", "planned_send"))
    if event is None and facts.get("direction") in ("school-digest", "board-decision"):
        event = "none"
    facts = facts | {"event_start": event}
    none = event == "none"
    said = schedule(facts, as_of, readings, limits, days)
    # The earliest day on which it can still be sent.
    earliest = max((day for day in (as_of, received and received.date) if day), default=None)

    def stands(first, last, opens=None):
        if none:
            return "not-applicable"
        if last is None:
            return "undetermined"
        if sent is not None:
            return "satisfied" if first <= sent <= last else "violated"
        # Before its window opens it is not to be sent either.
        soonest = max((day for day in (earliest, opens) if day), default=None)
        return "violated" if soonest and soonest > last else "undetermined"

    def announced(opens):
        if opens is None and said["notice"] and said["prospect"] == "missed":
            # The window of what is still to be handed in opens later (I25).
            return "violated"
        return stands(dt.date.min, said["notice"], opens)

    span = said["window"] or (None, None)
    return {
        "A4.1": stands(*span),
        "A4.2": of_moderation(said, received, sent, as_of, readings, limits, days),
        "A4.3": announced(span[0]),
    }


def of_moderation(said, received, sent, as_of, readings, limits, days):
    """The moderator's lateness breaks the mailing only where the register is read so (I31)."""
    if received is None:
        return "undetermined"
    ways = can_be_due(received, limits, readings, days)
    if sent is not None and sent <= min(ways):
        return "satisfied"
    if too_early(received, said["window"], limits, readings, days):
        if sent is not None and sent <= max(ways):
            # By the hour it came in time, or too early.
            return "undetermined"
        return "needs-review"
    if said["status"] in ("late", "overdue", "planned-late"):
        return "violated" if readings.get("I31") == "mailing-out-of-order-too" else "satisfied"
    return "satisfied" if sent and said["status"] == "met" else "undetermined"
