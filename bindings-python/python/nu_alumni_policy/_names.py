"""Made from the schemas by `cargo xtask bless`; not to be edited."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ClauseId",
    "EditionStatus",
    "Limit",
    "Locale",
    "ModerationRole",
    "ModerationStep",
    "ReadingName",
    "RuleName",
]

ClauseId: TypeAlias = Literal[
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "3.5",
    "4.1a",
    "4.1b",
    "4.2",
    "4.3",
    "4.4",
    "4.5",
    "4.6",
    "4.7",
    "4.8",
    "4.9",
    "4.10",
    "4.11",
    "4.12",
    "4.13",
    "4.14",
    "5.0",
    "5.1",
    "5.2",
    "5.3",
    "5.4",
    "5.5",
    "5.6",
    "5.7",
    "5.8",
    "5.9",
    "5.10",
    "5.11",
    "5.12",
    "5.13",
    "5.14",
    "5.15",
    "5.16",
    "5.17",
    "5.18",
    "5.19",
    "5.20",
    "5.21",
    "6.1",
    "6.2",
    "6.3",
    "6.4",
    "6.5",
    "6.6",
    "7.1",
    "7.2",
    "7.3",
    "8.1",
    "8.2",
    "9.1",
    "A1.1",
    "A1.2",
    "A1.3",
    "A1.4",
    "A1.5",
    "A1.6",
    "A2.0",
    "A2.1",
    "A2.2",
    "A2.2a",
    "A2.2b",
    "A2.2c",
    "A2.2d",
    "A2.3a",
    "A2.3b",
    "A2.3c",
    "A2.3d",
    "A2.3e",
    "A2.4",
    "A3.1",
    "A3.2",
    "A4.1",
    "A4.2",
    "A4.3",
    "A4.4",
]

EditionStatus: TypeAlias = Literal[
    "pending",
    "approved",
    "approved-subject-to-amendments",
    "rejected",
    "other",
]
"""What the deciding body said of an edition.

- `pending`: The source leaves the decision blank.
- `approved`: Approved.
- `approved-subject-to-amendments`: Approved subject to amendments.
- `rejected`: Rejected.
- `other`: Some other decision."""

Limit: TypeAlias = Literal[
    "e_library_years",
    "timely_notice",
    "communication_gap",
    "subject_characters",
    "paragraphs",
    "paragraph_lines",
    "line_characters",
    "tables",
    "table_rows",
    "pictures",
    "picture_width",
    "picture_height",
    "bold_share",
    "font_size_px",
    "title_times",
    "window_opens",
    "window_closes",
    "moderation",
    "moderation_cut_off_hour",
    "event_notice",
]
"""A number that the Policy draws, or a setting that its open words ask of the caller.

- `e_library_years`: Years of e-resources after graduation (4.1b).
- `timely_notice`: Working days within which a change is told in time (5.7); a setting.
- `communication_gap`: Working days within which two communications are at the same time (7.3).
- `subject_characters`: Characters of a subject (A2.1).
- `paragraphs`: Paragraphs of a letter (A2.2).
- `paragraph_lines`: Lines of a paragraph (A2.2a).
- `line_characters`: Characters of a line (A2.2a).
- `tables`: Tables of a letter (A2.2c).
- `table_rows`: Rows of a table (A2.2c).
- `pictures`: Pictures of a letter (A2.2d).
- `picture_width`: A picture's width in pixels (A2.2d).
- `picture_height`: A picture's height in pixels (A2.2d).
- `bold_share`: The share of bold characters, 0 to 1, above which bold is pointed out (A2.3b); a setting.
- `font_size_px`: The font size in pixels above which one is very large, under another reading of I21 (A2.3c); a setting.
- `title_times`: How many times as large as the letter's font the title's may be (A2.3e).
- `window_opens`: Working days before the event on which the window to send in opens (A4.1).
- `window_closes`: Working days before the event on which that window closes (A4.1).
- `moderation`: Working days that moderation and sending take at most (A4.2).
- `moderation_cut_off_hour`: The hour in Astana after which materials count as received the next day, under another reading of I27 (A4.2); a setting.
- `event_notice`: Working days before an event by which it is announced (A4.3)."""

Locale: TypeAlias = Literal["en", "ru", "kk"]
"""A language in which messages can be written.

