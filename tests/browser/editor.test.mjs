// The editor in a real Chromium, as an office uses it: written in, pasted into, opened, mended, saved, offline.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Draft } from "../../bindings-wasm/editor/src/draft.js";
import { messageOf, savedAs } from "../../bindings-wasm/editor/src/files.js";
import { partsOf } from "../../bindings-wasm/editor/src/letter_text.js";
import { BROWSER_TOOLS, launched, served } from "./chromium.mjs";

const here = import.meta.dirname;
const vector = (path) => join(here, "../vectors/mailings", path);
const text = (path) => readFileSync(join(here, path), "utf8");

let browser;
/** What a letter under test asked of the network; it is to be nothing. */
let strangers = [];

before(async () => {
  browser = await launched();
});
after(() => browser?.close());

/** Opens the editor; at the end nothing may have gone wrong in it, and nothing may have been asked elsewhere. */
const inEditor = (use, how) => served(process.env.EDITOR, {}, (origin) => at(origin, use, how));

async function at(origin, use, { locale = "en-US", viewport = { width: 1280, height: 860 }, scheme = "light", hash = "", bypassCSP = false, stopped } = {}) {
  const context = await browser.newContext({ locale, viewport, colorScheme: scheme, acceptDownloads: true, bypassCSP });
  const page = await context.newPage();
  const wrong = [];
  strangers = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !stopped?.test(message.text()) && wrong.push(message.text()));
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
    await use(page, context, origin);
    assert.deepEqual(wrong, []);
    assert.deepEqual(strangers, []);
  } finally {
    await context.close();
  }
}

const writing = (page) => page.frameLocator("#views iframe >> nth=0");
const reading = (page) => page.frameLocator("#views iframe >> nth=1");
const state = (page, of) => page.evaluate(`(() => { const e = document.querySelector("mailing-editor"); return (${of}); })()`);
/** Waits until the check has answered to all that was done. */
const settled = (page) =>
  page.evaluate(async () => {
    const e = document.querySelector("mailing-editor");
    e.writing.flush();
    await e.checks.settled();
    await e.updateComplete;
    return e.report;
  });
async function begin(page, name = /An invitation to an event/) {
  await page.locator(".commands button").first().click();
  await page.getByRole("button", { name }).click();
  await settled(page);
}
const drop = (page, name, bytes) =>
  page.evaluate(
    ([called, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called));
      document.querySelector("mailing-editor").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
async function opened(page, name, bytes) {
  await drop(page, name, bytes);
  await page.waitForFunction((called) => document.querySelector("mailing-editor").draft.name.replace(/\.\w+$/, "") === called.replace(/\.\w+$/, ""), name);
  return settled(page);
}
async function saved(page, item) {
  await page.locator(".menu summary").nth(1).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
  return readFileSync(await download.path());
}
const paste = (page, html) =>
  writing(page).locator("body").evaluate((body, pasted) => {
    const transfer = new DataTransfer();
    transfer.setData("text/html", pasted);
    transfer.setData("text/plain", "plain");
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, html);
const highlighted = (page) =>
  writing(page).locator("body").evaluate(() => [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => `${name}: ${range}`)));

test("a fault is seen at its place while one types, mended with a click, and taken back", () =>
  inEditor(async (page) => {
    await begin(page);
    await writing(page).locator("p").nth(1).click();
    await page.keyboard.press("End");
    await page.keyboard.type(" JOIN US NOW");
    const report = await settled(page);
    assert.deepEqual(report.findings.filter(({ severity }) => severity === "violation").map(({ rule }) => rule), ["capitals"]);
    assert.ok((await highlighted(page)).includes("nu-violation: JOIN US NOW"));
    // It is said at its place, and again in the list.
    const place = await writing(page).locator("body").evaluate(() => {
      const [range] = [...CSS.highlights.get("nu-violation")];
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    const frame = await page.locator("#views iframe").first().boundingBox();
    await page.mouse.move(frame.x + place.x, frame.y + place.y);
    await page.locator(".hint").waitFor();
    assert.match(await page.locator(".hint").innerText(), /JOIN US NOW[^]*A2\.3d/);
    await page.locator(".hint").getByRole("button", { name: /^Fix/ }).click();
    await settled(page);
    assert.match(await state(page, "e.source"), /Join us now<\/p>/);
    await writing(page).locator("p").first().click();
    await page.keyboard.press("Control+z");
    assert.match(await state(page, "e.source"), /JOIN US NOW<\/p>/);
    // What was typed went in before it, and the undo crosses the views.
    await page.getByRole("tab", { name: "Source" }).click();
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+z");
    assert.doesNotMatch(await state(page, "e.source"), /JOIN/);
    await page.keyboard.press("Control+y");
    assert.match(await page.locator(".cm-content").innerText(), /JOIN US NOW/);
  }));

test("what is found at the caret is said in the line that stands for it", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    await writing(page).locator("p").nth(1).click();
    await page.keyboard.press("ArrowLeft");
    await page.locator("p.hidden[role=status]", { hasText: "JOIN US NOW" }).waitFor({ state: "attached", timeout: 5000 });
    assert.equal(await page.locator(".hint").getAttribute("role"), null);
  }));

test("what the buttons and keys do is in the source, and nothing else", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>Come to our <strong>page</strong> today.</p>");
    const source = async () => (await settled(page), state(page, "e.source"));
    const tool = (name) => page.locator(".tools").getByRole("button", { name, exact: true });
    const select = async (from, count) => {
      await writing(page).locator("p").nth(1).click();
      await page.keyboard.press("Home");
      for (let i = 0; i < from; i += 1) await page.keyboard.press("ArrowRight");
      for (let i = 0; i < count; i += 1) await page.keyboard.press("Shift+ArrowRight");
    };
    await select(12, 4);
    await page.locator(".tools").getByRole("button", { name: "Bold", exact: true, pressed: true }).waitFor();
    await tool("Bold").click();
    assert.equal(await source(), "<p>Dear Alumni,</p><p>Come to our page today.</p>");
    await page.keyboard.press("Control+i");
    assert.equal(await source(), "<p>Dear Alumni,</p><p>Come to our <i>page</i> today.</p>");
    await select(12, 4);
    await page.keyboard.press("Control+k");
    await page.getByLabel("Address").fill("https://gsb.nu.edu.kz/x");
    await page.keyboard.press("Enter");
    assert.match(await source(), /our (<i><a href="https:\/\/gsb\.nu\.edu\.kz\/x">page<\/a><\/i>|<a href="https:\/\/gsb\.nu\.edu\.kz\/x"><i>page<\/i><\/a>) today/);
    await writing(page).locator("p").nth(0).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("now");
    assert.match(await source(), /^<p>Dear Alumni,<b>now<\/b><\/p>/);
    await tool("List").click();
    assert.match(await source(), /^<ul><li>Dear Alumni,<b>now<\/b><\/li><\/ul>/);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press("Control+z");
    assert.equal(await source(), "<p>Dear Alumni,</p><p>Come to our <strong>page</strong> today.</p>");
    assert.equal(await state(page, "e.draft.untouched"), true);
  }));

