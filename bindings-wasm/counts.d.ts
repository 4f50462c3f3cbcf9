import type { MailingReport } from "./answers.js";
import type { Order } from "./requests.js";

/** Something that is counted of a mailing, by the name of its limit. */
export interface Counted {
  name: "subject_characters" | "paragraphs" | "paragraph_lines" | "tables" | "table_rows" | "pictures" | "picture_width" | "picture_height";
  /** How many there are; of lines, rows and pictures' sides the most. `null` where it is not known. */
  value: number | null;
  /** The limit that the report was made under; `null` where its clause does not bind. */
  limit: number | null;
}

/**
 * What is counted of a mailing, each beside the limit that it stands under, for a page that shows counters of its own.
 * `orders` are those of the report's `terms`.
 */
export function counted(report: MailingReport, orders?: readonly Order[]): Counted[];
