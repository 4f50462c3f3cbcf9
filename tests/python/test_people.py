"""The rights of a table of people are those of each person asked about alone."""

import time
import unittest

import numpy as np
import nu_alumni_policy as nu
from nu_alumni_policy import QuestionError

AS_OF = np.datetime64("2026-06-15")
REQUEST = {"as_of": AS_OF, "facts": {}}
# Around the ends of one year and of two.
CONFERRALS = {
    nu.CONFERRAL_UNKNOWN: None,
    nu.CONFERRAL_PENDING: "pending",
    nu.CONFERRAL_CONFERRED: "conferred",
} | {
    int((AS_OF - days).astype("int64")): str(AS_OF - days)
    for days in (0, 365, 366, 367, 368, 730, 2_000)
}
FLAGS = [None, False, True]


def table(people, random):
    """Columns of random codes; all degrees of each person are given."""
    degrees = random.integers(0, 4, people)
    total = int(degrees.sum())

    def codes(below, rows):
        return random.integers(0, below, rows).astype("uint8")

    return {
        "first_degree": np.concatenate([[0], np.cumsum(degrees)]).astype("uint32"),
        "degrees_given": np.full(people, 2, "uint8"),
        "alumni_card": codes(3, people),
        "identification_card": codes(3, people),
        "kind": codes(9, total),
        "institution": codes(3, total),
        "conferral": random.choice(np.array(list(CONFERRALS), "int32"), total),
    }


def person(columns, row):
    first, end = columns["first_degree"][row : row + 2].tolist()
    degrees = [
        {
            "id": str(i),
            "kind": (None, *nu.DEGREE_KINDS)[columns["kind"][i]],
            "institution": (None, "nu", "other")[columns["institution"][i]],
            "conferral": CONFERRALS[int(columns["conferral"][i])],
        }
        for i in range(first, end)
    ]
    return {
        "degrees": degrees,
        "alumni_card": FLAGS[columns["alumni_card"][row]],
        "identification_card": FLAGS[columns["identification_card"][row]],
    }


class People(unittest.TestCase):
    def test_many_at_once_are_each_alone(self):
        columns = table(300, np.random.default_rng(1))
        kept = {name: column.copy() for name, column in columns.items()}
        seen = set()
        for university, terms in (
            ({}, {}),
            ({"platform": True}, {"readings": {"I02": "day-before"}}),
        ):
            request = {"as_of": "2026-06-15", "facts": {"university": university}, "terms": terms}
            given = nu.rights_of_people(request, **columns)
            for row in range(300):
                facts = {"person": person(columns, row), "university": university}
                alone = nu.rights({"as_of": "2026-06-15", "facts": facts, "terms": terms})
                self.assertEqual(list(given), [decision.question for decision in alone])
                for codes, decision in zip(given.values(), alone, strict=True):
                    self.assertEqual(nu.OUTCOMES[codes[row]], decision.outcome)
                    seen.add(decision.outcome)
        self.assertEqual(seen, {"granted", "not-granted", "undetermined"})
        for name, column in columns.items():
            np.testing.assert_array_equal(column, kept[name])
        self.assertEqual(given["campus-access"].dtype, np.dtype("uint8"))
        names = np.array(nu.OUTCOMES)[given["campus-access"]]
        self.assertEqual(names.shape, (300,))

    def test_conferrals_may_be_dates(self):
        columns = table(300, np.random.default_rng(2))
        known = columns["conferral"] > nu.CONFERRAL_CONFERRED
        columns["conferral"] = np.where(known, columns["conferral"], nu.CONFERRAL_UNKNOWN)
        days = columns["conferral"].astype("datetime64[D]")
        days[~known] = np.datetime64("NaT")
        given = nu.rights_of_people(REQUEST, **columns)
        of_dates = nu.rights_of_people(REQUEST, **columns | {"conferral": days})
        for right, codes in given.items():
            np.testing.assert_array_equal(codes, of_dates[right])
        # No date becomes a code.
        for wrong in (nu.CONFERRAL_PENDING, 2**40):
            days[5] = np.datetime64(wrong, "D")
            with self.assertRaisesRegex(QuestionError, r"conferral\[5\]: no date"):
                nu.rights_of_people(REQUEST, **columns | {"conferral": days})

    def test_columns_in_pieces_are_read_too(self):
        columns = table(50, np.random.default_rng(3))
        pieces = {name: np.repeat(column, 2)[::2] for name, column in columns.items()}
        whole, of_pieces = (nu.rights_of_people(REQUEST, **c) for c in (columns, pieces))
        for right, codes in whole.items():
            np.testing.assert_array_equal(codes, of_pieces[right])

    def test_columns_off_the_bounds_of_their_numbers_are_read_too(self):
        columns = table(50, np.random.default_rng(6))
        moved = {
            name: np.frombuffer(b"\0" + column.tobytes(), column.dtype, offset=1)
            for name, column in columns.items()
        }
        self.assertFalse(moved["first_degree"].flags.aligned)
        whole, of_moved = (nu.rights_of_people(REQUEST, **c) for c in (columns, moved))
        for right, codes in whole.items():
            np.testing.assert_array_equal(codes, of_moved[right])

    def test_what_cannot_be_read_is_named(self):
        columns = table(20, np.random.default_rng(4))

        def ask(**other):
            return nu.rights_of_people(REQUEST, **columns | other)

        def ask_for(**other):
            return nu.rights_of_people(REQUEST | other, **columns)

        with self.assertRaisesRegex(TypeError, r"kind: it is an array of int64 of the shape \(\d+,\), and has to be an array of uint8"):
            ask(kind=columns["kind"].astype("int64"))
        with self.assertRaisesRegex(TypeError, "alumni_card: it is of the type `list`, and has to be an array of uint8"):
            ask(alumni_card=columns["alumni_card"].tolist())
        with self.assertRaisesRegex(TypeError, r"alumni_card: it is an array of uint8 of the shape \(\d+, \d+\)"):
            ask(alumni_card=columns["alumni_card"].reshape(2, 10))
        with self.assertRaisesRegex(TypeError, r"conferral: .*int32 or datetime64\[D\]"):
            ask(conferral=columns["conferral"].astype("datetime64[D]").astype("datetime64[s]"))
        with self.assertRaisesRegex(QuestionError, "alumni_card: it has 19 rows"):
            ask(alumni_card=columns["alumni_card"][1:])
        with self.assertRaisesRegex(QuestionError, "facts.university: there is no `platfrom`"):
            ask_for(facts={"university": {"platfrom": True}})
        with self.assertRaisesRegex(QuestionError, "facts.university.need.by: "):
            ask_for(facts={"university": {"need": {"so": True, "by": " "}}})
        with self.assertRaisesRegex(QuestionError, "terms.locale: there is no `fr`"):
            ask_for(terms={"locale": "fr"})

    def test_a_million(self):
        columns = table(1_000_000, np.random.default_rng(5))
        start = time.perf_counter()
        given = nu.rights_of_people(REQUEST, **columns)
        taken = time.perf_counter() - start
        self.assertEqual({len(codes) for codes in given.values()}, {1_000_000})
        print(f"{len(given)} rights of a million people: {taken * 1e3:.0f} ms")


if __name__ == "__main__":
    unittest.main()
