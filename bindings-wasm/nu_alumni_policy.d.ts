import type { MailingReport } from "./mailing_report.js";

export type * from "./mailing_report.js";

/** What is known of a draft besides its text; the keys of the brief. */
export type Brief = Record<string, unknown>;

export interface Options {
  kind?: "html" | "eml" | "text";
  /** An object, or JSON as it is. */
  brief?: Brief | string;
  locale?: "en" | "ru" | "kk";
}

/** Whether a mailing is in order under Appendix 1; spans count UTF-16 code units. */
export function checkMailing(source: string | Uint8Array, options?: Options): MailingReport;

/** The same report as canonical JSON; spans count UTF-8 bytes. */
export function checkMailingJson(source: string | Uint8Array, options?: Options): string;

/** Loads the wasm; the default is the file beside this module. */
export default function init(
  from?: { module_or_path: string | URL | Response | BufferSource | WebAssembly.Module },
): Promise<unknown>;

/** Loads the wasm from bytes at hand. */
export function initSync(from: { module: BufferSource | WebAssembly.Module }): unknown;