test("the source view and the writing view are in step, both ways", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<html><head><title>T</title></head>\r\n<body>\r\n<p>Dear Alumni,</p>\r\n<p>COME NOW</p>\r\n</body></html>");
    await state(page, `e.brief = { direction: "open-day" }`);
    await page.getByRole("tab", { name: "Source" }).click();
    await page.locator(".cm-lintRange.nu-violation").first().waitFor();
    assert.equal(await page.locator(".cm-lintRange.nu-violation").first().innerText(), "COME NOW");
    await page.locator(".cm-line", { hasText: "Dear Alumni" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("<p>Welcome.</p>");
    // Line ends stay what they are.
    assert.equal(await state(page, "e.source"), "<html><head><title>T</title></head>\r\n<body>\r\n<p>Dear Alumni,</p>\r\n<p>Welcome.</p>\r\n<p>COME NOW</p>\r\n</body></html>");
    await page.getByRole("tab", { name: "Write" }).click();
    await writing(page).getByText("Welcome.").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" Again.");
    await settled(page);
    const source = await state(page, "e.source");
    assert.ok(source.startsWith("<html><head><title>T</title></head>\r\n<body>") && source.endsWith("</body></html>"), source);
    assert.match(source, /<p>Welcome\. Again\.<\/p>/);
  }));

test("the languages are switched at once, and each has every word", () =>
  inEditor(async (page) => {
    const keys = ["en", "ru", "kk"].map((locale) => Object.keys(JSON.parse(text(`../../bindings-wasm/editor/src/texts/${locale}.json`))));
    assert.deepEqual(keys[1], keys[0]);
    assert.deepEqual(keys[2], keys[0]);
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    await state(page, `e.brief = { direction: "open-day" }`);
    const said = { ru: [/Отклонено/, /написано прописными/], kk: [/Қабылданбады/, /бас әріптермен/], en: [/Rejected/, /written in capitals/] };
    for (const [locale, words] of Object.entries(said)) {
      await page.locator(`.settings button[lang=${locale}]`).click();
      await settled(page);
      const side = await page.locator(".side").innerText();
      for (const word of words) assert.match(side, word);
      assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
      assert.doesNotMatch(await page.locator("mailing-editor").innerText(), /\b(verdict|panel|file|group|finding)\.[a-z]/);
    }
  }));

/** What Google Docs and Gmail put there, in short. */
const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;color:#ff0000;font-weight:400">Dear </span><span style="font-weight:700">Alumni</span></p><ul><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span>One</span></p></li></ul></b>`;
const GMAIL = `<meta http-equiv="content-type" content="text/html; charset=utf-8"><div dir="ltr">Hello<div><br></div><div>Second <font color="#ff0000">line</font></div></div>`;

test("what Word, Outlook, Docs and Gmail put on the clipboard keeps its text, and no look of theirs", () =>
  inEditor(async (page) => {
    const of = async (file, html = text(`pasted/${file}.html`)) => {
      await state(page, `e.draft.open({ source: "<p><br></p>" })`);
      await settled(page);
      await writing(page).locator("p").first().click();
      await paste(page, html);
      await settled(page);
      return (await state(page, "e.source")).replace(/\s+/g, " ");
    };
    const word = await of("word");
    assert.match(word, /^<p>Dear Alumni,<\/p>\s?<p>Come to the <b>reunion<\/b> on <b>5 June<\/b>, and see <a href="https:\/\/gsb\.nu\.edu\.kz\/reunion">our page<\/a>\.<\/p>/);
    assert.match(word, /<ul>\s?<li>(?:<div>)?A talk(?:<\/div>)?\s?<ul>\s?<li>with questions<\/li>\s?<\/ul>\s?<\/li>\s?<li>A dinner<\/li>\s?<\/ul>\s?<ol>\s?<li>Register<\/li>\s?<\/ol>/);
    assert.match(word, /<td>\s?<p>17:00<\/p>\s?<\/td>/);
    assert.doesNotMatch(word, /mso|Mso|style=|class=|o:p|file:|<img|StartFragment/);
    assert.match(await page.locator(".notice").innerText(), /Pictures that the other program did not hand over: 1/);
    const outlook = await of("outlook");
    assert.match(outlook, /^<p>Уважаемые выпускники!<\/p>\s?<p><b>Встреча<\/b> пройдёт <i>5(&nbsp;| )июня<\/i>: <a href="mailto:office@nu\.edu\.kz">office@nu\.edu\.kz<\/a><\/p>/);
    assert.doesNotMatch(outlook, /style=|class=|o:p|color/);
    assert.match(await of("docs", DOCS), /^<p>Dear <b>Alumni<\/b><\/p><ul><li>One<\/li><\/ul>/);
    assert.match(await of("gmail", GMAIL), /^<p>Hello<\/p><p>Second line<\/p>/);
  }));

