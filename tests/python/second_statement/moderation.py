"""How a moderation stands (A3.1, A3.2, A4.2): a record of steps, and the day asked about."""

from typing import NamedTuple

from .sending import POLICY_S, Received, can_be_due, least, only, window

# Each state: by which steps it goes on, whose they are, and to which state.
MAILING = {
    None: {"submit": "submitted"},
    "submitted": {"take-up": "in-moderation", "withdraw": "withdrawn"},
    "completed": {"take-up": "in-moderation", "withdraw": "withdrawn"},
    "in-moderation": {
        "return": "returned",
        "approve": "approved",
        "decline": "declined",
        "withdraw": "withdrawn",
    },
    "returned": {"complete": "completed", "withdraw": "withdrawn"},
    "approved": {"send": "sent", "withdraw": "withdrawn"},
    "sent": {},
    "declined": {},
    "withdrawn": {},
}
POST = MAILING | {
    "approved": {"forward": "forwarded", "withdraw": "withdrawn"},
    "forwarded": {"post": "posted", "withdraw": "withdrawn"},
    "posted": {},
}
ROLES = {
    "submit": "initiator",
    "complete": "initiator",
    "withdraw": "initiator",
    "post": "communication-officer",
} | dict.fromkeys(
    ["take-up", "return", "approve", "decline", "send", "forward"], "moderator"
)


class Kept(NamedTuple):
    """One receipt of materials: when what is due, and how that was kept."""

    received: str
    due: object
    sending_due: object
    done_by: str | None
    done_on: object
    status: str
    late: int
    by_plan: int | None


def state(machine, steps):
    """The state after these steps, or None where they could not have happened."""
    now = None
    for step in steps:
        if step not in machine[now]:
            return None
        now = machine[now][step]
    return now


def kept(channel, steps, event, as_of, readings, limits, days, planned=None):
    """Every receipt of materials in a record of steps, as it stood on the day asked about; `planned` is the
    day of a sending that is not recorded yet."""
    limits = POLICY_S | limits
    steps = [step for step in steps if step[1] <= as_of]
    receipts = [n for n, step in enumerate(steps) if step[0] in ("submit", "complete")]
    out = []
    for n, at in enumerate(receipts):
        end = receipts[n + 1] if n + 1 < len(receipts) else len(steps)
        first = receipts[0] if readings.get("I41") == "runs-on" else at
        lasts = can_be_due(Received(*steps[first][1:]), limits, readings, days)
        of = (channel, steps[at:end])
        of_terms = (event, as_of, readings, limits, days, planned)
        ways = [receipt(*of, last, *of_terms) for last in lasts]
        out.append(agreed(ways))
    return out


def agreed(ways):
    """What is so whenever it was due: where only the hour is not known, it can be one of two days."""
    one = ways[0]
    for field in ("due", "sending_due"):
        one = one._replace(**{field: only({getattr(way, field) for way in ways})})
    one = one._replace(by_plan=least([way.by_plan for way in ways]))
    statuses = {way.status for way in ways}
    if statuses <= {"late", "overdue"}:
        # It is late at whatever hour, by so many days at least; what is not done is overdue.
        status = only(set(statuses)) or "overdue"
        return one._replace(status=status, late=min(way.late for way in ways))
    if len({(way.status, way.late) for way in ways}) > 1:
        return one._replace(status="undetermined", late=0)
    return one


def receipt(channel, steps, last, event, as_of, readings, limits, days, planned):
    on = {step: day for step, day, _ in steps}
    if readings.get("I48") == "only-completion":
        # To decline is nothing that A3.1 knows: the time runs on.
        on.pop("decline", None)
    received = steps[0][1]
    if channel == "social-networks":
        ends = "post" if readings.get("I42") == "up-to-posting" else "forward"
        sending = None
        by = last
    else:
        ends = "send"
        if event == "none":
            sending = last
        else:
            span = event and window(event, Received(received), limits, readings, days)
            sending = span and last and max(last, span[0])
            if readings.get("I32") == "handed-in-again" and span:
                sending = last
        by = sending
    step = next((step for step in ("return", "decline", ends, "withdraw") if step in on), None)
    checked = next((on[step] for step in ("return", "approve", "decline") if step in on), None)
    if step == "withdraw" and checked is None:
        # Nobody has to look at it any more.
        checked = on["withdraw"]
    if channel == "social-networks":
        # Its day is that of going on, not of the check before it.
        checked = None
    if step in ("return", "decline"):
        # Nothing of it is to be sent.
        sending = None
    status, late = stands(step, on.get(step), checked, last, by, as_of, days, planned)
    by_plan = None
    if planned and planned > as_of and step is None and by:
        by_plan = days.between(by, planned) if planned > by else 0
    done = on.get(ends) or on.get("withdraw")
    if channel == "mailing" and event != "none" and step not in ("return", "decline"):
        span = event and window(event, Received(received), limits, readings, days)
        again = readings.get("I32") == "handed-in-again" and span and last and last < span[0]
        if again:
            by_plan = None
            if not ((done or planned) and (done or planned) <= last):
                # It has to be handed in again; nobody is late with it.
                status, late = "too-early", 0
    if step == "withdraw" and status == "met":
        status = "lapsed"
    return Kept(received, last, sending, step, on.get(step), status, late, by_plan)


def stands(step, done, checked, last, by, as_of, days, planned):
    """Moderation is due on its last day, the sending on its own, which can be later (I32). What is planned
    is not done: it can be late to come, and ends nothing that is late today."""
    if last is None:
        return "undetermined", 0
    until = done or as_of
    # The day of its sending, where that decides: what is not checked yet has its time for that.
    goes_out = planned if step is None and planned else None
    sends_by = by
    if step in ("return", "decline") or checked is None:
        by = last
    if checked is not None and checked > last:
        # Checked too late, whenever it goes out.
        sent = days.between(by, until) if by and until > by else 0
        return "late", max(days.between(last, checked), sent)
    if until <= (by or last):
        if step:
            return "met", 0
        if goes_out and sends_by and goes_out > sends_by:
            return "planned-late", 0
        if checked is None or not goes_out:
            return "open", 0
        # Checked in time, its sending is in time too, where the day for that is known.
        return ("met" if goes_out <= (sends_by or last) else "undetermined"), 0
    if by is None:
        return "undetermined", 0
    return ("late" if step else "overdue"), days.between(by, until)
