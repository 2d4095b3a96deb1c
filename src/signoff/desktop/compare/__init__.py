"""Two states of a notice compared on the screen.

Other rooms of the desktop use:

- `compare_window.CompareWindow`: any two states, section by section
- `merge_window.MergeWindow`: two copies that have both changed, with a choice for each section
- `compared_text.ComparedText`: words of one side, those that differ marked

For this package alone: `sections` lists the sections of both windows, `difference_view` shows one of them.
"""
