"""The queue of moderations: what is due, what is late, and whose turn it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from . import _say
from ._files import Unreadable, name_of, object_in

if TYPE_CHECKING:
    from .._answers import Queue

__all__ = ["moderations", "queue_exit", "shown"]

STYLES = {"late": "bold red", "due-today": "bold yellow"}


def moderations(given: list[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """The records of these files and folders, by their files' names, and what cannot be read of them."""
    found: list[dict[str, Any]] = []
    wrong: list[str] = []
    for path in given:
        files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        if not files:
            raise Unreadable(f"{name_of(path)}: no record in this folder (.json)")
        for file in files:
            try:
                found.append({"id": name_of(file), "facts": object_in(file)})
            except Unreadable as error:
                wrong.append(str(error))
    return found, wrong


def queue_exit(of: Queue) -> int:
    if of.errors:
        return 2
    return 1 if any(one.urgency == "late" for one in of.waiting) else 0


def shown(of: Queue) -> Text:
    """Each that waits, the most urgent first, and then what cannot be answered."""
    out = Text()
    out.append(_say.wrapped(of.summary.text) + "\n", "bold")
    for one in of.waiting:
        out.append("\n" + _say.wrapped(one.id) + "\n", STYLES.get(one.urgency, "bold"))
        for line in one.summary:
            out.append(_say.wrapped(line.text, "  ") + "\n")
        if one.remark:
            out.append(_say.wrapped(one.remark, "  > ") + "\n", "dim")
    for wrong in of.errors:
        out.append("\n" + _say.wrapped(wrong.id or str(wrong.index)) + "\n", "bold red")
        out.append(_say.wrapped(wrong.text, "  ") + "\n")
    return out.append_text(_say.basis(of.basis))

