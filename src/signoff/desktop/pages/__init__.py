"""A PDF's pages on the screen: one below another, in small, beside the sections, at reading size."""
