// What survives a reload, in IndexedDB: the draft of each tab that is not saved, and the letters of its desk; nothing else.
const TAB = "mailing-editor";
const [DRAFTS, DESKS] = ["unsaved", "desk"];
/** So long the page that was here before may take to go; one that is reloaded goes for certain, on a busy machine slowly. */
const LEAVING_MS = 1000;
const RELOADING_MS = 20_000;
/** So long another tab may hold an older store open. */
const HELD_MS = 3000;

const opened = () =>
  new Promise((resolve, reject) => {
    const open = indexedDB.open("mailing-editor", 2);
    let isLate = false;
    open.onblocked = () =>
      setTimeout(() => {
        isLate = true;
        reject(new DOMException("Another tab holds an older store open.", "InvalidStateError"));
      }, HELD_MS);
    open.onupgradeneeded = () => {
      for (const one of [DRAFTS, DESKS]) if (!open.result.objectStoreNames.contains(one)) open.result.createObjectStore(one);
    };
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const { result } = open;
      // A newer page waits for nobody here.
      result.onversionchange = () => result.close();
      if (isLate) result.close();
      else resolve(result);
    };
  });

async function stored(name, mode, ask) {
  const database = await opened();
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
  // A desk holds more than a draft: it is taken up first.
  const names = [...(await keysOf(DESKS)).map(([name]) => name), ...(await keysOf(DRAFTS))];
  for (const left of new Set(names)) {
    if (await taken(left, { ifAvailable: true })) return left;
  }
  const name = crypto.randomUUID();
  await taken(name, {});
  return name;
}

let tab;
async function ours() {
  // What failed once is tried again.
  tab ??= named().catch((error) => {
    tab = undefined;
    throw error;
  });
  const name = await tab;
  sessionStorage.setItem(TAB, name);
  return name;
}

/** Asks a store for what is this tab's. */
const asked = async (store, mode, ask) => {
  const name = await ours();
  return stored(store, mode, (all) => ask(all, name));
};

/** The brief to keep of a letter: one that the library refused stays until another is told in its place. */
export const briefToKeep = ({ brief, unread }) => (Object.keys(brief).length ? brief : (unread ?? brief));

export const keptDraft = () => asked(DRAFTS, "readonly", (all, name) => all.get(name));
/** Keeps this draft in place of the tab's last; `null` keeps none. */
export const keepDraft = (draft) => asked(DRAFTS, "readwrite", (all, name) => (draft ? all.put(draft, name) : all.delete(name)));

export const keptDesk = () => asked(DESKS, "readonly", (all, name) => all.getAll(IDBKeyRange.bound([name], [name, []])));
/** Keeps a letter of the desk in place of what it was; `null` keeps it no longer. */
export const keepOnDesk = (id, letter) => asked(DESKS, "readwrite", (all, name) => (letter ? all.put(letter, [name, id]) : all.delete([name, id])));
