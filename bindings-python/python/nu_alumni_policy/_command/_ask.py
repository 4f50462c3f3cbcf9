"""How a command asks a question, and with which number it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from .. import PolicyError, answer_json, policy
from .._names import Locale
from .._objects import decoded
from . import _say
from ._files import Unreadable, object_in

if TYPE_CHECKING:
    from .._answers import SendingSchedule

__all__ = ["AsText", "asked", "asked_as", "day_asked", "due_exit", "say_schedule", "terms_of", "window_exit"]

AsText = Literal["text", "json"]


def terms_of(path: Path | None, locale: Locale | None) -> dict[str, Any]:
    terms = {} if path is None else object_in(path)
    return terms if locale is None else {**terms, "locale": locale}


def asked(
    question: str,
    facts: dict[str, Any],
    as_of: object,
    terms: dict[str, Any],
    places: dict[str, str],
) -> str:
    """The answer; what is wrong is named by where it was given."""
    request = {"facts": facts, "terms": terms} | ({} if as_of is None else {"as_of": as_of})
    try:
        return answer_json(question, request)
    except PolicyError as error:
        locale = terms.get("locale")
        path, message = error.path or "", _say.told_of(error, locale).removeprefix(f"{error.path}: ")
        for known, name in (places | {"as_of": "--as-of"}).items():
            if path == known or path.startswith(f"{known}."):
                inside = path[len(known) + 1 :]
                message = f"{name}: {inside}: {message}" if inside else f"{name}: {message}"
                raise Unreadable(message) from None
        raise Unreadable(_say.told_of(error, locale)) from None


def say_schedule(answer: str, format: AsText, exit_of: Callable[[SendingSchedule], int]) -> int:
    read = cast("SendingSchedule", decoded("sending-schedule", answer))
    exit = exit_of(read)
    if format == "json":
        _say.write(answer + "\n")
    else:
        _say.say(_say.schedule(read, exit))
    return exit


def window_exit(of: SendingSchedule) -> int:
    late = of.sending is not None and of.sending.timing != "in-time"
    if late or of.prospect == "missed":
        return 1
    # Without a date that is announced there is no window to keep.
    return 0 if of.window is not None or of.event is None else 3


def due_exit(of: SendingSchedule) -> int:
    if of.working_days_late:
        return 1
    return 0 if of.moderation_due is not None else 3


def asked_as(locale: str | None) -> dict[str, str]:
    """Each question as it is put to a person."""
    return {one.name: one.asks for one in policy(cast("Locale | None", locale)).questions}


def day_asked(given: str | None) -> object:
    """The day that is asked about; the library knows which day an instant falls on in Astana."""
    return datetime.now(timezone.utc) if given is None else given
