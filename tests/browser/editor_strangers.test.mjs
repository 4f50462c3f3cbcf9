// What comes into the editor from elsewhere: hostile letters, briefs and decisions of others, what never ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft } from "../../bindings-wasm/editor/src/draft.js";
import { messageOf, savedAs } from "../../bindings-wasm/editor/src/files.js";
import { partsOf } from "../../bindings-wasm/editor/src/letter_text.js";
import { drop, inEditor, kept, opened, paste, reading, settled, state, writing } from "./editor.mjs";

/** Briefs of which the forms could make nothing. */
const UNREADABLE = [{ own_hosts: "gsb.nu.edu.kz" }, { sender: 5 }, { terms: 5 }, { moderation: [] }];

const messageWith = (header) => `From: a@nu.edu.kz\r\nSubject: Reunion\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nX-NU-Alumni-Brief: ${Buffer.from(header).toString("base64")}\r\n\r\n<p>Dear Alumni,</p>\r\n`;

test("a brief from elsewhere that the library cannot read is refused at the door: of a file, a message, a link, a page, and of what was kept", async () => {
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
    for (const brief of UNREADABLE) {
      await page.evaluate((told) => {
        const e = document.querySelector("mailing-editor");
        e.problems = [];
        e.brief = told;
      }, brief);
      await page.locator(".notice.bad").waitFor();
      assert.deepEqual(await state(page, "e.brief"), {});
    }
    await page.locator("#subject").fill("Kept");
    await kept(page);
    await page.evaluate(async (brief) => {
      const database = await new Promise((resolve) => (indexedDB.open("mailing-editor").onsuccess = ({ target }) => resolve(target.result)));
      const drafts = database.transaction("unsaved", "readwrite").objectStore("unsaved");
      drafts.openCursor().onsuccess = ({ target: { result: cursor } }) => cursor?.update({ ...cursor.value, brief });
      await new Promise((resolve) => (drafts.transaction.oncomplete = resolve));
      database.close();
    }, UNREADABLE[0]);
    await page.reload();
    await page.locator(".notice.bad", { hasText: "not taken over" }).waitFor();
    assert.deepEqual(await state(page, "[e.brief, e.subject]"), [{}, "Kept"]);
    // It is not lost for that: it stays in what is kept.
    await page.locator("#subject").fill("Kept again");
    await page.waitForFunction(async (brief) => {
      const database = await new Promise((resolve) => (indexedDB.open("mailing-editor").onsuccess = ({ target }) => resolve(target.result)));
      const [draft] = await new Promise((resolve) => (database.transaction("unsaved").objectStore("unsaved").getAll().onsuccess = ({ target }) => resolve(target.result)));
      database.close();
      return draft.subject === "Kept again" && JSON.stringify(draft.brief) === brief;
    }, JSON.stringify(UNREADABLE[0]));
  });
  const hash = `#brief=${Buffer.from(JSON.stringify(UNREADABLE[0])).toString("base64url")}`;
  await inEditor(async (page) => {
    await page.locator(".notice.bad").waitFor();
    assert.deepEqual(await state(page, "e.brief"), {});
  }, { hash });
});

test("a refused brief is said beside what else is told, each letter's by itself, until another is told in its place or it is read", () =>
  inEditor(async (page) => {
    const said = page.locator(".notice.bad");
    const names = async () => (await said.innerText()).match(/\w+\.eml/g);
    await page.getByRole("button", { name: "Moderation" }).click();
    for (const name of ["one", "two", "three"]) await drop(page, `${name}.eml`, messageWith(JSON.stringify(UNREADABLE[0])));
    await page.waitForFunction(() => document.querySelector("mailing-editor").desk.items.length === 3);
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.restored);
    assert.deepEqual((await names()).sort(), ["one.eml", "three.eml", "two.eml"]);
    await state(page, `e.say("save.done", { name: "other.eml" })`);
    await page.locator(".notice[role=status]", { hasText: "other.eml" }).waitFor();
    assert.equal((await names()).length, 3);
    // In the language of the page, at once.
    await page.getByRole("button", { name: "РУС" }).click();
    await said.filter({ hasText: /one\.eml: сведения не приняты/ }).waitFor();
    const id = (name) => `e.desk.items.find((one) => one.name === "${name}.eml")`;
    await state(page, `e.desk.take(${id("one")}, { direction: "open-day" })`);
    await said.filter({ hasNotText: "one.eml" }).waitFor();
    await state(page, `e.doors.openItem(${id("two")})`);
    await state(page, `e.tell({ direction: "open-day" })`);
    await said.filter({ hasNotText: "two.eml" }).waitFor();
    assert.deepEqual(await names(), ["three.eml"]);
    await said.getByRole("button").click();
    assert.equal(await said.count(), 0);
  }));

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
  inEditor(async (page, _, origin, strangers) => {
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
  inEditor(async (page, context, origin, strangers) => {
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
      await page.waitForFunction((one) => document.querySelector("mailing-editor").frames.reading.value.contentDocument?.URL !== one, own);
      strangers.length = 0;
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
