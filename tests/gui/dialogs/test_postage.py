"""Prices, weights and the list to buy are seen and changed in one dialog."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.gui.test_accessibility import faults
from w4r_desktop import language
from w4r_desktop.domain.postage import Rate, Shape
from w4r_desktop.domain.stamps import Piece, Postage
from w4r_desktop.domain.stationery import ENVELOPES, Paper
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Unsaved
from w4r_desktop.gui.dialogs.postage import PostageDialog, Side
from w4r_desktop.gui.dialogs.postage_list import Mail
from w4r_desktop.gui.models.postage_rates import RateColumn, ShoppingColumn
from w4r_desktop.store.queries.postage import bundled_prices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NO10 = ENVELOPES["no10"]


def mail(country: str, copies: int, *address: str) -> Piece:
    size = (NO10.width, NO10.height)
    return Piece(country=country, address=address or ("Street 1",), size=size, copies=copies)


PLANNED = (mail("CO", 219), mail("CA", 18, "House of Commons"), mail("CA", 4))
LOGGED = (mail("US", 2),)


def canada(rates: tuple[Rate, ...] | None = None) -> Postage:
    prices = bundled_prices()
    return Postage(
        rates=prices.operator_of("CA").rates if rates is None else rates,
        basis=prices.basis("CA", Paper.LETTER),
        prices=prices,
        home="CA",
        day=date(2026, 12, 10),
    )


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    home = QWidget()
    home.resize(1366, 768)
    qtbot.addWidget(home)
    return home


def shown(qtbot: QtBot, home: QWidget, here: Postage) -> PostageDialog:
    dialog = PostageDialog(here, {Mail.PLANNED: PLANNED, Mail.LOGGED: LOGGED}, home)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, home: QWidget) -> PostageDialog:
    return shown(qtbot, home, canada())


@pytest.fixture
def french() -> Iterator[None]:
    language.use("fr")
    yield
    language.use("en")


def row(dialog: PostageDialog, place: int) -> list[str]:
    model = dialog.rate_desk.model
    return [str(model.index(place, column).data()) for column in RateColumn]


def to_buy(dialog: PostageDialog) -> list[list[str]]:
    model = dialog.shopping_desk.model
    return [
        [str(model.index(place, column).data()) for column in ShoppingColumn]
        for place in range(model.rowCount())
    ]


def place_of(dialog: PostageDialog, product: str) -> int:
    rates = dialog.rate_desk.rates
    return next(place for place, rate in enumerate(rates) if rate.product == product)


def retype(qtbot: QtBot, dialog: PostageDialog, price: str) -> None:
    line = dialog.rate_desk.form.price.line
    line.selectAll()
    qtbot.keyClicks(line, price) if price else qtbot.keyClick(line, Qt.Key.Key_Delete)


def test_every_line_says_what_it_is_for_what_it_costs_and_since_when(
    dialog: PostageDialog,
) -> None:
    assert row(dialog, 0) == [
        "Lettermail, booklet",
        "Domestic",
        "30 g",
        "$1.24",
        "Jan 13, 2025",
        "",
    ]
    international = place_of(dialog, "International letter-post")
    assert row(dialog, international)[1:4] == ["International", "30 g", "not entered"]


def test_what_is_spoken_of_a_line_says_that_it_is_to_be_checked(dialog: PostageDialog) -> None:
    words = dialog.rate_desk.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Canada Post" in words
    assert "source: Canada Post, 2025-01-13" in words
    assert words.endswith("check before buying")


def test_a_typed_price_is_kept_and_reckoned_with_at_once(
    qtbot: QtBot, dialog: PostageDialog
) -> None:
    assert dialog.shopping_desk.total.text() == (
        "223 stamps to buy: about $4.96, and 219 stamps whose price is not entered"
    )
    dialog.rate_desk.choose(place_of(dialog, "International letter-post"))
    retype(qtbot, dialog, "2.71")

    assert dialog.shopping_desk.total.text() == "223 stamps to buy: about $598.45"
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    kept = next(rate for rate in dialog.rates if rate.product == "International letter-post")
    assert (kept.price, kept.currency) == (271, "CAD")


def test_in_french_a_price_has_a_comma(qtbot: QtBot, home: QWidget, french: None) -> None:
    dialog = shown(qtbot, home, canada())
    assert dialog.rate_desk.form.price.line.text() == "1,24"
    retype(qtbot, dialog, "1,31")
    assert dialog.rate_desk.rates[0].price == 131


@pytest.mark.parametrize(
    ("typed", "said"),
    [("a lot", "“a lot” is no price."), ("-1.20", "is below zero."), ("1.2345", "is no price.")],
)
def test_letters_and_negative_prices_are_refused_in_words(
    qtbot: QtBot, dialog: PostageDialog, typed: str, said: str
) -> None:
    dialog.rate_desk.choose(3)
    retype(qtbot, dialog, typed)
    dialog.rate_desk.choose(0)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert said in dialog.complaint.text()
    assert "Nothing was changed." in dialog.complaint.text()
    assert dialog.rate_desk.place == 3

    retype(qtbot, dialog, "")
    assert not dialog.complaint.isVisible()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_new_line_is_like_the_chosen_one_from_the_day_of_the_event(
    qtbot: QtBot, dialog: PostageDialog
) -> None:
    dialog.rate_desk.choose(0)
    qtbot.mouseClick(dialog.rate_desk.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.rate_desk.form.price.line, "1.31")

    assert row(dialog, 1) == [
        "Lettermail, booklet",
        "Domestic",
        "30 g",
        "$1.31",
        "Dec 10, 2026",
        "",
    ]
    assert to_buy(dialog)[1][0:1] + to_buy(dialog)[1][5:] == [
        "Lettermail, booklet, up to 30 g", "$1.31", "$5.24",
    ]  # fmt: skip

    qtbot.mouseClick(dialog.rate_desk.remove, Qt.MouseButton.LeftButton)
    assert to_buy(dialog)[1][5] == "$1.24"


def test_without_any_prices_a_first_line_can_be_added(qtbot: QtBot, home: QWidget) -> None:
    dialog = shown(qtbot, home, replace(canada(()), home="FR"))
    assert dialog.rate_desk.nothing.isVisible()
    assert not dialog.rate_desk.table.isVisible()

    qtbot.mouseClick(dialog.rate_desk.add, Qt.MouseButton.LeftButton)
    form = dialog.rate_desk.form
    for field, text in (
        (form.product, "Lettre verte"), (form.operator, "La Poste"), (form.currency, "eur"),
        (form.price, "1,39"),
    ):  # fmt: skip
        qtbot.keyClicks(field.line, text)
    dialog.accept()

    (rate,) = dialog.rates
    assert (rate.product, rate.operator, rate.price, rate.currency) == (
        "Lettre verte", "La Poste", 139, "EUR",
    )  # fmt: skip
    choices = [form.destination.box.itemText(place) for place in range(3)]
    assert choices == ["Domestic", "International", "Afghanistan"]


def test_another_operators_products_can_be_brought_in(qtbot: QtBot, dialog: PostageDialog) -> None:
    before = dialog.rate_desk.rates
    qtbot.mouseClick(dialog.lists, Qt.MouseButton.LeftButton)
    menu = dialog.findChild(QMenu)
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words[0] == "Add what Canada Post sells"
    assert words[3] == "Add what Deutsche Post sells"
    menu.actions()[0].trigger()
    assert dialog.rate_desk.rates == before  # all of it was here already
    menu.actions()[3].trigger()
    menu.close()
    assert {rate.operator for rate in dialog.rate_desk.rates[len(before) :]} == {"Deutsche Post"}
    assert dialog.rate_desk.form.product.line.text() == "Postkarte"


def test_stamps_held_are_taken_off_what_is_to_buy(qtbot: QtBot, dialog: PostageDialog) -> None:
    dialog.rate_desk.choose(0)
    box = dialog.rate_desk.form.held.box
    box.selectAll()
    qtbot.keyClicks(box, "3")

    assert to_buy(dialog)[1] == [
        "Lettermail, booklet, up to 30 g", "Domestic", "4", "3", "1", "$1.24", "$1.24",
    ]  # fmt: skip


def test_a_stamp_of_a_plain_value_asks_for_no_weight(qtbot: QtBot, dialog: PostageDialog) -> None:
    form = dialog.rate_desk.form
    form.shape.box.setCurrentIndex(list(Shape).index(Shape.VALUE))

    assert not form.weight.box.isEnabled()
    assert not form.destination.box.isEnabled()
    dialog.accept()
    assert (dialog.rates[0].destination, dialog.rates[0].up_to_g) == ("", 0)


def test_heavier_letters_take_other_stamps(qtbot: QtBot, dialog: PostageDialog) -> None:
    dialog.show_side(Side.WEIGHTS)
    dialog.weight_desk.sheets.box.setValue(8)

    assert [line[0] for line in to_buy(dialog)] == [
        "International letter-post, up to 50 g", "Lettermail, up to 50 g",
    ]  # fmt: skip


def test_words_of_post_free_addresses_can_be_changed(dialog: PostageDialog) -> None:
    assert "18 letters are post-free." in dialog.shopping_desk.remarks.text()
    dialog.weight_desk.free.box.setPlainText("Ombudsman\n\n")
    assert "post-free" not in dialog.shopping_desk.remarks.text()
    dialog.accept()
    assert dialog.basis.post_free == ("Ombudsman",)


def test_the_list_is_for_what_is_planned_or_what_was_logged(dialog: PostageDialog) -> None:
    dialog.shopping_desk.which.button(Mail.LOGGED).click()
    assert to_buy(dialog) == [
        ["U.S. letter-post, up to 30 g", "USA", "2", "0", "2", "$1.75", "$3.50"]
    ]


def test_the_list_is_copied_as_text_with_its_warnings(dialog: PostageDialog) -> None:
    dialog.shopping_desk.which.button(Mail.LOGGED).click()
    dialog.shopping_desk.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Stamps to buy",
        "U.S. letter-post, up to 30 g, USA: 2 to buy (2 needed, 0 held), $1.75 each",
        "2 stamps to buy: about $3.50",
        "Prices of more than a year ago: U.S. letter-post, up to 30 g (Jan 13, 2025).",
        "Check the prices with the operator before you buy.",
    ]


def test_it_can_be_used_by_keyboard(qtbot: QtBot, qapp: QApplication, home: QWidget) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    dialog = shown(qtbot, home, canada())
    for side in Side:
        dialog.show_side(side)
        assert not faults(dialog)


def test_enter_in_a_field_adds_no_line_and_closes_nothing(
    qtbot: QtBot, dialog: PostageDialog
) -> None:
    before = len(dialog.rate_desk.rates)
    retype(qtbot, dialog, "1.31")
    qtbot.keyClick(dialog.rate_desk.form.price.line, Qt.Key.Key_Return)
    assert len(dialog.rate_desk.rates) == before
    assert dialog.isVisible()


def test_what_was_typed_is_not_thrown_away_unasked(
    qtbot: QtBot, dialog: PostageDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, *, title: str) -> Unsaved:
        asked.append(title)
        return Unsaved.STAY if len(asked) == 1 else Unsaved.DISCARD

    monkeypatch.setattr("w4r_desktop.gui.dialogs.postage.ask_to_save", answer)
    retype(qtbot, dialog, "1.31")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert asked == ["Save what you changed of the postage?"] * 2


def test_what_nobody_changed_closes_at_once(qtbot: QtBot, dialog: PostageDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
