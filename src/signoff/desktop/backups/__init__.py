"""The automatic backups of the register: when they are made, and what the settings say of them.

Others use:

- `automatic_backups.AutomaticBackups`: makes backups while the application is open, and says what fails
- `backups_panel.BackupsPanel`: the settings' page about backups

Everything else is for this package alone:

- `backup_words`: what is said of backups
"""
