"""Reads back what signoff writes: every byte, object and drawn item of an exported notice, and nothing else.

For others to use:
    document            the whole file (`read_document`)
    pages_digest        a digest of what its pages show

Inside:
    syntax, objects     parse a file by the one grammar in which signoff writes, and hand out its objects
    structure_tree, annotations, fonts, sfnt, pictures, content     interpret the objects
    drawn_items         what is drawn on a page

No layout is computed: files of every layout are read alike. Anything that signoff does not write raises NotAsWritten.
"""
