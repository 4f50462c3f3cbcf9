// The worker of a page.
import init from "./calls.js";
import { answered } from "./checker.js";

self.onmessage = async ({ data }) => self.postMessage(await answered(init, data));
