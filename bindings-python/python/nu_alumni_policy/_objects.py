"""What every answer is: a frozen object that can be read, kept, compared and taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn, SupportsIndex, TypeAlias, cast, overload

import msgspec

if TYPE_CHECKING:
    from ._answers import (
        CollisionReport,
        ComparedDrafts,
        Day,
        Decision,
        MailingReport,
        ModerationAnswer,
        Queue,
        RightName,
        SendingSchedule,
    )
    from ._names import ClauseId, Locale

__all__ = ["AnswerObject", "Days", "Page", "Rights"]


class AnswerObject(msgspec.Struct, frozen=True):
    """An answer, or a part of one. Its fields are read as attributes, and cannot be set.

    Two are equal where all of their fields are. Some fields are dicts, as `args` of a message is: what holds
    one goes into no set, and a finding is known by its `id`. Rows of checklists that reports have alike are one
    object, and their `args` cannot be changed either. One can be copied, pickled, matched by `match`, and
    given where an answer is asked for.

    >>> import nu_alumni_policy as nu
    >>> day = nu.Calendar().day("2026-12-16")
    >>> isinstance(day, nu.AnswerObject)
    True
    >>> match day:
    ...     case nu.Day(kind="holiday", name=name):
    ...         print(name)
    Independence Day
    """

    def to_dict(self) -> dict[str, Any]:
        """It as dicts and lists, by the names that it has in JSON.

        >>> import nu_alumni_policy as nu
        >>> nu.Calendar().day("2026-12-16").to_dict()["kind"]
        'holiday'
        """
        return cast("dict[str, Any]", msgspec.json.decode(msgspec.json.encode(self)))

    def to_json(self) -> str:
        """It as JSON that can be kept and given back. Of a report its places count code points, as they do
        here; `check_mailing_json` and `answer_json` write the canonical text, the same from every language.

        >>> import nu_alumni_policy as nu
        >>> nu.Calendar().day("2026-12-16").to_json()[:20]
        '{"date":"2026-12-16"'
        """
        return msgspec.json.encode(self).decode()


class _Args(dict[str, str]):
    """The arguments of a message that stands in many answers, so that nobody changes it for others. A copy
    is a dict as any."""

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, (dict(self),)

    if not TYPE_CHECKING:

        def _refuse(self, *_: Any, **__: Any) -> NoReturn:
            raise TypeError("an answer cannot be changed; take a copy of these: dict(args)")

        __setitem__ = __delitem__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse


class DecisionObject(AnswerObject, frozen=True):
    """What a decision does besides."""

    def __bool__(self) -> NoReturn:
        """No outcome is plainly yes or no."""
        raise TypeError(
            "a decision is neither true nor false: ask for its .outcome, which is one of granted, "
            "needs-approval, not-granted, prohibited, undetermined; or whether it `is not None`"
        )

    def _repr_html_(self) -> str:
        """It in a notebook."""
        from . import _html

        return _html.decision(cast("Decision", self))


class MailingReportObject(AnswerObject, frozen=True):
    """What the report of a mailing does besides."""

    def _repr_html_(self) -> str:
        """It in a notebook; `render_mailing` shows the letter with its places."""
        from . import _html

        return _html.report(cast("MailingReport", self))


class SendingScheduleObject(AnswerObject, frozen=True):
    """What a schedule does besides."""

    def _repr_html_(self) -> str:
        """It in a notebook."""
        from . import _html

        return _html.schedule(cast("SendingSchedule", self))


class CollisionReportObject(AnswerObject, frozen=True):
    """What a report of collisions does besides."""

    def _repr_html_(self) -> str:
        """It in a notebook."""
        from . import _html

        return _html.collisions(cast("CollisionReport", self))


class ComparedDraftsObject(AnswerObject, frozen=True):
    """What two drafts that were compared do besides."""

    def _repr_html_(self) -> str:
        """They in a notebook."""
        from . import _html

        return _html.compared(cast("ComparedDrafts", self))


class ModerationAnswerObject(AnswerObject, frozen=True):
    """What the answer about a moderation does besides."""

    def _repr_html_(self) -> str:
        """It in a notebook."""
        from . import _html

        return _html.moderation(cast("ModerationAnswer", self))


class QueueObject(AnswerObject, frozen=True):
    """What a queue does besides."""

    def _repr_html_(self) -> str:
        """It in a notebook."""
        from . import _html

        return _html.queue(cast("Queue", self))


class Days(list["Day"]):
    """Days in a row, as a list; a notebook shows them as a calendar.

    >>> import nu_alumni_policy as nu
    >>> days = nu.Calendar().days("2026-12-14", "2026-12-16", locale="ru")
    >>> [day.name for day in days if not day.working]
    ['День Независимости']
    """

    def __init__(self, days: Iterable[Day] = (), locale: Locale | None = None) -> None:
        super().__init__(days)
        self.locale: Locale | None = locale

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Day: ...
    @overload
    def __getitem__(self, key: slice, /) -> Days: ...
    def __getitem__(self, key: SupportsIndex | slice, /) -> Day | Days:
        """A day; of several, they as days again."""
        if isinstance(key, slice):
            return Days(super().__getitem__(key), self.locale)
        return super().__getitem__(key)

    def _repr_html_(self) -> str:
        """They in a notebook."""
        from . import _html

        return _html.days(self, self.locale)


class Rights(tuple["Decision", ...]):
    """The decisions about a person's rights, as a tuple, each also by its name or its clause; a notebook shows
    them as a table.

    >>> import nu_alumni_policy as nu
    >>> rights = nu.rights({"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}})
    >>> isinstance(rights, nu.Rights), rights[0].outcome
    (True, 'not-granted')
    >>> rights["library-e-resources"].outcome
    'not-granted'
    >>> rights["4.1b"] == rights["library-e-resources"]
    True
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex | RightName | ClauseId, /) -> Decision: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Decision, ...]: ...
    def __getitem__(self, key: SupportsIndex | slice | str, /) -> Decision | tuple[Decision, ...]:
        """A decision by its place, or by the name or the clause of its right; of several, those."""
        if not isinstance(key, str):
            return super().__getitem__(key)
        for one in self:
            if key == one.question or key in one.clauses:
                return one
        names = ", ".join(f"{one.question} ({', '.join(one.clauses)})" for one in self)
        raise KeyError(f"there is no right {key}; there are {names}")

    def _repr_html_(self) -> str:
        """They in a notebook."""
        from . import _html

        return _html.rights(self)


