"""The command `nu-alumni-policy`, for those who write no program.

What it says comes from the library; it reads files, and ends with a number that scripts can ask.
"""

from __future__ import annotations

import calendar as months
import os
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from cyclopts import App, CycloptsError, Parameter

from .. import Calendar, PolicyError, __version__, policy
from .._names import Locale
from .._objects import decoded
from .._requests import CalendarChoice
from . import _say
from ._ask import AsText, asked, asked_as, day_asked, due_exit, say_schedule, terms_of, window_exit
from ._check import EXITS, Format, Kind, Wanted, check_once, compared
from ._explain import explained
from ._files import PIPED, Draft, Unreadable, drafts, object_in, passed_over
from ._month import month_of
from ._queue import moderations, queue_exit, shown, with_unreadable
from ._usage import LOCALE_OPTIONS, locale_in, misused
from ._watch import watched

if TYPE_CHECKING:
    from .._answers import CollisionReport, Decision, Queue

__all__ = ["main"]

app = App(
    name="nu-alumni-policy",
    help="""Nazarbayev University's Alumni Relations Policy, asked from the command line.

nu-alumni-policy check letter.html --brief brief.json
nu-alumni-policy window 2026-12-21
nu-alumni-policy clause 7.1

Each command's --help has its examples, and says with which number it ends.""",
    help_format="plaintext",
    version=__version__,
    result_action="return_value",
    exit_on_error=False,
    # `main` says it, in the language that is asked for.
    print_error=False,
)
app.register_install_completion_command()  # pyright: ignore[reportUnknownMemberType]

_Brief = Annotated[Path | None, Parameter(help="What the text of a draft cannot say, as JSON.")]
_Locale = Annotated[Locale | None, Parameter(name=LOCALE_OPTIONS, help="The language of what is said.")]
_AsText = Annotated[AsText, Parameter(name="--format", help="For people, or for programs.")]
_AsOf = Annotated[str | None, Parameter(help="The day on which it is asked.")]
_Today = Annotated[str | None, Parameter(help="The day that is asked about; without it, today.")]
_Terms = Annotated[Path | None, Parameter(help="On what terms, as JSON: a brief's `terms`.")]
_Facts = Annotated[
    str, Parameter(allow_leading_hyphen=True, help="What is known of the case, as JSON; - for what is piped in.")
]


def _path(given: str) -> Path:
    """What stands where a file is named; a lone hyphen is what is piped in."""
    path = Path(given)
    if given.startswith("-") and given != PIPED and not path.exists():
        message = f"there is no option {given}; --help has those that there are"
        raise Unreadable(message, code="unknown-option", option=given)
    return path


def _flag(help: str) -> Parameter:
    return Parameter(negative=(), show_default=False, help=help)


