//! The tokenizer's pieces, handed to the tree builder as tokens.

use std::{borrow::Cow, collections::HashSet, mem};

use html5ever::{
    LocalName, QualName, local_name, ns,
    tendril::StrTendril,
    tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult, states::RawKind},
    tree_builder::TreeBuilder,
};
use html5gum::{Emitter, State as Tokens};

use super::{
    at,
    growing::Kind,
    limits::{MAX_ATTRIBUTES, is_formatting},
    span,
    text_runs::{Run, Waiting, utf8},
    tree_sink::{Sink, Slot},
};
use crate::source::{Attribute, MappedText, SourceError};

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&utf8(bytes))
}

/// The names that were read last: a letter has few, and each of them many times.
struct Names([LocalName; 64]);

impl Names {
    fn new() -> Self {
        Self([const { local_name!("") }; 64])
    }

    fn of(&mut self, name: &[u8]) -> LocalName {
        let ends = name.first().zip(name.last()).unwrap_or((&0, &0));
        let key = usize::from(*ends.0)
            .wrapping_mul(7)
            .wrapping_add(usize::from(*ends.1).wrapping_mul(3))
            .wrapping_add(name.len());
        let Some(known) = self.0.get_mut(key % 64) else {
            return LocalName::from(&*utf8(name));
        };
        if known.as_bytes() != name {
            *known = LocalName::from(&*utf8(name));
        }
        known.clone()
    }
}

/// Hands the tokenizer's pieces to the tree builder.
pub(super) struct Bridge<'a, 's> {
    source: &'a str,
    builder: &'a TreeBuilder<&'s Slot<'s>, Sink<'s>>,
    position: usize,
    run: Run,
    in_cdata: bool,
    /// Where the `<` of what is being read stands.
    opened: usize,
    end_tag: bool,
    self_closing: bool,
    tag_name: Vec<u8>,
    known: Names,
    last_start_tag: Vec<u8>,
    attributes: Vec<Attribute>,
    /// Whether an `<svg>` or `<math>` was read.
    foreign: bool,
    /// How many attributes were read, and the names, once they are many.
    count: u32,
    names: HashSet<LocalName>,
    duplicates: bool,
    in_attribute: bool,
    attribute_start: usize,
    attribute_end: usize,
    attribute_name: Vec<u8>,
    value_start: Option<usize>,
    value: Run,
    doctype: [Vec<u8>; 3],
    has_public: bool,
    has_system: bool,
    force_quirks: bool,
}

impl<'a, 's> Bridge<'a, 's> {
    pub(super) fn new(
        source: &'a str,
        position: usize,
        builder: &'a TreeBuilder<&'s Slot<'s>, Sink<'s>>,
    ) -> Self {
        let mut run = Run::default();
        run.start(position);
        Self {
            source,
            builder,
            position,
            run,
            in_cdata: false,
            opened: position,
            end_tag: false,
            self_closing: false,
            tag_name: Vec::new(),
            known: Names::new(),
            last_start_tag: Vec::new(),
            attributes: Vec::new(),
            foreign: false,
            count: 0,
            names: HashSet::new(),
            duplicates: false,
            in_attribute: false,
            attribute_start: 0,
            attribute_end: 0,
            attribute_name: Vec::new(),
            value_start: None,
            value: Run::default(),
            doctype: Default::default(),
            has_public: false,
            has_system: false,
            force_quirks: false,
        }
    }

    fn process(&self, token: Token) -> TokenSinkResult<&'s Slot<'s>> {
        // The line number is not used: the place of the token is known without it.
        let result = self.builder.process_token(token, 1);
        let sink = &self.builder.sink;
        sink.state.borrow_mut().looked(sink.looks.take());
        result
    }

