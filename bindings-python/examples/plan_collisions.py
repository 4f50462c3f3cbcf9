"""Which communications of a plan reach the same people at the same time, and where each could move."""

from nu_alumni_policy import PlannedCommunication, collisions

PLAN: list[PlannedCommunication] = [
    {"id": "gsb-digest", "sender": "GSB", "channel": "email", "date": "2026-12-10",
     "audience": {"schools": ["GSB"]}},
    {"id": "seds-survey", "sender": "SEDS", "channel": "email", "date": "2026-12-10",
     "audience": {"schools": ["SEDS"]}},
    {"id": "reunion", "sender": "Alumni Relations Office", "channel": "email", "date": "2026-12-11",
     "audience": {"all": True}, "window": {"first": "2026-11-30", "last": "2026-12-18"}},
]  # fmt: skip

report = collisions({"facts": {"communications": PLAN}})
print(f"{report.pairs} pairs within {report.distance} working days, {report.certain} of them for certain")
for finding in report.findings:
    others = ", ".join(near.id for near in finding.with_)
    move = f"; it could move to {finding.free_day}" if finding.free_day else ""
    print(f"{finding.id} ({finding.date}): {others}{move}")
