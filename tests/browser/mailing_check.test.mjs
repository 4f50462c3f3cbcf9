// `<mailing-check>` as a reader meets it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BRIEF, HOST, inPage, LETTER, reported, shown, STARTS } from "./adapter_page.mjs";
import { BROWSER_TOOLS } from "./chromium.mjs";

test("one check over the editor and its subject, which leads to each place and follows what is written", () =>
  inPage(HOST("A talk "), STARTS, async (page, loaded) => {
    const before = await page.evaluate("document.querySelector('main').innerHTML");
    await reported(page);
    assert.equal(await shown(page, "verdict-word"), "Rejected");
    assert.match(await shown(page, "counters"), /Subject, characters\s+6 of 120\s+Paragraphs\s+2 of 3\s+Table rows\s+0 of 7\s+Pictures\s+0 of 1/);
    assert.match(await shown(page, "findings"), /What to do first\s+Mend what is broken: \d+/);
    // It speaks once nothing is written for a moment.
    await page.waitForFunction(() => check.shadowRoot.querySelector("[role=status]").textContent.startsWith("Rejected. Mend what is broken"));

    const capitals = page.locator("mailing-check button.finding", { hasText: "COME NOW" });
    const selected = () => page.evaluate(() => [String(getSelection()), getSelection().focusOffset, document.activeElement.id]);
    await capitals.click();
    const first = await selected();
    assert.deepEqual([first[0], first[2]], ["COME NOW", "editor"]);
    await page.locator("mailing-check button[aria-current=true]", { hasText: "COME NOW" }).waitFor();
    // By keys; and chosen again, it leads to the next place.
    await capitals.press("Enter");
    const second = await selected();
    assert.equal(second[0], "COME NOW");
    assert.ok(second[1] > first[1]);
    await page.locator("mailing-check button.finding").first().focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    const buttons = await page.evaluate(() => {
      const all = [...check.shadowRoot.querySelectorAll("button.finding")];
      return [all.length, all.indexOf(check.shadowRoot.activeElement)];
    });
    assert.equal(buttons[1], buttons[0] - 2);
    assert.equal(await page.evaluate("document.querySelector('main').innerHTML"), before);
    assert.deepEqual(await page.evaluate("chosen"), ["capitals", "capitals"]);

    const count = await page.evaluate("reports.length");
    await page.fill("#subject", "A talk ".repeat(20));
    await reported(page, (n) => reports.length > n, count);
    assert.match(await shown(page, "counter-over"), /139 of 120 \(\+19\)|140 of 120 \(\+20\)/);
    await page.locator("mailing-check button.finding", { hasText: "subject" }).first().click();
    assert.equal(await page.evaluate("document.activeElement.id"), "subject");
    // A script that writes into the editor is seen too.
    await page.evaluate(() => document.querySelector("#editor").replaceChildren("x"));
    await reported(page, () => !JSON.stringify(reports.at(-1).findings).includes("COME NOW"));
    // What a page loads first is enough.
    assert.deepEqual(loaded.filter((name) => name.endsWith(".wasm")), ["nu_alumni_policy_bg.wasm"]);
    await page.evaluate(() => check.remove());
    assert.equal(await page.evaluate("CSS.highlights.size"), 0);
  }));

test("what is out of sight is drawn once it is near; what did not change keeps its place and its row", () =>
  inPage(
    `<div id="editor" contenteditable><p>Dear Alumni,</p>${Array.from({ length: 60 }, (_, i) => `<p>COME NOW ${i}</p>`).join("")}</div><mailing-check for="#editor"></mailing-check>`,
    STARTS,
    async (page) => {
      await reported(page);
      const marked = () => page.evaluate(() => [...(CSS.highlights.get("nu-violation") ?? [])].map((range) => range.startContainer.data));
      await page.waitForFunction(() => CSS.highlights.get("nu-violation").size < 50);
      assert.ok((await marked()).includes("COME NOW 0"));
      assert.ok(!(await marked()).includes("COME NOW 59"));
      await page.evaluate(() => {
        const [first] = CSS.highlights.get("nu-violation");
        const rows = [...check.shadowRoot.querySelectorAll(".finding")];
        Object.assign(globalThis, { first, rows, before: reports.length });
        document.querySelector("#editor p").after(document.createElement("p"));
        document.querySelector("#editor p:nth-of-type(2)").textContent = "One more.";
        document.querySelector("#editor").lastChild.scrollIntoView();
      });
      await reported(page, () => reports.length > before);
      await page.waitForFunction(() => [...CSS.highlights.get("nu-violation")].some((range) => range.startContainer.data === "COME NOW 59"));
      assert.ok(!(await marked()).includes("COME NOW 0"));
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction(() => CSS.highlights.get("nu-violation").has(first));
      // Of the rows that one alone is another which counts the paragraphs.
      const others = await page.evaluate(() => [...check.shadowRoot.querySelectorAll(".finding")].filter((row) => !rows.includes(row)).map((row) => row.textContent));
      assert.equal(others.length, 1);
      assert.match(others[0], /Paragraphs in the letter: 61/);
      assert.ok(await page.evaluate("rows.length > 3"));
    },
  ));

