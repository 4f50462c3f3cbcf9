// What an editor in TypeScript writes; it is compiled and not run.
import { checkMailing, type Finding } from "../../bindings-wasm/nu_alumni_policy.js";

const report = checkMailing("<p>Dear Alumni,</p>", { kind: "html", brief: { direction: "open-day" } });
const violations: Finding[] = report.findings.filter((finding) => finding.severity === "violation");
export const places: (number | null)[] = violations.map((finding) => finding.span?.start ?? null);
// @ts-expect-error: there is no such kind
checkMailing("", { kind: "pdf" });
