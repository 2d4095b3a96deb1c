"""Reading back what signoff writes: every byte, object and drawn thing of an exported notice, and nothing else.

`syntax` takes a file apart by the one grammar in which signoff writes; `structure`, `fonts` and `content` say what its
objects mean; `document` puts them together and refuses a file that holds anything more. No layout is computed: files
of every layout are read alike. `seen` gives a digest of what the pages show.
"""
