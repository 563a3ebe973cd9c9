"""Keeps the screen awake while something on it is being watched, on whatever system this is."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

SOON: Final = 1000
"""Milliseconds until a wish is carried out: whoever turns pages does not wake anything."""

BUS: Final = "w4r-keeping-awake"
ANSWERS_WITHIN: Final = 2000
"""Milliseconds that a desktop's answer is waited for when it has answered before."""

SAVERS: Final = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"),
)
"""Services that keep a desktop's screen awake, all with ``Inhibit`` and ``UnInhibit``."""

CONTINUOUS: Final = 0x80000000
SYSTEM_REQUIRED: Final = 0x00000001
DISPLAY_REQUIRED: Final = 0x00000002
"""What SetThreadExecutionState is asked for on Windows."""

CAFFEINATE: Final = ("/usr/bin/caffeinate", "-d", "-w", str(os.getpid()))
"""What keeps a Mac's screen awake until it is ended, or until we are gone."""


class Way(Protocol):
    """One system's way of keeping the screen awake. Neither of both ever raises."""

    def hold(self) -> None:
        """Keep it awake from now on."""

    def release(self) -> None:
        """Let it sleep again."""


class Freedesktop(QObject):
    """Asks the desktop's screen saver over a bus connection of our own.

    Nothing waits for an answer, and when the connection ends, so does what was asked for.
    """

    def __init__(self, reason: str, parent: QObject) -> None:
        super().__init__(parent)
        self._reason = reason
        self._left: list[tuple[str, str]] = []
        self._watcher: Any = None
        self._bus: Any = None
        self._held: tuple[str, str, int] | None = None

    def hold(self) -> None:
        """Ask the first screen saver that answers."""
        from PySide6.QtDBus import QDBusConnection

        self._bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, BUS)
        self._left = list(SAVERS) if self._bus.isConnected() else []
        self._ask_next()

    def release(self) -> None:
        """Take back what was asked for, and leave the bus."""
        from PySide6.QtDBus import QDBusConnection

        if self._watcher is not None:
            self._watcher.deleteLater()
        if self._held is not None:
            self._take_back(*self._held)
        self._held = self._bus = self._watcher = None
        QDBusConnection.disconnectFromBus(BUS)

    def _ask_next(self) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if not self._left:
            log.info("no screen saver of this desktop listens; the screen may go dark")
            return
        service, path = self._left[0]
        asked = QDBusMessage.createMethodCall(service, path, service, "Inhibit")
        asked.setArguments(["W4R Desktop", self._reason])
        self._watcher = QDBusPendingCallWatcher(self._bus.asyncCall(asked), self)
        self._watcher.finished.connect(self._on_answer)

    def _on_answer(self, watcher: Any) -> None:
        if watcher is not self._watcher:
            return
        service, path = self._left.pop(0)
        arguments = [] if watcher.isError() else watcher.reply().arguments()
        watcher.deleteLater()
        self._watcher = None
        if arguments and isinstance(arguments[0], int):
            self._held = (service, path, arguments[0])
        else:
            self._ask_next()

    def _take_back(self, service: str, path: str, cookie: int) -> None:
        from PySide6.QtCore import Q_ARG, QMetaObject, Qt
        from PySide6.QtDBus import QDBusInterface

        # only what the service says of itself tells Qt that a cookie has no sign
        saver = QDBusInterface(service, path, service, self._bus)
        if not saver.isValid():
            return
        saver.setTimeout(ANSWERS_WITHIN)
        direct = Qt.ConnectionType.DirectConnection
        QMetaObject.invokeMethod(saver, "UnInhibit", direct, Q_ARG("uint", cookie))


class Windows:
    """Tells Windows that the display is in use; ``set_state`` is SetThreadExecutionState."""

    def __init__(self, set_state: Callable[[int], object]) -> None:
        self._set_state = set_state

    def hold(self) -> None:
        """Keep display and system on."""
        self._set_state(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)

    def release(self) -> None:
        """Let both sleep."""
        self._set_state(CONTINUOUS)


class Command:
    """Runs a command that keeps the screen awake until it is ended, as macOS has one."""

    def __init__(self, command: Sequence[str] = CAFFEINATE) -> None:
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start it."""
        try:
            self._running = subprocess.Popen(  # noqa: S603 - a fixed command
                self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        except OSError as error:
            log.info("%s", error)

    def release(self) -> None:
        """End it."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait()
            self._running = None


def way_of(platform: str, *, screens: str, parent: QObject) -> Way | None:
    """Return the way of a system, as ``sys.platform`` and Qt name it; None where there is none."""
    if screens in ("offscreen", "minimal"):
        return None  # there is no screen
    if platform == "win32":
        import ctypes

        return Windows(ctypes.windll.kernel32.SetThreadExecutionState)  # type: ignore[attr-defined,unused-ignore]
    if platform == "darwin":
        return Command()
    return Freedesktop(_("A letter-writing evening is shown"), parent) if _has_bus() else None


def _has_bus() -> bool:
    """Tell whether there is a session bus: to ask without one would start it."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(folder) and Path(folder or "", "bus").exists()


class KeepingAwake(QObject):
    """Holds the screen awake while anybody wants it. Where that is impossible, nothing happens."""

    def __init__(self, parent: QObject, way: Way | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self._wants: set[str] = set()
        self.is_held = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._carry_out)

    def want(self, who: str, *, wanted: bool) -> None:
        """Note who wants the screen awake, or no longer; carried out a moment later."""
        before = bool(self._wants)
        (self._wants.add if wanted else self._wants.discard)(who)
        if bool(self._wants) != before:
            self._soon.start()

    def let_go(self) -> None:
        """Let the screen sleep at once, for good."""
        self._wants.clear()
        self._soon.stop()
        self._carry_out()

    def _carry_out(self) -> None:
        wanted = bool(self._wants)
        if wanted == self.is_held:
            return
        if self._way is None:
            screens = QGuiApplication.platformName()
            self._way = way_of(sys.platform, screens=screens, parent=self)
        self.is_held = wanted
        if self._way is not None:
            (self._way.hold if wanted else self._way.release)()
