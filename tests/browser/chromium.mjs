// A real Chromium, and folders that are served to it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";

const PATIENCE = 20_000;

export const { BROWSER_TOOLS } = process.env;
const tools = createRequire(join(BROWSER_TOOLS, "package.json"));
export const tool = (name) => import(pathToFileURL(tools.resolve(name)));

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

export async function launched(more = []) {
  const { default: chromium } = await tool("@sparticuz/chromium");
  const { default: playwright } = await tool("playwright-core");
  const executablePath = await chromium.executablePath();
  // Its own arguments switch the web's security off.
  return playwright.chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...more] });
}

/** Serves this folder while `use` runs, which is given its address. */
export async function served(folder, headers, use) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://here");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    // The browser asks for it by itself.
    if (name === "/favicon.ico") return response.writeHead(204).end();
    try {
      const bytes = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)], ...headers }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** What `use` gives of a page; with it all that the page called wrong. */
export async function visiting(browser, use, context = {}) {
  const page = await browser.newPage(context);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => ["assert", "error"].includes(message.type()) && wrong.push(message.text()));
  try {
    return await use(page, wrong);
  } finally {
    await page.close();
  }
}

/** Waits until the page has said what it ended with. */
export const over = (page, wrong) =>
  page
    .waitForFunction(() => globalThis.ended !== undefined, undefined, { timeout: PATIENCE, polling: 100 })
    .catch((error) => wrong.push(String(error)));
