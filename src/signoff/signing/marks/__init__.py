"""The marks of signatories before they sign: judged, and made from a picture.

Others use three modules:

- `validation`: whether a mark can be a signature
- `pictures`: a photograph or scan of a signature, made into a mark
- `picture_task`: the task "picture", which decodes a picture in a process of its own (`isolated_picture` asks for it)

The rest serves `pictures`: `picture_file` opens a picture, `binarise` separates ink from paper, `components` finds the
signature among the ink, `deskew` its tilt, and `tracing` and `curve_fit` its outline.
"""