test("of thousands that are found the first are listed, with how many more there are, and others where they are asked for", () =>
  inPage(
    `<div id="editor" contenteditable lang="ru"></div><mailing-check for="#editor" locale="ru"></mailing-check>`,
    `const word = (i) => String.fromCharCode(...[i % 20, i / 20 % 20, i / 400].map((at) => 65 + at));
    document.querySelector("#editor").innerHTML = Array.from({ length: 3000 }, (_, i) => "<p>Come on, " + word(i) + " COME NOW</p>").join("");
    ${STARTS}`,
    async (page) => {
      await reported(page);
      const listed = () => page.evaluate(() => {
        const group = check.shadowRoot.querySelector("[data-kind=violation]");
        const all = [...group.querySelectorAll("li")];
        return [group.querySelector("h3").textContent, all.length, group.querySelector(".others")?.textContent, all.indexOf(check.shadowRoot.activeElement?.closest("li"))];
      });
      const count = await page.evaluate(() => check.report.findings.filter(({ severity }) => severity === "violation").length);
      assert.ok(count > 2000, `${count}`);
      const title = `Исправить нарушения: ${count}`;
      assert.deepEqual(await listed(), [title, 100, `Не показано: ${count - 100}.Показать ещё`, -1]);
      await page.locator("mailing-check button.more").press("Enter");
      assert.deepEqual(await listed(), [title, 200, `Не показано: ${count - 200}.Показать ещё`, 100]);
      // Arrows go among what is listed; it stays so when the next answer comes.
      await page.keyboard.press("ArrowUp");
      assert.equal((await listed())[3], 99);
      await page.evaluate(() => (globalThis.before = reports.length, document.querySelector("#editor").append(document.createElement("p"))));
      await reported(page, () => reports.length > before);
      assert.deepEqual((await listed()).slice(1, 3), [200, `Не показано: ${count - 200}.Показать ещё`]);
    },
  ));

test("a textarea is an editor too; a brief that is wrong is told, in the language of the page", () =>
  inPage(
    `<textarea id="editor" aria-label="Letter">Dear Alumni,\n\nCOME NOW to us.</textarea><div lang="ru"><mailing-check for="#editor" kind="text"></mailing-check></div>`,
    STARTS,
    async (page) => {
      await reported(page);
      assert.equal(await shown(page, "verdict-word"), "Отклонено");
      assert.equal(await page.evaluate("reports[0].source.kind"), "text");
      await page.locator("mailing-check button.finding", { hasText: "COME NOW" }).click();
      const selected = await page.evaluate(() => {
        const field = document.querySelector("#editor");
        return [document.activeElement.id, field.value.slice(field.selectionStart, field.selectionEnd)];
      });
      assert.deepEqual(selected, ["editor", "COME NOW"]);
      const error = await page.evaluate(async () => {
        const told = new Promise((resolve) => check.addEventListener("check-error", ({ detail }) => resolve([detail.error.name, detail.error.code, detail.error.path]), { once: true }));
        check.brief = { direction: "nowhere" };
        return told;
      });
      assert.deepEqual(error, ["BriefError", "unknown-name", "direction"]);
      assert.match(await shown(page, "error"), /^Проверить черновик не удалось/);
      // Nothing of what was said before stands beside it.
      const stale = await page.evaluate(() => [check.report, ...["verdict", "counters", "findings", "checklist", "note"].map((name) => check.shadowRoot.querySelector(`[part~="${name}"]`).innerText)]);
      assert.deepEqual(stale, [null, "", "", "", "", ""]);
      assert.equal(await page.evaluate(() => check.shadowRoot.querySelector("[role=status]").textContent), "");
      await page.evaluate(() => (reports.length = 0, check.brief = { direction: "event-invitation" }));
      await reported(page);
      assert.deepEqual([await shown(page, "verdict-word"), await shown(page, "error")], ["Отклонено", ""]);
      assert.ok(await page.locator("mailing-check button.finding", { hasText: "COME NOW" }).isVisible());
      await page.evaluate(() => Object.assign(check, { brief: { direction: "event-invitation" }, locale: "kk" }));
      await reported(page, () => reports.at(-1)?.basis.locale === "kk");
      assert.equal(await shown(page, "error"), "");
      assert.equal(await shown(page, "verdict-word"), "Қабылданбады");
      // Who has not begun is not shown a rejection, though the host is told of it.
      const text = await page.locator("#editor").inputValue();
      await page.fill("#editor", " \n");
      await reported(page, () => reports.at(-1).verdict === "rejected" && check.report.measures.paragraphs.length === 0);
      assert.equal(await shown(page, "panel"), "Хат әлі жазылмаған.");
      await page.fill("#editor", text);
      await page.locator("mailing-check [part~=verdict-word]", { hasText: "Қабылданбады" }).waitFor();
    },
  ));

