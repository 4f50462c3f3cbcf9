// What is counted of a mailing, each beside the limit that it stands under.
import { LIMITS } from "./limits.js";

const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), 0);

/** The largest side of the pictures' files; `null` where one is not known. */
const side = (at) => ({ pictures }) => {
  const sizes = pictures.filter(({ counted: counts }) => counts).map(({ file_pixels: size }) => size);
  return sizes.includes(null) ? null : most(sizes.map((size) => size[at]));
};

/** What is counted, by the name of its limit. */
const COUNTS = {
  subject_characters: ({ subject_characters: count }) => count,
  paragraphs: ({ paragraphs }) => paragraphs.length,
  paragraph_lines: ({ paragraphs }) => most(paragraphs.map(({ lines }) => lines)),
  tables: ({ tables }) => tables.length,
  table_rows: ({ tables }) => most(tables.map(({ rows }) => rows)),
  pictures: ({ pictures }) => pictures.filter(({ counted: counts }) => counts).length,
  picture_width: side(0),
  picture_height: side(1),
};

/** The limit that the report was made under. */
function limitOf(name, { basis }, orders) {
  const touched = orders.filter(({ id }) => basis.orders.includes(id)).flatMap(({ changes }) => changes);
  const ordered = touched.filter((change) => change.limit?.name === name).at(-1);
  return ordered?.limit.value ?? basis.limits[name] ?? LIMITS[name].value;
}

export const counted = (report, orders = []) =>
  Object.entries(COUNTS).map(([name, count]) => {
    const { clause } = LIMITS[name];
    const binds = report.checklist.some((row) => row.clause === clause && row.status !== "not-applicable");
    return { name, value: count(report.measures), limit: binds ? limitOf(name, report, orders) : null };
  });
