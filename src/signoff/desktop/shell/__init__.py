"""The main window with its menus and messages, and what happens when something goes wrong."""
