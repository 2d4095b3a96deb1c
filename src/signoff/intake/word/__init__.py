"""Reads a Word document (.docx) from outside, within limits: its words, lists, tables, check boxes and notes.

`reader` does it: `package` opens the file, `xml_tree` reads its parts, `styles` and `numbering` know how paragraphs
look and are numbered, `runs` reads the words of one with its `fields`, `controls` and `signs`. `content` is what is
read, and `left_out` what is not. Nothing in it is run, and nothing that it points to is fetched.
"""
