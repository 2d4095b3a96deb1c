"""A signatory's own proof, and the keys that are known on this machine.

- `proof`: making a key, and a proof with it (whether a proof is valid, `notice.record.proof` decides)
- `known_keys`: whose key each known key is, and what for
- `judgement`: what the proofs of a record show, in sentences
"""
