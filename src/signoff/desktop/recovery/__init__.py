"""A register that cannot be opened, or that is to be another: its backups, what is left of it, and the way back.

Other packages of the desktop use:

- `recovery_window`: the window in place of the main window while a register is damaged
- `register_commands`: restoring a backup and salvaging a register while another is open
"""
