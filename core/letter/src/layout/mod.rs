//! The letter's parts: title, greeting, paragraphs, tables, pictures, links, signature.
//!
//! ```
//! use nu_alumni_letter::{Draft, SourceKind, layout::Role};
//!
//! let text = "Dear Alumni,\n\nWe meet on Friday.\n\nBest regards,\n\
//!             Dana Akhmetova\ndana@nu.edu.kz\n";
//! let draft = Draft::read(SourceKind::Text, text.as_bytes())?;
//! let letter = draft.letter();
//!
//! let paragraphs: Vec<&str> =
//!     letter.with_role(Role::Paragraph).map(|block| block.text.as_str()).collect();
//! assert_eq!(paragraphs, ["We meet on Friday."]);
//! let signature = letter.signature.unwrap();
//! assert!(signature.parts.name_or_unit && signature.parts.email_or_web);
//! assert_eq!(signature.parts.phones, 0);
//! # Ok::<(), nu_alumni_letter::SourceError>(())
//! ```
//!
//! A [`DataTable`] is told from a table that lays the page out, and says where that is doubtful. A
//! [`PictureFacts`] has the file's own pixels where the file is at hand, and says why not where it is
//! not. [`merge_tags`] are places that the mailing program fills in later.

mod blocks;
mod elements;
mod elsewhere;
mod emoji;
mod exif;
mod forms;
mod line_wrap;
mod links;
mod markup;
pub mod merge_tags;
mod page;
mod pictures;
mod quotes;
mod restyle;
mod roles;
mod shows;
mod signature;
mod svg;
mod tables;
mod told;

pub use blocks::{Block, Context, Run};
pub(crate) use line_wrap::has_at_most;
pub use line_wrap::{characters, is_seen, wrapped_lines};
pub(crate) use links::written_link;
pub use links::{Link, Target};
pub use pictures::{FilePixels, PictureFacts};
pub use roles::Role;
pub use signature::SignatureParts;
pub use tables::DataTable;
pub use told::{Told, ToldPicture};

pub use crate::words::hosts::{Address, AddressKind, addresses};
pub use crate::words::mail_headers::behind_marks;

use foldhash::HashSet;
use html5ever::local_name;
use nu_alumni_ground::sort_by_key;

use merge_tags::masked;
use roles::LeadsTo;
pub(crate) use shows::is_blank_char;
pub use shows::shown_words;
use signature::signature_parts;

use crate::{
    Aspect, Span, Unread,
    source::{File, NodeId, Tree},
    style::{Elsewhere, Rgba, Style, Styles},
    words::footers::is_mailing_service,
};

/// The letter.
pub struct Letter<'t> {
    /// What it was read from.
    pub tree: &'t Tree,
    /// What each of its nodes looks like.
    pub styles: &'t Styles,
    /// The visible blocks in reading order, each with its role; a list is one block.
    pub blocks: Vec<(Role, Block)>,
    /// Its data tables, in order.
    pub tables: Vec<DataTable>,
    /// Its visible pictures, in order.
    pub pictures: Vec<PictureFacts>,
    /// Its links and bare addresses, in the order of the source; behind them those of its invitations.
    pub links: Vec<Link>,
    /// The font size that most visible characters of the paragraphs have.
    pub font_px: Option<f32>,
    /// The visible characters outside headings, those of tables among them.
    pub visible_characters: u32,
    /// The share of them in bold, 0 to 1.
    pub bold_share: f64,
    /// Its signature.
    pub signature: Option<Signature>,
    /// The colours of its drawings, and the attributes that give them.
    pub drawn_colours: Vec<(Rgba, Span)>,
    /// The colours that Outlook for Windows alone is told, each with its place.
    pub colours_elsewhere: Vec<(Rgba, Span)>,
    /// What its reader may be shown and was not read, in the order of the source.
    pub unread: Vec<Unread>,
    left_out: quotes::LeftOut,
    /// Where its footers stand.
    footers: Vec<Span>,
}

/// The letter's signature.
pub struct Signature {
    /// From its first text to its last; `None` where the source holds none of it.
    pub span: Option<Span>,
    /// What stands in it.
    pub parts: SignatureParts,
    /// The mailing program may print more into it.
    pub has_merge_tag: bool,
}

/// Of hostile mail only so many font sizes are counted.
const MOST_SIZES: usize = 64;

/// The badge of a mailing service is at most so wide and so high.
const BADGE_PX: (f32, f32) = (240.0, 120.0);

