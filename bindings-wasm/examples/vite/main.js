// The source of a letter in CodeMirror, whose findings have their fixes at hand.
import { linter, lintGutter } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { createChecker } from "nu-alumni-policy";
import { policyLintSource } from "nu-alumni-policy/codemirror";

const checker = await createChecker({ worker: true });
const brief = { direction: "event-invitation", own_hosts: ["nu.edu.kz"] };
const source = policyLintSource(checker, { options: () => ({ kind: "html", brief }) });

new EditorView({
  parent: document.querySelector("#source"),
  doc: "<p>Dear Alumni,</p>\n<p>COME NOW to an evening with the Dean.</p>\n",
  extensions: [lintGutter(), linter(source, { delay: 300 })],
});
