"""Moderation (A3, A4.2) and collisions (7.3) as they were stated a second time."""

import datetime as dt
import random
import unittest
from itertools import product

import nu_alumni_policy as nu
from second_statement import collisions
from second_statement import moderation as m
from second_statement.comparing import Comparison, day_of
from second_statement.days import Days, five_day_week
from second_statement.worlds import DAY

DAYS = Days(five_day_week())
ASTANA = dt.timezone(dt.timedelta(hours=5))
KNOWN = {"as_known_on": "2027-12-31"}
LIMITS = {"moderation_cut_off_hour": 17}


def instant(day, hour):
    """A date, or an hour of it in Astana."""
    if hour is None:
        return day.isoformat()
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=ASTANA).isoformat()


def drawn_readings(dice):
    """How the record and its deadlines are read."""
    return {
        "I27": dice.choice(["next-working-day", "clock-starts-next-working-day", "cut-off-hour"]),
        "I32": dice.choice(["sent-when-window-opens"] * 3 + ["handed-in-again"]),
        "I41": dice.choice(["starts-anew", "runs-on"]),
        "I48": dice.choice(["declined-or-withdrawn", "only-completion"]),
        "I42": dice.choice(["up-to-forwarding", "up-to-posting"]),
    }


class Moderation(Comparison):
    @staticmethod
    def request(channel, steps, as_of, event=None, readings=(), direction="event-invitation"):
        submission = {"channel": channel, "direction": direction, "school": "GSB", "unit": "Office"}
        submission["hashtag"] = "#gsb"
        if channel == "mailing":
            submission["lists"] = [{"name": "all", "school": "GSB"}]
        entries = [
            {"step": step, "role": m.ROLES[step], "by": "somebody", "at": instant(day, hour)}
            | ({"text": "Come #GSB"} if step == "post" else {})
            for step, day, hour in steps
        ]
        facts = {"record": {"submission": submission, "entries": entries}}
        if event is not None:
            facts["event_start"] = event if event == "none" else event.isoformat()
        terms = {"readings": dict(readings), "calendar": KNOWN, "limits": LIMITS}
        return {"as_of": as_of.isoformat(), "facts": facts, "terms": terms}

    def test_every_order_of_steps(self):
        """What can follow what, and whose step is next."""
        first = dt.date(2026, 11, 2)
        for channel, machine in (("mailing", m.MAILING), ("social-networks", m.POST)):
            for n in range(1, 5):
                for steps in product(m.ROLES, repeat=n):
                    if n > 1 and m.state(machine, steps[:-1]) is None:
                        continue
                    record = [(step, first + i * DAY, None) for i, step in enumerate(steps)]
                    request = self.request(channel, record, first + 9 * DAY)
                    now = m.state(machine, steps)
                    stated = now and (now, {(step, m.ROLES[step]) for step in machine[now]})
                    try:
                        answer = nu.moderation(request)
                    except nu.QuestionError:
                        given = None
                    else:
                        given = (
                            answer.state,
                            {(step.step, step.role) for step in answer.next},
                        )
                    self.same("steps", request, stated, given)

    def test_whose_step_it_is(self):
        """Each step is of one role only (A3.1, A3.2)."""
        first = dt.date(2026, 11, 2)
        for channel, steps in (
            ("mailing", ["submit", "take-up", "return", "complete", "take-up", "approve", "send"]),
            ("social-networks", ["submit", "take-up", "approve", "forward", "post"]),
            ("mailing", ["submit", "take-up", "decline"]),
            ("social-networks", ["submit", "withdraw"]),
        ):
            record = [(step, first + n * DAY, None) for n, step in enumerate(steps)]
            for n, step in enumerate(steps):
                for role in sorted(set(m.ROLES.values())):
                    request = self.request(channel, record, first + 9 * DAY)
                    request["facts"]["record"]["entries"][n]["role"] = role
                    try:
                        given = nu.moderation(request).state
                    except nu.QuestionError as error:
                        given = error.code
                    machine = m.MAILING if channel == "mailing" else m.POST
                    theirs = m.state(machine, steps)
                    stated = theirs if role == m.ROLES[step] else "not-theirs"
                    self.same("roles", request, stated, given)

    def some_record(self, dice, machine):
        steps, day, now = [], dt.date(2024, 5, 1) + dice.randrange(1250) * DAY, None
        hour = dice.choice([None, 8])
        while machine[now]:
            # Now and then it is withdrawn.
            ways = sorted(step for step in machine[now] if step != "withdraw")
            step = dice.choice(ways)
            if "withdraw" in machine[now] and dice.random() < 0.1:
                step = "withdraw"
            steps.append((step, day, hour))
            now = machine[now][step]
            days = dice.choice([0, 0, 0, 1, 1, 2, 4])
            day += days * DAY
            if hour is not None:
                hour = dice.choice([9, 16, 18]) if days else min(hour + dice.randrange(5), 23)
            if dice.random() < 0.12:
                break
        return steps

    def test_random_records(self):
        dice = random.Random(19)
        for _ in range(5_000):
            channel = dice.choice(["mailing", "social-networks"])
            machine = m.MAILING if channel == "mailing" else m.POST
            steps = self.some_record(dice, machine)
            readings = {
                **drawn_readings(dice),
                "I26": dice.choice(["days-before"] * 3 + ["clear-days"]),
            }
            start, end = steps[0][1], steps[-1][1]
            event = dice.choice([None, "none"] + [start + dice.randrange(5, 45) * DAY] * 4)
            as_of = start + dice.randrange((end - start).days + 6) * DAY
            direction = dice.choice(["event-invitation"] * 3 + ["school-digest", "board-decision"])
            request = self.request(channel, steps, as_of, event, readings, direction)
            if event is None and direction != "event-invitation":
                event = "none"
            stated = m.kept(channel, steps, event, as_of, readings, LIMITS, DAYS)
            given = [
                m.Kept(
                    day_of(one.received[:10]),
                    day_of(one.due),
                    day_of(one.sending_due),
                    one.done_by,
                    day_of(one.done_on),
                    one.status,
                    # Not known, or handed in too early: there is nothing to be late with.
                    one.working_days_late or 0,
                    one.working_days_late_by_plan,
                )
                for one in nu.moderation(request).deadlines
            ]
            self.same("moderation", request, stated, given)


