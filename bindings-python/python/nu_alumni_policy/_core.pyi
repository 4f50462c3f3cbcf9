from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar, final, overload

import numpy as np
from numpy.typing import NDArray
from typing_extensions import Unpack

from ._answers import (
    AnsweredBy,
    ComparedDrafts,
    Day,
    FixedMailing,
    MailingReport,
    Outcome,
    PolicyDocument,
    RightName,
    Verdict,
)
from ._names import ClauseId, Locale
from ._objects import Days, Page
from ._requests import Brief, CalendarChoice, DegreeKind, PeopleRequest, Readings

__all__ = [
    "Calendar",
    "word",
    "error_text",
    "is_path",
    "check_mailing",
    "check_mailing_json",
    "check_mailing_as",
    "compare_mailings",
    "fix_mailing",
    "render_mailing",
    "answer",
    "answer_json",
    "decide",
    "policy",
    "register_paper",
    "answered_by",
    "rights_of_people",
    "kinds_of_people",
    "OUTCOMES",
    "DEGREE_KINDS",
    "CONFERRAL_UNKNOWN",
    "CONFERRAL_PENDING",
    "CONFERRAL_CONFERRED",
    "UNTIL_STAYS",
    "__version__",
]

_Date: TypeAlias = date | str | np.datetime64
_Dates: TypeAlias = NDArray[np.datetime64]

class _Arrow(Protocol):
    """A column of a table."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

_Column = TypeVar("_Column", bound=_Arrow)

__version__: Final[str]
"""The version of the package."""
OUTCOMES: Final[tuple[Outcome, ...]]
"""The outcomes by their codes in a population's columns."""
DEGREE_KINDS: Final[tuple[DegreeKind, ...]]
"""The kinds of degrees; in a column the first has the code 1."""
CONFERRAL_UNKNOWN: Final[int]
"""Whether the degree was conferred is not known."""
CONFERRAL_PENDING: Final[int]
"""The degree is not conferred yet."""
CONFERRAL_CONFERRED: Final[int]
"""The degree was conferred on a day that is not known."""
UNTIL_STAYS: Final[int]
"""In a column of days: the outcome stays."""

@final
class Calendar:
    """Kazakhstan's working days, from 2011 to 2027.

    A date is a `datetime.date`, an aware `datetime.datetime`, which falls on its date in Astana,
    or an ISO string of either. An array is one of `datetime64[D]`; it is read where it lies. A column
    of a table of pandas, polars or pyarrow is answered by one of the same kind; where a date is blank,
    the answer is.
    """

    def __new__(
        cls, *, readings: Readings | None = None, **choice: Unpack[CalendarChoice]
    ) -> Calendar: ...
    @property
    def first_day(self) -> date:
        """The first day that is known."""

    @property
    def last_day(self) -> date:
        """The last day that is known."""

    def day(self, date: _Date, *, locale: Locale | None = None) -> Day:
        """What the date is, why, and how certain that is; its name and its act are in `locale`."""

    def days(self, start: _Date, end: _Date, *, locale: Locale | None = None) -> Days:
        """The days from `start` to `end`, both included, a list that a notebook shows as a calendar;
        names and acts are in `locale`."""

    def differences(self, other: Calendar) -> list[tuple[Day, Day]]:
        """The days that the two calendars hold for different things: pairs of here and there."""

    @overload
    def is_working(self, date: _Date) -> bool:
        """Whether the date is a working day; for an array or a column, one of booleans."""

    @overload
    def is_working(self, date: _Dates) -> NDArray[np.bool_]: ...
    @overload
    def is_working(self, date: _Column) -> _Column: ...
    @overload
    def nth_before(self, date: _Date, n: int) -> date:
        """The n-th working day strictly before the date."""

    @overload
    def nth_before(self, date: _Dates, n: int) -> _Dates: ...
    @overload
    def nth_before(self, date: _Column, n: int) -> _Column: ...
    @overload
    def nth_after(self, date: _Date, n: int) -> date:
        """The n-th working day strictly after the date."""

    @overload
    def nth_after(self, date: _Dates, n: int) -> _Dates: ...
    @overload
    def nth_after(self, date: _Column, n: int) -> _Column: ...
    @overload
    def roll_forward(self, date: _Date) -> date:
        """The date if it is a working day, else the next one."""

    @overload
    def roll_forward(self, date: _Dates) -> _Dates: ...
    @overload
    def roll_forward(self, date: _Column) -> _Column: ...
    @overload
    def roll_backward(self, date: _Date) -> date:
        """The date if it is a working day, else the one before."""

    @overload
    def roll_backward(self, date: _Dates) -> _Dates: ...
    @overload
    def roll_backward(self, date: _Column) -> _Column: ...
    @overload
    def count(
        self, start: _Date, end: _Date, bounds: Literal["both", "start", "end", "neither"]
    ) -> int:
        """How many working days there are from `start` to `end`; `bounds` says which ends are
        counted."""

    @overload
    def count(
        self, start: _Dates, end: _Dates, bounds: Literal["both", "start", "end", "neither"]
    ) -> NDArray[np.int64]: ...
    @overload
    def count(
        self, start: _Column, end: _Column, bounds: Literal["both", "start", "end", "neither"]
    ) -> _Column: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...

