// A form that waits for its textarea, as a reader meets it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inPage, reported, STARTS } from "./adapter_page.mjs";

test("of its draft a form waits for what is broken, and what is found describes the textarea", () =>
  inPage(
    `<form><p id="hint">A letter</p><textarea aria-describedby="hint">Dear Alumni,\n\nCOME NOW to us.</textarea></form>`,
    `import { createChecker } from "/door.js";
    import { validateTextarea } from "/form.js";
    const textarea = document.querySelector("textarea");
    const checker = await createChecker({ worker: true });
    const said = [];
    const valid = validateTextarea(textarea, checker, { options: () => ({ kind: "text", brief: { direction: "event-invitation" } }), onReport: (report) => said.push(report.verdict) });
    await valid.check();
    const state = () => [textarea.form.checkValidity(), textarea.validationMessage, textarea.getAttribute("aria-describedby"), document.querySelector("ul")?.children.length];
    const broken = state();
    textarea.value = "Dear Alumni,\\n\\nCome to us.\\n\\nBest regards,\\nAlumni Office\\nalumni@nu.edu.kz\\n53 Kabanbay Batyr Ave., Astana 010000\\n+7 (7172) 70-00-00\\n+7 (7172) 70-00-01";
    textarea.dispatchEvent(new Event("input"));
    while (!textarea.form.checkValidity()) await new Promise((resolve) => setTimeout(resolve, 10));
    const mended = state();
    valid.disconnect();
    globalThis.ended = { broken, mended, after: state(), said };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      const { broken, mended, after, said } = await page.evaluate("ended");
      assert.equal(broken[0], false);
      assert.match(broken[1], /COME NOW/);
      assert.match(broken[2], /^hint nu-findings-\d+$/);
      assert.ok(broken[3] >= 2);
      assert.deepEqual(mended.slice(0, 2), [true, ""]);
      assert.deepEqual(after, [true, "", "hint", undefined]);
      assert.equal(said[0], "rejected");
    },
  ));

test("a form is not sent before its draft has an answer, nor where it can have none", () =>
  inPage(
    `<form lang="ru"><textarea>Dear Alumni</textarea></form>`,
    `import { validateTextarea } from "/form.js";
    const textarea = document.querySelector("textarea");
    const findings = [{ part: "body", severity: "advice", message: { text: "Shorter" } }];
    const answers = [
      () => ({ answer: { findings, basis: { locale: "kk" } } }),
      () => Promise.reject(new Error("gone")),
    ];
    const checker = { check: async () => answers.shift()() };
    const state = () => [textarea.form.checkValidity(), textarea.validationMessage, document.querySelector("ul").innerText];
    const errors = [];
    const valid = validateTextarea(textarea, checker, { pause: 10, onError: ({ message }) => errors.push(message) });
    const states = [state()];
    const until = async (is) => {
      while (!is()) await new Promise((resolve) => setTimeout(resolve, 5));
      states.push(state());
    };
    await until(() => textarea.form.checkValidity());
    textarea.dispatchEvent(new Event("input"));
    states.push(state());
    await until(() => errors.length > 0);
    valid.disconnect();
    globalThis.ended = { states, errors, after: textarea.form.checkValidity() };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      assert.deepEqual(await page.evaluate("ended"), {
        states: [
          [false, "Черновик проверяется.", ""],
          [true, "", "Shorter"],
          [false, "Хат жобасы тексеріліп жатыр.", "Shorter"],
          [false, "Хат жобасын тексеру мүмкін болмады. Бетті қайта жүктеңіз.", ""],
        ],
        errors: ["gone"],
        after: true,
      });
    },
  ));

