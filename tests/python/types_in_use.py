"""The types as a caller sees them: type checkers read it, and a test runs it."""

from datetime import date, datetime, timezone
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

import nu_alumni_policy as nu

day = date(2026, 1, 12)
degree: nu.Degree = {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": date(2025, 6, 14)}
person: nu.Person = {"degrees": [degree], "alumni_card": True, "student": None}
graduate: nu.RightsFacts = {"person": person, "university": {"platform": True}}
order: nu.Order = {
    "id": "2026-17",
    "issued_by": "nu-administration",
    "lawful": True, "circumstance": {"name": "lockdown", "force_majeure": True, "from": date(2026, 1, 1)},
    "from": "2026-01-10",
    "changes": [
        {"limit": {"name": "e_library_years", "value": 2}},
        {"suspend-right": {"clause": "4.14"}},
        {"require-approval": {"clause": "7.1", "approver": "provost"}},
    ],
}
terms: nu.Terms = {"locale": "kk", "orders": [order], "readings": {"I02": "day-before"}}

# Every question.
alumnus = nu.decide("alumnus", {"as_of": day, "facts": {"person": person}, "terms": terms})
outcome: nu.Outcome = alumnus.outcome
until: str | None = alumnus.valid.until
rights: tuple[nu.Decision, ...] = nu.answer("rights", {"as_of": "2026-01-12", "facts": graduate})
clauses: list[nu.ClauseId] = [clause for right in rights for clause in right.clauses]
periods: nu.RightsOverTime = nu.answer("rights-over-time", {"as_of": day, "facts": graduate})
ending: nu.RightsEnding = nu.answer("rights-ending", {"as_of": day, "facts": {"people": [{"id": "u1", "person": graduate["person"]}], "through": day}})
of_rights: list[nu.Decision] = [
    nu.decide("library-on-campus", {"as_of": day, "facts": graduate}),
    nu.decide("library-e-resources", {"as_of": day, "facts": graduate}),
    nu.decide("alumni-platform", {"as_of": day, "facts": graduate}),
    nu.decide("working-groups-and-boards", {"as_of": day, "facts": graduate}),
    nu.decide("events-and-research", {"as_of": day, "facts": graduate}),
    nu.decide("news-and-road-map", {"as_of": day, "facts": graduate}),
    nu.decide("accomplishments", {"as_of": day, "facts": graduate}),
    nu.decide("propose-activities", {"as_of": day, "facts": graduate}),
    nu.decide("propose-nominees", {"as_of": day, "facts": graduate}),
    nu.decide("career-services", {"as_of": day, "facts": graduate}),
    nu.decide("training-courses", {"as_of": day, "facts": graduate}),
    nu.decide("information", {"as_of": day, "facts": graduate}),
    nu.decide("found-associations", {"as_of": day, "facts": graduate}),
    nu.decide("meeting-support", {"as_of": day, "facts": graduate}),
    nu.decide("campus-access", {"as_of": day, "facts": graduate}),
]
record: nu.RecordFacts = {
    "record": {
        "forms": [{"id": "f", "answered": True}],
        "changes": [{"id": "c", "of": "employer", "changed_on": day, "told": day}],
        "disclosure": {"disclosed": False},
    }
}
responsibilities: nu.Responsibilities = nu.answer("responsibilities", {"as_of": day, "facts": record})
of_records: list[nu.Decision] = [
    nu.decide("forms-answered", {"as_of": day, "facts": record}),
    nu.decide("changes-told", {"as_of": day, "facts": record}),
    nu.decide("non-disclosure", {"as_of": day, "facts": record}),
]
group: nu.Group = {"members": 3, "members_not_alumni": 0, "form": "informal", "independent": True}
of_groups: list[nu.Decision] = [
    nu.decide("association", {"as_of": day, "facts": {"group": group}}),
    nu.decide(
        "start-programme",
        {"as_of": day, "facts": {"group": group, "programme": {"partners": [{"id": "p"}]}}},
    ),
    nu.decide(
        "own-initiative",
        {"as_of": day, "facts": {"person": person, "initiative": {"center": "told"}}},
    ),
]
of_the_center: list[nu.Decision] = [
    nu.decide(
        "interaction", {"as_of": day, "facts": {"interaction": {"parties": ["alumni", "university"]}}}
    ),
    nu.decide("responsible-employee", {"as_of": day, "facts": {"center": {"responsible_employees": 1}}}),
    nu.decide("center-advice", {"as_of": day, "facts": {"request": {"asker": "alumnus"}}}),
    nu.decide("award-programme", {"as_of": day, "facts": {"programme": {"run_by": "unit"}}}),
    nu.decide("order-stands", {"as_of": day, "facts": {"order": {"from": day, "lawful": True}}}),
]
approval: nu.Decision = nu.decide(
    "communication-approval",
    {
        "as_of": day,
        "facts": {
            "kind": "survey",
            "sender": {"school": "GSB"},
            "audience": {"schools": ("GSB",), "years": [2024]},
            "others": [{"id": "o", "sent_on": day}],
        },
    },
)
schedule: nu.SendingSchedule = nu.sending_schedule(
    {
        "as_of": date(2026, 11, 2),
        "facts": {"event_start": datetime(2026, 12, 21, 10, tzinfo=timezone.utc)},
        "terms": {"calendar": {"week": "five-day"}, "locale": "kk"},
    }
)
window = schedule.window
assert window is not None and window.opens.date == "2026-11-30"
same: nu.SendingSchedule = nu.answer("sending-schedule", '{"facts": {"event_start": "2026-12-21"}}')
moved: nu.MovedWindows = nu.moved_windows(
    {"facts": {"events": ["2024-06-20", date(2024, 5, 8)], "before": {"as_known_on": date(2024, 4, 16)}}}
)
moved_by_name: nu.MovedWindows = nu.answer("moved-windows", {"facts": {"events": [], "before": {}}})
asked: nu.ModerationRequest = {
    "as_of": date(2026, 12, 21),
    "facts": {
        "record": {
            "submission": {
                "channel": "mailing",
                "unit": "Alumni Office",
                "school": "GSB",
                "direction": "event-invitation",
                "lists": [{"name": "gsb-all", "school": "GSB"}],
            },
            "entries": [{"step": "submit", "role": "initiator", "by": "u1", "at": date(2026, 12, 15)}],
        }
    },
}
moderation: nu.ModerationAnswer = nu.moderation(asked)
moderation_by_name: nu.ModerationAnswer = nu.answer("moderation", asked)
many: nu.QueueFacts = {"moderations": [{"id": "a", "facts": asked["facts"]}]}
queue: nu.Queue = nu.queue({"as_of": day, "facts": many})
queue_by_name: nu.Queue = nu.answer("queue", {"as_of": day, "facts": many})
late: list[str] = [one.id for one in queue.waiting if one.urgency == "late"]

collisions: nu.CollisionReport = nu.collisions(
    {
        "facts": {
            "communications": [
                {"id": "a", "sender": "GSB", "channel": "email", "date": day, "audience": {"all": True}}
            ]
        }
    }
)
collisions_by_name: nu.CollisionReport = nu.answer("collisions", {"facts": {"communications": []}})

# A mailing, the calendar, the Policy, an error.
brief: nu.Brief = {"direction": "open-day", "palette": ["#aa0000"], "event_start": day, "terms": terms}
report: nu.MailingReport = nu.check_mailing("<p>Dear Alumni,</p>", kind="html", brief={"subject": "Ә"})
of_text: str = nu.fix_mailing(StringIO("<p>Dear Alumni,</p>"))[0]
of_bytes: bytes = nu.fix_mailing(bytearray(b"<p>Dear Alumni,</p>"))[0]
finding: nu.Finding = report.findings[0]
span: nu.Span | None = finding.span

calendar = nu.Calendar(week="six-day", closed=[date(2026, 12, 4)], readings={"I30": "six-day-week"})
one: date = calendar.nth_before(date(2026, 12, 21), 14)
several: NDArray[np.datetime64] = calendar.nth_before(np.array([one], "datetime64[D]"), 14)
works: bool = calendar.is_working("2026-12-21")
count: int = calendar.count(one, "2026-12-21", "start")
of_calendar: nu.Day = calendar.day(one)

policy: nu.PolicyDocument = nu.policy()
decided: nu.DecisionName = "alumnus"
counted: nu.LimitUnit = policy.limits[0].unit
brief_of_now: nu.Brief = {"as_of": datetime.now(timezone.utc)}
answered_by: list[nu.RuleName | nu.QuestionName] = nu.answered_by("A2.1")
try:
    nu.answer("rights", "oops")
except nu.PolicyError as error:
    what: tuple[str, str | None, dict[str, object]] = (error.code, error.path, error.details)
    in_kazakh: str = error.text("kk")

of_people: nu.PeopleRequest = {"as_of": day, "facts": {"university": {"platform": True}}}
kept: dict[str, object] = report.to_dict()
compared: nu.ComparedDrafts = nu.compare_mailings(report.to_json(), report)
again: nu.ComparedDrafts = nu.compare_mailings(kept, report)
match alumnus:
    case nu.Decision(outcome="granted", valid=nu.Valid(until=ends)):
        last: str | None = ends
    case _:
        pass
author_lines: str | None = report.basis.readings.get("I15")

if TYPE_CHECKING:
    of_path: bytes = nu.fix_mailing(Path("letter.html"))[0]
    with open("letter.html") as letter:
        of_file: str = nu.fix_mailing(letter)[0]
    nu.check_mailing(7)  # type: ignore[arg-type] # pyright: ignore
    nu.answered_by("10.1")  # type: ignore[arg-type] # pyright: ignore
    report.basis.limits["paragraph"]  # type: ignore[index] # pyright: ignore
    alumnus.outcom  # type: ignore[attr-defined] # pyright: ignore
    alumnus.outcome = "granted"  # type: ignore[misc] # pyright: ignore
    nu.sending_schedule({"facts": {"event": "2026-12-21"}})  # type: ignore[arg-type] # pyright: ignore
    nu.answer("sending-schedule", {"fact": {}})  # type: ignore[call-overload] # pyright: ignore
    nu.answer("rihgts", {"as_of": day, "facts": {}})  # type: ignore[call-overload] # pyright: ignore
    nu.decide("alumnus", {"as_of": day, "facts": {"persn": {}}})  # type: ignore[call-overload] # pyright: ignore
    nu.decide("rights", {"as_of": day, "facts": {}})  # type: ignore[call-overload] # pyright: ignore
    nu.rights({"facts": {}})  # type: ignore[arg-type] # pyright: ignore
    nu.Calendar(week="seven-day")  # type: ignore[arg-type] # pyright: ignore
    not_decided: nu.DecisionName = "rights"  # type: ignore[assignment] # pyright: ignore
    wrong_kind: nu.Degree = {"id": "a", "kind": "diploma"}  # type: ignore[typeddict-item] # pyright: ignore
    wrong_list: nu.Audience = {"schools": "GSB"}  # type: ignore[typeddict-item] # pyright: ignore
    wrong_reading: nu.Terms = {"readings": {"I02": "never"}}  # type: ignore[typeddict-item] # pyright: ignore
    nu.check_mailing("Dear", brief={"directoin": "open-day"})  # type: ignore[arg-type] # pyright: ignore
