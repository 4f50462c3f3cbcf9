"""The library's answers held against those stated here."""

import datetime as dt
import unittest
from collections import Counter
from itertools import product

import nu_alumni_policy as nu

from .known import KNOWN
from .worlds import Answer, Spell

AS_OF = dt.date(2026, 1, 12)
SHOWN = 10


def every(**facts):
    """Every combination of the facts' values; `...` is a fact that is not given."""
    for values in product(*facts.values()):
        yield {name: value for name, value in zip(facts, values, strict=True) if value is not ...}


def iso(value):
    """The same with dates as the library reads them; `None` is a fact that is not told."""
    if isinstance(value, dict):
        return {key: iso(item) for key, item in value.items()}
    if isinstance(value, list):
        return [iso(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def day_of(text):
    return text and dt.date.fromisoformat(text)


class Comparison(unittest.TestCase):
    """Counts what is compared. What differs is known, in so many cases, or the test fails."""

    def setUp(self):
        self.compared = 0
        self.known = Counter()
        self.unforeseen = []

    def tearDown(self):
        shown = "\n\n".join("\n  ".join(map(str, lines)) for lines in self.unforeseen[:SHOWN])
        self.assertEqual(len(self.unforeseen), 0, f"\n{shown}\n")
        counted = {entry.name: entry.cases for entry in KNOWN if entry.test == self._testMethodName}
        self.assertEqual(self.known, counted)
        self.assertGreater(self.compared, 0)

    def same(self, what, request, stated, given):
        self.compared += 1
        if stated == given:
            return
        for entry in KNOWN:
            if entry.test == self._testMethodName and entry.where(what, request):
                self.known[entry.name] += 1
                return
        self.unforeseen.append((what, request, f"stated: {stated}", f"given: {given}"))

    def decided(self, question, facts, stated, lasts=Spell(), terms=None, as_of=AS_OF, bare=None):
        """One decision: its outcome, who has to agree, on which days it stays so and what follows;
        and under orders the answer without them."""
        request = {"as_of": as_of.isoformat(), "facts": iso(facts), "terms": terms or {}}
        try:
            decision = nu.decide(question, request)
        except nu.QuestionError as error:
            given = error.code, error.path
        else:
            given = given_by(decision)
        self.same(question, request, (stated, lasts), given)
        if bare is not None:
            self.without_orders(question, request, decision, stated, bare)

    def without_orders(self, question, request, decision, stated, bare):
        """An order that turns the answer is said, with the outcome without it."""
        without = decision.without_order
        if without is not None or stated != bare:
            self.same(question, request, bare.outcome, without and without.outcome)


def given_by(decision):
    valid, after = decision.valid, decision.next
    return answer_of(decision), Spell(
        day_of(valid.from_), day_of(valid.until), after and answer_of(after)
    )


def answer_of(given):
    return Answer(given.outcome, tuple(sorted(given.approvers)))
