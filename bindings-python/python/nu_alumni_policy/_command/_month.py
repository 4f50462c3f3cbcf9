"""A month to look at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from .._core import word
from .._names import Locale
from . import _say

if TYPE_CHECKING:
    from .._answers import Day

__all__ = ["month_of"]


def month_of(first: date, known: list[Day], locale: Locale | None) -> Text:
    """Its weeks, days off in brackets, and below them what makes a day one."""
    out = Text()
    out.append(f"{word(f'month.{first.month}', locale)} {first.year}\n", "bold")
    weekdays = "".join(f"{word(f'weekday.{day}', locale):^5}" for day in range(1, 8))
    out.append(weekdays.rstrip() + "\n", "dim")
    week = Text(" " * 5 * first.weekday())
    for day in known:
        on = date.fromisoformat(day.date)
        shown = f"{on.day}" if day.working else f"({on.day})"
        week.append(f"{shown:^5}", "" if day.working else "red")
        if on.weekday() == 6 or day is known[-1]:
            week.rstrip()
            out.append_text(week).append("\n")
            week = Text()
    out.append("\n")
    for day in known:
        if day.name or day.kind not in ("working-day", "weekend"):
            about = f"{day.name} ({day.source})" if day.name else day.source
            if day.certainty in ("estimated", "projected"):
                about += f": {word('schedule.uncertain', locale)}"
            out.append(_say.wrapped(about, f"{day.date}  ") + "\n")
    return out
