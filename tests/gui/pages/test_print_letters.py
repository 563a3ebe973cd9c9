"""Letters on the Print page, chosen with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.documents import pdfs
from tests.gui.printed import LETTER, NOW, PACK, PrinterToFile, Shown, write
from w4r_desktop.documents.letters import Form
from w4r_desktop.domain.case import Guidance, Role, SenderLimit, Translation
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.models.paper_choices import PaperChoices
from w4r_desktop.gui.pages.print_document import paper_facts
from w4r_desktop.gui.pages.print_letters import LetterOptions
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, counting, event_details
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.services.counting import Spot
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.widgets.elided_combo import ElidedCombo

FRENCH = {"fr": Translation(demands=("La protéger.",), sample_letter="Je vous écris.")}
JANI = replace(
    PACK.cases[0], demands=("Protect her.",), sample_letter="I write to you.", translations=FRENCH,
    guidance=Guidance(sender_limit=SenderLimit.INITIALS_TOWN),
)  # fmt: skip
GUSTAVO = replace(PACK.cases[1], demands=("Bring justice.",))


class Host(QWidget):
    """Holds the options as the page does: what is chosen is shown again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.choices = PaperChoices()
        self.options = LetterOptions(self.choices, workspace.read(paper_facts), self)
        self.options.show_facts(workspace.read(paper_facts))
        self.options.changed.connect(self._on_changed)
        QVBoxLayout(self).addWidget(self.options)

    @property
    def button(self) -> str:
        """What the button says that prints."""
        return self.options.words.print_button(self.options.count)

    def pages(self) -> list[str]:
        """Return the words of each page that is printed."""
        wish = self.options.wish()
        assert wish is not None
        return pdfs.words(pdfs.drawn(wish.draw)[0])

    def _on_changed(self, _case: object) -> None:
        self.options.show_choices()


