"""The record of a notice: its types, how it is read and written, what a signature covers, and its life.

- `model`, `record`: the notice, and the `.signoff` document that holds it with its signatures and history
- `codec`: reading and writing a document; `limits` says how large one may be
- `document`: a document's members in the terms of its own version; `upgrade`, `shape`: documents of earlier versions
- `digest`, `proof`, `ecdsa`: what a signature covers, and whether a signatory's own proof of it is valid
- `integrity`: whether a record is what it claims to be
- `lifecycle`: from draft to published; `publication`: the publication copy
- `seal_field`: the form field of a seal in a PDF
"""
