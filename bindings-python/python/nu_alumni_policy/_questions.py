"""The questions by their names, and the commonest as functions of their own."""

from typing import Any

from ._core import answer, decide

__all__ = [
    "answer",
    "collisions",
    "decide",
    "moderation",
    "moved_windows",
    "queue",
    "rights",
    "sending_schedule",
]


def rights(request: Any) -> Any:
    """The decisions about every right of section 4, in the Policy's order.

    >>> import nu_alumni_policy as nu
    >>> degree = {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
    >>> facts = {"person": {"degrees": [degree]}}
    >>> [right.outcome for right in nu.rights({"as_of": "2026-01-12", "facts": facts})][:2]
    ['granted', 'granted']
    """
    return answer("rights", request)


def sending_schedule(request: Any) -> Any:
    """When a mailing may go out, and when its steps are due (A4).

    >>> import nu_alumni_policy as nu
    >>> schedule = nu.sending_schedule({"facts": {"event_start": "2026-12-21"}})
    >>> schedule.window.opens.date
    '2026-11-30'
    """
    return answer("sending-schedule", request)


def moved_windows(request: Any) -> Any:
    """The windows of these events that a change of the calendar moved.

    >>> import nu_alumni_policy as nu
    >>> facts = {"events": ["2026-12-21"], "before": {}, "after": {"closed": ["2026-12-11"]}}
    >>> [moved] = nu.moved_windows({"facts": facts}).moved
    >>> moved.after.closes.date
    '2026-12-10'
    """
    return answer("moved-windows", request)


def moderation(request: Any) -> Any:
    """How far a moderation has come, and what is due (A3, A4.2).

    >>> import nu_alumni_policy as nu
    >>> lists = [{"name": "gsb-all", "school": "GSB"}]
    >>> submission = {"channel": "mailing", "unit": "Alumni Office", "school": "GSB"}
    >>> submission |= {"direction": "open-day", "lists": lists}
    >>> entry = {"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-15"}
    >>> facts = {"record": {"submission": submission, "entries": [entry]}}
    >>> answer = nu.moderation({"as_of": "2026-12-16", "facts": facts})
    >>> answer.deadlines[0].due
    '2026-12-17'
    """
    return answer("moderation", request)


def queue(request: Any) -> Any:
    """Of many moderations, what is due and what is late, and whose turn it is (A3, A4.2).

    One that is wrong is named by its place and leaves the others alone.

    >>> import nu_alumni_policy as nu
    >>> lists = [{"name": "gsb-all", "school": "GSB"}]
    >>> submission = {"channel": "mailing", "unit": "Alumni Office", "school": "GSB"}
    >>> submission |= {"direction": "open-day", "lists": lists}
    >>> entry = {"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-15"}
    >>> facts = {"record": {"submission": submission, "entries": [entry]}}
    >>> moderations = [{"id": "open-day", "facts": facts}, {"id": "digest"}]
    >>> answer = nu.queue({"as_of": "2026-12-18", "facts": {"moderations": moderations}})
    >>> [(one.id, one.turn, one.working_days_late) for one in answer.waiting]
    [('open-day', 'moderator', 1)]
    >>> [(wrong.index, wrong.code) for wrong in answer.errors]
    [(1, 'missing-key')]
    """
    return answer("queue", request)


def collisions(request: Any) -> Any:
    """Which planned communications come at the same time (7.3), as advice.

    >>> import nu_alumni_policy as nu
    >>> planned = {"sender": "GSB", "channel": "email", "date": "2026-12-10"}
    >>> planned = [{"id": "a"} | planned, {"id": "b"} | planned]
    >>> nu.collisions({"facts": {"communications": planned}}).pairs
    1
    """
    return answer("collisions", request)
