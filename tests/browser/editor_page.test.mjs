// The editor as a page: a day's work, the desk, offline, put into another page, for everyone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BROWSER_TOOLS } from "./chromium.mjs";
import { begin, drop, highlighted, inEditor, kept, opened, settled, state, text, writing } from "./editor.mjs";

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

test("an answer that cannot be read stays in its field, which says why, is not told, and the list goes on", () =>
  inEditor(async (page) => {
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    const isFound = async () => (await settled(page)).findings.some(({ rule }) => rule === "capitals");
    const told = (name) => state(page, `e.brief.${name}`);
    /** What is told of it, what the page says, and whether one can go on. */
    const answered = async (name) => {
      assert.ok(await isFound());
      const [problem = ""] = await page.locator(".question .problem").allInnerTexts();
      return [await told(name), problem.split(". ")[0], await page.getByRole("button", { name: "Done", exact: true }).isEnabled()];
    };
    const fill = async (field, text) => {
      await field.fill(text);
      await field.blur();
    };
    const asked = {
      palette: [["blau", undefined, "“blau” is no colour", false], ["#0a5c8c", ["#0a5c8c"], "", true]],
      own_hosts: [["no host", undefined, "“no host” is no site's name", false], ["https://gsb.nu.edu.kz/x", ["gsb.nu.edu.kz"], "", true, undefined, "gsb.nu.edu.kz"]],
      initiator: [
        ["NU", undefined, "Nothing is written here", false, "Registered hashtag", "#NU"],
        ["Office", { unit: "Office", hashtag: "#NU" }, "", true, "Unit"],
        ["＃НУ", { unit: "Office", hashtag: "＃НУ" }, "", true, "Registered hashtag"],
        ["2026", undefined, "“#2026” is no hashtag: there has to be a letter in it, as in #NUAlumni", false, "Registered hashtag", "#2026"],
        ["﹟SSH", { unit: "Office", hashtag: "﹟SSH" }, "", true, "Registered hashtag"],
      ],
      audience: [
        ["2019-2021", { years: [2019, 2020, 2021] }, "", true, "Years of graduation"],
        ["20x9", undefined, "Years are written as 2019 or 2019-2021.", false, "Years of graduation"],
        ["1800", undefined, "Nobody graduates in 1800", false, "Years of graduation"],
        ["2020", { years: [2020] }, "", true, "Years of graduation"],
      ],
    };
    for (const [name, cases] of Object.entries(asked)) {
      await state(page, `e.answer("${name}")`);
      if (name === "audience") await page.getByLabel("Alumni of").check();
      for (const [text, value, problem, goes, label, shown = text] of cases) {
        const field = label ? page.getByLabel(label) : page.locator(`#ask-${name}`);
        await fill(field, text);
        assert.deepEqual(await answered(name), [value, problem, goes], text);
        assert.equal(await field.inputValue(), shown);
      }
    }
    // It goes with the question, and with what is taken back.
    await fill(page.getByLabel("Years of graduation"), "20x9");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual(await answered("audience"), [{ years: [2020] }, "", true]);
  }));