    /// Hands over a character token.
    fn characters(&mut self, token: Token, text: MappedText) {
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.kind = Kind::Characters;
            state.arrived = false;
            if let Some(span) = text.span() {
                state.token = span;
            }
            state.waiting.push_back(Waiting::new(text));
        }
        let null = matches!(token, Token::NullCharacterToken);
        let _ = self.process(token);
        let mut state = self.builder.sink.state.borrow_mut();
        if state.arrived {
            // A part may still wait: behind the space in a `<colgroup>` comes text of the table.
            let rest = state.waiting.pop_back().filter(Waiting::has_more);
            state.waiting.clear();
            state.waiting.extend(rest);
        } else if null {
            // It is dropped where it does not arrive at once.
            state.waiting.pop_back();
        }
    }

    fn flush(&mut self) {
        if !self.run.is_empty() {
            let text = self.run.take(self.source);
            let token = Token::CharacterTokens(StrTendril::from_slice(text.text(self.source)));
            self.characters(token, text);
        }
    }

    /// Hands over a token that is no text and ends here.
    fn other(&mut self, token: Token) {
        self.flush();
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.kind = Kind::Other;
            state.token = span(self.opened, self.position);
        }
        // A doctype leaves the text of a table waiting.
        let ends_text = !matches!(token, Token::DoctypeToken(_));
        let _ = self.process(token);
        if ends_text {
            self.builder.sink.state.borrow_mut().waiting.clear();
        }
        self.run.start(self.position);
    }

    /// Says that there was an error, behind which the tree builder keeps the line break that it
    /// drops right behind `<pre>`.
    fn error(&self) {
        let _ = self.process(Token::ParseError(Cow::Borrowed("")));
    }

    /// Whether a character reference without its semicolon was just read.
    fn is_unended_reference(&self) -> bool {
        let bytes = self.source.as_bytes();
        bytes.get(self.run.cursor) == Some(&b'&')
            && bytes.get(self.position.saturating_sub(1)) != Some(&b';')
    }

    fn null(&mut self) {
        self.flush();
        let start = self.run.cursor;
        self.run
            .add("\u{fffd}", span(start, start.saturating_add(1)));
        let text = self.run.take(self.source);
        self.characters(Token::NullCharacterToken, text);
        self.run.start(start.saturating_add(1));
    }

    fn finish_attribute(&mut self) {
        if !mem::take(&mut self.in_attribute) {
            return;
        }
        if self.end_tag {
            self.attribute_name.clear();
            self.value.take(self.source);
            return;
        }
        self.count = self.count.saturating_add(1);
        if self.count > MAX_ATTRIBUTES {
            let error = SourceError::TooManyAttributes {
                offset: at(self.opened).into(),
                limit: MAX_ATTRIBUTES,
            };
            self.builder.sink.state.borrow_mut().fail(error);
            return;
        }
        let name = self.known.of(&self.attribute_name);
        self.attribute_name.clear();
        let mut end = self.attribute_end;
        let mut value = MappedText::default();
        if let Some(start) = self.value_start.take() {
            end = self.value.cursor.max(start);
            value = self.value.take(self.source);
            let bytes = self.source.as_bytes();
            let quote = bytes.get(start.saturating_sub(1));
            if matches!(quote, Some(b'"' | b'\'')) && bytes.get(end) == quote {
                end = end.saturating_add(1);
            }
        }
        // Few names are compared, many are looked up: the time must not grow with their square.
        let known = if self.attributes.len() < 16 {
            self.attributes.iter().any(|a| a.name == name)
        } else {
            if self.names.is_empty() {
                let names = self.attributes.iter().map(|a| a.name.clone());
                self.names.extend(names);
            }
            !self.names.insert(name.clone())
        };
        if known {
            self.duplicates = true;
            return;
        }
        self.attributes.push(Attribute {
            name,
            value,
            span: span(self.attribute_start, end),
        });
    }

    fn start_new_tag(&mut self, end_tag: bool) {
        self.end_tag = end_tag;
        self.self_closing = false;
        self.tag_name.clear();
        self.attributes.clear();
        self.count = 0;
        self.names.clear();
        self.duplicates = false;
        self.in_attribute = false;
        self.value_start = None;
        self.attribute_name.clear();
    }

    /// The attributes of the tag, as far as the tree builder is to see them. It looks at the type
    /// of an `<input>`, compares and copies formatting elements, and adjusts names in foreign
    /// content; those of other elements it only passes on, so they need not go through it.
    fn shown_attributes(&mut self, name: &LocalName) -> Vec<html5ever::Attribute> {
        self.foreign |= matches!(*name, local_name!("svg") | local_name!("math"));
        let looked_at = self.foreign || is_formatting(name) || *name == local_name!("input");
        let shown = if looked_at { &self.attributes[..] } else { &[] };
        let attributes = shown.iter().map(|attribute| html5ever::Attribute {
            name: QualName::new(None, ns!(), attribute.name.clone()),
            value: StrTendril::from_slice(attribute.value.text(self.source)),
        });
        attributes.collect()
    }
}

