// A program for Node alone, which has no types of a page; it is compiled and not run.
import init, { Calendar, initSync } from "../../bindings-wasm/nu_alumni_policy.js";

declare global {
  // What Node's own types say.
  interface URL {}
  interface Response {}
  interface AbortSignal {}
}

declare const bytes: Uint8Array;
await init({ module_or_path: bytes, whole_module_or_path: "whole.wasm" });
await init(null);
initSync({ module: bytes });
export const freed: () => void = new Calendar()[Symbol.dispose];
