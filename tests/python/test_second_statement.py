"""Sections 2 and 5 to 9 as they were stated a second time, and the library's decisions: every
combination of the facts of each question."""

import datetime as dt
import random
import unittest
from itertools import combinations, combinations_with_replacement, product

import nu_alumni_policy as nu
from second_statement import questions as q
from second_statement.collisions import apart, overlap
from second_statement.comparing import AS_OF, Comparison, every, iso
from second_statement.days import Days, five_day_week
from second_statement.rights import ALUMNUS, standings
from second_statement.worlds import DAY, Order, spell

TOLD = [..., None, True, False]
BOOLS = [..., True, False]
KINDS = [
    "event-announcement",
    "survey",
    "questionnaire",
    "email",
    "notification",
    "newsletter",
    "other",
]
DAYS = Days(five_day_week())
SINCE, UNTIL = dt.date(2026, 1, 1), dt.date(2026, 2, 1)
GRADUATE = [{"id": "a", "kind": "phd", "institution": "nu", "conferral": dt.date(2024, 6, 14)}]
# Not known, none at all, one that makes no Alumnus, an Alumna, one since January, one to be from February
# on, and one of whom it is not known.
PEOPLE = [
    None,
    [],
    [dict(GRADUATE[0], kind="certificate")],
    GRADUATE,
    [dict(GRADUATE[0], conferral=dt.date(2026, 1, 5))],
    [dict(GRADUATE[0], conferral=UNTIL)],
    [{"id": "a", "institution": "nu", "conferral": dt.date(2024, 6, 14)}],
]


def orders_on(clause, *changes):
    """No order; one that asks for an approval; one that asks for none; one that is over."""
    yield []
    for change in changes:
        approver = "vp" if change == "require-approval" else None
        yield [Order(change, clause, approver, after=UNTIL)]
        yield [Order(change, clause, approver, first=dt.date(2025, 12, 10), after=SINCE)]
    yield [Order(changes[0], clause, "vp", issued_by="other")]


def terms_of(orders=(), readings=()):
    terms = {}
    if orders:
        terms["orders"] = [order.request(f"o{n}") for n, order in enumerate(orders)]
    if readings:
        terms["readings"] = dict(readings)
    return terms


class OverTime(Comparison):
    def over_time(self, question, facts, answer_on, turns, terms=None, bare=None):
        lasts = spell(answer_on, AS_OF, turns)
        self.decided(question, facts, answer_on(AS_OF), lasts, terms, bare=bare)

    def under_orders(self, question, facts, judge, orders, readings=(), turns=()):
        """`judge` on the orders and the day."""
        turns = [*turns, *(turn for order in orders for turn in order.turns())]
        terms = terms_of(orders, readings)
        bare = judge([], AS_OF) if orders else None
        self.over_time(question, facts, lambda day: judge(orders, day), turns, terms, bare)