class Collisions(Comparison):
    audiences = [
        ...,
        {"all": True},
        {"schools": ["SEDS"]},
        {"schools": ["SSH"]},
        {"schools": ["SEDS", "GSB"]},
        {"years": [2020]},
        {"years": [2021]},
        {"degrees": ["phd"]},
        {"degrees": ["master"]},
        {"affiliations": ["Library"]},
        {"affiliations": ["Museum"], "schools": ["SEDS"]},
    ]

    def test_random_plans(self):
        dice = random.Random(20)
        for _ in range(2_500):
            start = dt.date(2024, 5, 1) + dice.randrange(1250) * DAY
            plan = []
            for n in range(dice.randrange(2, 6)):
                day = start + dice.randrange(15) * DAY
                one = {"id": f"c{n}", "date": day}
                audience = dice.choice(self.audiences)
                if audience is not ...:
                    one["audience"] = audience
                if dice.random() < 0.5:
                    one["window"] = day - dice.randrange(9) * DAY, day + dice.randrange(9) * DAY
                plan.append(one)
            reading = dice.choice(["facets-may-overlap", "facets-that-differ-never-overlap"])
            distance = dice.choice([3, 3, 1, 5])
            as_of = start + dice.randrange(20) * DAY if dice.random() < 0.5 else None
            request = {
                "as_of": as_of and as_of.isoformat(),
                "facts": {"communications": [self.told(one) for one in plan]},
                "terms": {
                    "readings": {"I10": reading},
                    "limits": {"communication_gap": distance},
                    "calendar": KNOWN,
                },
            }
            found = collisions.near(plan, reading, distance, DAYS)
            stated = {
                one["id"]: (
                    found[one["id"]],
                    collisions.free_day(one, plan, reading, distance, DAYS, as_of),
                )
                for one in plan
                if found[one["id"]]
            }
            given = {
                one.id: ({other.id for other in one.with_}, day_of(one.free_day))
                for one in nu.collisions(request).findings
            }
            self.same("collisions", request, stated, given)

    @staticmethod
    def told(one):
        told = dict(one, date=one["date"].isoformat(), channel="e-mail", sender="somebody")
        if "window" in one:
            first, last = one["window"]
            told["window"] = {"first": first.isoformat(), "last": last.isoformat()}
        return told


class MovedWindows(Comparison):
    def test_own_days(self):
        """Of many events, those whose window another calendar draws elsewhere."""
        dice = random.Random(21)
        for _ in range(100):
            start = dt.date(2024, 5, 1) + dice.randrange(1200) * DAY
            some = [start + dice.randrange(40) * DAY for _ in range(4)]
            closed = {day for day in some[:2] if day in DAYS.worked}
            worked = {day for day in some[2:] if day not in DAYS.worked}
            other = Days(five_day_week(), closed, worked)
            events = [start + dice.randrange(70) * DAY for _ in range(12)]
            own = {
                "closed": sorted(day.isoformat() for day in closed),
                "worked": sorted(day.isoformat() for day in worked),
            }
            request = {
                "facts": {
                    "before": KNOWN,
                    "after": KNOWN | own,
                    "events": [event.isoformat() for event in events],
                }
            }
            windows = [
                (n, self.window(event, DAYS), self.window(event, other))
                for n, event in enumerate(events)
            ]
            stated = [(n, before, after) for n, before, after in windows if before != after]
            given = [
                (one.index, self.given(one.before), self.given(one.after))
                for one in nu.moved_windows(request).moved
            ]
            self.same("moved-windows", request, stated, given)

    def test_known_late(self):
        """The three windows that late decrees moved."""
        for event, known, closed, worked in (
            ("2024-05-08", "2024-04-16", ["2024-05-04"], ["2024-05-08"]),
            ("2024-06-20", "2024-06-06", ["2024-06-17"], []),
            ("2026-09-04", "2026-03-17", ["2026-08-31"], []),
        ):
            read = dt.date.fromisoformat
            before = Days(five_day_week(), map(read, closed), map(read, worked))
            request = {
                "facts": {"before": {"as_known_on": known}, "after": KNOWN, "events": [event]}
            }
            stated = [(0, self.window(read(event), before), self.window(read(event), DAYS))]
            given = [
                (one.index, self.given(one.before), self.given(one.after))
                for one in nu.moved_windows(request).moved
            ]
            self.same("moved-windows", request, stated, given)

    @staticmethod
    def window(event, days):
        return days.nth_before(event, 14), days.nth_before(event, 5)

    @staticmethod
    def given(window):
        return day_of(window.opens.date), day_of(window.closes.date)


if __name__ == "__main__":
    unittest.main()
