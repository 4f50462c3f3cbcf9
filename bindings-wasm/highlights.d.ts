import type { Finding, MailingReport, Severity } from "./answers.js";
import type { Serialised } from "./serialise.js";

/** Where a finding is drawn. */
export interface DrawnPlace {
  readonly finding: Finding;
  /** Which of the finding's places it is, from 0. */
  readonly at: number;
  /** Follows what is written in the document. */
  readonly range: Range;
  /** The element whose tag holds the place, as that of a finding on an attribute or a picture; it is outlined. */
  readonly element: Element | null;
}

/** A report's findings as they are drawn in a document. */
export interface Drawing {
  /** In the report's order; without those that have no place in this part, or whose place is gone. */
  readonly places: readonly DrawnPlace[];
  /**
   * What the browser lacks: the places in text are lines in the layer then, as those on elements are; `null`
   * where it lacks nothing.
   */
  readonly lacks: "CSS Custom Highlight API" | null;
  placesOf(finding: Finding): DrawnPlace[];
  /** The findings drawn at a point of the viewport (`clientX`, `clientY`), the gravest first: for hovering. */
  atPoint(x: number, y: number): Finding[];
  /** The findings drawn around a caret (a selection's `focusNode`, `focusOffset`), the gravest first. */
  atCaret(node: Node, offset: number): Finding[];
  /** Takes all of it away, unless another has taken its place. */
  clear(): void;
}

/** What the highlights of a severity are called in `CSS.highlights` and in `::highlight()`: `nu-violation`. */
export function highlightName(severity: Severity): string;

/**
 * A style sheet for them, as text for the document or shadow tree that the element is in: underlined in a line
 * of its own for each severity, in the colour `--nu-violation` (and so on), in light and dark.
 */
export const highlightStyles: string;

/** Whether the document's browser has the CSS Custom Highlight API. */
export function canHighlight(document: Document): boolean;

/**
 * Draws a report's findings at their places and leaves the element as it is. Text is highlighted; what is
 * on an element, or holds no text, is outlined in a layer above it, an element of its own outside of the body; what
 * is said of a paragraph or the signature as a whole is a line beside it there. What is known to be out of sight is
 * drawn once it comes near. The layer lies as high as what the element is in; `--nu-layer` is another `z-index`. What was
 * drawn before stays, until it is cleared or given as `before`.
 */
export function highlight(
  serialised: Serialised<Element>,
  report: Pick<MailingReport, "findings">,
  options?: {
    /** The name of the part that the source was: `body`. */
    part?: string | undefined;
    /** What the layer is put into: by default the dialog or popover around the element, or else the root element of the document. */
    layer?: Element | undefined;
    /** An earlier drawing, whose place this one takes: what is as it was in the same element is not drawn anew. */
    before?: Drawing | undefined;
  },
): Drawing;
