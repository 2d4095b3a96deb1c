"""The register's page: filters, the list of notices, the chosen one beside it, and how to begin.

The shell uses:

- `register_page.RegisterPage`: the whole page, with one notice chosen

Everything else is for this package alone:

- `filter_rail`, `list_tools`: the filters at the left edge; search, type and order above the list
- `list_column`, `notice_list`, `listing`: the list with its bar; its rows as they are painted; their order and words
- `notice_preview`, `preview_bar`: the chosen notice beside the list; the bar with its commands
- `facts`: what is said below a notice's title
- `attention`, `attention_watch`: which notices need attention; looking for them in the background
- `empty_page`: what is shown while the register is empty
"""
