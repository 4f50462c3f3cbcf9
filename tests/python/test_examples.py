"""The scripts in `bindings-python/examples`, run as they stand, and what they print held against the dates
and outcomes that were worked out by hand."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import openpyxl

TOP = pathlib.Path(__file__).parents[2]
EXAMPLES = TOP / "bindings-python/examples"

# What each prints, in this order.
SAID = {
    "windows_next_month.py": (
        "День открытых дверей, 04.12.2026",
        "с 16 ноября 2026 г. по 27 ноября 2026 г.",
        "Встреча выпускников, 21.12.2026",
        "с 30 ноября 2026 г. по 11 декабря 2026 г.",
    ),
    # u2's year ends with the month; u3's is long over, u4's begins in December.
    "e_library_ends.py": ("pandas:  ['u1', 'u2']", "polars:  ['u1', 'u2']", "pyarrow: ['u1', 'u2']"),
    "plan_collisions.py": ("3 pairs", "2 of them for certain", "reunion (2026-12-11): gsb-digest, seds-survey"),
    "moderation_log.py": (
        "2026-12-02  take-up: in-moderation; next: return, approve",
        "due 2026-12-02: late, 2 working days late",
        "received 2026-12-07, due 2026-12-08: open",
    ),
    "open_approvals.py": ("Digest of GSB: it may go out", "center has to agree with: Reunion, to all Alumni"),
    "what_to_ask.py": ("D. Omarova: Yes, through 14 June 2026.", "B. Akhmetov:\n  What kind of degree is it?"),
}


def run(*args):
    done = subprocess.run([sys.executable, *map(str, args)], capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


class Examples(unittest.TestCase):
    def test_each_says_what_it_should(self):
        # That on Spark is run by hand.
        others = {"drafts_to_spreadsheet.py", "e_library_on_spark.py"}
        self.assertEqual({*SAID, *others}, {file.name for file in EXAMPLES.glob("*.py")})
        for name, parts in SAID.items():
            with self.subTest(name):
                code, out, err = run(EXAMPLES / name)
                self.assertEqual((code, err), (0, ""))
                at = 0
                for part in parts:
                    self.assertIn(part, out[at:])
                    at = out.index(part, at)

    def test_drafts_into_a_spreadsheet(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "brief.json").write_text('{"direction": "open-day"}')
            (folder / "a.html").write_text("<p>Dear Alumni,</p><p>JOIN US NOW</p>")
            (folder / "b.html").write_bytes(b"")
            code, out, err = run(EXAMPLES / "drafts_to_spreadsheet.py", folder, folder / "findings.xlsx")
            self.assertEqual((code, err), (0, ""))
            self.assertIn("a.html: rejected", out)
            rows = list(openpyxl.load_workbook(folder / "findings.xlsx").active.values)
            # The command that it names writes one too; b.html cannot be read.
            [same] = re.findall("`(.*)`", (EXAMPLES / "drafts_to_spreadsheet.py").read_text("utf-8"))
            same = same.replace("FOLDER", ".").replace("findings", "same")
            path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
            subprocess.run(same, shell=True, cwd=folder, env={**os.environ, "PATH": path}, stderr=subprocess.DEVNULL)
            said = [row[:4] for row in openpyxl.load_workbook(folder / "same.xlsx").active.values]
        self.assertIn(("a.html", "rejected", "violation", "capitals"), said)
        self.assertIn(("a.html", "rejected", "capitals"), [row[:3] for row in rows])
        self.assertIn(("b.html", "cannot be read", "empty"), [row[:3] for row in rows])


if __name__ == "__main__":
    unittest.main()