_Held = TypeVar("_Held", str, bytes, covariant=True)

class _Open(Protocol[_Held]):
    """An open file."""

    def read(self, size: int, /) -> _Held: ...

_Bytes: TypeAlias = bytes | bytearray | memoryview | PathLike[str] | _Open[bytes]
_Text: TypeAlias = str | _Open[str]
_Kind: TypeAlias = Literal["html", "eml", "msg", "text"]
_Brief: TypeAlias = Brief | str | PathLike[str]

def is_path(text: str) -> bool:
    """Whether a text is the path of a file, or its one line ends as the name of a draft does."""

def check_mailing(
    source: _Text | _Bytes, *, kind: _Kind | None = None, brief: _Brief | None = None
) -> MailingReport:
    """Whether a mailing is in order under Appendix 1; spans count code points.

    The source is a text, bytes, a path or an open file. Without a kind it is guessed from it. A brief
    that is a str is JSON; of a path the file is read.
    """

def check_mailing_json(
    source: _Text | _Bytes, *, kind: _Kind | None = None, brief: _Brief | None = None
) -> str:
    """The same report as canonical JSON; spans count UTF-8 bytes."""

def check_mailing_as(
    source: _Bytes,
    format: Literal["json", "text", "html", "sarif", "junit", "ics"],
    kind: _Kind | None,
    brief: Brief,
    name: str,
) -> tuple[str, Verdict]:
    """The report as `json` or to take away, and its verdict: what the command says of each of many drafts."""

@overload
def fix_mailing(
    source: _Text,
    *,
    kind: _Kind | None = None,
    brief: _Brief | None = None,
    findings: Sequence[str] | None = None,
) -> tuple[str, FixedMailing]:
    """The source with its safe fixes applied, until none is left; with `findings` those of these ids,
    once. With it what was mended and the new report; spans count code points."""

@overload
def fix_mailing(
    source: _Bytes,
    *,
    kind: _Kind | None = None,
    brief: _Brief | None = None,
    findings: Sequence[str] | None = None,
) -> tuple[bytes, FixedMailing]: ...
def compare_mailings(
    before: MailingReport | Mapping[str, Any] | str, after: MailingReport | Mapping[str, Any] | str
) -> ComparedDrafts:
    """What became of the findings of an earlier draft, by the reports of both; one that was kept may be
    its JSON."""

@overload
def render_mailing(
    source: _Text | _Bytes,
    format: Literal["html"],
    *,
    kind: _Kind | None = None,
    brief: _Brief | None = None,
    name: str | None = None,
) -> Page:
    """The same report to take away: a page to print as `html`, which a notebook shows, `sarif` for
    editors and code hosts, `junit` for pipelines, `text` for a terminal, `ics` for a calendar program.

    `name` is what the source is called, its file's path.
    """

