"""The dates of A4 as they were stated a second time, on random facts."""

import datetime as dt
import random
import unittest

import nu_alumni_policy as nu
from second_statement import sending
from second_statement.comparing import Comparison, day_of, iso
from second_statement.days import Days, five_day_week, six_day_week
from second_statement.sending import Received
from second_statement.worlds import DAY, Order, limit

FIVE, SIX = Days(five_day_week()), Days(six_day_week())
ASTANA = dt.timezone(dt.timedelta(hours=5))
LETTER = "Dear Alumni,\n\nCome."
KNOWN = {"as_known_on": "2027-12-31"}


def reading_of(request, entry):
    return request["terms"]["readings"].get(entry)


class Sending(Comparison):
    def some_terms(self, dice):
        readings = {
            "I25": dice.choice(["before-event"] * 5 + ["after-receipt"]),
            "I26": dice.choice(["days-before"] * 4 + ["clear-days"]),
            "I27": dice.choice(
                ["next-working-day", "cut-off-hour", "clock-starts-next-working-day"]
            ),
            "I32": dice.choice(["sent-when-window-opens"] * 4 + ["handed-in-again"]),
        }
        readings = {name: value for name, value in readings.items() if dice.random() < 0.6}
        limits = {}
        if dice.random() < 0.3:
            limits["window_opens"] = dice.randrange(9, 20)
            limits["window_closes"] = dice.randrange(1, 6)
            limits["moderation"] = dice.randrange(0, 4)
            limits["event_notice"] = dice.randrange(1, 9)
        if dice.random() < 0.7:
            limits["moderation_cut_off_hour"] = 17
        six = dice.random() < 0.2
        calendar = dict(KNOWN, week="six-day") if six else KNOWN
        return readings, limits, calendar, SIX if six else FIVE

    def some_facts(self, dice):
        event = dt.date(2024, 5, 1) + dice.randrange(1250) * DAY
        around = event - dice.randrange(-5, 40) * DAY
        facts = {"event_start": dice.choice([event] * 8 + ["none", None])}
        if dice.random() < 0.7:
            hour = dice.choice([None, 9, 17, 17.5, 23])
            facts["received"] = Received(around, hour)
        if dice.random() < 0.4:
            facts["planned_send"] = around + dice.randrange(20) * DAY
        as_of = around + dice.randrange(25) * DAY if dice.random() < 0.7 else None
        return {name: value for name, value in facts.items() if value is not None}, as_of

    @staticmethod
    def request(facts, as_of, readings, limits, calendar):
        told = dict(facts)
        if "received" in facts:
            date, hour = facts["received"]
            told["received"] = date
            if hour is not None:
                minutes = dt.timedelta(hours=hour)
                told["received"] = (
                    dt.datetime(date.year, date.month, date.day, tzinfo=ASTANA) + minutes
                )
        terms = {"readings": readings, "limits": limits, "calendar": calendar}
        request = {"facts": iso(told), "terms": terms}
        if as_of is not None:
            request["as_of"] = as_of.isoformat()
        return request

    def test_random_dates(self):
        dice = random.Random(17)
        for _ in range(6_000):
            readings, limits, calendar, days = self.some_terms(dice)
            facts, as_of = self.some_facts(dice)
            request = self.request(facts, as_of, readings, limits, calendar)
            stated = sending.schedule(facts, as_of, readings, limits, days)
            self.same_schedule(request, stated, nu.sending_schedule(request))

    def same_schedule(self, request, stated, given):
        of = {
            "window": given.window and self.pair(given.window, "opens", "closes"),
            "hand_in": given.hand_in and self.pair(given.hand_in, "from_", "by"),
            "status": given.status,
            "working_days_late": given.working_days_late,
            "working_days_late_by_plan": given.working_days_late_by_plan,
            "prospect": given.prospect,
            "sending": given.sending
            and tuple(getattr(given.sending, key) for key in ("timing", "off_by", "notice_kept")),
        }
        for key in ("notice", "moderation_due", "sending_due", "earliest_event"):
            of[key] = (due := getattr(given, key)) and day_of(due.date)
        of["latest_due"] = day_of(given.latest_due)
        if reading_of(request, "I25") == "after-receipt":
            # What is handed in again counts from its own receipt.
            del of["earliest_event"]
        for key, value in of.items():
            self.same(key, request, stated[key], value)

    def test_orders_on_limits(self):
        """An order's limits are those of a sending on the day that it goes out, else of today."""
        dice = random.Random(24)
        asked = 0
        while asked < 1_000:
            readings, _, calendar, days = self.some_terms(dice)
            readings = {name: value for name, value in readings.items() if name == "I26"}
            facts, as_of = self.some_facts(dice)
            day = facts.get("planned_send", as_of)
            if day is None or "event_start" not in facts:
                continue
            asked += 1
            first = day + dice.randrange(-12, 6) * DAY
            own = {
                "first": first,
                "after": first + dice.randrange(1, 14) * DAY,
                "lasts_from": first,
            }
            values = {
                "window_opens": dice.randrange(9, 20),
                "window_closes": dice.randrange(1, 6),
                "moderation": dice.randrange(4),
                "event_notice": dice.randrange(1, 9),
            }
            orders = [
                Order("limit", limit=name, value=value, **own)
                for name, value in values.items()
                if dice.random() < 0.5
            ]
            request = self.request(facts, as_of, readings, {}, calendar)
            request["terms"]["orders"] = [o.request(str(n)) for n, o in enumerate(orders)]
            # That of moderation is the one of the day on which it begins.
            begins = facts["received"].date if "received" in facts else as_of or day
            limits = {
                name: limit(
                    orders, name, begins if name == "moderation" else day, sending.POLICY_S[name]
                )
                for name in values
            }
            stated = sending.schedule(facts, as_of, readings, limits, days)
            given = nu.sending_schedule(request)
            self.same_schedule(request, stated, given)
            bare = sending.schedule(facts, as_of, readings, {}, days)
            if given.without_order is not None:
                self.same_schedule(request, bare, given.without_order)
            elif stated != bare:
                self.same("without-order", request, "said", None)

    def test_rows_of_mailings(self):
        dice = random.Random(18)
        for _ in range(2_500):
            readings, limits, calendar, days = self.some_terms(dice)
            if dice.random() < 0.5:
                readings["I31"] = "mailing-out-of-order-too"
            facts, as_of = self.some_facts(dice)
            direction = dice.choice([None, "event-invitation", "school-digest", "board-decision"])
            if direction is not None:
                facts["direction"] = direction
            request = self.request(facts, as_of, readings, limits, calendar)
            brief = request["facts"] | {"terms": request["terms"]}
            if as_of is not None:
                brief["as_of"] = request["as_of"]
            report = nu.check_mailing(LETTER, kind="text", brief=brief)
            given = {row.clause: row.status for row in report.checklist}
            for clause, status in sending.rows(facts, as_of, readings, limits, days).items():
                self.same(clause, request, status, given[clause])

    def test_hashtags(self):
        """The post has the initiator's registered hashtag, whole, in whatever case (A4.4, I28)."""
        posts = {
            "Come to us": False,
            "Come to us #GSB": True,
            "#gsb: come to us": True,
            "Come to us #gsbx": False,
            "Come to us #gs #b": False,
            "Come to us gsb": False,
            "Come to us \uff03Gsb.": True,
        }
        for hashtag in (None, "#gsb", "#GSB"):
            for post in (None, *posts):
                initiator = {"unit": "Office", "hashtag": hashtag}
                request = {"terms": {}, "initiator": initiator, "post": post}
                report = nu.check_mailing(LETTER, kind="text", brief=request)
                given = {row.clause: row.status for row in report.checklist}
                stated = "undetermined" if hashtag is None else "violated"
                if post is None:
                    stated = "not-applicable"
                elif hashtag is not None and posts[post]:
                    stated = "satisfied"
                self.same("A4.4", request, stated, given["A4.4"])

    @staticmethod
    def pair(span, first, last):
        return day_of(getattr(span, first).date), day_of(getattr(span, last).date)


if __name__ == "__main__":
    unittest.main()
