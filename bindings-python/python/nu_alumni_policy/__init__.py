"""Nazarbayev University's Alumni Relations Policy as typed checks that say why."""

from ._core import (
    BriefError,
    PolicyError,
    SourceError,
    check_mailing,
    check_mailing_json,
)
from ._report import MailingReport

__all__ = [
    "BriefError",
    "MailingReport",
    "PolicyError",
    "SourceError",
    "check_mailing",
    "check_mailing_json",
]
