"""Correcting what was said about somebody, from whatever page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.evening import NOW
from w4r_desktop.domain.contact import Contact
from w4r_desktop.gui.dialogs.person import PersonQuestion
from w4r_desktop.gui.hosting import PersonAnswer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LATER = datetime(2026, 12, 10, 20, tzinfo=UTC)
KNOWN = PersonAnswer("Zoé & <b>co</b>", 2, first_time=False, minor=False)
REACHED = PersonAnswer(
    "Zoé", 1, first_time=True, minor=False,
    contact=Contact(email="zoe@example.org", wording="Said then", consented_at=NOW),
)  # fmt: skip


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def ask(known: PersonAnswer, parent: QWidget) -> PersonQuestion:
    question = PersonQuestion(known, parent, wording="Said now", at=LATER)
    question.show()
    return question


def test_a_person_is_shown_as_known(parent: QWidget) -> None:
    question = ask(REACHED, parent)
    assert question.answer == REACHED
    assert question.contact.words.text() == "Said then"
    assert question.contact.email.isVisible()
    question.reject()


def test_the_name_is_ready_to_be_typed_over(qtbot: QtBot, parent: QWidget) -> None:
    question = ask(KNOWN, parent)
    qtbot.keyClicks(question.name, "Zoe")
    qtbot.keyClick(question.name, Qt.Key.Key_Return)
    assert question.result() == PersonQuestion.DialogCode.Accepted
    assert question.answer == PersonAnswer("Zoe", 2, first_time=False, minor=False)


@pytest.mark.parametrize("typed", ["", "   ", "a" * 201, "\u200b"])
def test_a_name_that_cannot_be_kept_is_refused_and_stays(
    qtbot: QtBot, parent: QWidget, typed: str
) -> None:
    question = ask(KNOWN, parent)
    question.name.setText(typed)
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    assert question.isVisible()
    assert "Nothing was changed" in question.refusal.text()
    assert question.name.text() == typed
    question.reject()


def test_who_wants_to_hear_from_us_now_agrees_to_the_words_of_now(
    qtbot: QtBot, parent: QWidget
) -> None:
    question = ask(KNOWN, parent)
    assert not question.contact.email.isVisible()
    question.contact.wanted.click()
    assert question.contact.words.text() == "Said now"
    qtbot.keyClicks(question.contact.phone, "+1 902 555 0100")
    assert question.answer.contact == Contact(
        phone="+1 902 555 0100", wording="Said now", consented_at=LATER
    )
    question.reject()


def test_a_corrected_address_was_agreed_to_when_it_was(qtbot: QtBot, parent: QWidget) -> None:
    question = ask(REACHED, parent)
    question.contact.email.setText("zoe@example.com")
    reached = question.answer.contact
    assert reached is not None
    assert (reached.email, reached.wording, reached.consented_at) == (
        "zoe@example.com", "Said then", NOW,
    )  # fmt: skip
    question.reject()


def test_neither_address_nor_number_is_refused(qtbot: QtBot, parent: QWidget) -> None:
    question = ask(KNOWN, parent)
    question.contact.wanted.click()
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    assert question.isVisible()
    assert "an e-mail address or a telephone number" in question.refusal.text()
    assert question.focusWidget() is question.contact.email
    qtbot.keyClicks(question.contact.email, "0171 55")
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    assert question.refusal.text().startswith("“0171 55” is no e-mail address")
    assert question.isVisible()
    question.contact.wanted.click()
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    assert not question.isVisible()


def test_of_a_minor_no_contact_is_asked_for(parent: QWidget) -> None:
    question = ask(REACHED, parent)
    question.minor.click()
    assert question.answer.contact is None
    assert not question.contact.wanted.isEnabled()
    assert not question.contact.email.isVisible()
    question.reject()


def test_several_minors_are_called_so(parent: QWidget) -> None:
    question = ask(KNOWN, parent)
    assert question.minor.text() == "Minors"
    question.heads.setValue(1)
    assert question.minor.text() == "Minor"
    question.reject()
