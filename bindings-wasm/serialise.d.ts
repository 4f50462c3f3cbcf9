import type { Span } from "./answers.js";

/** An element's content as it was when it was written down. */
export interface Serialised<E extends Element | DocumentFragment = Element | DocumentFragment> {
  /** The element whose content it is. */
  readonly element: E;
  /** Its content as HTML, as `innerHTML` writes it, but for what is `without` it: what is given to `checkMailing`, as `html`. */
  readonly source: string;
  /**
   * Where a span of the source stands in the document, as a Range that follows what is written
   * afterwards. A span that begins or ends within a tag takes the whole of that element. `null` where
   * what stood there is gone since.
   */
  rangeOf(span: Span | null): Range | null;
  /**
   * The element in whose tag the span lies, as that of a finding on an attribute or a picture does;
   * `null` where it holds text, or the element is gone since.
   */
  elementOf(span: Span | null): Element | null;
  /** Where a Range stands in the source; `null` where it ends in what is not of it. */
  spanOf(range: AbstractRange): Span | null;
}

/**
 * The HTML source of an element's content, and the way between places in it and in the document. The document
 * stays as it is. What is in a `<template>` counts as its tag; a shadow tree is left out, as `innerHTML` leaves it out.
 */
export function serialise<E extends Element | DocumentFragment>(
  element: E,
  options?: {
    /** A selector of what is left out of the source, with all that is in it: what an editor puts there for itself. */
    without?: string | undefined;
  },
): Serialised<E>;
