"""Whether pages are faithful: they show the record's words, in order, in letters that everybody can see, and no more.

None of it depends on how the pages are laid out, nor on any key, so it holds for files of every version.
"""