test("where the draft cannot even be taken, it is told, and nothing stays drawn in the editor", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    await reported(page);
    assert.notEqual(await page.evaluate("CSS.highlights.size"), 0);
    const seen = await page.evaluate(async () => {
      const told = new Promise((resolve) => check.addEventListener("check-error", ({ detail: { error } }) => resolve([error.name, error.code, error.cause.name]), { once: true }));
      check.brief = { get direction() { throw new TypeError("no direction"); } };
      return [...(await told), check.report, CSS.highlights.size];
    });
    assert.deepEqual(seen, ["PolicyError", "check-failed", "TypeError", null, 0]);
  }));

test("an editor in a frame in a dialog, and what was set before the element was known", () =>
  inPage(
    `<mailing-check for="iframe" locale="kk"></mailing-check><dialog><iframe title="Letter"></iframe></dialog>`,
    `globalThis.check = document.querySelector("mailing-check");
    globalThis.reports = [];
    check.addEventListener("report", ({ detail }) => reports.push(detail.report));
    check.brief = ${JSON.stringify(BRIEF)};
    document.querySelector("dialog").showModal();
    const { body } = document.querySelector("iframe").contentDocument;
    body.contentEditable = "true";
    body.innerHTML = ${JSON.stringify(LETTER)};
    await import("/mailing-check.js");`,
    async (page) => {
      await reported(page, () => reports.at(-1)?.findings.some(({ rule }) => rule === "capitals"));
      const seen = await page.evaluate(() => {
        const { contentWindow: view, contentDocument: there } = document.querySelector("iframe");
        const marked = [...view.CSS.highlights.get("nu-violation")].map(String);
        return { marked, here: CSS.highlights.size, sheets: there.adoptedStyleSheets.length, body: there.body.innerHTML, own: Object.hasOwn(check, "brief") };
      });
      assert.ok(seen.marked.includes("COME NOW"), seen.marked.join());
      assert.deepEqual([seen.here, seen.sheets, seen.own], [0, 1, false]);
      assert.ok(!seen.body.includes("aria-hidden"));
      const own = await page.evaluate(async () => {
        // What another page holds is written in there from now on.
        const told = new Promise((resolve) => check.addEventListener("report", ({ detail }) => resolve(detail.report.findings.some(({ rule }) => rule === "capitals")), { once: true }));
        document.querySelector("iframe").contentDocument.body.firstChild.nextSibling.textContent = "Come to the hall.";
        return told;
      });
      assert.equal(own, false);
    },
  ));

test("a check is over when the newest text has its answer", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    const said = await page.evaluate(async () => {
      const editor = document.querySelector("#editor");
      const has = () => check.report?.findings.some(({ rule }) => rule === "capitals");
      // Each is overtaken: by the one that the editor's change begins, or by another that is asked for.
      const said = [];
      for (const count of [1, 2000, 4000]) {
        editor.innerHTML = "<p>Dear Alumni,</p>" + "<p>We meet again in the hall.</p>".repeat(count);
        const first = check.check();
        editor.insertAdjacentHTML("beforeend", "<p>COME NOW</p>");
        const second = check.check();
        await first;
        said.push(has());
        await second;
        said.push(has());
        check.brief = { direction: "event-invitation" };
        await check.check();
        said.push(has());
      }
      return said;
    });
    assert.deepEqual(said, Array(9).fill(true));
  }));

