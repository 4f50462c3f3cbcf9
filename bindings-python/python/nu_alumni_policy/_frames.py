"""The columns of a table of pandas, polars or pyarrow, and of what hands them over as Arrow does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ._errors import PolicyError, made

__all__ = ["Codes", "Dates", "Frame", "Kinds", "Values", "asked", "blank", "column_of", "frame_of"]


class Codes(NamedTuple):
    """A column of few texts: the place of each among the names, None where there is none."""

    codes: list[int | None]
    names: Sequence[str]

    def with_blank(self) -> Codes:
        """It, and a blank behind the last."""
        return Codes([*self.codes, None], self.names)


class Dates(NamedTuple):
    """A column of days since 1970-01-01, and whether there is none."""

    days: NDArray[np.int32]
    blank: NDArray[np.bool_]

    def with_blank(self) -> Dates:
        """They, and a blank behind the last."""
        return Dates(np.append(self.days, np.int32(0)), np.append(self.blank, True))


class Values(NamedTuple):
    """A column of values of a type, None where there is none: it has the type where all are None too."""

    of: type[str] | type[int] | type[bool]
    values: list[Any]


Column = Any
"""`Codes`, `Dates`, `Values`, an array, or a list with None where there is nothing."""


class Kinds(NamedTuple):
    """Columns with a row for each kind of rows, and of which kind each row is."""

    columns: Mapping[str, Column]
    of_each: NDArray[np.uint32]


class Frame(Protocol):
    """What is asked of a table."""

    columns: list[str]
    rows: int
    inside: str
    """What stands before its columns' names where several tables are given: `degrees.`"""

    def values(self, column: str) -> list[Any]:
        """Its values as Python's; a blank may be None or NaN."""
        ...

    def factored(self, column: str) -> tuple[NDArray[Any], list[Any]]:
        """The place of each value among those that there are, that behind the last where it is blank; and
        these."""
        ...

    def times(self, column: str) -> NDArray[Any] | None:
        """A column of dates or of times without a zone, as NumPy has them; None of another."""
        ...

    def made(self, columns: Mapping[str, Column], kinds: Kinds | None = None) -> Any:
        """A table of the same kind, with the column `id` of this one, those of the kinds, and these."""
        ...


def _sole(frame: Frame, column: str) -> str:
    """The name, which no other column may have."""
    if frame.columns.count(column) > 1:
        path, message = frame.inside + column, "several columns have this name; leave all but one out"
        raise made("QuestionError", f"{path}: {message}", "key-twice", path, {})
    return column


class _Pandas:
    def __init__(self, frame: Any, inside: str) -> None:
        self.frame = frame
        self.inside = inside
        self.columns = [str(name) for name in frame.columns]
        self.rows = len(frame)

    def _of(self, column: str) -> Any:
        return self.frame[_sole(self, column)]

    def values(self, column: str) -> list[Any]:
        return list(self._of(column).tolist())

    def factored(self, column: str) -> tuple[NDArray[Any], list[Any]]:
        pandas = sys.modules["pandas"]
        codes, values = pandas.factorize(self._of(column))
        # That of a blank is -1: the one behind the last, counted from there.
        return codes, values.tolist()

    def times(self, column: str) -> NDArray[Any] | None:
        of = self._of(column)
        if of.dtype.kind != "M" or getattr(of.dtype, "tz", None) is not None:
            return None
        # Of Arrow's dates and of its times with a zone it makes Python's own.
        times = of.to_numpy()
        return times if times.dtype.kind == "M" else None

    def made(self, columns: Mapping[str, Column], kinds: Kinds | None = None) -> Any:
        pandas = sys.modules["pandas"]

        def one(column: Column) -> Any:
            if isinstance(column, Codes):
                codes = [-1 if code is None else code for code in column.codes]
                return pandas.Categorical.from_codes(codes, list(column.names))
            if isinstance(column, Dates):
                days = column.days.astype("datetime64[D]")
                days[column.blank] = np.datetime64("NaT", "D")
                column = days
            if isinstance(column, Values):
                dtypes = {str: "string", int: "Int64", bool: "boolean"}
                return pandas.array(column.values, dtypes[column.of])
            if isinstance(column, list):
                return pandas.array(column)
            return column.astype("datetime64[s]") if column.dtype.kind == "M" else column

        of = {"id": self._of("id").array} if "id" in self.columns else {}
        if kinds is not None:
            few = pandas.DataFrame({name: one(column) for name, column in kinds.columns.items()})
            of |= {name: few[name].array.take(kinds.of_each) for name in kinds.columns}
        of |= {name: one(column) for name, column in columns.items()}
        return pandas.DataFrame(of, index=self.frame.index)


