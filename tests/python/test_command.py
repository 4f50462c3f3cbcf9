"""The other commands as an office calls them, what they print and end with, and how all look on a terminal."""

import json
import re
import unittest

import nu_alumni_policy as nu
from the_command import CLEAN, COLOUR, EXAMPLES, InAFolder, on_a_terminal, run

COMMANDS = ("check", "compare", "window", "due", "rights", "approval", "collisions", "queue", "days", "clause", "explain")


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
        self.assertEqual(run("window", "none")[0], 0)
        out = run("window", "2026-12-21", "--lang", "ru")[1]
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
        code, out, err = run("due", "2027-12-31")
        self.assertEqual((code, out.splitlines()[0]), (3, "Days off of 2028 are not known yet, and some of these days hang on them. State"))
        self.assertIn("By when moderation is due is not known.", out)
        self.assertIn("2027-05-17  Perhaps Kurban Ait first day", run("due", "2027-05-14")[1])

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
        # What has to be written is named as it is written, in any language.
        self.assertIn("submission", out)
        self.put("records/c.json", {"record": {"submission": submission, "entries": [{"step": "sent", "role": "initiator", "by": "u1", "at": "2026-12-01"}]}})
        for locale in ("en", "ru"):
            out = self.run_here("queue", "records", "--as-of", "2026-12-04", "--locale", locale)[1]
            self.assertIn("submit, take-up, return,", out)
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

    def test_the_queue_names_places_as_they_stand_in_the_file(self):
        self.put("records/a.json", {"record": {}})
        self.put("records/b.json", {"recrd": {}})
        self.put("records/c.json", b"\xff{}")
        out = self.run_here("queue", "records", "--as-of", "2026-12-04")[1]
        self.assertIn("records/a.json\n  record: `submission` is missing\n", out)
        self.assertIn("records/b.json\n  there is no `recrd`; there are record, ", out)
        self.assertIn("records/c.json\n  records/c.json:1:1: this is no JSON: byte 0 is not UTF-8\n", out)
        out = self.run_here("queue", "records", "--as-of", "2026-12-04", "--lang", "ru")[1]
        self.assertIn("records/c.json\n  records/c.json:1:1: Текст записан не так, как ждёт программа: строка 1, место\n  1.\n", out)

    def test_the_queue_reads_each_record_once(self):
        self.put("records/a.json", {"record": {}})
        self.put("records/b.json", "{")
        for twice in (["records", "records/a.json"], ["records/b.json", "records/../records/b.json", "records"], ["records"] * 2):
            out = self.run_here("queue", *twice, "--as-of", "2026-12-04", "--format", "json")[1]
            self.assertEqual(sorted(one["id"] for one in json.loads(out)["errors"]), ["records/a.json", "records/b.json"])

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
            ("check", "plain.html", "--format", "csv", "--output", "nothing"),
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
            err = self.run_here("check", "plain.html", "--fix=maybe", "--lang", locale)[2]
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
        self.assertNotIn("0 / 0", run("collisions", self.put("plan.json", {"communications": []}))[1])
        code, out, err = run("collisions", "-", given=json.dumps({"communications": [{"id": "a"} | planned]}).encode())
        self.assertEqual((code, err), (0, ""))
        self.assertIn("in order: 1 / 1", out)
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
        # In a week of six days Saturday the 12th is a working day, as it is for what is due.
        terms = self.put("terms.json", {"readings": {"I30": "six-day-week"}})
        self.assertIn("\n  7    8    9   10   11   12  (13)\n", run("days", "2026-12", "--terms", terms)[1])
        self.assertIn("due by 12 December 2026", run("due", "2026-12-11", "--terms", terms)[1])
        for wrong, said in (
            ({"calender": {"closed": ["2026-12-17"]}}, "there is no `calender`; there are readings, "),
            ({"record": {}, "event_start": "2026-12-21"}, "there is no `"),
            ({"calendar": {"closed": ["2026-02-30"]}}, "calendar.closed[0]: "),
            ({"limits": {"window_opens": -1}}, "limits.window_opens: "),
        ):
            terms = self.put("terms.json", wrong)
            self.assert_wrong(run("days", "2026-12", "--terms", terms), f"nu-alumni-policy: {terms}: {said}")

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
        # In letters of any size, and of the other keyboard.
        for written in ("a2.2A", "А2.2а"):
            self.assertEqual(run("clause", written), run("clause", "A2.2a"))
        self.assert_wrong(run("explain", "capitls"), "there is no `capitls`; there are capitals\n")
        out = run("explain", "paragraph-length")[1]
        for said in ("A2.2a", "paragraph_lines = 3", "line_characters = 80", "I15", "[author-lines]"):
            self.assertIn(said, out)

    def test_what_is_wrong_is_named_by_where_it_was_given(self):
        for args, said in (
            (("window", "21.12.2026"), "EVENT: `21.12.2026` is neither"),
            (("window", "2026-12-21", "--send", "soon"), "--send: `soon`"),
            (("window", "2026-12-21T10:00:00"), "EVENT: `2026-12-21T10:00:00` has no offset"),
            (("due", "yesterday"), "RECEIVED: `yesterday`"),
            (("days", "2026-13"), "2026-13: there is no such month; a month is written as 2026-12"),
            (("days", "2050-01"), "nu-alumni-policy: 2050-01: the working days around 2050-01-01 are not known"),
            (("clause", "99"), "there is no `99`"),
            (("clause", "4.1"), "`4.1` has parts: name 4.1a or 4.1b"),
            (("explain", "bogus"), "there is no `bogus`; there are direction-stated"),
            (("bogus",), "bogus"),
            (("check",), "files"),
            (("check", "a.html", "--format", "pdf"), '"pdf" for --format'),
            (("check", "a.html", "--fix", "--diff"), "--diff only shows"),
            (("check", "a.html", "--fromat", "json"), "--fromat"),
            (("check", "-x"), "-x"),
            (("rights", "-x"), "there is no option -x"),
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
                # Each line is as it was written; one that does not fit would be broken once more.
                self.assertEqual([line for line in text.splitlines() if line != line.rstrip()], [])
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
