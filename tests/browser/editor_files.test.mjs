// What the editor opens, saves, keeps and copies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { begin, drop, inEditor, kept, opened, saved, settled, state, vector, writing } from "./editor.mjs";

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
    await page.evaluate(() => document.querySelector("mailing-editor").doors.open([new File([new Uint8Array(2 ** 24 + 1)], "large.eml")]));
    await page.locator(".notice.bad", { hasText: "large.eml is larger than 16 MB" }).waitFor();
    await drop(page, "brief.json", JSON.stringify({ directoin: "open-day" }));
    await page.locator(".notice.bad", { hasText: "directoin" }).waitFor();
    assert.deepEqual(await state(page, "e.brief"), {});
  }));

test("a full disk and a browser without workers are said plainly, and the work goes on", () =>
  inEditor(async (page) => {
    await page.addInitScript(() => {
      globalThis.Worker = undefined;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("It is full.", "QuotaExceededError");
      };
    });
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.restored && document.querySelector("mailing-editor").checks.ready);
    await page.locator(".notice.stays", { hasText: "no worker" }).waitFor();
    await writing(page).locator("p").first().click();
    await page.keyboard.type("JOIN US NOW");
    await page.locator(".notice", { hasText: "cannot keep what is not saved" }).waitFor();
    assert.ok((await settled(page)).findings.some(({ rule }) => rule === "capitals"));
    assert.match((await saved(page, "page (.html)")).toString(), /JOIN US NOW/);
  }, { stopped: /Blocked script execution in '[^']*reading\.html'/ }));

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
    await kept(page);
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
    await kept(page);
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

test("what is not saved survives a reload, and what is saved is not kept", () =>
  inEditor(async (page) => {
    await begin(page);
    await page.locator("#subject").fill("Reunion in June");
    await kept(page);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.draft.subject === "Reunion in June");
    assert.match(await state(page, "e.source"), /Dear Alumni/);
    await settled(page);
    await saved(page, "E-mail");
    await kept(page);
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
    await kept(page);
    const second = await another();
    assert.equal(await subject(second), "");
    await opened(second, "letter.html", "<p>Dear Alumni,</p>");
    await kept(second);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.draft.subject === "First");
    await second.close();
    await page.close();
    // The browser takes a moment to let go of what a closed tab held.
    const end = Date.now() + 20_000;
    const takenUp = async () => {
      assert.ok(Date.now() < end, "no tab takes it up");
      const tab = await another();
      return (await subject(tab)) === "First" || tab.close().then(takenUp);
    };
    await takenUp();
    assert.equal(await subject(await another()), "");
  }));

test("a tab that holds an older store open leaves the editor at work, and it is said", () =>
  inEditor(async (page, context, origin) => {
    await page.goto(`${origin}/licences.txt`);
    await page.evaluate(async () => {
      await new Promise((resolve) => (indexedDB.deleteDatabase("mailing-editor").onsuccess = resolve));
      await new Promise((resolve) => (indexedDB.open("mailing-editor", 1).onsuccess = resolve));
    });
    const tab = await context.newPage();
    await tab.goto(`${origin}/`);
    await tab.locator(".notice", { hasText: "cannot keep what is not saved" }).waitFor({ timeout: 20_000 });
    await begin(tab);
    assert.match(await state(tab, "e.source"), /Dear Alumni/);
  }));

test("of two closed tabs the one with a desk is taken up, and a letter dropped while it comes back takes no place on it", () =>
  inEditor(async (page, context, origin) => {
    const another = async () => {
      const tab = await context.newPage();
      await tab.goto(`${origin}/`);
      await tab.waitForFunction(() => document.querySelector("mailing-editor")?.restored);
      return tab;
    };
    const second = await another();
    await begin(second);
    await second.locator("#subject").fill("Draft");
    await kept(second);
    await page.getByRole("button", { name: "Moderation" }).click();
    for (const name of ["first.html", "second.html"]) {
      await drop(page, name, `<p>${name}</p>`);
      await page.locator(".queue", { hasText: name }).waitFor();
    }
    await page.waitForTimeout(500);
    await page.close();
    await second.close();
    const names = (tab) => state(tab, "e.desk.items.map(({ name }) => name)");
    const third = await another();
    assert.deepEqual(await names(third), ["first.html", "second.html"]);
    // Dropped before anything of it is back, as where the tab's name is slow to come.
    await third.addInitScript(() => {
      const request = navigator.locks.request.bind(navigator.locks);
      navigator.locks.request = (...all) => new Promise((resolve) => setTimeout(resolve, 2000)).then(() => request(...all));
      customElements.whenDefined("mailing-editor").then(() => document.querySelector("mailing-editor").doors.open([new File(["<p>third.html</p>"], "third.html")], true));
    });
    await third.reload();
    const all = ["first.html", "second.html", "third.html"];
    await third.waitForFunction((count) => document.querySelector("mailing-editor")?.desk.items.filter(({ report }) => report).length === count, all.length);
    assert.deepEqual(await names(third), all);
    assert.equal(new Set(await state(third, "e.desk.items.map(({ id }) => id)")).size, all.length);
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
    await kept(page);
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
    await state(page, "e.doors.copyLetter()");
    await page.locator(".notice", { hasText: "Copied" }).waitFor();
    const pictures = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
    assert.match(pictures, /<img[^>]*src="data:image\//);
    // The other one is not in the message.
    assert.deepEqual(pictures.match(/cid:[\w-]+/g), ["cid:none"]);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    for (const copy of ["copyLetter", "copyLink"]) {
      await state(page, "(e.notice = null)");
      await state(page, `e.doors.${copy}()`);
      await page.locator(".notice", { hasText: "did not let it be copied" }).waitFor();
    }
    // The browser itself cleans what is copied, under the page's policy.
  }, { stopped: /Applying inline style|image 'cid:[^']*' violates/ }));