test("an e-mail and a file of Outlook's are opened as they are read, and kept byte for byte while untouched", () =>
  inEditor(async (page) => {
    const eml = readFileSync(vector("message-with-enclosed-picture/source.eml"));
    const kept = JSON.parse(readFileSync(vector("message-with-enclosed-picture/report.json"), "utf8"));
    const report = await opened(page, "sent.eml", eml);
    assert.equal(report.source.kind, "eml");
    assert.deepEqual(report.measures.pictures.map((one) => one.file_pixels), kept.measures.pictures.map((one) => one.file_pixels));
    // The enclosed picture is shown.
    const shown = await writing(page).locator("img").first().evaluate((img) => getComputedStyle(img).content);
    assert.match(shown, /^url\("data:image\//);
    assert.ok((await saved(page, "E-mail")).equals(eml));

    const outlook = await opened(page, "draft.msg", readFileSync(vector("outlook-message/source.msg")));
    const expected = JSON.parse(readFileSync(vector("outlook-message/report.json"), "utf8"));
    const counts = ({ measures: { paragraphs, pictures } }) => [paragraphs.map((one) => one.characters), pictures.map((one) => one.file_pixels)];
    assert.deepEqual(counts(outlook), counts(expected));
    assert.equal(await state(page, "e.subject"), "Встреча выпускников");
    // Its file holds the head of a picture alone: enough to measure, and shown as an empty box.
    assert.equal(await writing(page).locator("img").count(), 1);
    // What it says of its pictures is no header of ours.
    const hostile = readFileSync(vector("outlook-message/source.msg"));
    hostile.write("b>\r\nx", hostile.indexOf(Buffer.from("big@x", "utf16le")), "utf16le");
    await opened(page, "hostile.msg", hostile);
    assert.deepEqual(await state(page, "[...e.draft.pictures.values()].map(({ cid, type }) => [cid, type])"), [["bx", "image/png"]]);
    await opened(page, "rich.msg", readFileSync(vector("outlook-rich-text/source.msg")));
    assert.match(await state(page, "e.source"), /<(p|div|span)\b/i);

    // A space of no width is the letter's own, and stays where one goes through it.
    const spaced = Buffer.from("<h3>Dear Alumni,<br><strong>\u200b</strong></h3><p>Come.</p>");
    await opened(page, "spaced.html", spaced);
    await writing(page).locator("p").click();
    for (const key of ["Home", "ArrowLeft", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
    assert.ok((await saved(page, "page (.html)")).equals(spaced));

    const own = readFileSync(vector("html-in-its-own-charset/source.html"));
    await opened(page, "own.html", own);
    await page.getByRole("tab", { name: "Preview" }).click();
    await page.getByRole("tab", { name: "Write" }).click();
    await writing(page).locator("body").click();
    await page.keyboard.press("ArrowRight");
    assert.ok((await saved(page, "page (.html)")).equals(own));
  }, { stopped: /image 'cid:[^']*' violates/ }));

test("what cannot be opened is said plainly, and nothing is lost", () =>
  inEditor(async (page) => {
    await opened(page, "mine.html", "<p>Dear Alumni,</p><p>Mine.</p>");
    const wrong = {
      "empty.html": ["", /is empty/],
      "broken.msg": [[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], /cannot be read/],
      "broken.json": ["{", /no JSON/],
      "binary.html": ["<p>a\0b</p>", /cannot be read/],
    };
    for (const [name, [bytes, said]] of Object.entries(wrong)) {
      await drop(page, name, bytes);
      await page.locator(".notice.bad").filter({ hasText: name }).waitFor();
      assert.match(await page.locator(".notice.bad").innerText(), said);
      assert.match(await state(page, "e.source"), /Mine\./);
    }
    await drop(page, "brief.json", JSON.stringify({ directoin: "open-day" }));
    await page.locator(".notice.bad", { hasText: "directoin" }).waitFor();
    assert.deepEqual(await state(page, "e.brief"), {});
  }));

test("where the check fails, nothing of what it said before stays, and no fix writes into another place", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    await state(page, `e.brief = { direction: "open-day" }`);
    const { id } = (await settled(page)).findings.find(({ rule }) => rule === "capitals");
    assert.ok((await highlighted(page)).length);
    await state(page, `e.brief = { directoin: "open-day" }`);
    await state(page, `e.draft.edit({ source: "<p>Put before it.</p>" + e.source }, "file")`);
    assert.equal(await settled(page), null);
    await page.locator(".verdict-card.error").waitFor();
    assert.deepEqual(await highlighted(page), []);
    assert.equal(await page.locator(".panel").innerText(), "");
    await page.evaluate((one) => document.querySelector("mailing-editor").fix(one), id);
    assert.equal(await state(page, "e.source"), "<p>Put before it.</p><p>Dear Alumni,</p><p>JOIN US NOW</p>");
    await state(page, `e.brief = { direction: "open-day" }`);
    assert.ok((await settled(page)).findings.some(({ rule }) => rule === "capitals"));
    assert.ok((await highlighted(page)).includes("nu-violation: JOIN US NOW"));
  }));

/** Briefs of which the forms could make nothing. */
const UNREADABLE = [{ own_hosts: "gsb.nu.edu.kz" }, { sender: 5 }, { terms: 5 }, { moderation: [] }];
const messageWith = (header) => `From: a@nu.edu.kz\r\nSubject: Reunion\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nX-NU-Alumni-Brief: ${Buffer.from(header).toString("base64")}\r\n\r\n<p>Dear Alumni,</p>\r\n`;

test("a brief from elsewhere that the library cannot read is refused at the door: of a file, of a message, of a link", async () => {
  await inEditor(async (page) => {
    await opened(page, "mine.html", "<p>Dear Alumni,</p><p>Mine.</p>");
    await page.getByRole("tab", { name: "Details" }).click();
    for (const [i, brief] of UNREADABLE.entries()) {
      await drop(page, `brief-${i}.json`, JSON.stringify(brief));
      await page.locator(".notice.bad", { hasText: `brief-${i}.json` }).waitFor();
      assert.deepEqual(await state(page, "e.brief"), {});
      await opened(page, `message-${i}.eml`, messageWith(JSON.stringify(brief)));
      await page.locator(".notice.bad", { hasText: `message-${i}.eml` }).waitFor();
      assert.deepEqual(await state(page, "[e.brief, e.subject]"), [{}, "Reunion"]);
    }
    for (const header of ["null", "[]", "5", "{"]) {
      await opened(page, `header-${header.length}${header.charCodeAt(0)}.eml`, messageWith(header));
      assert.deepEqual(await state(page, "e.brief"), {});
    }
    await page.locator(".question").waitFor();
  });
  const hash = `#brief=${Buffer.from(JSON.stringify(UNREADABLE[0])).toString("base64url")}`;
  await inEditor(async (page) => {
    await page.locator(".notice.bad").waitFor();
    assert.deepEqual(await state(page, "e.brief"), {});
  }, { hash });
});

test("where the view leaves something out, what the brief says later is drawn too", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<script></script><p>Dear Alumni,</p><p>JOIN US NOW</p>");
    assert.deepEqual(await highlighted(page), ["nu-undetermined: JOIN US NOW"]);
    await state(page, `e.brief = { direction: "open-day" }`);
    await settled(page);
    assert.deepEqual(await highlighted(page), ["nu-violation: JOIN US NOW"]);
  }));

/** A judgement's report in a form that does not hang on where the letter was read from. */
const essence = ({ verdict, findings, settled: done, checklist }) => ({
  verdict,
  findings: findings.map(({ id, message }) => [id, message.text]),
  settled: done.map(({ id, judged, waived }) => [id, judged?.by, waived?.by]),
  checklist: checklist.map(({ clause, status }) => [clause, status]),
});

test("what was judged, let pass and told is saved, and opened again to the same report", () =>
  inEditor(async (page) => {
    await begin(page);
    await page.evaluate(() => {
      const e = document.querySelector("mailing-editor");
      e.draft.edit({ source: e.source.replace("Please tell us", "<b>Please tell us soon</b>").replace("<p>Dear Alumni,</p>", "<p>Dear Alumni, JOIN US NOW</p>") }, "file");
    });
    await settled(page);
    await page.getByRole("button", { name: "I have looked…" }).first().click();
    await page.getByLabel("It is in order").check();
    await page.getByLabel("Your name").fill("A. Serik");
    await page.getByRole("button", { name: "Record it" }).click();
    await settled(page);
    await page.getByRole("button", { name: "Let it pass…" }).first().click();
    await page.getByLabel("Reason").fill("A slogan of the School");
    await page.getByRole("dialog").getByRole("button", { name: "Let it pass" }).click();
    await settled(page);
    await page.getByRole("tab", { name: "Details" }).click();
    await page.locator("#ask-event_start").fill("2027-06-21");
    await page.locator("#ask-event_start").blur();
    const first = essence(await settled(page));
    assert.equal(first.settled.length, 2, JSON.stringify(first));
    const eml = await saved(page, "E-mail");
    assert.equal(await state(page, "e.draft.unsaved"), false);
    assert.equal(eml.toString("latin1").match(/^X-Unsent: 1\r$/m)?.length, 1);
    await state(page, `e.draft.open({})`);
    assert.deepEqual(essence(await opened(page, "again.eml", eml)), first);
    assert.ok((await saved(page, "E-mail")).equals(eml));
    // The report to print says so too.
    await page.locator(".menu summary").first().click();
    await page.getByRole("button", { name: "Report to print" }).click();
    await page.getByRole("button", { name: "Print" }).and(page.locator(":enabled")).waitFor({ timeout: 20_000 });
    assert.match(await page.frameLocator("iframe.report").locator("body").innerText(), /A\. Serik/);
  }));

test("a page holds the letter with its pictures; what it does not hold is not said to be saved", () =>
  inEditor(async (page) => {
    const unsaved = () => state(page, "e.draft.unsaved");
    await begin(page);
    const { subject, brief } = await state(page, "({ subject: e.subject, brief: e.brief })");
    assert.match((await saved(page, "page (.html)")).toString(), /Dear Alumni/);
    await page.locator(".notice", { hasText: "neither subject nor details" }).waitFor();
    assert.match(await page.locator(".file .name").innerText(), /not saved/);
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction((one) => document.querySelector("mailing-editor")?.draft.subject === one, subject);
    assert.deepEqual(await state(page, "e.brief"), brief);
    await saved(page, "page (.html)");
    assert.equal(await unsaved(), true);
    await saved(page, "Details alone");
    assert.equal(await unsaved(), false);
    // One that came in a message with no file has nothing to be shown by.
    await opened(page, "sent.eml", readFileSync(vector("message-with-enclosed-picture/source.eml")));
    const html = (await saved(page, "page (.html)")).toString();
    assert.match(html, /<img\b[^>]*\bsrc=["']?data:image\//);
    assert.doesNotMatch(html, /cid:big/);
    assert.match(await state(page, "e.source"), /cid:/);
    assert.equal(await unsaved(), false);
  }, { stopped: /image 'cid:[^']*' violates/ }));

/** What the policies of the frames stop, the browser writes into its console. */
const STOPPED = /Content Security Policy|Blocked script execution in '[^']*reading\.html'|^Unsafe attempt to initiate navigation|^Blocked opening '[^']*' in a new window|^Not allowed to load/;

const HOSTILE = `<html><head><style>@import url(https://evil.example/a.css); body { background: url(https://evil.example/b.png) } @font-face { font-family: x; src: url(https://evil.example/f.woff2) }</style>
<link rel="stylesheet" href="https://evil.example/c.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<script>top.hacked = 1; fetch("https://evil.example/d")</script></head>
<body onload="top.hacked = 2" style="font-family: x; background-image: url(https://evil.example/e.png)"><p onclick="top.hacked = 3" onmouseover="top.hacked = 4" id="createElement">Dear Alumni,</p>
<img src="https://evil.example/g.png" onerror="top.hacked = 5"><img src=x onerror="top.hacked = 6"><a href="javascript:top.hacked=7">link</a><a href="https://evil.example/h" target="_top">out</a>
<iframe src="javascript:top.hacked=8"></iframe><iframe srcdoc="<script>top.hacked=9</script>"></iframe><object data="https://evil.example/i"></object><embed src="https://evil.example/j">
<svg><script>top.hacked=10</script><image href="https://evil.example/k.png"/><animate onbegin="top.hacked=11" attributeName="x"/></svg><math><mtext><table><mglyph><style><img src=x onerror="top.hacked=12"></style></table></mtext></math>
<video src="https://evil.example/l.mp4" poster="https://evil.example/m.png" autoplay></video><form action="https://evil.example/n"><input name="attributes" autofocus onfocus="top.hacked=13"><button>go</button></form>
<base href="https://evil.example/"><template><img src=x onerror="top.hacked=14"></template><!--><img src=x onerror="top.hacked=15">--><noscript><p title="</noscript><img src=x onerror=top.hacked=16>"></noscript>
<table background="https://evil.example/o.png"><tr><td>x</td></tr></table><p>End</p></body></html>`;

test("a hostile letter runs nothing and loads nothing, opened, dropped or pasted, and stays as it is", () =>
  inEditor(async (page, _, origin) => {
    const untouched = async () => {
      await page.waitForTimeout(250);
      assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
      assert.equal(new URL(page.url()).origin, origin);
      assert.deepEqual(strangers, []);
    };
    await opened(page, "hostile.html", HOSTILE);
    await writing(page).getByText("Dear Alumni,").hover();
    await writing(page).getByText("Dear Alumni,").click();
    await writing(page).getByText("out", { exact: true }).click({ modifiers: ["Control"] });
    await untouched();
    assert.match(await page.locator(".inset").innerText(), /cannot show all[^]*(script|iframe)/);
    await page.getByRole("tab", { name: "Preview" }).click();
    await reading(page).getByText("Dear Alumni,").click();
    await reading(page).getByText("out", { exact: true }).click();
    await untouched();
    await page.getByRole("tab", { name: "Source" }).click();
    await untouched();
    assert.equal(await state(page, "e.source"), HOSTILE);
    await page.getByRole("tab", { name: "Write" }).click();
    await state(page, `e.draft.open({ source: "<p>Dear Alumni,</p>" })`);
    await settled(page);
    await writing(page).locator("p").first().click();
    await paste(page, HOSTILE);
    await page.waitForTimeout(100);
    await untouched();
    assert.doesNotMatch(await state(page, "e.source"), /hacked|script|iframe|javascript/i);
  }, { stopped: STOPPED }));

test("a link in the preview leads nowhere, and where the frame was led away it is brought back under its policy", () =>
  inEditor(async (page, context, origin) => {
    const preview = () => page.getByRole("tab", { name: "Preview" });
    const write = () => page.getByRole("tab", { name: "Write" });
    const address = () => page.evaluate(() => document.querySelector("mailing-editor").frames.reading.value.contentDocument?.URL);
    const own = `${origin}/reading.html`;
    const letter = `<p>Dear Alumni,</p><a href="/licences.txt">same</a> <a href="https://evil.example/a">other</a> <a href="https://evil.example/b" target="_self">self</a> <map name="m"><area href="/licences.txt" shape="default"></map><img usemap="#m" src="https://evil.example/c.png" width="40" height="40"> <svg width="80" height="20"><a href="/licences.txt"><text y="15">drawn</text></a></svg>`;
    await opened(page, "links.html", letter);
    await preview().click();
    for (const name of ["same", "other", "self", "drawn"]) {
      await reading(page).getByText(name, { exact: true }).click();
      await reading(page).getByText(name, { exact: true }).click({ modifiers: ["Control"] });
      await reading(page).getByText(name, { exact: true }).click({ button: "middle" });
    }
    await reading(page).locator("img").click();
    await page.waitForTimeout(300);
    assert.equal(await address(), own);
    assert.equal(context.pages().length, 1);
    // However it came there, what is shown next is shown under the policy.
    for (const led of ["/licences.txt", "about:blank", "https://evil.example/d"]) {
      await write().click();
      await page.evaluate((to) => (document.querySelector("mailing-editor").frames.reading.value.contentWindow.location = to), led);
      await page.waitForTimeout(300);
      assert.notEqual(await address(), own);
      strangers = [];
      await preview().click();
      await reading(page).getByText("Dear Alumni,").waitFor();
      assert.equal(await address(), own);
      assert.equal(await reading(page).locator('meta[http-equiv="Content-Security-Policy"]').count(), 1);
    }
  }, { stopped: new RegExp(`${STOPPED.source}|net::ERR_FAILED|chrome-error`) }));

test("decisions that come inside a letter are said when it is opened, and an approval stands there with who and when", () =>
  inEditor(async (page) => {
    const brief = { direction: "event-invitation", event_start: "2027-06-21", planned_send: "2027-06-01", sender: { school: "GSB" }, audience: { all: true }, data_submitted: true, approvals: [{ by: "center", on: "2027-05-20" }] };
    const report = await opened(page, "approved.eml", messageWith(JSON.stringify(brief)));
    assert.equal(report.approval.outcome, "granted");
    await page.locator(".notice", { hasText: /decisions of others[^]*1, by the Center/ }).waitFor();
    assert.match(await page.locator(".side .approval").innerText(), /Approved by the Center, 20 May 2027/);
  }));

test("an e-mail that was opened keeps from whom and to whom it goes, and what is attached", () =>
  inEditor(async (page) => {
    const lines = [
      "Received: from a by b", "From: =?UTF-8?B?0JDQudC90LA=?= <a@nu.edu.kz>", "To: first@example.kz,", " second@example.kz", "Date: Mon, 1 Jun 2026 10:00:00 +0500", "Subject: Reunion", "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"', "", "--b", 'Content-Type: multipart/alternative; boundary="bb"', "", "--bb", "Content-Type: text/plain", "", "Dear Alumni,", "--bb", "Content-Type: text/html; charset=utf-8", "", "<p>Dear Alumni,</p>", "--bb--", "",
      "--b", 'Content-Type: application/pdf; name="plan.pdf"', "Content-Transfer-Encoding: base64", 'Content-Disposition: attachment; filename="plan.pdf"', "", "JVBERi0xLjQK", "--b--", "",
    ];
    for (const lineEnd of ["\r\n", "\n"]) {
      const eml = lines.join(lineEnd);
      await opened(page, "sent.eml", eml);
      // A fact that is told stands in the header, and all else as it came.
      await state(page, `e.tell({ direction: "open-day" })`);
      const told = (await saved(page, "E-mail")).toString("latin1");
      const header = `X-NU-Alumni-Brief: ${Buffer.from('{"direction":"open-day"}').toString("base64")}${lineEnd}`;
      const [end] = [eml.indexOf(lineEnd + lineEnd) + lineEnd.length];
      assert.equal(told, eml.slice(0, end) + header + eml.slice(end));
      await opened(page, "told.eml", told);
      await state(page, `e.tell({ direction: undefined })`);
      assert.equal((await saved(page, "E-mail")).toString("latin1"), eml);
    }
    // So it is, but for the way it came by, where the letter is changed; after a reload too.
    await writing(page).locator("p").click();
    await page.keyboard.type("Changed ");
    await settled(page);
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.draft.source.includes("Changed"));
    await settled(page);
    const changed = (await saved(page, "E-mail")).toString("latin1");
    assert.match(changed, /^From: =\?UTF-8\?B\?0JDQudC90LA=\?= <a@nu\.edu\.kz>\r\nTo: first@example\.kz,\r\n second@example\.kz\r\nDate: Mon, 1 Jun 2026 10:00:00 \+0500\r\nSubject: Reunion\r\n/);
    assert.match(changed, /^Content-Disposition: attachment; filename="plan\.pdf"\r?\n\r?\nJVBERi0xLjQK\r\n--=_mailing--\r\n$/m);
    assert.doesNotMatch(changed, /Received/);
    await opened(page, "again.eml", changed);
    assert.match(await state(page, "e.source"), /Changed/);
    assert.equal(await state(page, "e.draft.mail.attached.length"), 1);
  }));

test("what is ticked and unticked again, or named and cleared, is not told, and the check goes on", () =>
  inEditor(async (page) => {
    await begin(page);
    const told = async (name) => {
      await settled(page);
      assert.equal(await page.locator(".verdict-card.error").count(), 0);
      return state(page, `e.brief.${name}`);
    };
    await state(page, `e.answer("audience")`);
    await page.getByLabel("Alumni of").check();
    await page.getByLabel("GSB").check();
    assert.deepEqual(await told("audience"), { schools: ["GSB"] });
    await page.getByLabel("GSB").uncheck();
    assert.equal(await told("audience"), undefined);
    assert.ok(await page.getByLabel("Alumni of").isChecked());
    await state(page, `e.answer("sender")`);
    await page.getByLabel("A division").check();
    const name = page.getByLabel("Its name");
    await name.fill("Library");
    await name.blur();
    assert.deepEqual(await told("sender"), { division: "Library" });
    await name.fill("");
    await name.blur();
    assert.equal(await told("sender"), undefined);
    assert.ok(await page.getByLabel("A division").isChecked());
  }));

test("what never ends costs twice the time where it is twice as long", () => {
  const draft = new Draft();
  const all = (source) => {
    draft.open({ source });
    return [partsOf(source), draft.content, messageOf(draft), savedAs("html", draft)];
  };
  const took = (source) => {
    // The process's own time; that of the clock hangs on what else the machine does.
    const start = process.cpuUsage();
    all(source);
    return process.cpuUsage(start).user / 1000;
  };
  for (const piece of ["<", "<body x ", "<body \"", "<img ", "<img src=", "<meta ", "<!doctype ", "<!--", "</body ", "<style ", "</style ", "<title", "‹", "&nbsp;", "<p"]) {
    const long = (size) => piece.repeat(size / piece.length);
    took(long(20_000));
    const [once, twice] = [400_000, 800_000].map((size) => Math.min(took(long(size)), took(long(size))));
    // Of a square it would be four times, and seconds.
    assert.ok(twice < 3 * once + 100 && twice < 1000, `${piece}: ${once} ms, then ${twice} ms`);
  }
});

test("a page's parts are found as before, whatever stands in its tags", () => {
  const body = (source) => partsOf(source).body;
  for (const [source, expected] of [
    ["<p>a</p>", "<p>a</p>"],
    ["<!DOCTYPE html><html><head><title><body></title></head><body title='a>b'><p>a</p></body></html>", "<p>a</p>"],
    ["<head><style></body></style></head><p>a</p>", "<p>a</p>"],
    ["<!-- <body> --><BODY><p>a</p></BODY >", "<p>a</p>"],
    ["<body title=it's><p>a</p></body>", "<p>a</p>"],
    ["<body><p>a</p><body x", "<p>a</p><body x"],
    ["<body><p>a</p><!-- </body>", "<p>a</p><!-- </body>"],
  ]) assert.equal(body(source), expected, source);
});

test("a letter of 300 KB is typed in within 50 ms a keystroke", () =>
  inEditor(async (page, context) => {
    const paragraph = (i) => `<p style="margin: 0 0 12px">Paragraph ${i}: the School <b>tells</b> its alumni of <a href="https://gsb.nu.edu.kz/${i}">what has happened</a> since they left it, and of what is to come.</p>\n`;
    const body = Array.from({ length: 1650 }, (_, i) => paragraph(i)).join("");
    assert.ok(body.length > 300_000, `${body.length}`);
    await opened(page, "long.html", `<html><body>${body}</body></html>`);
    await writing(page).locator("p").nth(3).click();
    await page.keyboard.press("End");
    // The time that the page's main thread works; that of the clock hangs on what else the machine does.
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const worked = async () => (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const words = "and this is written";
    const before = await worked();
    await page.keyboard.type(words, { delay: 60 });
    const each = ((await worked()) - before) / words.length;
    console.log(`300 KB: ${each.toFixed(1)} ms of the main thread a keystroke`);
    assert.ok(each <= 50, `${each}`);
    await settled(page);
    assert.match(await state(page, "e.source"), /and this is written/);
  }));

test("what is not saved survives a reload, and what is saved is not kept", () =>
  inEditor(async (page) => {
    await begin(page);
    await page.locator("#subject").fill("Reunion in June");
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.draft.subject === "Reunion in June");
    assert.match(await state(page, "e.source"), /Dear Alumni/);
    await settled(page);
    await saved(page, "E-mail");
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.checks?.ready);
    await page.waitForTimeout(300);
    assert.equal(await state(page, "e.subject"), "");
  }));

test("each tab keeps its own draft, and one that was closed hands its own on", () =>
  inEditor(async (page, context, origin) => {
    const subject = (tab) => state(tab, "e.subject");
    const another = async () => {
      const tab = await context.newPage();
      await tab.goto(`${origin}/`);
      await tab.waitForFunction(() => document.querySelector("mailing-editor")?.draft.source);
      await tab.waitForTimeout(500);
      return tab;
    };
    await begin(page);
    await page.locator("#subject").fill("First");
    await page.waitForTimeout(700);
    const second = await another();
    assert.equal(await subject(second), "");
    await opened(second, "letter.html", "<p>Dear Alumni,</p>");
    await second.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.draft.subject === "First");
    await second.close();
    await page.close();
    // The browser takes a moment to let go of what a closed tab held.
    const takenUp = async () => {
      const tab = await another();
      return (await subject(tab)) === "First" || tab.close().then(takenUp);
    };
    await takenUp();
    assert.equal(await subject(await another()), "");
  }));

test("a brief in a link is taken over, and stays behind the number sign", () => {
  const brief = { direction: "open-day", event_start: "2027-01-04", sender: { school: "GSB" } };
  const hash = `#brief=${Buffer.from(JSON.stringify(brief)).toString("base64url")}`;
  return inEditor(async (page) => {
    await page.waitForFunction(() => document.querySelector("mailing-editor").brief.direction === "open-day");
    assert.deepEqual(await state(page, "e.brief"), brief);
    // It is taken once: what is told after it stays.
    assert.equal(new URL(page.url()).hash, "");
    await state(page, `e.tell({ event_start: "2027-01-05" })`);
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.brief.event_start === "2027-01-05");
    await page.waitForFunction(() => document.querySelector("mailing-editor").checks.ready);
    await state(page, `e.tell({ event_start: "2027-01-04" })`);
    // When may a mailing for 4 January 2027 go out?
    await state(page, `(e.draft.edit({ source: "<p>Dear Alumni,</p>" }, "file"), e.panel = "dates")`);
    await settled(page);
    assert.match(await page.locator(".panel").innerText(), /11 December 2026 – 25 December 2026/);
    assert.match(await page.locator(".days-off").innerText(), /Independence Day/);
  }, { hash });
});

test("a picture that is dropped is measured at once, and made to fit", () =>
  inEditor(async (page) => {
    await begin(page);
    // 1,000 by 500 pixels.
    await writing(page).locator("body").evaluate(async (body) => {
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: 1000, height: 500 });
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], "banner.png", { type: "image/png" }));
      const { x, y } = body.querySelectorAll("p")[1].getBoundingClientRect();
      body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, clientX: x + 5, clientY: y + 5, bubbles: true, cancelable: true }));
    });
    await writing(page).locator("img").waitFor();
    const report = await settled(page);
    assert.deepEqual(report.measures.pictures.map((one) => one.file_pixels), [[1000, 500]]);
    assert.match(await page.locator(".counts").innerText(), /1 of 1, 1000 × 500/);
    await page.getByRole("button", { name: "Make the picture smaller" }).click();
    await page.locator(".counts", { hasText: "800 × 400" }).waitFor();
    assert.equal((await settled(page)).findings.some(({ rule }) => rule === "picture-size"), false);
    // In an e-mail it is enclosed.
    const eml = (await saved(page, "E-mail")).toString("latin1");
    assert.match(eml, /^Content-Type: multipart\/related/m);
    await state(page, "e.draft.open({})");
    const again = await opened(page, "again.eml", Buffer.from(eml, "latin1"));
    assert.deepEqual(again.measures.pictures.map((one) => one.file_pixels), [[800, 400]]);
  }, { stopped: /image 'cid:[^']*' violates/ }));

