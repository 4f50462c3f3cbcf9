// The source of an element is what `innerHTML` writes, and every place in it is found again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launched, served, visiting } from "./chromium.mjs";
import { mailings } from "../node/mailings.mjs";

let browser;
before(async () => {
  browser = await launched();
});
after(() => browser?.close());

const js = process.env.PACKAGE;

/** What `ask` gives in a page in which `serialise` is at hand. */
const inPage = (ask, given) =>
  served(js, {}, (address) =>
    visiting(browser, async (page, wrong) => {
      await page.route("**/index.html", (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><meta charset=utf-8>" }));
      await page.goto(`${address}/index.html`);
      await page.evaluate(async () => Object.assign(globalThis, await import("/serialise.js")));
      const answer = await page.evaluate(ask, given);
      assert.deepEqual(wrong, []);
      return answer;
    }),
  );

const SOURCES = [
  "",
  "Dear\u00a0Alumni &amp; friends &lt;all&gt; 😀 Ә é",
  "<p>One</p>\r\n<p title='\"&amp;&nbsp;&lt;'>Two<br>three<img src=a.png></p>",
  "<pre>\n\nA line</pre><textarea>\n&lt;b></textarea><listing>\nx</listing>",
  "<!-- a comment --><!--[if mso]><p>Outlook</p><![endif]--><p>x<!---->y</p>",
  "<style>p > a { color: red }</style><script>1 < 2 && 3</script><xmp>a & b < c</xmp><iframe>a &amp; b</iframe>",
  "<noscript>a &amp; <b>b</b></noscript><noembed>a < b</noembed><noframes>a & b</noframes>",
  "<template><p>In a template &amp;</p><template>twice</template></template>After",
  "<svg viewBox='0 0 1 1' xlink:href='#a' xml:lang='kk'><style>a &lt; b</style><foreignObject><p>&amp;</p></foreignObject></svg>",
  "<math><mi>x</mi><annotation-xml encoding='text/html'><b>&lt;</b></annotation-xml></math>",
  "<table><tr><td>a<td>b</table><input value='&quot;'><hr><o:p>Word</o:p><my-element a='1'></my-element>",
  "<plaintext>a < b & c",
];

test("the source is innerHTML's, of whatever is parsed, and of every mailing among the vectors", async () => {
  const decoder = new TextDecoder();
  const all = [...SOURCES, ...mailings.filter(({ kind }) => kind === "html").map(({ source }) => decoder.decode(source))];
  assert.ok(all.length > 150);
  const differ = await inPage((sources) => {
    const element = document.createElement("div");
    return sources.flatMap((source) => {
      element.innerHTML = source;
      const ours = serialise(element).source;
      return ours === element.innerHTML ? [] : [[ours, element.innerHTML]];
    });
  }, all);
  assert.deepEqual(differ, []);
});

test("of trees that no parser makes too, and every place in a text goes there and back", async () => {
  const { differ, places, trees } = await inPage(() => {
    // A generator with a seed, so that what fails fails again.
    let seed = 20;
    const below = (n) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const one = (list) => list[below(list.length)];
    const TEXTS = ["", "a", "&", "&amp;", "<b>", "\u00a0", "\n", "😀", "Ә\u0301", '"', "a < b & c\u00a0> d"];
    const TAGS = ["p", "b", "pre", "textarea", "style", "script", "noscript", "xmp", "br", "img", "param", "table", "template", "svg", "foreignObject", "custom-tag"];
    const make = (depth) => {
      const kind = below(10);
      if (kind < 4 || depth === 0) return document.createTextNode(one(TEXTS) + one(TEXTS));
      if (kind === 4) return document.createComment(one(["", "x", "[if mso]>a<![endif]"]));
      if (kind === 5) return document.createProcessingInstruction("php", "echo 1");
      const tag = one(TAGS);
      const foreign = ["svg", "foreignObject"].includes(tag) || below(8) === 0;
      const element = foreign ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
      if (below(2)) element.setAttribute("title", one(TEXTS));
      if (below(8) === 0) element.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "#");
      if (below(8) === 0) element.setAttributeNS("http://nowhere", "n:a", "1");
      const into = element.content ?? element;
      for (let i = below(4); i > 0; i -= 1) into.append(make(depth - 1));
      return element;
    };
    const differ = [];
    let places = 0;
    const trees = 2000;
    for (let tree = 0; tree < trees && differ.length < 3; tree += 1) {
      const element = document.createElement(one(["div", "div", "div", "style", "template", "p"]));
      for (let i = below(5); i > 0; i -= 1) (element.content ?? element).append(make(4));
      const before = element.innerHTML;
      const { source, rangeOf, spanOf, elementOf } = serialise(element);
      if (source !== before) differ.push(["source", source, before]);
      // Void elements hold what is not written.
      const isWritten = (node) => {
        for (let at = node.parentNode; at && at !== element; at = at.parentNode) {
          if (at.matches?.("br, img, param") && at.namespaceURI.endsWith("xhtml")) return false;
        }
        return true;
      };
      const root = element.content ?? element;
      const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const node = nodes.currentNode;
        if (!isWritten(node)) continue;
        for (let at = 0; at <= node.length; at += 1) {
          places += 1;
          const there = document.createRange();
          there.setStart(node, at);
          there.setEnd(node, node.length);
          const span = spanOf(there);
          const back = rangeOf(span);
          const again = back && spanOf(back);
          const same = back && back.toString() === there.toString() && again.start === span.start && again.end === span.end;
          if (!same) differ.push(["place", source, node.data, at, span, again, back?.toString(), there.toString()]);
          if (at < node.length && (back.startContainer !== node || back.startOffset !== at)) differ.push(["start", source, node.data, at]);
          if (at < node.length && elementOf(span) !== null) differ.push(["element", source, node.data, at]);
        }
      }
      // Whatever the span is, it is a place in the element, which holds the text that is in it.
      for (let start = 0; start <= source.length; start += 1 + below(20)) {
        const end = start + below(source.length - start + 1);
        const range = rangeOf({ start, end });
        const back = range && spanOf(range);
        if (!back || back.start > start || back.end < end) {
          if (start !== end) differ.push(["span", source, start, end, back]);
        }
        if (!root.contains(range.commonAncestorContainer)) differ.push(["outside", source, start, end]);
      }
      if (element.innerHTML !== before) differ.push(["changed", source]);
    }
    return { differ, places, trees };
  });
  assert.deepEqual(differ, []);
  assert.ok(places > 10_000, `${places} places in ${trees} trees`);
});

