// What survives a reload, in IndexedDB: the draft of each tab that is not saved, and the letters of its desk; nothing else.
const TAB = "mailing-editor";
const [DRAFTS, DESKS] = ["unsaved", "desk"];
/** So long the page that was here before may take to go; one that is reloaded goes for certain, on a busy machine slowly. */
const LEAVING_MS = 1000;
const RELOADING_MS = 20_000;

async function stored(name, mode, ask) {
  const database = await new Promise((resolve, reject) => {
    const open = indexedDB.open("mailing-editor", 2);
    open.onupgradeneeded = () => {
      for (const one of [DRAFTS, DESKS]) if (!open.result.objectStoreNames.contains(one)) open.result.createObjectStore(one);
    };
    open.onerror = () => reject(open.error);
    open.onsuccess = () => resolve(open.result);
  });
  try {
    const transaction = database.transaction(name, mode);
    const asked = ask(transaction.objectStore(name));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(asked.result ?? null);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Whether this page has the name now, for as long as it is open. */
const taken = (name, how) =>
  new Promise((resolve) => {
    const keeps = (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    };
    navigator.locks.request(`${TAB} ${name}`, how, keeps).catch(() => resolve(false));
  });

const keysOf = (name) => stored(name, "readonly", (all) => all.getAllKeys());

/** The name of this tab's draft and desk: its own again, that of a tab which was closed, or another. */
async function named() {
  const own = sessionStorage.getItem(TAB);
  const isReloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
  // A tab that was doubled has the name of one that is open.
  if (own && (await taken(own, { signal: AbortSignal.timeout(isReloaded ? RELOADING_MS : LEAVING_MS) }))) return own;
  const names = [...(await keysOf(DRAFTS)), ...(await keysOf(DESKS)).map(([name]) => name)];
  for (const left of new Set(names)) {
    if (await taken(left, { ifAvailable: true })) return left;
  }
  const name = crypto.randomUUID();
  await taken(name, {});
  return name;
}

let tab;
async function ours() {
  tab ??= named();
  const name = await tab;
  sessionStorage.setItem(TAB, name);
  return name;
}

/** Asks a store for what is this tab's. */
const asked = async (store, mode, ask) => {
  const name = await ours();
  return stored(store, mode, (all) => ask(all, name));
};

export const keptDraft = () => asked(DRAFTS, "readonly", (all, name) => all.get(name));
/** Keeps this draft in place of the tab's last; `null` keeps none. */
export const keepDraft = (draft) => asked(DRAFTS, "readwrite", (all, name) => (draft ? all.put(draft, name) : all.delete(name)));

export const keptDesk = () => asked(DESKS, "readonly", (all, name) => all.getAll(IDBKeyRange.bound([name], [name, []])));
/** Keeps a letter of the desk in place of what it was; `null` keeps it no longer. */
export const keepOnDesk = (id, letter) => asked(DESKS, "readwrite", (all, name) => (letter ? all.put(letter, [name, id]) : all.delete([name, id])));
