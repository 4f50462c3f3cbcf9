"""What Python has for what goes in: dates, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol, SupportsIndex, TypeAlias, TypeVar

__all__ = ["Date", "ListOf", "Moment"]

Date: TypeAlias = date | str
"""A day: a `datetime.date`, or ISO's text of one, `2026-12-21`."""

Moment: TypeAlias = date | datetime | str
"""A day, or an instant that falls on its date in Astana: an aware `datetime.datetime`, or ISO's text
of one, `2026-12-21T10:00:00+05:00`. A time without a zone is refused."""

_T_co = TypeVar("_T_co", covariant=True)


class ListOf(Protocol[_T_co]):
    """A list or a tuple; not a text, which would be one of its letters."""

    def __contains__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: SupportsIndex, /) -> _T_co: ...
    def __iter__(self) -> Iterator[_T_co]: ...
    def __len__(self) -> int: ...
