// node figures.mjs: what a check costs a page in Chromium, with the letter of benches/src/lib.rs. BROWSER_TOOLS and PACKAGE
// are the folders of the tools and of the package.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launched, served, visiting } from "./chromium.mjs";

const KEYS = 30;
const CHECKS = 10_000;
const BRIEF = { direction: "event-invitation", subject: "Reunion", own_hosts: ["nu.edu.kz"], palette: ["#ddaf53"] };

const invitation = readFileSync(join(import.meta.dirname, "../../core/examples/invitation.html"), "utf8");
const [, body] = invitation.match(/(<h1.*)<\/body>/s);
const BLOCK = `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse"><tr><td align="left" style="padding:12px 24px;font-family:Arial,sans-serif;font-size:14px;line-height:20px;color:#333333">${body}</td></tr></table>\n`;
/** The letter of benches/src/lib.rs: one invitation after the other, with a finding in each of its lines. */
const letterOf = (bytes) => BLOCK.repeat(Math.ceil(bytes / BLOCK.length));
/** The invitation once, in as much of a frame as mailing programs make. */
const framed = (bytes) => {
  const row = '<tr><td align="left" valign="top" style="padding:0 24px;font-size:1px;line-height:12px;border-collapse:collapse">&nbsp;</td></tr>\n';
  const rows = row.repeat(Math.ceil((bytes - BLOCK.length) / row.length / 2));
  const frame = `<table width="600" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
  return frame + BLOCK + frame;
};
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];
const ms = (all) => `${median(all).toFixed(1)} ms (${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)})`;
const print = (what, figure) => console.log(`${what.padEnd(80)}${figure}`);
const MB = 1024 * 1024;

const browser = await launched(["--js-flags=--expose-gc", "--enable-precise-memory-info"]);
const PAGE = (content) => `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Figures</title>${content}`;

/** What `use` gives of a new page of a browser that has nothing of it kept. */
const inPage = (content, use) =>
  served(process.env.PACKAGE, { "cache-control": "no-store" }, (address) =>
    visiting(browser, async (page, wrong) => {
      await page.route("**/index.html", (route) => route.fulfill({ contentType: "text/html", body: PAGE(content) }));
      await page.goto(`${address}/index.html`);
      const answer = await use(page);
      if (wrong.length > 0) throw new Error(wrong.join("\n"));
      return answer;
    }),
  );

async function coldStart() {
  const cold = { page: [], worker: [] };
  for (let run = 0; run < 7; run += 1) {
    for (const where of ["page", "worker"]) {
      const time = await inPage("", (page) =>
        page.evaluate(
          async ([worker, source, brief]) => {
            const begun = performance.now();
            const { createChecker } = await import("/door.js");
            const checker = await createChecker({ worker });
            await checker.check(source, { kind: "html", brief });
            return performance.now() - begun;
          },
          [where === "worker", letterOf(6_000), BRIEF],
        ),
      );
      cold[where].push(time);
    }
  }
  for (const [where, times] of Object.entries(cold)) print(`cold start to the first answer, ${where}, 6 KB`, ms(times));
}

async function checks() {
  for (const kilobytes of [6, 30, 300]) {
    const source = letterOf(kilobytes * 1000);
    const { direct, round } = await inPage("", (page) =>
      page.evaluate(
        async ([letter, brief]) => {
          const { default: init, checkMailing, createChecker } = await import("/door.js");
          await init();
          const options = { kind: "html", brief };
          /** The browser compiles the wasm once more, and better, while it is used: that is waited for. */
          const timed = async (ask, runs) => {
            const times = [];
            for (const warm = performance.now() + 3000; performance.now() < warm; ) await ask();
            for (let run = 0; run < runs; run += 1) {
              const begun = performance.now();
              await ask();
              times.push(performance.now() - begun);
            }
            return times;
          };
          const runs = letter.length > 100_000 ? 20 : 60;
          const direct = await timed(() => checkMailing(letter, options), runs);
          const checker = await createChecker({ worker: true });
          const round = await timed(() => checker.check(letter, options), runs);
          return { direct, round };
        },
        [source, BRIEF],
      ),
    );
    print(`a check of ${(source.length / 1000).toFixed(1)} KB, on the page`, ms(direct));
    print("  its round trip to a worker", ms(round));
  }
}

/** What the main thread is busy with at each key, by Chromium's own count: all of it, and scripts. */
async function keystroke(letter, content) {
  const editor = `<div id="editor" contenteditable style="height: 600px; overflow: auto">${letter}</div>`;
  return inPage(`<input id="subject" value="Reunion">${editor}${content}`, async (page) => {
    const session = await page.context().newCDPSession(page);
    // The processor's time: what else the machine does is not counted.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
      return [of("TaskDuration"), of("ScriptDuration")];
    };
    await page.evaluate(
      async ([brief, isChecked]) => {
        globalThis.reports = 0;
        const editor = document.querySelector("#editor");
        if (isChecked) {
          await import("/mailing-check.js");
          const check = document.querySelector("mailing-check");
          check.addEventListener("report", () => (globalThis.reports += 1));
          check.brief = brief;
        } else {
          globalThis.reports = 1;
          // As long is waited, and nothing done.
          editor.addEventListener("input", () => setTimeout(() => (globalThis.reports += 1), 300));
        }
        editor.focus();
        getSelection().collapse(editor.querySelectorAll("p")[1].firstChild, 10);
      },
      [BRIEF, content !== ""],
    );
    const reported = (n) => page.waitForFunction((before) => globalThis.reports > before, n, { polling: 50 });
    await reported(0);
    const type = async () => {
      const before = await page.evaluate(() => globalThis.reports);
      await page.keyboard.press("a");
      await reported(before);
      await page.waitForTimeout(50);
    };
    for (let key = 0; key < 5; key += 1) await type();
    const begun = await busy();
    for (let key = 0; key < KEYS; key += 1) await type();
    const ended = await busy();
    return ended.map((at, i) => (at - begun[i]) / KEYS);
  });
}

async function keystrokes() {
  const letters = { "6 KB": letterOf(6_000), "30 KB, mostly frame": framed(30_000), "30 KB, a finding in each line": letterOf(30_000) };
  for (const [name, letter] of Object.entries(letters)) {
    const alone = await keystroke(letter, "");
    const unmarked = await keystroke(letter, '<mailing-check for="#editor" subject="#subject" unmarked></mailing-check>');
    const marked = await keystroke(letter, '<mailing-check for="#editor" subject="#subject"></mailing-check>');
    const more = (with_) => `${(with_[0] - alone[0]).toFixed(1)} ms, of them ${(with_[1] - alone[1]).toFixed(1)} in scripts`;
    print(`main thread a key, each checked: ${name}: the editor alone`, `${alone[0].toFixed(1)} ms`);
    print("  more with <mailing-check>, nothing drawn in the editor", more(unmarked));
    print("  more with <mailing-check>", more(marked));
  }
}

async function memory() {
  const seen = await inPage("", (page) =>
    page.evaluate(
      async ([source, brief, count]) => {
        const { default: init, checkMailing } = await import("/door.js");
        await init();
        const { default: load } = await import("/nu_alumni_policy.js");
        const wasm = await load();
        const now = () => {
          globalThis.gc();
          return [wasm.memory.buffer.byteLength, performance.memory?.usedJSHeapSize ?? 0];
        };
        const options = { kind: "html", brief };
        for (let i = 0; i < 100; i += 1) checkMailing(source, options);
        const before = now();
        for (let i = 0; i < count; i += 1) {
          checkMailing(source, options);
          if (i % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        return { before, after: now() };
      },
      [letterOf(6_000), BRIEF, CHECKS],
    ),
  );
  const shown = ([wasm, heap]) => `${(wasm / MB).toFixed(1)} MB of wasm, ${(heap / MB).toFixed(1)} MB of JavaScript`;
  print("memory after 100 checks of 6 KB", shown(seen.before));
  print(`memory after ${CHECKS.toLocaleString("en")} more`, shown(seen.after));
}

try {
  console.log(await browser.version());
  await coldStart();
  await checks();
  await keystrokes();
  await memory();
} finally {
  await browser.close();
}
