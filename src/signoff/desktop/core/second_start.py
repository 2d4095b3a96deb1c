"""A second start on a register that is open: its file goes to the open window, and the second process ends.

Both meet at a local socket that only this user can open, named after the register. What is sent is one line of JSON
with the file's path; the answer says that the window has it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from signoff.paths import data_folder

_TAKEN = b"taken\n"
_PATIENCE = 2.0
"""Seconds for which a window is waited for that is just being opened."""

_ANSWER_WITHIN = 5000
"""Milliseconds for which the answer is waited for; a window that is busy reads what was sent later."""

_LONGEST_LINE = 64 * 1024
_LONGEST_SOCKET = 100
"""Bytes of a socket's path that every system takes."""


def hand_on(register: Path, file: Path | None) -> bool:
    """Give a file, or the wish to see it, to the window that has this register open; return whether it has taken it."""
    until = time.monotonic() + _PATIENCE
    while _is_open(register):
        if _is_sent(_name(register), file):
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return False


class SecondStarts(QObject):
    """Listens for second starts on a register, which the caller holds the lock of; `take` is given each file."""

    def __init__(self, register: Path, take: Callable[[Path | None], None]) -> None:
        super().__init__()
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        name = _name(register)
        QLocalServer.removeServer(name)  # of a program that was killed: nobody else has the register open
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_LINE:
                socket.abort()
            return
        try:
            file = json.loads(bytes(socket.readLine(_LONGEST_LINE).data()))["file"]
        except (ValueError, KeyError, TypeError):  # not of this program
            socket.abort()
            return
        self._take(Path(file) if isinstance(file, str) and file else None)
        socket.write(_TAKEN)
        socket.flush()
        socket.disconnectFromServer()


def _is_sent(name: str, file: Path | None) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(1000):
        return False
    line = json.dumps({"file": str(file.absolute()) if file is not None else ""})
    socket.write(line.encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_ANSWER_WITHIN):
            # A window that is busy has it, and will read it; one that was closed meanwhile does not.
            return socket.state() == QLocalSocket.LocalSocketState.ConnectedState
    return bytes(socket.readLine().data()) == _TAKEN


def _is_open(register: Path) -> bool:
    """Whether a running signoff has the register open."""
    lock = QLockFile(str(_lock_path(register)))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return lock.error() is QLockFile.LockError.LockFailedError
    lock.unlock()
    return False


def _lock_path(register: Path) -> Path:
    from signoff.desktop.core.register_lock import lock_by_name

    return lock_by_name(register)


def _name(register: Path) -> str:
    digest = hashlib.sha256(os.fsencode(_lock_path(register))).hexdigest()[:24]
    path = data_folder() / "open" / f"{digest}.socket"
    if sys.platform == "win32" or len(os.fsencode(path)) > _LONGEST_SOCKET:
        return f"signoff-{digest}"
    path.parent.mkdir(parents=True, exist_ok=True)
    return str(path)
