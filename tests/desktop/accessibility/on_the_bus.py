"""The application as a screen reader has it: `test_bus` runs it on a bus of its own, and it prints what went over that.

It asks the bus as another program would: in processes of their own, while the application answers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusInterface
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.inline_tasks import InlineTasks
from desktop.looking import frame_of
from signoff import actions
from signoff.desktop.core.application import Application
from signoff.desktop.core.commands import Command
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.look.theme import Theme
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.shell.notifier import WindowNotifier
from signoff.desktop.widgets.cards import FindingCard
from signoff.notice.record.model import Notice
from signoff.register.store import Register

ROLES = ("Form", "Heading", "Grouping", "ToolBar")
HEARD = ("Announcement", "StateChanged", "TextCaretMoved")
NAME = (
    "org.freedesktop.DBus.Properties.Get",
    "string:org.a11y.atspi.Accessible",
    "string:Name",
)
OBJECTS = "/org/a11y/atspi/accessible"


def bus_address() -> str:
    """Return the address of the accessibility bus, which is started by being asked for it."""
    bus = QDBusInterface("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", QDBusConnection.sessionBus())
    return str(bus.call("GetAddress").arguments()[0])


def own_name(bus: QDBusConnection) -> str:
    """Return the name under which the application itself, and not its listener, is on the bus."""
    daemon = QDBusInterface("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", bus)
    names = [name for name in daemon.call("ListNames").arguments()[0] if name.startswith(":")]
    own = [name for name in names if daemon.call("GetConnectionUnixProcessID", name).arguments() == [os.getpid()]]
    return next(str(name) for name in own if name != bus.baseService())


def asked(address: str, name: str, widget: QWidget, member: str) -> str:
    """Return what is known of a widget on the bus, asked from outside while the application goes on."""
    path = f"{OBJECTS}/{QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget))}"
    return answer(address, name, path, f"org.a11y.atspi.Accessible.{member}")


def answer(address: str, name: str, path: str, *question: str) -> str:
    """Return what there is to know at a path; nothing where nothing is, any more."""
    words = ["dbus-send", f"--bus={address}", "--print-reply=literal", f"--dest={name}", path, *question]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as asking:
        while asking.poll() is None:
            QApplication.processEvents()
        return asking.stdout.read().strip() if asking.stdout is not None else ""


def touched(interface: QAccessibleInterface) -> int:
    """Return how much there is in a window, after touching all of it as a reader does that is new to it."""
    interface.text(QAccessible.Text.Name)
    children = (interface.child(index) for index in range(interface.childCount()))
    return 1 + sum(touched(child) for child in children if child is not None and child.isValid())


def walk(window: MainWindow, notice: Notice) -> None:
    """Prepare a notice, first empty and then filled, with a reader that follows."""
    window.activateWindow()
    window.commands.do(Command.NEW)
    frame = frame_of(window)
    for page in ("director_and_contact", "subject", "decision", "implementation"):
        frame.show_wizard(page)
        for _ in range(3):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
            QApplication.processEvents()
    frame.session.change(lambda _: notice)
    for page in ("consultation", "director_and_contact", "implementation", "reasons", "subject", "exempt_information"):
        frame.show_wizard(page)
        QApplication.processEvents()
    print("things", touched(QAccessible.queryAccessibleInterface(window)))


def main(folder: Path) -> None:
    """Walk through a notice, and print the roles of some things; the announcements are in the log."""
    app = Application(sys.argv[:1])
    theme = Theme()
    theme.apply(app)
    address = bus_address()
    bus = QDBusConnection.connectToBus(address, "listener")
    registry = QDBusInterface("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", bus)
    registry.call("RegisterEvent", "object:")
    monitor = ["dbus-monitor", "--address", address, *(f"member='{member}'" for member in HEARD)]
    with (
        Register.open(folder / "register.sqlite") as register,
        (folder / "heard").open("wb") as heard,
        subprocess.Popen(monitor, stdout=heard) as monitoring,
    ):
        try:
            services = Services(
                theme, register, Settings(folder / "settings.json"), InlineTasks(), WindowNotifier(theme)
            )
            window = MainWindow.on(services)
            window.show()
            QTest.qWaitForWindowExposed(window)
            while not (folder / "heard").stat().st_size:  # the monitor says when it has begun
                QTest.qWait(10)
            walk(window, actions.example("key").notice)
            name = own_name(bus)
            signals = re.split("^signal ", (folder / "heard").read_text(errors="replace"), flags=re.MULTILINE)
            of_fields = [signal for signal in signals if "TextCaretMoved" in signal or '"focused"' in signal]
            for path in sorted(set(re.findall(rf"path=({OBJECTS}/\d+);", "".join(of_fields)))):
                if field := answer(address, name, path, *NAME):
                    print(path, field.removeprefix("variant").strip())
            for kind in ROLES:
                print(kind, asked(address, name, shown(window, kind), "GetRoleName"))
                print(f"{kind}-can", " ".join(asked(address, name, shown(window, kind), "GetInterfaces").split()))
            attributes = asked(address, name, shown(window, "Heading"), "GetAttributes")
            print("level", " ".join(attributes.split()))
            related = asked(address, name, finding_about(window, "decision_maker.name"), "GetRelationSet")
            print("relation", " ".join(related.split()))
            window.screens.drop_notice()
            window.close()
        finally:
            monitoring.terminate()


def shown(window: MainWindow, spoken_role: str) -> QWidget:
    """Return a widget in view that says that it has this role."""
    widgets = (widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return next(widget for widget in widgets if getattr(widget, "spoken_role", "") == spoken_role)


def finding_about(window: MainWindow, field: str) -> QWidget:
    """Return what shows a finding about a field that is not answered, once both were met by the reader."""
    frame = frame_of(window)
    frame.session.change(lambda _: Notice())
    frame.show_review()
    frame.show_wizard("decision_maker")
    card = next(card for card in frame.findChildren(FindingCard) if card.isVisible() and card.spoken_about is not None)
    about = frame.findChild(QWidget, field)
    assert about is not None
    assert card.spoken_about is about
    touched(QAccessible.queryAccessibleInterface(frame))
    print("field", QAccessible.uniqueId(QAccessible.queryAccessibleInterface(about)))
    return card


if __name__ == "__main__":
    main(Path(sys.argv[1]))
