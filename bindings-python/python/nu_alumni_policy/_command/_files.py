"""What stands in files: drafts, the briefs beside them, and other JSON."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from .._errors import told

__all__ = ["Draft", "Unreadable", "drafts", "each_once", "files_under", "name_of", "object_in"]

KINDS = {
    ".html": "html", ".htm": "html", ".eml": "eml", ".mht": "eml", ".mhtml": "eml", ".msg": "msg", ".txt": "text",
}  # fmt: skip
NOT_READ = (".docx", ".doc", ".rtf", ".odt", ".pdf")
"""In what letters are written too, and are not read."""
BRIEF = "brief.json"
BRIEFS = (BRIEF, "brief.json.txt")
"""What a brief is called, in letters of any size: Notepad puts an end of its own behind it."""
PIPED = "-"
"""What stands for what is piped in."""
OF_ANY = ("not-readable", "not-writable", "misused")
"""The codes whose sentences are of any file, or of any use of the command."""


class Unreadable(Exception):
    """What was given cannot be read, or the command is used wrongly; its text names the file."""

    def __init__(self, message: str, where: str = "", code: str = "error", **details: Any) -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.message, self.where, self.code, self.details = message, where, code, details

    def told(self, locale: str | None) -> str:
        """The same in a language."""
        said = told(self.message, self.code, None, self.details, locale)
        # What is wrong with this one is said behind it.
        if self.code in OF_ANY and said != self.message:
            said = f"{said} ({self.message})"
        return f"{self.where}: {said}" if self.where else said


def name_of(path: Path) -> str:
    """The path as a text that can be written anywhere."""
    return os.fsencode(path).decode("utf-8", "replace")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in pairs:
        if key in members:
            raise Unreadable("it stands there twice", key, code="key-twice")
        members[key] = value
    return members


def _no_constant(name: str) -> Any:
    raise Unreadable("it is no number of JSON", name, code="not-a-number")


def _no_json(why: str, name: str, line: int, column: int) -> Unreadable:
    message = f"this is no JSON: {why}"
    return Unreadable(message, f"{name}:{line}:{column}", "not-json", line=line, column=column)


def object_in(path: Path) -> dict[str, Any]:
    """The JSON object in a file, or in what is piped in; the editors of Windows put a mark before it."""
    name = name_of(path)
    data = b""
    try:
        data = sys.stdin.buffer.read() if name == PIPED else path.read_bytes()
        data = data.removeprefix(codecs.BOM_UTF8)
        found = json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except Unreadable as error:
        raise Unreadable(error.message, f"{name}: {error.where}", error.code) from None
    except json.JSONDecodeError as error:
        raise _no_json(error.msg, name, error.lineno, error.colno) from None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _no_json(f"byte {error.start} is not UTF-8", name, line, column) from None
    except OSError as error:
        raise Unreadable(str(error.strerror), name, code="not-readable") from None
    except RecursionError:
        raise Unreadable("too much stands in one another", name, code="not-readable") from None
    except ValueError as error:
        raise Unreadable(str(error), name, code="not-readable") from None
    if not isinstance(found, dict):
        message = "an object has to stand there: {…}"
        raise Unreadable(message, name, "wrong-type", expected="an object")
    return cast("dict[str, Any]", found)


@dataclass(frozen=True)
class Draft:
    """A draft that is to be checked."""

    name: str
    path: Path | None
    """None: what comes in through the pipe."""
    kind: str | None
    """By the end of the file's name; None: the source itself tells."""
    brief: Path | None
    found: bool = False
    """Whether its brief was found, and not given."""

    @property
    def distant_brief(self) -> str | None:
        """The brief that was found, where it does not lie beside the draft."""
        if not self.found or self.path is None or self.brief is None:
            return None
        beside = self.path.absolute().parent == self.brief.absolute().parent
        return None if beside else name_of(self.brief)

    def read(self) -> bytes:
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Unreadable(str(error.strerror), self.name, code="not-readable") from None


def each_once(given: list[Path], under: Callable[[Path], list[Path]]) -> Iterator[Path]:
    """These files and what is `under` these folders, each once, however it is named."""
    seen: set[Path] = set()
    for path in given:
        for file in under(path) if path.is_dir() else [path]:
            if (place := file.absolute().resolve()) not in seen:
                seen.add(place)
                yield file


def drafts(
    given: list[Path], kind: str | None, brief: Path | None, output: Path | None
) -> Iterator[Draft]:
    """The drafts of these files and folders, each once and with its brief: the one that is given, else the
    nearest `brief.json` in its folder or in one above it. The reports in `output` are no drafts."""
    known: dict[Path, Path | None] = {}
    for file in each_once(given, lambda folder: _drafts_under(folder, output)):
        if str(file) == PIPED:
            yield Draft(PIPED, None, kind, brief)
        else:
            of_file = kind or KINDS.get(file.suffix.lower())
            yield Draft(name_of(file), file, of_file, brief or _nearest(file, known), brief is None)


def passed_over(given: list[Path]) -> list[Unreadable]:
    """The files in these folders that may be letters too, and are not read."""
    files = [file for path in given if path.is_dir() for file in files_under(path)]
    return [
        Unreadable(
            f"it is not checked: a {ending} file is not read; save it as HTML or plain text",
            name_of(file), code="other-format", format=ending,
        )
        for file in files
        if (ending := file.suffix.lower()) in NOT_READ
    ]  # fmt: skip


def files_under(folder: Path) -> list[Path]:
    """The files that are not hidden."""
    return sorted(
        file
        for file in folder.rglob("*")
        if not any(part.startswith(".") for part in file.relative_to(folder).parts) and file.is_file()
    )


def _drafts_under(folder: Path, output: Path | None) -> list[Path]:
    found = [
        file
        for file in files_under(folder)
        if file.suffix.lower() in KINDS and file.name.lower() not in BRIEFS
    ]
    if output is not None and output.resolve().is_relative_to(folder.resolve()):
        found = [file for file in found if output.resolve() not in file.resolve().parents]
    if not found:
        ends = ", ".join(KINDS)
        message = f"no draft in this folder ({ends})"
        raise Unreadable(message, name_of(folder), code="no-draft", endings=ends)
    return found


def _nearest(file: Path, known: dict[Path, Path | None]) -> Path | None:
    """The nearest brief, as it is called from where the file is; `known` are those of folders."""
    for folder in file.absolute().parents:
        if folder not in known:
            known[folder] = _brief_in(folder)
        if (brief := known[folder]) is not None:
            return brief if file.is_absolute() else Path(os.path.relpath(brief))
    return None


def _brief_in(folder: Path) -> Path | None:
    try:
        names = {name.lower(): name for name in sorted(os.listdir(folder))}
    # What may not be looked into has none.
    except OSError:
        return None
    briefs = (folder / names[name] for name in BRIEFS if name in names)
    return next((brief for brief in briefs if brief.is_file()), None)
