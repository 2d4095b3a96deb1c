"""Reads HTML from outside, within limits, into the blocks of a long text.

`reader` does it; `tree` reads the elements, `kinds` says what they are, `word_lists` knows the lists of Word,
`watch` ends what would take too long, and `origin` says which program wrote it.
"""
