"""`check` and `compare`, as an office calls them."""

import csv
import io
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

import openpyxl
import nu_alumni_policy as nu
from the_command import BROKEN, CLEAN, COMMAND, EXAMPLES, InAFolder, on_a_terminal, run


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
        self.assertEqual(code, 1)
        # What may be a letter too is named, and no more.
        self.assertTrue(err.startswith("drafts/notes.docx: it is not checked"), err)
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

    def test_a_table_goes_into_a_file(self):
        self.put("a.html", BROKEN)
        for format in ("csv", "xlsx"):
            file = self.folder / f"findings.{format}"
            shown = subprocess.run([COMMAND, "check", "a.html", "--format", format], cwd=self.folder, capture_output=True)
            code, out, err = self.run_here("check", "a.html", "--format", format, "--output", file.name)
            self.assertEqual((code, out, err), (shown.returncode, "", ""))
            if format == "csv":
                self.assertEqual(file.read_bytes(), shown.stdout)
            else:
                self.assertEqual(openpyxl.load_workbook(file).active["A2"].value, "a.html")
        (self.folder / "folder").mkdir()
        self.assert_wrong(self.run_here("check", "a.html", "--format", "csv", "--output", "folder"), "folder: Is a directory")

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
            ("twice.json", '{"subject": "a", "subject": "b"}', "twice.json: subject: it stands there twice"),
            ("nan.json", '{"subject": NaN}', "nan.json: NaN: it is no number"),
            ("list.json", "[]", "list.json: an object"),
            ("deep.json", "[" * 100_000, "deep.json: "),
            ("cp1251.json", '{"subject": "Встреча"}'.encode("cp1251"), "cp1251.json:1:14: this is no JSON: byte 13 is not UTF-8"),
            ("party.json", {"direction": "party"}, "a.html: party.json: direction: there is no `party`"),
            ("terms.json", {"terms": 7}, "a.html: terms.json: terms: "),
        ):
            self.put(name, brief)
            with self.subTest(name):
                wrong(self.run_here("check", "a.html", "--brief", name), said)
        self.put("marked.json", b'\xef\xbb\xbf{\n"\xd0\xb0\xff": 1}')
        for name, said in (
            ("twice.json", "twice.json: subject: Это указано дважды. Уберите одно."),
            ("nan.json", "nan.json: NaN: Это не число."),
            ("cut.json", "cut.json:2:16: Текст"),
            # A mark that is no part of the text, a line of one sign, and two signs, of three bytes.
            ("marked.json", "marked.json:2:3: Текст записан не так, как ждёт программа: строка 2, место 3."),
        ):
            wrong(self.run_here("check", "a.html", "--brief", name, "--locale", "ru"), f"{said}\n" if said.endswith(".") else said)
        # The mark that Windows's editors put before a text is no fault.
        self.put("marked.json", '\ufeff{"direction": "open-day"}')
        self.assertIn(self.run_here("check", "a.html", "--brief", "marked.json")[0], (1, 3))

    def test_one_that_cannot_be_read_stops_no_other(self):
        self.put("a.html", CLEAN)
        self.put("b.html", b"")
        code, out, err = self.run_here("check", "a.html", "b.html", "none.html", "--format", "json")
        self.assertEqual(code, 2)
        self.assertEqual([line.split(":")[0] for line in err.splitlines()], ["b.html", "none.html"])

    def test_one_that_cannot_be_read_stands_in_each_report(self):
        self.put("d/a.html", CLEAN)
        self.put("d/b.html", b"")
        said = {"en": "the source is empty", "ru": "Письмо пустое"}
        for locale, why in said.items():
            def of(format, *more):
                code, out, err = self.run_here("check", "d", "--format", format, "--locale", locale, *more)
                self.assertEqual(code, 2)
                self.assertIn(f"d/b.html: {why}", err)
                return out

            lines = [json.loads(line) for line in of("json").splitlines()]
            self.assertEqual([line["file"] for line in lines], ["d/a.html", "d/b.html"])
            self.assertEqual(lines[1]["error"]["code"], "empty")
            self.assertTrue(lines[1]["error"]["text"].startswith(why))
            rows = [row for row in csv.DictReader(io.StringIO(of("csv")[1:])) if row["file"] == "d/b.html"]
            self.assertEqual([(row["verdict"], row["rule"]) for row in rows], [("unreadable", "empty")])
            self.assertTrue(rows[0]["message"].startswith(why))
            runs = json.loads(of("sarif"))["runs"]
            [told] = runs[1]["invocations"][0]["toolExecutionNotifications"]
            self.assertTrue(told["message"]["text"].startswith(why))
            self.assertEqual([run["invocations"][0]["executionSuccessful"] for run in runs], [True, False])
            root = ElementTree.fromstring(of("junit"))
            self.assertIn("d/b.html", [suite.get("name") for suite in root])
            self.assertEqual(int(root.get("errors")), len(list(root.iter("error"))))
            # Among the texts, and at last among how each stands.
            self.assertEqual(of("text").count(why), 2)
            self.assertRegex(of("text"), rf"\nd/b\.html: {why}.*\n\Z")
            of("html", "--output", "pages")
            self.assertIn(why, (self.folder / "pages/d_b.html.html").read_text("utf-8"))
        # One that stands first takes nothing from the others.
        self.put("d/0.html", b"")
        log = json.loads(self.run_here("check", "d", "--format", "sarif")[1])
        self.assertEqual(len(log["runs"]), 3)
        self.assertIn("$schema", log)

    def test_each_line_of_how_a_draft_stands_is_its_own(self):
        self.put("d/a.html", BROKEN)
        self.put("d/b.html", CLEAN)
        out = self.run_here("check", "d", "--locale", "ru")[1]
        stands = out[out.rindex("\nd/a.html: ") + 1 :].splitlines()
        self.assertEqual([line for line in stands if not line.startswith(("  ", "d/a.html: ", "d/b.html: "))], [])
        self.assertGreater(len(stands), 2)

    def test_a_draft_has_one_brief_however_it_is_named(self):
        self.put("d/brief.json", {"direction": "open-day"})
        self.put("d/sub/a.html", BROKEN)
        expected = nu.check_mailing_json(BROKEN.encode(), kind="html", brief={"direction": "open-day"})
        for named in ("d/sub/a.html", self.folder / "d/sub/a.html"):
            self.assertEqual(self.run_here("check", named, "--format", "json")[1].rstrip(), expected)
        self.assertEqual(run("check", "a.html", "--format", "json", folder=self.folder / "d/sub")[1].rstrip(), expected)
        for named in ("d", "d/sub"):
            [line] = self.run_here("check", named, "--format", "json")[1].splitlines()
            self.assertEqual(json.loads(line)["report"], json.loads(expected))
        # Which one it is is said where it does not lie beside the draft.
        self.assertIn("d/sub/a.html\n============\nbrief: d/brief.json\n", self.run_here("check", "d")[1])
        self.assertEqual(self.run_here("check", "d/sub/a.html")[2], "d/sub/a.html: brief: d/brief.json\n")
        # Twice named, once checked.
        lines = self.run_here("check", "d/sub", "d", "d/sub/../sub/a.html", "--format", "json")[1].splitlines()
        self.assertEqual(len(lines), 1)
        # As Windows's editors name it.
        for name in ("Brief.json", "brief.json.txt"):
            self.put(f"{name}.d/{name}", {"direction": "open-day"})
            self.put(f"{name}.d/a.html", BROKEN)
            [line] = self.run_here("check", f"{name}.d", "--format", "json")[1].splitlines()
            self.assertEqual(json.loads(line)["report"], json.loads(expected))

    def test_a_message_with_another_subject_than_its_brief_is_checked(self):
        self.put("d/brief.json", {"direction": "open-day", "subject": "Open day"})
        self.put("d/a.eml", "Subject: Another\r\n\r\nDear Alumni,\r\n\r\nJoin us today.\r\n")
        self.put("d/b.html", CLEAN)
        code, out, err = self.run_here("check", "d", "--format", "csv")
        rows = [row for row in csv.DictReader(io.StringIO(out[1:])) if row["file"] == "d/a.eml"]
        self.assertEqual((rows[0]["severity"], rows[0]["rule"]), ("review", "subjects-differ"))
        self.assertNotEqual(rows[0]["verdict"], "unreadable")
        self.assertGreater(len(rows), 1)
        self.assertNotEqual(code, 2)
        self.assertIn("d/a.eml: subject: it differs", err)
        self.assertIn("subject: it differs", self.run_here("check", "d")[1])

    def test_what_is_no_letter_is_said(self):
        self.put("d/a.html", CLEAN)
        self.put("d/b.mht", "From: a@nu.edu.kz\r\nMIME-Version: 1.0\r\nSubject: A\r\n\r\nDear Alumni,\r\n")
        self.put("d/notes.docx", b"PK\x03\x04\x14")
        code, out, err = self.run_here("check", "d", "--format", "json", "--locale", "ru")
        self.assertEqual([json.loads(line)["file"] for line in out.splitlines()], ["d/a.html", "d/b.mht"])
        self.assertTrue(err.startswith("d/notes.docx: Это файл .docx"), err)
        self.assertNotEqual(code, 2)
        self.assert_wrong(self.run_here("check", "d/notes.docx"), "is a .docx file; save it as HTML")
        for name, source, format in (
            ("a.rtf", "{\\rtf1 Dear Alumni,}", ".rtf"),
            ("c.html", "Received: by a\r\nMIME-Version: 1.0\r\n\r\n<p>Dear</p>", ".eml"),
        ):
            self.put(name, source)
            self.assert_wrong(self.run_here("check", name), f"is a {format} file")
        self.put("e.txt", "Уважаемые выпускники,".encode("cp1251"))
        self.assert_wrong(self.run_here("check", "e.txt"), "save it as UTF-8")

    def test_wide_characters_are_mended(self):
        path = self.put("a.html", self.SHOUTED.encode("utf-16"))
        self.assertIn("text-transform:none", self.run_here("check", "a.html", "--diff")[1])
        code, out, err = self.run_here("check", "a.html", "--fix")
        self.assertIn("a.html: mended [capitals]", err)
        self.assertEqual(path.read_bytes().decode("utf-16"), nu.fix_mailing(self.SHOUTED, kind="html")[0])

    def test_two_drafts_are_compared(self):
        self.put("brief.json", {"direction": "open-day"})
        self.put("a.html", BROKEN)
        self.put("b.html", CLEAN + '<p><a href="">here</a></p>')
        code, out, err = self.run_here("compare", "a.html", "b.html", "--locale", "ru")
        self.assertEqual((code, err), (self.run_here("check", "b.html")[0], ""))
        before, after = (
            nu.check_mailing(self.folder / name, brief={"direction": "open-day", "terms": {"locale": "ru"}})
            for name in ("a.html", "b.html")
        )
        expected = nu.compare_mailings(before, after)
        self.assertEqual([one.rule for one in expected.mended], ["capitals"])
        self.assertIn("- [capitals] ", out)
        for mark, findings in (("-", expected.mended + expected.settled), ("+", expected.new), ("=", expected.changed + expected.standing)):
            self.assertEqual(len(re.findall(rf"(?m)^\{mark} \[", out)), len(findings))
        self.assertEqual(self.run_here("compare", "a.html", "b.html", "--locale", "ru", "--format", "json")[1], expected.to_json() + "\n")
        self.assert_wrong(self.run_here("compare", "a.html", "none.html"), "none.html: No such file")

    def test_a_name_may_begin_with_a_hyphen(self):
        self.put("-dash.html", CLEAN)
        for args in (("--", "-dash.html"), ("./-dash.html",)):
            self.assertEqual(self.run_here("check", *args)[::2], (3, ""))

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

    def test_a_stream_that_is_closed_or_full_is_no_traceback(self):
        self.put("a.html", CLEAN)
        for command, code, said in (
            ("check a.html >&-", 3, ""),
            ("clause 7.1 >&-", 0, ""),
            ("window 2026-12-21 >&-", 0, ""),
            ("days 2026-12 >&-", 0, ""),
            ("check nofile 2>&-", 2, ""),
            ("check - <&-", 2, "-: the source is empty\n"),
            ("check a.html > /dev/full", 2, "nu-alumni-policy: stdout: No space left on device\n"),
        ):
            with self.subTest(command):
                done = subprocess.run(["sh", "-c", f"{COMMAND} {command}"], cwd=self.folder, capture_output=True)
                self.assertEqual((done.returncode, done.stdout, done.stderr.decode()), (code, b"", said))

    def test_both_streams_are_in_one_encoding(self):
        shell = f"{COMMAND} check nofile --locale ru 2>&1; {COMMAND} clause 7.1 --locale ru 2>&1"
        done = subprocess.run(["sh", "-c", shell], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp866"})
        self.assertIn("Файл", done.stdout.decode())


if __name__ == "__main__":
    unittest.main()
