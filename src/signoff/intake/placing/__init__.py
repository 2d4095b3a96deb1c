"""Places what a Word document says in the sections of a notice, by the labels of the form.

`lines` takes the document apart, with the cell that each paragraph is in; `labels` knows the form's labels, however
they are written; `placer` gives each paragraph to the label that it follows, and `answers` makes values of what was
given to each. `placing` does all of it; `placement` is the result: what went where, and what has no place.
"""
