// The package in a real Chromium: its README's examples on a plain page, under a Content-Security-Policy, and built by Vite.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { anEmptyProject, inAnEmptyProject } from "../node/installed.mjs";
import { mailings } from "../node/mailings.mjs";
import { BROWSER_TOOLS, launched, over, served, visiting } from "./chromium.mjs";

const readme = readFileSync(join(import.meta.dirname, "../../bindings-wasm/README.md"), "utf8");
const examples = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map((match) => match[1]);
/** What the README says is needed. */
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const AT = "/node_modules/nu-alumni-policy/door.js";

let browser;
const { folder, remove } = anEmptyProject();
before(async () => {
  browser = await launched();
});
after(() => {
  remove();
  return browser?.close();
});

/** What the page that this folder serves says of itself: its errors, and what it ended with. */
const visited = (folder, headers = {}, given = undefined) =>
  served(folder, headers, (address) =>
    visiting(browser, async (page, wrong) => {
      await page.addInitScript((what) => Object.assign(globalThis, { given: what }), given);
      await page.goto(`${address}/`);
      await over(page, wrong);
      return { wrong, ended: await page.evaluate("globalThis.ended") };
    }),
  );

const ended = (example) => `${example}\nglobalThis.ended = true;`;
const page = (script) => `<!DOCTYPE html><meta charset="utf-8">${script}`;
const module = '<script type="module" src="/main.js"></script>';
const fine = { wrong: [], ended: true };

test("the examples run as they are in a page with an import map", async () => {
  const map = JSON.stringify({ imports: { "nu-alumni-policy": AT } });
  for (const example of examples) {
    const script = `<script type="importmap">${map}</script><script type="module">${ended(example)}</script>`;
    writeFileSync(join(folder, "index.html"), page(script));
    assert.deepEqual(await visited(folder), fine, example);
  }
});

test("the examples run under the policy that the README writes down, and not without its wasm-unsafe-eval", async () => {
  writeFileSync(join(folder, "index.html"), page(module));
  const write = (example) => writeFileSync(join(folder, "main.js"), ended(example).replace('"nu-alumni-policy"', `"${AT}"`));
  for (const example of examples) {
    write(example);
    assert.deepEqual(await visited(folder, { "content-security-policy": CSP }), fine, example);
  }
  const without = { "content-security-policy": CSP.replace(" 'wasm-unsafe-eval'", "") };
  for (const load of ["init()", "createChecker({ worker: true })"]) {
    writeFileSync(
      join(folder, "main.js"),
      `import init, { createChecker } from "${AT}";
      globalThis.ended = await ${load}.catch(({ name, code, message }) => [name, code, message]);`,
    );
    const { ended: error } = await visited(folder, without);
    assert.deepEqual(error.slice(0, 2), ["PolicyError", "not-loaded"]);
    assert.match(error[2], /'wasm-unsafe-eval'/);
  }
});

test("the examples run as they are when Vite has built them", async () => {
  writeFileSync(join(folder, "index.html"), page(module));
  const vite = join(BROWSER_TOOLS, "node_modules/vite/bin/vite.js");
  for (const example of examples) {
    writeFileSync(join(folder, "main.js"), ended(example));
    execFileSync(process.execPath, [vite, "build", "--logLevel", "error", "--target", "esnext"], { cwd: folder });
    assert.deepEqual(await visited(join(folder, "dist"), { "content-security-policy": CSP }), fine, example);
  }
});

test("an older Vite builds it as it is, with its worker and the whole library", async () => {
  writeFileSync(join(folder, "index.html"), page(`<div id="editor">COME NOW</div><mailing-check for="#editor"></mailing-check>${module}`));
  writeFileSync(
    join(folder, "main.js"),
    `import "nu-alumni-policy/mailing-check";
    import init, { checkMailing, createChecker } from "nu-alumni-policy";
    const check = document.querySelector("mailing-check");
    await check.check();
    await init();
    const { verdict } = checkMailing("COME NOW", { kind: "text" });
    const checker = await createChecker({ worker: true });
    const page = await checker.render("COME NOW", "html", { kind: "text" });
    globalThis.ended = [check.report.verdict, verdict, page.answer.startsWith("<!")];`,
  );
  const vite = join(BROWSER_TOOLS, "node_modules/vite-5/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--logLevel", "error", "--target", "esnext"], { cwd: folder });
  assert.deepEqual(await visited(join(folder, "dist")), { wrong: [], ended: ["needs-review", "needs-review", true] });
});

test("the snippets for a plain page run as they stand", async () => {
  const [map, snippet] = [...readme.matchAll(/^```html\n(.*?)^```/gms)].map((match) => match[1].replaceAll('"/nu-alumni-policy/', '"/node_modules/nu-alumni-policy/'));
  const logs = snippet.replace("console.log(detail.report.verdict)", "(globalThis.ended = detail.report.verdict)");
  assert.notEqual(logs, snippet);
  writeFileSync(join(folder, "index.html"), page(map + logs));
  assert.deepEqual(await visited(folder), { wrong: [], ended: "rejected" });
});

