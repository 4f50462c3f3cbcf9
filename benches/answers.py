"""What an answer costs in Python: an object beside the JSON of the same, the import, and the rights of
a million people out of a table of polars beside those of NumPy's columns; the check of many files on one core and
on two. The least of several rounds is printed: by the clock, and in processor time, which is the same while others
keep the machine busy.
"""

import pathlib
import subprocess
import sys
import tempfile
import time
from itertools import islice, product
from typing import NamedTuple
from unittest.mock import patch

import msgspec
import numpy as np
import nu_alumni_policy as nu
import polars as pl
from nu_alumni_policy import tables
from nu_alumni_policy._command._check import Wanted, checked
from nu_alumni_policy._command._files import drafts
from nu_alumni_policy._objects import unpacked

ROUNDS, PEOPLE, FILES = 9, 1_000_000, 1000
BRIEF = {"direction": "open-day"}
SMALL = "<p>Dear Alumni,</p><p>Join us on 21 December.</p>"
# A finding for each word: what is the same is one.
WORDS = ("".join(letters) for letters in product("ABCDEFGHIJK", repeat=3))
LARGE = "<p>Dear Alumni,</p>" + "".join(f"<p>Come to the {word}Q event</p>" for word in islice(WORDS, 1020))
REQUEST = {"as_of": "2026-01-12", "facts": {}}


class Least(NamedTuple):
    """The seconds of one call, of the round that took least."""

    clock: float
    processor: float

    def in_units(self, unit, digits=0):
        scale = {"ms": 1e3, "µs": 1e6}[unit]
        return f"{self.clock * scale:.{digits}f} {unit} ({self.processor * scale:.{digits}f} of a processor)"


def least(ask, times, rounds=ROUNDS):
    taken = []
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        for _ in range(times):
            ask()
        taken.append(((time.perf_counter() - clock) / times, (time.process_time() - processor) / times))
    return Least(*map(min, zip(*taken, strict=True)))


def started(script):
    """The same of a script in a new process."""
    begin = "import time; clock, processor = time.perf_counter(), time.process_time()"
    end = "print(time.perf_counter() - clock, time.process_time() - processor)"
    run = [sys.executable, "-c", f"{begin}; {script}; {end}"]
    said = [subprocess.run(run, capture_output=True, check=True).stdout.split() for _ in range(ROUNDS)]
    return Least(*(min(map(float, one)) for one in zip(*said, strict=True)))


for letter, times, rounds in ((SMALL, 10, 500), (LARGE, 1, 50)):
    report = nu.check_mailing(letter, brief=BRIEF)
    whole = least(lambda: nu.check_mailing(letter, brief=BRIEF), times, rounds)
    json = least(lambda: nu.check_mailing_json(letter, brief=BRIEF), times, rounds)
    # The checklist comes another way.
    packed = msgspec.msgpack.encode(msgspec.structs.replace(report, checklist=()))
    read = least(lambda: unpacked("mailing", packed), times, rounds)
    print(f"a mailing of {len(letter)} characters, {len(report.findings)} findings: {whole.in_units('µs')} to an "
          f"object, of these {read.in_units('µs')} from MessagePack to the object; {json.in_units('µs')} to JSON")  # fmt: skip
first = "; nu_alumni_policy.check_mailing('Dear')"
print(f"import: {started('import nu_alumni_policy').in_units('ms')}; with the first answer "
      f"{started('import nu_alumni_policy' + first).in_units('ms')}")  # fmt: skip
print(f"Calendar(): {least(nu.Calendar, 200).in_units('µs', 1)}")

random = np.random.default_rng(1)
kinds = np.array(["bachelor", "master", "phd"])
texts = pl.DataFrame({
    "kind": kinds[random.integers(0, 3, PEOPLE)],
    "institution": np.where(random.random(PEOPLE) < 0.9, "nu", "other"),
    "conferral": np.datetime64("2020-06-01") + 30 * random.integers(0, 66, PEOPLE),
    "alumni_card": random.random(PEOPLE) < 0.5,
    "degrees_given": np.ones(PEOPLE, bool),
})  # fmt: skip
enums = texts.with_columns(
    pl.col("kind").cast(pl.Enum(kinds.tolist())), pl.col("institution").cast(pl.Enum(["nu", "other"]))
)
columns = {
    "first_degree": np.arange(PEOPLE + 1, dtype=np.uint32),
    "degrees_given": np.full(PEOPLE, 2, np.uint8),
    "alumni_card": random.integers(1, 3, PEOPLE, np.uint8),
    "identification_card": np.zeros(PEOPLE, np.uint8),
    "kind": random.integers(1, 6, PEOPLE, np.uint8),
    "institution": np.ones(PEOPLE, np.uint8),
    "conferral": random.integers(18_000, 20_400, PEOPLE, np.int32),
}
for name, ask in (
    ("columns of NumPy", lambda until: nu.rights_of_people(REQUEST, **columns, until=until)),
    ("polars, enums", lambda until: tables.rights_of_people(REQUEST, enums, until=until)),
    ("polars, texts", lambda until: tables.rights_of_people(REQUEST, texts, until=until)),
):
    without, with_until = (least(lambda: ask(until), 1, 20).in_units("ms") for until in (False, True))
    print(f"rights of {PEOPLE} people, {name}: {without}; until when too: {with_until}")

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    letter = (pathlib.Path(__file__).parents[1] / "core/examples/invitation.html").read_bytes()
    for number in range(FILES):
        (folder / f"{number}.html").write_bytes(letter)
    found = list(drafts([folder], None, None, None))
    for format in ("text", "json", "csv"):
        wanted = Wanted(format, None, fix=False, diff=False)
        figures = []
        for threads in (1, 2):
            with patch("os.cpu_count", return_value=threads):
                figures.append(least(lambda: list(checked(found, wanted)), 1).in_units("ms"))
        print(f"{FILES} drafts as {format}: {figures[0]}; of two threads {figures[1]}")
