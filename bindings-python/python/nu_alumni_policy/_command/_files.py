"""What stands in files: drafts, the briefs beside them, and other JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ._say import told

__all__ = ["Draft", "Unreadable", "drafts", "name_of", "object_in"]

KINDS = {".html": "html", ".htm": "html", ".eml": "eml", ".msg": "msg", ".txt": "text"}
BRIEF = "brief.json"
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
            raise ValueError(f"the key `{key}` stands there twice")
        members[key] = value
    return members


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def object_in(path: Path) -> dict[str, Any]:
    """The JSON object in a file; the editors of Windows put a mark before it."""
    name = name_of(path)
    try:
        text = path.read_text("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        at = f"{name}:{error.lineno}:{error.colno}"
        place = {"line": error.lineno, "column": error.colno}
        raise Unreadable(f"this is no JSON: {error.msg}", at, "not-json", **place) from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8", name, code="not-readable") from None
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

    def read(self) -> bytes:
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Unreadable(str(error.strerror), self.name, code="not-readable") from None


def drafts(
    given: list[Path], kind: str | None, brief: Path | None, output: Path | None
) -> Iterator[Draft]:
    """The drafts of these files and folders, each with its brief: the one that is given, else the
    nearest `brief.json` up to the folder that was named. The reports in `output` are no drafts."""
    for path in given:
        if str(path) == "-":
            yield Draft("-", None, kind, brief)
        elif path.is_dir():
            found = False
            for file in _drafts_under(path, output):
                found = True
                yield _draft(file, path, kind, brief)
            if not found:
                ends = ", ".join(KINDS)
                message = f"no draft in this folder ({ends})"
                raise Unreadable(message, name_of(path), code="no-draft", endings=ends)
        else:
            yield _draft(path, path.parent, kind, brief)


def _draft(file: Path, top: Path, kind: str | None, brief: Path | None) -> Draft:
    kind = kind or KINDS.get(file.suffix.lower())
    return Draft(name_of(file), file, kind, brief or _nearest(file, top))


def files_under(folder: Path) -> list[Path]:
    """The files that are not hidden."""
    return sorted(
        file
        for file in folder.rglob("*")
        if not any(part.startswith(".") for part in file.relative_to(folder).parts) and file.is_file()
    )


def _drafts_under(folder: Path, output: Path | None) -> list[Path]:
    found = [file for file in files_under(folder) if file.suffix.lower() in KINDS]
    if output is None or not output.resolve().is_relative_to(folder.resolve()):
        return found
    return [file for file in found if output.resolve() not in file.resolve().parents]


def _nearest(file: Path, top: Path) -> Path | None:
    for folder in file.parents:
        if (folder / BRIEF).is_file():
            return folder / BRIEF
        if folder == top:
            break
    return None
