"""What is wrong is refused, with its class, its code and its path: never a panic, and never another
exception. The rows that JSON can write are those of all languages; the rest only Python can get wrong.
"""

import array as arrays
import datetime as dt
import json
import math
import pathlib
import pickle
import re
import unittest
from collections import UserDict, UserString, deque
from collections.abc import Sequence

import numpy as np
import nu_alumni_policy as nu
from nu_alumni_policy import BriefError, Calendar, CalendarError, QuestionError, SourceError

SHARED = pathlib.Path(__file__).parents[1] / "vectors/wrong_inputs.json"
DAY = "2026-01-12"
# What holds itself.
LIST: list = []
LIST.append(LIST)
DICT: dict = {}
DICT["facts"] = DICT
MAPPING = UserDict()
MAPPING["facts"] = MAPPING
HALF = "\ud83d"
NAIVE = dt.datetime(2026, 12, 21, 10)
COLUMNS = {
    "first_degree": np.array([0, 1], "uint32"),
    "degrees_given": np.array([2], "uint8"),
    "alumni_card": np.array([0], "uint8"),
    "identification_card": np.array([0], "uint8"),
    "kind": np.array([1], "uint8"),
    "institution": np.array([1], "uint8"),
    "conferral": np.array([20000], "int32"),
}


class Endless(Sequence):
    """No list, and it says that it is short."""

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return "a" * 1024 * 1024


def inside(value, depth):
    for _ in range(depth):
        value = [value]
    return value


def facts(question, **facts):
    return lambda: nu.answer(question, {"as_of": DAY, "facts": facts})


def rights(degree):
    return facts("rights", person={"degrees": [{"id": "a"} | degree]})


def schedule(event):
    return lambda: nu.sending_schedule({"facts": {"event_start": event}})


def terms(**terms):
    return lambda: nu.rights({"as_of": DAY, "facts": {}, "terms": terms})


def mailing(source="Dear Alumni,", kind=None, **brief):
    return lambda: nu.check_mailing(source, kind=kind, brief=brief)


def brief(brief):
    return lambda: nu.check_mailing("Dear Alumni,", brief=brief)


def calendar(**choice):
    return lambda: Calendar(**choice)


def ask(name, *arguments):
    return lambda: getattr(Calendar(), name)(*arguments)


def people(request={"as_of": DAY, "facts": {}}, **other):
    return lambda: nu.rights_of_people(request, **COLUMNS | other)


