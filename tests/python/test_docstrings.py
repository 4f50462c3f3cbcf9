"""Every public name says what it is, with an example that runs."""

import doctest
import unittest

import nu_alumni_policy as nu

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


if __name__ == "__main__":
    unittest.main()
