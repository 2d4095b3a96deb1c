"""The window that verifies files and signed notices.

Other rooms of the desktop use:

- `opening.Verifying`: opens the application's only verify window
- `verdict_styles`: the word, icon and colours of each verdict

For this package alone:

- `verify_window`: the window; `verdict_view`, `parts`: a verdict in it, and what that consists of
- `comparing`: the register's own notice beside that of a file; `yours`: how they differ
- `keys`: what is remembered, or forgotten, of somebody's key
"""