test("many places in one long text are found in time", async () => {
  const ms = await inPage(() => {
    const element = document.createElement("pre");
    element.textContent = "a & b\u00a0".repeat(100_000);
    const { source, rangeOf, spanOf } = serialise(element);
    const begun = performance.now();
    for (let start = 0; start < source.length; start += 400) {
      const span = { start, end: start + 3 };
      const back = spanOf(rangeOf(span));
      if (back.start > span.start || back.end < span.end) throw new Error(`${start}`);
    }
    return performance.now() - begun;
  });
  // Each of 4,000 going through the whole of it took minutes.
  assert.ok(ms < 5_000, `${ms} ms`);
});

test("a place in a tag is its element, and what is gone since is nowhere", async () => {
  const seen = await inPage(() => {
    const element = document.createElement("div");
    element.innerHTML = '<p style="color: red">One &amp; <b>two</b><img src="a.png"></p><table bgcolor="red"><tr><td>x</td></tr></table>';
    const { source, rangeOf, elementOf } = serialise(element);
    const of = (text) => ({ start: source.indexOf(text), end: source.indexOf(text) + text.length });
    const named = (text) => elementOf(of(text))?.localName ?? null;
    const said = (text) => rangeOf(of(text))?.toString() ?? null;
    const before = {
      named: ["color: red", '<img src="a.png">', 'bgcolor="red"', "One", "One &amp; <b>two</b>", "</b>"].map(named),
      said: ["&amp;", "amp", "One &amp; <b>two</b>", "two", 'bgcolor="red"', "e &amp; <b>t", " <b"].map(said),
    };
    const live = rangeOf(of("two"));
    element.querySelector("b").firstChild.insertData(0, "not ");
    element.querySelector("table").remove();
    return { ...before, live: live.toString(), gone: [said("x"), named('bgcolor="red"'), said("One")], beyond: rangeOf({ start: 0, end: 999 }), none: rangeOf(null) };
  });
  assert.deepEqual(seen, {
    named: ["p", "img", "table", null, null, "b"],
    said: ["&", "&", "One & two", "two", "x", "e & t", " two"],
    live: "not two",
    gone: [null, null, "One"],
    beyond: null,
    none: null,
  });
});

test("what an editor puts there for itself is not of the source, and places stand beside it", async () => {
  const said = await inPage(() => {
    const element = document.createElement("div");
    element.innerHTML = '<i class="ui">x</i><p title="a > b">One<svg class="ui" a="1"><path d="M0 0"></path></svg>two</p><b class="ui"><i class="ui">&amp;</i></b><p>Three</p><i class="ui"></i>';
    const before = element.innerHTML;
    const { source, rangeOf, elementOf, spanOf } = serialise(element, { without: ".ui, .other" });
    const [, first, , second] = element.children;
    const range = (node, offset) => {
      const made = document.createRange();
      made.setStart(node, offset);
      return spanOf(made);
    };
    const tag = source.indexOf(">One") + 1;
    return {
      rest: [source.replace(/ title="[^"]*"/, ""), element.innerHTML === before],
      texts: [source.indexOf("wo"), source.indexOf("Three")].map((start) => String(rangeOf({ start, end: start + 2 }))),
      element: elementOf({ start: 0, end: 3 }) === first,
      // Before and behind a handle stands what is behind it; in it, nothing of the source.
      carets: [range(element, 0).start, range(first, 1).start - tag, range(first, 2).start - tag, range(element, 2).start - source.indexOf("<p>"), range(element, 4).start - source.length],
      inside: range(first.querySelector("svg"), 0),
      last: range(second.firstChild, 5).start - source.length,
    };
  });
  assert.deepEqual(said, {
    rest: ["<p>Onetwo</p><p>Three</p>", true],
    texts: ["wo", "Th"],
    element: true,
    carets: [0, 3, 3, 0, 0],
    inside: null,
    last: -4,
  });
});
