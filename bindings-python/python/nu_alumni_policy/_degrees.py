"""Columns of degrees and of what else is told of people, read into the codes of the core."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ._core import (
    CONFERRAL_CONFERRED,
    CONFERRAL_PENDING,
    CONFERRAL_UNKNOWN,
    DEGREE_KINDS,
    answer_json,
    policy,
)
from ._errors import QuestionError, made
from ._frames import Frame, blank
from ._wrongs import NOBODY, Refused, Wrongs, object_in, refused_of

if TYPE_CHECKING:
    from ._requests import PeopleRequest

UNKNOWN, NU, OTHER = 0, 1, 2
"""The codes of an institution; that of what is not known is the same everywhere."""
INSTITUTIONS = (None, "nu", "other")
DEGREE = "facts.person.degrees[0]."

_Read = Callable[[Any], int]


def one_of(known: Sequence[str]) -> _Read:
    """A name's place among those that are known, from 1."""
    places = {name: place for place, name in enumerate(known, 1)}

    def read(value: Any) -> int:
        if (name := str(value).strip()) not in places:
            message = f"there is no `{value}`; there are {', '.join(known)}"
            raise Refused(message, "unknown-name", name=str(value), known=list(known))
        return places[name]

    return read


def flag(value: Any) -> int:
    if value not in (True, False):
        message = f"`{value}` is neither True nor False"
        raise Refused(message, "wrong-type", found=type(value).__name__, expected="true or false")
    return 2 if value else 1


CONFERRALS = {
    "pending": CONFERRAL_PENDING,
    "annulled": CONFERRAL_PENDING,
    "conferred": CONFERRAL_CONFERRED,
}
EPOCH = date(1970, 1, 1).toordinal()

FIRST_DAY, LAST_DAY = np.datetime64(date.min), np.datetime64(date.max)
"""What some tables hold besides is no day that anybody writes."""


def _no_date(value: object, *words: str) -> Refused:
    """That it is no date, nor one of the words that may stand in place of one."""
    message = f"`{value}` is no date; write it as {', '.join(['2026-12-21', *words])}"
    known = {"known": list(words)} if words else {}
    return Refused(message, "unreadable", text=str(value), **known)


def _other_type(value: object) -> Refused:
    """That it is none, however it looks."""
    found = f"`{value}` of the type `{type(value).__name__}`"
    expected = "a date, as 2026-12-21, or pending, conferred or annulled"
    return Refused(f"it is {found}, and has to be {expected}", "wrong-type", found=found, expected=expected)


def _only_a_date(value: object) -> Refused:
    message = f"`{value}` is a time, and a conferral has only a date"
    return Refused(message, "only-a-date", text=str(value))


# A day, and the midnight that tables write behind it.
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]([\d:.]+))?")


def _conferral(value: Any) -> int:
    """Its days since 1970, or a code."""
    if isinstance(value, str):
        text = value.strip()
        if text in CONFERRALS:
            return CONFERRALS[text]
        if (read := DAY.fullmatch(text)) is None:
            raise _no_date(value, *CONFERRALS)
        if (read[2] or "").strip("0:."):
            raise _only_a_date(value)
        try:
            value = date.fromisoformat(read[1])
        except ValueError:
            raise Refused(f"`{value}` does not exist", "does-not-exist", text=value) from None
    if isinstance(value, datetime):
        if value.tzinfo is not None or value.time() != datetime.min.time():
            raise _only_a_date(value)
        value = value.date()
    if not isinstance(value, date):
        raise _other_type(value)
    return value.toordinal() - EPOCH


def coded(frame: Frame, column: str, read: _Read, wrongs: Wrongs, of: NDArray[Any] | None) -> NDArray[Any]:
    """The codes of a column, each value read once; a blank and a column that is not there are not known."""
    unknown = CONFERRAL_UNKNOWN if read is _conferral else UNKNOWN
    dtype = np.int32 if read is _conferral else np.uint8
    if column not in frame.columns:
        return np.full(frame.rows, unknown, dtype)
    places, values = _factored(frame, column)
    codes = np.full(len(values) + 1, unknown, dtype)
    refused: dict[int, tuple[str, Refused]] = {}
    for place, value in enumerate(values):
        try:
            codes[place] = unknown if blank(value) else read(value)
        except Refused as wrong:
            refused[place] = (frame.inside + column, wrong)
    wrongs.add_each(refused, places, of)
    # A blank has the last place.
    if places.dtype == codes.dtype == np.uint8:
        # Python's own table of bytes is faster.
        return np.frombuffer(places.tobytes().translate(codes.tobytes()[:256].ljust(256)), np.uint8)
    return np.take(codes, places)


def _factored(frame: Frame, column: str) -> tuple[NDArray[Any], list[Any]]:
    try:
        return frame.factored(column)
    except (TypeError, NotImplementedError) as error:
        path = frame.inside + column
        raise made("QuestionError", f"{path}: {error}", "wrong-type", path, {}) from error