@pytest.fixture(scope="module")
def evening(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Three cases: Jani's has a sample and French, El Hiblu's no address; two people, a class."""
    file = EventFile.create(
        tmp_path_factory.mktemp("letters") / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight", held_on=date(2026, 12, 10), time_zone="UTC", country="CA",
            sender_lines=("Church", "Halifax NS B3J 0A0"),
            kinds=(LETTER, ActionKind.PREPRINTED_LETTER),
        ),
        table_names=["1", "2"],
        pack=replace(PACK, cases=(JANI, GUSTAVO, PACK.cases[2])),
    )  # fmt: skip
    opened = Workspace(file)
    (table, _other) = opened.read(tables)
    for name, more in (
        ("Amina Khan", {}), ("Bo Li", {"minor": True}), ("Class 8b", {"heads": 25}),
    ):  # fmt: skip
        opened.run(
            "Sign in", attendees.sign_in, name=name, writing_table_id=table.writing_table_id,
            at=NOW, **more,
        )  # fmt: skip
    write(opened, 0, LETTER, 2)
    write(opened, 0, ActionKind.PREPRINTED_LETTER, 5)
    write(opened, 1, LETTER, 1)
    yield opened
    opened.close()


@pytest.fixture
def host(qtbot: QtBot, evening: Workspace) -> Host:
    made = Host(evening)
    qtbot.addWidget(made)
    made.resize(440, 700)
    made.show()
    return made


def form(qtbot: QtBot, host: Host, wanted: Form) -> None:
    qtbot.mouseClick(host.options.form.button(wanted), Qt.MouseButton.LeftButton)


def pick(qtbot: QtBot, field: ElidedCombo, words: str) -> None:
    """Choose an item by typing its words, as a person does."""
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.currentText() == words


def by_people(qtbot: QtBot, host: Host, *names: str) -> None:
    pick(qtbot, host.options.signers.by_people, "Chosen people")
    people = host.options.signers.people
    qtbot.mouseClick(people.none, Qt.MouseButton.LeftButton)
    for name in names:
        people.find_box.setText(name)
        qtbot.mouseClick(people.all, Qt.MouseButton.LeftButton)
    people.find_box.clear()
    qtbot.mouseClick(host.options.mode.button(Numbers.SAME), Qt.MouseButton.LeftButton)


def only_jani(qtbot: QtBot, host: Host) -> None:
    for row in host.workspace.read(cases)[1:]:
        qtbot.keyClick(host.options.cases.line(row.case_id).tick, Qt.Key.Key_Space)


def test_letters_to_write_are_as_many_as_were_logged(host: Host) -> None:
    assert host.button == "Print 3 letters"
    pages = host.pages()
    assert ["Protect her." in page for page in pages] == [True, True, False]
    assert "Bring justice." in pages[2]


def test_letters_to_sign_are_those_that_were_logged_as_such(host: Host, qtbot: QtBot) -> None:
    form(qtbot, host, Form.PREPRINTED)
    assert host.button == "Print 5 letters"
    assert all("I write to you." in page for page in host.pages())


def test_where_letters_to_sign_are_not_told_apart_they_are_as_many_as_all_letters(
    host: Host, qtbot: QtBot
) -> None:
    facts = host.workspace.read(paper_facts)
    host.options.show_facts(replace(facts, details=replace(facts.details, kinds=(LETTER,))))
    assert host.button == "Print 8 letters"
    form(qtbot, host, Form.PREPRINTED)
    assert host.button == "Print 8 letters"


def test_a_letter_in_french_is_printed_where_there_is_one_and_the_rest_is_told(
    host: Host, qtbot: QtBot
) -> None:
    pick(qtbot, host.options.language, "French")
    pages = host.pages()
    assert "La protéger." in pages[0]
    assert "Bring justice." in pages[2]
    assert "Not in French, so in their own: Gustavo & Gatica" in host.options.notes.text()


def test_a_case_without_a_sample_is_ruled_or_left_out_as_wished(host: Host, qtbot: QtBot) -> None:
    form(qtbot, host, Form.SAMPLE)
    assert "Ruled, for want of a sample letter: Gustavo & Gatica" in host.options.notes.text()
    assert host.button == "Print 3 letters"
    qtbot.mouseClick(host.options.ruled_instead, Qt.MouseButton.LeftButton)
    assert host.button == "Print 2 letters"
    words = host.options.left_out.text()
    assert words.startswith("Left out, no sample letter: Gustavo & Gatica (1)")
    form(qtbot, host, Form.RULED)
    assert host.options.ruled_instead.isHidden()
    assert host.button == "Print 3 letters"


def test_chosen_people_get_a_letter_each_with_what_may_be_told_of_them(
    host: Host, qtbot: QtBot
) -> None:
    form(qtbot, host, Form.PREPRINTED)
    by_people(qtbot, host, "Amina", "Bo")
    only_jani(qtbot, host)
    assert host.button == "Print 2 letters"
    amina, bo = host.pages()
    assert "AK Halifax" in amina
    assert "Bo" not in bo.replace("Bogotá", "")
    assert host.options.names_people
    pick(qtbot, host.options.signers.tells, "First name")
    assert "AK" not in host.pages()[0]
    assert host.options.signers.town.isHidden()


def test_chosen_people_get_the_letters_that_they_wrote(host: Host, qtbot: QtBot) -> None:
    people = {person.name: person.attendee_id for person in host.options._facts.people}
    for name, case, quantity in (("Amina Khan", 0, 2), ("Amina Khan", 1, 1), ("Bo Li", 0, 4)):
        case_id = host.workspace.read(cases)[case].case_id
        spot = Spot(
            attendee_id=people[name],
            writing_table_id=None,
            case_id=case_id,
            kind=ActionKind.PREPRINTED_LETTER,
        )
        host.workspace.run("Log", counting.log, spot=spot, quantity=quantity, at=NOW)
    host.options.show_facts(host.workspace.read(paper_facts))
    form(qtbot, host, Form.PREPRINTED)
    by_people(qtbot, host, "Amina")
    assert host.button == "Print 3 letters"  # one to each case
    qtbot.mouseClick(host.options.mode.button(Numbers.AS_LOGGED), Qt.MouseButton.LeftButton)
    assert host.button == "Print 3 letters"
    assert [page.count("AK Halifax") for page in host.pages()] == [1, 1, 0]
    only_jani(qtbot, host)
    assert host.button == "Print 2 letters"
    by_people(qtbot, host, "Class")
    qtbot.mouseClick(host.options.mode.button(Numbers.AS_LOGGED), Qt.MouseButton.LeftButton)
    assert host.options.wish() is None
    assert "with “Same for all”, each person gets one" in host.options.why_nothing
    for _entry in range(3):
        host.workspace.undo()


def test_the_town_is_that_of_the_sender_until_another_is_typed(host: Host, qtbot: QtBot) -> None:
    by_people(qtbot, host, "Amina")
    town = host.options.signers.town
    assert town.text() == "Halifax"
    town.setFocus()
    town.selectAll()
    qtbot.keyClicks(town, "Truro")
    assert "Amina Khan Truro" in host.pages()[1]


def test_nobody_is_chosen_until_somebody_is(host: Host, qtbot: QtBot) -> None:
    pick(qtbot, host.options.signers.by_people, "Chosen people")
    assert host.options.count == 0
    assert host.options.wish() is None
    assert "Nobody is chosen to sign." in host.options.why_nothing
    by_people(qtbot, host, "Class")
    assert len(host.pages()) == 3
    assert not any("Class" in page for page in host.pages())


def test_what_a_brief_asks_for_is_signed_by_hand(host: Host, qtbot: QtBot) -> None:
    by_people(qtbot, host, "Amina", "Bo")
    host.options.choose_only(host.workspace.read(cases)[0].case_id, Role.PRIMARY)
    host.options.show_choices()
    assert host.button == "Print 1 letter"
    assert host.options.signers.by_people.currentText() == "By hand"
    assert not host.options.names_people


def test_several_places_to_sign_are_printed(host: Host, qtbot: QtBot) -> None:
    form(qtbot, host, Form.PREPRINTED)
    places = host.options.signers.places
    places.setFocus()
    places.selectAll()
    qtbot.keyClicks(places, "4")
    assert host.pages()[0].count("Initials and town") == 4


def test_a_letter_without_an_address_is_told_and_printed(host: Host, qtbot: QtBot) -> None:
    qtbot.mouseClick(host.options.mode.button(Numbers.SAME), Qt.MouseButton.LeftButton)
    assert "No postal address, so by e-mail or fax: El Hiblu 3" in host.options.notes.text()
    assert "Attorney General" in host.pages()[2]


def test_a_withdrawn_case_is_left_out(host: Host) -> None:
    first = host.workspace.read(cases)[0].case_id
    host.workspace.run("Withdraw", withdraw_case, case_id=first, reason="Quiet", at=NOW)
    host.options.show_facts(host.workspace.read(paper_facts))
    assert host.button == "Print 1 letter"
    assert "withdrawn: Jani Silva (2)" in host.options.left_out.text()
    host.workspace.undo()


def test_a_brief_offers_its_letter_alone(qtbot: QtBot, evening: Workspace, tmp_path: Path) -> None:
    shown = Shown(qtbot, evening, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    second = evening.read(cases)[1].case_id
    shown.page.show_case(Document.LETTERS, second, Role.PRIMARY)
    assert shown.page.print.text() == "Print 1 letter"
    shown.wait_for_page("1 of 1 · Gustavo & Gatica → Chile")
