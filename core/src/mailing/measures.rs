//! The numbers behind the findings, as an editor shows them.

use nu_alumni_letter::{
    Draft, Letter, Span,
    layout::{FilePixels, Role, characters},
};

use super::{
    Brief, Measures, ParagraphMeasure, PictureMeasure, TableMeasure,
    check::part_of,
    rules::{paragraph_length, paragraphs, round, subject_length, table_rows},
};
use crate::policy::Limits;

pub(super) fn measures(
    subject: Option<&str>,
    draft: &Draft,
    letter: &Letter<'_>,
    brief: &Brief,
    limits: &Limits,
) -> Measures {
    let readings = &brief.terms.readings;
    let px = |px: f32| round(px.into());
    let place = |span: Option<Span>| {
        let (part, own) = part_of(draft, span);
        (part.to_owned(), span.map(|span| span.within(own)))
    };
    Measures {
        subject_characters: subject.map(|subject| subject_length::count(subject, readings)),
        paragraphs: paragraphs(letter, readings)
            .map(|block| (block, place(block.source(letter.tree))))
            .map(|(block, (part, span))| {
                let mut longest_line = 0u32;
                // A line's end is a character too.
                let with_ends = block.text.split('\n').fold(0u32, |sum, line| {
                    let length = characters(line);
                    longest_line = longest_line.max(length);
                    sum.saturating_add(length).saturating_add(1)
                });
                ParagraphMeasure {
                    part,
                    span,
                    lines: paragraph_length::lines(&block.text, readings, limits),
                    longest_line,
                    characters: with_ends.saturating_sub(1),
                }
            })
            .collect(),
        tables: letter
            .tables
            .iter()
            .map(|table| (table, place(table.span)))
            .map(|(table, (part, span))| TableMeasure {
                part,
                span,
                rows: table_rows::rows(table, readings),
                doubtful: table.doubtful,
            })
            .collect(),
        pictures: letter
            .pictures
            .iter()
            .map(|picture| (picture, place(picture.span)))
            .map(|(picture, (part, span))| PictureMeasure {
                part,
                span,
                counted: !picture.declared,
                file_pixels: match picture.file {
                    FilePixels::Known(width, height) => Some((width, height)),
                    _ => None,
                },
                shown_width: picture.shown_width.map(px),
                shown_height: picture.shown_height.map(px),
            })
            .collect(),
        visible_characters: letter.visible_characters,
        bold_share: round(letter.bold_share),
        letter_font_px: letter.font_px.map(px),
        title_font_px: letter
            .with_role(Role::Title)
            .filter_map(|block| letter.largest_font(block))
            .reduce(f32::max)
            .map(px),
    }
}
