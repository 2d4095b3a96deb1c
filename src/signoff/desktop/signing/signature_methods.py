"""The ways of signing: drawn, with a picture, typed, or kept; what each gives is shown on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff.desktop.core.signature_request import SignMemory
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_panel import PICTURES, PicturePanel
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.page_desk import PageDesk
from signoff.desktop.signing.saved_signature import SavedSignatureMethod
from signoff.desktop.signing.signer_form import DRAW, IMAGE, SAVED, TYPED, SignerForm
from signoff.desktop.vault.vault_controller import VaultController
from signoff.desktop.widgets.choices import Option
from signoff.notice.marks.mark import ImageMark, Mark, StrokesMark, TypedMark
from signoff.notice.record.record import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.tasks import Runner

_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")


class SignatureMethods(QObject):
    """Puts the mark of the chosen way onto the page, and remembers what was drawn and chosen.

    `unlocked` tells that what is kept was opened or closed.
    """

    unlocked = Signal()

    def __init__(
        self,
        theme: Theme,
        form: SignerForm,
        desk: PageDesk,
        vault_controller: VaultController,
        memory: SignMemory,
        record_id: str,
        tasks: Runner,
        notifier: Notifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._desk = desk
        self._vault_controller = vault_controller
        self._memory = memory
        self._notifier = notifier
        self._changing = False
        self._panel = PicturePanel(theme, tasks)
        self._form.add_for_pictures(self._panel)
        self.saved = SavedSignatureMethod(vault_controller, record_id, self)
        self._connect()

    def change_signatory(self, role: Role) -> None:
        """Open the cell of another role, with what its signatory drew before, if they draw."""
        self._changing = True
        self._desk.show_role(role)
        self._changing = False
        strokes = self._memory.strokes.get(self._form.role)
        if strokes is not None and self._form.method == DRAW:
            self._desk.pad.take(strokes)
        self._show_method(self._form.method)

    def show_mark(self) -> None:
        """Show on the page what is signed with, as it is given at the left."""
        method, name = self._form.method, self._form.name
        if method == DRAW:
            self._desk.pad.draw()
            return
        typed = TypedMark(text=name) if name else None
        marks: dict[str, Mark | None] = {
            IMAGE: self._memory.picture,
            TYPED: typed,
            SAVED: self.saved.mark_for(name),
        }
        prompt = self.missing_saved() if method == SAVED else words.PROMPTS[method]
        self._desk.pad.show_mark(marks[method], prompt)

    def follow_name(self) -> None:
        """Show what follows from the signer's name: a typed one, or one that is kept for them."""
        if self._form.method in (TYPED, SAVED):
            self.show_mark()

    def use_picture(self, path: Path) -> None:
        """Sign with a picture of a signature."""
        if self._form.method != IMAGE:
            self._form.choose_method(IMAGE)
        self._panel.read(path)

    def missing(self) -> str:
        """Return what is still to be done for a mark, in a sentence; empty when there is one."""
        if self._desk.pad.mark is not None:
            return ""
        if self._form.method != SAVED:
            return "Sign on the page, choose a picture, or type your name."
        return self.missing_saved()

    def missing_saved(self) -> str:
        """Return what stands between the signer and a kept signature, in a sentence."""
        if owner := self.saved.belongs_to_another(self._form.name):
            return words.kept_by_another(owner)
        if self.saved.is_open:
            return words.NO_MARKS
        return words.PROMPTS[SAVED] if self._vault_controller.is_kept else words.FIRST

    def _connect(self) -> None:
        self._form.method_chosen.connect(self._choose_method)
        self._form.picture_wanted.connect(self._ask_picture)
        self._form.saved_wanted.connect(self._ask_saved)
        self._form.saved_chosen.connect(self.saved.choose)
        self._panel.mark_made.connect(self._use_mark)
        self.saved.changed.connect(self._show_saved)
        self._desk.mark_changed.connect(self._remember_strokes)
        self._desk.cleared.connect(self._forget_picture)
        self._offer_saved()

    def _choose_method(self, method: str) -> None:
        self._memory.method = method
        self._show_method(method)
        if method == SAVED and not self.saved.is_open and self._vault_controller.is_kept:
            self._ask_saved()

    def _show_method(self, method: str) -> None:
        self._desk.offer(drawing=method == DRAW, clearing=method in (DRAW, IMAGE))
        self.show_mark()
        self._desk.go_to_cell()

    def _remember_strokes(self) -> None:
        if self._form.method != DRAW or self._changing:
            return
        mark = self._desk.pad.mark
        if isinstance(mark, StrokesMark):
            self._memory.strokes[self._form.role] = mark
        else:
            self._memory.strokes.pop(self._form.role, None)

    def _ask_picture(self) -> None:
        path = self._notifier.open_file("Choose a picture of your signature", Path.home(), PICTURES)
        if path is not None:
            self.use_picture(path)

    def _use_mark(self, mark: ImageMark | None) -> None:
        self._memory.picture = mark
        if self._form.method == IMAGE:
            self._show_method(IMAGE)

    def _forget_picture(self) -> None:
        if self._form.method == IMAGE:
            self._memory.picture = None
            self._panel.forget()

    def _ask_saved(self) -> None:
        self._offer_saved()  # a signature may have been kept, or forgotten, in the settings meanwhile
        mark = self._memory.strokes.get(self._form.role) or self._memory.picture
        self.saved.ask(self._form.window(), (self._form.name, self._form.post), mark)

    def _show_saved(self) -> None:
        """Show what is unlocked, or that it is not any more."""
        self._offer_saved()
        self.unlocked.emit()

    def _offer_saved(self) -> None:
        chosen = self.saved.chosen
        options = [Option(one.id, one.label) for one in self.saved.marks]
        button = "Unlock…" if self._vault_controller.is_kept else "Keep one…"
        self._form.offer_saved(button, options, chosen.id if chosen else "", is_open=self.saved.is_open)


def dropped_picture(data: QMimeData) -> Path | None:
    """Return the one picture that is dropped, or None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _PICTURE_ENDINGS else None
