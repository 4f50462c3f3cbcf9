"""What is not told, and what an answer is then: the one that every possible world gives."""

import datetime as dt
from itertools import product
from typing import NamedTuple

DAY = dt.timedelta(days=1)


class Answer(NamedTuple):
    """An outcome and, where it needs an approval, who has to agree."""

    outcome: str
    approvers: tuple = ()


GRANTED = Answer("granted")
REFUSED = Answer("not-granted")
PROHIBITED = Answer("prohibited")
UNDETERMINED = Answer("undetermined")


def either(*values):
    """The values that a fact can have: those told, or all where it is not told."""

    def of(told):
        return list(values) if told is None else [told]

    return of


yes_or_no = either(True, False)


def settled(judge, *facts):
    """What `judge` answers in every combination of the values that each fact can have."""
    answers = {judge(*world) for world in product(*facts)}
    outcomes = {answer.outcome for answer in answers}
    # Who has to agree in every world; where that is nobody, whose approval it needs is not known.
    certain = set.intersection(*(set(answer.approvers) for answer in answers))
    if len(outcomes) > 1 or (outcomes == {"needs-approval"} and not certain):
        return UNDETERMINED
    return Answer(outcomes.pop(), tuple(sorted(certain)))


def needs(*approvers):
    return Answer("needs-approval", tuple(sorted(set(approvers)))) if approvers else GRANTED


class Order(NamedTuple):
    """An order under 9.1 with one change (I11)."""

    change: str
    clause: str | None = None
    approver: str | None = None
    issued_by: str = "nu-administration"
    first: dt.date = dt.date(2026, 1, 1)
    after: dt.date | None = None
    lasts_from: dt.date = dt.date(2025, 12, 1)
    lasts_until: dt.date | None = None
    limit: str | None = None
    value: float | None = None

    def stands(self, day):
        """Only the NU Administration's, while order and circumstance are in force."""
        return (
            self.issued_by == "nu-administration"
            and max(self.first, self.lasts_from) <= day
            and all(end is None or day < end for end in (self.after, self.lasts_until))
        )

    def turns(self):
        return [self.first, self.after, self.lasts_from, self.lasts_until]

    def request(self, name="o"):
        change = {
            "limit": {"name": self.limit, "value": self.value},
            "suspend-right": {"clause": self.clause},
            "require-approval": {"clause": self.clause, "approver": self.approver},
            "waive-approval": {"clause": self.clause},
        }[self.change]
        return {
            "id": name,
            "issued_by": self.issued_by,
            "from": self.first.isoformat(),
            "until": self.after and self.after.isoformat(),
            "lawful": True,
            "circumstance": {
                "name": "a flood",
                "force_majeure": True,
                "from": self.lasts_from.isoformat(),
                "until": self.lasts_until and self.lasts_until.isoformat(),
            },
            "changes": [{self.change: change}],
        }


def asked_for(orders, clause, day):
    """Whose approval orders in force ask for, of what the clause reaches."""
    return [
        order.approver
        for order in orders
        if order.change == "require-approval" and order.clause == clause and order.stands(day)
    ]


def waived(orders, clause, day):
    return any(
        order.change == "waive-approval" and order.clause == clause and order.stands(day)
        for order in orders
    )


def suspended(orders, clause, day):
    return any(
        order.change == "suspend-right" and order.clause == clause and order.stands(day)
        for order in orders
    )


def limit(orders, name, day, value):
    """A limit's value on a day, where an order sets another."""
    for order in orders:
        if order.change == "limit" and order.limit == name and order.stands(day):
            value = order.value
    return value


def approved(approvals, approver, by_day):
    """Whether an approval was given on a day or before (I45)."""
    return any(who == approver and on <= by_day for who, on in approvals)


class Spell(NamedTuple):
    """The days on which an answer stays as it is: the first, the first on which it is another, and
    the answer that follows."""

    first: dt.date | None = None
    until: dt.date | None = None
    then: Answer | None = None


def spell(answer_on, day, turns):
    """From when until when the answer is what it is on the day; it can turn on no other days."""
    answer = answer_on(day)
    turns = sorted({turn for turn in turns if turn is not None})
    until = next((turn for turn in turns if turn > day and answer_on(turn) != answer), None)
    before = (turn for turn in reversed(turns) if turn <= day and answer_on(turn - DAY) != answer)
    return Spell(next(before, None), until, until and answer_on(until))
