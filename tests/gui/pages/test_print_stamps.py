"""Below the preview stands which stamps the mail needs, and what they cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.printed import CARD, LETTER, NOW, PACK, NoPrinters, Shown, child, target, write
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.dialogs.postage import PostageDialog
from w4r_desktop.gui.dialogs.postage_list import Mail
from w4r_desktop.gui.pages.print_stamps import StampsLine
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details, lock
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MEMBER = target(Role.PRIMARY, "Jane Doe MP", "House of Commons", "Ottawa ON", country="CA")


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three letters and a card for Jani, two for Gustavo, one to a member of parliament."""
    cases = (*PACK.cases[:2], replace(PACK.cases[2], targets=(MEMBER,)))
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight", held_on=date(2026, 12, 10), time_zone="UTC", country="CA"
        ),
        table_names=["1"],
        pack=replace(PACK, cases=cases),
    )
    opened = Workspace(file)
    for number, kind, quantity in ((0, LETTER, 3), (1, LETTER, 2), (2, LETTER, 1), (0, CARD, 1)):
        write(opened, number, kind, quantity)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace) -> Shown:
    return Shown(qtbot, workspace, NoPrinters(), waits=False)


def said(shown: Shown) -> str:
    return shown.page.stamps.words.text()


def dialog(shown: Shown) -> PostageDialog:
    shown.click(shown.page.stamps.change)
    return child(shown.page.stamps, PostageDialog)


def test_it_says_how_many_for_where_and_which_need_none(shown: Shown) -> None:
    assert said(shown) == (
        "Stamps needed: 5 international, 1 domestic (post-free) · prices are not entered"
    )
    shown.type(shown.line(1).copies, "8")
    assert said(shown).startswith("Stamps needed: 11 international, ")
    shown.tick(0)
    shown.tick(1)
    assert said(shown) == "Stamps needed: 1 domestic (post-free)"


def test_what_is_no_mail_has_no_line(shown: Shown) -> None:
    for document in (Document.CASE_SHEETS, Document.ENVELOPES):
        shown.page.documents.button(document).click()
        assert shown.page.stamps.isVisible() is (document is Document.ENVELOPES)


def test_prices_that_are_entered_are_kept_and_one_undo_takes_them_back(shown: Shown) -> None:
    opened = dialog(shown)
    rates = opened.rate_desk.rates
    international = [rate.product for rate in rates].index("International letter-post")
    opened.rate_desk.choose(international)
    shown.qtbot.keyClicks(opened.rate_desk.form.price.line, "2.71")
    opened.weight_desk.free.box.setPlainText("")
    shown.click(opened.save)

    assert shown.said == ["The postage was saved."]
    assert said(shown) == (
        "Stamps needed: 5 international, 1 domestic · about $14.79 · prices are over a year old"
    )
    assert "Check the prices" in shown.page.stamps.words.toolTip()
    assert shown.workspace.undo_label == "Postage"

    shown.workspace.undo()
    assert said(shown).endswith("prices are not entered")


def test_what_was_written_counts_cards_too_whatever_is_chosen_to_print(shown: Shown) -> None:
    shown.type(shown.line(1).copies, "0")
    desk = dialog(shown).shopping_desk
    assert desk.model.rows[0].need.pieces == 3
    desk.which.button(Mail.LOGGED).click()
    assert desk.model.rows[0].need.pieces == 6


def test_while_it_is_locked_nobody_changes_prices(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.settle(lock.set_pin, pin="2468")
    workspace.settle(lock.lock, at=NOW)
    home = QWidget()
    qtbot.addWidget(home)
    assert StampsLine(workspace, home).change.isHidden()


def test_cards_are_posted_open_and_letters_in_envelopes(shown: Shown) -> None:
    shown.page.documents.button(Document.CARDS).click()
    assert said(shown).startswith("Stamps needed: 1 international")
    (card,) = dialog(shown).shopping_desk.model.rows
    assert card.need.pieces == 1
    shown.page.documents.button(Document.LETTERS).click()
    assert said(shown).startswith("Stamps needed: 5 international, 1 domestic (post-free)")
