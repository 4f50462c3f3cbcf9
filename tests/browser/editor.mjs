// The editor in a real Chromium: how it is opened, written in, asked and taken from.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { launched, served } from "./chromium.mjs";

const here = import.meta.dirname;
export const vector = (path) => join(here, "../vectors/mailings", path);
export const text = (path) => readFileSync(join(here, path), "utf8");

let browser;

before(async () => {
  browser = await launched();
});
after(() => browser?.close());

/** Opens the editor for `use(page, context, origin, strangers)`, the last what was asked elsewhere; at the end nothing may have gone wrong in it, and nothing may have been asked elsewhere. */
export const inEditor = (use, how) => served(process.env.EDITOR, {}, (origin) => at(origin, use, how));

async function at(origin, use, { locale = "en-US", viewport = { width: 1280, height: 860 }, scheme = "light", hash = "", bypassCSP = false, stopped, now } = {}) {
  const context = await browser.newContext({ locale, viewport, colorScheme: scheme, reducedMotion: "reduce", acceptDownloads: true, bypassCSP });
  const page = await context.newPage();
  // The clock is set by a script, which the frame without scripts stops.
  if (now) await page.clock.setFixedTime(new Date(now));
  const wrong = [];
  const strangers = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !stopped?.test(message.text()) && !(now && /Blocked script execution in '[^']*reading\.html'/.test(message.text())) && wrong.push(message.text()));
  page.on("dialog", (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  // What a policy of the page stops does not come so far.
  await context.route((url) => !url.href.startsWith(origin), (route) => {
    strangers.push(route.request().url());
    return route.abort();
  });
  try {
    await page.goto(`${origin}/${hash}`);
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.checks?.ready, null, { timeout: 20_000 });
    await page.waitForFunction(() => document.querySelector("mailing-editor").writing?.frame.contentWindow.surface);
    await use(page, context, origin, strangers);
    assert.deepEqual(wrong, []);
    assert.deepEqual(strangers, []);
  } finally {
    await context.close();
  }
}

export const writing = (page) => page.frameLocator("#views iframe >> nth=0");
export const reading = (page) => page.frameLocator("#views iframe >> nth=1");
export const state = (page, of) => page.evaluate(`(() => { const e = document.querySelector("mailing-editor"); return (${of}); })()`);
/** Waits until the check has answered to all that was done. */
export const settled = (page) =>
  page.evaluate(async () => {
    const e = document.querySelector("mailing-editor");
    e.writing.flush();
    await e.checks.settled();
    await e.updateComplete;
    return e.report;
  });
/** Waits until what is not saved is kept, and what is saved is kept no longer. */
export async function kept(page) {
  for (const end = Date.now() + 20_000; !(await page.evaluate(isKept)); await page.waitForTimeout(50)) assert.ok(Date.now() < end, "it is not kept");
}
async function isKept() {
  const { draft, doors: { item } } = document.querySelector("mailing-editor");
  const tab = sessionStorage.getItem("mailing-editor");
  const [store, name] = item ? ["desk", [tab, item.id]] : ["unsaved", tab];
  const resultOf = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await resultOf(indexedDB.open("mailing-editor"));
  const letter = await resultOf(database.transaction(store).objectStore(store).get(name));
  database.close();
  const parts = ({ source, subject, brief }) => JSON.stringify([source, subject, brief]);
  return draft.unsaved || item ? letter !== undefined && parts(letter) === parts(draft) : letter === undefined;
}
export async function begin(page, name = /An invitation to an event/) {
  await page.locator(".commands button").first().click();
  await page.getByRole("button", { name }).click();
  await settled(page);
}
export const drop = (page, name, bytes) =>
  page.evaluate(
    ([called, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called));
      document.querySelector("mailing-editor").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
export async function opened(page, name, bytes) {
  await drop(page, name, bytes);
  await page.waitForFunction((called) => document.querySelector("mailing-editor").draft.name.replace(/\.\w+$/, "") === called.replace(/\.\w+$/, ""), name);
  return settled(page);
}
export async function saved(page, item) {
  await page.locator(".menu summary").nth(1).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
  return readFileSync(await download.path());
}
export const paste = (page, html) =>
  writing(page).locator("body").evaluate((body, pasted) => {
    const transfer = new DataTransfer();
    transfer.setData("text/html", pasted);
    transfer.setData("text/plain", "plain");
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, html);
export const highlighted = (page) =>
  writing(page).locator("body").evaluate(() => [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => `${name}: ${range}`)));
