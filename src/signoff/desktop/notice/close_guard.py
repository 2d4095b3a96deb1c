"""Whether an open notice may be closed: it is saved first, or written to a file, or it stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.exchange.import_export import ImportExport
    from signoff.desktop.notice.notice_view import NoticeView


_NOT_SIGNED = (
    "The notice is not signed",
    "You have drawn or chosen a signature but have not signed. It will be lost if you leave.",
    "Leave without signing",
    "Back to signing",
)


def may_close(frame: NoticeView, import_export: ImportExport, notifier: Notifier) -> bool:
    """Save an open notice; return False where it must stay open.

    That is where saving fails, or where the person does not want to lose what a notice cannot hold: a text where a
    date belongs, or a signature on the page that was not signed with.
    """
    if not frame.flush() and not _rescue(frame.session, import_export, notifier):
        return False
    session = frame.session
    if session.signing_draft.holds_mark and not session.locked and not notifier.ask(*_NOT_SIGNED):
        frame.show_sign()
        return False
    invalid = next(iter(frame.invalid_inputs()), None)
    if invalid is None or notifier.ask(invalid.title, invalid.detail, "Clear it", "Go back", for_good=True):
        return True
    frame.show_wizard(invalid.page, invalid.field)
    return False


def _rescue(session: NoticeSession, import_export: ImportExport, notifier: Notifier) -> bool:
    """Offer to write what cannot be saved to a file of its own; return whether it was."""
    return notifier.ask(
        "Not saved",
        f"{session.problem} What you typed is still here. You can save it as a file and open that later.",
        "Save as a file…",
        "Stay here",
    ) and import_export.save_record(session.record_for_file())
