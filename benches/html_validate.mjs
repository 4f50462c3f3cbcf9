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
  return performance.now() - start;
}).sort((a, b) => a - b);
console.log(`${html.length} characters: html-validate ${(times[30] * 1000).toFixed(0)} µs`);
