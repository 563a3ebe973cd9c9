"""What Setup says of this laptop: how the program looks and speaks, privacy, where files lie."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, event_file
from tests.gui.modal import in_dialog
from w4r_desktop import __version__, language, paths
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.consent import ConsentQuestion
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.logs import log_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QComboBox


@pytest.fixture
def setup(desk: Desk) -> Callable[[], SetupPage]:
    """The page as it is now: the whole window may be made anew."""
    desk.desktop.open_event(event_file())
    desk.window.show_page("setup")
    desk.settle()

    def page() -> SetupPage:
        shown = desk.window.page
        assert isinstance(shown, SetupPage)
        return shown

    return page


def choose(field: QComboBox, words: str) -> None:
    field.setCurrentText(words)
    field.activated.emit(field.currentIndex())


def test_language_look_and_text_size_are_chosen_and_the_page_stays(
    desk: Desk, setup: Callable[[], SetupPage]
) -> None:
    choose(setup().program.look, "Dark")
    desk.settle()
    assert theme.chosen() is theme.Look.DARK
    choose(setup().program.text_size, "150%")
    desk.settle()
    assert theme.current().scale == 150
    choose(setup().program.language, language.name_in_itself("fr"))
    desk.settle()
    program = setup().program
    assert language.current() == "fr"
    assert [field.currentIndex() for field in (program.language, program.look)] == [1, 2]
    assert desk.desktop.preferences.text_size == 150


def test_the_words_people_agree_to_are_changed_here_too(
    desk: Desk, setup: Callable[[], SetupPage]
) -> None:
    def answer(question: ConsentQuestion) -> None:
        assert "“Candlelight”" in question.words.toPlainText()
        question.words.setPlainText("Write to me.")
        question.accept()

    in_dialog(ConsentQuestion, answer)
    desk.click(setup().privacy.change)
    assert desk.desktop.preferences.consent == "Write to me."
    assert desk.window.toast.text == "The words that people agree to were saved."


def test_about_tells_versions_and_folders_to_copy(
    desk: Desk, setup: Callable[[], SetupPage]
) -> None:
    about = setup().about
    shown = [part.text() for part in about.findChildren(QLabel)]
    assert any(text.startswith(f"W4R Desktop {__version__} · Qt ") for text in shown)
    assert str(log_folder()) in shown
    assert str(paths.all_backups()) in shown
    for button in about.findChildren(CopyButton):
        desk.click(button)
        assert QGuiApplication.clipboard().text() in shown
    assert [button.accessibleName() for button in about.findChildren(CopyButton)] == [
        "Copy: Version",
        "Copy: This event",
        "Copy: Backups",
        "Copy: Log",
    ]


@pytest.mark.parametrize("size", [100, 150])
def test_about_cuts_no_version_and_keeps_its_rows_apart_evenly(
    desk: Desk, setup: Callable[[], SetupPage], size: int
) -> None:
    desk.desktop.speak("fr")
    desk.desktop.size_text(size)
    desk.settle()
    about = setup().about
    copies = about.findChildren(CopyButton)
    places = [part.geometry() for part in about.children() if isinstance(part, QLabel)]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    version = next(part for part in about.findChildren(QLabel) if "· Qt" in part.text())
    assert version.height() >= version.heightForWidth(version.width())
    middles = [button.geometry().center().y() for button in copies[1:]]
    gaps = {below - above for above, below in pairwise(middles)}
    assert max(gaps) - min(gaps) <= 1


@pytest.mark.parametrize("choose_on", ["language", "look", "text_size"])
def test_what_is_chosen_leaves_the_page_where_it_is_and_the_time_of_saving(
    desk: Desk, setup: Callable[[], SetupPage], choose_on: str
) -> None:
    desk.sign_in("Amina")
    desk.window.show_page("setup")
    desk.settle()
    assert desk.window.status._saved.text() == "All saved · 18:30:00"
    setup()._scroll.ensureWidgetVisible(setup().program.text_size)
    bar = setup()._scroll.verticalScrollBar()
    bar.setValue(bar.value() + 60)
    assert seen_of(setup()) > 0
    words = {"language": "Français", "look": "Dark", "text_size": "150%"}[choose_on]
    before = seen_of(setup())
    choose(getattr(setup().program, choose_on), words)
    desk.settle()
    assert setup().program.language.visibleRegion().boundingRect().height() > 0
    if choose_on != "text_size":
        assert abs(seen_of(setup()) - before) <= 20
    assert "18:30:00" in desk.window.status._saved.text()


def seen_of(page: SetupPage) -> int:
    """Return how far below the upper edge the card of this laptop begins."""
    return page.program.mapTo(page._scroll, page.program.rect().topLeft()).y()


def test_a_folder_is_opened_by_the_computer(
    desk: Desk, setup: Callable[[], SetupPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    for button in setup().about.findChildren(Button):
        if button.text() == "Open folder":
            desk.click(button)
    assert opened[-2:] == [str(paths.all_backups()), str(log_folder())]
    assert paths.all_backups().is_dir()
    assert log_folder().is_dir()