test("what is copied for Outlook and Gmail has its styles inline", () =>
  inEditor(async (page, context, origin) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    await opened(page, "styled.html", "<html><head><style>p { color: #333333 } .lead { color: #000000; font-size: 18px }</style></head><body><p class='lead' style='margin: 0'>Dear Alumni,</p><p>Come.</p></body></html>");
    await page.locator(".menu summary").first().click();
    await page.getByRole("button", { name: "Copy for Outlook or Gmail" }).click();
    await page.locator(".notice", { hasText: "Copied" }).waitFor();
    const copied = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
    assert.match(copied, /<p class="lead" style="color: rgb\(51, 51, 51\); color: rgb\(0, 0, 0\); font-size: 18px; margin: 0[^"]*">Dear Alumni,|<p class="lead" style="color: rgb\(0, 0, 0\)[^"]*font-size: 18px/);
    assert.match(copied, /<p style="color: rgb\(51, 51, 51\);?[^"]*">Come\./);
    assert.doesNotMatch(copied, /<style/);
    const plain = () => page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/plain")).text());
    assert.match(await plain(), /^Dear Alumni,\n+Come\.\s*$/);
    // What is enclosed goes with it.
    await opened(page, "sent.eml", readFileSync(vector("message-with-enclosed-picture/source.eml")));
    await state(page, "(e.notice = null)");
    await state(page, "e.copyLetter()");
    await page.locator(".notice", { hasText: "Copied" }).waitFor();
    const pictures = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
    assert.match(pictures, /<img[^>]*src="data:image\//);
    // The other one is not in the message.
    assert.deepEqual(pictures.match(/cid:[\w-]+/g), ["cid:none"]);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    for (const copy of ["copyLetter", "copyLink"]) {
      await state(page, "(e.notice = null)");
      await state(page, `e.${copy}()`);
      await page.locator(".notice", { hasText: "did not let it be copied" }).waitFor();
    }
    // The browser itself cleans what is copied, under the page's policy.
  }, { stopped: /Applying inline style|image 'cid:[^']*' violates/ }));

test("a day's work is done by keyboard alone", () =>
  inEditor(async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () => page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.tagName === "IFRAME" ? "IFRAME" : (at?.id || at?.innerText?.trim() || at?.tagName);
    });
    const tabTo = async (name, most = 30, key = "Tab") => {
      for (let i = 0; i < most; i += 1) {
        await press(key);
        if (name.test(await focused())) return;
      }
      assert.fail(`${name} is not reached: ${await focused()}`);
    };
    await tabTo(/^New$/);
    await press("Enter");
    await tabTo(/^An invitation to an event/);
    await press("Enter");
    await settled(page);
    await tabTo(/^subject$/);
    await press("Control+a");
    await page.keyboard.type("Reunion of the School, 21 June, Astana");
    await tabTo(/^IFRAME$/);
    await press("Control+Home", "ArrowDown", "End");
    await page.keyboard.type(" JOIN US NOW ");
    await settled(page);
    await press("F8");
    assert.equal(await writing(page).locator("body").evaluate(() => String(getSelection())), "JOIN US NOW");
    await press("Escape");
    assert.equal(await focused(), "tab-todo");
    await tabTo(/^Fix, then look$/);
    await press("Enter");
    await settled(page);
    assert.match(await state(page, "e.source"), /Join us now/);
    await tabTo(/^tab-todo$/, 40, "Shift+Tab");
    await press("ArrowRight");
    await tabTo(/^ask-event_start$/);
    await page.keyboard.type("06212027");
    await tabTo(/^Done$/);
    const report = await settled(page);
    assert.equal(report.schedule.event, "2027-06-21");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Control+s")]);
    assert.match(readFileSync(await download.path(), "utf8"), /Join us now/);
  }));