test("an editor that is not found, or a selector that is none, is told; what comes a moment later is found", () =>
  inPage(
    `<mailing-check for="editor" lang="kk"></mailing-check>`,
    `globalThis.errors = [];
    document.addEventListener("check-error", ({ detail }) => errors.push(detail.error.code));
    ${STARTS}`,
    async (page) => {
      await page.waitForFunction(() => errors.length === 1, undefined, { polling: 20 });
      assert.equal(await shown(page, "error"), "Хат жобасын тексеру мүмкін болмады. Тексеретін ештеңе жоқ: беттен редактор табылмады.");
      const seen = await page.evaluate(async () => {
        const until = async (is) => {
          while (!is()) await new Promise((resolve) => setTimeout(resolve, 10));
        };
        check.setAttribute("for", "#late");
        document.querySelector("main").insertAdjacentHTML("beforeend", "<div id=late>COME NOW</div>");
        await until(() => reports.length > 0);
        const found = [errors.length, check.report.verdict];
        check.setAttribute("for", "#a[");
        await until(() => errors.length > 1);
        return [...found, ...errors, check.report];
      });
      assert.deepEqual(seen, [1, "rejected", "no-editor", "no-editor", null]);
    },
  ));

test("what is written now is what is checked: an editor or a field that comes late, is replaced, changed by its class or taken away", () =>
  inPage(
    `<div id="host"></div><mailing-check for="#editor.ready" subject="#subject"></mailing-check>`,
    `globalThis.errors = [];
    document.addEventListener("check-error", ({ detail }) => errors.push(detail.error.code));
    ${STARTS}`,
    async (page) => {
      const host = (html) => page.evaluate((given) => void (document.querySelector("#host").innerHTML = given), html);
      const counts = (subject, paragraphs) =>
        page.locator("mailing-check [part~=counters]", { hasText: new RegExp(`characters\\s*${subject} of 120.*Paragraphs\\s*${paragraphs} of 3`) }).waitFor();
      await page.waitForFunction(() => errors.length === 1, undefined, { polling: 20 });
      // Nobody looks again by himself: the page says that something came.
      await host('<input id="subject" value="A talk"><div id="editor" contenteditable class="ready"><p>Dear Alumni,</p><p>One.</p></div>');
      await counts(6, 1);
      await host('<input id="subject" value="Talks"><div id="editor" contenteditable><p>Dear Alumni,</p><p>One.</p><p>Two.</p></div>');
      await page.waitForFunction(() => errors.length === 2, undefined, { polling: 20 });
      assert.equal(await page.evaluate("check.report"), null);
      await page.evaluate(() => document.querySelector("#editor").classList.add("ready"));
      await counts(5, 2);
      await page.locator("#editor").press("End");
      await page.keyboard.insertText("Three");
      await page.evaluate(() => (document.querySelector("#subject").outerHTML = '<input id="subject">'));
      await page.locator("#subject").fill("Reunion");
      await counts(7, 2);
      await page.evaluate(() => document.querySelector("#subject").remove());
      await page.waitForFunction(() => errors.length === 3, undefined, { polling: 20 });
      await page.evaluate(() => document.querySelector("#editor").remove());
      await page.waitForFunction(() => errors.length === 4, undefined, { polling: 20 });
      assert.deepEqual(await page.evaluate("errors"), ["no-editor", "no-editor", "no-subject", "no-editor"]);
      assert.equal(await shown(page, "verdict"), "");
    },
  ));

test("a subject that is no field, or a frame that cannot be read, is told in the language of the page", () =>
  inPage(
    `<div id="subject" contenteditable>A talk</div><div id="editor" contenteditable>COME NOW</div><iframe sandbox title="Closed"></iframe><mailing-check for="#editor" subject="#subject" lang="ru"></mailing-check>`,
    `globalThis.errors = [];
    document.addEventListener("check-error", ({ detail }) => errors.push([detail.error.code, detail.error.text("kk")]));
    ${STARTS}`,
    async (page) => {
      await page.waitForFunction(() => errors.length === 1, undefined, { polling: 20 });
      assert.equal(await shown(page, "error"), "Проверить черновик не удалось. Поле темы на странице не найдено.");
      const after = await page.evaluate(async () => {
        for (const subject of ["##", "#typo"]) {
          check.setAttribute("subject", subject);
          await check.check();
        }
        check.removeAttribute("subject");
        await check.check();
        check.setAttribute("for", "iframe");
        await check.check();
        return [errors, reports.length];
      });
      assert.deepEqual(after, [
        [...Array(3).fill(["no-subject", "Беттен тақырып өрісі табылмады."]), ["closed-frame", "Редактордың фреймін оқу мүмкін емес: ол басқа сайттан алынған немесе оқшауланған."]],
        1,
      ]);
      assert.equal(await shown(page, "error"), "Проверить черновик не удалось. Фрейм редактора нельзя прочитать: он с другого сайта или изолирован.");
    },
  ));

