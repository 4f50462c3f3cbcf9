"""Answers as a notebook shows them: HTML in which nothing runs and all that was given is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from ._core import policy, word

if TYPE_CHECKING:
    from ._answers import (
        Basis,
        CollisionReport,
        ComparedDrafts,
        Day,
        Deadline,
        Decision,
        MailingReport,
        Message,
        ModerationAnswer,
        Queue,
        SendingSchedule,
    )
    from ._names import Locale

MOST_MONTHS = 24
GREEN, AMBER, RED, GREY = "#2a7d3f", "#a05a00", "#b3261e", "#777"
COLOURS = {
    "accepted": GREEN, "granted": GREEN, "grants": GREEN, "satisfied": GREEN,
    "needs-review": AMBER, "needs-approval": AMBER, "undetermined": AMBER, "leaves-open": AMBER,
    "requires-approval": AMBER, "advice": GREY, "not-applicable": GREY, "waived": GREY,
}  # fmt: skip
"""The others are red."""


def _told(text: str, style: str = "") -> str:
    return f'<div style="{style}">{escape(text)}</div>' if style else f"<div>{escape(text)}</div>"


def _word(name: str, kind: str, locale: Locale) -> str:
    """What a value is called, in its colour."""
    said = word(f"{kind}.{name}", locale) or name
    return f'<b style="color:{COLOURS.get(name, RED)};white-space:nowrap">{escape(said)}</b>'


def _small(words: Iterable[str]) -> str:
    return f'<span style="color:{GREY}">{escape(" ".join(words))}</span>'


def _table(rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    cell = '<td style="text-align:left;vertical-align:top;padding:2px 8px">'
    lines = ("".join(f"{cell}{inner}</td>" for inner in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _basis(basis: Basis, provisional: bool = True) -> str:
    told = (basis.edition_note, basis.provisional_note if provisional else None)
    notes = [note.text for note in told if note is not None]
    return "".join(_told(note, f"color:{GREY};font-size:smaller") for note in notes)


MARKS = {"grants": "+", "leaves-open": "?", "requires-approval": "!"}
"""The other effects are against it."""


def _headline(of: Decision) -> str:
    return f'<b style="color:{COLOURS.get(of.outcome, RED)}">{escape(of.headline.text)}</b>'


def _reasons(of: Decision) -> str:
    """Why, what to ask where it is not known, and what else is to be done."""
    rows = [
        [
            f'<b style="color:{COLOURS.get(reason.effect, RED)}">{MARKS.get(reason.effect, "&minus;")}</b>',
            escape(reason.message.text),
            _small(reason.clauses + reason.readings),
        ]
        for reason in of.reasons
    ]
    asked = [question for ask in of.ask[:1] for question in ask.questions]
    rows += [["&rArr;", f"<b>{escape(question)}</b>", ""] for question in asked]
    rows += [
        ["*", escape(f"{note.message.text} {note.due or ''}"), _small(note.clauses)]
        for note in [*of.duties, *of.advice]
    ]
    return _table(rows)


def decision(of: Decision) -> str:
    """The outcome, its reasons, and what to ask where it is not known."""
    return f"<div><div>{_headline(of)} {_small(of.clauses)}</div>{_reasons(of)}{_basis(of.basis)}</div>"


def rights(of: Sequence[Decision]) -> str:
    """What is asked about each right, and the answer; why is folded below it."""
    rows: list[list[str]] = []
    for one in of:
        asks = next(known.asks for known in policy(one.basis.locale).questions if known.name == one.question)
        why = f"<details><summary>{_headline(one)}</summary>{_reasons(one)}</details>"
        rows.append([_small(one.clauses), escape(asks), why])
    # All rest on the same edition; what is provisional stands with each decision.
    basis = "".join(_basis(one.basis, provisional=False) for one in of[:1])
    return f"<div>{_table(rows)}{basis}</div>"


def report(of: MailingReport) -> str:
    """The verdict, each finding with its place, and folded below them every clause."""
    locale = of.basis.locale
    found = [
        [
            _word(one.severity, "severity", locale),
            f"<code>{escape(one.rule)}</code>",
            escape(f"{one.part}:{one.position.line}:{one.position.column}" if one.position else one.part),
            escape(one.message.text),
            _small(one.clauses + one.readings),
        ]
        for one in of.findings
    ]
    clauses = [
        [escape(row.clause), _word(row.status, "status", locale), escape(row.why.text)]
        for row in of.checklist
    ]
    says = escape(word(f"verdict-says.{of.verdict}", locale) or "")
    checklist = escape(word("checklist", locale) or "")
    when = "".join(_told(line.text) for line in of.schedule.summary)
    return (
        f"<div><div>{_word(of.verdict, 'verdict', locale)}: {says}</div>{_table(found)}"
        f"<details><summary>{checklist}</summary>{_table(clauses)}</details>"
        f"{when}{_basis(of.basis)}</div>"
    )


def _lines(of: Iterable[Message]) -> str:
    return "".join(f"<div><b>{escape(line.text)}</b></div>" for line in of)


def moderation(of: ModerationAnswer) -> str:
    """How it stands, in words, and what is remarked."""
    remark = _told(of.remark, f"color:{GREY}") if of.remark else ""
    return f"<div>{_lines(of.summary)}{remark}{_basis(of.basis)}</div>"


def queue(of: Queue) -> str:
    """Each that waits, the most urgent first; last those that are wrong."""
    rows = [
        [f"<b>{escape(one.id)}</b>", "".join(_told(line.text) for line in one.summary)]
        for one in of.waiting
    ]
    wrong = [
        [f'<b style="color:{RED}">{escape(one.id or str(one.index))}</b>', escape(one.text)]
        for one in of.errors
    ]
    return f"<div>{_lines([of.summary])}{_table(rows + wrong)}{_basis(of.basis)}</div>"


def collisions(of: CollisionReport) -> str:
    """Each communication that collides, and with which: `!` is certain, `?` possible."""
    rows: list[list[str]] = []
    for one in of.findings:
        near = (f"{'!' if at.certain else '?'} {at.id}: {at.sender}, {at.channel}, {at.date}" for at in one.with_)
        words = _told(one.message.text) + "".join(map(_told, near))
        rows.append([f"<b>{escape(one.id)}</b>", words, _small(one.clauses + one.readings)])
    if not rows:
        rows = [[_word("satisfied", "status", of.basis.locale)]]
    return f"<div>{_table(rows)}{_basis(of.basis)}</div>"


def compared(of: ComparedDrafts) -> str:
    """What became of each finding: `-` is gone, `+` new, `=` there still."""
    marks = (("-", of.mended), ("-", of.settled), ("+", of.new), ("=", of.changed), ("=", of.standing))
    colours = {"-": GREEN, "+": RED, "=": AMBER}
    rows = [
        [
            f'<b style="color:{colours[mark]}">{mark}</b>',
            f"<code>{escape(one.rule)}</code>",
            escape(one.message.text),
        ]
        for mark, findings in marks
        for one in findings
    ]
    return f"<div>{_table(rows)}</div>"


def named_days(of: SendingSchedule) -> list[tuple[str, list[Deadline]]]:
    """The days of a schedule that are known, by what they are called, one after the other: one, or the first and
    the last."""
    window, hand_in, locale = of.window, of.hand_in, of.basis.locale
    named: list[tuple[str, list[Deadline | None]]] = [
        ("hand-in", [hand_in and hand_in.from_, hand_in and hand_in.by]),
        ("window", [window and window.opens, window and window.closes]),
        ("notice", [of.notice]),
        # Of materials that came too early nothing is due: they are handed in again.
        ("moderation-due", [of.moderation_due if of.status != "too-early" else None]),
        ("sending-due", [of.sending_due if of.status != "too-early" else None]),
    ]
    all_known = ((name, [end for end in ends if end is not None]) for name, ends in named)
    in_order = sorted(((name, known) for name, known in all_known if known), key=lambda one: one[1][0].date)
    return [(word(f"day.{name}", locale) or name, known) for name, known in in_order]


def schedule(of: SendingSchedule) -> str:
    """When to send, in words; below it each day with what it rests on."""
    rows: list[list[str]] = []
    for name, known in named_days(of):
        days_off = [day for end in known for day in end.rests_on]
        off = dict.fromkeys(f"{day.date} {day.name or ''}" for day in days_off)
        rows.append([
            escape(name),
            "&nbsp;&ndash; ".join(end.date for end in known),
            _small(known[0].clauses + known[0].readings),
            escape("; ".join(off)),
        ])  # fmt: skip
    return f"<div>{_lines(of.summary)}{_table(rows)}{_basis(of.basis)}</div>"


def days(of: Sequence[Day], locale: Locale | None) -> str:
    """A leaf of the calendar for each month; days off are red, and those with a name are listed."""
    weekdays = [word(f"weekday.{day}", locale) or "" for day in range(1, 8)]
    leaves: list[str] = []
    by_month = [(month, list(known)) for month, known in groupby(of, lambda day: day.date[:7])]
    for month, known in by_month[:MOST_MONTHS]:
        name = f"{word(f'month.{int(month[5:])}', locale)} {month[:4]}"
        leaves.append(f'<div style="margin:0 1.5em 1em 0">{_leaf(name, weekdays, known)}</div>')
    if len(by_month) > MOST_MONTHS:
        leaves.append(f"<div>&hellip; {by_month[-1][0]}</div>")
    return f'<div style="display:flex;flex-wrap:wrap">{"".join(leaves)}</div>'


def _leaf(name: str, weekdays: Sequence[str], known: Sequence[Day]) -> str:
    cell = '<td style="text-align:right;padding:2px 6px{}">{}</td>'
    head = "".join(cell.format(f";color:{GREY}", escape(day)) for day in weekdays)
    cells = [cell.format("", "")] * date.fromisoformat(known[0].date).weekday()
    for day in known:
        style = "" if day.working else f";color:{RED};font-weight:bold"
        cells.append(cell.format(style, int(day.date[8:])))
    weeks = "".join(f"<tr>{''.join(cells[at : at + 7])}</tr>" for at in range(0, len(cells), 7))
    told = "".join(
        _told(f"{int(day.date[8:])} {day.name} ({day.source})", "font-size:smaller;max-width:24em")
        for day in known
        if day.name
    )
    return f"<b>{escape(name)}</b><table><tr>{head}</tr>{weeks}</table>{told}"