test("of a day that is typed the year is waited for; one that cannot be is said in its field, and is not told", () =>
  inEditor(async (page) => {
    await state(page, `e.draft.edit({ brief: { direction: "event-invitation", event_start: "2026-12-21", received: "2026-11-20" } }, "brief")`);
    const type = async (keys) => {
      await page.locator("#ask-received").click({ position: { x: 12, y: 12 } });
      await page.keyboard.type(keys);
    };
    const said = async () => [await state(page, "e.brief.received ?? null"), await page.locator("#ask-received").inputValue(), (await page.locator(".question .problem").allInnerTexts()).map((text) => text.split(". ")[0]), await page.getByRole("button", { name: "Done", exact: true }).isEnabled()];
    await state(page, `e.answer("received")`);
    await type("12052026");
    assert.deepEqual(await said(), [null, "2026-12-05", ["5 December 2026 is after the day asked about, 28 November 2026"], false]);
    await type("1118202");
    assert.deepEqual(await said(), ["2026-11-18", "0202-11-18", [], true]);
    await page.getByRole("button", { name: "Done", exact: true }).focus();
    assert.deepEqual(await said(), [null, "0202-11-18", ["The working days around 18 November 202 are not known"], false]);
    await type("11192026");
    assert.deepEqual(await said(), ["2026-11-19", "2026-11-19", [], true]);
    // What is taken out of it in part is no day: nothing is told of it, nor left in it.
    await page.keyboard.press("Backspace");
    await page.getByRole("button", { name: "Done", exact: true }).focus();
    assert.deepEqual(await said(), [null, "", [], false]);
    await page.getByRole("tab", { name: "Dates" }).click();
    const event = page.getByLabel("Day of the event");
    await event.fill("2010-12-31");
    await page.locator(".panel .problem", { hasText: "The working days around 31 December 2010 are not known. Known are those from 1 January 2011" }).waitFor();
    assert.equal(await state(page, "e.brief.event_start ?? null"), null);
    await event.fill("2027-01-04");
    await page.locator(".whens", { hasText: "11 December 2026 – 25 December 2026" }).waitFor();
    assert.equal(await page.locator(".panel .problem").count(), 0);
  }, { now: "2026-11-28T06:00:00Z" }));

test("what one answer settles counts once, and a place of a template that is to be filled in once, wherever it is counted", () =>
  inEditor(async (page) => {
    const counts = async (name) => [await page.locator(".verdict-card").innerText(), await page.locator(`.group.${name} h3`).innerText(), await page.locator("#tab-todo").innerText(), await page.locator("p.hidden[role=status]").innerText()].map((said) => said.replace(/\s+/g, " "));
    // For the direction, the event's day and the receipt's day: seven wait for them.
    await opened(page, "letter.html", "<p>Dear Alumni,</p><p>JOIN US NOW</p>");
    assert.equal(await page.locator(".group.say .finding").count(), 7);
    const [verdict, ...others] = await counts("say");
    assert.match(verdict, / answer 3$/);
    assert.deepEqual(others, ["Answer 3", "To do 3", "Needs review. To fix: 0. To answer: 3. To look at: 0."]);
    await state(page, "e.draft.open({})");
    await opened(page, "again.html", "<p>Dear Alumni, come on ‹day›, ‹Day›, at ‹time›, ‹day›.</p>");
    const filled = await counts("fill");
    assert.match(filled[0], /Not filled in yet \(2\): ‹day›, ‹time› answer 3$/);
    assert.deepEqual(filled.slice(1, 3), ["Fill in 2", "To do 5"]);
    assert.equal(await page.locator(".group.fill input").count(), 2);
  }));

test("the report to print and to save names all that a template left open", () =>
  inEditor(async (page) => {
    const names = ["‹day›", "‹time›", "‹place›", "‹name›", "‹host›", "‹phone›"].join(", ");
    await opened(page, "letter.html", `<p>Dear Alumni, ${names}, ‹Day›.</p>`);
    await page.locator(".menu summary").first().click();
    await page.getByRole("button", { name: "Report to print" }).click();
    await page.getByRole("button", { name: "Print" }).and(page.locator(":enabled")).waitFor();
    const said = `Not filled in yet: ${names}. It is not to be sent so.`;
    assert.equal(await page.frameLocator("iframe.report").locator(".verdict p").last().innerText(), said);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save (.html)" }).click()]);
    assert.ok(readFileSync(await download.path(), "utf8").includes(`<p>${said}</p>`));
  }));