test("what an editor puts there for itself is not of the letter", () =>
  inPage(
    `<div id="editor" contenteditable><p><br><img class="ProseMirror-separator" alt=""></p></div><mailing-check for="#editor" without=".own"></mailing-check>`,
    STARTS,
    async (page) => {
      await reported(page);
      assert.equal(await shown(page, "note"), "Nothing is written yet.");
      const picture = '<svg width="300" height="200"><path d="M0 0"></path></svg>';
      const icon = picture.replaceAll("00", "");
      const seen = await page.evaluate(async ([picture, icon]) => {
        const ck = `<div class="ck ck-widget__selection-handle">${icon}</div><div class="ck ck-reset_all"><p>Insert</p>${icon}</div>`;
        document.querySelector("#editor").innerHTML = `<p>Dear Alumni,</p><p>We meet again.</p><figure class="ck-widget image">${picture}${ck}</figure>
          <div class="ck-fake-selection-container"><p>image widget</p></div><p data-mce-bogus="all">Resize</p><p class="own">Mine ${picture}</p><p class="ProseMirror-widget">Type</p>`;
        await check.check();
        const { pictures, paragraphs } = check.report.measures;
        return [pictures.length, paragraphs.length];
      }, [picture, icon]);
      assert.deepEqual(seen, [1, 1]);
    },
  ));

test("a page that was made on a server says its brief in the attribute, until a script says another", () =>
  inPage(
    `<textarea id="editor" aria-label="Letter">Dear Alumni,</textarea><mailing-check for="#editor" brief='{"direction":"open-day","terms":{"locale":"kk"}}'></mailing-check>`,
    `import "/mailing-check.js";
    const check = document.querySelector("mailing-check");
    const said = [];
    const told = ({ detail }) => said.push(detail.report?.basis.locale ?? detail.error.code);
    for (const type of ["report", "check-error"]) check.addEventListener(type, told);
    const next = async (count) => {
      while (said.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await next(1);
    check.setAttribute("brief", "{");
    await next(2);
    check.setAttribute("brief", '{"terms":{"locale":"ru"}}');
    await next(3);
    check.brief = new Map([["direction", "open-day"]]);
    await next(4);
    check.brief = { direction: "open-day" };
    await next(5);
    globalThis.ended = said;`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      assert.deepEqual(await page.evaluate("ended"), ["kk", "not-json", "ru", "not-plain", "en"]);
    },
  ));

test("the first check waits for what is put into the fields in the same task", () =>
  inPage(
    `<div id="host"></div>`,
    `import "/mailing-check.js";
    globalThis.said = [];
    document.addEventListener("report", ({ detail }) => said.push(detail.report.measures.paragraphs.length));
    document.querySelector("#host").innerHTML = '<textarea id="editor"></textarea><mailing-check for="#editor" kind="text"></mailing-check>';
    document.querySelector("#editor").value = "Dear Alumni,\\n\\nOne.\\n\\nTwo.";`,
    async (page) => {
      await page.waitForFunction(() => globalThis.said?.length > 0, undefined, { polling: 20 });
      assert.deepEqual(await page.evaluate("said"), [2]);
    },
  ));

