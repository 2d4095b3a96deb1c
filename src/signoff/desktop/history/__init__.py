"""A notice's history: its events in words, the window that shows them, and earlier states.

Other rooms of the desktop use:

- `history_controller.HistoryController`: opens a notice's whole history, saves it as a PDF, and compares its states
- `event_descriptions`: `history_entries`, a notice's events in words; `shortened`, a long subject cut

For this package alone:

- `history_dialog`: the window with the history; `state_list`: the earlier states in it
"""
