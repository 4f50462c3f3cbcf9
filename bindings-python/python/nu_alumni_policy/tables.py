"""Tables of any kind: pandas, polars, pyarrow, DuckDB, and whatever hands its columns over as Arrow does.

A table goes in and one of the same kind comes out, a row for each of its rows. What a table has where
nothing is known is a fact that is not known. A row that is wrong stops everything, as a `PolicyError` with
its place (`kind[7]`); with `wrong="name"` it is said in the column `wrong`, and the others are answered.

>>> import pandas as pd
>>> from nu_alumni_policy import tables
>>> people = pd.DataFrame({"id": ["u1", "u2"], "kind": ["bachelor", "bachelor"], "school": ["SEDS", "SSH"]})
>>> people["conferral"] = pd.to_datetime(["2025-06-14", "2019-06-14"])
>>> people["degrees_given"] = True
>>> rights = tables.rights_of_people({"as_of": "2026-01-12", "facts": {}}, people)
>>> rights["library-e-resources"].tolist()
['granted', 'not-granted']
"""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args
from warnings import warn

import numpy as np
from numpy.typing import NDArray

from ._answers import RightName
from ._core import (
    DEGREE_KINDS,
    OUTCOMES,
    UNTIL_STAYS,
    answer,
    check_mailing,
    error_text,
    is_path,
    kinds_of_people,
)
from ._degrees import coded, days_of, flag, of_schools, of_years, one_of
from ._errors import PolicyError, QuestionError, made
from ._frames import Codes, Dates, Frame, Kinds, Values, blank, column_of, frame_of
from ._names import Locale
from ._wrongs import NOBODY, Refused, Wrong, Wrongs, object_in, refused_of

if TYPE_CHECKING:
    from ._answers import MailingReport
    from ._requests import Brief, PeopleRequest, Terms

__all__ = ["check_mailings", "collisions", "rights_of_people"]

_Table = TypeVar("_Table")
RIGHTS: tuple[RightName, ...] = get_args(RightName)


def _id(value: Any) -> str | None:
    """An id as a text, whatever its column holds and whatever spaces are around it; None of a blank."""
    if isinstance(value, str):
        return value.strip() or None
    if blank(value):
        return None
    whole = isinstance(value, float | Decimal) and value % 1 == 0
    return str(int(value) if whole else value)


def _rows_of(frame: Frame, people: Frame, wrongs: Wrongs) -> NDArray[Any]:
    """The row of each degree's person."""
    rows: dict[str, int] = {}
    for row, one in enumerate(map(_id, column_of(people, "id"))):
        if one is None:
            wrongs.add("id", row, Refused("it is blank, and degrees are found by it", "blank"))
        elif rows.setdefault(one, row) != row:
            wrongs.add("id", row, Refused(f"`{one}` stands there twice", "duplicate-id", id=one))
    ids = list(map(_id, column_of(frame, "id")))
    of = np.array([NOBODY if one is None else rows.get(one, NOBODY) for one in ids], np.int64)
    for place in np.flatnonzero(of == NOBODY).tolist():
        if (one := ids[place]) is None:
            wrong = Refused("it is blank, so it is not known whose degree it is", "blank")
        else:
            wrong = Refused(f"there is no `{one}` in the table of people", "unknown-name", name=one)
        wrongs.add(f"{frame.inside}id", place, wrong, of)
    return of


def _each_once(people: Frame, wrongs: Wrongs) -> None:
    """That nobody stands in two rows, each with a degree of its own: what is so of the one hangs on the other."""
    ids = list(map(_id, people.values("id"))) if "id" in people.columns else []
    # Mostly; to tell it so is faster than to look for the rows.
    if len(set(ids)) == len(ids):
        return
    rows: dict[str, int] = {}
    for row, one in enumerate(ids):
        if one is not None and (first := rows.setdefault(one, row)) != row:
            several = "who has several degrees is one row, with the degrees in the table `degrees`"
            twice = Refused(f"`{one}` stands in two rows; {several}", code="in-two-rows", id=one)
            wrongs.add("id", row, twice)
            wrongs.add("id", first, twice)


def _spelled(column: str) -> str:
    """A column's name as those that are known are written."""
    return re.sub(r"[\s-]+", "_", column.strip()).casefold()


