"""Communications at the same time to the same people (7.3, I10)."""

from itertools import combinations

from .worlds import DAY


def differ(one, other):
    """Whether some facet of the two has nothing in common."""
    return any(
        key in one and key in other and not set(one[key]) & set(other[key])
        for key in ("schools", "degrees", "years", "affiliations")
    )


def overlap(one, other, reading):
    """Somebody may hold two degrees, of two Schools and years: any two audiences can overlap."""
    if reading != "facets-that-differ-never-overlap" or one is None or other is None:
        return True
    return not differ(one, other)


def apart(one, other, days):
    """The working days after the earlier, up to the later."""
    return days.between(min(one, other), max(one, other))


def near(all_of_them, reading, distance, days):
    """By the id of each, those that it collides with."""
    found = {one["id"]: set() for one in all_of_them}
    for one, other in combinations(all_of_them, 2):
        close = apart(one["date"], other["date"], days) <= distance
        if close and overlap(one.get("audience"), other.get("audience"), reading):
            found[one["id"]].add(other["id"])
            found[other["id"]].add(one["id"])
    return found


def free_day(one, all_of_them, reading, distance, days, as_of=None):
    """The nearest working day of its window that is near no other; of two the earlier. None is past, and
    what has gone out goes out on no other day."""
    if "window" not in one or as_of and one["date"] < as_of:
        return None
    first, last = one["window"]
    first = max(first, as_of) if as_of else first
    others = [
        other
        for other in all_of_them
        if other["id"] != one["id"] and overlap(one.get("audience"), other.get("audience"), reading)
    ]
    free = [
        day
        for day in (first + n * DAY for n in range((last - first).days + 1))
        if day in days.worked
        and all(apart(day, other["date"], days) > distance for other in others)
    ]
    return min(free, key=lambda day: (apart(day, one["date"], days), day), default=None)
