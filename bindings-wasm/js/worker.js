// The worker of a page.
import { answered } from "./checker.js";
import { inits } from "./load.js";
// No `import()`: Vite before 8 makes one file of a worker.
import * as whole from "./nu_alumni_policy_whole.js";

const init = inits(() => whole);

self.onmessage = async ({ data }) => self.postMessage(await answered(init, data));