test("what goes wrong in a host's own code is no fault of the draft, and what nobody hears is reported", () =>
  inPage(
    `<form><textarea aria-label="Letter">Dear Alumni</textarea></form>`,
    `import { validateTextarea } from "/form.js";
    const textarea = document.querySelector("textarea");
    const reported = [];
    globalThis.reportError = ({ message }) => reported.push(message);
    let answer = async () => ({ answer: { findings: [], basis: { locale: "en" } } });
    let fails = false;
    const onReport = () => {
      if (!fails) return;
      throw new TypeError("the host's");
    };
    const valid = validateTextarea(textarea, { check: (...given) => answer(...given) }, { onReport });
    await valid.check();
    fails = true;
    const thrown = await valid.check().catch(({ message }) => message);
    const states = [textarea.checkValidity()];
    answer = () => Promise.reject(new Error("gone"));
    await valid.check();
    globalThis.ended = { thrown, states: [...states, textarea.checkValidity()], reported };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      assert.deepEqual(await page.evaluate("ended"), { thrown: "the host's", states: [true, false], reported: ["gone"] });
    },
  ));

test("a brief is taken as a checker takes it, whatever it is given as: in its language or else the page's, and refused where it is wrong", () =>
  inPage(
    `<div lang="ru"><textarea id="editor" aria-label="Letter">Dear Alumni,\n\nCOME NOW</textarea><mailing-check for="#editor"></mailing-check></div><iframe title="Other" hidden></iframe>`,
    `${STARTS}
    import { createChecker } from "/door.js";
    import { validateTextarea } from "/form.js";
    const direction = "event-invitation";
    const briefs = {
      none: undefined,
      null: null,
      json: JSON.stringify({ direction }),
      "json with a language": JSON.stringify({ direction, terms: { locale: "kk" } }),
      "no prototype": Object.assign(Object.create(null), { direction }),
      "another window": new (document.querySelector("iframe").contentWindow.Object)(),
      "no language": { direction, terms: { locale: undefined } },
      "no JSON": "{",
      "a list": [],
      "a class": new (class Brief {})(),
      "terms: null": { direction, terms: null },
      "terms: []": { direction, terms: [] },
      "language: null": { direction, terms: { locale: null } },
      "language: xx": { direction, terms: { locale: "xx" } },
    };
    const textarea = document.querySelector("textarea");
    let brief;
    let told;
    const said = (report) => (told = report.basis.locale);
    const wrong = (error) => (told = [error.code, error.path]);
    const valid = validateTextarea(textarea, await createChecker({ worker: true }), { options: () => ({ kind: "text", brief }), onReport: said, onError: wrong });
    check.addEventListener("report", ({ detail }) => said(detail.report));
    check.addEventListener("check-error", ({ detail }) => wrong(detail.error));
    const answers = {};
    for (const name of Object.keys(briefs)) {
      brief = briefs[name];
      await valid.check();
      const ofForm = told;
      check.brief = brief;
      await check.check();
      answers[name] = [ofForm, told];
    }
    globalThis.ended = answers;`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      const twice = (one) => [one, one];
      assert.deepEqual(await page.evaluate("ended"), {
        none: twice("ru"),
        null: twice("ru"),
        json: twice("ru"),
        "json with a language": twice("kk"),
        "no prototype": twice("ru"),
        "another window": twice("ru"),
        "no language": twice("ru"),
        "no JSON": twice(["not-json", null]),
        "a list": twice(["wrong-type", null]),
        "a class": twice(["not-plain", "brief"]),
        "terms: null": twice(["wrong-type", "terms"]),
        "terms: []": twice(["wrong-type", "terms"]),
        "language: null": twice(["wrong-type", "terms.locale"]),
        "language: xx": twice(["unknown-name", "terms.locale"]),
      });
    },
  ));

const LIKE_A_MESSAGE = ["Subject: Reunion\n\nDear Alumni,\n\nCOME NOW", "Date: 21 December\nPlace: Astana\n\nCOME NOW", "From the Alumni Office\n\nCOME NOW", "RSVP: to <events@nu.edu.kz>, <guest name>\n\nCOME NOW", "To: all\n<p>COME NOW</p>"];

test("a field that begins as a message does is read as a letter, and stops its form", () =>
  inPage(
    `<form><textarea id="editor" aria-label="Letter"></textarea></form><mailing-check for="#editor"></mailing-check>`,
    `${STARTS}
    import { createChecker } from "/door.js";
    import { validateTextarea } from "/form.js";
    const textarea = document.querySelector("textarea");
    const checker = await createChecker({ worker: true });
    let report;
    const valid = validateTextarea(textarea, checker, { options: () => ({ brief: { direction: "event-invitation" } }), onReport: (given) => (report = given) });
    const said = [];
    for (const text of ${JSON.stringify(LIKE_A_MESSAGE)}) {
      textarea.value = text;
      await valid.check();
      await check.check();
      const goes = [...check.shadowRoot.querySelectorAll("button.finding")].some((button) => button.textContent.includes("COME NOW"));
      said.push([report.source.kind, report.verdict, textarea.form.checkValidity(), check.report.source.kind, goes]);
    }
    globalThis.ended = said;`,
    async (page, loaded) => {
      await reported(page, () => globalThis.ended);
      const expected = ["text", "text", "text", "text", "html"].map((kind) => [kind, "rejected", false, kind, true]);
      assert.deepEqual(await page.evaluate("ended"), expected);
      assert.ok(!loaded.includes("nu_alumni_policy_whole_bg.wasm"));
    },
  ));

test("a form that is reset puts another text there, which is checked before it is sent", () =>
  inPage(
    `<form><label>Letter <textarea id="editor">Dear Alumni,\n\nCOME NOW</textarea></label><input id="subject" aria-label="Subject" value="FIRST"></form><mailing-check for="#editor" subject="#subject"></mailing-check>`,
    `${STARTS}
    import { createChecker } from "/door.js";
    import { validateTextarea } from "/form.js";
    const textarea = document.querySelector("textarea");
    const checker = await createChecker({ worker: true });
    const verdicts = [];
    const valid = validateTextarea(textarea, checker, { options: () => ({ kind: "text" }), onReport: ({ findings }) => verdicts.push(findings.some(({ rule }) => rule === "capitals")) });
    textarea.value = "Dear Alumni,";
    document.querySelector("#subject").value = "Second";
    await Promise.all([valid.check(), check.check()]);
    const capitals = () => check.report.findings.filter(({ rule }) => rule === "capitals").map(({ part }) => part).sort();
    const before = [textarea.form.checkValidity(), verdicts.at(-1), capitals()];
    const list = document.querySelector("ul");
    const placed = [list.previousElementSibling.localName, textarea.labels[0].innerText.trim()];
    const count = reports.length;
    textarea.form.reset();
    const waits = textarea.form.checkValidity();
    while (verdicts.at(-1) !== true || reports.length === count) await new Promise((resolve) => setTimeout(resolve, 10));
    const after = [verdicts.at(-1), capitals()];
    valid.disconnect();
    globalThis.ended = { before, placed, waits, after };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      const { before, placed, waits, after } = await page.evaluate("ended");
      assert.deepEqual(before, [true, false, []]);
      assert.deepEqual(placed, ["label", "Letter"]);
      assert.equal(waits, false);
      assert.deepEqual(after, [true, ["body", "subject"]]);
    },
  ));

