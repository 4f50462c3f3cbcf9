"""What is said on the terminal: 80 columns, coloured only there."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from .. import PolicyError
from .._core import word
from .._errors import told
from .._html import named_days

if TYPE_CHECKING:
    from .._answers import Basis, CollisionReport, ComparedDrafts, Decision, Effect, PolicyDocument, SendingSchedule

__all__ = ["say", "say_wrong"]

COLUMNS = 80
MARKS: dict[Effect, str] = {"grants": "+", "leaves-open": "?", "requires-approval": "!"}
STYLES = {"+": "green", "?": "yellow", "!": "yellow", "-": "red"}
EXIT_STYLES = {0: "bold green", 1: "bold red", 2: "bold red", 3: "bold yellow"}

# What a letter holds gives the terminal no orders, and does not turn the line round.
_UNSEEN = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


def write(text: str) -> None:
    """A report as it is. In a file or a pipe it is UTF-8 with its own ends of lines, on Windows too."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """The same of bytes. That their reader stops early is no error."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _stop_writing()
    except OSError as error:
        # Else what could not be written would be tried once more at the end.
        _stop_writing()
        raise OSError(error.errno, error.strerror, "stdout") from None


def _stop_writing() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say(text: Text | str) -> None:
    """What a person reads; on a terminal in its colours."""
    text = Text(text) if isinstance(text, str) else text
    if not coloured():
        write(text.plain)
        return
    Console(highlight=False, soft_wrap=True).print(text, end="")


def say_wrong(message: str) -> None:
    """What cannot be done, on the other stream: for a program in one line."""
    text = wrapped(message, next=2) if sys.stderr.isatty() else seen(message)
    print(text, file=sys.stderr)


def told_of(error: PolicyError, locale: str | None) -> str:
    return told(str(error), error.code, error.path, error.details, locale)


def seen(text: str) -> str:
    """A text that may hold anything as a terminal can show it."""
    return text.translate(_UNSEEN)


