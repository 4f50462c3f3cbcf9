//! The report's places in the units of other languages' strings.

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
    /// use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::TextUnits};
    ///
    /// let draft = Draft::read(SourceKind::Html, "<p>😀 BIG NEWS</p>".as_bytes())?;
    /// let report = check_mailing(&draft, &Brief::default())?;
    /// let start = |units| {
    ///     let report = report.clone().spans_in(&draft, units).unwrap();
    ///     report.findings.iter().find(|f| f.rule == "capitals").unwrap().span.unwrap().start
    /// };
    /// assert_eq!(start(TextUnits::Utf8), 8);
    /// assert_eq!(start(TextUnits::CodePoints), 5);
    /// assert_eq!(start(TextUnits::Utf16), 6);
    /// let converted = report.spans_in(&draft, TextUnits::Utf16)?;
    /// assert!(converted.spans_in(&draft, TextUnits::CodePoints).is_err());
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
        let subject = self.source.parts.iter().find(|part| part.name == "subject");
        let subject = subject
            .and_then(|part| part.text.clone())
            .unwrap_or_default();
        for (in_subject, text) in [(true, subject.as_str()), (false, draft.body_text())] {
            let mut spans = self.spans(in_subject);
            let offsets = spans.iter().flat_map(|span| [span.start, span.end]);
            let converted = TextOffsets::new(text, offsets, units);
            for span in &mut spans {
                span.start = converted.of(span.start);
                span.end = converted.of(span.end);
            }
        }
        self
    }

    /// All spans into the subject, or all into the body.
    fn spans(&mut self, in_subject: bool) -> Vec<&mut Span> {
        let mut spans: Vec<&mut Span> = Vec::new();
        for finding in self
            .findings
            .iter_mut()
            .filter(|f| (f.part == "subject") == in_subject)
        {
            spans.extend(&mut finding.span);
            spans.extend(
                finding
                    .fix
                    .iter_mut()
                    .flat_map(|fix| &mut fix.edits)
                    .map(|edit| &mut edit.span),
            );
        }
        if !in_subject {
            let measures = &mut self.measures;
            spans.extend(
                measures
                    .paragraphs
                    .iter_mut()
                    .filter_map(|m| m.span.as_mut()),
            );
            spans.extend(measures.tables.iter_mut().filter_map(|m| m.span.as_mut()));
            spans.extend(measures.pictures.iter_mut().filter_map(|m| m.span.as_mut()));
        }
        spans
    }
}
