"""HOW text comes in from other programs: read, cleaned, and brought into what a notice can hold; without Qt.

`html` reads what is pasted with formatting, `plain_text` what is not; `refusal` says what is too much.
"""
