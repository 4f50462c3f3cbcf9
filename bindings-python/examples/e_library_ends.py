"""Who loses access to the library's e-resources this month, whose last day is in it: the same of three kinds of
tables.

Wants pandas, polars and pyarrow; an office takes the one that it has.
"""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
from nu_alumni_policy import tables

FIRST, NEXT = date(2026, 6, 1), date(2026, 7, 1)
REQUEST: Any = {"as_of": FIRST, "facts": {}}
GRADUATES = {
    "id": ["u1", "u2", "u3", "u4"],
    "kind": ["bachelor", "master", "phd", "bachelor"],
    "school": ["SEDS", "GSB", "SSH", "SEDS"],
    "conferral": [date(2025, 6, 14), date(2025, 6, 30), date(2024, 6, 14), date(2025, 12, 1)],
    "degrees_given": [True, True, True, True],
}
RIGHT, UNTIL = "library-e-resources", "library-e-resources-until"

of_pandas = tables.rights_of_people(REQUEST, pd.DataFrame(GRADUATES), until=True)
losing = of_pandas[(of_pandas[RIGHT] == "granted") & (of_pandas[UNTIL] <= pd.Timestamp(NEXT))]
print("pandas: ", losing["id"].tolist())

of_polars = tables.rights_of_people(REQUEST, pl.DataFrame(GRADUATES), until=True)
ends = of_polars.filter((pl.col(RIGHT) == "granted") & (pl.col(UNTIL) <= NEXT))
print("polars: ", ends["id"].to_list())

of_arrow = tables.rights_of_people(REQUEST, pa.table(GRADUATES), until=True)
rows = of_arrow.select(["id", RIGHT, UNTIL]).to_pylist()
print("pyarrow:", [r["id"] for r in rows if r[RIGHT] == "granted" and r[UNTIL] and r[UNTIL] <= NEXT])
