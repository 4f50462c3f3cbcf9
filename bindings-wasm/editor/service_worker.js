// Keeps the editor's own files, so that it works without a network once it was loaded.
const FILES = [/* files */];
const NAME = "mailing-editor version";

self.addEventListener("install", (event) => {
  // The next one waits until no page of the last is open: what such a page loads late is kept till then.
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});

// By now no page needs what the last one kept.
self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("mailing-editor ") && name !== NAME));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const kept = caches.open(NAME).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
