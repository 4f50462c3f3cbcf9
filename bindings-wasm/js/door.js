// The door for pages and workers of the web.
import { checkers } from "./checker.js";
import init from "./calls.js";

export * from "./calls.js";
export { init as default };

// Bundlers look for it written like this.
const begin = (answered, failed) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => answered(data);
  worker.onmessageerror = () => failed("it could not read the message");
  worker.onerror = ({ message }) => failed(message ?? "it could not be loaded");
  return worker;
};

export const createChecker = /* @__PURE__ */ checkers(init, begin);