class Decisions(OverTime):
    def test_associations(self):
        for group in every(
            independent=BOOLS,
            supports_nu=BOOLS,
            members=[..., 0, 1, 2, 3, 4, 5],
            members_not_alumni=[..., 0, 1, 2, 3],
            form=[..., "informal", "legal-entity"],
        ):
            if group.get("members_not_alumni", 0) > group.get("members", 9):
                continue
            for reading in ("all-alumni", "most-alumni"):
                stated = q.association(group, {"I35": reading})
                terms = terms_of(readings={"I35": reading})
                self.decided("association", {"group": group}, stated, terms=terms)

    def of_people(self, question, record, judge, turns=(), terms=None):
        """`judge` on how somebody can stand on a day, and on the day, of whoever it can be."""
        for degrees in PEOPLE:
            person = {} if degrees is None else {"degrees": degrees}
            facts = {"person": person, "record": record}
            days = [*turns, *(degree["conferral"] for degree in degrees or ())]
            days = [day for day in days if isinstance(day, dt.date)]
            answer_on = lambda day, degrees=degrees: judge(lambda on: standings(degrees, on), day)
            self.over_time(question, facts, answer_on, days, terms)

    def test_forms(self):
        self.of_people("forms-answered", {}, lambda ways, day: q.forms_answered(ways(day), None))
        for n in range(4):
            for answers in combinations_with_replacement([None, True, False], n):
                forms = [{"id": str(i), "answered": a} for i, a in enumerate(answers)]
                self.of_people(
                    "forms-answered",
                    {"forms": forms},
                    lambda ways, day: q.forms_answered(ways(day), forms),
                )

    def test_changes(self):
        changed = dt.date(2025, 12, 29)
        # New Year's days off and Christmas lie between.
        told = [..., "not-yet", *(changed + n * DAY for n in (-3, 0, 1, 3, 7, 8, 14))]
        one = [
            {"id": "a", "of": "contacts", "changed_on": on, "told": when}
            for when in told
            for on in (changed, AS_OF)
            if when in (..., "not-yet") or when <= AS_OF
        ]
        one = [{key: value for key, value in change.items() if value is not ...} for change in one]
        two = [[a, dict(b, id="b")] for a, b in combinations(one, 2)]
        for changes in [None, [], *([c] for c in one), *two]:
            for notice in (None, 0, 1, 2, 5, 6, 10):
                record = {} if changes is None else {"changes": changes}
                terms = {"limits": {"timely_notice": notice}} if notice is not None else {}

                def on(ways, day):
                    return q.changes_told(ways, changes, notice, day, DAYS)

                # What is not told yet can turn on any day.
                turns = [AS_OF + n * DAY for n in range(-20, 20)]
                self.of_people("changes-told", record, on, turns, terms)

    def test_disclosure(self):
        for facts in every(about_nu_or_alumni=TOLD, disclosed=TOLD, used_for_interests=TOLD):
            self.of_people(
                "non-disclosure",
                {"disclosure": facts},
                lambda ways, day: q.non_disclosure(ways(day), facts),
            )

    def test_interaction(self):
        sides = [
            list(parties)
            for n in (2, 3)
            for parties in combinations_with_replacement(["alumni", "association", "university"], n)
        ]
        for facts in every(parties=[..., *sides], center_cooperates=BOOLS):
            for orders in orders_on("6.1", "require-approval", "waive-approval"):
                self.under_orders(
                    "interaction",
                    {"interaction": facts},
                    lambda orders, day: q.interaction(
                        facts.get("parties"), facts.get("center_cooperates"), orders, day
                    ),
                    orders,
                )

    def test_the_center(self):
        for employees in (..., 0, 1, 2, 7):
            center = {} if employees is ... else {"responsible_employees": employees}
            stated = q.responsible_employee(center.get("responsible_employees"))
            self.decided("responsible-employee", {"center": center}, stated)
        for request in every(
            asker=[..., "alumnus", "association", "other"],
            requested=BOOLS,
            unit_representative=BOOLS,
        ):
            for reading in ("center-advises-itself", "representative-needed"):
                stated = q.center_advice(request, {"I38": reading})
                terms = terms_of(readings={"I38": reading})
                self.decided("center-advice", {"request": request}, stated, terms=terms)

    def test_programmes(self):
        one = list(every(association=BOOLS, documents_of_title=BOOLS))
        partners = [..., [], *([dict(a, id="a")] for a in one)]
        pairs = combinations_with_replacement(one, 2)
        partners += [[dict(a, id="a"), dict(b, id="b")] for a, b in pairs]
        programmes = list(every(partners=partners, with_university=BOOLS, center_cooperates=BOOLS))
        whole = {"independent": True, "supports_nu": True, "members": 2, "members_not_alumni": 0}
        papers = list(every(documents_of_title=BOOLS, form=[..., "informal", "legal-entity"]))
        few = [whole | p for p in papers] + [dict(whole, members=1), {}]
        groups = every(
            independent=BOOLS,
            supports_nu=BOOLS,
            members=[..., 1, 2],
            members_not_alumni=[..., 0, 1],
            documents_of_title=BOOLS,
            form=[..., "informal", "legal-entity"],
        )
        some = [programmes[0], {"partners": [], "with_university": False}]
        cases = [(g, p) for g in few for p in programmes] + [(g, p) for g in groups for p in some]
        for group, programme in cases:
            for reading in ("every-association", "legal-entities-only"):
                readings = {"I36": reading}
                self.decided(
                    "start-programme",
                    {"group": group, "programme": programme},
                    q.start_programme(group, programme, readings),
                    terms=terms_of(readings=readings),
                )
        for programme in every(partners=[[]], with_university=BOOLS, center_cooperates=BOOLS):
            for orders in orders_on("6.1", "require-approval", "waive-approval"):
                group = dict(whole, documents_of_title=True)
                self.under_orders(
                    "start-programme",
                    {"group": group, "programme": programme},
                    lambda orders, day: q.start_programme(group, programme, {}, orders, day),
                    orders,
                )

    def test_initiatives(self):
        since = dt.date(2026, 1, 5)
        people = [{}, {"degrees": []}] + [
            {"degrees": [degree]}
            for degree in every(
                id=["a"],
                kind=[..., "phd", "exchange"],
                institution=[..., "nu", "other"],
                conferral=[..., "pending", "conferred", since],
            )
        ]
        steps = [..., "not-told", "told", "accepted", "declined"]
        for case in every(person=people, center=steps):
            degrees, center = case["person"].get("degrees"), case.get("center")
            facts = {"person": case["person"], "initiative": {"center": center}}
            for orders in orders_on("6.5", "require-approval", "waive-approval"):
                for reading in ("center-first", "before-the-center"):
                    if orders and reading == "before-the-center":
                        continue
                    readings = {"I33": reading}
                    self.under_orders(
                        "own-initiative",
                        facts,
                        lambda orders, day: q.own_initiative(
                            standings(degrees, day), center, readings, orders, day
                        ),
                        orders,
                        readings,
                        [since],
                    )

    def test_awards(self):
        for programme in every(
            run_by=[..., "center", "unit"], recognises_alumni=BOOLS, coordinated=BOOLS
        ):
            for orders in orders_on("8.2", "require-approval", "waive-approval"):
                self.under_orders(
                    "award-programme",
                    {"programme": programme},
                    lambda orders, day: q.award_programme(programme, orders, day),
                    orders,
                )

    def test_orders(self):
        days = [..., SINCE, AS_OF, AS_OF + DAY, UNTIL]
        for order in every(
            force_majeure=BOOLS,
            circumstance_lasts=BOOLS,
            lawful=BOOLS,
            issued_by=[..., "nu-administration", "other"],
            **{"from": days, "until": days},
        ):
            if order.get("from", SINCE - DAY) >= order.get("until", UNTIL + DAY):
                continue
            turns = [order.get("from"), order.get("until")]
            self.over_time(
                "order-stands", {"order": order}, lambda day: q.order_stands(order, day), turns
            )


