"""The kind of dict that a decision is."""

from typing import Any, NoReturn


class Decision(dict[str, Any]):
    """A decision as a dict that has no truth value: no outcome is plainly yes or no."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError(
            'a decision is neither true nor false: ask for its ["outcome"], which is one of '
            "granted, needs-approval, not-granted, prohibited, undetermined"
        )
