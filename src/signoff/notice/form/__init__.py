"""The form: its sections, fields, pages and notes, and a council's own profile of it."""
