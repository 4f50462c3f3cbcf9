"""`check`: drafts held against Appendix 1, and the reports as one text."""

from __future__ import annotations

import csv
import difflib
import io
import json
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from rich.console import Console
from rich.progress import track

from .. import PolicyError, SourceError, check_mailing, compare_mailings, fix_mailing
from .._core import check_mailing_as
from . import _say
from ._files import Draft, Unreadable, name_of, object_in
from ._unread import as_unread

if TYPE_CHECKING:
    from .._answers import ComparedDrafts, MailingReport, Verdict
    from .._names import Locale
    from .._requests import Brief

__all__ = ["EXITS", "Format", "Kind", "Wanted", "check_once", "checked", "compared"]

Format: TypeAlias = Literal["text", "json", "csv", "xlsx", "html", "sarif", "junit", "ics"]
Kind: TypeAlias = Literal["html", "eml", "msg", "text"]

EXITS: dict[Verdict, int] = {
    "accepted": 0,
    "rejected": 1,
    "needs-review": 3,
    "needs-approval": 3,
}
UNREADABLE = 2
GRAVEST_FIRST = (2, 1, 3, 0)


@dataclass(frozen=True)
class Wanted:
    """How drafts are checked."""

    format: Format
    locale: Locale | None
    fix: bool
    diff: bool


@dataclass(frozen=True)
class Note:
    """What is to be said of a draft beside its report."""

    code: str
    text: str


@dataclass
class Checked:
    """What became of a draft."""

    name: str
    exit: int
    text: str = ""
    report: MailingReport | None = None
    mended: tuple[str, ...] = ()
    """The rules of the findings that were mended, and what they said."""
    new: bytes = b""
    """The mended source."""
    wrong: str | None = None
    """Why it could not be read."""
    notes: tuple[Note, ...] = ()


def checked(drafts: list[Draft], wanted: Wanted) -> Iterable[Checked]:
    """Each draft as it was checked, in their order; on all cores, as the library lets the others work."""
    if len(drafts) == 1:
        yield _one(drafts[0], wanted)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_one, drafts, repeat(wanted))


def gravest(exits: Iterable[int]) -> int:
    """The end of the whole by the ends of its parts."""
    return min(exits, key=GRAVEST_FIRST.index, default=0)


def _one(draft: Draft, wanted: Wanted) -> Checked:
    try:
        return _read_and_checked(draft, wanted)
    except Unreadable as error:
        said = error.told(wanted.locale)
        return _unread(draft, wanted, error.code, said.removeprefix(f"{draft.name}: "), said)
    except SourceError as error:
        return _unread(draft, wanted, error.code, _say.told_of(error, wanted.locale))
    except PolicyError as error:
        brief = "" if draft.brief is None else f"{name_of(draft.brief)}: "
        return _unread(draft, wanted, error.code, brief + _say.told_of(error, wanted.locale))


def _unread(draft: Draft, wanted: Wanted, code: str, why: str, said: str | None = None) -> Checked:
    """Of a draft that cannot be read, what stands among the reports of others: that it is none, and why."""
    name = draft.name
    text = "" if wanted.diff else as_unread(wanted.format, name, code, why)
    return Checked(name, UNREADABLE, text, wrong=said or f"{name}: {why}", notes=(Note(code, why),))


def compared(drafts: Sequence[Draft], locale: Locale | None) -> tuple[ComparedDrafts, Verdict]:
    """What became of the findings of the first draft in the second, and the second's verdict."""

    def report(draft: Draft) -> MailingReport:
        try:
            kind, brief = cast("Kind | None", draft.kind), cast("Brief", _brief_of(draft, locale))
            return check_mailing(draft.read(), kind=kind, brief=brief)
        except PolicyError as error:
            raise Unreadable(f"{draft.name}: {_say.told_of(error, locale)}") from None

    before, after = map(report, drafts)
    return compare_mailings(before, after), after.verdict


def _brief_of(draft: Draft, locale: Locale | None) -> dict[str, Any]:
    given: dict[str, Any] = {} if draft.brief is None else object_in(draft.brief)
    if locale is not None:
        terms: object = given.get("terms")
        # Other terms than these are refused with the rest.
        if terms is None or isinstance(terms, dict):
            given["terms"] = {**cast("dict[str, Any]", terms or {}), "locale": locale}
    return given


def _read_and_checked(draft: Draft, wanted: Wanted) -> Checked:
    source = draft.read()
    given = _brief_of(draft, wanted.locale)
    try:
        one = _with_brief(draft, wanted, source, given)
    except PolicyError as error:
        if error.code != "subjects-differ":
            raise
        # A message has the subject that it goes out with, and a brief may be that of many.
        del given["subject"]
        one = _with_brief(draft, wanted, source, given)
        one.notes = (Note(error.code, _say.told_of(error, wanted.locale)),)
        one.exit = gravest((one.exit, EXITS["needs-review"]))
    if (distant := draft.distant_brief) is not None:
        one.notes = (Note("brief", f"brief: {distant}"), *one.notes)
    return one


