"""Reads HTML from outside, within limits, into the blocks of a long text, and says what of it was left out.

`reader` does it. What is read: `tree` reads the elements, `style_sheet` and `declarations` their styles, `colours` the
colours in them; `kinds` says what elements are, `visibility` and `comments` which of them the reader did not see, and
`left_out` counts these. What it becomes: `converter` goes through the elements, with `look` and `line` for words,
`html_lists`, `word_lists`, `tables` and their `grid`; `scripts`, `symbols` (`symbol_tables`) and `mathml` find the
characters for what a notice has no format for; `controls` and `pictures` know what is left of a form and of a picture.
`job` is what they share, `watch` ends what would take too long, and `origin` says which program wrote it.
"""
