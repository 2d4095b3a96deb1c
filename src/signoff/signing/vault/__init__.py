"""A person's signatures and their key, kept on this machine under a passphrase.

- `vault`: creating, unlocking, changing and forgetting the vault
- `passphrase`: what a new passphrase must be

The rest serves these: `file` is the encrypted file and `body` what is in it, `attempts` counts wrong passphrases, and
`lock` lets only one process write at a time.
"""
