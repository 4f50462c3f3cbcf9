"""The queue of a moderator's desk as it was stated a second time, over random desks."""

import datetime as dt
import random
import unittest
from collections import Counter

import nu_alumni_policy as nu
from second_statement import moderation as m
from second_statement import queue as q
from second_statement.comparing import Comparison, day_of
from second_statement.worlds import DAY
import test_second_statement_moderation as of_moderation
from test_second_statement_moderation import DAYS, KNOWN, LIMITS, drawn_readings


ALL = ("late", "due-today", "due-later", "undetermined", "no-day")
STANDINGS = {
    *((urgency, "moderator") for urgency in ALL),
    *((urgency, "initiator") for urgency in ALL[1:]),
    *((urgency, "communication-officer") for urgency in ALL[:3] + ALL[4:]),
}


class Desk(Comparison):
    def some_readings(self, dice):
        readings = {
            **drawn_readings(dice),
            "I49": dice.choice(["others-with-approval"] * 2 + ["own-lists-only"]),
        }
        return {name: value for name, value in readings.items() if dice.random() < 0.5}

    def some_moderation(self, dice, as_of):
        """One that was submitted by the day, as far as it has come."""
        channel = dice.choice(["mailing", "social-networks"])
        machine = m.MAILING if channel == "mailing" else m.POST
        steps, now = [], None
        day, hour = as_of - dice.randrange(8) * DAY, dice.choice([None, 8, 18])
        while machine[now] and (not steps or dice.random() < 0.8):
            on = [step for step in sorted(machine[now]) if step != "withdraw"]
            withdrawn = ["withdraw"] * ("withdraw" in machine[now])
            step = dice.choice(on * 3 + ["approve"] * 4 * ("approve" in machine[now]) + withdrawn)
            steps.append((step, day, hour))
            now = machine[now][step]
            days = dice.choice([0, 0, 0, 1, 2])
            day, hour = day + days * DAY, 8 if days and hour is not None else hour
        event = steps[0][1] + dice.randrange(-2, 32) * DAY
        others = channel == "mailing" and dice.random() < 0.2
        state = m.state(machine, [step for step, on, _ in steps if on <= as_of])
        # What is sent, declined or withdrawn is planned for no day, nor is a post.
        to_come = channel == "mailing" and state not in ("sent", "declined", "withdrawn")
        planned = as_of + dice.randrange(12) * DAY if to_come and dice.random() < 0.5 else None
        return {
            "planned": planned,
            "channel": channel,
            "steps": steps,
            "event": dice.choice([event] * 6 + ["none", None]),
            "lists_of_others": others,
            "approved": others and dice.random() < 0.5,
        }

    @staticmethod
    def told(one, n, as_of):
        request = of_moderation.Moderation.request
        facts = request(one["channel"], one["steps"], as_of, one["event"])["facts"]
        if one["lists_of_others"]:
            facts["record"]["submission"]["lists"].append({"name": "theirs", "school": "SSH"})
        if one["planned"]:
            facts["planned_send"] = one["planned"].isoformat()
        if one["approved"]:
            submitted = one["steps"][0][1]
            facts["approvals"] = [{"by": "center", "on": submitted.isoformat()}]
        return {"id": f"m{n}", "facts": facts}

    def test_random_desks(self):
        dice = random.Random(26)
        seen = Counter()
        for _ in range(2_400):
            as_of = dt.date(2024, 5, 1) + dice.randrange(1250) * DAY
            desk = [self.some_moderation(dice, as_of) for _ in range(dice.randrange(1, 9))]
            readings = self.some_readings(dice)
            request = {
                "as_of": as_of.isoformat(),
                "facts": {"moderations": [self.told(one, n, as_of) for n, one in enumerate(desk)]},
                "terms": {"readings": readings, "calendar": KNOWN, "limits": LIMITS},
            }
            stated = [q.waits(one, as_of, readings, LIMITS, DAYS) for one in desk]
            waiting = [(n, one) for n, one in enumerate(stated) if one is not None]
            answer = nu.queue(request)
            self.assertEqual(list(answer.errors), [])
            over = [n for n, one in enumerate(stated) if one is None]
            self.same("over", request, over, list(answer.over))
            order = [n for n, _ in q.in_order(waiting)]
            self.same("order", request, order, [one.index for one in answer.waiting])
            of_index = dict(waiting)
            for one in answer.waiting:
                given = q.Waits(
                    one.turn,
                    frozenset(one.awaited),
                    one.urgency,
                    day_of(one.due),
                    one.working_days_left,
                    one.working_days_late,
                    one.working_days_late_by_plan,
                    tuple(one.approvers),
                )
                seen[given.urgency, given.turn] += 1
                self.same("waits", request, of_index.get(one.index), given)
        # Every way to stand that there is, of each who has one: nobody else is late.
        self.assertLessEqual(STANDINGS, set(seen))
        self.assertNotIn(("late", "initiator"), seen)


if __name__ == "__main__":
    unittest.main()
