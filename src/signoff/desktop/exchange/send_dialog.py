"""The window with the file that is to be sent, and the e-mail for it: to copy, or to open in the e-mail program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.announcing import announce
from signoff.desktop.exchange.caution import Caution
from signoff.desktop.exchange.file_card import FileCard
from signoff.desktop.exchange.scrolled_text import ScrolledText
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled, LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label

if TYPE_CHECKING:
    from signoff.desktop.core.handover_question import FileToSend
    from signoff.desktop.look.theme import Theme

WIDTH = 560
LONGEST_LINK = 1_900
"""Characters of an e-mail link that every system opens."""

_ATTACH = "The e-mail program cannot attach the file by itself. Drag it from here into the message, or attach it there."
_COPIED = "The text is too long for the e-mail program. It has been copied: paste it into the message."


class SendDialog(Dialog):
    """Accepted, the file was sent; rejected, it is still to be sent."""

    def __init__(
        self,
        theme: Theme,
        file: FileToSend,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        """Show a file and its e-mail; `open_url` opens the e-mail program, and the file's folder."""
        title = f"Send the file to {file.to.name}" if file.to.name else "Send the file"
        super().__init__(theme, title, "The file is saved. Now send it.", "I have sent it", "Later", parent)
        self._file, self._open_url = file, open_url
        self.setObjectName("sendDialog")
        theme.fix(self, width=WIDTH)
        self.yes.setDefault(False)  # Enter in a field must not say that it was sent
        self.body.setSpacing(14)
        self._build()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_email(self) -> None:
        """Open the e-mail program with the message, as far as its link can hold it."""
        link = mail_link(self._file.to.email, self._subject.text(), self._text.toPlainText())
        is_short = len(link) <= LONGEST_LINK
        if not is_short:
            QGuiApplication.clipboard().setText(self._text.toPlainText())
            link = mail_link(self._file.to.email, self._subject.text(), "")
        opened = self._open_url(QUrl(link, QUrl.ParsingMode.StrictMode))
        if opened is False:
            self._say("No e-mail program opened. Copy the text, and attach the file to a message of your own.")
        else:
            self._say(_ATTACH if is_short else f"{_COPIED} {_ATTACH}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._say("The text has been copied. Paste it into a message, and attach the file.")

    def _show_folder(self) -> None:
        self._open_url(QUrl.fromLocalFile(str(self._file.path.parent)))

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        announce(self, words)
        self.fit()

    def _build(self) -> None:
        theme = self._theme
        self._card = FileCard(theme, self._file.path, "Show in folder", drags=True)
        self._card.setObjectName("fileToSend")
        self._card.pressed.connect(self._show_folder)
        self._card.dragged.connect(
            lambda: self._say("When you have sent the message with the file, choose “I have sent it”.")
        )
        self._subject = LineField(theme)
        self._subject.setObjectName("emailSubject")
        self._subject.setText(self._file.subject)
        self._text = ScrolledText(theme, 9)
        self._text.setObjectName("emailText")
        self._text.setPlainText(self._file.text)
        self._open = Button(theme, "Open e-mail", icon="mail")
        self._open.setObjectName("openEmail")
        self._open.clicked.connect(self._open_email)
        copy = Button(theme, "Copy text", icon="copy")
        copy.setObjectName("copyEmail")
        copy.clicked.connect(self._copy)
        self._hint = Label(theme, _ATTACH, "guidance")
        self._hint.setObjectName("sendHint")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._open)
        row.addWidget(copy)
        row.addStretch(1)
        self.body.addWidget(self._card)
        if self._file.caution:
            self.body.addWidget(Caution(theme, self._file.caution))
        self.body.addWidget(Labelled(theme, "Subject of the e-mail", self._subject))
        self.body.addWidget(Labelled(theme, "Text of the e-mail", self._text))
        nest(self.body, row)
        self.body.addWidget(self._hint)


def mail_link(address: str, subject: str, text: str) -> str:
    """Return the link that opens an e-mail program (RFC 6068), every line end as it asks for."""
    fields = [f"subject={quote(subject, safe='')}"]
    if text:
        fields.append(f"body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}")
    return f"mailto:{quote(address, safe='@')}?{'&'.join(fields)}"


def ask_sent(theme: Theme, file: FileToSend, parent: QWidget | None) -> bool:
    """Show a file that is to be sent; return whether it was."""
    dialog = SendDialog(theme, file, parent)
    sent = dialog.exec() == dialog.DialogCode.Accepted
    dialog.deleteLater()
    return sent
