// Times html-validate on the file that is given: node html_validate.mjs TOOLS FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, file] = process.argv.slice(2);
const { HtmlValidate } = createRequire(join(tools, "package.json"))("html-validate");
const html = readFileSync(file, "utf8");
const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
const times = Array.from({ length: 61 }, () => {
  const start = performance.now();
  validator.validateStringSync(html);
  return (performance.now() - start) * 1000;
});
const median = (runs) => runs.toSorted((a, b) => a - b)[(runs.length - 1) / 2].toFixed(0);
console.log(
  `${html.length} characters: html-validate ${times[0].toFixed(0)} µs the first time, ` +
    `median of the first 11 ${median(times.slice(0, 11))} µs, of 61 ${median(times)} µs`,
);
