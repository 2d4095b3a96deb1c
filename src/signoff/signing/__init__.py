"""Who signed a notice, and whether it is what they signed: marks, keys, seals and verification.

- `marks`: judging a signatory's mark; a picture of a signature made into one
- `vault`: a person's signatures and their key, kept on this machine under a passphrase
- `proof`: making a signatory's proof; the keys that are known on this machine
- `seal`: sealing exported PDFs, and checking seals
- `verification`: the verdict on a record; `headline`: its sentence about an intact one
"""
