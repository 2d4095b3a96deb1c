"""The controls that every page is built from; none of them knows what a notice is, apart from its states.

Other packages of the desktop use:

- `buttons`, `command_button`: buttons with words or an icon; the same for a registered command
- `check`, `choices`, `segmented`, `choose_many`: check boxes, and choices of one or of many
- `fields`, `line_field`, `date_field`: fields for a line, a text, a known answer and a date, with label and problem
- `text`, `elided`, `pill`, `progress`, `timeline`, `history`: text that wraps or is cut, and what only shows something
- `cards`, `toast`, `dialogs`: findings, messages and short questions
- `column`, `flow`, `surface`: scrolling pages, wrapping rows, plain backgrounds and hairlines
- `rail`, `rail_item`, `rail_delegate`: the list of sections or filters at the left
- `exclusive`, `marks`, `paint`: what choices share, the marks of a section's state, painting that controls share
- `focus_ring`, `tab_order`, `window_size`: the ring around the focus, the order of Tab, how large a window may be
- `viewport`: the viewport of a list, which is made in Python for the sake of a quick start

Everything else is for this package alone:

- `calendar_popup`: the calendar of a date field
"""
