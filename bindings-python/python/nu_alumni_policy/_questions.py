"""The questions by their names, and the commonest as functions of their own."""

from typing import Any

from ._core import answer, decide

__all__ = [
    "answer",
    "collisions",
    "decide",
    "moderation",
    "moved_windows",
    "rights",
    "sending_schedule",
]


def rights(request: Any) -> Any:
    return answer("rights", request)


def sending_schedule(request: Any) -> Any:
    return answer("sending-schedule", request)


def moved_windows(request: Any) -> Any:
    return answer("moved-windows", request)


def moderation(request: Any) -> Any:
    return answer("moderation", request)


def collisions(request: Any) -> Any:
    return answer("collisions", request)
