"""The editor of the long texts: exactly the subset of Markdown that a notice keeps, and nothing else.

Other packages of the desktop use:

- `rich_editor.RichEditor`: the whole editor, with toolbar, text and the line below it

Everything else is for this package alone:

- `text_view`, `document`, `markers`, `colours`: the text: its keys, its document, bullets and numbers, colours
- `toolbar`, `table_bar`, `table_picker`, `foot`, `menu`, `numbering_menu`, `link_dialog`, `start_dialog`: the controls
  around the text
- `commands`: the commands by name; `lists`, `numbering`, `tables`, `hyperlinks`: what they do; `address`: what a link
  may lead to
- `builder`, `reader`, `formats`: writing blocks into the document, reading them back, and how they are marked in it
- `text_marks`: words that are marked; `changed_words`, `passages`: where they are
- `memo`: writing Markdown again without repeating what has not changed
- `clipboard`: what is copied and pasted, which `signoff.intake` cleans; `html_writer`: what is copied, as HTML
- `paste_note`, `left_out_line`, `left_out_dialog`: what the foot says of a paste, and what was left out of it
"""