def of_schools(
    request: PeopleRequest | str,
    frame: Frame,
    kind: NDArray[Any],
    institution: NDArray[Any],
    wrongs: Wrongs,
    of: NDArray[Any] | None,
) -> NDArray[Any]:
    """The institutions with what the Schools say of them. Each School is asked about once with each kind and
    institution that it stands beside: what is refused of one person is refused here."""
    places, values = _factored(frame, "school")
    schools = [value.strip() if isinstance(value, str) else value for value in values]
    grants_none = [school.name for school in policy().schools if not school.grants_degrees]
    named = np.array([not blank(school) for school in schools] + [False])[places]
    kinds = len(DEGREE_KINDS) + 1
    key = np.where(named, (places.astype(np.int64) * kinds + kind) * len(INSTITUTIONS) + institution, 0)
    read = np.zeros(len(schools) * kinds * len(INSTITUTIONS) + 1, np.uint8)
    refused: dict[int, tuple[str, Refused]] = {}
    # By their first rows: the first that is wrong may end the work.
    first = np.zeros(len(read), np.int64)
    first[key[::-1]] = np.arange(len(key))[::-1]
    each = np.flatnonzero(np.bincount(key[named]))
    for one in each[np.argsort(first[each])]:
        rest, by = divmod(int(one), len(INSTITUTIONS))
        school, of_kind = schools[rest // kinds], rest % kinds
        degree = {"id": "d", "school": school, "institution": INSTITUTIONS[by]}
        degree["kind"] = DEGREE_KINDS[of_kind - 1] if of_kind else None
        # A certificate of a School that grants no degrees counts as little as another university's.
        read[one] = OTHER if school in grants_none else NU
        try:
            _check_degree(request, degree)
        except QuestionError as error:
            at, dot, column = (error.path or "").rpartition(".")
            if at + dot != DEGREE:
                raise
            refused[int(one)] = (frame.inside + column, refused_of(error))
            if wrongs.raises:
                break
    wrongs.add_each(refused, np.where(named, key, -1), of)
    return np.where(named, read[key], institution)


def of_years(
    request: PeopleRequest | str,
    frame: Frame,
    institution: NDArray[Any],
    conferral: NDArray[Any],
    wrongs: Wrongs,
    of: NDArray[Any] | None,
) -> NDArray[Any]:
    """The conferrals; those by NU in a year in which nobody graduates are wrong, and so not known. Each year is
    asked about once."""
    are_days = conferral.dtype.kind == "M"
    given = ~np.isnat(conferral) if are_days else conferral > CONFERRAL_CONFERRED
    years = conferral.astype("datetime64[D]").astype("datetime64[Y]")
    by_nu = given & (institution == NU)
    if of is not None:
        by_nu &= of != NOBODY
    right = conferral.copy()
    rows = np.flatnonzero(by_nu)
    asked, of_row = np.unique(years[rows], return_inverse=True)
    refused: dict[int, tuple[str, Refused]] = {}
    for place, year in enumerate(asked):
        try:
            _check_degree(request, {"id": "d", "institution": "nu", "conferral": f"{year}-01-01"})
        except QuestionError as error:
            if error.path != f"{DEGREE}conferral":
                raise
            refused[place] = (f"{frame.inside}conferral", refused_of(error))
    places = np.full(len(years), -1)
    places[rows] = of_row
    wrongs.add_each(refused, places, of)
    right[np.isin(places, list(refused))] = np.datetime64("NaT") if are_days else CONFERRAL_UNKNOWN
    return right


def _check_degree(request: PeopleRequest | str, degree: dict[str, Any]) -> None:
    """That a person can have it, on the request's terms."""
    given = object_in(request)
    # Another request is refused as a whole.
    if given:
        asked: dict[str, Any] = {name: given[name] for name in ("as_of", "terms") if name in given}
        answer_json("alumnus", {**asked, "facts": {"person": {"degrees": [degree]}}})


def days_of(frame: Frame, column: str, wrongs: Wrongs, of: NDArray[Any] | None) -> NDArray[Any]:
    """A column of conferrals: days, where it has such, else codes."""
    times = frame.times(column) if column in frame.columns else None
    if times is None:
        return coded(frame, column, _conferral, wrongs, of)
    days = times.astype("datetime64[D]", copy=False)
    if days is not times:
        for row in np.flatnonzero((days != times) & ~np.isnat(times)):
            wrongs.add(frame.inside + column, int(row), _only_a_date(times[row]), of)
    # Of most columns two numbers tell it; where one is not-a-time, which is below all, they do not.
    numbers = days.view(np.int64)
    if days.size == 0 or (numbers.min() >= FIRST_DAY.astype(int) and numbers.max() <= LAST_DAY.astype(int)):
        return days
    never = (days < FIRST_DAY) | (days > LAST_DAY)
    for row in np.flatnonzero(never):
        wrongs.add(frame.inside + column, int(row), _no_date(days[row]), of)
    return np.where(never, np.datetime64("NaT"), days)
