"""A moderation log replayed: how far it had come on each day, and what was late."""

import csv
import io
from typing import Any

from nu_alumni_policy import PolicyError, moderation

LOG = """at,step,role,by
2026-12-01,submit,initiator,a.serik
2026-12-02,take-up,moderator,d.omarova
2026-12-04,return,moderator,d.omarova
2026-12-07,complete,initiator,a.serik
"""
SUBMISSION: Any = {
    "channel": "mailing",
    "unit": "Alumni Office",
    "school": "GSB",
    "direction": "event-invitation",
    "lists": [{"name": "gsb-all", "school": "GSB"}],
}

entries: list[Any] = []
for entry in csv.DictReader(io.StringIO(LOG)):
    entries.append(entry)
    record: Any = {"submission": SUBMISSION, "entries": entries}
    facts: Any = {"record": record, "event_start": "2026-12-21"}
    try:
        answer = moderation({"as_of": entry["at"], "facts": facts})
    except PolicyError as error:
        print(f"{entry['at']}  {entry['step']}: it cannot have happened so: {error}")
        entries.pop()
        continue
    print(f"{entry['at']}  {entry['step']}: {answer.state}; next: {', '.join(s.step for s in answer.next)}")
    for deadline in answer.deadlines:
        late = f", {deadline.working_days_late} working days late" if deadline.working_days_late else ""
        print(f"    received {deadline.received}, due {deadline.due}: {deadline.status}{late}")
