// The page: the editor, its fonts, and what lets it work without a network.
import "@fontsource-variable/golos-text/wght.css";
import "@fontsource-variable/literata/wght.css";
import "./page.css";
import "./editor.js";

if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Without it the editor works, as long as there is a network.
  navigator.serviceWorker.register(new URL("../service_worker.js", import.meta.url.toString()).href).catch(() => {});
}