test("it works without a network once it was loaded", () =>
  inEditor(async (page, context) => {
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await context.setOffline(true);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.checks?.ready);
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    assert.match(await page.locator(".side").innerText(), /written in capitals/);
    await page.getByRole("tab", { name: "Source" }).click();
    await page.locator(".cm-content").waitFor();
    await page.locator(".menu summary").first().click();
    await page.getByRole("button", { name: "Report to print" }).click();
    await page.getByRole("button", { name: "Print" }).and(page.locator(":enabled")).waitFor({ timeout: 20_000 });
  }));

test("the desk holds what was sent in side by side, with a record and two versions compared", () =>
  inEditor(async (page) => {
    await page.getByRole("button", { name: "Moderation" }).click();
    await drop(page, "first.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p><p>COME ALL</p>");
    await page.locator(".queue tbody tr").first().waitFor();
    await drop(page, "second.html", "<p>Dear Alumni,</p><p>Join us now.</p><p>COME ALL</p>");
    await page.waitForFunction(() => document.querySelector("mailing-editor").desk.items.every((item) => item.report) && document.querySelector("mailing-editor").desk.items.length === 2);
    await drop(page, "brief.json", JSON.stringify({ direction: "event-invitation", event_start: "2027-06-21", sender: { school: "GSB" }, initiator: { unit: "Alumni Office" } }));
    await page.waitForFunction(() => document.querySelector("mailing-editor").desk.chosen.report?.schedule.window);
    await page.getByLabel("Earlier version").selectOption({ label: "first.html" });
    assert.match(await page.locator(".compared .mended").innerText(), /JOIN US NOW/);
    assert.match(await page.locator(".compared .standing").innerText(), /COME ALL/);
    // Whose lists it goes to is not made up: the audience says it.
    await page.locator(".chosen .note", { hasText: "the audience" }).waitFor();
    await drop(page, "audience.json", JSON.stringify({ audience: { schools: ["GSB"] } }));
    for (const step of ["handed in", "taken up"]) {
      await page.getByLabel("Your name").fill("A. Serik");
      await page.getByRole("button", { name: "Record", exact: true }).click();
      await page.locator(".steps li", { hasText: step }).waitFor();
    }
    assert.match(await page.locator(".queue tr.chosen").innerText(), /being checked/);
    assert.deepEqual(await state(page, "e.desk.chosen.brief.moderation.submission.lists"), [{ name: "GSB", school: "GSB" }]);
    const open = (name) => page.locator(".queue tr", { hasText: name }).getByRole("button", { name: "Open" }).click();
    const name = page.locator(".file .name");
    await open("first.html");
    assert.match(await name.innerText(), /first\.html saved/);
    await state(page, `e.draft.edit({ source: e.source + "<p>Edited.</p>" }, "form")`);
    await page.getByRole("button", { name: "Moderation" }).click();
    await open("second.html");
    assert.match(await state(page, "e.source"), /Join us now\./);
    await page.getByRole("button", { name: "Moderation" }).click();
    // No file holds what was done to it; taken off the desk it is not given up unasked.
    await open("first.html");
    assert.match(await state(page, "e.source"), /Edited\./);
    assert.match(await name.innerText(), /first\.html not saved/);
    await page.getByRole("button", { name: "Moderation" }).click();
    await page.getByRole("button", { name: "Remove: first.html" }).click();
    await page.locator(".top nav button").first().click();
    await drop(page, "third.html", "<p>Dear Alumni,</p>");
    await page.locator("dialog.discard[open]").waitFor();
    assert.match(await state(page, "e.source"), /Edited\./);
  }));

