"""How a notice is published: a record becomes blocks, and those an accessible, archival PDF; and how it is read back.

For others to use: |`export` renders a record (`render`), `history_export` its history; `preview` does so for the
screen, in a child process.|`isolated_attachment` reads the record inside a PDF; `seen_pages` and `page_equality`
compare what pages show.|`missing_glyphs` and `characters` find text that no bundled font can print; `file_names` names
exports.|`signed_name`, `typefaces` and `metrics` are also used on the screen; `metadata` holds the version of the
layout.|`reading/` reads back what signoff writes, for `checking`.

Inside: |`sections`, `subrows`, `exempt`, `signature_cells` and `timeline` turn a record into items; `rich_text`,
`tables` and `spans` its long texts.|`line_breaking`, `styled_words` and `accents` set lines; `flow`, `items`,
`page_layout` and `footnotes` set pages.|`surface`, `marks` and `structure` draw; `document`, `writer`, `objects`,
`fonts`, `tagging` and others write the file.

A sheet is the printed form of one notice while it is built; an item is anything that flows down a column (a line, a
|signature's cell, a box of columns); a box is columns side by side that can be split at a page's end; a surface is one
|page being drawn; a room is the free height left on a page. A span is text of one style, a piece its part on one line.
"""
