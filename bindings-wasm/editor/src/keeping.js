// What is not saved survives a reload: one draft in IndexedDB, and nothing else.
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

export const kept = () => store("readonly", (drafts) => drafts.get("draft"));
/** Keeps this draft in place of the last; `null` keeps none. */
export const keep = (draft) => store("readwrite", (drafts) => (draft ? drafts.put(draft, "draft") : drafts.delete("draft")));
