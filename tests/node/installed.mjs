// The package as a reader has it: packed, and installed into a project that is empty but for it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const npm = (cwd, ...given) => execFileSync("npm", given, { cwd, encoding: "utf8" }).trim();

/** What `use` gives of such a project's folder, which goes afterwards. */
export async function inAnEmptyProject(use) {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  try {
    const [packed] = JSON.parse(npm(folder, "pack", process.env.PACKAGE, "--json"));
    writeFileSync(join(folder, "package.json"), "{}");
    npm(folder, "install", "--offline", "--no-audit", "--no-fund", packed.filename);
    return await use(folder, packed.files.map((file) => file.path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
