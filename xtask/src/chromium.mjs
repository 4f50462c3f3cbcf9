// node chromium.mjs LIST: what Chromium computes for every element of the HTML files that LIST names, a
// line of JSON a file. A policy keeps their scripts from running, and nothing is loaded.
import { readFileSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as browsers } from "playwright-core";

const PAGE = "http://letter.test/";
const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
let body = "";
const headers = { "content-security-policy": "script-src 'none'; sandbox allow-same-origin" };
await context.route("**/*", (route) =>
  route.request().url() === PAGE
    ? route.fulfill({ body, contentType: "text/html; charset=utf-8", headers })
    : route.abort(),
);
let page = await context.newPage();
for (const file of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  body = readFileSync(file, "utf8").replaceAll("\0", "");
  let line;
  try {
    await page.goto(PAGE, { waitUntil: "domcontentloaded", timeout: 15_000 });
    const rows = await page.evaluate(() => {
      const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const painted = (color) => {
        const plain = color.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/);
        if (plain) {
          const alpha = Math.round(Number(plain[4] ?? 1) * 255);
          return [Number(plain[1]), Number(plain[2]), Number(plain[3]), alpha];
        }
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = color;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data];
      };
      return [...document.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        const capitals =
          style.textTransform.includes("uppercase") ||
          /(small|petite)-caps/.test(style.fontVariantCaps);
        const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return [
          element.localName,
          Number.parseFloat(style.fontSize),
          Number(style.fontWeight),
          painted(style.color),
          capitals,
          seen,
        ];
      });
    });
    line = { file, rows };
  } catch (error) {
    line = { file, error: String(error).slice(0, 200) };
    page = await context.newPage();
  }
  console.log(JSON.stringify(line));
}
await browser.close();
