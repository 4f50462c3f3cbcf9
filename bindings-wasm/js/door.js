// The door for pages and workers of the web.
import { checkers } from "./checker.js";
import { inits } from "./load.js";

export * from "./calls.js";
export { initPartSync as initSync } from "./load.js";

const init = /* @__PURE__ */ inits(() => import("./nu_alumni_policy_whole.js"));
export default init;

// Bundlers look for it written like this.
const begin = (answered, failed) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => answered(data);
  worker.onmessageerror = () => failed("it could not read the message");
  worker.onerror = ({ message }) => failed(message ?? "it could not be loaded");
  return worker;
};

export const createChecker = /* @__PURE__ */ checkers(init, begin);
