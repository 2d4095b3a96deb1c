"""Whether a document is what was signed: the record, the printed pages and the file around them.

For others to use:
    document_verdict    verifies a file (`verify_file`, `verify_data`)
    report              turns a verdict into lines or plain data
    key_names           gives the known keys their names
    before_sealing      verifies and opens or writes what is to be sealed

Inside:
    pdf_verdict         joins what two children find: the tasks "comparison" (`comparison`, `comparison_task`) and
                        "seals" (`seal_task`, which first calls `network_block`)
    page_check          judges the pages, with `fidelity/`, `metadata_check`, `printed_dates` and `signature_dates`;
                        `page_verdict` says what follows once it is known whose key vouches for them
    sealed_revision     judges the seal, with `first_revision`, `seal_increment`, `object_rewriting` and `text_strings`;
                        `seal_verdict` says so in words
    explanation         finds words for what was altered, with `printed_text`, `rendered_pages`, `word_diff`,
                        `section_labels`, `file_contents`, `object_diff`, `object_graph`, `active_content`,
                        `surrounding_bytes` and `seal_entries`

A revision is the state of a PDF at one of its ends ("%%EOF"); the first is what signoff exports. An increment is what a
later revision adds behind it; a seal is one.
"""