@app.command
def check(
    files: Annotated[
        list[str],
        Parameter(
            name="files",
            negative=(),
            allow_leading_hyphen=True,
            help="Drafts, folders of them, or - for what is piped in.",
        ),
    ],
    /,
    *,
    brief: _Brief = None,
    format: Annotated[Format, Parameter(help="As what the report is written.")] = "text",
    locale: _Locale = None,
    kind: Annotated[Kind | None, Parameter(help="What the drafts are; else their names tell.")] = None,
    fix: Annotated[bool, _flag("Mend what can be mended safely.")] = False,
    diff: Annotated[bool, _flag("Show what --fix would change.")] = False,
    output: Annotated[
        Path | None,
        Parameter(help="A folder for a file of each report, none of them a draft; of csv and xlsx, the table's file."),
    ] = None,
    watch: Annotated[bool, _flag("Check anew whenever a file changes.")] = False,
) -> int:
    """Hold drafts against Appendix 1: HTML, .eml, .mht, Outlook's .msg, plain
    text.

    nu-alumni-policy check letter.html --brief brief.json
    nu-alumni-policy check drafts --format csv > findings.csv
    nu-alumni-policy check drafts --format html --output reports
    nu-alumni-policy check drafts --format xlsx --output findings.xlsx
    nu-alumni-policy check letter.html --diff
    nu-alumni-policy check letter.html --watch
    cat letter.html | nu-alumni-policy check - --lang ru

    Without --brief the nearest brief.json holds: beside the file, or in a
    folder above it. Where a message has another subject than the brief, its
    own is checked, and somebody has to look. --fix writes into the drafts
    themselves; of what is piped in, it writes the mended source out, and
    reports beside it. Of many drafts JSON has a line each, and the gravest
    says how it ends.

    Ends with 0: accepted, 1: rejected, 2: something cannot be read or the
    command is used wrongly, 3: somebody has to look, to say or to approve
    something first.
    """
    drafts_given = list(map(_path, files))
    table = format in ("csv", "xlsx")
    if diff and fix:
        raise Unreadable("--diff only shows, and --fix writes: give one of them", code="diff-and-fix")
    if diff and format != "text":
        raise Unreadable("--diff shows a text: leave --format out", code="diff-is-text")
    several = len(drafts_given) > 1 or drafts_given[0].is_dir()
    if format in ("html", "ics") and several and output is None:
        each = f"--format {format} is a file for each draft: add --output FOLDER"
        raise Unreadable(each, code="file-of-each", format=format)
    if output is not None and output.resolve() in (path.resolve() for path in drafts_given):
        among = "reports would lie among the drafts; choose another folder"
        raise Unreadable(among, f"--output {output}", code="output-among-drafts")
    if table and watch:
        message = f"--format {format} is one table: leave --watch out"
        raise Unreadable(message, code="one-table", format=format)
    piped = PIPED in files
    if format == "xlsx" and fix and piped and output is None:
        no_room = "--format xlsx leaves no room for the mended source: leave one of them out"
        raise Unreadable(no_room, code="no-room-for-source")
    if format == "xlsx" and output is None and sys.stdout.isatty():
        raise Unreadable("--format xlsx is no text: add --output FILE.xlsx", code="workbook-on-terminal")
    wanted = Wanted(format, locale, fix, diff)

    def found() -> list[Draft]:
        return list(drafts(drafts_given, kind, brief, output))

    def once() -> int:
        for file in passed_over(drafts_given):
            _say.say_wrong(file.told(locale))
        return check_once(found(), wanted, several, output)

    if not watch:
        return once()
    if piped:
        message = "--watch looks at files: what is piped in does not change"
        raise Unreadable(message, code="piped-and-watched")
    return watched(once, found, locale)


