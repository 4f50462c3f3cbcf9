// The look of `<mailing-check>`: that of the page to take away, in light and dark.

/** What a host may set, and what it is else, in light and in dark. */
const COLOURS = {
  ink: ["#1d2733", "#e4e8ee"],
  quiet: ["#55606d", "#a3aebb"],
  line: ["#d5dae0", "#3a4552"],
  paper: ["#ffffff", "#171d24"],
  deep: ["#1f3a5f", "#a9c6ea"],
  violation: ["#9b1c1c", "#ffa199"],
  "needs-review": ["#7a4d00", "#f0c274"],
  undetermined: ["#454f8a", "#b6c0fa"],
  advice: ["#2a5b68", "#8fcbd9"],
  ok: ["#1e6335", "#8bd3a3"],
};

const colours = Object.entries(COLOURS).map(
  ([name, [light, dark]]) => `--_${name}: var(--nu-${name}, light-dark(${light}, ${dark}));`,
);

const KINDS = ["violation", "needs-review", "undetermined", "advice", "ok"];
const kinds = KINDS.map((kind) => `.${kind} { --_kind: var(--_${kind}); }`);

export const STYLES = `
:host { ${colours.join(" ")}
  display: block; container-type: inline-size; color: var(--_ink);
  font: 1rem/1.45 var(--nu-font, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif); }
:host([hidden]) { display: none; }
${kinds.join("\n")}
* { box-sizing: border-box; }
h2, h3, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
.panel { border: 1px solid var(--_line); border-radius: 6px; background: var(--_paper); overflow: clip; }
.panel > * { padding: 1rem 1.25rem; border-top: 1px solid var(--_line); }
.panel > :first-child { border-top: 0; }
.panel > :empty { display: none; }
h2, h3 { color: var(--_deep); font: 600 1.05rem/1.3 var(--nu-serif, Georgia, "Noto Serif", "Liberation Serif", serif); }
.verdict { border-left: 6px solid var(--_kind); background: color-mix(in srgb, var(--_kind) 7%, transparent); }
.verdict h2 { color: var(--_kind); font-size: 1.35rem; }
.verdict p { margin-top: .2rem; }
.error { color: var(--_violation); }
.counters { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .9rem 1.25rem; }
.label { display: block; color: var(--_quiet); font-size: .85rem; }
.number { display: block; font-variant-numeric: tabular-nums; }
.bar { display: block; height: 4px; margin-top: .3rem; border-radius: 2px; overflow: hidden; background: var(--_line); }
.bar > span { display: block; height: 100%; background: var(--_deep); }
.violation > .number { color: var(--_kind); font-weight: 600; }
.violation > .bar > span { background: var(--_kind); }
.group { margin-top: 1rem; }
.group > h3 { margin-bottom: .35rem; color: var(--_ink); font-family: inherit; font-size: .95rem; }
.finding { display: flex; gap: .3rem .75rem; align-items: baseline; width: 100%; margin: 0; padding: .5rem .75rem;
  border: 0; border-left: 3px solid var(--_kind); background: none; color: inherit; font: inherit; text-align: start; }
li + li > .finding { margin-top: .35rem; }
.findings li { content-visibility: auto; contain-intrinsic-block-size: auto 3rem; }
.others { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: baseline; margin-top: .5rem; color: var(--_quiet); }
.more { padding: .2rem .75rem; border: 1px solid var(--_line); border-radius: 4px; background: none; color: var(--_ink); font: inherit; cursor: pointer; }
.more:hover { border-color: currentColor; }
button.finding { cursor: pointer; }
button.finding .about::after { content: " ›" / ""; }
button.finding:hover, .finding[aria-current] { background: color-mix(in srgb, var(--_kind) 10%, transparent); }
.message { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.about { flex: none; color: var(--_quiet); font-size: .85rem; text-align: end; }
:focus-visible { outline: 3px solid var(--nu-focus, light-dark(#2f6fb3, #8ab8f5)); outline-offset: -3px; border-radius: 3px; }
summary { color: var(--_deep); cursor: pointer; }
summary > h3 { display: inline; }
summary > span { margin-left: .5em; color: var(--_quiet); font-size: .9rem; }
.rows { margin-top: .75rem; font-size: .92rem; }
.row { display: flex; flex-wrap: wrap; gap: .1rem .75rem; padding: .4rem 0; border-top: 1px solid var(--_line); }
.row > :nth-child(1) { width: 3.5rem; font-weight: 600; }
.row > :nth-child(2) { min-width: 6.5rem; color: var(--_kind, var(--_quiet)); }
details details { margin-top: .6rem; }
.note { color: var(--_quiet); font-size: .85rem; }
.said { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (max-width: 26rem) {
  .finding { flex-wrap: wrap; }
  .message { flex-basis: 100%; }
}
@container (min-width: 40rem) { .why { flex: 1; } }
@media (prefers-contrast: more) {
  :host { --_ink: light-dark(#000, #fff); --_quiet: var(--_ink); --_line: var(--_ink); --_paper: light-dark(#fff, #000); }
  .verdict, button.finding:hover { background: none; }
  .finding { border-left-width: 6px; }
  .bar { height: 6px; border: 1px solid; background: none; }
}
@media (forced-colors: active) {
  .bar { border: 1px solid CanvasText; }
  .bar > span, .violation > .bar > span { background: CanvasText; forced-color-adjust: none; }
  .finding[aria-current] { outline: 2px solid Highlight; outline-offset: -2px; }
}
`;
