"""The kept signature: setting it up, unlocking it to sign, changing its passphrase, forgetting it."""
