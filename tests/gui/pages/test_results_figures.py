"""The figures as an organizer reads them: on the real page, as labels, charts and tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel

from tests import real_evenings
from tests.evening import NOW, Evening, details
from tests.store.test_glance import everything
from w4r_desktop.domain.figures import ByHand
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.tally import ActionKind, TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_figures import FiguresView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, event_details, mailing, recount, tables
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.services.mailing import Posting
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.results_schema import Recount

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.models.figures_table import FiguresTableModel
    from w4r_desktop.gui.widgets.card import StatCard

LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD
SEVEN = datetime(2026, 12, 10, 23, 0, tzinfo=UTC)
"""Seven in the evening in Halifax, an hour after the real evenings began."""


LONGEST_DELAY = 320
"""Milliseconds after which all of it was asked for."""


class Organizer:
    """Reads the page, and chooses what is shown of it."""

    def __init__(self, qtbot: QtBot, evening: Evening, now: datetime = SEVEN) -> None:
        self.qtbot, self.evening, self.time = qtbot, evening, now
        self.workspace = Workspace(evening.file)
        self.view = FiguresView(self.workspace, lambda: self.time)
        qtbot.addWidget(self.view)
        self.view.resize(1238, 600)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()

    def card(self, card: StatCard) -> list[str]:
        return [part.text() for part in card.findChildren(QLabel) if part.text()]

    def choose(self, field: QComboBox, words: str) -> None:
        """Choose a line of a list, as a click on it does."""
        place = field.findText(words)
        assert place >= 0, [field.itemText(n) for n in range(field.count())]
        field.setCurrentIndex(place)
        field.activated.emit(place)

    def offered(self, field: QComboBox) -> list[str]:
        return [field.itemText(n) for n in range(field.count())]

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def log(self, at: datetime, quantity: int = 1, **where: object) -> None:
        spot = self.evening.spot(None, **where)  # type: ignore[arg-type]
        self.workspace.run("Log", counting.log, spot=spot, quantity=quantity, at=at)


def lines(model: FiguresTableModel) -> list[list[str]]:
    """Return a table as it stands on screen, headings and all."""
    columns = range(model.columnCount())
    heading = ["", *(model.headerData(n, Qt.Orientation.Horizontal) for n in columns)]
    return [heading] + [
        [
            model.headerData(row, Qt.Orientation.Vertical),
            *(model.index(row, column).data() for column in columns),
        ]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def read(qtbot: QtBot, qapp: QApplication) -> Callable[..., Organizer]:
    theme.apply(qapp, theme.Look.LIGHT, 100)

    def reading(evening: Evening, now: datetime = SEVEN) -> Organizer:
        return Organizer(qtbot, evening, now)

    return reading


def post(evening: Evening, pieces: int) -> None:
    """Mark letters of the first case as posted."""
    one = Posting(case_id=evening.cases[0], kind=LETTER, pieces=pieces, way=MailingWay.INDIVIDUAL)
    evening.do(mailing.post, items=[one], at=NOW)


# -- evenings that took place ------------------------------------------------------------------


def test_four_sites_have_850_pieces_by_site_and_by_case(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.four_sites(tmp_path / "sites.w4r")
    here = read(evening)
    view = here.view
    assert view.goal.text() == "850 pieces: 106% of the goal of 800"
    assert here.card(view.letters) == ["Letters", "850"]
    assert [(line[0], line[-1]) for line in lines(view.tables.model)] == [
        ("", "Pieces"), ("School hall", "703"), ("Library", "80"), ("Gym", "47"),
        ("Chapel", "20"), ("All", "850"),
    ]  # fmt: skip
    assert [(line[0], line[1]) for line in lines(view.cases.model)[1:]] == [
        ("Case 1", "205"), ("Case 2", "169"), ("Case 3", "184"), ("Case 4", "146"),
        ("Case 5", "146"), ("All", "850"),
    ]  # fmt: skip
    assert view.cases.bars.words[0] == "Case 1: 205 pieces (205 letters, 0 cards)"
    evening.file.close()


def test_a_school_day_has_1871_pieces_and_its_signatures_apart(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.school_day(tmp_path / "day.w4r")
    here = read(evening)
    view = here.view
    assert view.goal.text() == "1,871 pieces: 187% of the goal of 1,000"
    assert here.card(view.letters) == ["Letters", "1,431", "952 written, 479 pre-printed"]
    assert here.card(view.cards) == ["Solidarity cards", "440"]
    assert here.card(view.others) == ["Other actions", "376", "376 signatures"]
    assert lines(view.tables.model)[-1] == ["All", "952", "479", "440", "376", "1,871"]
    assert lines(view.times.model)[-1] == ["All", "952", "479", "440", "376", "1,871"]
    evening.file.close()


def test_letters_and_cards_make_1083(read: Callable[..., Organizer], tmp_path: Path) -> None:
    evening = real_evenings.two_kinds(tmp_path / "two.w4r")
    here = read(evening)
    view = here.view
    assert view.goal.text() == "1,083 pieces: 108% of the goal of 1,000"
    assert (here.card(view.letters)[1], here.card(view.cards)[1]) == ("572", "511")
    assert lines(view.cases.model)[-1] == ["All", "572", "511", "1,083"]
    evening.file.close()


def test_a_letter_that_twelve_signed_is_one_piece_and_twelve_people(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.one_letter_of_twelve(tmp_path / "twelve.w4r")
    here = read(evening)
    view = here.view
    assert here.card(view.letters) == ["Letters", "1", "12 signatures under the pieces"]
    assert here.card(view.people)[:2] == ["People", "12"]
    assert here.card(view.each) == ["Pieces a person", "0.1", "1 piece"]
    assert view.announcement.sentence.text() == "1 piece, 1 since 18:00"
    evening.file.close()


# -- part of the evening -----------------------------------------------------------------------


def test_a_part_is_marked_and_one_click_away_from_everything(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.four_sites(tmp_path / "sites.w4r")
    here = read(evening)
    view = here.view
    assert not view.part.isVisible()

    here.choose(view.filter.where, "Library")
    assert view.part.words.text() == "Only a part is shown: Library"
    assert view.part.isVisible()
    assert here.card(view.letters) == ["Letters", "80"]
    assert view.goal.text() == "80 pieces"
    assert [line[0] for line in lines(view.tables.model)] == ["", "Library", "All"]
    assert not view.announcement.isVisible()

    here.choose(view.filter.kind, "Cards")
    assert view.part.words.text() == "Only a part is shown: Library · Cards"
    assert here.card(view.letters) == ["Letters", "0"]
    assert view.times.heading.text() == "Cards every 15 minutes"
    assert view.times.reading.text() == "Nothing was written yet."

    here.click(view.part.clear)
    assert not view.part.isVisible()
    assert here.card(view.letters) == ["Letters", "850"]
    assert view.announcement.isVisible()
    assert view.filter.where.hasFocus()
    evening.file.close()


def test_a_time_shows_what_was_written_in_it(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.school_day(tmp_path / "day.w4r")
    here = read(evening)
    view = here.view
    assert here.offered(view.filter.since)[:3] == ["From the beginning", "From 18:15", "From 18:30"]
    here.choose(view.filter.since, "From 18:30")
    here.choose(view.filter.until, "Until 19:00")
    assert view.part.words.text() == "Only a part is shown: From 18:30 · Until 19:00"
    shown = lines(view.times.model)
    assert [line[0] for line in shown] == ["", "18:30–18:45", "18:45–19:00", "All"]
    assert lines(view.tables.model)[-1][-1] == shown[-1][-1]
    assert here.card(view.each)[1] == "–"
    here.choose(view.filter.since, "From 19:15")
    assert view.part.words.text() == "Only a part is shown: From 19:15"
    evening.file.close()


def test_places_have_their_sums_and_can_be_shown_alone(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    for table, place in ((1, TablePlace.HOME), (2, TablePlace.ONLINE)):
        here = evening.tables[table]
        evening.do(tables.change_table, writing_table_id=here, name=str(table + 1), place=place)
    for spot, quantity in ((0, 5), (1, 3), (2, 2), (None, 1)):
        evening.log(None, quantity, table=spot)
    page = read(evening)
    assert [(line[0], line[-1]) for line in lines(page.view.tables.model)[1:]] == [
        ("Table 1", "5"), ("In the room", "5"), ("Table 2", "3"), ("At home", "3"),
        ("Table 3", "2"), ("Online", "2"), ("No table", "1"), ("All", "11"),
    ]  # fmt: skip
    assert page.offered(page.view.filter.where) == [
        "All tables", "In the room", "At home", "Online", "Table 1", "Table 2", "Table 3",
        "No table",
    ]  # fmt: skip
    page.choose(page.view.filter.where, "Online")
    assert page.card(page.view.letters) == ["Letters", "2"]
    page.choose(page.view.filter.where, "No table")
    assert page.card(page.view.letters) == ["Letters", "1"]


def test_what_was_chosen_stays_so_while_more_is_written(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening)
    here.log(SEVEN, table=1)
    here.qtbot.waitUntil(lambda: here.card(here.view.letters)[1] == "1")
    here.choose(here.view.filter.where, "Table 2")
    here.log(SEVEN + timedelta(minutes=20), 4, table=1)
    here.log(SEVEN + timedelta(minutes=20), 7, table=0)
    here.qtbot.waitUntil(lambda: here.card(here.view.letters)[1] == "5")
    assert here.view.part.words.text() == "Only a part is shown: Table 2"
    here.qtbot.waitUntil(lambda: len(here.view.times.times.bars) == 2)
    assert "From 19:15" in here.offered(here.view.filter.since)


# -- the hourly announcement -------------------------------------------------------------------


def hourly(read: Callable[..., Organizer], evening: Evening, now: datetime) -> Organizer:
    here = read(evening, now)
    for minutes, quantity in ((10, 300), (70, 80), (119, 4), (125, 2)):
        here.log(SEVEN + timedelta(minutes=minutes), quantity)
    here.log(SEVEN, 50, kind=ActionKind.EMAIL)
    here.qtbot.waitUntil(lambda: here.view.announcement.sentence.text().startswith("386"))
    return here


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (60 + 40, "386 pieces, 86 since 20:00"),
        (120 + 5, "386 pieces, 86 since 20:00"),
        (120 + 15, "386 pieces, 2 since 21:00"),
        (600, "386 pieces, 2 since 21:00"),
        (-60, "386 pieces, 386 since 19:00"),
    ],
)
def test_the_last_full_hour_is_read_out(
    read: Callable[..., Organizer], evening: Evening, minutes: int, sentence: str
) -> None:
    here = hourly(read, evening, SEVEN + timedelta(minutes=minutes))
    assert here.view.announcement.sentence.text() == sentence


def test_another_hour_can_be_chosen_and_the_sentence_copied(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = hourly(read, evening, SEVEN + timedelta(hours=2, minutes=30))
    part = here.view.announcement
    assert here.offered(part.hour) == ["since 19:00", "since 20:00", "since 21:00"]
    here.choose(part.hour, "since 20:00")
    assert part.sentence.text() == "386 pieces, 86 since 20:00"
    here.log(SEVEN + timedelta(minutes=130))
    here.qtbot.waitUntil(lambda: part.sentence.text() == "387 pieces, 87 since 20:00")
    part.copy.setFocus()
    here.qtbot.keyClick(part.copy, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "387 pieces, 87 since 20:00"


def test_before_anybody_wrote_there_is_nothing_to_read_out(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening)
    assert here.view.announcement.sentence.text() == ""
    assert not here.view.announcement.copy.isVisible()
    assert here.view.times.reading.text() == "Nothing was written yet."


def test_the_hours_of_the_next_day_bear_its_date(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening, SEVEN + timedelta(hours=8))
    here.log(SEVEN + timedelta(hours=4), 3)
    here.log(SEVEN + timedelta(hours=6), 2)
    here.qtbot.waitUntil(lambda: here.view.announcement.hour.count() == 3)
    assert here.offered(here.view.announcement.hour) == [
        "since 23:00", "since 00:00, Dec 11", "since 01:00, Dec 11",
    ]  # fmt: skip
    assert [bar.words for bar in here.view.times.times.bars][:: 8] == [
        "23:00–23:15: 3 pieces", "Dec 11, 01:00–01:15: 2 pieces",
    ]  # fmt: skip


def test_days_on_which_nobody_wrote_offer_no_hours(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening, SEVEN + timedelta(days=300))
    here.log(SEVEN + timedelta(minutes=50), 3)
    here.log(SEVEN + timedelta(hours=2), 2)
    here.log(SEVEN + timedelta(days=200), 1)
    here.qtbot.waitUntil(lambda: here.view.announcement.hour.count() == 4)
    assert here.offered(here.view.announcement.hour)[:3] == [
        "since 19:00", "since 20:00", "since 21:00",
    ]  # fmt: skip
    assert here.view.announcement.sentence.text() == "6 pieces, 1 since 20:00"
    assert len(here.offered(here.view.filter.until)) == 7


# -- charts and tables -------------------------------------------------------------------------


def test_each_chart_turns_into_a_table_and_back_by_keys(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.two_kinds(tmp_path / "two.w4r")
    here = read(evening)
    for card in (here.view.cases, here.view.times):
        assert (card.chart.isVisible(), card.table.isVisible()) == (True, False)
        card.switch.setFocus()
        here.qtbot.keyClick(card.switch, Qt.Key.Key_Space)
        assert (card.chart.isVisible(), card.table.isVisible()) == (False, True)
        assert card.switch.text() == "As a chart"
        assert card.switch.accessibleName() == f"{card.heading.text()}: As a chart"
        here.qtbot.keyClick(card.switch, Qt.Key.Key_Space)
        assert (card.chart.isVisible(), card.table.isVisible()) == (True, False)
    evening.file.close()


def test_the_line_below_a_chart_reads_the_bar_that_is_pointed_at(
    read: Callable[..., Organizer], tmp_path: Path
) -> None:
    evening = real_evenings.two_kinds(tmp_path / "two.w4r")
    card = read(evening).view.times
    assert card.reading.text() == "Most: 18:00–18:15: 286 pieces"
    card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.reading.text() == "18:00–18:15: 286 pieces"
    card.chart.clearFocus()
    assert card.reading.text() == "Most: 18:00–18:15: 286 pieces"
    evening.file.close()


def test_a_long_silence_is_told_in_words(read: Callable[..., Organizer], evening: Evening) -> None:
    here = read(evening)
    here.log(SEVEN, 3)
    here.log(SEVEN + timedelta(hours=20), 2)
    here.qtbot.waitUntil(lambda: len(here.view.times.times.bars) == 3)
    assert here.view.times.times.words == (
        "19:00–19:15: 3 pieces", "Nothing for 20 hours", "Dec 11, 15:00–15:15: 2 pieces",
    )  # fmt: skip


def test_a_table_is_read_line_by_line(read: Callable[..., Organizer], evening: Evening) -> None:
    evening.log(None, 5, table=1)
    here = read(evening)
    table = here.view.by_table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    here.qtbot.keyClick(table, Qt.Key.Key_Down)
    cell = table.currentIndex()
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Table 2, Letters: 5"


def test_the_tables_are_sound_qt_models(
    read: Callable[..., Organizer], evening: Evening, qtmodeltester: ModelTester
) -> None:
    evening.log(None, 5, table=1)
    view = read(evening).view
    for model in (view.tables.model, view.cases.model, view.times.model):
        qtmodeltester.check(model)


# -- the recount, the mail, an earlier event ----------------------------------------------------


def test_figures_are_marked_until_the_recount_is_done(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening)
    assert (here.view.mark.text(), here.view.mark.isVisible()) == ("Before the recount", True)

    def finish(session: Session) -> None:
        session.add(Recount(finished_at=NOW))

    here.workspace.run("Recount", finish)
    here.qtbot.waitUntil(lambda: not here.view.mark.isVisible())


def test_a_recount_that_left_boxes_says_so(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    for case in (0, 1):
        evening.log(None, 5, case=case)
    here = read(evening)
    count = partial(
        recount.count_by_hand, kind=LETTER, writing_table_id=None, counted=5, reasons={}, at=NOW
    )
    here.workspace.run("Count", count, case_id=evening.cases[0])
    here.workspace.run("Done", recount.finish, at=NOW)
    here.qtbot.waitUntil(lambda: here.view.mark.text() == "Counted by hand: 1 of 2")
    assert figures_now(here).by_hand == ByHand(1, 2)
    here.workspace.run("Count", count, case_id=evening.cases[1])
    here.qtbot.waitUntil(lambda: not here.view.mark.isVisible())
    assert figures_now(here).by_hand.is_whole


def figures_now(here: Organizer) -> Figures:
    return here.workspace.read(figures, as_of=NOW)


def test_what_is_to_mail_leads_to_where_it_is_done(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    evening.do(event_details.change_details, details=details(country="CA"))
    evening.log(None, 219)
    evening.log(None, 18, case=1)
    here = read(evening)
    card = here.view.to_mail
    assert card.leaving.text() == "237 domestic"
    assert card.envelopes.text() == "0 envelopes printed, 237 still to print"
    assert card.postage.text().startswith("Postage: about $")
    with here.qtbot.waitSignal(here.view.paper_requested) as asked:
        here.click(card.print)
    assert asked.args == [Document.ENVELOPES]
    with here.qtbot.waitSignal(here.view.mailing_requested):
        here.click(card.mailing)


def test_what_has_left_needs_neither_an_envelope_nor_a_stamp(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    """The figures are those of Mailing: what is kept back is told apart there too."""
    evening.do(event_details.change_details, details=details(country="CA"))
    evening.log(None, 219)
    evening.log(None, 18, case=1)
    evening.do(withdraw_case, case_id=evening.cases[1], reason="Freed", at=NOW)
    post(evening, 200)
    here = read(evening)
    card = here.view.to_mail
    assert card.leaving.text() == "19 domestic · 18 kept back"
    assert card.envelopes.text() == "0 envelopes printed, 19 still to print"
    assert card.posted.text() == "200 of 237 are posted"
    post(evening, 19)
    here.workspace.changed.emit(frozenset({"mailing"}))
    here.qtbot.waitUntil(lambda: card.envelopes.text() == "0 envelopes printed")
    assert card.postage.text() == "Stamps needed: none"
    assert not card.print.isVisible()


def earlier_event(folder: Path) -> Path:
    path = folder / "last year.w4r"
    evening = real_evenings.two_kinds(path)
    evening.do(
        event_details.change_details,
        details=details(name="Candles 2025", held_on=details().held_on.replace(year=2025)),
    )
    evening.sign_in("Class 8b", heads=100, first_time=True)
    evening.file.close()
    return path


def test_an_earlier_event_stands_beside_the_figures_and_its_file_stays_as_it_was(
    read: Callable[..., Organizer], evening: Evening, tmp_path: Path
) -> None:
    folder = tmp_path / "earlier"
    folder.mkdir()
    path = earlier_event(folder)
    before = everything(folder)
    evening.sign_in("Class 7a", heads=50)
    evening.log(None, 600)
    here = read(evening)
    view = here.view
    view.refused.connect(pytest.fail)

    here.click(view.earlier.choose)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    with here.qtbot.waitSignal(view.said) as said:
        dialog.fileSelected.emit(str(path))
    dialog.reject()

    assert "“Candles 2025”" in said.args[0]
    here.qtbot.waitUntil(view.earlier.stop.isVisible)
    assert view.goal.text() == ("600 pieces: 120% of the goal of 500 · last year 1,083 (−483)")
    assert here.card(view.letters) == ["Letters", "600", "last year 572 (+28)"]
    assert here.card(view.cards) == ["Solidarity cards", "0", "last year 511 (−511)"]
    assert here.card(view.people)[-1] == "last year 100 (−50)"
    assert here.card(view.each) == [
        "Pieces a person",
        "12.0",
        "600 pieces",
        "last year 10.8 (+1.2)",
    ]
    assert view.each.accessibleName() == (
        "Pieces a person: 12.0. 600 pieces. last year 10.8 (+1.2)"
    )
    assert view.earlier.words.text() == (
        "Compared with Candles 2025, Dec 10, 2025: 1,083 pieces, 100 people"
    )
    assert everything(folder) == before

    here.click(view.earlier.stop)
    here.qtbot.waitUntil(lambda: not view.earlier.stop.isVisible())
    assert here.card(view.letters) == ["Letters", "600"]
    here.workspace.undo()
    here.qtbot.waitUntil(lambda: here.card(view.letters)[-1] == "last year 572 (+28)")


def test_the_event_itself_is_refused_in_a_sentence(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening)
    with here.qtbot.waitSignal(here.view.refused) as refused:
        here.view.earlier.compare(str(evening.file.path))
    assert refused.args[0].startswith("“evening.w4r” is this very event")


# -- while nobody looks ------------------------------------------------------------------------


def test_a_click_never_waits_for_figures_that_nobody_sees(
    read: Callable[..., Organizer], evening: Evening
) -> None:
    here = read(evening)
    here.view.hide()
    for _click in range(3):
        here.log(SEVEN)
    here.qtbot.wait(LONGEST_DELAY + 50)
    assert here.view._tally.answer.totals.pieces == 0
    assert here.view._times.answer.whole == ()
    assert here.view.to_mail._live.answer.facts.totals == ()
    here.view.show()
    assert here.card(here.view.letters)[1] == "3"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_everything_fits_into_the_smallest_window(
    read: Callable[..., Organizer], tmp_path: Path, qapp: QApplication, scale: int
) -> None:
    evening = real_evenings.school_day(tmp_path / "day.w4r")
    theme.apply(qapp, theme.Look.LIGHT, scale)
    view = FiguresView(Workspace(evening.file), lambda: SEVEN)
    view.resize(1150, 420)
    view.show()
    QApplication.processEvents()
    inside = view._scroll.widget()
    assert inside is not None
    wide = inside.width() - view._scroll.viewport().width()
    size = (view.width(), view.height())
    view.close()
    view.deleteLater()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert (size, wide) == ((1150, 420), 0)
    evening.file.close()
