"""HOW text comes in from other programs: read, cleaned, and brought into what a notice can hold; without Qt.

`html` reads what is pasted with formatting, `plain_text` what is not; `refusal` says what is too much. `word` reads Word
documents, `placing` gives their words to the sections of a notice; `isolated_word` does both in a child process, whose
task is `word_task`. `word_report` says what was made of one, and `word_reports` keeps that with what has no place.
"""