- `en`: English.
- `ru`: Russian.
- `kk`: Kazakh."""

ModerationRole: TypeAlias = Literal["initiator", "moderator", "communication-officer"]
"""Who takes a step.

- `initiator`: The structural unit of the School that starts the mailing.
- `moderator`: The mailing moderator.
- `communication-officer`: The responsible employee of the Center for Communications."""

ModerationStep: TypeAlias = Literal[
    "submit",
    "take-up",
    "return",
    "complete",
    "approve",
    "decline",
    "withdraw",
    "send",
    "forward",
    "post",
]
"""A step of moderation.

- `submit`: The initiator hands in the materials.
- `take-up`: The moderator begins to check them.
- `return`: The moderator gives them back for completion.
- `complete`: The initiator hands them in anew, completed.
- `approve`: The moderator finds them in order.
- `decline`: The moderator declines them for good (I48).
- `withdraw`: The initiator takes them back for good, while they have not gone out (I48).
- `send`: The moderator sends the mailing.
- `forward`: The moderator forwards the poster to the Communication officer.
- `post`: The Communication officer posts it, with the initiator's hashtag."""

ReadingName: TypeAlias = Literal[
    "affiliated-alumni",
    "after-receipt",
    "all-alumni",
    "any-interaction",
    "as-any-other",
    "at-most",
    "author-lines",
    "before-event",
    "before-the-center",
    "bold-line-counts",
    "center-advises-itself",
    "center-alone",
    "center-first",
    "center-posts",
    "center-sends",
    "center-unmoderated",
    "clear-days",
    "clock-starts-next-working-day",
    "code-points",
    "condition",
    "contradiction-is-an-error",
    "cut-off-hour",
    "day-before",
    "days-before",
    "declined-or-withdrawn",
    "duty",
    "every-association",
    "every-list",
    "every-mailing",
    "exactly",
    "facets-may-overlap",
    "facets-that-differ-never-overlap",
    "five-day-week",
    "footer-links-count",
    "grapheme-clusters",
    "handed-in-again",
    "header-row-counted",
    "header-row-not-counted",
    "last-day-included",
    "later-order-prevails",
    "legal-entities-only",
    "link-block-counts",
    "links-and-bold-lines-left-out",
    "mail-program-links-count",
    "mail-program-links-pass",
    "mailing-by-its-window",
    "mailing-out-of-order-too",
    "mailings-of-units",
    "moderated-too",
    "most-alumni",
    "named-hosts",
    "narrower-rule",
    "next-working-day",
    "no-constituency",
    "one-phone",
    "only-completion",
    "others-with-approval",
    "own-days",
    "own-lists-only",
    "pixel-size",
    "representative-needed",
    "runs-on",
    "sent-when-window-opens",
    "six-day-week",
    "starts-anew",
    "stated-fact",
    "together",
    "twice-letter-font",
    "two-phones",
    "university-chooses",
    "university-host-also",
    "up-to-forwarding",
    "up-to-posting",
    "whole-paragraph",
    "within-each",
    "wrapped-lines",
]

RuleName: TypeAlias = Literal[
    "direction-stated",
    "audience-by-years",
    "subject-present",
    "subject-length",
    "body-present",
    "paragraph-count",
    "paragraph-length",
    "links-own",
    "table-count",
    "table-rows",
    "picture-count",
    "picture-size",
    "brand-colours",
    "bold-share",
    "font-size",
    "capitals",
    "title-size",
    "signature-present",
    "signature-contact",
    "signature-address",
    "signature-phone",
    "not-read",
    "send-window",
    "moderation-deadline",
    "event-notice",
    "invitation-date",
    "post-hashtag",
]
