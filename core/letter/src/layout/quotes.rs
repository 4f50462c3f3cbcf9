//! What of a message is the letter: not the header that a mail program puts over a letter that it
//! passes on, not what stands above it for whoever it is passed to, not what an answer quotes, and not
//! the warning that a mail server puts above what comes from outside.

use std::{cell::LazyCell, ops::RangeInclusive};

use nu_alumni_ground::sort_by_key;

use super::blocks::{Block, Flow};
use html5ever::local_name;

use crate::{
    Aspect, Unread,
    source::{NodeId, Tree},
    words::{
        footers::warns_of_sender,
        greetings::{addresses_many, is_greeting},
        mail_headers::{Header, attributes_quote, header, may_attribute_quote, opens_original},
    },
};

/// Nodes that are no part of the letter.
pub(crate) type LeftOut = Vec<Gap>;

/// Nodes that were taken out between what was kept.
pub(crate) struct Gap {
    nodes: RangeInclusive<NodeId>,
    /// The first node of what is kept behind them.
    next: NodeId,
}

/// A header has at least so many lines.
const HEADER_LINES: usize = 3;

/// What stands over a letter that is passed on or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    PassedOn,
    Answered,
    /// Programs put the same header over both.
    Either,
}

/// Such a header's blocks: the first, and the one behind the last.
#[derive(Debug, Clone, Copy)]
struct Over {
    first: usize,
    end: usize,
    kind: Kind,
    /// Whether a mail program surely wrote it; else the letter itself may quote somebody.
    sure: bool,
}

/// Takes out of `flow` what is not the letter; the nodes that were taken out.
pub(crate) fn leave_out_quotes(tree: &Tree, flow: &mut Flow) -> LeftOut {
    let mut blocks = Vec::with_capacity(flow.blocks.len());
    for block in flow.blocks.drain(..) {
        cut_around_header(block, &mut blocks);
    }
    flow.blocks = blocks;
    let over = headers(tree, &flow.blocks);
    let blocks = || flow.blocks.iter();
    let warnings = blocks().take_while(|block| !block.has_words() || warns_of_sender(&block.text));
    let warnings = warnings.count();
    if over.is_empty() && warnings == 0 {
        return LeftOut::new();
    }
    let (mut keep, doubtful) = match over.as_slice() {
        [] => (vec![true; flow.blocks.len()], Vec::new()),
        over => letter(&flow.blocks, over),
    };
    let doubtful = doubtful.iter().filter_map(|&first| flow.blocks.get(first));
    let doubtful = doubtful.map(|block| block.source(tree));
    flow.unread
        .extend(doubtful.map(|place| Unread::new("<blockquote>", place, Aspect::ALL)));
    for (keep, block) in keep.iter_mut().zip(blocks()).take(warnings) {
        *keep &= !block.has_words();
    }
    let left_out = nodes_left_out(&flow.blocks, &keep);
    let is_kept = |node: NodeId| gap_at(&left_out, node).is_none();
    let mut kept = keep.iter();
    flow.blocks.retain(|_| kept.next().is_none_or(|kept| *kept));
    flow.pictures
        .retain(|picture| !is_left_out(tree, &left_out, picture.node));
    flow.links.retain(|node| is_kept(*node));
    flow.tables.retain(|table| is_kept(table.node));
    left_out
}

/// The nodes that a node was taken out with.
fn gap_at(left_out: &LeftOut, node: NodeId) -> Option<&Gap> {
    let behind = left_out.partition_point(|gap| *gap.nodes.start() <= node);
    let gap = left_out.get(behind.checked_sub(1)?)?;
    gap.nodes.contains(&node).then_some(gap)
}

/// Whether a node was taken out with all that is in it: what is around the letter too, a page or a
/// table, begins above it and is seen.
pub(crate) fn is_left_out(tree: &Tree, left_out: &LeftOut, node: NodeId) -> bool {
    gap_at(left_out, node).is_some_and(|gap| {
        let mut inside = std::iter::successors(Some(node), |&id| tree.node(id).last_child);
        !inside.any(|id| gap.next <= id)
    })
}

/// Cuts a block that holds more than a whole header: what stands above it, and the letter from its
/// greeting on.
fn cut_around_header(mut block: Block, to: &mut Vec<Block>) {
    let Some(at) = block
        .lines()
        .find(|(_, line)| is_of_header(line))
        .map(|(at, _)| at)
    else {
        to.push(block);
        return;
    };
    let mut lines = HeaderLines::default();
    let greeting = {
        let mut of_header = block.lines().skip_while(|(start, _)| *start < at);
        let greeting = of_header.find(|(_, line)| {
            lines.read(line);
            is_greeting(line)
        });
        greeting.map(|(at, _)| at)
    };
    if !lines.are_header() {
        to.push(block);
        return;
    }
    let letter = greeting.map(|at| block.split_off(at));
    if at > 0 {
        let header = block.split_off(at);
        to.push(std::mem::replace(&mut block, header));
    }
    to.push(block);
    to.extend(letter);
}