test("it can be put into another page, as its README says, with its brief and its events", () =>
  inEditor(async (page, context, origin) => {
    const readme = text("../../bindings-wasm/editor/README.md");
    const example = /^```html\n(.*?)^```/ms.exec(readme)[1].replaceAll("/editor/", "/");
    await context.route(`${origin}/other.html`, (route) =>
      route.fulfill({ contentType: "text/html", body: `<!DOCTYPE html><meta charset="utf-8"><title>Other</title>${example}` }));
    await page.goto(`${origin}/other.html`);
    const heard = await page.evaluate(async () => {
      await customElements.whenDefined("mailing-editor");
      const other = document.querySelector("mailing-editor");
      const reports = new Promise((resolve) => other.addEventListener("mailing-report", ({ detail }) => detail?.findings.length && resolve(detail)));
      const changes = new Promise((resolve) => other.addEventListener("mailing-change", resolve));
      other.brief = { direction: "open-day", subject: "Open Day" };
      other.source = "<p>Dear Alumni,</p><p>JOIN US NOW</p>";
      const [report] = await Promise.all([reports, changes]);
      const { subject, brief, locale } = other;
      return { rules: report.findings.map(({ rule }) => rule), subject, brief, locale, stored: (await indexedDB.databases()).length };
    });
    assert.ok(heard.rules.includes("capitals"));
    assert.deepEqual([heard.subject, heard.brief, heard.locale], ["Open Day", { direction: "open-day" }, "ru"]);
    await page.locator(".side", { hasText: "прописными" }).waitFor();
    assert.equal(await page.locator(".top").count(), 0);
  }));

