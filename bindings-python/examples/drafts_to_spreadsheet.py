"""A folder of drafts into a spreadsheet: a row for each finding, with its place and what to do.

    python drafts_to_spreadsheet.py FOLDER findings.xlsx

Wants openpyxl. The command does the same: `nu-alumni-policy check FOLDER --format xlsx > findings.xlsx`.
"""

import json
import sys
from pathlib import Path

from nu_alumni_policy import PolicyError, check_mailing
from openpyxl import Workbook

DRAFTS = {".html", ".eml", ".msg", ".txt"}

folder, target = Path(sys.argv[1]), Path(sys.argv[2])
brief = json.loads((folder / "brief.json").read_text("utf-8"))

book = Workbook()
rows = book.create_sheet("Findings", 0)
rows.append(["File", "Verdict", "Rule", "Clauses", "Line", "What is wrong, and what to do"])
for draft in sorted(folder.iterdir()):
    if draft.suffix not in DRAFTS:
        continue
    try:
        report = check_mailing(draft, brief=brief)
    except PolicyError as error:
        rows.append([draft.name, "cannot be read", error.code, "", "", str(error)])
        continue
    for finding in report.findings:
        line = finding.position.line if finding.position is not None else None
        clauses = " ".join(finding.clauses)
        rows.append([draft.name, report.verdict, finding.rule, clauses, line, finding.message.text])
    print(f"{draft.name}: {report.verdict}, {len(report.findings)} findings")
book.save(target)
