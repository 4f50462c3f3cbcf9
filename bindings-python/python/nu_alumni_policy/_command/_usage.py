"""A command that is used wrongly, said in the language that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from ._files import Unreadable

__all__ = ["LOCALE_OPTIONS", "locale_in", "misused"]

# The one that is shorter to write, and the one that is named as in `terms`.
LOCALE_OPTIONS = ("--lang", "--locale")


def locale_in(arguments: Sequence[str]) -> str | None:
    """The language that is asked for, whatever is wrong with the rest."""
    for argument, next in zip(arguments, [*arguments[1:], None], strict=True):
        name, inside, value = argument.partition("=")
        if name in LOCALE_OPTIONS:
            return value if inside else next
    return None


def misused(error: CycloptsError) -> Unreadable:
    """What the reader of the arguments found wrong, as the command says what it finds itself."""
    message = str(error)
    if isinstance(error, UnknownCommandError) and error.unused_tokens and error.app:
        if (option := error.unused_tokens[0].partition("=")[0]).startswith("-"):
            message = f"{option} stands where the command has to stand; options come behind the command"
            return Unreadable(message, code="option-before-command", option=option)
        commands = [name for name in error.app if not name.startswith("-")]
        return Unreadable(message, code="unknown-command", name=error.unused_tokens[0], commands=commands)
    if isinstance(error, UnknownOptionError):
        return Unreadable(message, code="unknown-option", option=error.token.keyword or error.token.value)
    if isinstance(error, MissingArgumentError) and error.argument:
        return Unreadable(message, code="missing-argument", argument=error.keyword or error.argument.name)
    if isinstance(error, RepeatArgumentError):
        return Unreadable(message, code="option-twice", option=error.token.keyword)
    if isinstance(error, UnusedCliTokensError) and error.unused_tokens:
        return Unreadable(message, code="too-many-arguments", text=" ".join(error.unused_tokens))
    if isinstance(error, CoercionError) and error.token and (choices := get_args(error.target_type)):
        option = error.token.keyword or (error.argument.name if error.argument else "")
        return Unreadable(message, code="unknown-choice", option=option, value=error.token.value, choices=choices)
    return Unreadable(message, code="misused")