test("of thousands that are found the first are listed, with how many more there are, and others where they are asked for", () =>
  inEditor(async (page) => {
    const word = (i) => String.fromCharCode(...[i % 20, i / 20 % 20, i / 400].map((at) => 65 + at));
    const source = Array.from({ length: 3000 }, (_, i) => `<p>Come on, ${word(i)} COME NOW</p>`).join("");
    await drop(page, "letter.html", source);
    await page.waitForFunction(() => document.querySelector("mailing-editor").draft.name === "letter.html");
    await state(page, `e.brief = { direction: "open-day" }`);
    await page.locator(".group.mend .finding").first().waitFor();
    const count = await state(page, `e.report.findings.filter(({ severity }) => severity === "violation").length`);
    assert.ok(count > 2000, `${count}`);
    const listed = async () => [await page.locator(".group.mend h3 .number").innerText(), await page.locator(".group.mend .finding").count(), await page.locator(".group.mend > .acts > span").innerText()];
    assert.deepEqual(await listed(), [`${count}`, 100, `Not listed: ${count - 100}.`]);
    await page.getByRole("button", { name: "Show more" }).click();
    assert.deepEqual(await listed(), [`${count}`, 200, `Not listed: ${count - 200}.`]);
    assert.equal(await state(page, `[...e.renderRoot.querySelectorAll(".group.mend .finding")].indexOf(e.renderRoot.activeElement.closest(".finding"))`), 100);
  }));

test("a day's work is done by keyboard alone", () =>
  inEditor(async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () => page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.tagName === "IFRAME" ? "IFRAME" : (at?.id || at?.getAttribute("aria-label") || at?.innerText?.trim() || at?.tagName);
    });
    const tabTo = async (name, most = 30, key = "Tab") => {
      for (let i = 0; i < most; i += 1) {
        await press(key);
        if (name.test(await focused())) return;
      }
      assert.fail(`${name} is not reached: ${await focused()}`);
    };
    // A letter is begun, and what the template leaves open is filled in: Enter goes to the next.
    await tabTo(/^New$/);
    await press("Enter");
    await tabTo(/^An invitation to an event/);
    await press("Enter");
    await settled(page);
    await tabTo(/^‹.*›$/, 40);
    for (let name = await focused(); /^‹/.test(name); name = await focused()) {
      await page.keyboard.type(name.slice(1, -1));
      await press("Enter");
      await settled(page);
    }
    await tabTo(/^subject$/, 40, "Shift+Tab");
    await press("Control+a");
    await page.keyboard.type("Reunion of the School, 21 June, Astana");
    // The toolbar is one stop: the arrows go along it, and round.
    await tabTo(/^view-write$/);
    const goes = { Tab: "Bold", Home: "Undo", ArrowLeft: "Remove formatting", ArrowRight: "Undo", End: "Remove formatting" };
    for (const [key, to] of Object.entries(goes)) {
      await press(key);
      assert.equal(await focused(), to, key);
    }
    await press("Home", "ArrowRight", "Tab");
    assert.equal(await focused(), "IFRAME");
    await press("Shift+Tab");
    assert.equal(await focused(), "Bold");
    await press("Tab");
    await press("Control+Home", "ArrowDown", "End");
    await page.keyboard.type(" JOIN US NOW ");
    await settled(page);
    // From a dialog one comes back to where one was.
    await press("Control+k");
    await page.locator("dialog.link[open]").waitFor();
    await press("Escape");
    await page.waitForFunction(() => document.querySelector("mailing-editor").renderRoot.activeElement?.localName === "iframe");
    await press("F8");
    assert.equal(await writing(page).locator("body").evaluate(() => String(getSelection())), "JOIN US NOW");
    await press("Escape");
    assert.equal(await focused(), "tab-todo");
    await press("Escape");
    assert.equal(await focused(), "IFRAME");
    await press("Escape");
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
    // The calendar is one stop: from the first day of the window the arrows go over days off.
    await press("Shift+Tab");
    await tabTo(/^tab-brief$/, 20, "Shift+Tab");
    await press("ArrowRight");
    await tabTo(/^1 June, may be sent/);
    await press("ArrowDown", "ArrowLeft", "ArrowLeft", "Enter");
    await settled(page);
    assert.equal(await state(page, "e.brief.planned_send"), "2027-06-04");
    await tabTo(/^tab-dates$/, 20, "Shift+Tab");
    await press("ArrowLeft");
    // An arrow chooses among the answers, and does not yet go on to the next question.
    await page.locator("[data-question=sender]").waitFor();
    await tabTo(/^INPUT$/);
    await press("ArrowDown");
    assert.deepEqual(await state(page, "[e.brief.sender, e.asked]"), ["center", "sender"]);
    await tabTo(/^Hand on$/, 60, "Shift+Tab");
    await press("Enter");
    await tabTo(/^Report to print$/);
    await press("Enter");
    await page.locator("dialog.report[open]").waitFor();
    assert.equal(await focused(), "Close");
    await press("Enter");
    await page.waitForFunction(() => document.querySelector("mailing-editor").renderRoot.activeElement?.localName === "summary");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Control+s")]);
    const [, letter] = readFileSync(await download.path(), "latin1").split("\r\n\r\n");
    assert.match(Buffer.from(letter, "base64").toString(), /Join us now/);
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