test("where the editor is moved, or its frame is loaded anew, the letter stays, and one worker works", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    await state(page, `e.brief = { direction: "open-day" }`);
    await settled(page);
    const moves = [`document.body.appendChild(document.createElement("div")).append(e)`, "e.frames.writing.value.contentWindow.location.reload()"];
    for (const [i, move] of moves.entries()) {
      await writing(page).locator("p").first().click();
      await page.keyboard.press("End");
      await page.keyboard.type(` ${i}`);
      // What was typed just now too.
      await state(page, move);
      await writing(page).getByText("JOIN US NOW").waitFor();
      const report = await settled(page);
      assert.ok(report.findings.some(({ rule }) => rule === "capitals"));
      assert.equal(await state(page, "e.source"), `<p>Dear Alumni,${" 0 1".slice(0, 2 * i + 2)}</p><p>JOIN US NOW</p>`);
      assert.ok((await highlighted(page)).includes("nu-violation: JOIN US NOW"));
      assert.equal(page.workers().length, 1);
    }
  }));

test("all that is safe is mended at once, in subject and letter, and taken back at once", () =>
  inEditor(async (page) => {
    await begin(page);
    const before = await state(page, "e.source");
    await state(page, `e.draft.edit({ source: e.source.replace("<p>Dear", "<p style='text-transform:uppercase'>Dear").replace("<p>We", "<p style='font-variant:small-caps'>We") }, "file")`);
    const safe = (await settled(page)).findings.filter(({ fix }) => fix?.grade === "safe");
    assert.ok(safe.length >= 2, `${safe.length}`);
    await page.getByRole("button", { name: `Fix all that is safe (${safe.length})` }).click();
    await page.locator(".notice", { hasText: /Fixed: [1-9]/ }).waitFor();
    const report = await settled(page);
    assert.deepEqual(report.findings.filter(({ severity }) => severity === "violation"), []);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal((await settled(page)).findings.filter(({ fix }) => fix?.grade === "safe").length, safe.length);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await state(page, "e.source"), before);
  }));

