"""`check --watch`: the drafts checked anew whenever one of them, or a brief, changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from ._files import Draft, Unreadable
from ._say import say_wrong

__all__ = ["watched"]

SECONDS = 0.3
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watched(once: Callable[[], int], found: Callable[[], list[Draft]], locale: str | None) -> int:
    """Until the program is stopped; it ends as the last check did."""
    ended = 0
    seen: object = None
    try:
        while True:
            now = _state(found)
            if now != seen:
                seen = now
                if sys.stdout.isatty():
                    sys.stdout.write(CLEAR)
                try:
                    ended = once()
                except Unreadable as error:
                    say_wrong(error.told(locale))
                    ended = 2
                sys.stdout.flush()
            time.sleep(SECONDS)
    except KeyboardInterrupt:
        return ended


def _state(found: Callable[[], list[Draft]]) -> object:
    """When each file was last written; what cannot be read is told by the check."""
    try:
        files = [file for draft in found() for file in (draft.path, draft.brief)]
    except Unreadable as error:
        return str(error)
    return [(str(file), _written(file)) for file in files if file is not None]


def _written(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
