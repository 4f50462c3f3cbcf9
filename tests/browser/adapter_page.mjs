// A page with `<mailing-check>` or a form on it, in a Chromium of its own for each file of tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { launched, served, visiting } from "./chromium.mjs";

let browser;
before(async () => {
  browser = await launched();
});
after(() => browser?.close());

export const LETTER = "<p>Dear Alumni,</p><p>😀 We invite you: COME NOW to the hall. COME NOW!</p><p>Read more on <a href='https://elsewhere.example'>our page</a> before you come.</p>";
export const BRIEF = { direction: "event-invitation", own_hosts: ["nu.edu.kz"] };
export const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/** What `use` gives of a page that has this body and runs this script, under the policy that the README writes down. */
export const inPage = (body, script, use, context) =>
  served(process.env.PACKAGE, { "content-security-policy": CSP }, (address) =>
    visiting(
      browser,
      async (page, wrong) => {
        const html = `<!DOCTYPE html><html lang="en"><title>A draft</title><meta charset="utf-8"><main><h1>Draft</h1>${body}</main><script type="module" src="/main.js"></script>`;
        await page.route("**/index.html", (route) =>
          route.fulfill({ contentType: "text/html", body: html, headers: { "content-security-policy": CSP } }),
        );
        const loaded = [];
        page.context().on("request", (request) => loaded.push(request.url().split("/").at(-1)));
        for (const [name, file] of [["part", "nu_alumni_policy_bg"], ["whole", "nu_alumni_policy_whole_bg"]]) {
          const body = readFileSync(join(process.env.PACKAGE, `${file}.wasm`));
          await page.context().route(`**/elsewhere/${name}.wasm`, (route) => route.fulfill({ contentType: "application/wasm", body }));
        }
        await page.route("**/main.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
        await page.goto(`${address}/index.html`);
        const answer = await use(page, loaded);
        assert.deepEqual(wrong, []);
        return answer;
      },
      context,
    ),
  );

export const HOST = (subject) => `<input id="subject" aria-label="Subject" value="${subject}">
<div id="editor" contenteditable role="textbox" aria-label="Letter">${LETTER}</div><mailing-check for="#editor" subject="#subject"></mailing-check>`;
export const STARTS = `import "/mailing-check.js";
globalThis.check = document.querySelector("mailing-check");
globalThis.reports = [];
globalThis.chosen = [];
check.addEventListener("report", ({ detail }) => reports.push(detail.report));
check.addEventListener("finding-select", ({ detail }) => chosen.push(detail.finding.rule));
check.brief = ${JSON.stringify(BRIEF)};`;
export const reported = (page, is = () => reports.length > 0, given = undefined) => page.waitForFunction(is, given, { timeout: 20_000, polling: 20 });
export const shown = (page, part) => page.evaluate((name) => check.shadowRoot.querySelector(`[part~="${name}"]`)?.innerText, part);
