"""What is explained by its name: a clause, a rule, a question, an entry of the register."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from .._errors import told
from ._files import Unreadable
from ._say import named, say

if TYPE_CHECKING:
    from .._answers import PolicyDocument
    from .._names import Locale

__all__ = ["explained"]

# What looks the same and is written on the other keyboard.
_CYRILLIC = str.maketrans("авсеіорхАВСЕІОРХ", "abceiopxABCEIOPX")


def explained(
    document: PolicyDocument, name: str, known: list[str], locale: Locale | None, more: list[str] | None = None
) -> int:
    """What there is of this name, in letters of any size; else those that are near it, or all that are known."""
    folded = {one.casefold(): one for one in [*known, *(more or [])]}
    asked = name.translate(_CYRILLIC).strip().casefold()
    if asked in folded and (found := named(document, folded[asked])) is not None:
        say(found)
        return 0
    parts = [id for id in known if asked and (part := id.casefold().removeprefix(asked)).isalpha() and part != id.casefold()]
    if parts:
        message = f"`{name}` has parts: name {' or '.join(parts)}"
        raise Unreadable(told(message, "name-of-parts", None, {"name": name, "parts": parts}, locale))
    near = [folded[one] for one in get_close_matches(asked, folded)] or known
    message = f"there is no `{name}`; there are {', '.join(near)}"
    raise Unreadable(told(message, "unknown-name", None, {"name": name, "known": near}, locale))
