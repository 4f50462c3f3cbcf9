"""The questions as functions: each hands its arguments to the core as they are.

A date is a `datetime.date`, an aware `datetime.datetime`, or an ISO string of either, wherever it
stands; an aware time falls on its date in Astana, one without a zone is refused. In the answers
dates are ISO strings, so that they are the same in every language. What is not given, or None, is
not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias, cast

from . import _core
from ._answers import (
    CollisionReport,
    Decision,
    Locale,
    ModerationAnswer,
    MovedWindows,
    Responsibility,
    RightPeriods,
    SendingSchedule,
)

Date: TypeAlias = date | str
Moment: TypeAlias = date | datetime | str
Facts: TypeAlias = Mapping[str, Any]


def _given(**arguments: object) -> dict[str, object]:
    return {name: value for name, value in arguments.items() if value is not None}


def decide(question: str, facts: Facts, *, as_of: Date, terms: Facts | None = None) -> Decision:
    """The decision on one question on a day, as `decide("alumnus", {"person": …}, as_of=…)`.

    The questions are those of the Policy's decisions, and each right by its name. A `QuestionError`
    names what cannot be read or cannot be so; for a question whose answer is no single decision, use
    its own function or `answer`.
    """
    answer = _core.answer(question, _given(facts=facts, as_of=as_of, terms=terms))
    if isinstance(answer, list) and len(answer) == 1:
        return cast(Decision, answer[0])
    raise _core.QuestionError(f"`{question}` is answered by no single decision: use `answer`")


def rights(facts: Facts, *, as_of: Date, terms: Facts | None = None) -> list[Decision]:
    """All rights of a person on a day (section 4), in the Policy's order."""
    request = _given(facts=facts, as_of=as_of, terms=terms)
    return cast(list[Decision], _core.answer("rights", request))


def rights_over_time(
    facts: Facts, *, as_of: Date, terms: Facts | None = None
) -> list[RightPeriods]:
    """When each right of a person begins and ends, as far as the facts go."""
    request = _given(facts=facts, as_of=as_of, terms=terms)
    return cast(list[RightPeriods], _core.answer("rights-over-time", request))


def responsibilities(
    facts: Facts, *, as_of: Date, terms: Facts | None = None
) -> list[Responsibility]:
    """The 20 responsibilities (section 5): those with a record decided from it."""
    request = _given(facts=facts, as_of=as_of, terms=terms)
    return cast(list[Responsibility], _core.answer("responsibilities", request))


def sending_schedule(
    *,
    event_start: Moment | None = None,
    received: Moment | None = None,
    planned_send: Moment | None = None,
    as_of: Date | None = None,
    calendar: Facts | None = None,
    readings: Mapping[str, str] | None = None,
    limits: Mapping[str, float] | None = None,
    locale: Locale | None = None,
) -> SendingSchedule:
    """When a mailing on an event may go out, and when its materials have to be handed in (A4)."""
    request = _given(
        event_start=event_start,
        received=received,
        planned_send=planned_send,
        as_of=as_of,
        calendar=calendar,
        readings=readings,
        limits=limits,
        locale=locale,
    )
    return cast(SendingSchedule, _core.answer("sending-schedule", request))


def moved_windows(
    events: Sequence[Moment],
    *,
    before: Facts,
    after: Facts | None = None,
    readings: Mapping[str, str] | None = None,
    limits: Mapping[str, float] | None = None,
) -> MovedWindows:
    """The events whose window to send in is another under the calendar `after` than `before`."""
    request = _given(
        events=events, before=before, after=after, readings=readings, limits=limits
    )
    return cast(MovedWindows, _core.answer("moved-windows", request))


def moderation(
    record: Facts,
    *,
    as_of: Moment,
    calendar: Facts | None = None,
    readings: Mapping[str, str] | None = None,
    limits: Mapping[str, float] | None = None,
) -> ModerationAnswer:
    """How the moderation with this record stands, what comes next, and what is overdue (A3, A4.2).

    A record of what could not have happened is a `QuestionError` that names the step, the role and
    the clause.
    """
    request = _given(
        record=record, as_of=as_of, calendar=calendar, readings=readings, limits=limits
    )
    return cast(ModerationAnswer, _core.answer("moderation", request))


def collisions(
    communications: Sequence[Facts],
    *,
    shown: int | None = None,
    calendar: Facts | None = None,
    readings: Mapping[str, str] | None = None,
    limits: Mapping[str, float] | None = None,
    locale: Locale | None = None,
) -> CollisionReport:
    """Which planned communications reach the same people at the same time, and on which day near by
    each would be alone (7.3)."""
    request = _given(
        communications=communications,
        shown=shown,
        calendar=calendar,
        readings=readings,
        limits=limits,
        locale=locale,
    )
    return cast(CollisionReport, _core.answer("collisions", request))
