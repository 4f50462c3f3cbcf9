// What is not saved survives a reload: one draft of each tab in IndexedDB, and nothing else.
const TAB = "mailing-editor";
/** So long the page that is reloaded may take to go. */
const LEAVING_MS = 1000;

function store(mode, ask) {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open("mailing-editor", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("unsaved");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const transaction = open.result.transaction("unsaved", mode);
      const asked = ask(transaction.objectStore("unsaved"));
      transaction.oncomplete = () => {
        open.result.close();
        resolve(asked.result ?? null);
      };
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    };
  });
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

/** The name of this tab's draft: its own again, that of a tab which was closed, or another. */
async function named() {
  const own = sessionStorage.getItem(TAB);
  // A tab that was doubled has the name of one that is open.
  if (own && (await taken(own, { signal: AbortSignal.timeout(LEAVING_MS) }))) return own;
  for (const left of await store("readonly", (drafts) => drafts.getAllKeys())) {
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

export async function kept() {
  const name = await ours();
  return store("readonly", (drafts) => drafts.get(name));
}

/** Keeps this draft in place of the tab's last; `null` keeps none. */
export async function keep(draft) {
  const name = await ours();
  return store("readwrite", (drafts) => (draft ? drafts.put(draft, name) : drafts.delete(name)));
}