def _told_apart(
    frame: Frame, name: str, known: Collection[str], looked_for: Collection[str], locale: Any
) -> None:
    """Refuses a column that is a known one in other letters, and warns once of what may be meant for one, and of
    what follows from each that is looked for and not there."""

    def _sentence(code: str, **details: str) -> str:
        return error_text("", code, None, json.dumps(details), locale if locale in get_args(Locale) else None)

    said: list[str] = []
    rooms = {column: column.partition(".")[0] for column in frame.columns}
    unknown = {column: room for column, room in rooms.items() if room not in known}
    missing = [key for key in known if key not in rooms.values()]
    for column, room in unknown.items():
        if (meant := _spelled(room)) in missing:
            path, details = frame.inside + column, {"key": column, "meant": meant}
            message = f"{path}: this column is called `{meant}`; rename it"
            raise made("QuestionError", message, code="called-otherwise", path=path, details=details)
        # `conferral_date`, `date_of_conferral`, `conferal`.
        near = [key for key in missing if f"_{key}_" in f"_{meant}_"]
        for key in near or difflib.get_close_matches(meant, missing, 1, 0.8):
            said.append(_sentence("near-column", column=column, near=key))
    # A School says whose degree it is.
    by_school = {"institution"} if "school" in rooms.values() else set[str]()
    for column in looked_for:
        if column in missing and column not in by_school:
            said.append(_sentence("no-column", column=column))
    if said:
        warn(f"{name}: {' '.join(said)}", stacklevel=3)


PERSON = ("id", "degrees_given", "alumni_card", "identification_card")
DEGREES = ("kind", "institution", "school", "conferral")
OF_DEGREE = ("kind", "institution", "conferral")
"""What is looked for; without `id` nobody is missed, and a School is not asked of another university."""


def rights_of_people(
    request: PeopleRequest | str,
    people: _Table,
    degrees: Any = None,
    *,
    until: bool = False,
    wrong: Wrong = "raise",
) -> _Table:
    """The rights of many people on a day: a column for each right, with the outcome of each person, and
    with `until` beside it (`campus-access-until`) the first day on which it is another.

    `people` has a row for each person, and may have the columns `id`, `alumni_card`,
    `identification_card` and `degrees_given` (whether all degrees of the person are there; where it is
    not told, there may be others). The degrees stand in `degrees`, by `id`, or beside the people, where
    each has one: `kind`, `conferral` (a date, `pending`, `conferred`, `annulled`), and `school` or
    `institution` (`nu`, `other`); in both places they may not stand. Other columns are not looked at. What is
    not there is not known; one `UserWarning` tells, in the language of the terms, which columns are not there and
    what follows, and which others are nearly called so. Nobody stands in two rows of `people`; spaces around an
    `id` are not part of it. A row of `degrees` that is wrong is named as `degrees.kind[1]`.
    A degree of nobody in `people` is wrong too; with `wrong="name"` it is left out, with a warning.

    >>> import pandas as pd
    >>> from nu_alumni_policy import tables
    >>> people = pd.DataFrame({"id": ["u1", "u2"], "degrees_given": [True, True]})
    >>> degrees = pd.DataFrame({"id": ["u1"], "kind": ["master"], "school": ["GSB"], "conferral": ["2025-06-14"]})
    >>> rights = tables.rights_of_people({"as_of": "2026-01-12", "facts": {}}, people, degrees)
    >>> rights[["id", "library-e-resources"]].values.tolist()
    [['u1', 'granted'], ['u2', 'not-granted']]
    """
    wrongs, frame = Wrongs(wrong, object_in(request).get("terms")), frame_of(people, "people")
    table, of = frame, None
    first = np.arange(frame.rows + 1, dtype=np.uint32)
    if degrees is None:
        _told_apart(frame, "people", PERSON + DEGREES, OF_DEGREE, wrongs.locale)
        _each_once(frame, wrongs)
    else:
        table = frame_of(degrees, "degrees", "degrees.")
        _told_apart(frame, "people", PERSON, (), wrongs.locale)
        for column in frame.columns:
            if _spelled(column) in DEGREES:
                message = "it says what a degree is, and the degrees stand in `degrees`; leave one of the two out"
                raise made("QuestionError", f"{column}: {message}", "key-twice", column, {"key": column})
        _told_apart(table, "degrees", ("id", *DEGREES), OF_DEGREE, wrongs.locale)
        of = _rows_of(table, frame, wrongs)
        first[1:] = np.cumsum(np.bincount(of[of != NOBODY], minlength=frame.rows))
    kind = coded(table, "kind", one_of(DEGREE_KINDS), wrongs, of)
    institution = coded(table, "institution", one_of(["nu", "other"]), wrongs, of)
    if "school" in table.columns:
        institution = of_schools(request, table, kind, institution, wrongs, of)
    conferral = days_of(table, "conferral", wrongs, of)
    given, alumni, identification = (
        coded(frame, name, flag, wrongs, None)
        for name in ("degrees_given", "alumni_card", "identification_card")
    )

    def asked(conferral: NDArray[Any]) -> tuple[NDArray[Any], dict[str, NDArray[Any]]]:
        of_degrees = [kind, institution, conferral]
        if of is not None:
            # Those of nobody stand first.
            order = np.argsort(of, kind="stable")[np.count_nonzero(of == NOBODY) :]
            of_degrees = [column[order] for column in of_degrees]
        return kinds_of_people(request, [first, given, alumni, identification, *of_degrees], until)

    try:
        of_each, of_kinds = asked(conferral)
    except QuestionError as error:
        # Rarely: so the rows are looked for only then.
        if error.code != "no-such-class":
            raise
        of_each, of_kinds = asked(of_years(request, table, institution, conferral, wrongs, of))
    columns: dict[str, Codes | Dates] = {}
    for right in RIGHTS:
        columns[right] = Codes(of_kinds[right].tolist(), OUTCOMES)
        if until:
            days = of_kinds[f"{right}-until"]
            columns[f"{right}-until"] = Dates(days, days == UNTIL_STAYS)
    if wrongs.by_row:
        # One kind more: of those whose rows are wrong nothing is known.
        columns = {name: column.with_blank() for name, column in columns.items()}
        of_each[list(wrongs.by_row)] = len(of_kinds[RIGHTS[0]])
    rest = {} if wrongs.raises else {"wrong": wrongs.column(frame.rows)}
    return cast("_Table", frame.made(rest, Kinds(columns, of_each)))


