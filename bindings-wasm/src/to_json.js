// What JSON would turn into null without a word, and so into a fact that is not known, is refused.
export function toJson(value) {
  return JSON.stringify(value, function (key, written) {
    const given = this[key];
    if (given instanceof Date && Number.isNaN(given.getTime())) {
      throw new TypeError(`\`${key}\` is a Date that is no date`);
    }
    if (typeof given === "number" && !Number.isFinite(given)) {
      throw new TypeError(`\`${key}\` is ${given}, which is no number of anything`);
    }
    return written;
  });
}
