"""What a notice is: its record, its form, its long texts and its signatures' marks.

- `record`: the notice and the `.signoff` document, its digests, integrity, life cycle and publication copy
- `form`: the form's order, labels and guidance, and a council's profile
- `text`: the long texts, as Markdown and as blocks; characters; days in words
- `marks`: the marks of signatories, and their outlines
- `part`: the base of every part of a record

Others may use any of these modules; each depends only on those below it: form, record, marks, text, part.
"""