def rows():
    """Each: a name, a call, the exception's class, its code, its path."""
    degree = "facts.person.degrees[0]"
    question = QuestionError
    array = np.array(["2026-12-21", "NaT"], "datetime64[D]")
    return [
        # Questions
        ("no name", lambda: nu.answer(None, {}), question, "wrong-type", "question"),
        ("a number for a clause", lambda: nu.answered_by(7), question, "wrong-type", "clause"),
        ("half a character for a clause", lambda: nu.answered_by(HALF), question, "lone-surrogate", "clause"),
        ("no request", lambda: nu.answer("rights"), TypeError, None, None),
        ("half a character in a name", lambda: nu.answer(HALF, {}), question, "lone-surrogate", "question"),
        ("None for a request", lambda: nu.rights(None), question, "wrong-type", None),
        ("a set for a request", lambda: nu.rights({1}), question, "wrong-type", None),
        ("an object for a request", lambda: nu.rights(object()), question, "wrong-type", None),
        ("bytes for a request", lambda: nu.rights(b"{}"), question, "wrong-type", None),
        ("a path for a request", lambda: nu.rights("request.json"), question, "not-json", None),
        ("an empty text for a request", lambda: nu.rights(""), question, "not-json", None),
        ("JSON cut short", lambda: nu.rights('{"facts": '), question, "not-json", None),
        ("a NaN in JSON", lambda: nu.rights('{"facts": NaN}'), question, "not-json", None),
        ("a key twice in JSON", lambda: nu.rights('{"facts": {}, "facts": {}}'), question, "key-twice", "facts"),
        ("JSON too deep", lambda: nu.rights("[" * 100_000), question, "not-json", None),
        ("JSON too large", lambda: nu.rights(" " * (300 * 1024 * 1024)), question, "too-large", None),
        ("half a character in JSON", lambda: nu.rights('"' + HALF + '"'), question, "lone-surrogate", None),
        ("a list that holds itself", facts("rights", person=LIST), question, "cyclic", "facts.person[0]"),
        ("a dict that holds itself", lambda: nu.rights(DICT), question, "cyclic", "facts"),
        ("a mapping that holds itself", lambda: nu.rights(MAPPING), question, "cyclic", "facts"),
        ("sixty-five deep", lambda: nu.rights(inside(1, 65)), question, "too-deep", "[0]" * 64),
        ("sixty-four deep", lambda: nu.rights(inside(1, 64)), question, "wrong-type", None),
        ("a number for a key", facts("rights", person={1: 2}), question, "wrong-type", "facts.person"),
        ("None for a key", lambda: nu.rights({None: 1}), question, "wrong-type", None),
        ("half a character in a key", facts("rights", person={HALF: 1}), question, "lone-surrogate", "facts.person"),
        *((f"{type(no_list).__name__} for degrees", facts("rights", person={"degrees": no_list}), question,
            "wrong-type", "facts.person.degrees")
            for no_list in (bytearray(), memoryview(b""), range(0), arrays.array("i"), UserString(""), deque())),
        ("a set for degrees", facts("rights", person={"degrees": {1}}), question, "wrong-type",
            "facts.person.degrees"),
        ("a generator for degrees", facts("rights", person={"degrees": (d for d in ())}), question,
            "wrong-type", "facts.person.degrees"),
        ("an array for degrees", facts("rights", person={"degrees": np.zeros(3)}), question, "wrong-type",
            "facts.person.degrees"),
        ("an object for a kind", rights({"kind": object()}), question, "wrong-type", f"{degree}.kind"),
        ("a class for a kind", rights({"kind": str}), question, "wrong-type", f"{degree}.kind"),
        ("bytes for a kind", rights({"kind": b"phd"}), question, "wrong-type", f"{degree}.kind"),
        ("half a character for a School", rights({"school": HALF}), question, "lone-surrogate", f"{degree}.school"),
        ("a NUL for a School", rights({"school": "\0"}), question, "unknown-school", f"{degree}.school"),
        ("a naive time for a conferral", rights({"conferral": NAIVE}), question, "only-a-date",
            f"{degree}.conferral"),
        ("an aware time for a conferral", rights({"conferral": NAIVE.astimezone(dt.timezone.utc)}), question,
            "only-a-date", f"{degree}.conferral"),
        ("a time of day for a conferral", rights({"conferral": dt.time(10)}), question, "wrong-type",
            f"{degree}.conferral"),
        ("a number too large", facts("association", group={"members": 10**5000}), question, "not-a-number",
            "facts.group.members"),
        ("a number of a hundred bits", facts("association", group={"members": 2**100}), question, "wrong-type",
            "facts.group.members"),
        ("an infinity", facts("association", group={"members": math.inf}), question, "not-a-number",
            "facts.group.members"),
        ("a complex number", facts("association", group={"members": 2j}), question, "wrong-type",
            "facts.group.members"),
        ("a NaN for a limit", terms(limits={"bold_share": math.nan}), question, "not-a-number",
            "terms.limits.bold_share"),
        ("NumPy's NaN", terms(limits={"paragraphs": np.float32("nan")}), question, "not-a-number",
            "terms.limits.paragraphs"),
        ("a naive day", lambda: nu.rights({"as_of": NAIVE, "facts": {}}), question, "no-offset", "as_of"),
        ("NumPy's not-a-time", lambda: nu.rights({"as_of": np.datetime64("NaT"), "facts": {}}), question,
            "no-day", "as_of"),
        ("seconds of NumPy's", lambda: nu.rights({"as_of": np.datetime64("2026-01-12T10:00:00"), "facts": {}}),
            question, "no-offset", "as_of"),
        ("a naive event", schedule(NAIVE), question, "no-offset", "facts.event_start"),
        ("a time of day for an event", schedule(dt.time(10)), question, "wrong-type", "facts.event_start"),
        ("days for an event", schedule(dt.timedelta(3)), question, "wrong-type", "facts.event_start"),
        ("the first day of all", schedule(dt.date.min), question, "out-of-range", "facts.event_start"),
        ("minus infinity for a limit", terms(limits={"bold_share": -math.inf}), question, "not-a-number",
            "terms.limits.bold_share"),
        ("a set of days off", terms(calendar={"closed": {dt.date(2026, 12, 4)}}), question, "wrong-type",
            "terms.calendar.closed"),
        ("a naive day off", terms(calendar={"closed": [NAIVE]}), question, "only-a-date",
            "terms.calendar.closed[0]"),
        ("a mapping of one's own", terms(readings=UserDict({"I99": "x"})), question, "unknown-entry",
            "terms.readings.I99"),
        ("too many Schools", terms(schools=["GSB"] * 257), question, "too-many", "terms.schools"),
        ("no single decision", lambda: nu.decide("rights", {"as_of": DAY, "facts": {}}), question,
            "no-single-decision", "question"),
        ("a wrong request as JSON bytes out", lambda: nu.answer_json("rights", {"facts": {1}}), question,
            "wrong-type", "facts"),
        # A mailing
        ("no source", lambda: nu.check_mailing(), TypeError, None, None),
        ("None for a source", mailing(None), SourceError, "wrong-type", "source"),
        ("a number for a source", mailing(7), SourceError, "wrong-type", "source"),
        ("a path to nothing", mailing(pathlib.Path("mail.html")), SourceError, "not-readable", "source"),
        ("a path to a folder", mailing(pathlib.Path(__file__).parent), SourceError, "not-readable", "source"),
        ("a brief by its place", lambda: nu.check_mailing("Dear", {}), TypeError, None, None),
        ("an argument misspelt", lambda: nu.check_mailing("Dear", breif={}), TypeError, None, None),
        ("an empty text", mailing(""), SourceError, "empty", "source"),
        ("no bytes", mailing(b""), SourceError, "empty", "source"),
        ("a NUL in a text", mailing("a\0b"), SourceError, "binary", "source"),
        ("a NUL in bytes", mailing(b"a\0b"), SourceError, "binary", "source"),
        ("bytes that are no UTF-8", mailing("Қайырлы таң".encode("cp1251", "replace"), "html"), SourceError,
            "invalid-utf8", "source"),
        ("UTF-16 without its mark", mailing("Dear Alumni,".encode("utf-16-le")), SourceError, "binary", "source"),
        ("half a character in a source", mailing("Dear " + HALF), SourceError, "lone-surrogate", "source"),
        ("300 MB of bytes", mailing(bytes(300 * 1024 * 1024)), SourceError, "too-large", "source"),
        ("300 MB of text", mailing("a" * (300 * 1024 * 1024)), SourceError, "too-large", "source"),
        ("no message", mailing("Dear Alumni,", "eml"), SourceError, "not-a-message", "source"),
        ("no Outlook message", mailing("Dear Alumni,", "msg"), SourceError, "not-an-outlook-message", "source"),
        ("elements too deep", mailing("<div>" * 600), SourceError, "too-deep", "source"),
        ("attributes too many", mailing("<p " + " ".join(f"a{i}" for i in range(1001)) + ">"), SourceError,
            "too-many-attributes", "source"),
        ("a kind that there is not", mailing(kind="pdf"), BriefError, "unknown-name", "kind"),
        ("half a character for a kind", mailing(kind=HALF), BriefError, "lone-surrogate", "kind"),
        ("a number for a kind of source", mailing(kind=1), BriefError, "wrong-type", "kind"),
        ("a path for a brief", brief("brief.json"), BriefError, "not-json", "brief"),
        ("a path object for a brief", brief(pathlib.Path("brief.json")), BriefError, "not-readable", "brief"),
        ("bytes for a brief", brief(b"{}"), BriefError, "wrong-type", None),
        ("a set for a brief", brief({"direction"}), BriefError, "wrong-type", None),
        ("a list of JSON for a brief", brief("[]"), BriefError, "wrong-type", None),
        ("a naive event of a mailing", mailing(event_start=NAIVE), BriefError, "no-offset", "event_start"),
        ("a naive day of a mailing", mailing(as_of=NAIVE), BriefError, "no-offset", "as_of"),
        ("a NaN for a limit of a mailing", mailing(terms={"limits": {"tables": math.nan}}), BriefError,
            "not-a-number", "terms.limits.tables"),
        ("half a character in a post", mailing(post=HALF), BriefError, "lone-surrogate", "post"),
        ("a set of hosts", mailing(own_hosts={"gsb.nu.edu.kz"}), BriefError, "wrong-type", "own_hosts"),
        ("hosts in themselves", mailing(own_hosts=LIST), BriefError, "cyclic", "own_hosts[0]"),
        ("what has no end", mailing(abbreviations=Endless()), BriefError, "wrong-type", "abbreviations"),
        ("a subject too long", mailing(subject="a" * (65 * 1024 * 1024)), BriefError, "too-large", None),
        # A calendar
        ("a choice by its place", lambda: Calendar("six-day"), TypeError, None, None),
        ("a key of a choice misspelt", calendar(weak="six-day"), CalendarError, "unknown-key", None),
        ("a week that there is not", calendar(week="seven-day"), CalendarError, "unknown-name", "week"),
        ("a day off that is none", calendar(closed=["2026-02-30"]), CalendarError, "does-not-exist", "closed[0]"),
        ("a text for days off", calendar(closed="2026-12-04"), CalendarError, "wrong-type", "closed"),
        ("a NaN for a year", calendar(project_through=math.nan), CalendarError, "not-a-number",
            "project_through"),
        ("days projected too far", calendar(project_through=9999), CalendarError, "projected-too-far",
            "project_through"),
        ("a reading that there is not", calendar(readings={"I30": "x"}), CalendarError, "unknown-reading",
            "readings.I30"),
        ("a list of readings", calendar(readings=[]), CalendarError, "wrong-type", "readings"),
        ("a number for a date", ask("nth_before", 7, 14), CalendarError, "wrong-type", "date"),
        ("None for a date", ask("is_working", None), CalendarError, "wrong-type", "date"),
        ("a naive date", ask("nth_before", NAIVE, 14), CalendarError, "no-offset", "date"),
        ("a date that does not exist", ask("day", "2026-02-30"), CalendarError, "does-not-exist", "date"),
        ("a date as it is written in Kazakhstan", ask("day", "21.12.2026"), CalendarError, "unreadable", "date"),
        ("half a character for a date", ask("day", HALF), CalendarError, "lone-surrogate", "date"),
        ("not-a-time for a date", ask("day", np.datetime64("NaT")), CalendarError, "not-a-date", "date"),
        ("a date that is not known", ask("day", dt.date.max), CalendarError, "out-of-range", "date"),
        ("an end that is no date", ask("days", "2026-12-01", "soon"), CalendarError, "unreadable", "end"),
        ("an end before the start", ask("count", "2026-12-02", "2026-12-01", "both"), CalendarError,
            "end-before-start", "end"),
        ("no day counted", ask("nth_before", "2026-12-21", 0), CalendarError, "not-positive", "n"),
        ("more days than there are", ask("nth_before", "2026-12-21", 10**6), CalendarError, "leads-out", "n"),
        ("more days than a number holds", ask("nth_after", "2026-12-21", 2**70), CalendarError,
            "wrong-type", "n"),
        ("half a day counted", ask("nth_after", "2026-12-21", 1.5), CalendarError, "wrong-type", "n"),
        ("no number of days", ask("nth_after", "2026-12-21", math.nan), CalendarError, "not-a-number", "n"),
        ("an end that is not known", ask("days", "2026-12-21", "2050-01-01"), CalendarError, "out-of-range", "end"),
        ("no calendar to compare", ask("differences", {}), CalendarError, "wrong-type", "other"),
        ("ends that there are not", ask("count", "2026-12-01", "2026-12-02", "all"), CalendarError,
            "unknown-name", "bounds"),
        ("a number for ends", ask("count", "2026-12-01", "2026-12-02", 1), CalendarError, "wrong-type", "bounds"),
        ("not-a-time in an array", ask("nth_before", array, 5), CalendarError, "not-a-date", "date[1]"),
        ("an array of seconds", ask("is_working", array.astype("datetime64[s]")), CalendarError, "wrong-type",
            "date"),
        ("arrays of two lengths", ask("count", array[:1], array, "both"), CalendarError, "lengths-differ",
            "end"),
        # A table of people
        ("a column missing", lambda: nu.rights_of_people({"as_of": DAY, "facts": {}}), TypeError, None, None),
        ("a column of another kind", people(kind=[1]), question, "wrong-type", "kind"),
        ("a column too short", people(alumni_card=np.array([], "uint8")), question, "wrong-length",
            "alumni_card"),
        ("a code that stands for nothing", people(kind=np.array([99], "uint8")), question, "unknown-code",
            "kind[0]"),
        ("degrees out of order", people(first_degree=np.array([1, 0], "uint32")), question, "wrong-order",
            "first_degree[1]"),
        ("a conferral on no date", people(conferral=np.array([2**40], "datetime64[D]")), question,
            "not-a-date", "conferral[0]"),
        ("a naive day of a table", people({"as_of": NAIVE, "facts": {}}), question, "no-offset", "as_of"),
        ("a table without a day", people({"facts": {}}), question, "no-day", "as_of"),
        ("a key of the University misspelt",
            people({"as_of": DAY, "facts": {"university": {"platfrom": True}}}), question, "unknown-key",
            "facts.university"),
        ("a person beside a table", people({"as_of": DAY, "facts": {"person": {}}}), question, "unknown-key",
            "facts"),
        ("a set of terms", people({"as_of": DAY, "facts": {}, "terms": {1}}), question, "wrong-type", "terms"),
        ("orders that are none", people({"as_of": DAY, "facts": {}, "terms": {"orders": [{}]}}), question,
            "missing-key", "terms.orders[0]"),
        ("a clause that there is not", lambda: nu.answered_by("10.1"), question, "unknown-name", "clause"),
        ("a language that there is not", lambda: Calendar().day("2026-12-16", locale="fr"), CalendarError,
            "unknown-name", "locale"),
        ("a number for a language", lambda: Calendar().days("2026-12-16", "2026-12-16", locale=7), CalendarError,
            "wrong-type", "locale"),
        ("a language by its place", lambda: Calendar().day("2026-12-16", "ru"), TypeError, None, None),
        ("an answer for a request", lambda: nu.rights(Calendar().day("2026-12-16")), question, "unknown-key", None),
        ("an answer for a source", lambda: nu.check_mailing(Calendar().day("2026-12-16")), SourceError, "wrong-type",
            "source"),
        ("a decision for a report", lambda: nu.compare_mailings(nu.rights({"as_of": DAY, "facts": {}})[0], "{}"),
            BriefError, "missing-key", None),
        ("half a character in a clause", lambda: nu.answered_by(HALF), question, "lone-surrogate", "clause"),
    ]