def _with_brief(draft: Draft, wanted: Wanted, source: bytes, given: dict[str, Any]) -> Checked:
    brief, kind = cast("Brief", given), cast("Kind | None", draft.kind)
    mended: tuple[str, ...] = ()
    if wanted.diff:
        report = check_mailing(source, kind=kind, brief=brief)
        new, fixed = fix_mailing(source, kind=kind, brief=brief)
        text = _difference(draft.name, source, report, new, fixed.report)
        return Checked(draft.name, EXITS[report.verdict], text)
    if wanted.fix:
        new, fixed = fix_mailing(source, kind=kind, brief=brief)
        mended = tuple(f"[{one.rule}] {one.text}" for one in fixed.mended)
        if new != source and draft.path is not None:
            try:
                draft.path.write_bytes(new)
            except OSError as error:
                raise Unreadable(str(error.strerror), draft.name, code="not-writable") from None
        source = new
    if wanted.format == "csv" or wanted.format == "xlsx":
        report = check_mailing(source, kind=kind, brief=brief)
        return Checked(draft.name, EXITS[report.verdict], "", report, mended, source)
    text, verdict = check_mailing_as(source, wanted.format, kind, brief, draft.name)
    if wanted.format == "json":
        text += "\n"
    return Checked(draft.name, EXITS[verdict], text, None, mended, source)


def _difference(
    name: str, old: bytes, before: MailingReport, new: bytes, after: MailingReport
) -> str:
    """What the fixes change in the parts of the source, as they read when they are decoded."""
    then = _parts(new, after)
    lines: list[str] = []
    for part, text in _parts(old, before).items():
        where = name if part == "body" else f"{name} ({part})"
        changed = difflib.unified_diff(
            text.splitlines(True), then.get(part, "").splitlines(True), where, where
        )
        for line in changed:
            lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def _parts(source: bytes, report: MailingReport) -> dict[str, str]:
    texts: dict[str, str] = {}
    for part in report.source.parts:
        text = part.text
        if text is None:
            text = source.decode(part.charset or "utf-8", "replace")
        texts[part.name] = text
    return texts


COLUMNS = (
    "file", "verdict", "severity", "rule", "clauses", "part", "line", "column", "message", "fix", "id",
)  # fmt: skip


def together(all_of: list[Checked], format: Format, several: bool) -> str:
    """The reports as one text: SARIF and JUnit have a place for many, JSON a line for each."""
    if format == "csv":
        return _table(all_of)
    if not several:
        return "".join(one.text for one in all_of if one.wrong is None)
    if format == "json":
        return "".join(map(_line, all_of))
    if format == "sarif":
        logs = [json.loads(one.text) for one in all_of]
        runs = [run for log in logs for run in log["runs"]]
        head = {key: value for log in logs for key, value in log.items()}
        return json.dumps({**head, "runs": runs}, ensure_ascii=False) + "\n"
    if format == "junit":
        return _suites(all_of)
    return _in_turn(all_of)


def _line(one: Checked) -> str:
    name, what = json.dumps(one.name, ensure_ascii=False), "error" if one.wrong else "report"
    return f'{{"file":{name},"{what}":{one.text.rstrip()}}}\n'


def _in_turn(all_of: list[Checked]) -> str:
    """Text after text, and at last how each stands: the last paragraph of its own."""
    texts: list[str] = []
    stands: list[str] = []
    for one in all_of:
        notes = "".join(f"{note.text}\n" for note in one.notes if not one.wrong)
        texts.append(f"{one.name}\n{'=' * len(one.name)}\n{notes}\n{one.text}\n")
        last = one.text.rstrip().rpartition("\n\n")[2]
        stands.append(f"{one.name}: {last}".replace("\n", "\n  ") + "\n")
    return "".join(texts + stands)


def _suites(all_of: list[Checked]) -> str:
    first, *others = [ElementTree.fromstring(one.text) for one in all_of]
    for other in others:
        for count in ("tests", "failures", "errors", "skipped"):
            if (more := other.get(count)) is not None:
                first.set(count, str(int(first.get(count, "0")) + int(more)))
        first.extend(other)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(first, "unicode") + "\n"


