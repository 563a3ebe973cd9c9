"""A desktop's screen saver on a bus, for a test: it writes down what it is asked.

``python -m tests.gui.screen_saver SERVICE PATH`` says ``ready``, and then a line for each call.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

COOKIE = 4_000_000_007
"""Larger than any number with a sign that has 32 bits."""


SERVICE = sys.argv[1] if len(sys.argv) > 1 else ""


@ClassInfo({"D-Bus Interface": SERVICE})  # type: ignore[call-arg]
class Saver(QObject):  # type: ignore[operator]
    """Takes calls as the real ones do: two texts in, a number without a sign out, and in again."""

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:  # noqa: N802 - as the desktop calls it
        say(f"Inhibit {who}: {why}")
        return COOKIE

    @Slot("uint")
    def UnInhibit(self, cookie: int) -> None:  # noqa: N802
        say(f"UnInhibit {cookie}")


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    qt = QCoreApplication([])
    saver, bus = Saver(), QDBusConnection.sessionBus()
    bus.registerObject(sys.argv[2], saver, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(SERVICE), bus.lastError().message()
    say("ready")
    qt.exec()


if __name__ == "__main__":
    main()
