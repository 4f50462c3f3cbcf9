// A day that is told: the field that it is told in, and which one today is.
import { html, nothing } from "lit";

/** The date in Astana, whatever the clock here says. */
export const todayInAstana = (now = new Date()) => new Date(now.getTime() + 5 * 3_600_000).toISOString().slice(0, 10);

/** The day of a moment as a brief tells it. */
const dayOf = (value) => /^\d{4}-\d\d-\d\d/.exec(value ?? "")?.[0] ?? "";

/** The field of a day that the brief tells under this key. */
export function dayField(e, key, value, { label, describedBy, last = "9999-12-31" } = {}) {
  const tell = (target) => e.tell({ [key]: target.value || undefined });
  // Of a day that is being typed some is not there yet, and its year is the year 2.
  const isWhole = ({ value: typed }) => typed >= "1000";
  return html`<input type="date" id="ask-${key}" max=${last} aria-label=${label ?? nothing} aria-describedby=${describedBy ?? nothing} .value=${dayOf(value)}
    @change=${({ target }) => isWhole(target) && tell(target)} @blur=${({ target }) => target.value !== dayOf(value) && tell(target)} />`;
}
