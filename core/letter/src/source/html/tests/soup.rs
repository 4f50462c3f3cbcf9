//! Vectors, real mail and any soup of tags: the trees are html5ever's.

use proptest::prelude::*;

use crate::source::html::judge::agrees;

const TAGS: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "style",
    "script",
    "template",
    "p",
    "div",
    "h1",
    "h2",
    "b",
    "i",
    "a",
    "font",
    "nobr",
    "span",
    "table",
    "tbody",
    "thead",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "select",
    "option",
    "optgroup",
    "svg",
    "math",
    "mi",
    "desc",
    "foreignObject",
    "annotation-xml",
    "ul",
    "li",
    "dl",
    "dd",
    "form",
    "input",
    "button",
    "object",
    "img",
    "image",
    "br",
    "hr",
    "pre",
    "textarea",
    "frameset",
    "frame",
    "noframes",
    "iframe",
    "noscript",
    "center",
    "o:p",
    "x\0y",
    "plaintext",
    "selectedcontent",
];

const BITS: &[&str] = &[
    "x",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "é",
    "😀",
    "Ә",
    "e\u{301}",
    "&amp;",
    "&amp",
    "&",
    "&#38;",
    "&#10",
    "&#xA;",
    "&#0;",
    "&#x1F600;",
    "&#x80",
    "&notit;",
    "&nbsp",
    "&zwnj;",
    "&#",
    "&#x",
    "&bogus;",
    "&NotEqualTilde;",
    "<",
    "</",
    "</>",
    "<!",
    "<?php ?>",
    "<!-- c -->",
    "<!-->",
    "<!--x--!>",
    "<!--[if mso]><td><![endif]-->",
    "<![if !mso]>",
    "<![endif]>",
    "<![CDATA[a]]b\0\r\n]]]>",
    "<![CDATA[&amp;",
    "]]>",
    "<!DOCTYPE html>",
    "<!doctype>",
    "<!-",
    "--",
    "<!--",
    "-->",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'é\0'>",
    "</p>",
    "</br>",
    ">",
    "\"",
    "{{name}}",
    "*|NAME|*",
    "text of some length\r\nand more",
    "\t\u{c}",
    "<a",
    "</ x>",
    "=",
    "<script><!--<script></script>",
    "\u{fffd}",
    "&\r\n",
    "&ngE;",
    "<script></script>\u{feff}",
    "&#0",
    "&é",
    "<\r\n",
];

const ATTRIBUTES: &[&str] = &[
    "",
    " a=1",
    " id=k",
    " ID='é&amp;x'",
    " class=\"a\r\nb\"",
    " a",
    " a=''",
    " href=x&lt",
    " href=\"?a&lt=b&amp;c\"",
    " encoding=text/html",
    " xlink:href=#y",
    " definitionurl=z",
    " type=hidden",
    " type",
    " shadowrootmode=open",
    " =x",
    " b = 😀 ",
    "/",
    " /",
    " a=\"\0\"",
    " c='\r'",
    " x\0=y",
    " d=&é",
    "\r\ne\r\n=\r\nf",
    " a/b",
    " \"='",
    " lang=kk-Ә",
];

fn soup() -> impl Strategy<Value = String> {
    let tag = proptest::sample::select(TAGS);
    let attribute = proptest::sample::select(ATTRIBUTES);
    let piece = prop_oneof![
        4 => (tag.clone(), proptest::collection::vec(attribute, 0..4), any::<bool>()).prop_map(
            |(tag, attributes, upper)| {
                let tag = if upper { tag.to_uppercase() } else { tag.to_owned() };
                format!("<{tag}{}>", attributes.concat())
            }
        ),
        1 => proptest::sample::select(&["<pre>", "<pre></>", "<pre>&#10", "<pre>&#10;"][..])
            .prop_map(str::to_owned),
        3 => tag.prop_map(|tag| format!("</{tag}>")),
        3 => proptest::sample::select(BITS).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Every HTML file under a directory.
fn html_under(dir: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            html_under(&path, out);
        } else if path.extension().is_some_and(|e| e == "html") {
            out.push(path);
        }
    }
}

/// The vectors, and with `MAILS` every mail under a directory of one's own.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test reads files")]
fn the_trees_of_vectors_and_of_real_mail_are_html5evers() {
    let mut files = Vec::new();
    html_under(
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/mailings").as_ref(),
        &mut files,
    );
    assert!(files.len() > 60);
    if let Some(dir) = std::env::var_os("MAILS") {
        html_under(dir.as_ref(), &mut files);
    }
    for path in files {
        // A mail that is not UTF-8 is refused before it comes to a tree.
        if let Ok(html) = String::from_utf8(std::fs::read(&path).unwrap()) {
            agrees(&html);
        }
    }
}

/// Every tag in every other, in a page, in a table, in a drawing and in a formula.
#[test]
fn every_tag_in_every_other_stands_where_html5ever_has_it() {
    for around in ["", "<table>", "<svg>", "<math>"] {
        for outer in TAGS {
            for inner in TAGS {
                agrees(&format!(
                    "{around}<{outer} encoding=text/html>a<{inner}>b</{outer}>c"
                ));
            }
        }
    }
}

/// Every bit of text behind every other, and in every tag.
#[test]
fn every_bit_of_text_is_read_as_html5ever_reads_it() {
    for one in BITS {
        for other in BITS {
            agrees(&format!("a{one}b{other}c"));
        }
        for tag in TAGS {
            agrees(&format!("<{tag}>{one}b</{tag}>{one}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_is_html5evers_and_its_places_hold(html in soup()) {
        agrees(&html);
    }
}
