"""Signatures on the screen: drawing one, making one from a picture, painting one.

Other packages of the desktop use:

- `signature_pad.SignaturePad`: the cell to sign in; `larger_pad.LargerPad`: the same, larger, in a dialog
- `picture_panel.PicturePanel`: makes a mark from a picture file
- `mark_painter`: paints a mark as it is printed

Everything else is for this package alone:

- `stroke_recorder`: strokes while they are drawn, with undo and redo; `stroke_simplification`: fewer samples, same line
- `picture_work`: reading and tracing a picture in the background, with progress and cancelling
- `picture_preview`, `picture_slider`, `picture_turn`: the parts of the panel: the result, its boldness, its angle
"""
