"""The main window with its menus and messages, and what happens when something goes wrong.

`app.py` alone uses this package, of it:

- `main_window.MainWindow`: the window on one register
- `notifier.WindowNotifier`: messages and questions in the window
- `crash.CrashReporter`: logs and shows unexpected exceptions

Everything else is for this package alone:

- `empty_frame`, `window_content`: the window before it is filled, and what it is filled with
- `screens`: the register, an open notice or its pages, one at a time
- `menu`, `focus_keys`: the menu bar; the keys that the focused field leaves to it, and its Edit menu
- `file_commands`, `notice_commands`, `examine_commands`: the handlers of the commands
- `help_dialogs`, `crash_dialog`: the list of keys, and what signoff is; an unexpected exception, to be reported
"""
