// What the adapters draw and say in a real page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BROWSER_TOOLS, launched, over, served, visiting } from "./chromium.mjs";

let browser;
before(async () => {
  browser = await launched();
});
after(() => browser?.close());

const { PACKAGE } = process.env;

/** What `use` gives of a page with this body, in which the package's modules are at hand. */
const inPage = (body, use, context) =>
  served(PACKAGE, {}, (address) =>
    visiting(
      browser,
      async (page, wrong) => {
        const html = `<!DOCTYPE html><html lang="en"><meta charset="utf-8">${body}`;
        await page.route("**/index.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
        await page.goto(`${address}/index.html`);
        await page.evaluate(async () => {
          const modules = await Promise.all(["door", "serialise", "highlights"].map((name) => import(`/${name}.js`)));
          for (const module of modules) Object.assign(globalThis, { ...module, default: undefined });
          await modules[0].default();
        });
        const answer = await use(page);
        assert.deepEqual(wrong, []);
        return answer;
      },
      context,
    ),
  );

const LETTER = `<div id="editor" contenteditable style="font: 16px serif; width: 400px; height: 200px; overflow: auto; overflow-anchor: none; margin: 20px">
<p>Dear Alumni,</p><p>😀 We invite you: COME NOW to the hall.</p><p><img src="data:image/gif;base64,R0lGODlhhAO8AgAAACwAAAAAAQABAAAC" width="300" height="700" alt=""></p>
<p><a href="https://elsewhere.example">Our page</a></p></div>`;

test("findings are drawn over a document that stays as it is, and go again", () =>
  inPage(LETTER, async (page) => {
    const seen = await page.evaluate(async () => {
      const editor = document.querySelector("#editor");
      const before = document.body.innerHTML;
      const serialised = serialise(editor);
      const brief = { direction: "event-invitation", subject: "A talk", own_hosts: ["nu.edu.kz"] };
      const report = checkMailing(serialised.source, { kind: "html", brief });
      const drawing = highlight(serialised, report);
      globalThis.drawing = drawing;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const names = () => [...CSS.highlights.keys()].sort();
      const texts = (severity) => [...(CSS.highlights.get(highlightName(severity)) ?? [])].map(String);
      const layer = document.documentElement.lastElementChild;
      const boxOf = (severity) => layer.shadowRoot.querySelector(`path.${severity}`).getAttribute("d");
      const image = editor.querySelector("img").getBoundingClientRect();
      const capitals = report.findings.find(({ rule }) => rule === "capitals");
      const [{ range }] = drawing.placesOf(capitals);
      const { left, top } = range.getBoundingClientRect();
      const rules = (findings) => findings.map(({ rule }) => rule);
      const hover = rules(drawing.atPoint(left + 2, top + 2));
      const overImage = rules(drawing.atPoint(image.left + 5, image.top + 5));
      const nowhere = drawing.atPoint(1, 1);
      const caret = rules(drawing.atCaret(range.startContainer, range.startOffset + 2));
      const away = drawing.atCaret(document.body, 0);
      // What is written afterwards moves the place with it.
      range.startContainer.insertData(0, "So: ");
      const moved = String(range);
      range.startContainer.deleteData(0, 4);
      const during = document.body.innerHTML;
      const result = { names: names(), violations: texts("violation"), moved, hover, overImage, nowhere, caret, away, boxes: boxOf("violation"), image: image.toJSON(), editor: editor.getBoundingClientRect().toJSON(), lacks: drawing.lacks };
      // Another takes its place: what is as it was keeps its range, and what is gone goes.
      const violations = () => [...CSS.highlights.get(highlightName("violation"))];
      const first = violations()[0];
      const next = highlight(serialise(editor), report, { before: drawing });
      const same = violations()[0] === first && violations().length === 1;
      drawing.clear();
      const stays = violations().length === 1 && layer.isConnected;
      const last = highlight(serialise(editor), { findings: [] }, { before: next });
      result.taken = [same, stays, layer.isConnected, CSS.highlights.has(highlightName("violation"))];
      last.clear();
      const [again, other] = [highlight(serialise(editor), report), highlight(serialise(editor), report)];
      other.clear();
      result.afterOther = names();
      again.clear();
      result.after = { names: names(), layer: document.documentElement.lastElementChild !== document.body };
      result.unchanged = before === during && during === document.body.innerHTML;
      return result;
    });
    assert.ok(seen.unchanged);
    assert.deepEqual(seen.violations, ["COME NOW"]);
    assert.equal(seen.moved, "COME NOW");
    assert.equal(seen.lacks, null);
    assert.deepEqual([seen.hover, seen.caret], [["capitals"], ["capitals"]]);
    assert.ok(seen.overImage.some((rule) => rule.startsWith("picture-")), seen.overImage.join());
    assert.deepEqual([seen.nowhere, seen.away], [[], []]);
    const [left, top] = [seen.image.left - seen.editor.left, seen.image.top - seen.editor.top].map((at) => (at - 1).toFixed(1));
    assert.ok(seen.boxes.includes(`M${left} ${top}H`), seen.boxes);
    assert.ok(seen.names.includes("nu-violation"));
    assert.deepEqual(seen.afterOther, seen.names);
    assert.deepEqual(seen.after, { names: [], layer: false });
    assert.deepEqual(seen.taken, [true, true, false, false]);
  }));

test("the layer follows its elements and does not leave the editor; without the API it draws the text too", () =>
  inPage(LETTER, async (page) => {
    const seen = await page.evaluate(async () => {
      delete globalThis.Highlight;
      const editor = document.querySelector("#editor");
      const serialised = serialise(editor);
      const report = checkMailing(serialised.source, { kind: "html", brief: { direction: "event-invitation", subject: "A talk", own_hosts: [] } });
      const drawing = highlight(serialised, report);
      const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
      await frames();
      const layer = document.documentElement.lastElementChild;
      const boxes = () => layer.shadowRoot.querySelector("path.violation").getAttribute("d");
      const first = boxes();
      editor.scrollTop = 30;
      await frames();
      const scrolled = boxes();
      editor.querySelector("p").before(document.createElement("hr"));
      await frames();
      const written = boxes();
      const clip = layer.getBoundingClientRect().toJSON();
      drawing.clear();
      return { first, scrolled, written, clip, editor: editor.getBoundingClientRect().toJSON(), lacks: drawing.lacks };
    });
    assert.match(seen.lacks, /Highlight API/);
    assert.deepEqual(seen.clip, seen.editor);
    // The line under the words in capitals; the others are boxes.
    const under = (line) => Number(/M[\d.-]+ ([\d.-]+)H[\d.-]+(?=M|$)/.exec(line)[1]);
    assert.equal(under(seen.scrolled), under(seen.first) - 30);
    assert.ok(under(seen.written) > under(seen.scrolled));
  }));

test("what is said of a paragraph as a whole is a line beside it, and leaves its words to what is said of them", () =>
  inPage(
    '<div id="editor" contenteditable style="font: 16px serif; width: 400px; padding: 12px"><p>Dear Alumni,</p><p>One, COME NOW.</p><p>Two.</p><p>Three.</p><p>Four.</p></div>',
    async (page) => {
      const { marked, lines, lefts, hover } = await page.evaluate(async () => {
        const editor = document.querySelector("#editor");
        const serialised = serialise(editor);
        const report = checkMailing(serialised.source, { kind: "html", brief: { direction: "event-invitation", subject: "A talk" } });
        const drawing = highlight(serialised, report);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const line = document.documentElement.lastElementChild.shadowRoot.querySelector("path.violation").getAttribute("d");
        const beside = [...line.matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)(?=M|$)/g)];
        const { left, top } = editor.getBoundingClientRect();
        const paragraph = document.querySelector("p:nth-of-type(3)").getBoundingClientRect();
        return {
          marked: [...CSS.highlights.get("nu-violation")].map(String),
          lines: beside.map(([, , from]) => Number(from) + top),
          lefts: [...new Set(beside.map(([, at]) => Number(at) + left - paragraph.left))],
          hover: drawing.atPoint(paragraph.left + 5, paragraph.top + 5).map(({ rule }) => rule),
        };
      });
      assert.deepEqual(marked, ["COME NOW"]);
      assert.equal(lines.length, 4);
      assert.ok(lines.every((at, i) => i === 0 || at > lines[i - 1]), lines.join());
      assert.deepEqual(lefts, [-6]);
      assert.deepEqual(hover, ["paragraph-count"]);
    },
  ));

