// How the editor is built: its packages lie in EDITOR_TOOLS, not beside it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

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

/** Writes the service worker, which has to know what there is to keep. */
const offline = {
  name: "offline",
  enforce: "post",
  generateBundle(_, bundle) {
    const files = Object.keys(bundle).sort();
    const hash = createHash("sha256");
    for (const name of files) hash.update(name).update(bundle[name].code ?? bundle[name].source);
    const source = readFileSync(join(top, "service_worker.js"), "utf8")
      .replace("[/* files */]", JSON.stringify(["./", ...files]))
      .replace("version", hash.digest("hex").slice(0, 16));
    this.emitFile({ type: "asset", fileName: "service_worker.js", source });
  },
};

export default defineConfig({
  root: top,
  base: "./",
  plugins: [packages, offline],
  worker: { format: "es", plugins: () => [packages] },
  build: {
    target: "es2022",
    outDir: process.env.EDITOR_OUT,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["index.html", "writing.html", "reading.html"].map((name) => join(top, name)) },
  },
});
