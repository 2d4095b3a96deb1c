"""One open notice in the window: its views, its bar, and whether it may be closed."""
