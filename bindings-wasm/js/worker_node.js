// The worker of a program in Node.
import { parentPort } from "node:worker_threads";
import { answered } from "./checker.js";
import init from "./node.js";

parentPort.on("message", async (request) => parentPort.postMessage(await answered(init, request)));
