"""The exceptions: an error as data, beside what a person reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from ._core import error_text

if TYPE_CHECKING:
    from ._names import Locale

__all__ = [
    "BriefError",
    "BriefTypeError",
    "CalendarError",
    "CalendarTypeError",
    "PolicyError",
    "QuestionError",
    "QuestionTypeError",
    "SourceError",
    "SourceTypeError",
]


class PolicyError(ValueError):
    """What was given cannot be checked; `str()` of it says why, in English.

    With the code `wrong-type` it is a TypeError too. What the caller's own object raised while it
    was read is its `__cause__`.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.rights({"as_of": "2026-01-12", "facts": {"persn": {}}})
    ... except nu.PolicyError as error:
    ...     print(error.code, error.path)
    unknown-key facts
    """

    code: str
    """Its name, which stays: `unknown-school`."""
    path: str | None
    """The field that is wrong, from the request's root: `facts.person.degrees[0].conferral`; of a
    mailing, the key of its brief, or `source`. None where no field is."""
    details: dict[str, Any]
    """What else is known of it: a `limit`, an `offset`, the `known` names.

    A place counts code points where a `str` was given, and bytes where `bytes` were.
    """

    def __init__(
        self,
        message: str,
        code: str = "error",
        path: str | None = None,
        details: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.path = path
        self.details = {} if details is None else details

    def text(self, locale: Locale = "en") -> str:
        """The same for people, in a language: what is wrong, what to do, and where.

        >>> import nu_alumni_policy as nu
        >>> try:
        ...     nu.rights({"as_of": "2026-02-30", "facts": {}})
        ... except nu.PolicyError as error:
        ...     print(error.text("ru"))
        «2026-02-30» не существует: такого нет ни в календаре, ни на часах. Где: день, о котором спрашивают.
        """
        details = json.dumps(self.details, default=str)
        return error_text(str(self), self.code, self.path, details, locale)

    def __reduce__(self) -> tuple[Any, ...]:
        """It crosses to another process whole."""
        return type(self), (str(self), self.code, self.path, self.details)


class SourceError(PolicyError):
    """The source cannot be read.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.check_mailing("")
    ... except nu.SourceError as error:
    ...     print(error.code, error.path)
    empty source
    """


class BriefError(PolicyError):
    """The brief, or another argument of the check, cannot be read or contradicts the source.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.check_mailing("Dear Alumni,", brief={"direction": "party"})
    ... except nu.BriefError as error:
    ...     print(error.code, error.path)
    unknown-name direction
    """


class QuestionError(PolicyError):
    """The question cannot be read, or what it says cannot be.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.answer("rihgts", {"facts": {}})
    ... except nu.QuestionError as error:
    ...     print(error.code, error.path)
    unknown-name question
    """


class CalendarError(PolicyError):
    """The calendar does not know the days, or cannot be as it is asked for.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.Calendar().day("2050-01-01")
    ... except nu.CalendarError as error:
    ...     print(error.code, error.path)
    out-of-range date
    """


class SourceTypeError(SourceError, TypeError):
    """The source is neither a text nor bytes.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.check_mailing(7)
    ... except nu.SourceTypeError as error:
    ...     print(error.code, error.path)
    wrong-type source
    """


class BriefTypeError(BriefError, TypeError):
    """The brief, or another argument of the check, is of another type than it has to be.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.check_mailing("Dear Alumni,", brief={"subject": 7})
    ... except nu.BriefTypeError as error:
    ...     print(error.code, error.path)
    wrong-type subject
    """


class QuestionTypeError(QuestionError, TypeError):
    """The question, or a value in its request, is of another type than it has to be.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.rights({"as_of": "2026-01-12", "facts": []})
    ... except nu.QuestionTypeError as error:
    ...     print(error.code, error.path)
    wrong-type facts
    """


class CalendarTypeError(CalendarError, TypeError):
    """An argument of a calendar is of another type than it has to be.

    >>> import nu_alumni_policy as nu
    >>> try:
    ...     nu.Calendar().day(20261221)
    ... except nu.CalendarTypeError as error:
    ...     print(error.code, error.path)
    wrong-type date
    """


def told(message: str, code: str, path: str | None, details: dict[str, Any], locale: str | None) -> str:
    """What is wrong: in English as who writes the request is told it, in another language in its words."""
    if locale not in ("ru", "kk"):
        return message
    return error_text(message, code, path, json.dumps(details, default=str), cast("Locale", locale))


_KINDS: tuple[type[PolicyError], ...] = (
    PolicyError,
    SourceError,
    BriefError,
    QuestionError,
    CalendarError,
    SourceTypeError,
    BriefTypeError,
    QuestionTypeError,
    CalendarTypeError,
)
# They are the package's, whatever file they stand in.
for _kind in _KINDS:
    _kind.__module__ = "nu_alumni_policy"


def made(
    name: str,
    message: str,
    code: str,
    path: str | None,
    details: dict[str, Any],
) -> PolicyError:
    """The error of this class; of a value of another type, one that is a TypeError too."""
    if code == "wrong-type":
        name = name.replace("Error", "TypeError")
    kind = next(kind for kind in _KINDS if kind.__name__ == name)
    return kind(message, code, path, details)
