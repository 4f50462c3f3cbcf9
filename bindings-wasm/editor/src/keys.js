// One tab stop for a row of buttons: within it one goes by arrows, Home and End.

/** The one of these that a key goes to, focused; none where it is no such key. */
export function rove(event, all) {
  const at = all.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || to === undefined) return null;
  event.preventDefault();
  const next = all[(to + all.length) % all.length];
  next.focus();
  return next;
}
