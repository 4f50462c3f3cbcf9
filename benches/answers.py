"""What an answer costs in Python: an object beside the JSON that it is read from, the import, and the rights of
a million people out of a table of polars beside those of NumPy's columns. The least of several rounds is printed.
"""

import subprocess
import sys
import time

import numpy as np
import nu_alumni_policy as nu
import polars as pl
from nu_alumni_policy import tables

ROUNDS, PEOPLE = 9, 1_000_000
BRIEF = {"direction": "open-day"}
SMALL = "<p>Dear Alumni,</p><p>Join us on 21 December.</p>"
LINE = '<p>REGISTER NOW {0} <a href="https://{0}.example.com/">here</a></p>'
LARGE = "<p>Dear Alumni,</p>" + "".join(LINE.format(f"X{i}") for i in range(1020))
REQUEST = {"as_of": "2026-01-12", "facts": {}}


def least(ask, times):
    """The seconds of one."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            ask()
        taken.append((time.perf_counter() - start) / times)
    return min(taken)


def started(script):
    """The seconds that a script takes in a new process."""
    script = f"import time; start = time.perf_counter(); {script}; print(time.perf_counter() - start)"
    run = [sys.executable, "-c", script]
    return min(float(subprocess.run(run, capture_output=True, check=True).stdout) for _ in range(ROUNDS))


for letter, times in ((SMALL, 200), (LARGE, 3)):
    findings = len(nu.check_mailing(letter, brief=BRIEF).findings)
    whole = least(lambda: nu.check_mailing(letter, brief=BRIEF), times) * 1e6
    json = least(lambda: nu.check_mailing_json(letter, brief=BRIEF), times) * 1e6
    print(f"a mailing of {len(letter)} characters, {findings} findings: {whole:.0f} µs to an object, {json:.0f} to JSON")
first = "; nu_alumni_policy.check_mailing('Dear')"
print(f"import: {started('import nu_alumni_policy') * 1e3:.0f} ms; with the first answer "
      f"{started('import nu_alumni_policy' + first) * 1e3:.0f}")  # fmt: skip
print(f"Calendar(): {least(nu.Calendar, 200) * 1e6:.1f} µs")

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
    without, with_until = (least(lambda: ask(until), 1) * 1e3 for until in (False, True))
    print(f"rights of {PEOPLE} people, {name}: {without:.0f} ms; until when too: {with_until:.0f}")
