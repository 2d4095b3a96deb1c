"""Reads a Word document (.docx) from outside, within limits: its words, lists, tables, check boxes and notes.

`reader` does it: `package` opens the file, `xml_tree` reads its parts, `styles` and `numbering` know how paragraphs
look and are numbered, `runs` reads the words of one, `tables` lays its tables on their grid; `content` is what is
read. Nothing in it is run, and nothing it points to is fetched. `word_task` does all of it in a child process.
"""