impl<'t> Letter<'t> {
    /// Reads the letter from its tree; `file` gives the enclosed file
    /// that an address means, `told` is what the sender says besides.
    pub(crate) fn new<'f>(
        tree: &'t Tree,
        styles: &'t Styles,
        file: &dyn Fn(&str) -> Option<&'f File>,
        told: &Told,
    ) -> Self {
        let own_tags = told.own_tags.as_slice();
        let mut flow = blocks::flow(tree, styles, own_tags);
        let left_out = quotes::leave_out_quotes(tree, &mut flow);
        let (mut tables, lists) = tables::data_tables(tree, styles, &flow);
        roles::drop_signature_tables(&mut tables, &flow.blocks);
        let pictures = pictures::pictures(tree, styles, &flow, file, told);
        let base = page::base(tree, own_tags);
        let areas = page::areas(tree, &flow);
        flow.links.extend(areas);
        let links = links::links(tree, &flow, base.as_ref(), own_tags);
        let data_tables: HashSet<NodeId> = tables.iter().map(|t: &DataTable| t.node).collect();
        tables::join_cells(&mut flow, &data_tables);
        tables::join_items(&mut flow.blocks, &lists);
        let in_data_table = |block: &Block| {
            let table = block.context.table;
            table.is_some_and(|id| data_tables.contains(&id))
        };
        let mut unread = std::mem::take(&mut flow.unread);
        let runs = flow.blocks.iter().flat_map(Block::runs);
        let shown = runs.filter(|(_, text)| !text.chars().all(is_blank_char));
        unread.extend(styles.unread(shown.map(|(run, _)| run.node)));
        let (shown_elsewhere, colours_elsewhere) = elsewhere::unread(&elsewhere::Here {
            tree,
            styles,
            flow: &flow,
            links: &links,
            base: base.as_ref(),
            own_tags,
            left_out: &left_out,
            data_tables: &data_tables,
        });
        unread.extend(shown_elsewhere);
        unread.extend(markup::unread(tree));
        sort_by_key(&mut unread, |unread| unread.span);
        let drawn_colours = std::mem::take(&mut flow.drawn_colours);
        let blocks = roles::first_roles(flow.blocks.drain(..), in_data_table);
        let mut letter = Self {
            tree,
            styles,
            blocks,
            tables,
            pictures,
            links,
            font_px: None,
            visible_characters: 0,
            bold_share: 0.0,
            signature: None,
            drawn_colours,
            colours_elsewhere,
            unread,
            left_out,
            footers: Vec::new(),
        };
        let leads_to = |href: &str| links::target(href, base.as_ref(), own_tags);
        letter.mark_roles(&leads_to);
        letter.leave_open_filled_in();
        letter.font_px = letter.common_font();
        (letter.visible_characters, letter.bold_share) = letter.bold_characters();
        letter.signature = letter.read_signature();
        letter.footers = letter.footer_places(&leads_to);
        letter
    }

    /// What is filled in later as a block of its own may be anything; below a footer it belongs to it.
    fn leave_open_filled_in(&mut self) {
        let is_text = |(role, _): &(Role, Block)| {
            !matches!(
                role,
                Role::LegalFooter | Role::FilledIn | Role::Link | Role::Aside
            )
        };
        let end = self.blocks.iter().rposition(is_text);
        let below = self.blocks.iter_mut().skip(end.unwrap_or_default());
        let below = below.skip_while(|(role, _)| *role != Role::LegalFooter);
        for (role, _) in below.filter(|(role, _)| *role == Role::FilledIn) {
            *role = Role::LegalFooter;
        }
        let known = self.unread.len();
        let first_tag = |block: &Block| {
            let tag = block.merge_tags.iter().find(|tag| tag.prints)?;
            block.text.get(tag.start..tag.end).map(str::to_owned)
        };
        let filled_in = self.with_role(Role::FilledIn).map(|block| Unread {
            what: first_tag(block).unwrap_or_default().replace('\n', " "),
            span: block.source(self.tree),
            leaves: Aspect::ALL,
            filled_in: true,
        });
        let open: Vec<Unread> = filled_in.collect();
        self.unread.extend(open);
        if self.unread.len() > known {
            sort_by_key(&mut self.unread, |unread| unread.span);
        }
    }

    /// Whether a node belongs to what is not the letter: to what an answer quotes, or to the header
    /// and the words above a letter that is passed on.
    pub fn leaves_out(&self, node: NodeId) -> bool {
        quotes::is_left_out(self.tree, &self.left_out, node)
    }

    /// Whether a place lies in a footer.
    pub fn is_in_footer(&self, place: Span) -> bool {
        let behind = self
            .footers
            .partition_point(|footer| footer.start <= place.start);
        let footer = behind
            .checked_sub(1)
            .and_then(|last| self.footers.get(last));
        footer.is_some_and(|footer| place.end <= footer.end)
    }

    /// Where the footers stand, with the links that they begin with, in order. What has no text and
    /// stands behind a footer, with no other block below or only another footer, belongs to it: the
    /// badge of a mailing service, where no picture there is larger than one.
    fn footer_places(&self, leads_to: LeadsTo<'_>) -> Vec<Span> {
        let is_badge = |picture: &PictureFacts| {
            let is_within = |side: Option<f32>, most: f32| side.is_none_or(|side| side <= most);
            is_within(picture.shown_width, BADGE_PX.0)
                && is_within(picture.shown_height, BADGE_PX.1)
        };
        let large = self.pictures.iter().filter(|picture| !is_badge(picture));
        let large_from = large
            .filter_map(|picture| picture.span)
            .map(|span| span.start)
            .max();
        let place = |block: &Block| {
            let first = block.runs.first()?.node;
            let link = self
                .link_around(first)
                .and_then(|link| self.tree.node(link).span);
            block
                .source(self.tree)
                .map(|place| link.map_or(place, |link| link.cover(place)))
        };
        let pictures = self.pictures.iter();
        let mut pictures: Vec<(Span, &PictureFacts)> = pictures
            .filter_map(|picture| Some((picture.span?, picture)))
            .collect();
        sort_by_key(&mut pictures, |&(span, _)| span);
        let mut places: Vec<Span> = Vec::new();
        let runs = self
            .blocks
            .chunk_by(|(a, _), (b, _)| (*a == Role::LegalFooter) == (*b == Role::LegalFooter));
        let mut left = self.blocks.len();
        let mut text_above = 0u32;
        for run in runs {
            left = left.saturating_sub(run.len());
            let footers = run.iter().filter(|(role, _)| *role == Role::LegalFooter);
            let first = footers.clone().next();
            let footer = footers
                .filter_map(|(_, block)| place(block))
                .reduce(Span::cover);
            let badge = first.zip(footer).and_then(|((_, first), footer)| {
                let between = pictures_between(&pictures, text_above, footer.start);
                self.badge_above(first, between, &is_badge, leads_to)
            });
            let footer = footer.map(|footer| badge.map_or(footer, |badge| badge.cover(footer)));
            text_above = run
                .iter()
                .filter_map(|(_, block)| block.source(self.tree))
                .map(|span| span.end)
                .fold(text_above, u32::max);
            places.extend(footer.map(|footer| match left {
                0 if large_from.is_none_or(|from| from < footer.end) => {
                    Span::new(footer.start, self.tree.source.len() as u32)
                }
                _ => footer,
            }));
        }
        sort_by_key(&mut places, |place| place.start);
        places
    }

    /// The link around the badge that stands in a footer's table, or right beside its first text, above
    /// it: the one picture there below the text above, which leads to a mailing service or to where the
    /// footer does.
    fn badge_above<'p>(
        &self,
        first: &Block,
        mut between: impl Iterator<Item = &'p PictureFacts>,
        is_badge: &dyn Fn(&PictureFacts) -> bool,
        leads_to: LeadsTo<'_>,
    ) -> Option<Span> {
        let (badge, None) = (between.next()?, between.next()) else {
            return None;
        };
        let mut above = std::iter::successors(Some(badge.node), |&id| self.tree.node(id).parent);
        let is_in_table = above.any(|id| Some(id) == first.context.table);
        let link = self.link_around(badge.node)?;
        let text = first.runs.first()?.node;
        let text = self.link_around(text).unwrap_or(text);
        let is_beside = self.tree.node(link).parent == self.tree.node(text).parent;
        let is_of_footer = |target: Target| match &target {
            Target::MergeTag => true,
            Target::Host(host) if is_mailing_service(host) => true,
            _ => self
                .targets_in(first, 0, &first.text, leads_to)
                .contains(&target),
        };
        let target = || leads_to(links::href_around(self.tree, link)?);
        ((is_in_table || is_beside) && is_badge(badge) && target().is_some_and(is_of_footer))
            .then_some(self.tree.node(link).span)
            .flatten()
    }

    /// The link element that a text stands in.
    fn link_around(&self, text: NodeId) -> Option<NodeId> {
        let mut above = std::iter::successors(Some(text), |&id| self.tree.node(id).parent);
        above.find(|&id| {
            let link = self.tree.element(id).filter(|e| e.name == local_name!("a"));
            link.is_some_and(|link| self.tree.attribute(link, &local_name!("href")).is_some())
        })
    }

    /// The blocks of this role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .filter(move |(r, _)| *r == role)
            .map(|(_, block)| block)
    }

    /// Whether something that was not read leaves `aspect` open.
    pub fn leaves_open(&self, aspect: Aspect) -> bool {
        self.unread.iter().any(|unread| unread.leaves(aspect))
    }

    /// Whether this node stands in a link.
    pub fn is_in_link(&self, node: NodeId) -> bool {
        links::href_around(self.tree, node).is_some()
    }

    /// All blocks but headings, those of data tables among them, and footers: what bold is measured
    /// on.
    pub fn plain_blocks(&self) -> impl Iterator<Item = (Role, &Block)> {
        let heads = |(role, block): &&(Role, Block)| match role {
            Role::Title | Role::BoldLine | Role::LegalFooter => true,
            Role::Signature if block.context.heading => true,
            _ => block.context.header_cell && self.is_in_data_table(block),
        };
        let plain = self.blocks.iter().filter(move |block| !heads(block));
        plain.map(|(role, block)| (*role, block))
    }

    /// The runs of such a block, but for the lines of a paragraph that are headings in bold.
    pub fn plain_runs<'b>(
        &self,
        role: Role,
        block: &'b Block,
    ) -> impl Iterator<Item = (Run, &'b str)> {
        let paragraph = role == Role::Paragraph;
        let headings = paragraph.then(|| self.bold_lines(block));
        let mut headings = headings.unwrap_or_default().into_iter().peekable();
        block.runs().filter(move |(run, _)| {
            while headings.next_if(|line| line.end <= run.start).is_some() {}
            headings.peek().is_none_or(|line| run.start < line.start)
        })
    }

    /// Whether a block stands in a data table.
    fn is_in_data_table(&self, block: &Block) -> bool {
        let table = block.context.table;
        table.is_some_and(|id| self.tables.binary_search_by_key(&id, |t| t.node).is_ok())
    }

    /// The visible characters outside titles, and the share of them in bold, 0 to 1.
    fn bold_characters(&self) -> (u32, f64) {
        let (mut all, mut bold) = (0u32, 0u32);
        for (role, block) in self.plain_blocks() {
            for (run, text) in self.plain_runs(role, block) {
                all = all.saturating_add(run.visible);
                if looks_bold(self.styles.of(run.node), text) {
                    bold = bold.saturating_add(run.visible);
                }
            }
        }
        (all, f64::from(bold) / f64::from(all.max(1)))
    }

    /// The largest font size of `block` where it is above `limit`, in pixels, and the place from
    /// the first text so large to the last.
    pub fn larger_than(&self, block: &Block, limit: f64) -> Option<(f64, Option<Span>)> {
        self.larger_in(block, limit, &|node| self.styles.of(node))
    }

    /// The other screens, each with the letter's font there, where it is known.
    pub fn elsewhere(&self) -> Vec<(Elsewhere<'t>, f32)> {
        let with_font = |there: Elsewhere<'t>| {
            let style = |node| there.of(node);
            let of_role = |role| font_of(self.with_role(role), &style);
            let font_px = of_role(Role::Paragraph).or_else(|| of_role(Role::Link));
            font_px.map(|font_px| (there, font_px))
        };
        self.styles.elsewhere().filter_map(with_font).collect()
    }

    /// [`Letter::larger_than`] on another screen. Nothing is said of text that is as large on the desk.
    pub fn larger_elsewhere(
        &self,
        block: &Block,
        limit: f64,
        there: &Elsewhere<'_>,
    ) -> Option<(f64, Option<Span>)> {
        let differs = |run: &Run| there.of(run.node).font_px != self.styles.of(run.node).font_px;
        if !block.runs.iter().any(differs) {
            return None;
        }
        self.larger_in(block, limit, &|node| there.of(node))
    }

    fn larger_in(
        &self,
        block: &Block,
        limit: f64,
        style: &dyn Fn(NodeId) -> Style,
    ) -> Option<(f64, Option<Span>)> {
        // Sizes in em are sums of binary fractions.
        const TOLERANCE: f64 = 0.01;
        let mut largest: Option<(f64, usize, usize)> = None;
        for (run, text) in block.runs() {
            let style = style(run.node);
            let px = f64::from(style.font_px);
            if px <= limit + TOLERANCE || style.unknown.size() || run.visible == 0 {
                continue;
            }
            let start = run.start as usize;
            let end = start.saturating_add(text.trim_end().len());
            largest = Some(largest.map_or((px, start, end), |(most, first, _)| {
                (most.max(px), first, end)
            }));
        }
        let (px, start, end) = largest?;
        Some((px, block.source_of(self.tree, start, end)))
    }

    fn read_signature(&self) -> Option<Signature> {
        let blocks: Vec<&Block> = self.with_role(Role::Signature).collect();
        if blocks.is_empty() {
            return None;
        }
        let links = blocks
            .iter()
            .flat_map(|block| block.runs.iter())
            .filter_map(|run| links::href_around(self.tree, run.node));
        let mut targets: Vec<&str> = links.collect();
        targets.dedup();
        let lines = blocks
            .iter()
            .flat_map(|block| block.lines().map(|(_, line)| line));
        Some(Signature {
            span: blocks
                .iter()
                .filter_map(|block| block.source(self.tree))
                .reduce(Span::cover),
            parts: signature_parts(lines, targets.into_iter()),
            has_merge_tag: blocks
                .iter()
                .any(|block| block.merge_tags.iter().any(|tag| tag.prints)),
        })
    }

    /// The largest font size in `block`, of visible characters.
    pub fn largest_font(&self, block: &Block) -> Option<f32> {
        block
            .runs
            .iter()
            .filter(|run| run.visible > 0)
            .map(|run| self.styles.of(run.node).font_px)
            .reduce(f32::max)
    }

    fn common_font(&self) -> Option<f32> {
        let style = |node| self.styles.of(node);
        font_of(self.with_role(Role::Paragraph), &style)
            .or_else(|| font_of(self.with_role(Role::Link), &style))
    }
}

