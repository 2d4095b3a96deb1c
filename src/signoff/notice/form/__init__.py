"""The form: its sections, fields, pages and notes, and a council's own profile of it.

Other parts of the program use:

- `form_file`: `form_of`, the form that a notice is on, and `load_form`, a bundled form by its key
- `form`: `Form` with its `Section`, `Field` and `Page`
- `kinds`: the kinds of sections and fields
- `labels`: the parts of a label that may cite notes
- `answers`: a notice's answers in words, in the form's order
- `council`: `Profile`, the lists, numbers and words of one council, and `load_profile`

Everything else is for this package alone:

- `form_check`: what is wrong with a form that its types let through
- `complaints`: the messages of the library that reads the files, in plain words
- `patterns`: what a word of a profile or a form may look like
"""