class Asking(Comparison):
    """What to ask where it is not known."""

    YES_NO = (True, False)
    questions = {
        ("award-programme", "programme"): (
            {"run_by": ("center", "unit"), "recognises_alumni": YES_NO, "coordinated": YES_NO},
            q.award_programme,
        ),
        ("non-disclosure", "record.disclosure"): (
            dict.fromkeys(("about_nu_or_alumni", "disclosed", "used_for_interests"), YES_NO),
            lambda told: q.non_disclosure({ALUMNUS}, told),
        ),
        ("order-stands", "order"): (
            dict.fromkeys(("force_majeure", "circumstance_lasts", "lawful"), YES_NO)
            | {"issued_by": ("nu-administration", "other"), "from": (SINCE, UNTIL)},
            lambda order: q.order_stands(order, AS_OF),
        ),
        ("interaction", "interaction"): (
            {
                "parties": (["alumni", "university"], ["alumni", "association"]),
                "center_cooperates": YES_NO,
            },
            lambda told: q.interaction(told.get("parties"), told.get("center_cooperates")),
        ),
        ("center-advice", "request"): (
            {
                "asker": ("alumnus", "association", "other"),
                "requested": YES_NO,
                "unit_representative": YES_NO,
            },
            lambda request: q.center_advice(request, {}),
        ),
    }

    @staticmethod
    def sets(told, values, judge):
        """Every set that can settle it to an outcome, or always, where no smaller one can."""
        open_facts = [name for name in values if name not in told]
        found = {}
        for n in range(1, len(open_facts) + 1):
            for names in combinations(open_facts, n):
                worlds = every(**{name: values[name] for name in names})
                outcomes = {judge(told | world).outcome for world in worlds}
                can = frozenset(outcomes) - {"undetermined"}
                always = "undetermined" not in outcomes
                smaller = [was for held, was in found.items() if held < set(names)]
                news = can - frozenset().union(*(was[1] for was in smaller))
                if news or (always and not any(was[0] for was in smaller)):
                    found[frozenset(names)] = always, can
        return found

    def test_what_to_ask(self):
        for (question, at), (values, judge) in self.questions.items():
            for told in every(**{name: (..., *can) for name, can in values.items()}):
                if judge(told).outcome != "undetermined":
                    continue
                facts = iso(told)
                for key in reversed(at.split(".")):
                    facts = {key: facts}
                if question == "non-disclosure":
                    facts["person"] = {"degrees": iso(GRADUATE)}
                request = {"as_of": AS_OF.isoformat(), "facts": facts, "terms": {}}
                asks = nu.decide(question, request).ask
                sizes = [len(ask.facts) for ask in asks]
                self.assertEqual(sizes, sorted(sizes))
                given = {
                    frozenset(fact.removeprefix(f"facts.{at}.") for fact in ask.facts): (
                        ask.always,
                        frozenset(ask.outcomes),
                    )
                    for ask in asks
                }
                self.same(question, request, self.sets(told, values, judge), given)


