// An editor of rich text as the host: what it writes is its own, and stays so; the findings are drawn over it.
import DOMPurify from "dompurify";
import "nu-alumni-policy/mailing-check";
import Squire from "squire-rte";

const editor = new Squire(document.querySelector("#editor"), {
  sanitizeToDOMFragment: (html) => DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true }),
});
editor.setHTML("<p>Dear Alumni,</p><p>COME NOW to an evening with the Dean.</p>");
document.querySelector("#bold").addEventListener("click", () => editor.bold());

document.querySelector("mailing-check").brief = { direction: "event-invitation", own_hosts: ["nu.edu.kz"] };