class _Polars:
    def __init__(self, frame: Any, inside: str) -> None:
        self.polars = sys.modules["polars"]
        self.inside = inside
        self.frame = frame.collect() if isinstance(frame, self.polars.LazyFrame) else frame
        self.lazy = self.frame is not frame
        self.columns: list[str] = self.frame.columns
        self.rows: int = self.frame.height

    def values(self, column: str) -> list[Any]:
        return list(self.frame[column].to_list())

    def factored(self, column: str) -> tuple[NDArray[Any], list[Any]]:
        polars, of = self.polars, self.frame[column]
        values: list[Any]
        if of.dtype == polars.Boolean:
            codes, values = of.cast(polars.UInt8), [False, True]
        elif of.dtype == polars.Enum:
            codes, values = of.to_physical(), of.dtype.categories.to_list()
        elif of.dtype in (polars.String, polars.Categorical):
            codes, values = _of_texts(polars, of.cast(polars.String))
        else:
            return _factored(of.to_list())
        if codes.null_count():
            enough = polars.UInt8 if len(values) < 256 else polars.UInt32
            codes = codes.cast(enough).fill_null(len(values))
        return codes.to_numpy(), values

    def times(self, column: str) -> NDArray[Any] | None:
        of = self.frame[column]
        dated = of.dtype == self.polars.Date
        dated = dated or (of.dtype == self.polars.Datetime and of.dtype.time_zone is None)
        return of.to_numpy() if dated else None

    def made(self, columns: Mapping[str, Column], kinds: Kinds | None = None) -> Any:
        polars = self.polars

        def one(name: str, column: Column) -> Any:
            if isinstance(column, Codes):
                names = [None if code is None else column.names[code] for code in column.codes]
                return polars.Series(name, names, polars.Enum(column.names))
            if isinstance(column, Dates):
                days = polars.Series(name, column.days).cast(polars.Date)
                return days.set(polars.Series(column.blank), None)
            if isinstance(column, Values):
                return polars.Series(name, column.values, column.of)
            return polars.Series(name, column)

        of = [self.frame["id"]] if "id" in self.columns else []
        if kinds is not None:
            few = polars.DataFrame([one(*of_kinds) for of_kinds in kinds.columns.items()])
            of += few[polars.Series(kinds.of_each)].get_columns()
        of += [one(*column) for column in columns.items()]
        made = polars.DataFrame(of)
        return made.lazy() if self.lazy else made


FEW = 16


def _of_texts(polars: Any, texts: Any) -> tuple[Any, list[str]]:
    """The places of texts. Few are asked about one after another, which is faster than to look each up."""
    values = texts.head(1000).drop_nulls().unique().to_list()
    if 0 < len(values) <= FEW:
        place = polars
        for at, value in enumerate(values):
            place = place.when(polars.col("of") == value).then(polars.lit(at, polars.UInt8))
        places = texts.alias("of").to_frame().select(place.otherwise(None)).to_series()
        if places.null_count() == texts.null_count():
            return places, values
    enum = texts.cast(polars.Enum(texts.drop_nulls().unique()))
    return enum.to_physical(), enum.dtype.categories.to_list()


