"""The wizard: a page a section, the list of all of them, and the notice's own page beside."""
