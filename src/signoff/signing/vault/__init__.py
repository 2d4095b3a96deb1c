"""A signature kept under a passphrase, with a key that vouches for its holder."""