test("the desk is there again after a reload, what is due first on top, in the queue's words", () => {
  const brief = (...steps) => ({
    event_start: "2026-12-21",
    moderation: {
      submission: { channel: "mailing", unit: "Alumni Office", school: "GSB", direction: "event-invitation", lists: [{ name: "gsb-all", school: "GSB" }] },
      entries: steps.map(([step, role, at]) => ({ step, role, by: "A. Serik", at })),
    },
  });
  const briefs = { "new.eml": brief(["submit", "initiator", "2026-12-04"]), "late.eml": brief(["submit", "initiator", "2026-12-01"]), "gone.eml": brief(["submit", "initiator", "2026-12-01"], ["withdraw", "initiator", "2026-12-02"]) };
  const rows = (page) => page.locator(".queue tbody tr").allInnerTexts();
  const ready = (page) => page.waitForFunction(() => document.querySelector("mailing-editor").desk.items.filter((item) => item.report).length === 4);
  return inEditor(async (page) => {
    await page.getByRole("button", { name: "Moderation" }).click();
    await drop(page, "plain.html", "<p>Dear Alumni,</p>");
    for (const [name, told] of Object.entries(briefs)) {
      await drop(page, name, `Subject: ${name}\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\nX-NU-Alumni-Brief: ${Buffer.from(JSON.stringify(told)).toString("base64")}\r\n\r\n<p>Dear Alumni,</p>\r\n`);
      await page.locator(".queue", { hasText: name }).waitFor();
    }
    await ready(page);
    const before = await rows(page);
    for (const [i, said] of [/late\.eml[^]*2 December[^]*Working days late: 2/, /new\.eml[^]*7 December[^]*the moderator's turn/, /plain\.html/, /gone\.eml[^]*withdrawn/].entries()) assert.match(before[i], said);
    assert.match(await page.locator(".desk").innerText(), /Late: 1\. Due today: 0\. Due later: 1\./);
    // One is open, and changed there.
    await page.locator(".queue tr", { hasText: "new.eml" }).getByRole("button", { name: "Open" }).click();
    await page.locator("#subject").fill("Changed");
    await kept(page);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.restored && document.querySelector("mailing-editor").draft.subject === "Changed");
    await page.getByRole("button", { name: "Moderation" }).click();
    await ready(page);
    assert.deepEqual(await rows(page), before.map((row) => row.replace(/^new\.eml/, "Changed")));
    // What is taken off it is gone for good.
    await page.getByRole("button", { name: "Remove: late.eml" }).click();
    // With it goes its record.
    await page.getByRole("heading", { name: "Remove late.eml from the desk?" }).waitFor();
    await page.getByRole("button", { name: "Go on without saving" }).click();
    const count = () => page.evaluate(() => new Promise((resolve) => (indexedDB.open("mailing-editor").onsuccess = ({ target: { result } }) => (result.transaction("desk").objectStore("desk").count().onsuccess = ({ target }) => (result.close(), resolve(target.result))))));
    while ((await count()) > 3) await page.waitForTimeout(50);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.desk.items.length === 3);
  }, { now: "2026-12-04T06:00:00Z" });
});

