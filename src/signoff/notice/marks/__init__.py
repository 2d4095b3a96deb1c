"""The marks of signatories, and the outlines by which screen and print draw them."""
