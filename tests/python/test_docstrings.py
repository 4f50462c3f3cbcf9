"""Every public name says what it is, with an example that runs."""

import doctest
import json
import pathlib
import sys
import typing
import unittest

import nu_alumni_policy as nu

REQUESTS = pathlib.Path(__file__).parents[1] / "vectors/requests.schema.json"

VALUES = {
    "CONFERRAL_CONFERRED", "CONFERRAL_PENDING", "CONFERRAL_UNKNOWN", "DEGREE_KINDS", "OUTCOMES", "UNTIL_STAYS", "__version__",
}  # fmt: skip


def documented():
    """Each with its name: the package, its functions and classes, and what a calendar is asked."""
    yield "nu_alumni_policy", nu
    for name in sorted(set(nu.__all__) - VALUES):
        yield name, getattr(nu, name)
    for name, member in vars(nu.Calendar).items():
        if not name.startswith("_"):
            yield f"Calendar.{name}", member


class Docstrings(unittest.TestCase):
    def test_each_has_an_example_that_runs(self):
        parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
        count = 0
        for name, found in documented():
            with self.subTest(name):
                text = found.__doc__ or ""
                test = parser.get_doctest(text, {}, name, None, 0)
                self.assertGreater(len(test.examples), 0)
                said = []
                self.assertEqual(runner.run(test, out=said.append).failed, 0, "".join(said))
                count += 1
        self.assertGreater(count, 30)

    def test_a_class_of_what_goes_in_teaches_its_keys(self):
        self.assertIn("\n    - `remark` (may be absent): What was remarked on it", nu.ModerationEntry.__doc__)
        self.assertIn("\n    - `by`: Who, by any name", nu.ModerationEntry.__doc__)

    @unittest.skipIf(sys.version_info < (3, 11), "typing has no NotRequired")
    def test_a_class_of_what_goes_in_knows_which_keys_may_be_absent(self):
        self.assertEqual(nu.ModerationEntry.__required_keys__, {"at", "by", "role", "step"})
        self.assertEqual(nu.ModerationEntry.__optional_keys__, {"remark", "text"})
        self.assertEqual(nu.Brief.__required_keys__, frozenset())
        count = 0
        for name, schema in json.loads(REQUESTS.read_text("utf-8"))["$defs"].items():
            if typing.is_typeddict(kind := getattr(nu, name, None)):
                required = set(schema.get("required", ()))
                self.assertEqual(kind.__required_keys__, required, name)
                self.assertEqual(kind.__optional_keys__, set(schema["properties"]) - required, name)
                self.assertEqual(set(typing.get_type_hints(kind)), set(schema["properties"]), name)
                count += 1
        self.assertGreater(count, 50)


if __name__ == "__main__":
    unittest.main()
