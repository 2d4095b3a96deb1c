"""Whether a notice is lawful and whole: the rules, their dates, and what they find."""
