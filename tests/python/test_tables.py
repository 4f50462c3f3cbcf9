"""Tables of people, of each kind: the answers are those of each row asked about alone, and come back as the same kind."""

import datetime as dt
import itertools
import json
import unittest
import unittest.mock
import warnings

import numpy as np
import nu_alumni_policy as nu
import pandas as pd
import polars as pl
import pyarrow as pa
from nu_alumni_policy import _degrees, tables

try:
    import duckdb
except ImportError:
    duckdb = None

REQUEST = {"as_of": "2026-06-15", "facts": {"university": {"platform": True}}}
DAYS = (None, "2026-06-15", "2025-06-15", "2025-06-14", "2019-06-14", "2026-07-15")
ROWS = [
    {"id": f"u{number}", "kind": kind, "institution": by, "conferral": day, "degrees_given": all_of_them, "alumni_card": card}
    for number, (kind, by, day, all_of_them, card) in enumerate(
        itertools.product((None, "bachelor", "certificate"), (None, "nu", "other"), DAYS, (None, True), (None, False, True))
    )
]  # fmt: skip
DEGREE = ("kind", "institution", "conferral")


def columns(rows=ROWS):
    """The columns of these rows, days as dates."""
    of = {name: [row[name] for row in rows] for name in rows[0]}
    of["conferral"] = [day and dt.date.fromisoformat(day) for day in of["conferral"]]
    return of


def kinds():
    """Each kind of table: how it is made, and how its rows are read."""
    yield pd.DataFrame, lambda t: t.astype(object).where(t.notna(), None).to_dict("records")
    yield lambda of: pd.DataFrame({n: pd.array(c) for n, c in of.items()}).astype({"conferral": "datetime64[ns]", "kind": "category"}), lambda t: t.astype(object).where(t.notna(), None).to_dict("records")
    yield pl.DataFrame, lambda t: t.to_dicts()
    yield lambda of: pl.DataFrame(of).with_columns(pl.col("kind").cast(pl.Categorical), pl.col("conferral").cast(pl.Datetime("us"))).lazy(), lambda t: t.collect().to_dicts()
    yield pa.table, lambda t: t.to_pylist()
    yield lambda of: pa.table(of).set_column(1, "kind", pa.chunked_array([pa.array(of["kind"]).dictionary_encode()])), lambda t: t.to_pylist()
    if duckdb is not None:
        yield lambda of: duckdb.from_arrow(pa.table(of)), lambda t: t.to_arrow_table().to_pylist()  # fmt: skip


def day(value):
    value = value.date() if isinstance(value, dt.datetime) else value
    return value and value.isoformat()


def alone(row):
    """The decisions about a person asked about alone: where not all degrees are told, there may be another."""
    degrees = [{"id": "d"} | {key: row[key] for key in DEGREE}]
    if not row["degrees_given"]:
        degrees.append({"id": "other"})
    person = {"degrees": degrees, "alumni_card": row["alumni_card"]}
    return nu.rights({"as_of": REQUEST["as_of"], "facts": {"person": person, **REQUEST["facts"]}})