/// Those of the pictures, in the order of the source, that stand between two places.
fn pictures_between<'p>(
    pictures: &[(Span, &'p PictureFacts)],
    start: u32,
    end: u32,
) -> impl Iterator<Item = &'p PictureFacts> {
    let from = pictures.partition_point(|(span, _)| span.start < start);
    let behind = pictures.iter().skip(from);
    let behind = behind.take_while(move |(span, _)| span.start <= end);
    behind
        .filter(move |(span, _)| span.end <= end)
        .map(|&(_, picture)| picture)
}

/// The font size that most visible characters of these blocks have; of two that are as common, the
/// one that came first.
fn font_of<'b>(
    blocks: impl Iterator<Item = &'b Block>,
    style: &dyn Fn(NodeId) -> Style,
) -> Option<f32> {
    // Sizes are few, so a list does.
    let mut sizes: Vec<(f32, u32)> = Vec::new();
    for block in blocks {
        for run in &block.runs {
            let style = style(run.node);
            if style.unknown.size() {
                continue;
            }
            let px = style.font_px;
            let known = sizes.len();
            match sizes.iter_mut().find(|(size, _)| *size == px) {
                Some((_, sum)) => *sum = sum.saturating_add(run.visible),
                None if known < MOST_SIZES => sizes.push((px, run.visible)),
                None => {}
            }
        }
    }
    sizes
        .into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(px, _)| px)
}

/// Whether text of this style looks bold: it is, or has letters of mathematics that are bold in any.
pub fn looks_bold(style: Style, text: &str) -> bool {
    let is_bold_letter = |c| matches!(c, '𝐀'..='𝐳' | '𝑨'..='𝒛' | '𝓐'..='𝔃' | '𝕬'..='𝖟' | '𝗔'..='𝘇' | '𝘼'..='𝙯' | '𝟎'..='𝟗' | '𝟬'..='𝟵');
    is_bold(style) || text.contains(is_bold_letter)
}

/// Whether text of this style is bold.
pub fn is_bold(style: Style) -> bool {
    style.weight >= 600
}

/// Whether a block shows nothing: fillers, or conditions and loops of the mailing program.
fn is_blank(block: &Block) -> bool {
    let prints = block.merge_tags.iter().any(|tag| tag.prints);
    !prints
        && masked(&block.text, &block.merge_tags)
            .chars()
            .all(is_blank_char)
}