const PICTURE = '<img src="data:image/gif;base64,R0lGODlhhAO8AgAAACwAAAAAAQABAAAC" width="200" height="100" alt="">';
const EDITOR = `<div id="editor" contenteditable style="width: 300px; height: 150px; overflow: auto"><p>Dear Alumni,</p>${PICTURE}</div>`;
/** Where the editor may lie: what is around it, the layer's parent, and how high it lies there. */
const PLACES = {
  "a modal of its own": [`<div style="position: fixed; inset: 50px; z-index: 1300; background: white"><div style="position: relative; z-index: 9000">${EDITOR}</div></div>`, "HTML", "1300"],
  "a popover": [`<div id="around" popover>${EDITOR}</div>`, "DIV", "1"],
  "a dialog that a transform centres": [`<dialog id="around" style="inset: 50% auto auto 50%; margin: 0; transform: translate(-50%, -50%)">${EDITOR}</dialog>`, "DIALOG", "1"],
  "a dialog that is drawn small": [`<dialog id="around" style="transform: scale(.5)">${EDITOR}</dialog>`, "DIALOG", "1"],
  "a page that is enlarged": [`<style>html { zoom: 1.5 }</style>${EDITOR}`, "HTML", "1"],
  "a page that is moved": [`<style>html { transform: translateX(40px) }</style>${EDITOR}`, "HTML", "1"],
};

