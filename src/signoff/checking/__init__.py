"""Whether a document is what was signed: the record, the printed pages and the file around them, held together."""
