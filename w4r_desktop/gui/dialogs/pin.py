"""Choosing the organizer's PIN, entering it, and the way out for whoever forgot it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QLineEdit
from typing_extensions import override

from w4r_desktop.domain.pin import LEAST, MOST, RESET_WAIT, checked_pin, plain_pin
from w4r_desktop.errors import W4RError
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, number
from w4r_desktop.lock_messages import time_left
from w4r_desktop.messages import explain
from w4r_desktop.services import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.services.lock import Answer

TICK: Final = 500
"""Milliseconds between two looks at the clock while somebody waits."""


class ChoosePin(Question):
    """Asks twice for a new PIN and keeps it."""

    def __init__(self, workspace: Workspace, parent: QWidget, *, accept: str) -> None:
        super().__init__(_("Choose a PIN that only you know"), accept, parent)
        self._workspace = workspace
        self.pin = _pin_field(_("New PIN"), self)
        self.again = _pin_field(_("The same again"), self)
        self.complaint = _words("bad", self)
        rule = _words("", self)
        rule.setText(
            _(
                "{least} to {most} digits, not all the same and not just counting up or down: "
                "neither 0000 nor 1234."
            ).format(least=number(LEAST), most=number(MOST))
        )
        advice = _words("muted", self)
        advice.setText(
            _(
                "If you forget it, the name of the event and a minute’s wait open the window "
                "again, and you are told that it happened."
            )
        )
        self.fields.addRow(rule)
        self.fields.addRow(label(_("New PIN")), self.pin)
        self.fields.addRow(label(_("The same again")), self.again)
        self.fields.addRow(self.complaint)
        self.fields.addRow(advice)
        self.pin.setFocus()

    @override
    def accept(self) -> None:
        """Keep the PIN, or say what is wrong with it."""
        try:
            pin = checked_pin(self.pin.text())
            if plain_pin(self.again.text()) != pin:
                self._complain(_("The two are not the same. Type the PIN twice."))
                return
            with _wait_cursor():
                self._workspace.settle(lock.set_pin, pin=pin)
        except W4RError as error:
            self._complain(explain(error))
            return
        super().accept()

    def _complain(self, words: str) -> None:
        _say(self.complaint, words)
        for field in (self.pin, self.again):
            field.clear()
        self.pin.setFocus()


class EnterPin(Question):
    """Asks for the PIN until it is the right one; ``service`` is what a right one is for.

    Whoever guesses has to wait ever longer; whoever forgot it may wait a minute and be rid of it,
    and ``was_reset`` then says so. ``now`` is the computer's clock.
    """

    def __init__(
        self,
        title: str,
        accept: str,
        workspace: Workspace,
        service: Callable[..., Answer],
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(title, accept, parent)
        self._workspace = workspace
        self._service = service
        self._now = now
        self.was_reset = False
        self.pin = _pin_field(_("PIN"), self)
        self.said = _words("bad", self)
        self.forgot = Button(_("Forgot the PIN?"), kind="quiet", parent=self)
        self.buttons.addButton(self.forgot, QDialogButtonBox.ButtonRole.ResetRole)
        self.forgot.clicked.connect(self._on_forgot)
        self.fields.addRow(label(_("PIN")), self.pin)
        self.fields.addRow(self.said)
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._show_wait)
        self._show_wait()
        self.pin.setFocus()

    @override
    def accept(self) -> None:
        """Try what was typed."""
        if not self.pin.text():
            self.pin.setFocus()
            return
        try:
            with _wait_cursor():
                answer = self._workspace.settle(self._service, pin=self.pin.text(), at=self._now())
        except W4RError as error:
            _say(self.said, explain(error))
            return
        self.pin.clear()
        if answer.right:
            self.done(QDialog.DialogCode.Accepted)
        elif answer.wait:
            self._show_wait()
        else:
            _say(self.said, _("That is not the PIN. Try again."))

    def _show_wait(self) -> None:
        """Say how long it is until the next try, or offer it."""
        left = self._workspace.settle(lock.wait_left, at=self._now())
        was_waiting = self._tick.isActive()
        if left and not was_waiting:
            _hold_keys(self.said)
        for part in (self.pin, self.yes):
            part.setEnabled(not left)
        if left:
            words = _("Too many wrong PINs. You can try again in {time}.").format(
                time=time_left(left)
            )
            if was_waiting:  # not read aloud every second
                self.said.setText(words)
            else:
                _say(self.said, words)
                self._tick.start()
        elif was_waiting:
            self._tick.stop()
            self.said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            _say(self.said, _("You can try again now."))
            self.pin.setFocus()

    def _on_forgot(self) -> None:
        dialog = ForgotPin(self._workspace, self._now, self)
        self.was_reset = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if self.was_reset:
            self.done(QDialog.DialogCode.Accepted)


class ForgotPin(Question):
    """Asks for the event's name, lets a minute pass in which everybody may cancel, and resets."""

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(_("Forgot the PIN?"), _("Wait a minute and remove the PIN"), parent)
        self._workspace = workspace
        self._now = now
        advice = _words("", self)
        advice.setText(
            _(
                "Type the name of this event, as it stands in the title of the window. A minute "
                "later the PIN is gone and the window is open. The organizer is told when that was."
            )
        )
        self.name = QLineEdit(self)
        self.name.setAccessibleName(_("Name of the event"))
        self.said = _words("bad", self)
        self.fields.addRow(advice)
        self.fields.addRow(label(_("Name of the event")), self.name)
        self.fields.addRow(self.said)
        self._begun = self._seen = now()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._on_tick)
        self.name.setFocus()

    @override
    def accept(self) -> None:
        """Begin the minute, if the name is right."""
        try:
            self._workspace.read(lock.demand_event_name, typed=self.name.text())
        except W4RError as error:
            _say(self.said, explain(error))
            self.name.setFocus()
            return
        _hold_keys(self.said)
        for part in (self.name, self.yes):
            part.setEnabled(False)
        self._begun = self._seen = self._now()
        self._tick.start()
        _say(self.said, _countdown(RESET_WAIT))

    def _on_tick(self) -> None:
        now = self._now()
        if now < self._seen:  # the clock was set back: what has passed has passed
            self._begun += now - self._seen
        self._seen = now
        left = RESET_WAIT - (now - self._begun)
        if left > timedelta(0):
            self.said.setText(_countdown(left))
            return
        self._tick.stop()
        try:
            self._workspace.settle(lock.reset, event_name=self.name.text(), at=now)
        except W4RError as error:
            _say(self.said, explain(error))
            return
        self.done(QDialog.DialogCode.Accepted)


