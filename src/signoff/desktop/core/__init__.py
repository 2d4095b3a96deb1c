"""What every screen works with: the open notice's session, commands, background work and settings.

Other rooms of the desktop use:

- `services.Services`: the theme, register, settings, background runner and notifier that every screen is given
- `session.NoticeSession`: the open notice; `session_factory.SessionFactory`: opens sessions, makes new notices
- `change.Change`: what a change of the open notice touches
- `commands`: the commands with their words, keys and icons; `command_actions.Commands`: does them
- `permission.Moment`: what commands would be done on now
- `notifier.Notifier`: messages and questions to the person; `action.Action`: a link or button that they offer
- `tasks.Runner`: work in the background, with its result on the interface's thread
- `owners.is_gone`: whether the window that work was for has been deleted
- `settings.Settings`: what a person has chosen for this laptop; `person.Person`: a name and a post
- `signature_request`: a signature that is asked for, and its draft
- `places.Places`: where in which notice a person was
- `afterwards.afterwards`: what is done once a change has been painted and what was typed has arrived
- `application.Application`: Qt's application, which also tells what the system asks it to open

Everything else is for this package alone:

- `memory`: what is asked of the C library's memory
- `python_import`: keeps Python's own import while Qt is imported
- `page_renderer`: requests for pages, answered by one child process; `isolated_process`: that process
"""