def _nested(columns: dict[str, list[Any]], row: int) -> dict[str, Any]:
    """A row as facts: what is called `window.first` stands in `window`, and blanks are left out."""
    facts: dict[str, Any] = {}
    for name, values in columns.items():
        value = values[row]
        if isinstance(value, np.ndarray):
            value = value.tolist()
        if blank(value):
            continue
        *rooms, key = name.split(".")
        inside = facts
        for room in rooms:
            inside = inside.setdefault(room, {})
        inside[key] = value
    return facts


def _given(frame: Frame, names: Iterable[str]) -> dict[str, list[Any]]:
    """The columns of these names and of what is inside them."""
    known = [name for name in frame.columns if name.split(".")[0] in names]
    for name in known:
        if inside := [other for other in known if other.startswith(f"{name}.")]:
            message = f"it stands there as a whole, and {', '.join(inside)} beside it; leave one out"
            raise made("QuestionError", f"{name}: {message}", "key-twice", name, {})
    return {name: frame.values(name) for name in known}


PLANNED = ("id", "sender", "channel", "date", "audience", "window")


def collisions(plan: _Table, terms: Terms | None = None, *, wrong: Wrong = "raise") -> _Table:
    """Which planned communications come at the same time (7.3): with how many each collides, with which,
    and the nearest day on which it would not.

    The columns are those of a communication: `id`, `sender`, `channel`, `date`, and of its audience and
    its window `audience.all`, `audience.schools` (lists), …, `window.first`, `window.last`.

    >>> import pandas as pd
    >>> from nu_alumni_policy import tables
    >>> plan = pd.DataFrame({"id": ["a", "b"], "sender": "GSB", "channel": "email"})
    >>> plan["date"] = pd.to_datetime(["2026-12-10", "2026-12-10"])
    >>> tables.collisions(plan)[["id", "collides", "with"]].values.tolist()
    [['a', 1, 'b'], ['b', 1, 'a']]
    """
    wrongs, frame = Wrongs(wrong, terms), frame_of(plan, "plan")
    _told_apart(frame, "plan", PLANNED, ("audience",), wrongs.locale)
    columns = _given(frame, PLANNED)
    if "id" in columns:
        columns["id"] = list(map(_id, columns["id"]))
    rows = {row: _nested(columns, row) for row in range(frame.rows)}

    def asked(some: dict[int, Any]) -> Any:
        request = {"facts": {"communications": list(some.values()), "shown": 100}, "terms": terms or {}}
        return answer("collisions", request)

    while True:
        try:
            report = asked(rows)
            break
        except QuestionError as error:
            start, _, rest = (error.path or "").partition("]")
            place = start.removeprefix("facts.communications[")
            if place.isdigit():
                row = list(rows)[int(place)]
            elif error.code == "duplicate-id":
                row = max(row for row, facts in rows.items() if facts["id"] == error.details["id"])
                rest = "id"
            else:
                raise
            wrongs.add(rest.removeprefix(".") or "plan", row, refused_of(error))
            del rows[row]
    found = {finding.id: finding for finding in report.findings}
    of_rows = [found.get(rows[row]["id"]) if row in rows else None for row in range(frame.rows)]
    made_of: dict[str, Any] = {
        "collides": Values(int, [None if row not in rows else one.count if one else 0 for row, one in enumerate(of_rows)]),
        "with": Values(str, [", ".join(other.id for other in one.with_) if one else None for one in of_rows]),
        "free_day": np.array([one.free_day if one else None for one in of_rows], "datetime64[D]"),
    }  # fmt: skip
    if not wrongs.raises:
        made_of["wrong"] = wrongs.column(frame.rows)
    return cast("_Table", frame.made(made_of))


