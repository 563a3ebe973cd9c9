"""The first window listens for whoever starts the program again, and does what they wanted."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from w4r_desktop.gui.one_window import ANSWER, TOKEN, Wish, address
from w4r_desktop.language import _, clock, excerpt, short_date

if TYPE_CHECKING:
    from datetime import datetime

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.one_window import Holder

MOST: Final = 65_536
"""In bytes: no wish is longer, and no caller is listened to for longer."""

LATER: Final = 300
"""Milliseconds after which a wish is looked at again while a question is open."""


class FirstWindow(QObject):
    """Listens where a second start calls, for as long as its ``desktop`` lives.

    Where it cannot listen, nobody is told: a second start then opens a window of its own.
    """

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def listen(self) -> bool:
        """Begin to listen, and return whether that is possible; only who has the lock may."""
        where = address()
        QLocalServer.removeServer(where)  # whoever left one there is gone
        return bool(where) and self._server.listen(where)

    def _on_call(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(partial(self._on_words, caller))
            self._on_words(caller)  # they may be here already

    def _on_words(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > MOST:
                caller.abort()
            return
        try:
            wish = Wish.from_line(bytes(caller.readLine(MOST).data()))
        except ValueError:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        QTimer.singleShot(0, self, partial(self.grant, wish))  # it may ask a question

    def grant(self, wish: Wish) -> None:
        """Bring the window to the front, and open what was asked for once no question is open."""
        self._come_forward(wish.token)
        self._open(wish)

    def _open(self, wish: Wish) -> None:
        if wish.path is None and not wish.sample:
            return
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(LATER, self, partial(self._open, wish))
        elif wish.path is not None:
            self._desktop.open_event(wish.path)
        else:
            self._desktop.open_sample()

    def _come_forward(self, token: str) -> None:
        window = self._desktop.window
        if token:
            os.environ[TOKEN] = token
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def silent_words(holder: Holder, now: datetime) -> str:
    """Return who has had the program open since when and did not answer; nothing if unknown.

    They are for the screen alone, and never noted.
    """
    if holder.since is None:
        return ""
    since, today = holder.since.astimezone(), now.astimezone()
    time = clock(since)
    if since.date() != today.date():
        time = _("{date}, {time}").format(date=short_date(since.date()), time=time)
    who = excerpt(holder.user) or _("somebody")
    if holder.is_elsewhere:
        words = _(
            "W4R Desktop is open on the computer “{machine}” with the same data: since {time}, by "
            "{user}. What is open there cannot be opened here. Close it there first."
        )
    else:
        words = _(
            "W4R Desktop is open on this computer already: since {time}, by {user}. Its window "
            "does not answer. What is open there cannot be opened here: close it, or start the "
            "computer again. Everything it showed as saved is saved."
        )
    return words.format(machine=excerpt(holder.machine), time=time, user=who)