class _Arrow:
    """A table of pyarrow, or what can be read as one; `back` makes it the other kind again."""

    def __init__(self, frame: Any, inside: str, back: Any = None) -> None:
        self.arrow: Any = import_module("pyarrow")
        self.table = self.arrow.table(frame)
        self.inside = inside
        self.back = back
        self.columns: list[str] = self.table.column_names
        self.rows: int = self.table.num_rows

    def _of(self, column: str) -> Any:
        return self.table[_sole(self, column)]

    def values(self, column: str) -> list[Any]:
        return list(self._of(column).to_pylist())

    def factored(self, column: str) -> tuple[NDArray[Any], list[Any]]:
        of = self._of(column).combine_chunks()
        if not self.arrow.types.is_dictionary(of.type):
            if self.arrow.types.is_nested(of.type):
                return _factored(of.to_pylist())
            of = of.dictionary_encode()
        codes, values = of.indices, of.dictionary.to_pylist()
        if codes.null_count:
            codes = codes.cast("int32").fill_null(len(values))
        return codes.to_numpy(), values

    def times(self, column: str) -> NDArray[Any] | None:
        of, types = self._of(column), self.arrow.types
        dated = types.is_date(of.type) or (types.is_timestamp(of.type) and of.type.tz is None)
        return of.to_numpy() if dated else None

    def made(self, columns: Mapping[str, Column], kinds: Kinds | None = None) -> Any:
        arrow = self.arrow

        def one(column: Column) -> Any:
            if isinstance(column, Codes):
                return arrow.DictionaryArray.from_arrays(arrow.array(column.codes, "uint8"), list(column.names))
            if isinstance(column, Dates):
                return arrow.array(column.days, mask=column.blank).cast("date32")
            if isinstance(column, Values):
                types = {str: "string", int: "int64", bool: "bool"}
                return arrow.array(column.values, types[column.of])
            return arrow.array(column)

        of = {"id": self._of("id")} if "id" in self.columns else {}
        if kinds is not None:
            of_each = arrow.array(kinds.of_each)
            of |= {name: one(column).take(of_each) for name, column in kinds.columns.items()}
        of |= {name: one(column) for name, column in columns.items()}
        made = arrow.table(of)
        return self.back(made) if self.back else made


def _factored(values: list[Any]) -> tuple[NDArray[Any], list[Any]]:
    places: dict[Any, int] = {}
    codes = [-1 if blank(value) else places.setdefault(value, len(places)) for value in values]
    # That of a blank is the one behind the last, counted from there.
    return np.array(codes, np.int32), list(places)


def _is(value: object, library: str) -> bool:
    return type(value).__module__.partition(".")[0] == library


def _has_columns(value: object) -> bool:
    return hasattr(type(value), "columns")


def frame_of(table: Any, name: str, inside: str = "") -> Frame:
    """The table, read as its library has it; nothing else is loaded. `name` is the argument's."""
    if _is(table, "pandas") and _has_columns(table):
        return _Pandas(table, inside)
    if _is(table, "polars") and _has_columns(table):
        return _Polars(table, inside)
    if _is(table, "_duckdb") or _is(table, "duckdb"):
        return _Arrow(table, inside, sys.modules["duckdb"].from_arrow)
    if hasattr(table, "__arrow_c_stream__") and not hasattr(table, "dtype"):
        with suppress(TypeError, ValueError):
            return _Arrow(table, inside)
    found = type(table).__name__
    message = f"it is of the type `{found}`, and has to be a table of pandas, polars, pyarrow or DuckDB"
    raise made("QuestionError", f"{name}: {message}", "wrong-type", name, {})


