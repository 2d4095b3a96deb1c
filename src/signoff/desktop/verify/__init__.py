"""The window that verifies files and signed notices.

Other rooms of the desktop use:

- `opening.Verifying`: opens the application's only verify window
- `verdict_styles`: the word, icon and colours of each verdict

For this package alone:

- `verify_window`: the window; `verdict_view`, `parts`: a verdict in it, and what that consists of
"""
