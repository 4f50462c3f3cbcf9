"""Nazarbayev University's Alumni Relations Policy as typed checks that say why.

`check_mailing` holds a draft against Appendix 1; `answer` and `decide` ask every other question by its
name, and the commonest have functions of their own; `Calendar` counts working days; `policy` is the
Policy as data; the module `tables` answers tables of people, of a plan, of drafts. Answers are objects:
`help` of one says what its fields are, and `dir` of the package names the types of all that goes in and out. What is wrong in what is given raises a `PolicyError`.

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
    from importlib import import_module

    def _of_types():
        files = ("_answers", "_names", "_inputs", "_requests", "_objects")
        return [import_module(f".{file}", __name__) for file in files]

    def __dir__():
        """All that can be asked for, the types too."""
        types = [name for module in _of_types() for name in module.__all__]
        return sorted({*globals(), "tables", *types})

    def __getattr__(name):
        """The tables, or a type of what goes in or comes out: who asks for neither need not wait for them."""
        if name == "tables":
            return import_module(".tables", __name__)
        for module in () if name.startswith("_") else _of_types():
            if name in module.__all__:
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
