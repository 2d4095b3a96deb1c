"""Councils' profiles as files that are made, changed and shared; what a profile is, `notice.form.council` says.

- `document`: a profile's text, changed key by key with its comments and its order kept
- `fields`: what can be changed, in groups, with the words of each
- `preview`: a notice as it would be with a profile, and the dates that it leads to
- `sharing`: profiles that come from a colleague, are kept and are passed on
"""
