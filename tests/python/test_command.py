"""The installed command, as an office calls it: run, and what it prints and ends with looked at."""

import csv
import io
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import openpyxl
import nu_alumni_policy as nu

COMMAND = pathlib.Path(sys.executable).with_name("nu-alumni-policy")
COMMANDS = ("check", "window", "due", "rights", "approval", "collisions", "days", "clause", "explain")
EXAMPLES = pathlib.Path(__file__).parents[2] / "core/examples"
BROKEN = "<p>Dear Alumni,</p><p>😀 JOIN US NOW</p>"
CLEAN = "<p>Dear Alumni,</p><p>Join us today.</p>"
COLOUR = "\x1b["


def run(*args, given=None, folder=None, **env):
    done = subprocess.run(
        [COMMAND, *map(str, args)],
        input=given,
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def on_a_terminal(*args, folder=None, **env):
    """What is shown on a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **env}
    program = subprocess.Popen(
        [COMMAND, *map(str, args)], stdout=theirs, stderr=theirs, stdin=theirs, cwd=folder, env=env
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        shown += more
    program.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_here(self, *args, **more):
        return run(*args, folder=self.folder, **more)

    def assert_wrong(self, ran, *said):
        code, out, err = ran
        self.assertEqual((code, out), (2, ""), err)
        self.assertNotIn("Traceback", err)
        for words in said:
            self.assertIn(words, err)


class Check(InAFolder):
    def invitation(self, name="letter.html"):
        brief = json.loads((EXAMPLES / "invitation.json").read_text())
        self.put("brief.json", brief)
        return self.put(name, (EXAMPLES / "invitation.html").read_bytes()), brief

    def test_each_format_is_what_the_library_gives(self):
        path, brief = self.invitation()
        source = path.read_bytes()
        for format in ("text", "html", "sarif", "junit"):
            code, out, err = self.run_here("check", "letter.html", "--format", format)
            expected = nu.render_mailing(source, format, kind="html", brief=brief, name="letter.html")
            self.assertEqual((code, out, err), (1, expected, ""), format)
        code, out, err = self.run_here("check", "letter.html", "--format", "json")
        self.assertEqual((code, err), (1, ""))
        self.assertEqual(out, nu.check_mailing_json(source, kind="html", brief=brief) + "\n")
        brief = self.put("dated.json", {"direction": "event-invitation", "event_start": "2026-12-21"})
        code, out, err = self.run_here("check", "letter.html", "--format", "ics", "--brief", brief)
        self.assertTrue(out.startswith("BEGIN:VCALENDAR\r\n"), err)

    def test_the_module_is_the_command(self):
        self.invitation()
        args = [sys.executable, "-m", "nu_alumni_policy", "check", "letter.html"]
        done = subprocess.run(args, cwd=self.folder, capture_output=True)
        self.assertEqual((done.returncode, done.stdout.decode()), self.run_here("check", "letter.html")[:2])

    def test_languages(self):
        self.invitation()
        for locale, verdict in (("en", "Rejected."), ("ru", "Отклонено."), ("kk", "Қабылданбады.")):
            code, out, err = self.run_here("check", "letter.html", "--locale", locale)
            self.assertEqual((code, err), (1, ""))
            last = out.rstrip().rpartition("\n\n")[2]
            self.assertTrue(last.startswith(verdict), last)

    def test_it_ends_with_the_verdict(self):
        # Nobody says when the event is, so nothing is broken and something is to be said.
        self.put("open.txt", "Dear Alumni,\n\nJoin us today.\n")
        self.assertEqual(self.run_here("check", "open.txt")[0], 3)
        vectors = pathlib.Path(__file__).parents[1] / "vectors/mailings"
        seen = {}
        for folder in sorted(vectors.iterdir()):
            [source] = folder.glob("source.*")
            verdict = json.loads((folder / "expected.json").read_text())["verdict"]
            if seen.get(verdict, 0) < 2:
                code = run("check", source, "--brief", folder / "brief.json")[0]
                expected = {"accepted": 0, "rejected": 1, "needs-review": 3, "needs-approval": 3}
                self.assertEqual(code, expected[verdict], folder.name)
                seen[verdict] = seen.get(verdict, 0) + 1
        self.assertLessEqual({"accepted", "rejected", "needs-review"}, set(seen))

    def test_what_is_piped_in(self):
        code, out, err = run("check", "-", "--locale", "ru", given=BROKEN.encode())
        self.assertEqual(code, 1 if "Отклонено" in out else 3)
        self.assertIn("[capitals]", out)
        self.assertIn("JOIN US NOW", out)

    def test_a_folder_has_its_briefs(self):
        invites, open_day = {"direction": "event-invitation"}, {"direction": "open-day"}
        self.put("drafts/brief.json", invites)
        self.put("drafts/a.html", BROKEN)
        self.put("drafts/deep/er/b.HTM", BROKEN)
        self.put("drafts/other/brief.json", open_day)
        self.put("drafts/other/c.txt", "Dear Alumni,\n\nJoin us today.\n")
        self.put("drafts/.hidden/d.html", BROKEN)
        self.put("drafts/notes.docx", b"PK")
        code, out, err = self.run_here("check", "drafts", "--format", "json")
        self.assertEqual((code, err), (1, ""))
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([line["file"] for line in lines], ["drafts/a.html", "drafts/deep/er/b.HTM", "drafts/other/c.txt"])
        def binds(report, clause):
            return next(row["status"] for row in report["checklist"] if row["clause"] == clause)
        # A1.3 is invitations to events, A1.5 open days.
        statuses = [(binds(line["report"], "A1.3"), binds(line["report"], "A1.5")) for line in lines]
        self.assertEqual([a == "not-applicable" for a, _ in statuses], [False, False, True])
        self.assertEqual([b == "not-applicable" for _, b in statuses], [True, True, False])
        # A brief that is named goes before them.
        code, out, err = self.run_here("check", "drafts", "--format", "json", "--brief", "drafts/brief.json")
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(binds(lines[2]["report"], "A1.5"), "not-applicable")

    def test_many_drafts_in_one_text(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("a.html", BROKEN)
        self.put("b.html", CLEAN)
        code, out, err = self.run_here("check", "a.html", "b.html")
        self.assertEqual((code, err), (1, ""))
        # At last a line of how each stands.
        self.assertRegex(out, r"\na\.html: Rejected\. .*\nb\.html: \w+.*\n\Z")
        code, out, err = self.run_here("check", ".", "--format", "sarif")
        log = json.loads(out)
        uris = [run["artifacts"][0]["location"]["uri"] for run in log["runs"]]
        self.assertEqual(uris, ["a.html", "b.html"])
        code, out, err = self.run_here("check", ".", "--format", "junit")
        root = ElementTree.fromstring(out)
        self.assertEqual(len(root.findall("testsuite")) % 2, 0)
        self.assertEqual(int(root.get("tests")), len(list(root.iter("testcase"))))
        self.assertEqual(int(root.get("failures")), len(list(root.iter("failure"))))

    def test_a_table_has_a_row_for_each_finding(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("a.html", BROKEN)
        self.put("b.txt", "Dear Alumni,\n\n=HYPERLINK(ABOUT THIS)\n")
        code, out, err = self.run_here("check", ".", "--format", "csv", "--locale", "kk")
        self.assertEqual(out[0], "\ufeff")
        rows = list(csv.DictReader(io.StringIO(out[1:])))
        report = nu.check_mailing(BROKEN, kind="html", brief={"direction": "open-day", "terms": {"locale": "kk"}})
        ours = [row for row in rows if row["file"] == "a.html"]
        self.assertEqual([row["message"] for row in ours], [f.message.text for f in report.findings])
        [capitals] = [row for row in ours if row["rule"] == "capitals"]
        # 😀 and a space stand before it, after <p>Dear Alumni,</p><p>.
        self.assertEqual((capitals["line"], capitals["column"]), ("1", "25"))
        for row in rows:
            for cell in row.values():
                self.assertFalse(cell.startswith(("=", "+", "@")), cell)

    def test_a_workbook_has_the_rows_of_the_table(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("a.html", BROKEN)
        self.put("b.txt", "Dear Alumni,\n\n=HYPERLINK(ABOUT \x07THIS)\n")
        script = [COMMAND, "check", ".", "--format"]
        done = subprocess.run([*script, "xlsx"], cwd=self.folder, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        sheet = openpyxl.load_workbook(io.BytesIO(done.stdout)).active
        table = subprocess.run([*script, "csv"], cwd=self.folder, capture_output=True).stdout.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(table)))
        shown = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        self.assertEqual([row[:4] for row in shown], [row[:4] for row in rows])
        self.assertEqual([row[8].lstrip("'").replace("\x07", "␇") for row in rows], [row[8] for row in shown])
        self.assertNotIn("f", {cell.data_type for row in sheet.iter_rows() for cell in row})
        self.assertIn("FILE.xlsx", self.run_here("check", ".", "--format", "xlsx", "--output", "x")[2])

    def test_what_changes_is_checked_anew(self):
        self.put("brief.json", {"direction": "open-day"})
        draft = self.put("a.html", CLEAN)
        program = subprocess.Popen(
            [COMMAND, "check", "a.html", "--watch", "--format", "json"], cwd=self.folder, stdout=subprocess.PIPE
        )
        self.assertNotIn("capitals", [f["rule"] for f in json.loads(program.stdout.readline())["findings"]])
        draft.write_text(BROKEN, "utf-8")
        self.assertIn("capitals", [f["rule"] for f in json.loads(program.stdout.readline())["findings"]])
        program.send_signal(signal.SIGINT)
        self.assertEqual(program.wait(), 1)
        program.stdout.close()
        self.assertEqual(run("check", "-", "--watch", given=b"Dear")[0], 2)

    def test_a_file_of_each_report(self):
        self.put("drafts/a.html", BROKEN)
        self.put("drafts/b.html", CLEAN)
        self.assert_wrong(self.run_here("check", "drafts", "--format", "html"), "--output")
        code, out, err = self.run_here("check", "drafts", "--format", "html", "--output", "reports")
        self.assertEqual(sorted(p.name for p in (self.folder / "reports").iterdir()), ["drafts_a.html.html", "drafts_b.html.html"])
        page = (self.folder / "reports/drafts_a.html.html").read_text("utf-8")
        self.assertEqual(page, nu.render_mailing(BROKEN, "html", kind="html", name="drafts/a.html"))

    def test_reports_are_no_drafts(self):
        self.put("w/a.html", BROKEN)
        for output in ("w/reports", "./w/../w/reports", self.folder / "w/reports"):
            for format in ("html", "text"):
                code, out, err = self.run_here("check", "w", "--format", format, "--output", output)
                self.assertEqual((code, err), (3, ""))
        reports = sorted(p.name for p in (self.folder / "w/reports").iterdir())
        self.assertEqual(reports, ["w_a.html.html", "w_a.html.txt"])
        self.assert_wrong(self.run_here("check", "w", "--format", "html", "--output", "./w"), "--output")
        self.assertEqual(self.run_here("check", "w", "--format", "html", "--output", ".")[0], 3)
        self.assertTrue((self.folder / "w_a.html.html").is_file())

    SHOUTED = "<p>Dear Alumni,</p>\r\n<p style='text-transform:uppercase'>Join us, Әлия</p>\r\n"

    def test_fix_and_diff(self):
        path = self.put("a.html", self.SHOUTED)
        code, out, err = self.run_here("check", "a.html", "--diff")
        self.assertEqual(path.read_bytes().decode(), self.SHOUTED)
        [taken] = [line for line in out.splitlines() if re.match(r"-(?!--)", line)]
        [added] = [line for line in out.splitlines() if re.match(r"\+(?!\+\+)", line)]
        self.assertIn("Әлия", taken)
        self.assertIn("text-transform:none", added)
        code, out, err = self.run_here("check", "a.html", "--fix")
        new, _ = nu.fix_mailing(self.SHOUTED.encode(), kind="html")
        self.assertEqual(path.read_bytes(), new)
        self.assertNotEqual(new.decode(), self.SHOUTED)
        self.assertIn("a.html: mended [capitals]", err)
        self.assertNotIn("[capitals]", out)
        self.assertEqual(self.run_here("check", "a.html", "--diff")[1], "")
        # Through a pipe the source comes out, and the report beside it.
        code, out, err = self.run_here("check", "-", "--kind", "html", "--fix", given=self.SHOUTED.encode())
        self.assertEqual(out.encode(), new)
        self.assertIn("mended [capitals]", err)

    def test_what_cannot_be_read_is_named(self):
        self.put("a.html", CLEAN)
        wrong = self.assert_wrong
        wrong(self.run_here("check", "none.html"), "none.html: No such file or directory\n")
        wrong(self.run_here("check", "a.html", "--brief", "none.json"), "none.json: No such file")
        wrong(self.run_here("check", "a" * 5000), "aaa: File name too long")
        self.put("empty.html", b"")
        wrong(self.run_here("check", "empty.html"), "empty.html: ")
        (self.folder / "folder").mkdir()
        wrong(self.run_here("check", "folder"), "folder: no draft in this folder")
        for name, brief, said in (
            ("cut.json", '{\n  "direction": ', "cut.json:2:16: this is no JSON"),
            ("twice.json", '{"subject": "a", "subject": "b"}', "twice.json: the key `subject` stands there twice"),
            ("nan.json", '{"subject": NaN}', "nan.json: NaN is no number"),
            ("list.json", "[]", "list.json: an object"),
            ("deep.json", "[" * 100_000, "deep.json: "),
            ("cp1251.json", '{"subject": "Встреча"}'.encode("cp1251"), "cp1251.json: byte 13 is not UTF-8"),
            ("party.json", {"direction": "party"}, "a.html: party.json: direction: there is no `party`"),
            ("terms.json", {"terms": 7}, "a.html: terms.json: terms: "),
        ):
            self.put(name, brief)
            with self.subTest(name):
                wrong(self.run_here("check", "a.html", "--brief", name), said)
        for name, said in (("twice.json", "`subject` stands there twice"), ("cut.json", "cut.json:2:16: Текст")):
            wrong(self.run_here("check", "a.html", "--brief", name, "--locale", "ru"), said)
        # The mark that Windows's editors put before a text is no fault.
        self.put("marked.json", '\ufeff{"direction": "open-day"}')
        self.assertIn(self.run_here("check", "a.html", "--brief", "marked.json")[0], (1, 3))

    def test_one_that_cannot_be_read_stops_no_other(self):
        self.put("a.html", CLEAN)
        self.put("b.html", b"")
        code, out, err = self.run_here("check", "a.html", "b.html", "none.html", "--format", "json")
        self.assertEqual(code, 2)
        self.assertEqual([json.loads(line)["file"] for line in out.splitlines()], ["a.html"])
        self.assertEqual([line.split(":")[0] for line in err.splitlines()], ["b.html", "none.html"])

    def test_the_gravest_of_many(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("broken.html", BROKEN)
        self.put("open.html", CLEAN + "<p>Kind regards,<br>Alumni Office</p>")
        codes = {name: self.run_here("check", name)[0] for name in ("broken.html", "open.html")}
        self.assertEqual(codes["broken.html"], 1)
        self.assertEqual(self.run_here("check", "open.html", "broken.html")[0], 1)
        self.assertEqual(self.run_here("check", "broken.html", "none.html")[0], 2)

    def test_a_letter_gives_the_terminal_no_orders(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("a.html", "<p>Dear Alumni,</p><p>\x1b]0;owned\x07\x1b[31mJOIN US NOW \u202egpj.exe</p>")
        for out in (self.run_here("check", "a.html")[1], on_a_terminal("check", "a.html", folder=self.folder, NO_COLOR="1")):
            self.assertIn("JOIN US NOW", out)
            for order in ("\x1b]", "\x1b[31m", "\x07", "\u202e"):
                self.assertNotIn(order, out)

    def test_a_reader_that_stops_early_is_no_error(self):
        self.invitation()
        shell = f"{COMMAND} check letter.html --format html | head -c 10"
        done = subprocess.run(["sh", "-c", shell], cwd=self.folder, capture_output=True)
        self.assertEqual((done.stdout, done.stderr), (b"<!DOCTYPE ", b""))


class Questions(InAFolder):
    def test_window(self):
        # 14 and 5 working days before Monday 21 December 2026; the 16th is off.
        code, out, err = run("window", "2026-12-21")
        self.assertEqual((code, err), (0, ""))
        first = out.splitlines()[0]
        self.assertEqual(first, "The mailing may go out from 30 November 2026 to 11 December 2026.")
        self.assertIn("  2026-11-30 – 2026-12-11  The mailing may go out (A4.1, ", out)
        self.assertIn("2026-12-16  Independence Day", out)
        self.assertEqual(run("window", "2026-12-21", "--send", "2026-12-10")[0], 0)
        self.assertEqual(run("window", "2026-12-21", "--send", "2026-12-14")[0], 1)
        self.assertEqual(run("window", "2028-06-05")[0], 3)
        out = run("window", "2026-12-21", "--locale", "ru")[1]
        self.assertIn("  2026-11-30 – 2026-12-11  Рассылку можно отправить (A4.1, ", out)
        self.assertNotRegex(out.partition("Редакция")[0], r"\b[a-z_]{3,}\b")
        code, out, err = run("window", "2026-12-21", "--format", "json", "--locale", "kk")
        request = {"facts": {"event_start": "2026-12-21"}, "terms": {"locale": "kk"}}
        self.assertEqual(out, nu.answer_json("sending-schedule", request) + "\n")

    def test_due(self):
        # Received on Tuesday; the 16th is off, the 17th is the first working day after.
        code, out, err = run("due", "2026-12-15")
        self.assertEqual((code, out.splitlines()[0], err), (0, "Moderation is due by 17 December 2026.", ""))
        # Moderated on the 2nd and sent then, as the window opened on 30 November; the 8th is too late.
        late = ("due", "2026-12-01", "--event", "2026-12-21", "--as-of")
        self.assertEqual([run(*late, day)[0] for day in ("2026-12-02", "2026-12-08")], [0, 1])
        self.assertEqual(run("due", "2029-12-15")[0], 3)

    def test_queue(self):
        # Handed in on Tuesday the 1st, due on the 2nd; of Thursday's the day is the 4th.
        submission = {"channel": "mailing", "unit": "Office", "school": "GSB", "direction": "open-day"}
        submission["lists"] = [{"name": "all", "school": "GSB"}]

        def record(day):
            entry = {"step": "submit", "role": "initiator", "by": "u1", "at": day}
            return {"record": {"submission": submission, "entries": [entry]}, "event_start": "2026-12-21"}

        self.put("records/b.json", record("2026-12-01"))
        self.put("records/a.json", record("2026-12-03"))
        code, out, err = self.run_here("queue", "records", "--as-of", "2026-12-04")
        self.assertEqual((code, err), (1, ""))
        lines = out.splitlines()
        self.assertEqual(lines[0], "Late: 1. Due today: 1. Due later: 0. Without a day: 0. With errors: 0.")
        self.assertEqual([line for line in lines if line.startswith("records")], ["records/b.json", "records/a.json"])
        self.assertIn("  It was due by 2 December 2026. Working days late: 2.\n", out)
        self.assertEqual(self.run_here("queue", "records/a.json", "--as-of", "2026-12-04")[0], 0)
        # One that is wrong is named, and stops no other.
        self.put("records/c.json", {"record": {}})
        self.put("records/d.json", "{")
        code, out, err = self.run_here("queue", "records", "--as-of", "2026-12-04", "--locale", "ru")
        self.assertEqual(code, 2)
        self.assertIn("records/b.json", out)
        self.assertIn("records/c.json", out)
        # The last of all, in the language, and counted.
        self.assertEqual(err, "")
        self.assertLess(out.index("records/a.json"), out.index("records/d.json"))
        self.assertRegex(out, r"records/d.json\n  records/d.json:1:2: Текст")
        code, out, err = self.run_here("queue", "records", "--as-of", "2026-12-04", "--format", "json")
        self.assertEqual((code, err), (2, ""))
        errors = {one["id"]: one for one in json.loads(out)["errors"]}
        self.assertEqual(set(errors), {"records/c.json", "records/d.json"})
        self.assertEqual(errors["records/d.json"]["code"], "not-json")
        self.assertTrue(errors["records/d.json"]["message"].startswith("records/d.json:1:2: this is no JSON"))
        self.assert_wrong(self.run_here("queue", "records", "--as-of", "soon"), "--as-of")

    def test_what_is_no_record_is_not_read_as_one(self):
        for name in ("brief.json", "terms.json", ".old/a.json", "notes.txt"):
            self.put(f"records/{name}", "{}" if name == "terms.json" else "{")
        self.put("records/deep/a.json", "{")
        ran = self.run_here("queue", "records", "--terms", "records/terms.json", "--as-of", "2026-12-04", "--format", "json")
        self.assertEqual([one["id"] for one in json.loads(ran[1])["errors"]], ["records/deep/a.json"])

    def test_what_is_wrong_is_said_in_the_language(self):
        self.put("person.json", {"persn": {}})
        self.put("empty.html", b"")
        self.put("torn.json", "{")
        self.put("party.json", {"direction": "party"})
        self.put("plain.html", CLEAN)
        (self.folder / "nothing").mkdir()
        for args in (
            ("window", "21.12.2026"),
            ("days", "3000-01"),
            ("rights", "person.json"),
            ("clause", "Z9"),
            ("explain", "nothing"),
            ("check", "empty.html"),
            ("check", "none.html"),
            ("check", "plain.html", "--brief", "torn.json"),
            ("check", "plain.html", "--brief", "party.json"),
            # What is wrong with the command itself.
            ("bogus",),
            ("check",),
            ("check", "plain.html", "--fromat", "json"),
            ("check", "plain.html", "-x"),
            ("check", "plain.html", "--format", "pdf"),
            ("check", "plain.html", "--fix=maybe"),
            ("check", "plain.html", "--fix", "--diff"),
            ("check", "plain.html", "--diff", "--format", "html"),
            ("check", ".", "--format", "html"),
            ("check", ".", "--output", "."),
            ("check", ".", "--format", "csv", "--watch"),
            ("check", "-", "--format", "xlsx", "--fix"),
            ("check", "-", "--watch"),
            ("check", "plain.html", "--output", "plain.html/reports"),
            ("check", "nothing"),
            ("check", "plain.html", "--brief"),
            ("queue", "nothing"),
            ("queue", "plain.html", "--terms", "none.json"),
            ("window", "2026-12-21", "2026-12-22"),
            ("window", "2026-12-21", "--as-of", "2026-12-01", "--as-of", "2026-12-02"),
            ("days", "December"),
        ):
            for locale, letters in (("en", "[a-z]"), ("ru", "[а-я]"), ("kk", "(?i)[ңғқөұүәі]")):
                code, out, err = self.run_here(*args, "--locale", locale)
                self.assertEqual((code, out), (2, ""), args)
                self.assertRegex(err, letters, args)
                self.assertEqual(bool(re.search("[а-я]", err)), locale != "en", err)
                self.assertNotIn("{", err)
        self.assertTrue(self.run_here("check", "none.html", "--locale", "ru")[2].startswith("none.html: "))
        for locale in ("en", "ru", "kk"):
            # What was written wrongly is said in any case.
            err = self.run_here("check", "plain.html", "--fix=maybe", "--locale", locale)[2]
            self.assertRegex(err, "(?s)maybe.*--fix|--fix.*maybe")
            for first in (("--locale", locale), (f"--locale={locale}",)):
                code, out, err = self.run_here(*first, "check", "plain.html")
                self.assertEqual((code, out), (2, ""))
                said = {"en": "come behind the command", "ru": "указываются после команды", "kk": "пәрменнен кейін"}
                self.assertIn(said[locale], err)
                self.assertRegex(err, r"--locale\b")
        self.assertTrue(self.run_here("window", "1", "--locale", "ru")[2].startswith("nu-alumni-policy: EVENT: "))


    def test_rights(self):
        path = self.put("person.json", (EXAMPLES / "alumna.json").read_bytes())
        code, out, err = run("rights", path, "--as-of", "2026-12-01")
        self.assertEqual((code, err), (0, ""))
        for right in nu.rights({"as_of": "2026-12-01", "facts": json.loads(path.read_text())}):
            self.assertIn(f"      {right.headline.text}\n", out)
        self.assertIn("   => ", out)
        # Without a day it is about today.
        self.assertEqual(run("rights", path)[0], 0)

    def test_approval(self):
        facts = {"sender": {"school": "GSB"}, "audience": {"all": True}, "official": True}
        for change, ends in (({}, 3), ({"audience": {"schools": ["GSB"]}, "data_submitted": True}, 0), ({"sender": None}, 3)):
            path = self.put("facts.json", facts | change)
            code, out, err = run("approval", path, "--as-of", "2026-01-12")
            self.assertEqual((code, err), (ends, ""))
            request = {"as_of": "2026-01-12", "facts": facts | change}
            self.assertIn(nu.decide("communication-approval", request).headline.text, out)

    def test_collisions(self):
        planned = {"sender": "GSB", "channel": "email", "date": "2026-12-10"}
        plan = {"communications": [{"id": "a"} | planned, {"id": "b"} | planned]}
        for locale in ("en", "ru", "kk"):
            code, out, err = run("collisions", self.put("plan.json", plan), "--locale", locale)
            self.assertEqual((code, err), (3, ""))
            request = {"facts": plan, "terms": {"locale": locale}}
            for finding in nu.collisions(request).findings:
                self.assertIn(finding.message.text, " ".join(out.split()))
        code, out, err = run("collisions", self.put("plan.json", {"communications": [{"id": "a"} | planned]}))
        self.assertEqual((code, out.splitlines()[0]), (0, "7.3   Which communications come to the same people at the same time?"))
        self.assertIn("      in order: 1 / 1\n", out)
        code, out, err = run("collisions", self.put("plan.json", {"communications": [{"id": "a"}]}))
        self.assertEqual(code, 2)
        self.assertIn("plan.json: communications[0]", err)

    def test_days(self):
        for locale, said in (("ru", "Декабрь 2026\n Пн "), ("kk", "Тәуелсіздік күні")):
            self.assertIn(said, run("days", "2026-12", "--locale", locale)[1])
        code, out, err = run("days", "2026-12")
        self.assertEqual((code, err), (0, ""))
        self.assertIn(" 14   15  (16)  17   18  (19) (20)\n", out)
        self.assertIn("2026-12-16  Independence Day", out)
        code, out, err = run("days", "2026-02", "--format", "json")
        self.assertEqual(json.loads(out), [day.to_dict() for day in nu.Calendar().days("2026-02-01", "2026-02-28")])
        terms = self.put("terms.json", {"calendar": {"closed": ["2026-12-17"]}})
        self.assertIn(" (17) ", run("days", "2026-12", "--terms", terms)[1])

    def test_clause_and_explain(self):
        for locale in ("en", "ru", "kk"):
            document = nu.policy(locale)
            for clause in document.clauses:
                if clause.id in ("7.1", "A2.2a"):
                    code, out, err = run("clause", clause.id, "--locale", locale)
                    self.assertEqual((code, err), (0, ""))
                    self.assertIn(clause.gist, " ".join(out.split()))
        for name, said in (("rights", "rights\n"), ("communication-approval", "7.2    "), ("I15", "= [wrapped-lines] ")):
            code, out, err = run("explain", name)
            self.assertEqual((code, err), (0, ""))
            self.assertIn(said, out)
        out = run("explain", "paragraph-length")[1]
        for said in ("A2.2a", "paragraph_lines = 3", "line_characters = 80", "I15", "[author-lines]"):
            self.assertIn(said, out)

    def test_what_is_wrong_is_named_by_where_it_was_given(self):
        for args, said in (
            (("window", "21.12.2026"), "EVENT: `21.12.2026` is neither"),
            (("window", "2026-12-21", "--send", "soon"), "--send: `soon`"),
            (("window", "2026-12-21T10:00:00"), "EVENT: `2026-12-21T10:00:00` has no offset"),
            (("due", "yesterday"), "RECEIVED: `yesterday`"),
            (("days", "2026-13"), "2026-13: a month is written as 2026-12"),
            (("days", "2050-01"), "2050-01"),
            (("clause", "99"), "there is no `99`"),
            (("explain", "bogus"), "there is no `bogus`; there are direction-stated"),
            (("bogus",), "bogus"),
            (("check",), "files"),
            (("check", "a.html", "--format", "pdf"), '"pdf" for --format'),
            (("check", "a.html", "--fix", "--diff"), "--diff only shows"),
            (("check", "a.html", "--fromat", "json"), "--fromat"),
            (("check", "-x"), "-x"),
        ):
            with self.subTest(args):
                self.assert_wrong(run(*args), said)
        path = self.put("facts.json", {"person": {"degrees": [{"id": "b", "kind": "bsc"}]}})
        self.assert_wrong(run("rights", path), f"{path}: person.degrees[0].kind: there is no `bsc`")
        path = self.put("facts.json", {"persn": {}})
        self.assert_wrong(run("rights", path), f"{path}: there is no `persn`")
        terms = self.put("terms.json", {"limits": {"window_opens": "x"}})
        self.assert_wrong(run("window", "2026-12-21", "--terms", terms), f"{terms}: limits.window_opens: ")


class Terminal(InAFolder):
    def test_help_has_examples_and_fits(self):
        helps = {name: run(name, "--help", COLUMNS="80")[1] for name in COMMANDS}
        helps[""] = run("--help", COLUMNS="80")[1]
        for name, text in helps.items():
            with self.subTest(name):
                self.assertIn(f"nu-alumni-policy {name}".rstrip(), text.partition("\n\n")[2])
                self.assertLessEqual(max(map(len, text.splitlines())), 80)
                self.assertNotIn(COLOUR, text)
        self.assertEqual(run("--version")[1].strip(), nu.__version__)

    def test_all_fits_80_columns(self):
        self.put("letter.html", (EXAMPLES / "invitation.html").read_bytes())
        self.put("person.json", (EXAMPLES / "alumna.json").read_bytes())
        for args in (
            ("check", "letter.html"), ("window", "2026-12-21"), ("rights", "person.json"), ("explain", "I14"),
        ):  # fmt: skip
            for locale in ("en", "ru", "kk"):
                with self.subTest((args, locale)):
                    out = run(*args, "--locale", locale, folder=self.folder)[1]
                    self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_colour_on_a_terminal_only(self):
        self.put("letter.html", (EXAMPLES / "invitation.html").read_bytes())
        args = ("check", "letter.html")
        plain = self.run_here(*args)[1]
        self.assertNotIn(COLOUR, plain)
        shown = on_a_terminal(*args, folder=self.folder)
        self.assertIn(COLOUR, shown)
        self.assertEqual(re.sub(r"\x1b\[[\d;]*m", "", shown), plain)
        self.assertEqual(on_a_terminal(*args, folder=self.folder, NO_COLOR="1"), plain)
        wrong = on_a_terminal("explain", "bogus")
        self.assertLessEqual(max(map(len, wrong.splitlines())), 80)


if __name__ == "__main__":
    unittest.main()
