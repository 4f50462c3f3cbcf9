"""How many lose access to the library's e-resources this month, by School, of more people than one machine
holds: each batch of rows is answered where it lies.

    python e_library_on_spark.py

Wants pyspark, pyarrow and NumPy, this package on every machine, and Java; here Spark is a local one, of two
threads. Its first table:

    |school|count|
    |   GSB| 5470|
    |  SEDS| 5470|
    |   SSH| 5470|
"""

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
from nu_alumni_policy import tables
from pyspark.sql import SparkSession  # type: ignore[import-not-found, unused-ignore]
from pyspark.sql import functions as f  # type: ignore[import-not-found, unused-ignore]

FIRST, NEXT = date(2026, 6, 1), date(2026, 7, 1)
REQUEST: Any = {"as_of": FIRST, "facts": {}}
PEOPLE = 1_000_000
RIGHT, UNTIL = "library-e-resources", "library-e-resources-until"
ANSWERS = pa.schema([("id", pa.int64()), (RIGHT, pa.string()), (UNTIL, pa.date32()), ("wrong", pa.string())])


def answered(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches' rows with their rights; a row that is wrong says so, and stops no other."""
    for batch in batches:
        rights = tables.rights_of_people(REQUEST, pa.table(batch), until=True, wrong="name")
        yield from rights.select(ANSWERS.names).cast(ANSWERS).to_batches()


# The Python that reads this also answers.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = SparkSession.builder.master("local[2]").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
# One graduates on each day of five years, in turn of three Schools; every 100,000th row has a slip.
people = spark.range(PEOPLE).select(
    "id",
    f.when(f.col("id") % 100_000 == 7, "diploma").otherwise("bachelor").alias("kind"),
    f.element_at(f.array(f.lit("GSB"), f.lit("SEDS"), f.lit("SSH")), (f.col("id") % 3 + 1).cast("int")).alias("school"),
    f.date_add(f.lit(date(2021, 6, 1)), (f.col("id") % 1826).cast("int")).alias("conferral"),
    f.lit(True).alias("degrees_given"),
)
fields = f"id long, `{RIGHT}` string, `{UNTIL}` date, wrong string"
rights = people.mapInArrow(answered, fields)
losing = rights.where((f.col(RIGHT) == "granted") & (f.col(UNTIL) <= NEXT))
people.join(losing, "id").groupBy("school").count().orderBy("school").show()
rights.where("wrong is not null").orderBy("id").select("id", "wrong").show(3, truncate=False)
spark.stop()