class Contradictions(Comparison):
    """Two orders that contradict each other leave open what both touch, on the days on which both are in
    force, and nothing else; or the later of them prevails (I11)."""

    later = SINCE + 4 * DAY
    pairs = {
        "7.1": (
            Order("require-approval", "7.1", "vp", first=SINCE),
            Order("waive-approval", "7.1", first=later),
        ),
        "4.14": (
            Order("suspend-right", "4.14", first=SINCE),
            Order("require-approval", "4.14", "vp", first=later),
        ),
        "4.1b": (
            Order("limit", limit="e_library_years", value=2, first=SINCE),
            Order("limit", limit="e_library_years", value=3, first=later),
        ),
    }
    person = {
        "degrees": [
            {"id": "a", "kind": "phd", "institution": "nu", "conferral": dt.date(2023, 6, 14)}
        ],
        "alumni_card": True,
        "identification_card": True,
    }
    own = {"official": True, "data_submitted": True, "sender": {"school": "SEDS"}}
    # By the question and its clause: the outcome without orders, by the later of the two, and by the first.
    cases = (
        ("communication-approval", "7.1", own | {"audience": {"all": True}}, "", "granted", "needs-approval"),
        ("communication-approval", "7.2", own | {"audience": {"schools": ["SEDS"]}}, "granted", "", ""),
        ("campus-access", "4.14", {"person": person}, "granted", "needs-approval", "prohibited"),
        ("library-e-resources", "4.1b", {"person": person}, "not-granted", "granted", "not-granted"),
        ("library-on-campus", "4.1a", {"person": person}, "granted", "", ""),
        ("award-programme", "8.2", {"programme": {"run_by": "center"}}, "granted", "", ""),
    )

    def test_contradictions(self):
        for touched, orders in self.pairs.items():
            for question, clause, facts, bare, later, first in self.cases:
                if question == "communication-approval" and touched != "7.1":
                    continue
                for prevails, day in product((False, True), (AS_OF, self.later, self.later - DAY)):
                    reading = "later-order-prevails" if prevails else "contradiction-is-an-error"
                    request = {"as_of": day.isoformat(), "facts": iso(facts)}
                    request["terms"] = terms_of(orders, {"I11": reading})
                    stated = bare
                    if clause == touched:
                        both = later if prevails else "undetermined"
                        stated = both if day >= self.later else first
                    given = nu.decide(question, request).outcome
                    self.same("contradiction", request, stated, given)