test("the letter of the desk that makes room for another is kept as it was left", () =>
  inEditor(async (page) => {
    await page.getByRole("button", { name: "Moderation" }).click();
    // Details belong to a letter, and none is chosen; both files that are wrong are said.
    await page.evaluate(() => document.querySelector("mailing-editor").doors.open([new File([""], "empty.html"), new File(['{"direction":"open-day"}'], "told.json"), new File(["<p>One ‹day›.</p>"], "one.html"), new File(["<p>Two.</p>"], "two.html")]));
    await page.locator(".notice.bad", { hasText: /empty\.html is empty[^]*Choose a letter first: told\.json/ }).waitFor();
    assert.deepEqual(await state(page, "e.brief"), {});
    // Whatever the rules say, a letter with places left open is not done.
    await state(page, `(e.desk.items.forEach((item) => Object.assign(item, { report: { ...item.report, verdict: "accepted" } })), e.requestUpdate())`);
    await page.locator(".queue tr", { hasText: "one.html" }).locator(".verdict.unfilled", { hasText: "Not filled in yet" }).waitFor();
    await page.locator(".queue tr", { hasText: "two.html" }).locator(".verdict.accepted").waitFor();
    await state(page, "e.doors.openItem(e.desk.items[0])");
    await writing(page).getByText("One").click();
    await page.keyboard.press("End");
    await page.keyboard.type("More");
    await state(page, "e.doors.openItem(e.desk.items[1])");
    await page.waitForTimeout(700);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("mailing-editor")?.restored);
    assert.equal(await state(page, "e.desk.items[0].source"), "<p>One ‹day›.More</p>");
    // A page that is hidden keeps at once what was told just now.
    await page.evaluate(() => {
      const e = document.querySelector("mailing-editor");
      e.draft.edit({ subject: "Hidden" }, "subject");
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
      e.doors.changed = () => {};
    });
    await kept(page);
  }));

test("on a phone the desk is a table for a screen reader too, its columns named once", () =>
  inEditor(async (page, context) => {
    await page.getByRole("button", { name: "Moderation" }).click();
    for (const name of ["one.html", "two.html"]) await drop(page, name, "<p>Dear Alumni,</p>");
    await page.waitForFunction(() => document.querySelector("mailing-editor").desk.items.length === 2);
    await page.locator(".queue .verdict").nth(1).waitFor();
    const session = await context.newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const below = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).flatMap((child) => [child, ...below(child)]);
    const seen = (node) => below(node).filter(({ ignored }) => !ignored);
    const roleOf = ({ role }) => role.value;
    const [table] = nodes.filter((node) => !node.ignored && roleOf(node) === "table");
    const rows = seen(table).filter((node) => roleOf(node) === "row").map((row) => seen(row).filter((node) => /cell|header/i.test(roleOf(node))));
    assert.deepEqual(rows.map((cells) => cells.map(roleOf)), [
      [...Array(6).fill("columnheader"), "cell"],
      ...Array(2).fill(["rowheader", ...Array(6).fill("cell")]),
    ]);
    const texts = (node) => seen(node).filter((one) => roleOf(one) === "StaticText").map(({ name }) => name.value).join(" ");
    assert.deepEqual(rows[0].slice(0, 6).map(texts), ["Letter", "State", "To do", "May be sent", "Due", "Record of moderation"]);
    // What stands before a cell on the phone is not said with it again.
    assert.equal(texts(rows[1][1]), "Needs review");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width: 390, height: 800 } }));

test("the focus stays on a button that has nothing more to do, and the arrows go on from it", () =>
  inEditor(async (page) => {
    await state(page, `e.draft.edit({ subject: "Reunion" }, "form")`);
    const undo = page.getByRole("button", { name: "Undo" });
    await undo.focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-tool=undo][aria-disabled="true"]').waitFor();
    const focused = () => page.evaluate(() => document.querySelector("mailing-editor").renderRoot.activeElement?.getAttribute("aria-label"));
    assert.equal(await focused(), "Undo");
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Redo");
  }));

