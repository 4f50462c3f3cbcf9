"""The Policy stated a second time: sections 2 and 4 to 9, and A3 and A4, as plain functions.

It was written from the Policy's text and the register alone, by somebody who has not read the core,
and shares no code with it. A fact that is not told is no third truth value here: every way in which
it can turn out is tried, and an answer is settled only where all of them agree.
"""
