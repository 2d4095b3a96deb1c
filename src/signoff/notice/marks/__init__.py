"""The marks of signatories, and the outlines by which screen and print draw them.

- `mark`: the types of a mark: drawn strokes, a picture, a typed name
- `ink`: the outlines of drawn strokes
- `curves`: the outline of a traced picture, as text and as polygons
- `contours`: the polygons of a line whose width changes, on which `ink` builds
"""
