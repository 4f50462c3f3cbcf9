"""The queue of moderations: what is due, what is late, and whose turn it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from rich.text import Text

from . import _say
from ._files import BRIEF, Unreadable, each_once, files_under, name_of, object_in

if TYPE_CHECKING:
    from .._answers import Queue, QueueError

__all__ = ["moderations", "queue_exit", "shown", "with_unreadable"]

STYLES = {"late": "bold red", "due-today": "bold yellow"}


def moderations(given: list[Path], terms: Path | None) -> tuple[list[dict[str, Any]], dict[int, Unreadable]]:
    """The records of these files and folders, by their files' names, and which cannot be read."""
    found: list[dict[str, Any]] = []
    wrong: dict[int, Unreadable] = {}
    for file in each_once(given, lambda folder: _records_under(folder, terms)):
        facts: object = None
        try:
            facts = object_in(file)
        except Unreadable as error:
            wrong[len(found)] = error
        found.append({"id": name_of(file), "facts": facts})
    return found, wrong


def _records_under(folder: Path, terms: Path | None) -> list[Path]:
    found = [file for file in files_under(folder) if file.suffix == ".json" and file.name != BRIEF]
    found = [file for file in found if terms is None or not file.samefile(terms)]
    if not found:
        raise Unreadable("no record in this folder (.json)", name_of(folder), code="no-record")
    return found


def with_unreadable(of: Queue, wrong: dict[int, Unreadable]) -> Queue:
    """The same, with what is wrong with each file that could not be read."""

    def one(error: QueueError) -> QueueError:
        if (why := wrong.get(error.index)) is None:
            return error
        text = why.told(of.basis.locale)
        return replace(error, code=why.code, path=None, message=str(why), text=text)

    return replace(of, errors=tuple(map(one, of.errors)))


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
        # As everywhere in the command: in English as who writes the files is told it, by the places in his file.
        said = wrong.text
        if of.basis.locale == "en":
            inside = f"facts.moderations[{wrong.index}].facts"
            said = wrong.message.removeprefix(inside).removeprefix(".").removeprefix(": ")
        out.append(_say.wrapped(said, "  ") + "\n")
    return out.append_text(_say.basis(of.basis))