for (const [name, [body, parent, above]] of Object.entries(PLACES)) {
  test(`the layer lies over the editor wherever that lies: ${name}`, () =>
    inPage(body, async (page) => {
      const seen = await page.evaluate(async () => {
        const around = document.querySelector("#around");
        (around?.showModal ?? around?.showPopover)?.call(around);
        const editor = document.querySelector("#editor");
        const serialised = serialise(editor);
        const drawing = highlight(serialised, checkMailing(serialised.source, { kind: "html", brief: { direction: "event-invitation", subject: "A talk" } }));
        const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
        await frames();
        const layer = [...(around ?? document.documentElement).children].at(-1);
        const difference = (one, other) => ["left", "top", "right", "bottom"].map((side) => Math.round(one[side] - other[side]));
        const line = () => [...layer.shadowRoot.querySelectorAll("path")].find((path) => path.getAttribute("d"));
        const off = () => [difference(layer.getBoundingClientRect(), editor.getBoundingClientRect()), difference(line().getBoundingClientRect(), editor.querySelector("img").getBoundingClientRect()).slice(0, 3)];
        const first = off();
        editor.style.width = "280px";
        await frames();
        return [first, off(), layer.parentElement.tagName, getComputedStyle(layer).zIndex, drawing.clear()];
      });
      // The line is drawn a pixel beside the picture.
      const at = [[0, 0, 0, 0], [-1, -1, 1]];
      assert.deepEqual(seen, [at, at, parent, above, undefined]);
    }));
}

test("where the wasm lies elsewhere, a worker finds it there too", () =>
  inPage("", async (page) => {
    const asked = [];
    await page.context().route("**/elsewhere/*.wasm", (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.fulfill({ contentType: "application/wasm", body: readFileSync(join(PACKAGE, "nu_alumni_policy_bg.wasm")) });
    });
    const verdicts = await page.evaluate(async () => {
      const said = [];
      for (const module_or_path of ["elsewhere/a.wasm", new URL("/elsewhere/b.wasm", location.href)]) {
        const checker = await createChecker({ worker: true, module_or_path });
        said.push((await checker.check("<p>Dear Alumni,</p>", { kind: "html", brief: { direction: "open-day" } })).answer.verdict);
        checker.close();
      }
      return said;
    });
    assert.deepEqual(verdicts, ["rejected", "rejected"]);
    assert.deepEqual(asked, ["/elsewhere/a.wasm", "/elsewhere/b.wasm"]);
  }));