class Rights(unittest.TestCase):
    maxDiff = None

    def test_each_kind_gives_what_each_is_given_alone(self):
        expected = [
            {
                "id": row["id"],
                **{
                    name: value
                    for decision in alone(row)
                    for name, value in (
                        (decision.question, decision.outcome), (f"{decision.question}-until", decision.valid.until)
                    )
                },
            }
            for row in ROWS
        ]  # fmt: skip
        self.assertEqual(len({str(row) for row in expected}), len(expected))
        for make, read in kinds():
            table = make(columns())
            given = tables.rights_of_people(REQUEST, table, until=True)
            self.assertIs(type(given), type(table))
            rows = [{n: v if "until" not in n else day(v) for n, v in row.items()} for row in read(given)]
            self.assertEqual(rows, expected)

    def test_degrees_may_stand_apart(self):
        people = pl.DataFrame({"id": ["a", "b", "c"], "degrees_given": [True] * 3})
        degrees = pl.DataFrame(
            {"id": ["c", "a", "c"], "kind": ["phd", "master", "bachelor"], "school": ["SSH", "GSB", "SSH"]}
        ).with_columns(conferral=pl.Series(["2019-06-14", "pending", "2026-01-14"]))
        given = tables.rights_of_people(REQUEST, people, degrees)
        self.assertEqual(given["library-e-resources"].to_list(), ["not-granted", "not-granted", "granted"])
        with self.assertRaises(nu.QuestionError) as raised:
            tables.rights_of_people(REQUEST, people[:2], degrees)
        self.assertEqual((raised.exception.code, raised.exception.path), ("unknown-name", "degrees.id[0]"))
        with self.assertRaises(nu.QuestionError) as raised:
            tables.rights_of_people(REQUEST, pl.concat([people, people]), degrees)
        self.assertEqual((raised.exception.code, raised.exception.path), ("duplicate-id", "id[3]"))

    def test_an_id_is_one_whatever_its_column_holds(self):
        people = pd.DataFrame({"id": [1, 2], "degrees_given": True})
        degrees = pd.DataFrame({"id": [1.0, np.nan], "kind": "phd", "school": "SSH", "conferral": "2026-01-14"})
        given = tables.rights_of_people(REQUEST, people, degrees[:1])
        self.assertEqual(given["library-e-resources"].tolist(), ["granted", "not-granted"])
        with self.assertRaises(nu.QuestionError) as raised:
            tables.rights_of_people(REQUEST, people, degrees)
        self.assertEqual((raised.exception.code, raised.exception.path), ("blank", "degrees.id[1]"))

    def test_spaces_around_an_id_are_not_part_of_it(self):
        people = {"id": ["a ", "b", " c"], "degrees_given": [True] * 3}
        degrees = {"id": ["a", " b ", "c"], "kind": ["phd", "phd", "none"], "school": ["SSH"] * 3, "conferral": ["2026-01-14"] * 3}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                rows = pa.table(tables.rights_of_people(REQUEST, make(people), make(degrees), wrong="name")).to_pylist()
            self.assertEqual([row["library-e-resources"] for row in rows], ["granted", "granted", None])
            self.assertEqual([row["wrong"] and row["wrong"].partition(":")[0] for row in rows], [None, None, "degrees.kind[2]"])
            # As they were given.
            self.assertEqual([row["id"] for row in rows], people["id"])
            twice = {"id": ["a", "b", "a "], "kind": ["phd"] * 3, "school": ["SSH"] * 3, "conferral": ["2026-01-14"] * 3}
            rows = pa.table(tables.rights_of_people(REQUEST, make(twice), wrong="name")).to_pylist()
            self.assertEqual([row["wrong"] and row["wrong"].partition(":")[0] for row in rows], ["id[0]", None, "id[2]"])
            plan = {"id": ["a", "b", "a "], "sender": ["GSB"] * 3, "channel": ["email"] * 3, "date": ["2026-12-10"] * 3}
            with self.assertRaises(nu.QuestionError) as raised:
                tables.collisions(make(plan))
            self.assertEqual((raised.exception.code, raised.exception.path), ("duplicate-id", "id[2]"))

    def test_degrees_stand_in_one_place(self):
        # By the one her time of access still runs, by the other it is over.
        beside = {"kind": "bachelor", "school": "SEDS", "conferral": "2026-01-14", "institution": "nu", "Kind ": "bachelor"}
        degrees = {"id": ["a"], "kind": ["master"], "school": ["GSB"], "conferral": ["2020-06-14"]}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            for column, value in beside.items():
                people = make({"id": ["a"], "degrees_given": [True], column: [value]})
                for wrong in ("raise", "name"):
                    with self.assertRaises(nu.QuestionError) as raised:
                        tables.rights_of_people(REQUEST, people, make(degrees), wrong=wrong)
                    self.assertEqual((raised.exception.code, raised.exception.path), ("key-twice", column))

    def test_what_belongs_to_nobody_is_left_out_and_said(self):
        people = pd.DataFrame({"id": ["a", None, "a", "b"], "degrees_given": True})
        degrees = pd.DataFrame({"id": ["x", "b", None, "a"], "kind": ["phd", "phd", "phd", "none"], "school": "SSH"})
        degrees["conferral"] = ["2026-01-14", "2026-01-14", "2026-01-14", "pending"]
        with self.assertWarns(UserWarning) as warned:
            given = tables.rights_of_people(REQUEST, people, degrees, wrong="name")
        told = [str(one.message) for one in warned.warnings]
        self.assertEqual([one.partition(":")[0] for one in told], ["degrees.id[0]", "degrees.id[2]"])
        self.assertEqual(given["library-e-resources"].astype(object).where(given["library-e-resources"].notna(), None).tolist(), [None, None, None, "granted"])
        wrong = [one and one.partition(":")[0] for one in given["wrong"].astype(object).where(given["wrong"].notna(), None)]
        self.assertEqual(wrong, ["degrees.kind[3]", "id[1]", "id[2]", None])

    def test_tables_have_the_same_columns_whatever_stands_in_them(self):
        def of(table):
            return table.dtypes.astype(str).to_dict() if isinstance(table, pd.DataFrame) else pa.table(table).schema

        plan = {"id": "a", "sender": "GSB", "channel": "email", "date": "2026-12-10"}
        other = {**plan, "id": "b"}
        # Where all are right, where all are wrong, where one is, and where there is none.
        for ask, cases in (
            (
                lambda table: tables.rights_of_people(REQUEST, table, wrong="name", until=True),
                [[{"kind": "phd"}], [{"kind": "x"}], [{"kind": "phd"}, {"kind": "x"}]],
            ),
            (
                lambda table: tables.collisions(table, wrong="name"),
                [[plan], [{**plan, "sender": ""}], [plan, other], [plan, {**plan, "date": "soon"}]],
            ),
            (
                lambda table: tables.check_mailings(table, wrong="name"),
                [[{"source": "<p>Dear Alumni,</p>"}], [{"source": ""}], [{"source": "<p>JOIN US NOW</p>"}, {"source": ""}]],
            ),
        ):  # fmt: skip
            for make in (pd.DataFrame, pl.DataFrame, pa.table):
                given = [ask(make({name: [row[name] for row in rows] for name in rows[0]})) for rows in cases]
                self.assertEqual([of(one) for one in given], [of(given[0])] * len(given))
                wrong = of(given[0])["wrong"] if make is pd.DataFrame else of(given[0]).field("wrong").type
                self.assertIn("string", str(wrong))
            pl.concat([ask(pl.DataFrame(rows)) for rows in cases])
        nothing = pl.Series([None], dtype=pl.Date)
        calendar = nu.Calendar()
        self.assertEqual(calendar.is_working(nothing).dtype, pl.Boolean)
        self.assertEqual(calendar.count(nothing, nothing, "both").dtype, pl.Int64)

    def test_a_school_is_one_that_is_known(self):
        day = dt.date(2026, 1, 14)
        for more, code, path in (
            ({"school": "Harvard"}, "unknown-school", "school[1]"),
            ({"school": "GSBB"}, "unknown-school", "school[1]"),
            ({"school": "NUFYP"}, "contradiction", "school[1]"),
            ({"school": "GSB", "institution": "other"}, "contradiction", "school[1]"),
        ):
            rows = [{"id": "a", "kind": "phd", "school": "GSB", "institution": None, "conferral": day, "degrees_given": True}] * 2
            more = more | {"id": "b"}
            rows[1] = rows[1] | more
            degree = {"kind": "phd", "conferral": day} | more
            with self.assertRaises(nu.QuestionError) as alone:
                nu.rights(REQUEST | {"facts": {"person": {"degrees": [degree]}}})
            self.assertEqual(alone.exception.code, code)
            for make in (pd.DataFrame, pl.DataFrame, lambda of: pa.table({k: [row[k] for row in of] for k in of[0]})):
                with self.assertRaises(nu.QuestionError) as raised:
                    tables.rights_of_people(REQUEST, make(rows))
                self.assertEqual((raised.exception.code, raised.exception.path), (code, path))
                self.assertEqual(raised.exception.details, alone.exception.details)
                given = pa.table(tables.rights_of_people(REQUEST, make(rows), wrong="name")).to_pylist()
                self.assertEqual([row["library-e-resources"] for row in given], ["granted", None])
                self.assertTrue(given[1]["wrong"].startswith(path), given[1]["wrong"])

    def test_the_first_school_that_is_wrong_ends_the_work(self):
        schools = ["SSH", "Y"] + [f"X{row}" for row in range(20)] + ["Y"]
        people = {"school": schools, "kind": ["phd"] * 23, "conferral": ["2026-01-14"] * 23}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            with unittest.mock.patch("nu_alumni_policy._degrees.answer_json", side_effect=_degrees.answer_json) as asked:
                with self.assertRaises(nu.QuestionError) as raised:
                    tables.rights_of_people(REQUEST, make(people))
                self.assertEqual((raised.exception.path, raised.exception.details["school"]), ("school[1]", "Y"))
                self.assertEqual(asked.call_count, 2)
            rows = pa.table(tables.rights_of_people(REQUEST, make(people), wrong="name")).to_pylist()
            self.assertEqual([row["wrong"] and row["wrong"].partition(":")[0] for row in rows], [None, *(f"school[{row}]" for row in range(1, 23))])

    def test_a_school_counts_as_it_does_alone(self):
        terms = {"schools": ["Law"]}
        people = {"id": list("abcdef"), "school": [" GSB ", "Law", "NUFYP", "NUFYP", " ", None], "degrees_given": [True] * 6}
        people["kind"] = ["phd", "phd", "certificate", None, "phd", "phd"]
        people["conferral"] = [dt.date(2026, 1, 14)] * 6
        alone = []
        for row in range(6):
            school = (people["school"][row] or "").strip() or None
            degree = {"id": "d", "school": school, "kind": people["kind"][row], "conferral": people["conferral"][row]}
            facts = {"person": {"degrees": [degree]}}
            alone.append(nu.rights({"as_of": REQUEST["as_of"], "facts": facts, "terms": terms})[1].outcome)
        self.assertEqual(alone, ["granted", "granted", "not-granted", "not-granted", "undetermined", "undetermined"])
        request = {"as_of": REQUEST["as_of"], "facts": {}, "terms": terms}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            for asked in (request, json.dumps(request)):
                given = pa.table(tables.rights_of_people(asked, make(people))).to_pylist()
                self.assertEqual([row["library-e-resources"] for row in given], alone)
        for wrong in ("{", {"as_of": 7, "facts": {}}, request | {"terms": {"schools": 7}}):
            with self.assertRaises(nu.QuestionError) as raised:
                tables.rights_of_people(wrong, pd.DataFrame(people))
            self.assertNotIn("degrees", raised.exception.path or "")

    def test_nu_confers_in_years_in_which_somebody_can_graduate(self):
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            for days in (["2024-06-10", "1999-06-10", "1999-06-10"], [dt.date(2024, 6, 10), *[dt.date(1999, 6, 10)] * 2]):
                alike = {"id": ["a", "b", "c"], "kind": ["phd"] * 3, "degrees_given": [True] * 3, "conferral": days}
                of = alike | {"institution": ["nu", "nu", "other"]}
                with self.assertRaises(nu.QuestionError) as caught:
                    tables.rights_of_people(REQUEST, make(of))
                self.assertEqual((caught.exception.code, caught.exception.path), ("no-such-class", "conferral[1]"))
                rows = pa.table(tables.rights_of_people(REQUEST, make(of), wrong="name")).to_pylist()
                self.assertEqual([row["accomplishments"] for row in rows], ["granted", None, "not-granted"])
                self.assertEqual([row["wrong"] is not None for row in rows], [False, True, False])
        # Of a table apart the row is that table's.
        people = pd.DataFrame({"id": ["x", "a"], "degrees_given": [True, True]})
        degrees = pd.DataFrame({"id": ["a", "x"], "school": ["SSH", "SSH"], "conferral": ["2024-06-10", "2105-06-10"]})
        with self.assertRaises(nu.QuestionError) as caught:
            tables.rights_of_people(REQUEST, people, degrees)
        self.assertEqual(caught.exception.path, "degrees.conferral[1]")

    def test_a_day_that_nobody_writes_is_named_as_it_stands(self):
        days = np.array(["26611-03-04", "2024-06-10", "-0768-05-06"], "datetime64[D]")
        for make, of in ((pd.DataFrame, days.astype("datetime64[s]")), (pl.DataFrame, days), (pa.table, pa.array(days))):
            for by in ("nu", "other"):
                people = make({"kind": ["phd"] * 3, "degrees_given": [True] * 3, "institution": [by] * 3, "conferral": of})
                with self.assertRaises(nu.QuestionError) as caught:
                    tables.rights_of_people(REQUEST, people)
                error = caught.exception
                self.assertEqual((error.code, error.path), ("unreadable", "conferral[0]"))
                self.assertEqual(error.details, {"text": "26611-03-04"})
                rows = pa.table(tables.rights_of_people(REQUEST, people, wrong="name")).to_pylist()
                wrong = [row["wrong"] and row["wrong"].partition("`")[2].partition("`")[0] for row in rows]
                self.assertEqual(wrong, ["26611-03-04", None, "-768-05-06"])
                outcome = "granted" if by == "nu" else "not-granted"
                self.assertEqual([row["accomplishments"] for row in rows], [None, outcome, None])

    def test_every_row_of_many_that_are_wrong_is_named(self):
        people = {"kind": ["phd", "a", "b", "a"] * 3, "institution": ["nu"] * 12, "degrees_given": [True] * 12}
        people["conferral"] = [dt.date(2024, 6, 10)] * 4 + [dt.date(1990 + row, 1, 2) for row in range(8)]
        wrong = tables.rights_of_people(REQUEST, pl.DataFrame(people), wrong="name")["wrong"].to_list()
        said = [one and one.partition(":")[0] for one in wrong]
        of_kind = [None, "kind[1]", "kind[2]", "kind[3]"]
        of_year = ["conferral[4]", *(f"kind[{row}]" for row in (5, 6, 7)), "conferral[8]"]
        self.assertEqual(said, [*of_kind, *of_year, *(f"kind[{row}]" for row in (9, 10, 11))])
        self.assertIn("nobody graduates in 1994", wrong[8])

    def test_what_is_wrong_is_said_in_each_language(self):
        people = {"kind": ["phd"], "conferral": ["2026-01-14"], "alumni_card": [True]}
        for more in ({"kind": ["doctor"]}, {"conferral": ["soon"]}, {"conferral": ["2026-02-30"]}, {"alumni_card": ["yes"]}, {"school": ["X"]}):
            with self.assertRaises(nu.QuestionError) as raised:
                tables.rights_of_people(REQUEST, pd.DataFrame(people | more))
            texts = [raised.exception.text(locale) for locale in ("en", "ru", "kk")]
            self.assertEqual([any("а" <= c <= "я" for c in text) for text in texts], [False, True, True], texts)
            self.assertNotIn("{", "".join(texts))

    def test_a_wrong_row_is_named_and_stops_the_others_only_where_it_should(self):
        for column, wrong, code in (
            ("kind", "diploma", "unknown-name"),
            ("institution", "kimep", "unknown-name"),
            ("conferral", "14.06.2025", "unreadable"),
            ("conferral", "2025-02-30", "does-not-exist"),
            ("alumni_card", "maybe", "wrong-type"),
        ):
            rows = [dict(row) for row in ROWS[60:64]]
            for row in rows:
                row["conferral"] = row["conferral"] or "pending"
                row["alumni_card"] = row["alumni_card"] if column != "alumni_card" else None
            rows[2][column] = wrong
            of = {name: [row[name] for row in rows] for name in rows[0]}
            for make in (pd.DataFrame, pl.DataFrame, pa.table):
                with self.assertRaises(nu.QuestionError) as raised:
                    tables.rights_of_people(REQUEST, make(of))
                self.assertEqual((raised.exception.code, raised.exception.path), (code, f"{column}[2]"))
                given = tables.rights_of_people(REQUEST, make(of), until=True, wrong="name")
                given = pa.table(given).to_pylist()
                for row, told in zip(given, rows, strict=True):
                    if told is rows[2]:
                        self.assertIn(f"{column}[2]", row["wrong"])
                        self.assertIn(wrong, row["wrong"])
                        self.assertIsNone(row["campus-access"])
                        self.assertIsNone(row["library-e-resources-until"])
                    else:
                        self.assertIsNone(row["wrong"])
                        self.assertEqual(row["campus-access"], alone(told)[14].outcome)

    def test_nobody_stands_in_two_rows(self):
        people = {"id": ["a", "b", "a", None, None, ""], "kind": ["bachelor", "phd", "master", "phd", "phd", "phd"], "school": ["SEDS"] * 6}
        people |= {"conferral": ["2019-06-14"] * 2 + ["2025-06-14"] * 4, "degrees_given": [True] * 6}
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            with self.assertRaises(nu.QuestionError) as raised:
                tables.rights_of_people(REQUEST, make(people))
            self.assertEqual((raised.exception.code, raised.exception.path), ("in-two-rows", "id[2]"))
            rows = pa.table(tables.rights_of_people(REQUEST, make(people), wrong="name")).to_pylist()
            # What is so of either row hangs on the other.
            self.assertEqual([bool(row["wrong"]) for row in rows], [True, False, True, False, False, False])
            self.assertEqual([row["library-e-resources"] is None for row in rows], [True, False, True, False, False, False])
        # Nobody is told to give one person two names.
        said = [raised.exception.text(locale) for locale in ("en", "ru", "kk")]
        self.assertEqual(["degrees" in text for text in said], [True] * 3, said)
        numbers = {**people, "id": [1, 2, 3, 4, 5, 6]}
        self.assertEqual(len(tables.rights_of_people(REQUEST, pd.DataFrame(numbers))), 6)
        lists = pa.table({"id": [["a"], ["a"]], "kind": ["phd", "phd"]})
        with self.assertRaises(nu.QuestionError) as raised:
            tables.rights_of_people(REQUEST, lists)
        self.assertEqual(raised.exception.code, "in-two-rows")

    def test_a_column_that_is_called_otherwise_is_told(self):
        people = {"id": ["a"], "kind": ["phd"], "school": ["SSH"], "conferral": ["2026-01-14"], "degrees_given": [True]}
        degree = {"id": ["a"], "kind ": ["phd"]}
        plan = {"id": ["a"], "Sender": ["GSB"], "channel": ["email"], "date": ["2026-12-10"]}
        for call, column, meant in (
            (lambda: tables.rights_of_people(REQUEST, pd.DataFrame({n.capitalize(): c for n, c in people.items()})), "Id", "id"),
            (lambda: tables.rights_of_people(REQUEST, pl.DataFrame({"kind ": ["phd"]})), "kind ", "kind"),
            (lambda: tables.rights_of_people(REQUEST, pa.table({"Degrees given": [True]})), "Degrees given", "degrees_given"),
            (lambda: tables.rights_of_people(REQUEST, pd.DataFrame({"id": ["a"]}), pd.DataFrame(degree)), "degrees.kind ", "kind"),
            (lambda: tables.collisions(pd.DataFrame(plan)), "Sender", "sender"),
            (lambda: tables.check_mailings(pd.DataFrame({"source": ["Dear"], "Audience.all": [True]})), "Audience.all", "audience"),
        ):
            with self.assertRaises(nu.QuestionError) as raised:
                call()
            self.assertEqual((raised.exception.code, raised.exception.path), ("called-otherwise", column))
            self.assertIn(f"`{meant}`", str(raised.exception))

    def warned_of(self, columns, request=REQUEST, degrees=None):
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            tables.rights_of_people(request, pd.DataFrame(columns), degrees)
        self.assertTrue(all(one.filename == __file__ for one in warned))
        return [str(one.message) for one in warned]

    def test_a_column_that_is_missing_is_told_once_with_what_follows(self):
        whole = {"id": ["a"], "kind": ["phd"], "school": ["SSH"], "conferral": ["2026-01-14"], "degrees_given": [True]}
        whole |= {"alumni_card": [True], "identification_card": [True]}
        self.assertEqual(self.warned_of(whole), [])
        self.assertEqual(self.warned_of({**whole, "seat": ["7"], "name": ["Aliya"], "Kind": ["phd"]}), [])
        # What may be another column is told too.
        for name in ("conferral_date", "date_of_conferral", "conferal", "Conferral date"):
            columns = {name if key == "conferral" else key: column for key, column in whole.items()}
            [said] = self.warned_of(columns)
            self.assertEqual(said, f"people: The column “{name}” is not looked at. Is it meant for “conferral”? There is no column “conferral”, so which degrees were conferred, and when, is not known.")
        for missing, follows in (
            ("kind", "which degrees make an Alumnus is not known"),
            ("school", "which degrees are of NU is not known"),
        ):
            [said] = self.warned_of({key: column for key, column in whole.items() if key != missing})
            self.assertEqual((said.count("There is no column"), said.partition(", so ")[2]), (1, f"{follows}."))
        # Many tables have no cards.
        cards = ("degrees_given", "alumni_card", "identification_card")
        self.assertEqual(self.warned_of({key: column for key, column in whole.items() if key not in cards}), [])
        # Who conferred a degree is told by its School or by itself.
        self.assertEqual(self.warned_of({("institution" if key == "school" else key): ["nu"] if key == "school" else column for key, column in whole.items()}), [])
        # Of two tables each is told of its own.
        people = {key: whole[key] for key in ("id", "degrees_given", "alumni_card", "identification_card")}
        degrees = pd.DataFrame({key: whole[key] for key in ("id", "kind", "school")})
        [said] = self.warned_of(people, degrees=degrees)
        self.assertTrue(said.startswith("degrees: There is no column “conferral”"), said)
        # In the language of the terms.
        del whole["conferral"]
        for locale, begins in (("ru", "people: Столбца «conferral» нет"), ("kk", "people: «conferral» бағаны жоқ")):
            [said] = self.warned_of(whole, {**REQUEST, "terms": {"locale": locale}})
            self.assertTrue(said.startswith(begins), said)
        plan = pd.DataFrame({"id": ["a"], "sender": ["GSB"], "channel": ["email"], "date": ["2026-12-10"]})
        with self.assertWarnsRegex(UserWarning, "^plan: There is no column “audience”"):
            tables.collisions(plan)

    def test_a_whole_number_of_a_column_with_a_blank(self):
        plan = pd.DataFrame({"id": ["a", "b"], "sender": "GSB", "channel": "email", "date": "2026-12-10"})
        plan["audience.years"] = [[2020.0], [2021.0]]
        self.assertEqual(tables.collisions(plan)["collides"].tolist(), tables.collisions(plan.assign(**{"audience.years": [[2020], [2021]]}))["collides"].tolist())
        for five in (5, 5.0, np.float64(5), np.float32(5), pd.Series([5, None])[0]):
            group = {"members": five, "members_not_alumni": 0.0}
            request = {"as_of": "2026-12-01", "facts": {"group": group}}
            self.assertEqual(nu.decide("association", request), nu.decide("association", {"as_of": "2026-12-01", "facts": {"group": {"members": 5, "members_not_alumni": 0}}}))
            self.assertEqual(nu.Calendar().nth_before("2026-12-21", five), dt.date(2026, 12, 11))
        for wrong, said in ((5.5, "the number 5.5, no whole number, and has to be a whole number, 0 or more"), (5e9, "the number 5000000000, too large"), (-1, "has to be a whole number, 0 or more")):
            with self.assertRaises(nu.QuestionError) as raised:
                nu.decide("association", {"as_of": "2026-12-01", "facts": {"group": {"members": wrong}}})
            self.assertEqual((raised.exception.code, raised.exception.path), ("wrong-type", "facts.group.members"))
            self.assertIn(said, str(raised.exception))
        with self.assertRaisesRegex(nu.CalendarError, "a whole number of working days"):
            nu.Calendar().nth_before("2026-12-21", 5.5)

    def test_what_is_wrong_is_said_in_the_language_of_the_terms(self):
        people = pd.DataFrame({"kind": ["бакалавр"]})
        for locale, said in (("en", "there is no `бакалавр`; there are bachelor"), ("ru", "Такого имени здесь нет: «бакалавр». Есть: bachelor, ")):
            terms = {"locale": locale}
            for request in ({**REQUEST, "terms": terms}, json.dumps({**REQUEST, "terms": terms})):
                wrong = tables.rights_of_people(request, people, wrong="name")["wrong"][0]
                self.assertTrue(wrong.startswith(f"kind[0]: {said}"), wrong)
            plan = pd.DataFrame({"id": ["a"], "sender": ["GSB"], "channel": ["email"], "date": ["soon"]})
            wrong = tables.collisions(plan, terms, wrong="name")["wrong"][0]
            self.assertTrue(wrong.startswith("date[0]: "), wrong)
            self.assertEqual(any("а" <= letter <= "я" for letter in wrong), locale == "ru", wrong)
            drafts = pd.DataFrame({"source": [""]})
            wrong = tables.check_mailings(drafts, {"terms": terms}, wrong="name")["wrong"][0]
            self.assertEqual("Письмо" in wrong, locale == "ru")

    def test_a_text_of_spaces_is_blank_in_every_column(self):
        people = {"id": ["a", "b", "c"], "kind": ["phd"] * 3, "school": ["SSH"] * 3, "conferral": ["2026-01-14"] * 3}
        people |= {"degrees_given": [True] * 3}
        for column in ("kind", "school", "conferral"):
            blanks = people | {column: ["", " ", None]}
            for make in (pd.DataFrame, pl.DataFrame, pa.table):
                given = tables.rights_of_people(REQUEST, make(blanks))["library-e-resources"]
                self.assertEqual(set(pa.array(given).to_pylist() if make is not pa.table else given.to_pylist()), {"undetermined"}, column)
        named = tables.rights_of_people(REQUEST, pd.DataFrame(people | {"kind": [" phd "] * 3}))
        self.assertEqual(named["library-e-resources"].tolist(), ["granted"] * 3)
        drafts = pd.DataFrame({"source": ["<p>Dear Alumni,</p>"], "event_start": [""], "subject": [" "]})
        self.assertEqual(tables.check_mailings(drafts)["verdict"][0], nu.check_mailing(drafts["source"][0]).verdict)

    def test_days_as_tables_write_them(self):
        def of(value):
            people = {"kind": ["phd"], "school": ["SSH"], "conferral": [value], "degrees_given": [True]}
            return tables.rights_of_people(REQUEST, pd.DataFrame(people))["library-e-resources"][0]

        for written in ("2026-01-14 00:00:00", "2026-01-14T00:00", "2026-01-14 00:00:00.000", " 2026-01-14 "):
            self.assertEqual(of(written), "granted", written)
        for written, code in (
            ("2025", "unreadable"), ("20260114", "unreadable"), (45822, "wrong-type"), (pd.Period("2026-01-14", "D"), "wrong-type"), ("14.01.2026", "unreadable"),
            ("2026-02-30", "does-not-exist"), ("2026-01-14 10:00:00", "only-a-date"),
        ):  # fmt: skip
            with self.assertRaises(nu.QuestionError) as raised:
                of(written)
            self.assertEqual(raised.exception.code, code)
            self.assertNotIn("isoformat", str(raised.exception))
            if code == "unreadable":
                self.assertIn("write it as 2026-12-21, pending, ", str(raised.exception))
                self.assertIn("pending, annulled, conferred", raised.exception.text("kk"))
            if code == "wrong-type":
                self.assertIn(f"it is `{written}` of the type `{type(written).__name__}`, and has to be a date", str(raised.exception))
                self.assertIn("pending, conferred, annulled", raised.exception.text("kk"))

    def test_dates_of_arrow_in_pandas(self):
        days = [dt.date(2026, 1, 14), None, dt.date(2019, 6, 14)]
        times = [one and dt.datetime.combine(one, dt.time()) for one in days]
        for values, of in ((days, pa.date32()), (days, pa.date64()), (times, pa.timestamp("us"))):
            people = pd.DataFrame({"kind": ["phd"] * 3, "institution": "nu", "degrees_given": True})
            people["conferral"] = pd.Series(values, dtype=pd.ArrowDtype(of))
            given = tables.rights_of_people(REQUEST, people)
            self.assertEqual(given["library-e-resources"].tolist(), ["granted", "undetermined", "not-granted"])
        for zoned in (pd.ArrowDtype(pa.timestamp("us", "UTC")), "datetime64[us, UTC]"):
            people["conferral"] = pd.Series(times, dtype="datetime64[us]").dt.tz_localize("UTC").astype(zoned)
            with self.assertRaises(nu.QuestionError) as raised:
                tables.rights_of_people(REQUEST, people)
            self.assertEqual((raised.exception.code, raised.exception.path), ("only-a-date", "conferral[0]"))

    def test_a_blank_is_not_known_whatever_stands_for_it(self):
        flags = pa.array([1.0, float("nan"), 0.0, None])
        kinds = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None]), pa.array(["phd", None, "certificate"]))
        rest = {"institution": ["nu"] * 4, "conferral": ["2026-01-14"] * 4}
        people = pa.table({"kind": kinds, "degrees_given": [True] * 4, **rest})
        given = tables.rights_of_people(REQUEST, people)["library-e-resources"].to_pylist()
        self.assertEqual(given, ["granted", "undetermined", "not-granted", "undetermined"])
        # Whether there is a degree of the University's that counts hangs on whether all are there.
        people = pa.table({"kind": ["certificate"] * 4, "degrees_given": flags, **rest})
        given = tables.rights_of_people(REQUEST, people)["library-e-resources"].to_pylist()
        self.assertEqual(given, ["not-granted", "undetermined", "undetermined", "undetermined"])

    def test_two_columns_of_one_name_are_refused(self):
        for call, column in (
            (lambda of: tables.rights_of_people(REQUEST, of), "kind"),
            (lambda of: tables.rights_of_people(REQUEST, of), "school"),
            (lambda of: tables.rights_of_people(REQUEST, of), "conferral"),
            (lambda of: tables.rights_of_people(REQUEST, of), "id"),
            (lambda of: tables.rights_of_people(REQUEST, of, pl.DataFrame({"id": ["a"]})), "id"),
            (lambda of: tables.rights_of_people(REQUEST, pl.DataFrame({"id": ["a"]}), of), "degrees.id"),
            (tables.collisions, "sender"),
            (tables.check_mailings, "source"),
        ):
            for twice in (
                pd.DataFrame([["a", "b"]], columns=[column.removeprefix("degrees.")] * 2),
                pa.table([pa.array(["a"]), pa.array(["b"])], names=[column.removeprefix("degrees.")] * 2),
            ):
                with self.assertRaises(nu.QuestionError) as raised:
                    call(twice)
                self.assertEqual((raised.exception.code, raised.exception.path), ("key-twice", column))
        # Others are not looked at.
        given = tables.rights_of_people(REQUEST, pd.DataFrame([["a", "b", "c"]], columns=["id", "seat", "seat"]))
        self.assertEqual(given["id"].tolist(), ["a"])

    def test_what_stands_late_in_a_column_is_read_too(self):
        rows = 1503
        people = {"kind": ["bachelor"] * 1500 + [None, "diploma", "phd"], "degrees_given": [True] * rows}
        people["conferral"] = [f"2026-01-{1 + row % 20:02}" for row in range(rows)]
        people["institution"] = ["nu"] * 1501 + [None, "other"]
        for make in (pd.DataFrame, pl.DataFrame, pa.table):
            with self.assertRaises(nu.QuestionError) as raised:
                tables.rights_of_people(REQUEST, make(people))
            self.assertEqual((raised.exception.code, raised.exception.path), ("unknown-name", "kind[1501]"))
            given = pa.table(tables.rights_of_people(REQUEST, make(people), wrong="name")).to_pylist()
            # Nobody of another university is an Alumna.
            expected = ["granted"] * 1500 + ["undetermined", None, "not-granted"]
            self.assertEqual([row["library-e-resources"] for row in given], expected)

    def test_what_is_no_table_is_refused(self):
        for wrong in (None, 7, "people.csv", [{"kind": "phd"}], np.zeros(3)):
            with self.assertRaises(nu.QuestionTypeError) as raised:
                tables.rights_of_people(REQUEST, wrong)
            self.assertEqual(raised.exception.path, "people")
        for call, code, path in (
            (lambda: tables.rights_of_people(REQUEST, pl.Series(["phd"])), "wrong-type", "people"),
            (lambda: tables.rights_of_people(REQUEST, pd.Series(["phd"])), "wrong-type", "people"),
            (lambda: tables.rights_of_people(REQUEST, pa.array(["phd"])), "wrong-type", "people"),
            (lambda: tables.rights_of_people(REQUEST, pd.DataFrame({"kind": [["phd"]]})), "wrong-type", "kind"),
            (lambda: tables.rights_of_people(REQUEST, pa.table({"kind": [["phd"]]})), "wrong-type", "kind"),
            (lambda: tables.rights_of_people(REQUEST, pl.DataFrame({"kind": [["phd"]]})), "wrong-type", "kind"),
            (lambda: tables.rights_of_people({"as_of": 7}, pl.DataFrame({"kind": ["phd"]})), "wrong-type", "as_of"),
            (lambda: tables.rights_of_people(REQUEST, pl.DataFrame({"name": ["a"]}), pl.DataFrame({"id": []})), "unknown-name", "id"),
            (lambda: tables.rights_of_people(REQUEST, pl.DataFrame({"id": ["a"]}), pl.DataFrame({"kind": []})), "unknown-name", "degrees.id"),
            (lambda: tables.check_mailings(pl.DataFrame({"draft": ["Dear"]})), "unknown-name", "source"),
            (lambda: tables.check_mailings(None), "wrong-type", "drafts"),
            (lambda: tables.collisions(pl.DataFrame({"id": ["a"]})), "missing-key", None),
            (lambda: tables.collisions("plan.csv"), "wrong-type", "plan"),
        ):  # fmt: skip
            with self.assertRaises(nu.QuestionError) as raised:
                call()
            error = raised.exception
            self.assertEqual((error.code, error.path), (code, path or error.path))
        with self.assertRaises(nu.QuestionError) as raised:
            tables.rights_of_people(REQUEST, pd.DataFrame({"id": []}), wrong="ignore")
        self.assertEqual(raised.exception.path, "wrong")
        self.assertEqual(len(tables.rights_of_people(REQUEST, pl.DataFrame({"id": []}))), 0)


if __name__ == "__main__":
    unittest.main()
