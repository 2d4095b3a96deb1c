"""Reads back what signoff writes: every byte, object and drawn item of an exported notice, and nothing else.

For others to use: `document` (`read_document`) and its parts, and `pages_digest`. |Inside: `syntax` parses a file by
the one grammar in which signoff writes; `objects` hands out its objects;|`structure_tree`, `annotations`, `fonts`,
`sfnt`, `pictures` and `content` interpret them, `drawn_items` names what is drawn.

No layout is computed: files of every layout are read alike. Anything that signoff does not write raises NotAsWritten.
"""
