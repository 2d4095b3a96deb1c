"""One open notice in the window: its views, its bar, and whether it may be closed.

The shell uses:

- `open_notice.OpenNotice`: the notice that is open, if any
- `notice_view.NoticeView`: its screens

Everything else is for this package alone:

- `top_bar`, `banner`: the bar above the screens; what is said above the wizard
- `handover_banner`: who handed the notice over, and what is still to be done, worked out by `handover_state`
- `page_to_open`: the place at which a notice is opened; `place_keeper`: keeps where a person is in the open one
- `close_guard`: whether the notice may be closed
"""