test("what is typed while a fix is on its way stays", () =>
  inEditor(async (page) => {
    const letters = { fix: "<p>Dear Alumni,</p><p>JOIN US NOW</p>", fixAll: "<p>Dear Alumni,</p><p style='text-transform:uppercase'>Join us now</p>" };
    // Typed as the frame's input would have it, just after the click.
    const during = (call) =>
      page.evaluate(async (asked) => {
        const e = document.querySelector("mailing-editor");
        const { contentDocument } = e.frames.writing.value;
        const finding = e.report.findings.find(({ rule }) => rule === "capitals");
        // The check is under way at the click.
        e.checks.ask(0);
        const done = asked === "fix" ? e.fix(finding.id) : e.fixAll();
        const type = (text) => contentDocument.querySelector("p").prepend(text);
        type("One ");
        setTimeout(() => type("Two "), 20);
        await done;
        e.writing.flush();
      }, call);
    for (const [call, letter] of Object.entries(letters)) {
      await state(page, "e.draft.open({})");
      await opened(page, `${call}.html`, letter);
      await state(page, `e.brief = { direction: "open-day" }`);
      await settled(page);
      await during(call);
      assert.match(await state(page, "e.source"), /^<p>(Two )?One Dear Alumni,<\/p><p( style="text-transform:uppercase;text-transform:none")?>Join us now<\/p>$/);
    }
  }));

test("axe-core finds no fault in each state: English by light, Russian by dark, Kazakh by both", () => {
  const axe = readFileSync(join(BROWSER_TOOLS, "node_modules/axe-core/axe.min.js"), "utf8");
  const faults = async (page) => {
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    return violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 160), nodes[0].failureSummary.slice(0, 200)]);
  };
  const states = async (page, scheme, locale) => {
    await page.evaluate(axe);
    await page.locator(`.settings button[lang=${locale}]`).click();
    const check = async (what) => assert.deepEqual(await faults(page), [], `${locale} ${scheme} ${what}`);
    await opened(page, `${locale}.html`, "<p>Dear Alumni,</p><p>JOIN US NOW and <b>come</b> to <a href='https://example.com'>us</a></p>");
    await state(page, `e.brief = { direction: "event-invitation", event_start: "2027-06-21", sender: "center", audience: { all: true }, subject: "Reunion" }`);
    await settled(page);
    await check("the list");
    for (const name of ["waive", "judge", "link"]) {
      await page.evaluate((dialog) => {
        const e = document.querySelector("mailing-editor");
        const severity = dialog === "judge" ? "needs-review" : "violation";
        e.openDialog({ name: dialog, finding: e.report.findings.find((one) => one.severity === severity) });
      }, name);
      await page.locator("dialog[open]").waitFor();
      await check(name);
      await page.keyboard.press("Escape");
    }
    for (const panel of ["brief", "dates", "clauses"]) {
      await page.locator(`[data-tab=${panel}]`).click();
      await check(panel);
    }
    await page.locator("#view-source").click();
    await page.locator(".cm-content").waitFor();
    await check("source");
    await page.locator("#view-read").click();
    await page.locator(".commands button").first().click();
    await check("templates");
    await page.keyboard.press("Escape");
    await page.locator(".top nav button").nth(1).click();
    await check("desk");
    await page.locator(".top nav button").first().click();
    await page.locator("#view-write").click();
    await page.locator("[data-tab=todo]").click();
    await state(page, `e.draft.open({})`);
  };
  const all = { light: ["en", "kk"], dark: ["ru", "kk"] };
  return Promise.all(
    Object.entries(all).map(([scheme, locales]) =>
      inEditor(async (page) => {
        for (const locale of locales) await states(page, scheme, locale);
      }, { scheme, bypassCSP: true })),
  );
});
