"""The register's page: filters, the list of notices, the chosen one beside it, and how to begin.

The shell uses:

- `register_page.RegisterPage`: the whole page, with one notice chosen

Everything else is for this package alone:

- `filter_rail`, `list_tools`: the filters at the left edge; search, type and order above the list
- `list_controller`, `list_loader`: keeping the list as the register says; reading it in the background
- `list_column`, `listing`: the list with its bar; what a filter asks of the register, the words of headings and rows
- `notice_list`, `notice_model`, `notice_delegate`: the list itself; its lines, of which those near what is shown are in
  memory; their painting
- `passage_line`: painting the passage in which a search found a notice
- `grouped_layout`, `list_steps`: where lines stand; to which one a key leads
- `notice_preview`, `preview_bar`: the chosen notice beside the list; the bar with its commands
- `facts`: what is said below a notice's title
- `attention`, `attention_watch`, `damage_check`: which notices need attention; looking for them, and for damage, in the
  background
- `empty_page`: what is shown while the register is empty
"""