/** What a page ends with that has the element, whose worker this answer of the server or these headers forbid. */
const withoutWorker = async (at, headers) => {
  writeFileSync(
    join(folder, "index.html"),
    page(`<div id="editor">COME NOW</div><mailing-check for="#editor"></mailing-check><script type="module" src="/main.js"></script>`),
  );
  writeFileSync(
    join(folder, "main.js"),
    `import "${at}/node_modules/nu-alumni-policy/mailing-check.js";
    const check = document.querySelector("mailing-check");
    check.addEventListener("check-error", ({ detail }) => (globalThis.ended = detail.error.message));
    check.addEventListener("report", ({ detail }) => (globalThis.ended = detail.report.verdict));`,
  );
  return (await visited(folder, headers)).ended;
};

test("where no worker can begin, the element checks on the page: from another origin, under Trusted Types", () =>
  served(folder, { "access-control-allow-origin": "*" }, async (elsewhere) => {
    assert.equal(await withoutWorker(elsewhere, {}), "needs-review");
    const csp = `${CSP}; require-trusted-types-for 'script'; trusted-types 'none'`;
    assert.equal(await withoutWorker("", { "content-security-policy": csp }), "needs-review");
  }));

test("a server that gives a page for a wasm is told as what it is", async () => {
  writeFileSync(join(folder, "index.html"), page(module));
  writeFileSync(
    join(folder, "main.js"),
    `import init from "${AT}";
    globalThis.ended = await init({ module_or_path: "/index.html" }).catch(({ code, message }) => [code, message]);`,
  );
  const { ended: [code, message] } = await visited(folder);
  assert.equal(code, "not-loaded");
  assert.match(message, /what came is no wasm: a server may give a page/);
  assert.doesNotMatch(message, /unsafe-eval/);
});

test("a worker that cannot be loaded is told", () =>
  inAnEmptyProject(async (folder) => {
    writeFileSync(join(folder, "index.html"), page(module));
    const at = join(folder, "node_modules/nu-alumni-policy");
    writeFileSync(
      join(folder, "main.js"),
      `import { createChecker } from "${AT}";
      globalThis.ended = await createChecker({ worker: true }).catch(({ name, code }) => [name, code]);`,
    );
    writeFileSync(join(at, "worker.js"), 'import "./nowhere.js";');
    assert.deepEqual((await visited(folder)).ended, ["PolicyError", "worker-failed"]);
  }));

test("every mailing has its kept report, byte for byte, and a worker's reports to take away are the page's", async () => {
  writeFileSync(join(folder, "index.html"), page(module));
  writeFileSync(
    join(folder, "main.js"),
    `import init, { checkMailingJson, createChecker, renderMailing } from "${AT}";
    await init({ whole: true });
    const said = given.map(({ source, options }) => checkMailingJson(Uint8Array.from(source), options));
    const checker = await createChecker({ worker: true });
    const differ = [];
    for (const { source, options } of given) {
      const bytes = Uint8Array.from(source);
      const { answer } = await checker.render(bytes, "html", options);
      if (answer !== renderMailing(bytes, "html", options)) differ.push(options);
    }
    globalThis.ended = { said, differ };`,
  );
  assert.ok(mailings.length > 70);
  const given = mailings.map(({ source, kind, brief }) => ({ source: [...source], options: { kind, brief } }));
  const { ended: { said, differ }, wrong } = await visited(folder, {}, given);
  assert.deepEqual(wrong, []);
  for (const [i, { name, report }] of mailings.entries()) assert.equal(said[i], report, name);
  assert.deepEqual(differ, []);
});

test("every question among the vectors is answered, or refused, as in Node, byte for byte", async () => {
  const vectors = join(import.meta.dirname, "../vectors");
  const json = (path) => JSON.parse(readFileSync(join(vectors, path), "utf8"));
  const all = (name) => readdirSync(join(vectors, name)).filter((file) => file.endsWith(".json")).map((file) => json(join(name, file)));
  const asked = [
    ...all("decisions").flat().map(({ question, as_of, facts, terms }) => [question, { as_of, facts, terms }]),
    ...["moderation", "collisions"].flatMap((question) => all(question).map(({ request }) => [question, request])),
    ...json("wrong_inputs.json").filter(({ question }) => question !== "mailing").map(({ question, request }) => [question, request]),
  ].map(([question, request]) => [question, JSON.stringify(request)]);
  assert.ok(asked.length > 350, `${asked.length}`);
  const { default: load, answerJson } = await import(pathToFileURL(join(folder, "node_modules/nu-alumni-policy/node.js")));
  await load();
  const said = (ask) => asked.map(([question, request]) => {
    try {
      return ask(question, request);
    } catch (error) {
      return JSON.stringify(error);
    }
  });
  writeFileSync(join(folder, "index.html"), page(module));
  writeFileSync(
    join(folder, "main.js"),
    `import init, { answerJson } from "${AT}";
    await init({ whole: true });
    const asked = given;
    globalThis.ended = (${said})(answerJson);`,
  );
  const { ended, wrong } = await visited(folder, {}, asked);
  assert.deepEqual(wrong, []);
  for (const [i, answer] of said(answerJson).entries()) assert.equal(ended[i], answer, asked[i].join());
});
