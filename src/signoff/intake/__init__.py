"""HOW text comes in from other programs: read, cleaned, and brought into what a notice can hold; without Qt.

`html` reads what is pasted with formatting, `plain_text` what is not; `refusal` says what is too much.

`word` reads Word documents, and `placing` gives their words to the sections of a notice; `isolated_word` has both done
in a child process, by the task in `word_task`. `word_report` says what was made of a document, `word_reports` keeps it.
"""