class Page(str):
    """A page of HTML, as a text; a notebook shows it, in a frame in which nothing runs.

    >>> import nu_alumni_policy as nu
    >>> page = nu.render_mailing("<p>JOIN US NOW</p>", "html")
    >>> page._repr_html_()[:16]
    '<iframe sandbox '
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from html import escape

        style = "width:100%;height:40em;border:1px solid #ccc"
        return f'<iframe sandbox style="{style}" srcdoc="{escape(self)}"></iframe>'


_Decoder: TypeAlias = type[msgspec.json.Decoder[Any]] | type[msgspec.msgpack.Decoder[Any]]

_decoders: dict[tuple[_Decoder, str], msgspec.json.Decoder[Any] | msgspec.msgpack.Decoder[Any]] = {}
# While msgspec reads what fields a class has, another thread may not read the same.
_one_at_a_time = Lock()


def decoded(name: str, json: str) -> Any:
    """The answer of this name in the schema, read from the core's JSON."""
    return _read(msgspec.json.Decoder, name, json)


def unpacked(name: str, packed: bytes) -> Any:
    """The same, read from the MessagePack that the core hands over."""
    return _read(msgspec.msgpack.Decoder, name, packed)


def _read(kind: _Decoder, name: str, answer: Any) -> Any:
    if (decoder := _decoders.get((kind, name))) is None:
        with _one_at_a_time:
            decoder = _decoders[kind, name] = kind(_type_of(name))
    read = decoder.decode(answer)
    if name == "rows":
        for row in read:
            msgspec.structs.force_setattr(row.why, "args", _Args(row.why.args))
    return Rights(read) if name == "rights" else read


def _type_of(name: str) -> Any:
    from ._answers import BY_NAME, ChecklistRow

    day: Any = BY_NAME["day"]
    kinds: dict[str, Any] = {"days": list[day], "differences": list[tuple[day, day]], "rows": list[ChecklistRow]}
    return {**BY_NAME, **kinds}[name]