impl Emitter for Bridge<'_, '_> {
    type Token = SourceError;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.extend(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.opened = self.position;
        self.other(Token::EOFToken);
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<SourceError> {
        self.builder.sink.state.borrow_mut().error.take()
    }

    fn init_string(&mut self) {
        self.in_cdata = false;
        if self.position > self.run.cursor {
            // Source that stands for no text, such as `</>`.
            self.flush();
            self.run.start(self.position);
            self.error();
        }
    }

    fn emit_string(&mut self, text: &[u8]) {
        if text == b"\0" {
            self.null();
        } else if text == b"\n" && self.run.is_empty() && self.is_unended_reference() {
            self.error();
            self.run.push(self.source, text, self.position);
        } else if self.in_cdata && text.contains(&0) {
            for (index, part) in text.split(|&b| b == 0).enumerate() {
                if index > 0 {
                    self.null();
                }
                let position = self.run.cursor.saturating_add(part.len());
                self.run.push(self.source, part, position);
            }
        } else {
            self.run.push(self.source, text, self.position);
        }
    }

    fn init_start_tag(&mut self) {
        self.start_new_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.start_new_tag(true);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<Tokens> {
        self.finish_attribute();
        self.flush();
        let name = self.known.of(&self.tag_name);
        let token = span(self.opened, self.position);
        let attributes = if self.end_tag {
            Vec::new()
        } else {
            self.shown_attributes(&name)
        };
        {
            let mut state = self.builder.sink.state.borrow_mut();
            state.token = token;
            state.made = None;
            if self.end_tag {
                state.kind = Kind::Other;
            } else {
                state.kind = Kind::StartTag;
                state.name = name.clone();
                mem::swap(&mut state.pending, &mut self.attributes);
            }
        }
        if !self.end_tag {
            mem::swap(&mut self.last_start_tag, &mut self.tag_name);
        }
        let ends_table = self.end_tag && name == local_name!("table");
        self.builder.sink.ends_table.set(ends_table);
        let formatting = is_formatting(&name);
        let result = self.process(Token::TagToken(Tag {
            kind: if self.end_tag {
                TagKind::EndTag
            } else {
                TagKind::StartTag
            },
            name,
            self_closing: self.self_closing,
            attrs: attributes,
            had_duplicate_attributes: self.duplicates,
        }));
        let mut state = self.builder.sink.state.borrow_mut();
        state.waiting.clear();
        if formatting {
            state.weigh_formatting();
        }
        if !self.end_tag {
            state.started();
            mem::swap(&mut state.pending, &mut self.attributes);
        }
        drop(state);
        self.builder.sink.ends_table.set(false);
        self.run.start(self.position);
        match result {
            TokenSinkResult::Plaintext => Some(Tokens::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(Tokens::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(Tokens::RawText),
            TokenSinkResult::RawData(_) => Some(Tokens::ScriptData),
            _ => None,
        }
    }

    fn emit_current_comment(&mut self) {
        // What it says is nowhere shown.
        self.other(Token::CommentToken(StrTendril::new()));
    }

    fn emit_current_doctype(&mut self) {
        let [name, public, system] = &self.doctype;
        let doctype = Doctype {
            name: (!name.is_empty()).then(|| tendril(name)),
            public_id: self.has_public.then(|| tendril(public)),
            system_id: self.has_system.then(|| tendril(system)),
            force_quirks: self.force_quirks,
        };
        self.other(Token::DoctypeToken(doctype));
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {
        self.force_quirks = true;
    }

    fn push_tag_name(&mut self, text: &[u8]) {
        self.tag_name.extend(text);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, text: &[u8]) {
        self.doctype[0].extend(text);
    }

    fn init_doctype(&mut self) {
        self.doctype.iter_mut().for_each(Vec::clear);
        self.has_public = false;
        self.has_system = false;
        self.force_quirks = false;
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
        self.in_attribute = true;
        self.attribute_start = self.position.saturating_sub(1);
    }

    fn init_attribute_value(&mut self) {
        self.value_start = Some(self.position);
        self.value.start(self.position);
    }

    fn push_attribute_name(&mut self, text: &[u8]) {
        self.attribute_name.extend(text);
        self.attribute_end = self.position;
    }

    fn push_attribute_value(&mut self, text: &[u8]) {
        self.value.push(self.source, text, self.position);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.has_public = true;
        self.doctype[1].clear();
        self.doctype[1].extend(value);
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.has_system = true;
        self.doctype[2].clear();
        self.doctype[2].extend(value);
    }

    fn push_doctype_public_identifier(&mut self, text: &[u8]) {
        self.doctype[1].extend(text);
    }

    fn push_doctype_system_identifier(&mut self, text: &[u8]) {
        self.doctype[2].extend(text);
    }

    fn start_open_tag(&mut self) {
        self.opened = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.end_tag && !self.last_start_tag.is_empty() && self.last_start_tag == self.tag_name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.flush();
        self.in_cdata = self
            .builder
            .adjusted_current_node_present_but_not_in_html_namespace();
        if self.in_cdata {
            self.run.start(self.position);
        }
        self.in_cdata
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}
