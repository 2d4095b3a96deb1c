"""The command that hands a notice over: its file with the message, and the e-mail for it on standard output."""

from __future__ import annotations

import argparse
import datetime as dt

from signoff import actions
from signoff.commands.output import print_line
from signoff.errors import FileProblem, NotAllowed
from signoff.files import is_same_file
from signoff.notice.record import lifecycle
from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import Asked, Message
from signoff.notice.text.cleaning import cleaned_line


def hand_over(options: argparse.Namespace) -> int:
    """Write the notice as it is handed over, and print the e-mail that goes with it."""
    from signoff.commands.incoming import unaltered
    from signoff.covering_message import covering_message

    record = unaltered(options.file, "It was not handed over.")
    if is_same_file(options.file, options.output):
        raise FileProblem(f"{options.output} is the notice itself: name another file for the one to send.")
    sender, to = (cleaned_line(name).strip() for name in (options.name, options.to))
    if not sender or not to:
        raise NotAllowed("Give the name of the person who hands it over, and of the person who receives it.")
    message = Message(asked=Asked(options.ask), post=options.post, note=options.note, by=options.by)
    handed = lifecycle.hand_over(record, actor=sender, at=dt.datetime.now(dt.UTC), to=to, message=message)
    actions.save_document(handed, options.output)
    if (handover := last_handover(handed)) is not None:
        email = covering_message(handed, handover, options.output.name)
        print_line(f"Subject: {email.subject}")
        print_line("")
        for line in email.text.split("\n"):
            print_line(line)
    return 0
