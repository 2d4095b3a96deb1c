"""How signoff looks: colours, type, icons and the style sheet.

Other packages of the desktop use:

- `theme`: `Theme`, from which widgets take colours, icons and fonts; `repolish`, for a widget whose properties changed
- `appearance`: which colour scheme to use, and following the system's
- `fonts.Role`, `icons.IconStyle`, `tokens.Tokens`: the types of a font's role, an icon and a colour scheme

Everything else is for this package alone:

- `tokens`: the colours of both schemes; `fonts`: the bundled fonts; `icons`: icons drawn from SVG, and their cache
- `sheet`: the style sheet, with colours and icons filled in
"""