def wrapped(text: str, first: str = "", next: int | None = None) -> str:
    """A paragraph in lines, the next ones below the first."""
    indent = " " * (len(first) if next is None else next)
    return textwrap.fill(
        seen(text),
        COLUMNS,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def report(text: str, exit: int) -> Text:
    """A report of a mailing in its colours: the rules' names, the places, the verdict at its end."""
    out = Text(seen(text))
    # To look for them takes longer than the check.
    if not coloured():
        return out
    out.highlight_regex(r"(?m)^\S[^\[\]\n]*\[[a-z-]+\]:", "bold")
    out.highlight_regex(r"(?m)^ *-->.*$", "cyan")
    for place in re.finditer(r"(?m)^ *\| +(\^+) *$", out.plain):
        out.stylize("bold red", *place.span(1))
    end = out.plain.rstrip()
    out.stylize(EXIT_STYLES[exit], end.rfind("\n\n") + 2, len(end))
    return out


def difference(text: str) -> Text:
    """What would be changed."""
    out = Text(seen(text))
    out.highlight_regex(r"(?m)^\+.*$", "green")
    out.highlight_regex(r"(?m)^-.*$", "red")
    out.highlight_regex(r"(?m)^(@@|---|\+\+\+) .*$", "bold")
    return out


def basis(of: Basis, provisional: bool = True) -> Text:
    """On which edition and which readings it rests."""
    told = (of.edition_note, of.provisional_note if provisional else None)
    notes = [note.text for note in told if note is not None]
    return Text("".join(f"\n{wrapped(note)}" for note in notes) + "\n" * bool(notes), "dim")


def _cited(*lists: Iterable[str]) -> str:
    listed = ", ".join(name for names in lists for name in names)
    return f" ({listed})" if listed else ""


def decision(of: Decision, asks: str) -> Text:
    """A decision: what is asked, the answer, why, and what to ask where it is not known."""
    out = Text()
    clauses = " ".join(of.clauses)
    out.append(wrapped(asks, f"{clauses}  ".ljust(6)) + "\n", "dim")
    style = {"granted": "bold green", "undetermined": "bold yellow", "needs-approval": "bold yellow"}
    out.append(wrapped(of.headline.text, " " * 6) + "\n", style.get(of.outcome, "bold red"))
    for reason in of.reasons:
        mark = MARKS.get(reason.effect, "-")
        cited = _cited(reason.clauses, reason.readings, reason.orders)
        out.append(wrapped(reason.message.text + cited, f"    {mark} "), STYLES[mark])
        out.append("\n")
    for ask in of.ask[:1]:
        for question in ask.questions:
            out.append(wrapped(question, "   => ") + "\n")
    for note in [*of.duties, *of.advice]:
        due = f" {note.due}" if note.due else ""
        cited = _cited(note.clauses, note.readings)
        out.append(wrapped(note.message.text + due + cited, "    * ") + "\n")
    return out


def collisions(of: CollisionReport, asks: str) -> Text:
    """What is asked, and each communication that collides: with which, and what to do."""
    out = Text()
    out.append(wrapped(asks, "7.3   ") + "\n", "dim")
    for one in of.findings:
        out.append(wrapped(one.message.text + _cited(one.clauses, one.readings), f"{one.id}: ", 4))
        out.append("\n")
        for near in one.with_:
            mark = "!" if near.certain else "?"
            out.append(wrapped(f"{near.id}: {near.sender}, {near.channel}, {near.date}", f"  {mark} ", 6))
            out.append("\n")
    if not of.findings and of.communications:
        in_order = word("status.satisfied", of.basis.locale)
        out.append(f"      {in_order}: {of.communications} / {of.communications}\n", EXIT_STYLES[0])
    return out


def compared(of: ComparedDrafts) -> Text:
    """What became of each finding of an earlier draft: `-` is gone, `+` new, `=` there still."""
    out = Text()
    marks = (("-", of.mended + of.settled), ("=", of.changed + of.standing), ("+", of.new))
    styles = {"-": "green", "=": "yellow", "+": "red"}
    for mark, findings in marks:
        for one in findings:
            out.append(wrapped(f"[{one.rule}] {one.message.text}", f"{mark} ") + "\n", styles[mark])
    return out


def schedule(of: SendingSchedule, exit: int) -> Text:
    """When a mailing may go out; below it each day with what it rests on."""
    out = Text()
    of_moderation = of.moderation_due or any(line.key == "schedule.moderation-due-unknown" for line in of.summary)
    for line in of.summary:
        # Who asks when moderation is due has not said which event it is about, and knows it.
        if line.key == "schedule.no-window" and of_moderation:
            continue
        out.append(wrapped(line.text, next=2) + "\n", EXIT_STYLES[exit])
    shown = [(name, " – ".join(day.date for day in known), known) for name, known in named_days(of)]
    if of.earliest_event is not None:
        name = word("day.event", of.basis.locale) or ""
        shown.append((name, f"≥ {of.earliest_event.date}", [of.earliest_event]))
    days: dict[str, str] = {}
    lines: list[str] = []
    width = max((len(dates) for _, dates, _ in shown), default=0)
    for name, dates, known in shown:
        cited = _cited(known[0].clauses, known[0].readings)
        lines.append(wrapped(f"{name}{cited}", f"  {dates:<{width}}  ") + "\n")
        for day in (day for deadline in known for day in deadline.rests_on):
            about = f"{day.name or ''} ({day.source})".strip()
            days[day.date] = wrapped(about, f"  {day.date}  ") + "\n"
    if lines:
        out.append("\n" + "".join(lines))
    if days:
        out.append("\n" + "".join(days[day] for day in sorted(days)), "dim")
    return out.append_text(basis(of.basis))


def named(policy: PolicyDocument, name: str) -> Text | None:
    """What the Policy's document has of a clause, a rule, a question or an entry of the register."""
    out = Text()
    clauses: list[str] = []
    readings: list[str] = []
    for clause in policy.clauses:
        if clause.id == name:
            clauses = [name]
            readings = [e.id for e in policy.interpretations if name in e.clauses]
    for rule in policy.rules:
        if rule.name == name:
            out.append(f"{name}\n", "bold")
            clauses, readings = list(rule.clauses), list(rule.readings)
    for question in policy.questions:
        if question.name == name:
            out.append(f"{name}\n", "bold").append(wrapped(question.asks, "  ") + "\n")
            clauses = list(question.clauses)
            readings = [
                e.id for e in policy.interpretations if set(clauses) & set(e.clauses)
            ]
    for entry in policy.interpretations:
        if entry.id == name:
            clauses, readings = list(entry.clauses), [name]
    if not (out or clauses or readings):
        return None
    asks = {question.name: question.asks for question in policy.questions}
    for clause in policy.clauses:
        if clause.id in clauses:
            out.append(wrapped(clause.gist, f"{clause.id}  ".ljust(7)) + "\n", "bold")
            for answers in clause.answered_by:
                line = f"{answers}: {asks[answers]}" if answers in asks else answers
                out.append(wrapped(line, "       - ") + "\n")
            for limit in policy.limits:
                if limit.clause == clause.id:
                    value = "-" if limit.value is None else f"{limit.value:g}"
                    out.append(f"       {limit.name} = {value}\n", "cyan")
    for entry in policy.interpretations:
        if entry.id in readings:
            out.append("\n" + wrapped(entry.question, f"{entry.id}    ") + "\n", "bold")
            mark = f"[{entry.value}] " if entry.value else ""
            out.append(wrapped(mark + entry.meaning, "     = ") + "\n")
            for other in entry.others:
                out.append(wrapped(f"[{other.value}] {other.meaning}", "     - ") + "\n", "dim")
    return out
