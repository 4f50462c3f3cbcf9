"""Whose approval is still missing, of all communications that are planned."""

from collections import defaultdict
from typing import Any

from nu_alumni_policy import decide

PLANNED: dict[str, Any] = {
    "Reunion, to all Alumni": {"sender": {"school": "GSB"}, "audience": {"all": True}, "official": True},
    "Digest of GSB": {"sender": {"school": "GSB"}, "audience": {"schools": ["GSB"]}, "official": True,
                      "data_submitted": True},
    "Survey, to somebody": {"kind": "survey", "sender": {"school": "SEDS"}},
}  # fmt: skip

missing: dict[str, list[str]] = defaultdict(list)
for name, facts in PLANNED.items():
    decision = decide("communication-approval", {"as_of": "2026-11-10", "facts": facts})
    match decision.outcome:
        case "granted":
            print(f"{name}: it may go out")
        case "needs-approval":
            for approver in decision.approvers:
                missing[approver].append(name)
        case "undetermined":
            print(f"{name}: not known yet; {' '.join(decision.ask[0].questions)}")
        case _:
            print(f"{name}: {decision.headline.text}")
for approver, names in missing.items():
    print(f"{approver} has to agree with: {', '.join(names)}")