test("a checker that is changed leaves nothing to say of the one before; whatever one throws is told", () =>
  inPage(
    HOST("A talk"),
    `import { createChecker } from "/door.js";
    ${STARTS}
    globalThis.errors = [];
    check.addEventListener("check-error", ({ detail }) => errors.push([detail.error.code, detail.error.cause]));
    await check.check();
    const running = check.check();
    check.checker = { check: () => Promise.reject(null) };
    await running;
    const between = [errors.length, check.shadowRoot.querySelector("[role=alert]").textContent];
    await check.check();
    // Another's call comes before its own has an answer, which it then has not.
    const shared = await createChecker();
    const overtaken = (...given) => {
      const own = shared.check(...given);
      shared.check("<p>Dear Alumni,</p>");
      return own;
    };
    check.checker = { check: overtaken };
    await check.check();
    globalThis.ended = { between, errors };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      assert.deepEqual(await page.evaluate("ended"), { between: [0, ""], errors: [["check-failed", null], ["superseded", undefined]] });
    },
  ));

test("in a shadow tree too a finding leads to its place, and the list marks what the caret is in", () =>
  inPage(
    `<div id="host"></div>`,
    `import "/mailing-check.js";
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.innerHTML = ${JSON.stringify(HOST("A talk"))};
    globalThis.check = root.querySelector("mailing-check");
    globalThis.reports = [];
    check.addEventListener("report", ({ detail }) => reports.push(detail.report));
    check.brief = ${JSON.stringify(BRIEF)};`,
    async (page) => {
      await reported(page);
      await page.locator("mailing-check button.finding", { hasText: "COME NOW" }).click();
      await page.locator("mailing-check button[aria-current=true]", { hasText: "COME NOW" }).waitFor({ timeout: 5000 });
      const selected = await page.evaluate(() => {
        const root = check.getRootNode();
        const [{ startContainer, startOffset, endOffset }] = getSelection().getComposedRanges({ shadowRoots: [root] });
        return [startContainer.data.slice(startOffset, endOffset), root.activeElement.id];
      });
      assert.deepEqual(selected, ["COME NOW", "editor"]);
    },
  ));

test("an editor that is set is an element, a frame too that is not loaded yet; `unmarked` is a property too", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    await reported(page);
    const seen = await page.evaluate(async () => {
      const codes = ["#editor", document.querySelectorAll("div"), document.createDocumentFragment()].map((wrong) => {
        try {
          check.editor = wrong;
        } catch (error) {
          return [error.name, error.code, error.path];
        }
      });
      const drawn = () => CSS.highlights.size > 0;
      const marks = [drawn()];
      for (const unmarked of [true, false]) {
        check.unmarked = unmarked;
        await check.check();
        marks.push(check.hasAttribute("unmarked"), drawn());
      }
      const frame = document.createElement("iframe");
      frame.srcdoc = "<p>Dear Alumni,</p><p>One.</p><p>Two.</p>";
      check.editor = frame;
      document.querySelector("main").append(frame);
      await new Promise((resolve) => check.addEventListener("report", resolve, { once: true }));
      while (check.report?.measures.paragraphs.length !== 2) await new Promise((resolve) => setTimeout(resolve, 10));
      return [codes, marks];
    });
    assert.deepEqual(seen, [Array(3).fill(["PolicyError", "wrong-type", "editor"]), [true, true, false, false, true]]);
  }));

test("it is light on a light page, whatever the system is", () =>
  inPage(
    `${HOST("A talk")}<div id="dark"><mailing-check for="#editor"></mailing-check></div>`,
    `${STARTS}\ndocument.querySelector("#dark").style.colorScheme = "dark";`,
    async (page) => {
      await reported(page);
      const papers = await page.evaluate(() => [...document.querySelectorAll("mailing-check")].map((one) => getComputedStyle(one.shadowRoot.querySelector(".panel")).backgroundColor));
      assert.deepEqual(papers, ["rgb(255, 255, 255)", "rgb(23, 29, 36)"]);
    },
    { colorScheme: "dark" },
  ));

test("its language may have a region, be taken away or be none, and that of the page may change", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    await reported(page);
    const seen = await page.evaluate(async () => {
      const said = [];
      for (const locale of ["kk-KZ", "ru-RU", "RU", "toString", "", undefined, "kk", null]) {
        check.locale = locale;
        await check.check();
        said.push([check.getAttribute("locale"), check.locale, check.report.basis.locale]);
      }
      const count = reports.length;
      document.documentElement.lang = "ru-KZ";
      while (reports.length === count) await new Promise((resolve) => setTimeout(resolve, 10));
      const spoken = check.report.basis.locale;
      // A host that writes it down at every report asks for no other.
      let times = 0;
      check.addEventListener("report", () => (document.documentElement.lang = "ru", times += 1));
      await check.check();
      await new Promise((resolve) => setTimeout(resolve, 600));
      return [...said, spoken, times];
    });
    const twice = (attribute, locale) => [attribute, locale, locale];
    assert.deepEqual(seen, [
      twice("kk-KZ", "kk"),
      twice("ru-RU", "ru"),
      twice("RU", "ru"),
      twice("toString", "en"),
      twice("", "en"),
      twice(null, "en"),
      twice("kk", "kk"),
      twice(null, "en"),
      "ru",
      1,
    ]);
  }));

test("a brief may be JSON, and one that is none is refused as a checker refuses it", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    const seen = await page.evaluate(async () => {
      check.brief = '{"direction":"event-invitation"}';
      await check.check();
      const { verdict, findings } = check.report;
      const codes = [];
      check.addEventListener("check-error", ({ detail }) => codes.push([detail.error.name, detail.error.code]));
      for (const brief of ["{", 7, []]) {
        check.brief = brief;
        await check.check();
      }
      return [verdict, findings.some(({ rule }) => rule === "subject-present"), ...codes];
    });
    assert.deepEqual(seen.slice(0, 2), ["rejected", false]);
    assert.deepEqual(seen.slice(2).map(([name]) => name), ["BriefError", "BriefError", "BriefError"]);
  }));

test("an element that is moved keeps its worker, and closes it when it stays away", () =>
  inPage(HOST("A talk"), STARTS, async (page) => {
    await reported(page);
    const workers = page.workers();
    assert.equal(workers.length, 1);
    await page.evaluate(async () => {
      for (let i = 0; i < 20; i += 1) document.querySelector("main").append(check);
      check.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.querySelector("main").append(check);
      await check.check();
    });
    assert.deepEqual(page.workers(), workers);
    const closed = workers[0].waitForEvent("close");
    await page.evaluate(() => check.remove());
    await closed;
  }));

test("another copy of the package on the page leaves the element to the first", () =>
  inPage(HOST("A talk"), `${STARTS}\nglobalThis.other = await import("/mailing-check.js?copy");`, async (page) => {
    await reported(page, () => globalThis.other);
    assert.deepEqual(await page.evaluate(() => [check instanceof other.MailingCheck, typeof other.MailingCheck]), [false, "function"]);
  }));

test("where the wasm lies elsewhere, the element's worker finds it as the page was told", () =>
  inPage(
    HOST("A talk"),
    `import init, { createChecker, renderMailing } from "/door.js";
    ${STARTS}
    await init({ module_or_path: "/elsewhere/part.wasm", whole_module_or_path: new URL("/elsewhere/whole.wasm", location.href) });
    const rendered = async (checker) => (await checker.render("COME NOW", "text")).answer.length > 0;
    const said = [await rendered(await createChecker({ worker: true }))];
    said.push(await rendered(await createChecker({ worker: true, module_or_path: "/elsewhere/part.wasm", whole_module_or_path: "/elsewhere/whole.wasm" })));
    await init({ whole: true });
    said.push(renderMailing("COME NOW", "text").length > 0);
    await check.check();
    globalThis.ended = [...said, check.report.verdict];`,
    async (page, loaded) => {
      await reported(page, () => globalThis.ended);
      assert.deepEqual(await page.evaluate("ended"), [true, true, true, "rejected"]);
      assert.deepEqual([...new Set(loaded.filter((name) => name.endsWith(".wasm")))].sort(), ["part.wasm", "whole.wasm"]);
    },
  ));

const LOOKS = [
  ["en", { colorScheme: "light" }],
  ["ru", { colorScheme: "dark" }],
  ["kk", { colorScheme: "light", contrast: "more" }],
  ["en", { colorScheme: "dark", viewport: { width: 320, height: 700 } }],
];

for (const [locale, look] of LOOKS) {
  test(`axe finds nothing to mend: ${locale}, ${JSON.stringify(look)}`, () =>
    inPage(
      `<meta name="color-scheme" content="light dark">${HOST("A talk ".repeat(20))}`,
      `${STARTS}\ncheck.locale = "${locale}";`,
      async (page) => {
        await reported(page, (name) => reports.at(-1)?.basis.locale === name, locale);
        await page.evaluate(readFileSync(join(BROWSER_TOOLS, "node_modules/axe-core/axe.min.js"), "utf8"));
        const { violations, passes } = await page.evaluate(() => axe.run("mailing-check"));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
        assert.ok(passes.some(({ id }) => id === "color-contrast"));
        const overflows = await page.evaluate(() => check.scrollWidth > check.clientWidth);
        assert.equal(overflows, false);
      },
      { ...look, bypassCSP: true },
    ));
}
