// The source view: CodeMirror on the draft's text, with the findings as its diagnostics.
import { html } from "@codemirror/lang-html";
import { defaultKeymap, insertNewlineKeepIndent } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, foldGutter, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { policyLintSource } from "nu-alumni-policy/codemirror";
import { letterPart, placesIn } from "./checks.js";
import { difference } from "./letter_text.js";

/** Marks what came from the draft and not from the keyboard. */
const fromDraft = Annotation.define();
const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "13.5px", backgroundColor: "var(--sheet)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent) !important" },
  ".cm-lintRange": { backgroundImage: "none !important", textDecorationLine: "underline", textDecorationThickness: "2px", textDecorationSkipInk: "none" },
  ".nu-violation": { textDecorationStyle: "solid", textDecorationColor: "var(--violation)" },
  ".nu-needs-review": { textDecorationStyle: "wavy", textDecorationColor: "var(--look)" },
  ".nu-undetermined": { textDecorationStyle: "dashed", textDecorationColor: "var(--say)" },
  ".nu-advice": { textDecorationStyle: "dotted", textDecorationColor: "var(--quiet)" },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px", maxWidth: "30rem" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", fontSize: "14px", padding: "8px 12px", borderLeftWidth: "4px" },
  ".cm-diagnosticSource": { color: "var(--quiet)", opacity: "1", fontSize: "12.5px" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)", borderRadius: "4px", padding: "2px 8px" },
  ".cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)" },
});
const colours = HighlightStyle.define([
  { tag: tags.tagName, color: "var(--accent)" },
  { tag: tags.attributeName, color: "var(--say)" },
  { tag: tags.attributeValue, color: "var(--ok)" },
  { tag: [tags.comment, tags.processingInstruction], color: "var(--quiet)", fontStyle: "italic" },
]);

export class Source {
  #view;
  #draft;
  #checks;
  #words = new Compartment();
  /** Where the source has CR LF, by the places in CodeMirror's text, which has LF there. */
  #returns = [];

  constructor(parent, root, draft, checks) {
    this.#draft = draft;
    this.#checks = checks;
    const moved = (which) => () => (this.#draft[which](), true);
    // The checks are asked once for all views; here the answer to them is waited for.
    const lint = async (view) => {
      const report = await checks.settled();
      const part = report && letterPart(report, draft.source);
      const checker = { check: async () => ({ answer: this.#moved(report, part) }) };
      return part ? policyLintSource(checker, { part })(view) : [];
    };
    const extensions = [
      lineNumbers(),
      foldGutter(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      html({ autoCloseTags: false }),
      syntaxHighlighting(colours),
      syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
      EditorView.lineWrapping,
      lintGutter(),
      linter(lint, { delay: 400 }),
      keymap.of([
        { key: "Mod-z", run: moved("undo"), preventDefault: true },
        { key: "Mod-y", run: moved("redo"), preventDefault: true },
        { key: "Mod-Shift-z", run: moved("redo"), preventDefault: true },
        { key: "Enter", run: insertNewlineKeepIndent },
        // Tab leaves the field, as on the rest of the page; Ctrl-] indents.
        // F8 is the editor's, in each view.
        ...lintKeymap.filter(({ key }) => key !== "F8"),
        ...searchKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        const ours = update.transactions.some((transaction) => transaction.annotation(fromDraft));
        if (update.docChanged && !ours) this.#write(update.changes);
      }),
      this.#words.of([]),
      theme,
    ];
    this.#view = new EditorView({ parent, root, state: EditorState.create({ extensions }) });
    checks.addEventListener("report", () => forceLinting(this.#view));
  }

  /** The place in CodeMirror's text of a place in the source, and the other way. */
  #toView = (at) => at - this.#returns.filter((place, i) => place + i < at).length;
  #toSource = (at) => at + this.#returns.filter((place) => place < at).length;

  /** A report whose places are CodeMirror's. */
  #moved(report, part) {
    if (!this.#returns.length) return report;
    const span = (one) => one && { start: this.#toView(one.start), end: this.#toView(one.end) };
    const findings = report.findings.map((finding) => ({
      ...finding,
      places: placesIn(finding, part).map((place) => ({ ...place, span: span(place.span) })),
      fix: finding.fix && { ...finding.fix, edits: finding.fix.edits.map((edit) => ({ ...edit, span: span(edit.span) })) },
    }));
    return { ...report, findings };
  }

  /** Writes changes into the source, whose line ends stay what they are. */
  #write(changes) {
    const end = this.#returns.length ? "\r\n" : "\n";
    let { source } = this.#draft;
    const all = [];
    changes.iterChanges((from, to, _, __, inserted) => all.push([this.#toSource(from), this.#toSource(to), inserted.sliceString(0, inserted.length, end)]));
    for (const [from, to, text] of all.reverse()) source = source.slice(0, from) + text + source.slice(to);
    this.#count(source);
    this.#draft.edit({ source }, "source");
  }

  #count(source) {
    this.#returns = [...source.matchAll(/\r\n/g)].map(({ index }, i) => index - i);
  }

  /** Shows the draft; a caret in what did not change stays. */
  show(label, place) {
    const now = this.#view.state.doc.toString();
    const { source } = this.#draft;
    const text = source.replace(/\r\n?/g, "\n");
    this.#count(source);
    if (now !== text) {
      const { start, removed, inserted } = difference(now, text);
      this.#view.dispatch({
        changes: { from: start, to: start + removed.length, insert: inserted },
        annotations: fromDraft.of(true),
        ...(place === undefined ? {} : { selection: { anchor: Math.min(this.#toView(place), text.length) }, scrollIntoView: true }),
      });
    }
    this.#view.dispatch({ effects: this.#words.reconfigure(EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" })) });
    forceLinting(this.#view);
  }

  reveal({ start, end }) {
    const [from, to] = [start, end].map((at) => Math.min(this.#toView(at), this.#view.state.doc.length));
    this.#view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.#view.focus();
  }
}
