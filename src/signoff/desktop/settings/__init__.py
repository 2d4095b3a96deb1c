"""The settings: the person, the council, the seal, the kept signature.

The shell uses:

- `preferences.Preferences`: asks for the settings, and keeps them

Everything else is for this package alone:

- `settings_dialog`: the dialog with its pages
- `council_settings`, `council_profiles`: the page about the council; the profiles that there are
- `seal_settings`: the page about the seal
"""