test("what is told before a letter is begun is told of it, and is not thrown away unasked", () =>
  inEditor(async (page) => {
    await state(page, `e.tell({ direction: "open-day", event_start: "2027-01-04" })`);
    await begin(page);
    assert.deepEqual(await state(page, "e.brief"), { direction: "event-invitation", event_start: "2027-01-04" });
    assert.equal(await state(page, "e.draft.unsaved"), true);
    await drop(page, "other.html", "<p>Other.</p>");
    await page.locator("dialog.discard[open] .problem", { hasText: "‹Name of the event›" }).waitFor();
    await page.keyboard.press("Escape");
    await state(page, `e.draft.open({})`);
    await state(page, `e.tell({ event_start: "2027-01-04" })`);
    await drop(page, "other.html", "<p>Other.</p>");
    await page.locator("dialog.discard[open]").waitFor();
    // `null` is a brief that says nothing.
    await state(page, `void (e.brief = null)`);
    await page.waitForFunction(() => !Object.keys(document.querySelector("mailing-editor").brief).length);
    assert.equal(await page.locator(".notice.bad").count(), 0);
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
      // The library reads a brief before it is told, and the letter may have its answer first.
      for (let i = 0; i < 500 && !other.subject; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      const { subject, brief, locale } = other;
      return { rules: report.findings.map(({ rule }) => rule), subject, brief, locale, stored: (await indexedDB.databases()).length };
    });
    assert.ok(heard.rules.includes("capitals"));
    assert.deepEqual([heard.subject, heard.brief, heard.locale], ["Open Day", { direction: "open-day" }, "ru"]);
    await page.locator(".side", { hasText: "прописными" }).waitFor();
    assert.equal(await page.locator(".top").count(), 0);
  }));

test("whatever a page sets as its language, letter and subject, there is an editor", () =>
  inEditor(
    async (page) => {
      const first = (locale) =>
        page.evaluate(async (given) => {
          const other = document.createElement("mailing-editor");
          other.setAttribute("embedded", "");
          if (given !== null) other.setAttribute("locale", given);
          document.body.append(other);
          await other.back;
          await other.updateComplete;
          const said = [other.locale, other.renderRoot.querySelector("#tab-todo").textContent.trim()];
          other.remove();
          return said;
        }, locale);
      // None of these is the browser's language.
      const [english, russian, kazakh] = [["en", "To do"], ["ru", "Что сделать"], ["kk", "Істер"]];
      const said = [];
      for (const locale of ["kk-KZ", "EN", "fr", "", null]) said.push(await first(locale));
      assert.deepEqual(said, [kazakh, english, russian, russian, russian]);
      const set = await state(page, `["en-GB", "toString", undefined, null, 5, "kk"].map((locale) => (e.locale = locale, e.locale))`);
      assert.deepEqual(set, ["en", "ru", "ru", "ru", "ru", "kk"]);
      const texts = await state(page, `["Dear", null, undefined, 5].map((given) => (e.source = given, e.subject = given, [typeof e.source, e.subject]))`);
      assert.deepEqual(texts, ["Dear", "", "", "5"].map((subject) => ["string", subject]));
      assert.ok(await settled(page));
      assert.match(await writing(page).locator("body").innerText(), /^5/);
    },
    { locale: "ru-RU" },
  ));

test("in forced colours too it shows which page is open", () =>
  inEditor(async (page) => {
    await page.emulateMedia({ forcedColors: "active" });
    const styles = await page.locator(".top nav button").evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).outlineStyle));
    assert.deepEqual(styles, ["solid", "none"]);
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
    await state(page, "(e.checks.onPage = true, e.requestUpdate())");
    await check("nothing yet, and no worker");
    await state(page, `(e.checks.onPage = false, e.doors.begin("event-invitation", "${locale}"))`);
    await settled(page);
    await state(page, `e.handed("save.done", { name: "letter.eml" })`);
    await check("what a template leaves open, said where it is handed on");
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
    await state(page, `(e.hint = { findings: e.report.findings.slice(0, 2), x: 200, y: 400, top: 380 })`);
    await check("what is found at a place");
    await state(page, `(e.hint = null, e.openDialog({ name: "discard", go() {} }))`);
    await check("discard");
    await page.keyboard.press("Escape");
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