def _countdown(left: timedelta) -> str:
    return _("The PIN will be gone in {time}. Cancel leaves everything as it is.").format(
        time=time_left(left)
    )


def _pin_field(name: str, parent: QWidget) -> QLineEdit:
    """Return a field that takes digits of any script and shows dots."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhDigitsOnly
        | Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
    )
    field.setMaxLength(MOST)
    digits = QRegularExpression(r"\p{Nd}*")
    field.setValidator(QRegularExpressionValidator(digits, field))
    field.setAccessibleName(name)
    return field


def _words(role: str, parent: QWidget) -> QLabel:
    words = label("", role, parent)
    words.setWordWrap(True)
    return words


def _hold_keys(words: QLabel) -> None:
    """Give the focus to a sentence, which no key does anything to, while somebody has to wait.

    On a button Enter would close the dialog, and the PIN go on to whatever is behind it.
    """
    words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    words.setFocus()


def _say(words: QLabel, text: str) -> None:
    """Show a sentence in a dialog that grows for it, and tell it to those who do not see it."""
    words.setText(text)
    dialog = words.window()
    if (layout := dialog.layout()) is not None:
        layout.activate()
        dialog.resize(
            dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width()))
        )
    announce(words, text)


@contextmanager
def _wait_cursor() -> Generator[None, None, None]:
    """Show that it takes a moment: a PIN that is quick to try would be quick to guess."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
