// The package as a reader has it: packed, and installed into a project that is empty but for it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const npm = (cwd, ...given) => execFileSync("npm", given, { cwd, encoding: "utf8" }).trim();

/** Such a project's folder and what is in the package; `remove` takes it away. */
export function anEmptyProject() {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const [packed] = JSON.parse(npm(folder, "pack", process.env.PACKAGE, "--json"));
    writeFileSync(join(folder, "package.json"), "{}");
    npm(folder, "install", "--offline", "--no-audit", "--no-fund", packed.filename);
    return { folder, files: packed.files.map((file) => file.path), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What `use` gives of such a project's folder, which goes afterwards. */
export async function inAnEmptyProject(use) {
  const { folder, files, remove } = anEmptyProject();
  try {
    return await use(folder, files);
  } finally {
    remove();
  }
}