@app.command
def compare(
    before: Annotated[str, Parameter(allow_leading_hyphen=True, help="The earlier draft.")],
    after: Annotated[str, Parameter(allow_leading_hyphen=True, help="The draft as it is now.")],
    /,
    *,
    brief: _Brief = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """What became of the findings of an earlier draft.

    nu-alumni-policy compare letter-1.html letter-2.html

    - is gone, = is there still, + is new. Without --brief the nearest
    brief.json holds. It ends as check of the draft as it is now.
    """
    drafts_given = [next(drafts([_path(file)], None, brief, None)) for file in (before, after)]
    found, verdict = compared(drafts_given, locale)
    if format == "json":
        _say.write(found.to_json() + "\n")
    else:
        _say.say(_say.compared(found))
    return EXITS[verdict]


@app.command
def window(
    event: Annotated[str, Parameter(help="When the event begins: a day, or a time with its offset.")],
    /,
    *,
    received: Annotated[str | None, Parameter(help="When the moderator received the materials.")] = None,
    send: Annotated[str | None, Parameter(help="When the mailing is to go out, or went out.")] = None,
    as_of: _AsOf = None,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """When a mailing on an event may go out (A4.1).

    nu-alumni-policy window 2026-12-21
    nu-alumni-policy window 2026-12-21 --send 2026-12-14 --lang ru

    Ends with 0: there is a window, or no date to keep one for, 1: it is missed,
    2: something cannot be read, 3: it hangs on days that are not known yet.
    """
    facts = {"event_start": event, "received": received, "planned_send": send}
    facts = {key: value for key, value in facts.items() if value is not None}
    places = {"facts.event_start": "EVENT", "facts.received": "--received"}
    places |= {"facts.planned_send": "--send", "terms": str(terms)}
    answer = asked("sending-schedule", facts, as_of, terms_of(terms, locale), places)
    return say_schedule(answer, format, window_exit)


@app.command
def due(
    received: Annotated[str, Parameter(help="When the moderator received the materials.")],
    /,
    *,
    event: Annotated[str | None, Parameter(help="When the event begins.")] = None,
    as_of: _AsOf = None,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """When the moderation of materials is due (A4.2).

    nu-alumni-policy due 2026-12-15
    nu-alumni-policy due 2026-12-01 --event 2026-12-21 --as-of 2026-12-08

    Ends with 0: it is told, 1: it is late, which hangs on the event too, 2:
    something cannot be read, 3: it hangs on days that are not known yet.
    """
    facts = {"received": received} | ({} if event is None else {"event_start": event})
    places = {"facts.received": "RECEIVED", "facts.event_start": "--event", "terms": str(terms)}
    answer = asked("sending-schedule", facts, as_of, terms_of(terms, locale), places)
    return say_schedule(answer, format, due_exit)


@app.command
def rights(
    facts: _Facts,
    /,
    *,
    as_of: _Today = None,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """Which rights of section 4 a person has on a day, and what to ask.

    nu-alumni-policy rights person.json --as-of 2026-12-01

    The file is {"person": {…}, "university": {…}}. + is for it, - against it,
    ? is not known, => is what to ask.

    Ends with 0: answered, 2: something cannot be read.
    """
    on, known = terms_of(terms, locale), object_in(_path(facts))
    places = {"facts": str(facts), "terms": str(terms)}
    answer = asked("rights", known, day_asked(as_of), on, places)
    if format == "json":
        _say.write(answer + "\n")
        return 0
    decisions = cast("tuple[Decision, ...]", decoded("rights", answer))
    asks = asked_as(on.get("locale"))
    for decision in decisions:
        _say.say(_say.decision(decision, asks[decision.question]).append("\n"))
    # All rest on the same edition; what is provisional is said in full in the JSON.
    _say.say(_say.basis(decisions[0].basis, provisional=False))
    return 0


@app.command
def approval(
    facts: _Facts,
    /,
    *,
    as_of: _Today = None,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """Whose approval a communication needs (7.1, 7.2).

    nu-alumni-policy approval communication.json --lang kk

    The file is {"sender": {"school": "GSB"}, "audience": {"all": true},
    "official": true, …}. + is for it, - against it, ! needs an approval, ? is
    not known, => is what to ask.

    Ends with 0: none is missing, 1: it may not go out, 2: something cannot be
    read, 3: somebody has to approve it, or to say what is not known.
    """
    on, known = terms_of(terms, locale), object_in(_path(facts))
    places = {"facts": str(facts), "terms": str(terms)}
    answer = asked("communication-approval", known, day_asked(as_of), on, places)
    decision = cast("Decision", decoded("communication-approval", answer))
    if format == "json":
        _say.write(answer + "\n")
    else:
        _say.say(_say.decision(decision, asked_as(on.get("locale"))[decision.question]))
        _say.say(_say.basis(decision.basis))
    return {"granted": 0, "needs-approval": 3, "undetermined": 3}.get(decision.outcome, 1)


@app.command
def collisions(
    facts: _Facts,
    /,
    *,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """Which planned communications reach the same people at the same time (7.3).

    nu-alumni-policy collisions plan.json --lang ru

    The file is {"communications": [{"id": "a", "sender": "GSB", "channel":
    "email", "date": "2026-12-10", "audience": {…}, "window": {…}}, …]}.

    Ends with 0: none does, 2: something cannot be read, 3: somebody has to look.
    """
    on, known = terms_of(terms, locale), object_in(_path(facts))
    places = {"facts": str(facts), "terms": str(terms)}
    answer = asked("collisions", known, None, on, places)
    report = cast("CollisionReport", decoded("collisions", answer))
    if format == "json":
        _say.write(answer + "\n")
    else:
        _say.say(_say.collisions(report, asked_as(on.get("locale"))["collisions"]))
        _say.say(_say.basis(report.basis))
    return 3 if report.findings else 0


@app.command
def queue(
    records: Annotated[
        list[Path], Parameter(name="files", negative=(), help="Records, or folders of them, as JSON.")
    ],
    /,
    *,
    as_of: _Today = None,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """Which moderations are due or late, and whose turn it is (A3, A4.2).

    nu-alumni-policy queue records --as-of 2026-12-04
    nu-alumni-policy queue open-day.json digest.json --lang ru

    A file is {"record": {"submission": {…}, "entries": […]}, "event_start":
    …}. The most urgent comes first; one that is wrong is named last. In a
    folder brief.json, the file of --terms and what is hidden are no records.

    Ends with 0: none is late, 1: some are, 2: something cannot be read.
    """
    found, wrong = moderations(records, terms)
    places = {"terms": str(terms)}
    on = terms_of(terms, locale)
    answer = asked("queue", {"moderations": found}, day_asked(as_of), on, places)
    read = with_unreadable(cast("Queue", decoded("queue", answer)), wrong)
    if format == "json":
        _say.write((read.to_json() if wrong else answer) + "\n")
    else:
        _say.say(shown(read))
    return queue_exit(read)


@app.command
def days(
    month: Annotated[str, Parameter(help="The month: 2026-12.")],
    /,
    *,
    terms: _Terms = None,
    locale: _Locale = None,
    format: _AsText = "text",
) -> int:
    """The working days of a month; days off stand in brackets.

    nu-alumni-policy days 2026-12
    nu-alumni-policy days 2026-12 --lang kk

    Ends with 0, or with 2 where something cannot be read.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Unreadable("there is no such month; a month is written as 2026-12", month, code="no-month") from None
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    on = terms_of(terms, locale)
    # A calendar is given a part of the terms; what is wrong with the whole is told as by every question.
    asked("sending-schedule", {}, None, on, {"terms": str(terms)})
    choice, said_in = cast(CalendarChoice, on.get("calendar") or {}), on.get("locale")
    try:
        known = Calendar(readings=on.get("readings"), **choice).days(first, last, locale=said_in)
    except PolicyError as error:
        raise Unreadable(_say.told_of(error, said_in).removeprefix(f"{error.path}: "), month) from None
    if format == "json":
        _say.write(f"[{','.join(day.to_json() for day in known)}]\n")
    else:
        _say.say(month_of(first, known, said_in))
    return 0


@app.command
def clause(
    clause_id: Annotated[str, Parameter(name="id", help="The clause: 7.1, A2.2a.")],
    /,
    *,
    locale: _Locale = None,
) -> int:
    """What a clause says, what answers for it, and how it is read.

    nu-alumni-policy clause 7.1
    nu-alumni-policy clause A2.2a --lang kk
    """
    document = policy(locale)
    return explained(document, clause_id, [clause.id for clause in document.clauses], locale)


@app.command
def explain(
    name: Annotated[str, Parameter(help="A rule, a question or an entry of the register.")],
    /,
    *,
    locale: _Locale = None,
) -> int:
    """What a rule holds drafts against: its clauses, its limits, its readings.

    nu-alumni-policy explain paragraph-length
    nu-alumni-policy explain communication-approval --lang ru
    nu-alumni-policy explain I15
    """
    document = policy(locale)
    known: list[str] = [rule.name for rule in document.rules]
    known += [question.name for question in document.questions]
    entries = [entry.id for entry in document.interpretations]
    clauses = [clause.id for clause in document.clauses]
    return explained(document, name, known, locale, [*entries, *clauses])


def main() -> None:
    """Runs the command and ends the program."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Of a stream that the caller closed nothing is read, and nothing is seen.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))
    for stream in (sys.stdout, sys.stderr):
        # What a terminal has no sign for is no reason to stop; elsewhere both are UTF-8, also in one file.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        ended = app()
    except (CycloptsError, Unreadable, OSError) as error:
        _say.say_wrong(f"nu-alumni-policy: {_unreadable(error).told(locale_in(sys.argv))}")
        ended = 2
    sys.exit(ended if isinstance(ended, int) else 0)


def _unreadable(error: CycloptsError | Unreadable | OSError) -> Unreadable:
    if isinstance(error, OSError):
        if error.filename == "stdout":
            return Unreadable(str(error.strerror), "stdout", code="not-writable")
        return Unreadable(str(error.strerror), str(error.filename), code="not-readable")
    return misused(error) if isinstance(error, CycloptsError) else error
