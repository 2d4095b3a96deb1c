"""Whether a document is what was signed: the record, the printed pages and the file around them.

For others to use: |`document_verdict` verifies a file (`verify_file`, `verify_data`); `report` turns a verdict into
lines or JSON.|`key_names` gives the known keys their names; `before_sealing` opens and writes what is to be sealed.

Inside: |`pdf_verdict` joins what two child processes find: `comparison` (task "comparison") and `seal_task` (task
"seals").|`page_check`, `metadata_check`, `printed_dates`, `signature_dates`, `page_verdict` and `fidelity/` judge the
pages.|`first_revision`, `seal_increment`, `sealed_revision` and `seal_verdict` judge the seal.|`explanation`,
`printed_text`, `file_contents`, `object_diff` and `active_content` find words for what was altered.

A revision is the state of a PDF at one of its ends ("%%EOF"); the first is what signoff exports. An increment is what a
|later revision adds behind it; a seal is one.
"""
