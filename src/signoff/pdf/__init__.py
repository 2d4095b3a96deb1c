"""How a notice is published: a record becomes items, pages and an accessible, archival PDF; and how that is read back.

For others to use:
    export, places              renders a record (`render`), and says where its parts are
    history_export              renders a notice's history
    preview                     renders for the screen, in a child process (the task "preview", `preview_task`)
    isolated_attachment         reads the record inside a PDF, in a child process (the task "attachment")
    seen_pages, page_equality   compare what pages show
    missing_glyphs, characters  find text that no bundled font can print
    file_names                  names exported files
    signed_name, typefaces, metrics     set a typed signature, also on the screen
    metadata                    holds the version of the layout
    reading/                    reads back what signoff writes, for `checking`

Inside:
    sections, subrows, exempt, signature_cells, timeline    turn a record into items, on a `sheet`
    rich_text, tables, spans                                turn its long texts into items
    line_breaking, styled_words, accents, fonts             set lines of text
    flow, items, page_layout, footnotes                     set pages
    surface, marks, structure                               draw
    document, writer, objects, tagging, document_outline, seal_field    write the file
    attachment, decompression_limits, pdfium_lock           read a PDF from outside, in the child process

A sheet is the printed form of one notice while it is built. An item is anything that flows down a column: a line, a
signature's cell, or a box, which is columns side by side and can be split at a page's end. A surface is one page being
drawn; a room is the free height left on a page. A span is text of one style, and a piece its part on one line.
"""