def _table(all_of: list[Checked]) -> str:
    """The rows as CSV. The mark before them tells spreadsheets that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_no_formula(cell) for cell in row] for row in _rows(all_of))
    return "\ufeff" + out.getvalue()


def workbook(all_of: list[Checked]) -> bytes:
    """The rows as a workbook, their heads standing still."""
    try:
        library: Any = import_module("openpyxl")
    except ImportError:
        extra = "pip install 'nu-alumni-policy[xlsx]'"
        message = f"--format xlsx wants openpyxl: {extra}"
        raise Unreadable(message, code="wants-library", library="openpyxl", how=extra) from None
    book = library.Workbook()
    sheet = book.create_sheet("nu-alumni-policy", 0)
    for place, row in enumerate(_rows(all_of), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(place, column, _say.seen(value) if isinstance(value, str) else value)
            # A letter's words are no formula.
            if isinstance(value, str):
                cell.data_type = "s"
    for letter, width in zip("ABCDEFGHIJK", (24, 12, 12, 20, 10, 8, 6, 8, 80, 8, 20), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(all_of: list[Checked]) -> Iterable[Sequence[object]]:
    """The heads, and a row for each finding and note; of a draft without one, a row that says how it stands."""
    yield COLUMNS
    for one in all_of:
        verdict = one.report.verdict if one.report else "unreadable"
        for note in one.notes:
            if note.code != "brief":
                severity = "review" if one.report else ""
                yield (one.name, verdict, severity, note.code, "", "", "", "", note.text, "", "")
        if one.report is None:
            continue
        for finding in one.report.findings:
            at, fix = finding.position, finding.fix
            yield (
                one.name, verdict, finding.severity, finding.rule, " ".join(finding.clauses),
                finding.part, at.line if at else "", at.column if at else "",
                finding.message.text, fix.grade if fix else "", finding.id,
            )  # fmt: skip
        if not one.report.findings:
            yield [one.name, verdict] + [""] * (len(COLUMNS) - 2)


def _no_formula(cell: object) -> object:
    """A letter's words are no formula of the spreadsheet that shows them."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell


ENDINGS: dict[Format, str] = {
    "text": "txt", "json": "json", "html": "html", "sarif": "sarif", "junit": "xml", "ics": "ics",
}  # fmt: skip


def write_each(all_of: list[Checked], wanted: Wanted, folder: Path) -> None:
    """A file for each report, by the draft's path."""
    taken: dict[str, str] = {}
    for one in all_of:
        if not one.text:
            continue
        flat = one.name.replace("\\", "/").strip("./").replace("/", "_") or "mailing"
        file = f"{flat}.{ENDINGS[wanted.format]}"
        if (other := taken.setdefault(file, one.name)) is not one.name:
            message = f"its report would take the place of that of {other}: {file}"
            wrong = Unreadable(message, one.name, code="report-twice", other=other, file=file)
            _say.say_wrong(wrong.told(wanted.locale))
            one.exit = UNREADABLE
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(one.text.encode())
        except OSError as error:
            raise Unreadable(str(error.strerror), str(folder / file), code="not-writable") from None


def check_once(found: list[Draft], wanted: Wanted, several: bool, output: Path | None) -> int:
    """Checks them, and says what came of it."""
    format, fix, diff = wanted.format, wanted.fix, wanted.diff
    done = checked(found, wanted)
    if len(found) > 1 and sys.stderr.isatty():
        done = track(done, "", len(found), console=Console(stderr=True), transient=True)
    all_of = list(done)
    for one in all_of:
        for said in one.mended:
            _say.say_wrong(f"{one.name}: mended {said}")
        for note in one.notes:
            # Among several a brief is named above the report.
            if one.wrong is None and (note.code != "brief" or (format == "text" and not several)):
                _say.say_wrong(f"{one.name}: {note.text}")
    # A brief that several drafts share is wrong once.
    for message in dict.fromkeys(one.wrong for one in all_of if one.wrong is not None):
        _say.say_wrong(message)
    ends = gravest(one.exit for one in all_of)
    if output is not None and format in ("csv", "xlsx"):
        data = workbook(all_of) if format == "xlsx" else together(all_of, format, several).encode()
        try:
            output.write_bytes(data)
        except OSError as error:
            raise Unreadable(str(error.strerror), name_of(output), code="not-writable") from None
        return ends
    if output is not None:
        write_each(all_of, wanted, output)
        return gravest(one.exit for one in all_of)
    if format == "xlsx":
        _say.write_bytes(workbook(all_of))
    elif diff:
        _say.say(_say.difference("".join(one.text for one in all_of)))
    elif fix and any(draft.path is None for draft in found):
        _say.write_bytes(b"".join(one.new for one in all_of if one.name == "-"))
        _say.say_wrong(together(all_of, format, several).rstrip("\n"))
    elif format == "text" and not several:
        for one in all_of:
            if one.wrong is None:
                _say.say(_say.report(one.text, one.exit))
    elif format == "text":
        _say.say(_say.report(together(all_of, format, several), ends))
    else:
        _say.write(together(all_of, format, several))
    return ends
