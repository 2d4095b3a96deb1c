"""What differs between two states of a notice: section by section, answer by answer, word by word.

Others use:

- `comparison.compare`: the differences; `applied` makes the second notice of the first again
- `last_read.changed_since`: those since somebody last read the notice
- `as_text.lines_of`: the differences in lines of text
- `line_diff`: lines of words compared with one another, for whoever has words of their own, as the editor has
"""
