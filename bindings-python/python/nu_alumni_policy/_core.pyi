from typing import Any

from ._report import MailingReport

__all__ = [
    "PolicyError",
    "SourceError",
    "BriefError",
    "check_mailing",
    "check_mailing_json",
]

class PolicyError(ValueError):
    """What was given cannot be checked."""

class SourceError(PolicyError):
    """The source cannot be read."""

class BriefError(PolicyError):
    """The brief cannot be read, or contradicts the source."""

def check_mailing(
    source: str | bytes,
    *,
    kind: str | None = None,
    brief: dict[str, Any] | str | None = None,
    locale: str | None = None,
) -> MailingReport:
    """Whether a mailing is in order under Appendix 1, as a dict; spans count code points."""

def check_mailing_json(
    source: str | bytes,
    *,
    kind: str | None = None,
    brief: dict[str, Any] | str | None = None,
    locale: str | None = None,
) -> str:
    """The same report as canonical JSON; spans count UTF-8 bytes."""
