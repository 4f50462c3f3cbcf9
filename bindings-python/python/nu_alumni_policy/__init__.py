"""Nazarbayev University's Alumni Relations Policy as typed checks that say why.

`check_mailing` holds a draft against Appendix 1; `answer` and `decide` ask every other question by its
name, and the commonest have functions of their own; `Calendar` counts working days; `policy` is the
Policy as data; the module `tables` answers tables of people, of a plan, of drafts. Answers are objects:
`help` of one says what its fields are. What is wrong in what is given raises a `PolicyError`.

>>> import nu_alumni_policy as nu
>>> report = nu.check_mailing("<p>JOIN US NOW</p>", brief={"direction": "open-day"})
>>> report.verdict
'rejected'
"""

from typing import TYPE_CHECKING

from ._core import (
    CONFERRAL_CONFERRED,
    CONFERRAL_PENDING,
    CONFERRAL_UNKNOWN,
    DEGREE_KINDS,
    OUTCOMES,
    UNTIL_STAYS,
    Calendar,
    __version__,
    answer_json,
    answered_by,
    check_mailing,
    check_mailing_json,
    compare_mailings,
    fix_mailing,
    policy,
    register_paper,
    render_mailing,
    rights_of_people,
)
from ._errors import (
    BriefError,
    BriefTypeError,
    CalendarError,
    CalendarTypeError,
    PolicyError,
    QuestionError,
    QuestionTypeError,
    SourceError,
    SourceTypeError,
)
from ._questions import (
    answer,
    collisions,
    decide,
    moderation,
    moved_windows,
    queue,
    rights,
    sending_schedule,
)

__all__ = [
    "CONFERRAL_CONFERRED",
    "CONFERRAL_PENDING",
    "CONFERRAL_UNKNOWN",
    "DEGREE_KINDS",
    "OUTCOMES",
    "UNTIL_STAYS",
    "BriefError",
    "BriefTypeError",
    "Calendar",
    "CalendarError",
    "CalendarTypeError",
    "PolicyError",
    "QuestionError",
    "QuestionTypeError",
    "SourceError",
    "SourceTypeError",
    "__version__",
    "answer",
    "answer_json",
    "answered_by",
    "check_mailing",
    "check_mailing_json",
    "collisions",
    "decide",
    "compare_mailings",
    "fix_mailing",
    "moderation",
    "moved_windows",
    "policy",
    "queue",
    "register_paper",
    "render_mailing",
    "rights",
    "rights_of_people",
    "sending_schedule",
]

if TYPE_CHECKING:
    from . import _answers, _inputs, _names, _objects, _requests
    from ._answers import *
    from ._inputs import *
    from ._names import *
    from ._objects import *
    from ._requests import *

    __all__ += _answers.__all__
    __all__ += _inputs.__all__
    __all__ += _names.__all__
    __all__ += _objects.__all__
    __all__ += _requests.__all__
else:

    def __getattr__(name):
        """A type of what goes in or comes out: those who run no type checker need not wait for them."""
        from importlib import import_module

        files = ("_answers", "_names", "_inputs", "_requests", "_objects")
        for file in () if name.startswith("_") else files:
            module = import_module(f".{file}", __name__)
            if name in module.__all__:
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
