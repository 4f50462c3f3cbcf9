"""Where the library answers otherwise than the second statement: than the Policy and the register say,
or than the statement can. The list stays exact: where one is mended, its entry goes. Now there is none."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Known(NamedTuple):
    """A disagreement: what the Policy or the register says, in which test and in which of its cases
    the library says otherwise, and in how many."""

    name: str
    test: str
    where: Callable[[str, Any], bool]
    cases: int


KNOWN: list[Known] = []