/// What a line says that a mail program put over a letter.
fn program_header(line: &str) -> Option<(Header, &str)> {
    header(line).filter(|(name, _)| *name != Header::DraftSubject)
}

/// Whether a line is one of a header's, or stands over one.
fn is_of_header(line: &str) -> bool {
    program_header(line).is_some() || opens_original(line).is_some()
}

/// What the lines of a header say.
#[derive(Default)]
struct HeaderLines {
    passed_on: Option<bool>,
    from: bool,
    count: usize,
    /// The last one said nothing: in a table its value stands in a cell of its own.
    value_follows: bool,
}

impl HeaderLines {
    fn read(&mut self, line: &str) {
        self.value_follows = false;
        if let Some(passed_on) = opens_original(line) {
            self.passed_on = self.passed_on.or(Some(passed_on));
        } else if let Some((name, value)) = program_header(line) {
            // "From: 18:00 to 20:00" says when it begins.
            let is_hour = value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains('@');
            self.from |= name == Header::From && !is_hour;
            self.count = self.count.saturating_add(1);
            self.value_follows = value.is_empty();
        }
    }

    fn are_header(&self) -> bool {
        self.passed_on.is_some() || self.from && self.count >= HEADER_LINES
    }
}

/// The headers over letters that are passed on or answered.
fn headers(tree: &Tree, blocks: &[Block]) -> Vec<Over> {
    let mut found = Vec::new();
    let mut first = 0usize;
    while let Some(block) = blocks.get(first) {
        let mut end = first.saturating_add(1);
        let quote = || {
            blocks
                .get(end)
                .filter(|next| next.context.quoted > block.context.quoted)
        };
        if attributes_quote(&block.text) {
            found.push(Over {
                first,
                end,
                kind: Kind::Answered,
                sure: quote().is_some_and(|quote| is_cited(tree, quote)),
            });
        } else if may_attribute_quote(&block.text)
            && !is_of_header(&block.text)
            && !is_greeting(&block.text)
            && quote().is_some_and(|quote| is_cited(tree, quote))
        {
            found.push(Over {
                first,
                end,
                kind: Kind::Either,
                sure: false,
            });
        } else if memchr::memchr2(b':', b'-', block.text.as_bytes()).is_some() {
            let mut lines = HeaderLines::default();
            let of_header = blocks.iter().skip(first).take_while(|block| {
                let (_, line) = block.lines().next().unwrap_or_default();
                let is_one = lines.value_follows || is_of_header(line);
                if is_one {
                    block.lines().for_each(|(_, line)| lines.read(line));
                }
                is_one
            });
            end = end.max(first.saturating_add(of_header.count()));
            if lines.are_header() {
                let kind = match lines.passed_on {
                    Some(true) => Kind::PassedOn,
                    _ => Kind::Either,
                };
                let sure = true;
                found.push(Over {
                    first,
                    end,
                    kind,
                    sure,
                });
            }
        }
        first = end;
    }
    found
}

/// Whether a mail program says that a block is quoted from another letter: of a `<blockquote>` in HTML, or
/// with the marks of a plain text, whose quotations stand nowhere in the source.
fn is_cited(tree: &Tree, block: &Block) -> bool {
    const NAMES: [&str; 2] = ["gmail_quote", "blockquote_zmail"];
    let Some(first) = block.runs.first() else {
        return false;
    };
    let mut above = std::iter::successors(Some(first.node), |&id| tree.node(id).parent);
    let quote = above.find_map(|id| {
        let element = tree.element(id)?;
        (element.name == local_name!("blockquote")).then_some((id, element))
    });
    quote.is_some_and(|(id, element)| {
        let value = |name| tree.value(element, &name).unwrap_or_default();
        let named = |text: &str| NAMES.iter().any(|name| text.contains(name));
        tree.node(id).span.is_none()
            || value(local_name!("type")).eq_ignore_ascii_case("cite")
            || named(value(local_name!("class")))
            || named(value(local_name!("id")))
    })
}