@overload
def render_mailing(
    source: _Text | _Bytes,
    format: Literal["text", "html", "sarif", "junit", "ics"],
    *,
    kind: _Kind | None = None,
    brief: _Brief | None = None,
    name: str | None = None,
) -> str: ...

def answer(question: str, request: Mapping[str, Any] | str) -> Any:
    """The answer to the question of this name; `_questions.pyi` has the types of each."""

def answer_json(question: str, request: Mapping[str, Any] | str) -> str:
    """The same answer as canonical JSON."""

def decide(question: str, request: Mapping[str, Any] | str) -> Any:
    """The decision of a question that is answered by one; `_questions.pyi` has the types of each."""

def policy(locale: Locale | None = None) -> PolicyDocument:
    """The Policy as one document: its clauses with what answers for each, how its open words are
    read, its numbers, the Schools, the rules and the questions. What people read is in `locale`."""

def register_paper(
    locale: Locale | None = None, *, readings: Mapping[str, Any] | None = None
) -> str:
    """The interpretation register as a paper for the University to decide on, in Markdown: each
    entry with its readings, and a case with what each of them answers there. What the University
    itself said, which `readings` have, is marked."""

def word(key: str, locale: Locale | None) -> str | None:
    """A word of reports and calendars by its key: `verdict.rejected`, `month.12`, `weekday.1`."""

def error_text(message: str, code: str, path: str | None, details: str, locale: Locale | None) -> str:
    """What people read of an error, by its data; `details` are JSON."""

def answered_by(clause: ClauseId) -> list[AnsweredBy]:
    """What answers for a clause: the rules of the check of a mailing, and the questions, by name.
    A clause that there is not is refused."""

@overload
def rights_of_people(
    request: PeopleRequest | str,
    *,
    first_degree: NDArray[np.uint32],
    degrees_given: NDArray[np.uint8],
    alumni_card: NDArray[np.uint8],
    identification_card: NDArray[np.uint8],
    kind: NDArray[np.uint8],
    institution: NDArray[np.uint8],
    conferral: NDArray[np.int32] | NDArray[np.datetime64],
    until: Literal[False] = False,
) -> dict[RightName, NDArray[np.uint8]]:
    """The rights of many people on a day: by the name of each right, the code of each person's
    outcome, its place in `OUTCOMES`. The outcomes are those of `rights`.

    The columns are read where they lie. In those of codes 0 is: not known.

    - `first_degree`: where each person's degrees begin in the degrees' columns, and at last where
      they end: one more entry than people
    - `degrees_given`, whether all of a person's degrees are in the table, `alumni_card`,
      `identification_card`, whether the person holds one: 1 no, 2 yes
    - `kind` of each degree: its place in `DEGREE_KINDS` plus 1; `institution`: 1 NU, 2 another
    - `conferral` of each degree: days since 1970-01-01 as int32, or one of `CONFERRAL_UNKNOWN`,
      `CONFERRAL_PENDING`, `CONFERRAL_CONFERRED`; or an array of datetime64[D], which is copied, and
      where not-a-time is: not known

    With `until` also, by the name of each right and `-until`, the first day on which its outcome is
    another, in days since 1970-01-01 as int32; `UNTIL_STAYS` where it stays.
    """

@overload
def rights_of_people(
    request: PeopleRequest | str,
    *,
    first_degree: NDArray[np.uint32],
    degrees_given: NDArray[np.uint8],
    alumni_card: NDArray[np.uint8],
    identification_card: NDArray[np.uint8],
    kind: NDArray[np.uint8],
    institution: NDArray[np.uint8],
    conferral: NDArray[np.int32] | NDArray[np.datetime64],
    until: bool,
) -> dict[str, NDArray[Any]]: ...
def kinds_of_people(
    request: PeopleRequest | str, columns: Sequence[NDArray[Any]], until: bool
) -> tuple[NDArray[np.uint32], dict[str, NDArray[Any]]]:
    """The same by the kinds of people: of which each is, and the columns that `rights_of_people` gives,
    with a row for each kind. The columns come in its order."""
