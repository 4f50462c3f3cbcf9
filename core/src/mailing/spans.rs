//! The report's places in the units of other languages' strings.

use std::collections::BTreeMap;

use nu_alumni_letter::{
    Draft, Span,
    span::{TextOffsets, TextUnits, UnitsError},
};

use super::MailingReport;

impl MailingReport {
    /// The same report with its spans in other units, for strings that do not count bytes.
    /// `draft` is the draft that was checked.
    ///
    /// # Errors
    /// [`UnitsError`] where the spans were converted already.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::TextUnits, policy::RuleName};
    ///
    /// let draft = Draft::read(SourceKind::Html, "<p>😀 BIG NEWS</p>".as_bytes())?;
    /// let report = check_mailing(&draft, &Brief::default())?;
    /// let start = |units| {
    ///     let report = report.clone().spans_in(&draft, units).unwrap();
    ///     report.findings.iter().find(|f| f.rule == RuleName::Capitals).unwrap().span.unwrap().start
    /// };
    /// assert_eq!(start(TextUnits::Utf8), 8);
    /// assert_eq!(start(TextUnits::CodePoints), 5);
    /// assert_eq!(start(TextUnits::Utf16), 6);
    /// let converted = report.spans_in(&draft, TextUnits::Utf16)?;
    /// let twice = converted.spans_in(&draft, TextUnits::CodePoints).unwrap_err();
    /// assert!(twice.to_string().starts_with("the spans count UTF-16 code units already"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn spans_in(self, draft: &Draft, units: TextUnits) -> Result<Self, UnitsError> {
        match self.source.units {
            TextUnits::Utf8 => Ok(self.with_spans_in(draft, units)),
            have => Err(UnitsError { have }),
        }
    }

    /// The same, of a report whose spans count bytes.
    pub(super) fn with_spans_in(mut self, draft: &Draft, units: TextUnits) -> Self {
        if units == TextUnits::Utf8 {
            return self;
        }
        self.source.units = units;
        let parts = self.source.parts.iter();
        let mut texts = parts.map(|part| part.text.as_deref().unwrap_or(draft.body_text()));
        // Of ASCII every unit counts alike.
        if texts.all(str::is_ascii) {
            return self;
        }
        let texts: Vec<(String, Option<String>)> = self
            .source
            .parts
            .iter()
            .map(|part| (part.name.clone(), part.text.clone()))
            .collect();
        let mut by_part = self.spans();
        for (name, text) in texts {
            let mut spans = by_part.remove(&name).unwrap_or_default();
            let offsets = spans.iter().flat_map(|span| [span.start, span.end]);
            let text = text.as_deref().unwrap_or(draft.body_text());
            let converted = TextOffsets::new(text, offsets, units);
            for span in &mut spans {
                span.start = converted.of(span.start);
                span.end = converted.of(span.end);
            }
        }
        self
    }

    /// All spans, by the names of the parts that they point into.
    fn spans(&mut self) -> BTreeMap<String, Vec<&mut Span>> {
        let findings = self.findings.iter_mut().chain(&mut self.settled);
        let findings = findings.flat_map(|finding| {
            let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
            let spans = finding
                .span
                .iter_mut()
                .chain(edits.map(|edit| &mut edit.span));
            let places = finding.places.iter_mut();
            let places = places.map(|place| (&place.part, &mut place.span));
            spans.map(|span| (&finding.part, span)).chain(places)
        });
        let measures = &mut self.measures;
        let paragraphs = measures.paragraphs.iter_mut();
        let tables = measures.tables.iter_mut();
        let pictures = measures.pictures.iter_mut();
        let measured = paragraphs
            .map(|m| (&m.part, &mut m.span))
            .chain(tables.map(|m| (&m.part, &mut m.span)))
            .chain(pictures.map(|m| (&m.part, &mut m.span)))
            .filter_map(|(part, span)| Some((part, span.as_mut()?)));
        let mut by_part: BTreeMap<String, Vec<&mut Span>> = BTreeMap::new();
        for (part, span) in findings.chain(measured) {
            match by_part.get_mut(part) {
                Some(spans) => spans.push(span),
                None => {
                    by_part.insert(part.clone(), vec![span]);
                }
            }
        }
        by_part
    }
}
