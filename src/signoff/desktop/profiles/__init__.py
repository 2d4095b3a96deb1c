"""Changing a council's profile: its fields in groups, with a notice's pages and its dates shown as they would be.

- `editing`: the profile that is being changed, without a widget
- `editor_window`: the window; `group_page`: the fields of one group
- `field_editors`, `rows_editor`, `records_editor`, `sections_editor`: fields by their kinds
- `live_preview`: the pages and the dates
- `profile_files`: copying, opening, keeping and sharing, for the settings
"""