def _source(value: Any, paths: bool) -> Any:
    if blank(value):
        return ""
    return Path(value) if paths and isinstance(value, str) else value


def check_mailings(
    drafts: _Table,
    brief: Brief | None = None,
    *,
    source: str = "source",
    paths: bool = False,
    wrong: Wrong = "raise",
) -> _Table:
    """Many mailings held against Appendix 1, on all cores: the verdict of each, and what breaks it.

    The column `source` has the drafts: texts, bytes or `pathlib.Path`s; with `paths` its texts are paths of
    files. The others that are keys of a brief (`subject`, `event_start`, `audience.schools`, …) are the brief
    of their row; `brief` is that of all.

    >>> import pandas as pd
    >>> from nu_alumni_policy import tables
    >>> drafts = pd.DataFrame({"source": ["<p>JOIN US NOW</p>"], "direction": ["open-day"]})
    >>> checked = tables.check_mailings(drafts)
    >>> checked["verdict"].tolist(), "capitals" in checked["rules"][0]
    (['rejected'], True)
    """
    from ._requests import Brief

    wrongs, frame = Wrongs(wrong, object_in(brief).get("terms")), frame_of(drafts, "drafts")
    keys = [key for key in Brief.__annotations__ if key != source]
    _told_apart(frame, "drafts", [source, *keys], (), wrongs.locale)
    columns = _given(frame, keys)
    sources = [_source(value, paths) for value in column_of(frame, source)]
    if alike := [row for row, value in enumerate(sources) if isinstance(value, str) and is_path(value)]:
        more = f" and {len(alike) - 1} more" if alike[1:] else ""
        how = "it is read as the text of a mailing; with `paths=True` the file is read"
        warn(f"{source}[{alike[0]}]{more} looks like the path of a file: {how}", stacklevel=2)

    def checked(row: int) -> MailingReport | PolicyError:
        given = cast("Brief", {**(brief or {}), **_nested(columns, row)})
        try:
            given_source = sources[row]
            # Of what looks like a path it was told above.
            text = isinstance(given_source, str)
            return check_mailing(StringIO(given_source, "") if text else given_source, brief=given)
        except PolicyError as error:
            return error

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(checked, range(frame.rows)))
    of_rows: list[MailingReport | None] = []
    for row, report in enumerate(reports):
        if isinstance(report, PolicyError):
            wrongs.add(report.path or source, row, refused_of(report))
            of_rows.append(None)
        else:
            of_rows.append(report)
    made_of: dict[str, Any] = {
        "verdict": Values(str, [one and one.verdict for one in of_rows]),
        "findings": Values(int, [one and len(one.findings) for one in of_rows]),
        "rules": Values(str, [one and ", ".join(dict.fromkeys(f.rule for f in one.findings)) for one in of_rows]),
        "opens": np.array([one and one.schedule.window and one.schedule.window.opens.date for one in of_rows], "datetime64[D]"),
        "closes": np.array([one and one.schedule.window and one.schedule.window.closes.date for one in of_rows], "datetime64[D]"),
    }  # fmt: skip
    if not wrongs.raises:
        made_of["wrong"] = wrongs.column(frame.rows)
    return cast("_Table", frame.made(made_of))