def column_of(frame: Frame, name: str) -> list[Any]:
    """The values of a column that has to be there."""
    if name not in frame.columns:
        path, known = frame.inside + name, frame.columns
        message = f"there is no column `{name}`; there are {', '.join(known)}"
        raise made("QuestionError", f"{path}: {message}", "unknown-name", path, {"known": known})
    return frame.values(name)


def _in_row(error: PolicyError, column: str, row: int) -> PolicyError:
    """The same of this row of the column."""
    path, message = f"{column}[{row}]", str(error).removeprefix(f"{error.path}: ")
    return made("CalendarError", f"{path}: {message}", error.code, path, {**error.details, "index": row})


def _row_asked(method: Callable[..., Any], place: int, row: Sequence[Any], rest: Sequence[Any]) -> Any:
    if any(map(blank, row)):
        return None
    try:
        return method(*row, *rest)
    except PolicyError as error:
        if error.path not in ("date", "start", "end"):
            raise
        raise _in_row(error, error.path, place) from None


def _rows_asked(
    method: Callable[..., Any], columns: Sequence[NDArray[Any]], known: NDArray[np.bool_], rest: Sequence[Any]
) -> Any:
    """The answers where all dates are known."""
    try:
        return method(*(column[known] for column in columns), *rest)
    except PolicyError as error:
        column, of_row, place = (error.path or "").partition("[")
        if not of_row:
            raise
        raise _in_row(error, column, int(np.flatnonzero(known)[int(place[:-1])])) from None


def asked(method: Callable[..., Any], columns: Sequence[Any], *rest: Any) -> Any:
    """What a calendar's method answers to each row of columns of dates, as a column of the same kind;
    where a date is blank, the answer is."""
    if any(map(_has_columns, columns)):
        message = "it is a table, and has to be a date or a column of dates"
        raise made("CalendarError", f"date: {message}", "wrong-type", "date", {})
    if not all(hasattr(column, "__len__") and len(column) == len(columns[0]) for column in columns):
        message = "both have to be dates, or both columns of one length"
        raise made("CalendarError", f"end: {message}", "wrong-type", "end", {})
    first = columns[0]
    frames = [frame_of(_alone(column), "date") for column in columns]
    given = [column for frame in frames if (column := _dates(frame)) is not None]
    if len(given) == len(frames):
        known = ~np.logical_or.reduce([np.isnat(column) for column in given])
        answers = _rows_asked(method, given, known, rest)
        if not known.all():
            answers = _with_blanks(answers, known)
    else:
        rows = zip(*(frame.values("date") for frame in frames), strict=True)
        answers = [_row_asked(method, place, row, rest) for place, row in enumerate(rows)]
    column = frames[0].made({"date": answers})["date"]
    if type(first).__name__.endswith("Index"):
        column = sys.modules["pandas"].Index(column)
    if hasattr(column, "rename") and hasattr(first, "name"):
        column = column.rename(first.name)
    return column


def _alone(column: Any) -> Any:
    """A table of this column alone."""
    if _is(column, "pandas"):
        return column.to_frame(name="date")
    if _is(column, "polars"):
        return column.alias("date").to_frame()
    return import_module("pyarrow").table({"date": column})


def _dates(frame: Frame) -> NDArray[Any] | None:
    """The dates where the column has such; times fall on their days one by one."""
    times = frame.times("date")
    if times is None:
        return None
    days = times.astype("datetime64[D]")
    return days if ((days == times) | np.isnat(times)).all() else None


def _with_blanks(answers: NDArray[Any], known: NDArray[Any]) -> Any:
    if answers.dtype.kind == "M":
        column = np.full(len(known), np.datetime64("NaT", "D"), answers.dtype)
        column[known] = answers
        return column
    each = iter(answers.tolist())
    return Values(bool if answers.dtype.kind == "b" else int, [next(each) if there else None for there in known])


def blank(value: Any) -> bool:
    """Whether nothing is known where it stands: a text of spaces alone says nothing either."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or type(value).__name__ in ("NaTType", "NAType") or bool(value != value)
