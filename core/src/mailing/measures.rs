//! The numbers behind the findings, as an editor shows them.

use nu_alumni_letter::{
    Letter,
    layout::{FilePixels, Role, characters},
};

use super::{
    Brief, Measures, ParagraphMeasure, PictureMeasure, TableMeasure,
    rules::{paragraph_length, paragraphs, round, subject_length, table_rows},
};
use crate::policy::Limits;

pub(super) fn measures(
    subject: Option<&str>,
    letter: &Letter<'_>,
    brief: &Brief,
    limits: &Limits,
) -> Measures {
    let readings = &brief.terms.readings;
    let px = |px: f32| round(px.into());
    Measures {
        subject_characters: subject.map(|subject| subject_length::count(subject, readings)),
        paragraphs: paragraphs(letter, readings)
            .map(|block| ParagraphMeasure {
                span: block.source(letter.tree),
                lines: paragraph_length::lines(&block.text, readings, limits),
                longest_line: block
                    .text
                    .split('\n')
                    .map(characters)
                    .max()
                    .unwrap_or_default(),
                characters: characters(&block.text),
            })
            .collect(),
        tables: letter
            .tables
            .iter()
            .map(|table| TableMeasure {
                span: table.span,
                rows: table_rows::rows(table, readings),
                doubtful: table.doubtful,
            })
            .collect(),
        pictures: letter
            .pictures
            .iter()
            .map(|picture| PictureMeasure {
                span: picture.span,
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
