"""Whether pages are faithful: they show the record's words, in order, in letters that can be seen, and nothing else.

None of it depends on how the pages are laid out, nor on any key, so it applies to files of every version. Others use
`faults` alone.

    logical_text, word_comparison, form_words       the words of a file, compared with the record's
    blocks, arrangement, pagination, check_boxes    where blocks are on their pages
    typesetting, line_breaks                        how the letters of a block are set
    appearance, visibility, geometry                what can be seen, and where
    ruled_lines, frames, empty_cells                the lines around words
    marks, ink_comparison                           the signatures' marks
    links, attributes, reading_order                what screen readers read out, and where links lead
    running_content, later_content                  what pages repeat, and what they gain after signing

A run is a sequence of characters set together (`GlyphRun`); a block is what one element says by itself, a placement a
block on one page; a part is a child of the document's root element; a room is an area that lines enclose.
"""
