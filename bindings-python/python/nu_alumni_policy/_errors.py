"""The exceptions: an error as data, beside what a person reads."""

from __future__ import annotations

from typing import Any

__all__ = ["BriefError", "CalendarError", "PolicyError", "QuestionError", "SourceError"]


class PolicyError(ValueError):
    """What was given cannot be checked; `str()` of it says why, in English."""

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


class SourceError(PolicyError):
    """The source cannot be read."""


class BriefError(PolicyError):
    """The brief, or another argument of the check, cannot be read or contradicts the source."""


class QuestionError(PolicyError):
    """The question cannot be read, or what it says cannot be."""


class CalendarError(PolicyError):
    """The calendar does not know the days, or cannot be as it is asked for."""


# They are the package's, whatever file they stand in.
for _error in (PolicyError, SourceError, BriefError, QuestionError, CalendarError):
    _error.__module__ = "nu_alumni_policy"