/// Which blocks are the letter, and the first of each quotation that may be the letter's own and is left
/// out.
fn letter(blocks: &[Block], over: &[Over]) -> (Vec<bool>, Vec<usize>) {
    let mut keep = vec![true; blocks.len()];
    let mut doubtful = Vec::new();
    let last_words = blocks.iter().rposition(Block::has_words);
    let (mut start, mut end) = (0usize, blocks.len());
    let level = |index: usize| blocks.get(index).map_or(0, |block| block.context.quoted);
    let below = |number: usize, header: &Over| {
        let next = over.get(number.saturating_add(1));
        let next = next.map_or(blocks.len(), |next| next.first);
        Segment::of(blocks.get(header.end..next).unwrap_or_default())
    };
    // The last header that stands right over a letter to many, before anything that is answered.
    let forwards = over.iter().enumerate();
    let forwards = forwards.take_while(|(_, header)| header.kind != Kind::Answered);
    let to_many = forwards.filter(|(number, header)| below(*number, header).addresses_many);
    let last = to_many.map(|(number, _)| number).last();
    // Where many are addressed, and how deep is quoted there or behind at the least.
    let greetings = LazyCell::new(|| -> Vec<(usize, u8)> {
        let all = blocks.iter().enumerate().rev();
        let of_many = all.filter(|(_, block)| addresses_many_in(block));
        let with_least = of_many.scan(u8::MAX, |least, (index, block)| {
            *least = block.context.quoted.min(*least);
            Some((index, *least))
        });
        let mut greetings: Vec<_> = with_least.collect();
        greetings.reverse();
        greetings
    });
    // Some answer below what they quote: what addresses many stands there.
    let is_answered_below = |header: &Over| {
        let of_quote = level(header.first);
        let least_behind = || {
            let next = greetings.partition_point(|&(index, _)| index < header.end);
            greetings.get(next)
        };
        header.kind == Kind::Answered
            && level(header.end) > of_quote
            && least_behind().is_some_and(|&(_, least)| least <= of_quote)
    };
    let mut seen = Segment::default();
    let mut at = 0usize;
    for (number, header) in over.iter().enumerate() {
        if header.first < at {
            continue;
        }
        seen.add(blocks.get(at..header.first).unwrap_or_default());
        let passed_on = !seen.has_words && !is_answered_below(header)
            || match header.kind {
                Kind::PassedOn => true,
                Kind::Answered => false,
                // Others may have passed it on before, each with a word of theirs.
                Kind::Either if !seen.addresses_many && last >= Some(number) => true,
                Kind::Either => below(number, header).is_rather_the_letter_than(&seen),
            };
        if passed_on {
            start = header.end;
            at = start;
            seen = Segment::default();
            continue;
        }
        // What is quoted stands deeper than what says whose it is, or is all that follows.
        let quoted = (header.end..blocks.len()).take_while(|&i| level(i) > level(header.first));
        let quoted = quoted.count();
        if quoted == 0 {
            end = header.first;
            break;
        }
        at = header.end.saturating_add(quoted);
        // An answer quotes at its end.
        if !header.sure && (header.kind == Kind::Either || last_words >= Some(at)) {
            doubtful.push(header.end);
        }
        for kept in keep.iter_mut().take(at).skip(header.first) {
            *kept = false;
        }
    }
    // What is passed on as a quotation ends with it.
    let depth = level(start);
    let behind = (start..end).find(|&index| start > 0 && level(index) < depth);
    let letter = start..behind.unwrap_or(end);
    for (index, kept) in keep.iter_mut().enumerate() {
        *kept &= letter.contains(&index);
    }
    (keep, doubtful)
}

/// Whether a block greets the many whom a mailing goes to.
fn addresses_many_in(block: &Block) -> bool {
    block.lines().take(2).any(|(_, line)| addresses_many(line))
}

/// What is known of a stretch of blocks.
#[derive(Default)]
struct Segment {
    bytes: usize,
    has_words: bool,
    addresses_many: bool,
}

impl Segment {
    fn of(blocks: &[Block]) -> Self {
        let mut segment = Self::default();
        segment.add(blocks);
        segment
    }

    fn add(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.bytes = self.bytes.saturating_add(block.text.len());
            self.has_words = self.has_words || block.has_words();
            self.addresses_many = self.addresses_many || addresses_many_in(block);
        }
    }

    /// A mailing addresses many; else it is the longer of a letter and a word to go with it.
    fn is_rather_the_letter_than(&self, above: &Self) -> bool {
        if self.addresses_many == above.addresses_many {
            self.bytes > above.bytes
        } else {
            self.addresses_many
        }
    }
}

/// The nodes from behind what is kept to the last of each stretch of blocks that are not, in order:
/// what was opened there has nothing of the letter in it.
fn nodes_left_out(blocks: &[Block], keep: &[bool]) -> LeftOut {
    let mut ranges = LeftOut::new();
    let mut last: Option<(NodeId, NodeId)> = None;
    let mut behind = crate::source::Tree::DOCUMENT;
    for (block, &kept) in blocks.iter().zip(keep) {
        let nodes = block.runs.first().zip(block.runs.last());
        let Some((first, end)) = nodes.map(|(first, last)| (first.node, last.node)) else {
            continue;
        };
        if kept {
            ranges.extend(last.take().map(|(from, last)| Gap {
                nodes: from..=last,
                next: first,
            }));
            behind = end.shifted(1);
        } else {
            // The parser may have moved what stands first.
            let from = behind.min(first);
            last = Some(last.map_or((from, end), |(first, _)| (first, end)));
        }
    }
    ranges.extend(last.map(|(from, _)| Gap {
        nodes: from..=NodeId::LAST,
        next: NodeId::LAST,
    }));
    sort_by_key(&mut ranges, |gap| *gap.nodes.start());
    ranges
}
