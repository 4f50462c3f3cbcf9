// How the editor is built: its packages lie in EDITOR_TOOLS, not beside it.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const top = import.meta.dirname;
const tools = process.env.EDITOR_TOOLS;

/** Finds there what is imported by name from here, or from the package under test. */
const packages = {
  name: "packages",
  enforce: "pre",
  resolveId(source, importer) {
    if (!importer || /^[./\0]/.test(source) || importer.startsWith(join(tools, "node_modules"))) return null;
    return this.resolve(source, join(tools, "index.js"), { skipSelf: true });
  },
};

/** A name that stays, for a page that puts the editor into itself. */
const door = {
  name: "door",
  generateBundle(_, bundle) {
    const { fileName } = Object.values(bundle).find(({ isEntry, name }) => isEntry && name === "mailing-editor");
    this.emitFile({ type: "asset", fileName: "mailing-editor.js", source: `import "./${fileName}";\n` });
  },
};

/** Whose work is in what is built, with their licences. */
const licences = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
    const named = modules.map((id) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(id)?.[1]);
    const fonts = Object.keys(JSON.parse(readFileSync(join(top, "package.json"), "utf8")).dependencies).filter((name) => name.startsWith("@fontsource"));
    const names = new Set([...named, ...fonts].filter((name) => name && name !== "nu-alumni-policy" && name !== "vite"));
    const texts = [...names].sort().map((name) => {
      const folder = join(tools, "node_modules", name);
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = existsSync(folder) && readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
    });
    this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
  },
};

/** Writes the service worker, which has to know what there is to keep. */
const offline = {
  name: "offline",
  enforce: "post",
  generateBundle(_, bundle) {
    // The part of the library that checks alone is not loaded where the whole is.
    const files = Object.keys(bundle).filter((name) => !name.includes("nu_alumni_policy_bg")).sort();
    const hash = createHash("sha256");
    for (const name of files) hash.update(name).update(bundle[name].code ?? bundle[name].source);
    const source = readFileSync(join(top, "service_worker.js"), "utf8")
      .replace("[/* files */]", JSON.stringify(["./", ...files]))
      .replace("version", hash.digest("hex").slice(0, 16));
    this.emitFile({ type: "asset", fileName: "service_worker.js", source });
  },
};

/** The names of the days off, which the library says in its schedule alone: they stand once, in its own words. */
const LOCALES = ["en", "ru", "kk"];
const dayNames = {
  name: "day-names",
  resolveId: (source) => (source === "virtual:day-names" ? "\0day-names" : null),
  load(id) {
    if (id !== "\0day-names") return null;
    const names = LOCALES.map((locale) => {
      const text = readFileSync(join(top, `../../core/locales/${locale}.txt`), "utf8");
      return [locale, Object.fromEntries([...text.matchAll(/^day\.(.+?) = (.*)$/gm)].map(([, name, said]) => [name, said]))];
    });
    return `export default ${JSON.stringify(Object.fromEntries(names))}`;
  },
};

export default {
  root: top,
  base: "./",
  plugins: [dayNames, packages, door, licences, offline],
  worker: { format: "es", plugins: () => [packages] },
  build: {
    target: "es2022",
    outDir: process.env.EDITOR_OUT,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        ...Object.fromEntries(["index", "writing", "reading"].map((name) => [name, join(top, `${name}.html`)])),
        "mailing-editor": join(top, "src/editor.js"),
      },
    },
  },
};
