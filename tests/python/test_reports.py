"""What is taken away of a report, read by those who read such files."""

import json
import os
import pathlib
import unittest
import xml.etree.ElementTree as ElementTree

import icalendar
import jsonschema
import junitparser

from nu_alumni_policy import BriefError, check_mailing, render_mailing

from test_check_mailing import VECTORS, read

KEPT = pathlib.Path(__file__).parents[1] / "vectors/reports"


def rendered(vector, format):
    source, kind, brief = read(vector)
    try:
        return render_mailing(source, format, kind=kind, brief=brief)
    except BriefError as error:
        if (error.code, format) != ("no-days", "ics"):
            raise


class Reports(unittest.TestCase):
    def test_they_are_the_kept_ones_byte_for_byte(self):
        kept = sorted(KEPT.iterdir())
        self.assertEqual(len(kept), 5)
        for file in kept:
            (vector,) = (v for v in VECTORS if v.name == file.stem)
            with self.subTest(file.name):
                text = file.read_bytes().decode("utf-8")
                self.assertEqual(rendered(vector, file.suffix[1:]), text)

    def test_sarif_keeps_to_its_schema(self):
        schema = json.loads(pathlib.Path(os.environ["SARIF_SCHEMA"]).read_text("utf-8"))
        judge = jsonschema.validators.validator_for(schema)(schema)
        (faulty,) = (vector for vector in VECTORS if vector.name == "capitals-word")
        wrong = json.loads(rendered(faulty, "sarif"))
        wrong["runs"][0]["results"][0]["level"] = "grave"
        self.assertFalse(judge.is_valid(wrong))
        for vector in VECTORS:
            with self.subTest(vector.name):
                log = json.loads(rendered(vector, "sarif"))
                judge.validate(log)
                source, kind, brief = read(vector)
                texts = {}
                for index, artifact in enumerate(log["runs"][0]["artifacts"]):
                    charset = artifact.get("encoding")
                    texts[index] = artifact.get("contents", {}).get("text") or (
                        charset and source.decode(charset)
                    )
                for result in log["runs"][0]["results"]:
                    for location in result["locations"] + result.get("relatedLocations", []):
                        # What stands in no file has a part alone.
                        if (place := location.get("physicalLocation")) is None:
                            self.assertIn("logicalLocations", location)
                            continue
                        if region := place.get("region"):
                            start = region["charOffset"]
                            end = start + region["charLength"]
                            text = texts[place["artifactLocation"]["index"]][start:end]
                            self.assertEqual(text, region["snippet"]["text"])

    def test_junit_is_read(self):
        for vector in VECTORS:
            with self.subTest(vector.name):
                xml = rendered(vector, "junit")
                source, kind, brief = read(vector)
                checklist = check_mailing(source, kind=kind, brief=brief).checklist
                suites = junitparser.JUnitXml.fromstring(xml.encode())
                cases = [case for suite in suites for case in suite]
                names = [case.name.split()[0] for case in cases if case.classname[17:] != "edition"]
                self.assertEqual(names, [row.clause for row in checklist])
                told = [suites.tests, suites.failures, suites.errors]
                suites.update_statistics()
                self.assertEqual(told, [suites.tests, suites.failures, suites.errors])
                self.assertEqual(ElementTree.fromstring(xml).tag, "testsuites")

    def test_the_calendar_has_the_days_of_the_schedule(self):
        seen = 0
        for vector in VECTORS:
            with self.subTest(vector.name):
                if (ics := rendered(vector, "ics")) is None:
                    continue
                source, kind, brief = read(vector)
                schedule = check_mailing(source, kind=kind, brief=brief).schedule
                events = icalendar.Calendar.from_ical(ics).walk("VEVENT")
                days = {}
                for event in events:
                    self.assertEqual(event.errors, [])
                    days[event["UID"].split(".")[0]] = (event.start.isoformat(), event.end)
                self.assertEqual(len(days), len(events))
                if window := schedule.window:
                    opens, behind = days["window"]
                    self.assertEqual(opens, window.opens.date)
                    last = max(window.opens.date, window.closes.date)
                    self.assertEqual((behind - behind.resolution).isoformat(), last)
                    seen += 1
        self.assertGreater(seen, 20)

    def test_a_format_that_there_is_not_is_refused(self):
        with self.assertRaises(BriefError) as raised:
            render_mailing("Dear all,", "pdf")
        self.assertEqual((raised.exception.code, raised.exception.path), ("unknown-name", "format"))
        with self.assertRaises(BriefError) as raised:
            render_mailing("Dear all,", 1)
        self.assertEqual(raised.exception.path, "format")


if __name__ == "__main__":
    unittest.main()
