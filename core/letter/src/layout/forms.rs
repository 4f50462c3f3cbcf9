//! The words on a form's controls that stand in attributes.

use html5ever::local_name;

use crate::source::{Element, MappedText, NodeId, NodeKind, Tree};

/// The kind of an `<input>`.
fn kind<'t>(tree: &'t Tree, input: &Element) -> &'t str {
    tree.value(input, &local_name!("type"))
        .unwrap_or_default()
        .trim()
}

/// Whether an `<input>` is a picture.
pub(super) fn is_picture(tree: &Tree, input: &Element) -> bool {
    kind(tree, input).eq_ignore_ascii_case("image")
}

/// The attribute whose value a control shows: what was filled in, else what is asked for; the label of
/// an option.
pub(super) fn words(tree: &Tree, id: NodeId) -> Option<&MappedText> {
    const SHOW_NO_WORDS: [&str; 9] = [
        "hidden", "checkbox", "radio", "password", "range", "color", "file", "image", "date",
    ];
    let element = tree.element(id)?;
    let value = |name| {
        let attribute = tree.attribute(element, &name)?;
        (attribute.value.len() > 0).then_some(&attribute.value)
    };
    match element.name {
        local_name!("option") | local_name!("optgroup") => value(local_name!("label")),
        local_name!("textarea") if tree.node(id).first_child.is_none() => {
            value(local_name!("placeholder"))
        }
        local_name!("input") => {
            let kind = kind(tree, element);
            let shows_none = SHOW_NO_WORDS
                .iter()
                .any(|none| none.eq_ignore_ascii_case(kind));
            let words =
                || value(local_name!("value")).or_else(|| value(local_name!("placeholder")));
            if shows_none { None } else { words() }
        }
        _ => None,
    }
}

/// The text that a node shows: its own, or in a control that of an attribute.
pub(super) fn text_of(tree: &Tree, id: NodeId) -> Option<&MappedText> {
    match &tree.node(id).kind {
        NodeKind::Text(text) => Some(text),
        _ => words(tree, id),
    }
}
