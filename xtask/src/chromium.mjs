// node chromium.mjs LIST: what Chromium computes for every element of the HTML files that LIST names, a
// line of JSON a file: its tag, size, weight, colour, whether in capitals, whether seen, how a letter hides it
// that Chromium calls seen, whether it has no style of its own there. A policy keeps their scripts from running, and
// nothing is loaded.
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
await context.route("**/*", (route) => {
  if (route.request().url() === PAGE) {
    return route.fulfill({ body, contentType: "text/html; charset=utf-8", headers });
  }
  // While a sheet is waited for, some styles are old.
  return route.request().resourceType() === "stylesheet"
    ? route.fulfill({ body: "", contentType: "text/css" })
    : route.abort();
});
let page = await context.newPage();
for (const file of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  body = readFileSync(file, "utf8").replaceAll("\0", "");
  let line;
  try {
    await page.goto(PAGE, { waitUntil: "load", timeout: 15_000 });
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
      // A letter is read as it stands, whatever moves in it.
      for (const animation of document.getAnimations()) {
        animation.cancel();
      }
      const around = new Map();
      return [...document.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        const outer = around.get(element.parentElement) ?? { behind: "rgb(255, 255, 255)" };
        // What is drawn is of the colour that fills it.
        const isDrawn = element instanceof SVGElement && element.closest("[fill]") != null;
        const color = isDrawn && style.fill.startsWith("rgb") ? style.fill : style.color;
        const size = Number.parseFloat(style.fontSize);
        const isClear = /^rgba\(.*, 0\)$/.test(style.backgroundColor);
        const behind = isClear ? outer.behind : style.backgroundColor;
        const isClipped = ["hidden", "clip"].includes(style.overflowY);
        let hides = outer.hides;
        if (isClipped && (style.maxHeight === "0px" || style.height === "0px")) {
          hides ??= "no height, and overflow hidden";
        } else if (Number.parseFloat(style.textIndent) <= -999) {
          hides ??= "indented off the screen";
        }
        around.set(element, { behind, hides });
        if (size === 0) {
          hides ??= "text of no size";
        } else if (size <= 2 && (color === behind || /^rgba\(.*, 0\)$/.test(color))) {
          hides ??= "tiny text in the colour behind it";
        }
        const capitals =
          style.textTransform.includes("uppercase") ||
          /(small|petite)-caps/.test(style.fontVariantCaps);
        const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return [
          element.localName,
          size,
          Number(style.fontWeight),
          painted(color),
          capitals,
          seen,
          hides,
          // What stands in for a gauge or a film has none where that is shown, nor has a map's area.
          element.parentElement?.closest("meter, progress, video, audio, canvas") != null ||
            element.localName === "area",
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