def shared(row):
    """A row of all languages as a call."""
    if row["question"] != "mailing":
        return lambda: nu.answer(row["question"], row["request"])
    return lambda: nu.check_mailing(row.get("source", "Dear Alumni,"), brief=row["request"])


class WrongInputs(unittest.TestCase):
    def refused(self, name, call, kind, code, path):
        with self.subTest(name):
            try:
                answer = call()
            except BaseException as error:  # A panic is no Exception.
                if kind is TypeError:  # Of the arguments' names, which Python itself checks.
                    self.assertIs(type(error), kind, f"{name}: {error!r}")
                    return None
                self.assertIsInstance(error, kind, f"{name}: {error!r}")
                self.assertEqual((error.code, error.path), (code, path), f"{name}: {error}")
                self.assertEqual(isinstance(error, TypeError), code == "wrong-type", name)
                self.assertTrue(str(error))
                for locale in ("en", "ru", "kk"):
                    text = error.text(locale)
                    self.assertTrue(text.endswith(".") and "{" not in text, f"{name}: {text}")
                    # What was given stands in quotes.
                    own = re.sub("“[^”]*”", "", text)
                    self.assertEqual(any("а" <= c <= "я" for c in own), locale != "en", text)
                copy = pickle.loads(pickle.dumps(error))
                self.assertEqual((type(copy), vars(copy), str(copy)), (type(error), vars(error), str(error)))
                return error
            else:
                self.fail(f"{name}: {answer!r:.200}")

    def test_those_of_all_languages(self):
        vectors = json.loads(SHARED.read_text("utf-8"))
        self.assertGreater(len(vectors), 150)
        for row in vectors:
            kind = BriefError if row["question"] == "mailing" else QuestionError
            kind = SourceError if row["path"] == "source" else kind
            error = self.refused(row["name"], shared(row), kind, row["code"], row["path"])
            self.assertEqual(error.details, error.details | row.get("details", {}), row["name"])
            # As JSON the same.
            if row["question"] != "mailing":
                text = json.dumps(row["request"])
                call = lambda row=row, text=text: nu.answer_json(row["question"], text)
                self.refused(row["name"], call, kind, row["code"], row["path"])

    def test_those_of_python(self):
        self.assertGreater(len(rows()), 110)
        for row in rows():
            self.refused(*row)

    def test_what_the_caller_s_own_code_raises(self):
        class Broken(UserDict):
            def __init__(self, raised):
                super().__init__()
                self.raised = raised

            def items(self):
                raise self.raised

        raised = RuntimeError("no items")
        error = self.refused("a mapping", facts("rights", person=Broken(raised)), QuestionError, "wrong-type",
            "facts.person")
        self.assertIs(error.__cause__, raised)
        for stops in (KeyboardInterrupt, SystemExit):
            with self.assertRaises(stops):
                facts("rights", person=Broken(stops()))()


if __name__ == "__main__":
    unittest.main()