class Communications(OverTime):
    audiences = [
        ...,
        {"all": True},
        {"schools": ["SEDS"]},
        {"schools": ["SSH"]},
        {"schools": ["SEDS", "SSH"]},
        {"schools": ["NUFYP"]},
        {"degrees": ["phd"]},
        {"years": [2020]},
        {"affiliations": ["Library"]},
        {"affiliations": ["SEDS"]},
        {"affiliations": ["NUFYP"]},
        {"affiliations": ["Library", "SEDS"]},
        {"schools": ["SEDS"], "degrees": ["phd"]},
        {"schools": ["SEDS"], "years": [2020, 2021]},
        {"schools": ["SSH"], "affiliations": ["Library"]},
        {"schools": ["SEDS"], "affiliations": ["Library"]},
        {"schools": ["SEDS", "SSH"], "affiliations": ["SEDS"]},
        {"degrees": ["bachelor"], "years": [2020]},
    ]
    senders = [..., "center", {"school": "SEDS"}, {"school": "NUFYP"}, {"division": "Library"}]

    def compared_with(self, facts, readings=(), orders=()):
        approvals = facts.get("approvals", [])
        told = dict(facts, approvals=[{"by": who, "on": on} for who, on in approvals])
        turns = [*(on for _, on in approvals), facts.get("data_submitted_on"), facts.get("sent_on")]
        self.under_orders(
            "communication-approval",
            told,
            lambda orders, day: q.communication(facts, dict(readings), orders, day),
            orders,
            readings,
            turns=turns,
        )

    def test_approvals_told(self):
        before, after = AS_OF - 3 * DAY, AS_OF
        for facts in every(
            official=BOOLS,
            sender=self.senders,
            audience=self.audiences,
            data_submitted=BOOLS,
            approvals=[..., [("center", before)], [("center", after)]],
            sent_on=[..., before, before + DAY, AS_OF + 9 * DAY],
        ):
            self.compared_with(facts)
        for kind in KINDS:
            # None is more official than another (I09).
            self.compared_with({"kind": kind, "official": True, "sender": {"school": "SEDS"}})
            for audience in ({"all": True}, {"schools": ["SEDS"]}):
                told = {"kind": kind, "sender": {"school": "SEDS"}, "audience": audience}
                self.compared_with(told | {"data_submitted": True})
                self.compared_with(told | {"official": True, "data_submitted": True})
        for facts in every(
            official=BOOLS,
            sender=self.senders,
            audience=self.audiences,
            data_submitted_on=[before, after, AS_OF + 2 * DAY],
            sent_on=[..., before, before + DAY, AS_OF + 9 * DAY],
        ):
            self.compared_with(facts)

    def test_associations_and_several_senders(self):
        """Whose own Alumni they are, and whether the Center sends, as I51 to I53 are read."""
        seds, ssh, library = {"school": "SEDS"}, {"school": "SSH"}, {"division": "Library"}
        club, other = {"association": "Library"}, {"association": "Museum"}
        senders = [..., club, *({"several": both} for both in ([seds, ssh], [seds, library], [seds, club]))]
        senders += [{"several": [seds, "center"]}, {"several": [club, other]}]
        for facts in every(
            official=BOOLS, sender=senders, audience=self.audiences, data_submitted=BOOLS
        ):
            for readings in (
                {},
                {"I51": "affiliated-alumni"},
                {"I52": "within-each"},
                {"I53": "center-alone"},
                {"I51": "affiliated-alumni", "I52": "within-each", "I53": "center-alone"},
            ):
                self.compared_with(facts, readings)

    def test_approval_of_mailings(self):
        """The same in the checklist of a mailing: what 7.1 says is what was decided."""
        rows = {"granted": "satisfied"}
        for facts in every(
            official=BOOLS, sender=self.senders, audience=self.audiences, data_submitted=BOOLS
        ):
            if "sender" not in facts and "audience" not in facts:
                continue
            request = {"facts": facts, "terms": {}}
            brief = facts | {"planned_send": AS_OF.isoformat()}
            report = nu.check_mailing("Dear Alumni,\n\nCome.", kind="text", brief=brief)
            given = {row.clause: row.status for row in report.checklist}
            outcome = q.communication(facts, {}, (), AS_OF).outcome
            self.same("7.1", request, rows.get(outcome, outcome), given["7.1"])

    def test_orders_and_the_sending(self):
        """An order reaches what is sent while it is in force, whenever that is asked."""
        for facts in every(
            official=BOOLS,
            sender=[{"school": "SEDS"}],
            audience=[{"all": True}, {"schools": ["SEDS"]}],
            data_submitted=BOOLS,
            sent_on=[SINCE - DAY, SINCE, AS_OF, UNTIL - DAY, UNTIL],
        ):
            clause = "7.2" if "schools" in facts["audience"] else "7.1"
            for change in ("require-approval", "waive-approval"):
                approver = "vp" if change == "require-approval" else None
                order = Order(change, clause, approver, first=SINCE, after=UNTIL)
                self.compared_with(facts, (), [order])

    def test_near_in_time(self):
        """Advice on what goes out at the same time, which changes nothing (7.3, I10)."""
        dice = random.Random(23)
        for _ in range(1_000):
            reading = dice.choice(["facets-may-overlap", "facets-that-differ-never-overlap"])
            own, *others = [self.some_communication(dice) for _ in range(4)]
            told = [dict(other, id=str(n)) for n, other in enumerate(others)]
            facts = own | {"sender": "center", "others": told}
            request = {"as_of": AS_OF.isoformat(), "facts": iso(facts)}
            request["terms"] = {"readings": {"I10": reading}}
            stated = sum(
                apart(own["sent_on"], other["sent_on"], DAYS) <= 3
                # What has gone out is not planned any more.
                and AS_OF <= max(own["sent_on"], other["sent_on"])
                and overlap(own.get("audience"), other.get("audience"), reading)
                for other in others
            )
            decision = nu.decide("communication-approval", request)
            given = sum(note.clauses == ("7.3",) for note in decision.advice)
            self.same("7.3", request, (stated, "granted"), (given, decision.outcome))

    def some_communication(self, dice):
        one = {"sent_on": AS_OF + dice.randrange(-8, 9) * DAY}
        audience = dice.choice(self.audiences)
        return one if audience is ... else one | {"audience": audience}

    def test_readings_and_orders(self):
        for facts in every(
            official=BOOLS,
            sender=self.senders,
            audience=self.audiences,
            data_submitted=BOOLS,
        ):
            self.compared_with(facts, {"I08": "duty"})
            self.compared_with(facts, {"I37": "any-interaction"})
            for clause in ("7.1", "7.2"):
                for orders in orders_on(clause, "require-approval", "waive-approval"):
                    self.compared_with(facts, (), orders)


if __name__ == "__main__":
    unittest.main()
