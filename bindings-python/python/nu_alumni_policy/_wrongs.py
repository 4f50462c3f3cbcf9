"""Rows of a table that are wrong: what is refused of them, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, TypeAlias, cast
from warnings import warn

import numpy as np
from numpy.typing import NDArray

from ._errors import PolicyError, made, told
from ._frames import Values

Wrong: TypeAlias = Literal["raise", "name"]

NOBODY = -1
"""The row of a person who is not there."""


class Refused(ValueError):
    """What is wrong with a value, by the core's code for it and what is known of it."""

    def __init__(self, message: str, code: str, **details: Any) -> None:
        super().__init__(message)
        self.code, self.details = code, details


def refused_of(error: PolicyError) -> Refused:
    """The same of a row."""
    return Refused(str(error).removeprefix(f"{error.path}: "), error.code, **error.details)


def object_in(given: Any) -> dict[str, Any]:
    """What was given as a mapping or as its JSON; nothing of what is neither, which is refused as a whole."""
    if isinstance(given, str):
        with suppress(ValueError):
            given = json.loads(given)
    return dict(cast("Mapping[str, Any]", given)) if isinstance(given, Mapping) else {}


class Wrongs:
    """The rows that are wrong: the first ends the work, or each is named, in the language of the terms."""

    def __init__(self, wrong: Wrong, terms: Any) -> None:
        if wrong not in ("raise", "name"):
            message = f"there is no `{wrong}`; there are raise, name"
            details = {"name": wrong, "known": ["raise", "name"]}
            raise made("QuestionError", f"wrong: {message}", "unknown-name", "wrong", details)
        self.raises = wrong == "raise"
        self.locale = object_in(terms).get("locale")
        self.by_row: dict[int, str] = {}

    def add(self, column: str, row: int, wrong: Refused, of: NDArray[Any] | None = None) -> None:
        """That this row of the column is wrong; `of` has the row of people that each belongs to."""
        path = f"{column}[{row}]"
        if self.raises:
            raise made("QuestionError", f"{path}: {wrong}", wrong.code, path, wrong.details)
        said = f"{path}: {told(str(wrong), wrong.code, None, wrong.details, self.locale)}"
        answered = row if of is None else int(of[row])
        if answered == NOBODY:
            warn(said, stacklevel=4)
        else:
            self.by_row.setdefault(answered, said)

    def add_each(
        self, refused: Mapping[int, tuple[str, Refused]], places: NDArray[Any], of: NDArray[Any] | None
    ) -> None:
        """The same of every row at whose place something is refused of a column."""
        rows = np.flatnonzero(np.isin(places, list(refused)))
        for row, place in zip(rows.tolist(), places[rows].tolist(), strict=True):
            column, wrong = refused[place]
            self.add(column, row, wrong, of)

    def column(self, rows: int) -> Values:
        return Values(str, [self.by_row.get(row) for row in range(rows)])