test("an empty draft is where every letter begins: it has a report, and no error", () =>
  inPage(
    `<form><textarea aria-label="Plain"></textarea></form><div id="editor" contenteditable></div><mailing-check for="#editor"></mailing-check>`,
    `${STARTS}
    import { createChecker } from "/door.js";
    import { validateTextarea } from "/form.js";
    const errors = [];
    check.addEventListener("check-error", ({ detail }) => errors.push(detail.error.code));
    await check.check();
    const rules = () => check.report.findings.map(({ rule }) => rule);
    const empty = rules();
    document.querySelector("#editor").innerHTML = "<br>";
    await check.check();
    const emptied = rules();
    document.querySelector("#editor").innerHTML = " ";
    await check.check();
    const blank = rules();
    const textarea = document.querySelector("textarea");
    const valid = validateTextarea(textarea, await createChecker(), { options: () => ({ brief: { direction: "event-invitation" } }), onError: ({ code }) => errors.push(code) });
    await valid.check();
    globalThis.ended = { empty, emptied, blank, errors, valid: textarea.checkValidity(), said: textarea.validationMessage };`,
    async (page) => {
      await reported(page, () => globalThis.ended);
      const { empty, emptied, blank, errors, valid, said } = await page.evaluate("ended");
      assert.ok(empty.includes("signature-present"), empty.join());
      assert.deepEqual([emptied, blank, errors], [empty, empty, []]);
      // It lacks what a letter has to have.
      assert.equal(valid, false);
      assert.doesNotMatch(said, /could not be checked/);
    },
  ));
