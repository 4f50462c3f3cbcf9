// Checks one after the other, on the page or in a worker, under one interface.
import { checkMailing, fixMailing, renderMailing } from "./calls.js";
import { failure, PolicyError } from "./errors.js";
import { loadOfWorker, loadOptions } from "./load.js";
import { plain } from "./requests.js";
import { members, wrongType } from "./to_json.js";

const CALLS = { check: checkMailing, render: renderMailing, fix: fixMailing };

/** What a call gives; what the part cannot, the whole library is loaded for. */
async function asked(init, method, given) {
  try {
    return CALLS[method](...given);
  } catch (error) {
    if (error.details?.needs !== "whole") throw error;
    await init({ whole: true });
    return CALLS[method](...given);
  }
}

/** In a worker: what its load was told. */
let told;

/** In a worker: what is sent back. An error's class would not come through; an answer comes sooner as text than as a copy. */
export async function answered(init, { id, method, given, from }) {
  told ??= from;
  try {
    await init(told);
    return { id, answer: method && JSON.stringify(await asked(init, method, given)) };
  } catch (error) {
    return { id, error: error.toJSON() };
  }
}

/** How long what nobody waits for may be in the way of what is asked next, in milliseconds: another worker begins sooner. */
const PATIENCE = 2000;

/** Asks on the page, in the next task: the page comes first, and what is overtaken is never begun. */
function onPage(init) {
  const ask = async (method, given) => {
    await new Promise((resolve) => setTimeout(resolve));
    return asked(init, method, given);
  };
  return { ask, end() {}, close() {} };
}

/** Asks a worker, one thing at a time; where it failed, the next is asked of another. */
function inWorker(begin, from) {
  let worker;
  let asked = { id: 0 };
  let ends;
  const close = () => {
    clearTimeout(ends);
    worker?.terminate();
    worker = undefined;
  };
  const failed = (why, cause) => {
    close();
    asked.reject(failure("worker-failed", `the worker failed: ${why}`, cause));
  };
  const heard = ({ id, answer, error }) => {
    if (id !== asked.id) return;
    clearTimeout(ends);
    // A program in Node may end while nothing is asked.
    worker.unref?.();
    if (error) asked.reject(PolicyError.from(error));
    else asked.resolve(answer && JSON.parse(answer));
  };
  const another = () => {
    const ours = (hear) => (said) => own === worker && hear(said);
    const own = begin(ours(heard), ours(failed));
    return own;
  };
  const ask = (method, given) =>
    new Promise((resolve, reject) => {
      asked = { id: asked.id + 1, resolve, reject };
      try {
        const told = worker ? undefined : from;
        worker ??= another();
        worker.ref?.();
        worker.postMessage({ id: asked.id, method, given, from: told });
      } catch (error) {
        failed(error.message, error);
      }
    });
  const end = () => {
    clearTimeout(ends);
    ends = setTimeout(() => failed("nobody waits for its answer"), PATIENCE);
  };
  return { ask, end, close };
}

class Checker {
  #door;
  #count = 0;
  /** Of each method the newest that has no answer yet. */
  #newest = new Map();
  #works = false;
  #closed = false;

  constructor(door) {
    this.#door = door;
  }

  check(source, options, how) {
    return this.#asked("check", [source, options], how);
  }

  render(source, format, options, how) {
    return this.#asked("render", [source, format, options], how);
  }

  fix(source, options, findings, how) {
    return this.#asked("fix", [source, options, findings], how);
  }

  close() {
    this.#closed = true;
    this.#door.close();
    for (const job of this.#newest.values()) job.reject(failure("closed", "the checker was closed"));
    this.#newest.clear();
  }

  async #asked(method, arguments_, how) {
    const [signal] = members(how ?? {}, ["signal"], "PolicyError", "how");
    if (signal && typeof signal.throwIfAborted !== "function") throw wrongType("PolicyError", "signal", signal, "an AbortSignal");
    signal?.throwIfAborted();
    if (this.#closed) throw failure("closed", "the checker was closed");
    const given = plain(method, arguments_);
    this.#newest.get(method)?.reject(failure("superseded", `a newer ${method} was asked for`));
    if (this.#newest.get(method)?.begun) this.#door.end();
    // The oldest comes first.
    this.#newest.delete(method);
    this.#count += 1;
    const job = { id: this.#count, method, given, begun: false };
    const aborted = () => {
      job.reject(signal.reason);
      if (job.begun) this.#door.end();
    };
    const answer = new Promise((resolve, reject) => Object.assign(job, { resolve, reject }));
    this.#newest.set(method, job);
    signal?.addEventListener("abort", aborted, { once: true });
    this.#work();
    try {
      return { id: job.id, answer: await answer };
    } finally {
      signal?.removeEventListener("abort", aborted);
      if (this.#newest.get(method) === job) this.#newest.delete(method);
    }
  }

  async #work() {
    if (this.#works) return;
    this.#works = true;
    for (let job = this.#next(); job; job = this.#next()) {
      job.begun = true;
      await this.#door.ask(job.method, job.given).then(job.resolve, job.reject);
    }
    this.#works = false;
  }

  #next() {
    return [...this.#newest.values()].find((job) => !job.begun);
  }
}

/** What makes checkers: how a page loads the wasm, and how a worker begins. */
export const checkers = (init, begin) => async (given) => {
  const { worker: isWorker, ...from } = loadOptions(given, ["worker"]);
  const door = isWorker ? inWorker(begin, loadOfWorker(from)) : onPage(init);
  // Loads it and warms it up.
  await (isWorker ? door.ask() : init(from));
  return new Checker(door);
};
