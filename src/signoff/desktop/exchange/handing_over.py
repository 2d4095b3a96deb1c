"""Handing a notice over, and sending it back: asks to whom, writes the file, and stays until that has been sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from signoff.desktop.core.handover_question import FileToSend, HandoverAnswer, HandoverQuestion
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.outbox import Outgoing
from signoff.desktop.core.people import Addressee
from signoff.desktop.exchange.handover_cautions import exempt_caution, what_prevents_signing
from signoff.desktop.exchange.handover_proposal import addressees, proposed_answer, tasks_for
from signoff.desktop.exchange.paper_transfer import PaperTransfer
from signoff.desktop.exchange.saved_file import goes_on, saved_in, take_back
from signoff.desktop.exchange.shared_handover import reached_with, shared_sentence, with_colleagues
from signoff.errors import SignoffError
from signoff.notice.record import lifecycle
from signoff.notice.record.handover import Handover, last_handover
from signoff.notice.record.message import Message
from signoff.notice.text.names import is_same_person

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.notice.record.record import Record

_LONGEST_SUBJECT = 70
"""Characters of a subject that the window shows, on one line."""


class HandingOver:
    """Does both, and remembers what is still to be sent; every outcome is shown in a sentence."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._settings = services.settings
        self._notifier = services.notifier

    def hand_over(self, session: NoticeSession) -> bool:
        """Ask to whom and for what, write the file, and show it to be sent; return whether it was handed over."""
        return self._ask(session, is_return=False)

    def send_back(self, session: NoticeSession) -> bool:
        """Ask what should change, write the file, and show it to be sent; return whether it goes back."""
        return self._ask(session, is_return=True)

    def send(self, session: NoticeSession) -> None:
        """Show again the file of the last hand-over, saved again where it has gone or the notice has changed since."""
        record = session.record_for_file()
        handover = last_handover(record)
        if handover is None:
            self._notifier.toast("It has been changed or withdrawn since: hand it over again.", kind="info")
            return
        outgoing = self._services.outbox.find(record.id, handover.key) or Outgoing(key=handover.key)
        path = Path(outgoing.file) if outgoing.file else None
        saved = saved_in(path) if path is not None else None
        if path is None or saved is None or not goes_on(record, saved):
            if (path := self._write_again(record, path)) is None:
                return
            outgoing = msgspec.structs.replace(outgoing, file=str(path))
        elif saved != record and not self._save_changes(record, path):
            return
        self._note(record, outgoing)
        self._show_to_send(session, handover, outgoing)

    def mark_sent(self, session: NoticeSession) -> None:
        """Note that the file of the last hand-over was sent."""
        self._mark(session, is_sent=True)

    def mark_done(self, session: NoticeSession) -> None:
        """Note that nothing remains to be done for the last hand-over on this machine."""
        self._mark(session, is_sent=True, is_done=True)

    def adopt_name(self, session: NoticeSession) -> None:
        """Take the person to whom the notice was handed over for whoever sits at this machine."""
        handover = last_handover(session.record)
        if handover is not None and handover.to and not self._settings.name:
            post = {"post": handover.post} if handover.post and not self._settings.post else {}
            self._quietly(lambda: self._settings.update(name=handover.to, **post))
            session.shared()

    def _ask(self, session: NoticeSession, *, is_return: bool) -> bool:
        question = self._question(session, is_return=is_return)
        while (answer := self._notifier.ask_handover(question)) is not None:
            try:
                self._do(session, answer, is_return=is_return)
            except SignoffError as problem:
                title = "It was not sent back" if is_return else "It was not handed over"
                self._notifier.problem(str(problem), title)
                question = replace(question, proposed=answer)
            else:
                return True
        return False

    def _question(self, session: NoticeSession, *, is_return: bool) -> HandoverQuestion:
        record, me = session.record_for_file(), self._settings.name
        standing = self._services.sharing.standing
        people = self._services.people.offered(with_colleagues(addressees(record), standing))
        reached = reached_with(record, standing)
        others = tuple(person for person in people if not is_same_person(person.name, me))
        tasks = tasks_for(record)
        proposed = proposed_answer(
            record,
            me,
            others,
            self._free_path(record),
            profile=session.profile,
            today=session.today(),
            is_return=is_return,
        )
        subject = " ".join((record.notice.subject or "").split()) or "A notice without a subject"
        subject = subject if len(subject) <= _LONGEST_SUBJECT else f"{subject[:_LONGEST_SUBJECT].rsplit(' ', 1)[0]}…"
        is_unsigned = not (is_return or session.locked)
        errors, approvals = what_prevents_signing(session.form, session.findings) if is_unsigned else ("", "")
        return HandoverQuestion(
            subject=subject,
            proposed=proposed,
            people=others,
            tasks=tasks,
            today=session.today(),
            is_return=is_return,
            cautions=(errors,) if errors else (),
            approvals_caution=approvals,
            file_caution=exempt_caution(record),
            shared_with=reached.names,
            kept_from=reached.kept_from,
        )

    def _do(self, session: NoticeSession, answer: HandoverAnswer, *, is_return: bool) -> None:
        """Take the step and write its file; raises SignoffError, and then nothing has changed."""
        if not self._settings.name:
            self._quietly(lambda: self._settings.update(name=answer.sender))
        to, note = answer.to, answer.note
        step: Callable[..., Record]
        if is_return:
            message = Message(to=to.name, post=to.post, by=answer.by)
            step = partial(lifecycle.give_back, reason=note, message=message)
        else:
            message = Message(asked=answer.asked, post=to.post, note=note, by=answer.by)
            step = partial(lifecycle.hand_over, to=to.name, message=message)
        self._quietly(lambda: self._services.people.remember(to))
        if answer.is_shared:
            self._share(session, step, to)
        else:
            self._send_file(session, step, answer)
        session.signing_draft = replace(session.signing_draft, role=None)  # whoever has it now may sign in another role

    def _share(self, session: NoticeSession, step: Callable[..., Record], to: Addressee) -> None:
        """Take the step, which the shared register brings to whom it concerns."""
        NoticeSteps(session).advance(step)
        record = session.record
        if (handover := last_handover(record)) is not None:
            self._note(record, Outgoing(key=handover.key, is_sent=True))
            session.shared()
        self._services.sharing.hurry()
        self._notifier.toast(shared_sentence(to.name, self._services.sharing.standing))

    def _send_file(self, session: NoticeSession, step: Callable[..., Record], answer: HandoverAnswer) -> None:
        self._advance(session, step, answer)
        self._quietly(lambda: self._settings.update(last_folder=str(answer.path.parent)))
        record = session.record
        PaperTransfer(self._services).offer_beside(record, answer.path)
        handover = last_handover(record)
        outgoing = self._services.outbox.find(record.id, handover.key) if handover is not None else None
        if handover is not None and outgoing is not None:
            self._show_to_send(session, handover, outgoing)

    def _advance(self, session: NoticeSession, step: Callable[..., Record], answer: HandoverAnswer) -> None:
        """Take a step with its file, and note that this is to be sent; where it fails, no new file is left."""
        from signoff import actions

        path, is_written = answer.path, False
        is_new = not path.exists()

        def write(record: Record) -> None:
            nonlocal is_written
            actions.save_document(record, path)
            is_written = True
            if (handover := last_handover(record)) is not None:
                self._note(record, Outgoing(key=handover.key, file=str(path), email=answer.to.email))

        try:
            NoticeSteps(session).advance(step, write)
        except SignoffError as problem:
            outcome = take_back(path, is_new=is_new) if is_written else "The notice was not changed."
            raise SignoffError(f"{problem} {outcome}") from problem

    def _show_to_send(self, session: NoticeSession, handover: Handover, outgoing: Outgoing) -> None:
        from signoff.covering_message import covering_message

        path, record = Path(outgoing.file), session.record
        message = covering_message(record, handover, path.name)
        to = Addressee(handover.to, handover.post, outgoing.email)
        if self._notifier.ask_sent(FileToSend(path, to, message.subject, message.text, exempt_caution(record))):
            self._note(record, msgspec.structs.replace(outgoing, is_sent=True))
            session.shared()
            self._notifier.toast(
                f"Recorded: it is now with {handover.to}." if handover.to else "Recorded: it has been sent."
            )

    def _write_again(self, record: Record, path: Path | None) -> Path | None:
        from signoff import actions
        from signoff.desktop.exchange.import_export import RECORD_FILES

        proposed = path if path is not None and not path.exists() else self._free_path(record)
        path = self._notifier.save_file("The file to send", proposed, RECORD_FILES)
        if path is None:
            return None
        path = path if path.suffix.lower() == ".signoff" else path.with_name(f"{path.name}.signoff")
        try:
            actions.save_document(record, path)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The file was not saved")
            return None
        return path

    def _save_changes(self, record: Record, path: Path) -> bool:
        """Save the notice as it is now to the file that has it as it was; return whether that was done."""
        from signoff import actions

        try:
            actions.save_document(record, path)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The file was not saved")
            return False
        self._notifier.toast(f"{path.name} was saved again, with the changes made since.", kind="info")
        return True

    def _free_path(self, record: Record) -> Path:
        """Return a file that is not there yet, named after the notice, in the folder of the last one."""
        from signoff.pdf.file_names import record_name

        first = self._settings.last_folder / record_name(record)
        numbered = (first.with_name(f"{first.stem} ({number}){first.suffix}") for number in range(2, 1000))
        return next((path for path in (first, *numbered) if not path.exists()), first)

    def _mark(self, session: NoticeSession, *, is_sent: bool, is_done: bool = False) -> None:
        record = session.record
        if (handover := last_handover(record)) is not None:
            outgoing = self._services.outbox.find(record.id, handover.key) or Outgoing(key=handover.key)
            self._note(record, msgspec.structs.replace(outgoing, is_sent=is_sent, is_done=is_done or outgoing.is_done))
            session.shared()

    def _note(self, record: Record, outgoing: Outgoing) -> None:
        self._quietly(lambda: self._services.outbox.note(record.id, outgoing))

    def _quietly(self, remember: Callable[[], None]) -> None:
        """Remember something; where that fails, it is said, and nothing else is lost."""
        try:
            remember()
        except SignoffError as problem:
            self._notifier.toast(str(problem), kind="warning")