/** What Vite makes of this module, whose own page ends with `globalThis.ended`. */
async function built(main, use) {
  const folder = mkdtempSync(join(tmpdir(), "adapter-"));
  try {
    symlinkSync(join(BROWSER_TOOLS, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "index.html"), '<!DOCTYPE html><meta charset="utf-8"><body><script type="module" src="/main.js"></script>');
    writeFileSync(join(folder, "main.js"), main.replaceAll("nu-alumni-policy", PACKAGE));
    const vite = join(BROWSER_TOOLS, "node_modules/vite/bin/vite.js");
    execFileSync(process.execPath, [vite, "build", "--logLevel", "error", "--target", "esnext"], { cwd: folder });
    return await served(join(folder, "dist"), {}, (address) =>
      visiting(browser, async (page, wrong) => {
        await page.goto(`${address}/`);
        await over(page, wrong);
        assert.deepEqual(wrong, []);
        return use(page);
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("CodeMirror shows the findings with their fixes, and a fix is put where the text stands now", () =>
  built(
    `import { forceLinting, forEachDiagnostic, linter } from "@codemirror/lint";
    import { EditorView } from "@codemirror/view";
    import { createChecker } from "nu-alumni-policy/door.js";
    import { policyLintSource } from "nu-alumni-policy/codemirror.js";

    const checker = await createChecker({ worker: true });
    const brief = { direction: "event-invitation" };
    document.documentElement.lang = "kk-KZ";
    const source = policyLintSource(checker, { options: () => ({ kind: "html", brief }) });
    const doc = "<p>Dear Alumni,</p>\\n<p>😀 COME NOW to the hall, COME NOW.</p>";
    const view = new EditorView({ doc, parent: document.body, extensions: [linter(source, { delay: 1 })] });
    const diagnostics = () => {
      const all = [];
      forEachDiagnostic(view.state, (diagnostic, from, to) => all.push({ ...diagnostic, text: view.state.sliceDoc(from, to) }));
      return all;
    };
    const capitals = () => diagnostics().filter(({ markClass }) => markClass.includes("nu-rule-capitals"));
    const until = async (is) => {
      while (!is()) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await until(() => capitals().length > 0);
    const [first, second] = capitals();
    const absent = diagnostics().find(({ markClass }) => markClass.includes("nu-rule-signature-present"));
    view.dispatch({ changes: { from: 0, insert: "<p>😀 Ә</p>" } });
    first.actions[0].apply(view, first.from, first.to);
    await until(() => !view.state.doc.toString().includes("COME"));
    const written = view.state.doc.toString();
    const all = await Promise.all([source(view), source(view), source(view)]);
    // What was said of an older text goes where there is no report, or no text.
    const write = async (insert) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
      return (await source(view)).map(({ from, severity, message }) => [from, severity, message]);
    };
    const unread = await write("<p>Dear\\0</p>");
    const empty = await write("");
    // A brief may be JSON, and say its own language.
    const spoken = policyLintSource(checker, { options: () => ({ kind: "html", brief: '{"terms":{"locale":"ru"}}' }) });
    await write("<p>Dear\\0</p>");
    const [{ message: inRussian }] = await spoken(view);
    const plain = ({ severity, text, message, source, markClass, actions }) => ({ severity, text, message, source, markClass, actions: actions.map(({ name }) => name) });
    globalThis.ended = { first: plain(first), second: plain(second), absent: { ...plain(absent), from: absent.from }, written, all: all.map((one) => one.length), unread, empty, inRussian };`,
    async (page) => {
      const { first, second, absent, written, all, unread, empty, inRussian } = await page.evaluate("ended");
      assert.deepEqual([first.severity, first.text, first.source, first.markClass], ["error", "COME NOW", "A2.3d", "nu-violation nu-rule-capitals"]);
      assert.equal(second.text, "COME NOW");
      assert.deepEqual(first.actions, ["Түзетіп, қарап шығу"]);
      assert.match(first.message, /COME NOW/);
      assert.deepEqual([absent.text, absent.from, absent.actions], ["", 0, []]);
      assert.match(written, /^<p>😀 Ә<\/p><p>Dear Alumni,<\/p>\n<p>😀 Come now to the hall, come now\.<\/p>$/i);
      assert.deepEqual(unread.map(([from, severity]) => [from, severity]), [[7, "error"]]);
      assert.match(unread[0][2], /^Хат жобасын тексеру мүмкін болмады\. /);
      assert.match(inRussian, /^Проверить черновик не удалось\. /);
      assert.ok(empty.length > 1 && empty.every(([from]) => from === 0), JSON.stringify(empty));
      assert.ok(all[0] > 0 && all.every((count) => count === all[0]), all.join());
    },
  ));
