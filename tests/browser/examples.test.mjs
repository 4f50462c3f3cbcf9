// The examples, each as its reader runs it: with the packed package, and with what its own package.json names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { anEmptyProject } from "../node/installed.mjs";
import { BROWSER_TOOLS, launched, served, visiting } from "./chromium.mjs";

const EXAMPLES = join(import.meta.dirname, "../../bindings-wasm/examples");

let browser;
const { folder: installed, remove } = anEmptyProject();
before(async () => {
  browser = await launched();
});
after(() => {
  remove();
  return browser?.close();
});

/** Puts the example beside the packages that it names. */
function laid(name) {
  const folder = join(installed, name);
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(join(installed, "node_modules/nu-alumni-policy"), join(modules, "nu-alumni-policy"));
  const manifest = join(folder, "package.json");
  const isBuilt = existsSync(manifest);
  const { dependencies = {}, devDependencies = {} } = isBuilt ? JSON.parse(readFileSync(manifest, "utf8")) : {};
  for (const named of Object.keys({ ...dependencies, ...devDependencies })) {
    const to = join(modules, named);
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(BROWSER_TOOLS, "node_modules", named), to);
  }
  if (!isBuilt) return folder;
  const env = { ...process.env, PATH: `${BROWSER_TOOLS}/node_modules/.bin:${process.env.PATH}` };
  execFileSync("npm", ["run", "--silent", "build", "--", "--logLevel", "error"], { cwd: folder, env });
  return join(folder, "dist");
}

/** What `use` finds on the example's page, which has nothing to complain of. */
const onPage = (name, use) =>
  test(`the example ${name}`, () =>
    served(laid(name), {}, (address) =>
      visiting(browser, async (page, wrong) => {
        page.setDefaultTimeout(20_000);
        await page.goto(`${address}/`);
        await use(page);
        assert.deepEqual(wrong, []);
      }),
    ));

onPage("plain", async (page) => {
  await page.locator("mailing-check button.finding", { hasText: "COME NOW" }).click();
  assert.equal(await page.evaluate(() => String(getSelection())), "COME NOW");
  assert.match(await page.title(), /^A letter to Alumni \(\d+\)$/);
});

onPage("worker", async (page) => {
  const list = page.locator("#findings");
  await list.getByText("COME NOW").waitFor();
  await page.getByRole("button").click();
  assert.notEqual(await page.title(), "Sent");
  await page.fill(
    "textarea",
    "Dear Alumni,\n\nCome to an evening with the Dean.\n\nKind regards,\nAlumni Relations Office\nalumni@nu.edu.kz\n53 Kabanbay Batyr Ave., Astana 010000\n+7 (7172) 70-00-00\n+7 (7172) 70-00-01",
  );
  // What was broken is still, until it is checked.
  await page.waitForFunction(() => document.querySelector("textarea").checkValidity());
  await page.getByRole("button").click();
  await page.waitForFunction(() => document.title === "Sent");
});

onPage("vite", async (page) => {
  const mark = page.locator(".nu-rule-capitals");
  await mark.hover();
  await page.locator(".cm-diagnostic", { hasText: "COME NOW" }).getByRole("button").click();
  await page.waitForFunction(() => document.querySelector(".cm-content").innerText.includes("Come now"));
});

onPage("squire", async (page) => {
  const finding = page.locator("mailing-check button.finding", { hasText: "COME NOW" });
  await finding.click();
  assert.equal(await page.evaluate(() => String(getSelection())), "COME NOW");
  // What its own buttons write is checked too, and nothing else is written.
  await page.getByRole("button", { name: "Bold" }).click();
  await page.locator("mailing-check .finding", { hasText: "bold" }).first().waitFor();
  const html = await page.evaluate(() => document.querySelector("#editor").innerHTML.replace(/<div>|<\/div>|<br>/g, ""));
  assert.equal(html, "<p>Dear Alumni,</p><p><b>COME NOW</b> to an evening with the Dean.</p>");
});
