"""Where the return address goes, envelopes of another size, and what the organizer sets aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from tests.gui.printed import LETTER, PACK, PrinterToFile, Shown, write
from w4r_desktop.domain.case import CasePack, MailService, Role, SenderLimit
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.print_options import PaperOptions
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details, overrides
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SENDER = ("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0")


def pack() -> CasePack:
    """Return the cases of the other tests; no mail goes to Gatica, whose writers are not named."""
    jani, gatica, hiblu = PACK.cases
    (whom,) = gatica.targets
    held = replace(
        gatica,
        targets=(replace(whom, mail=MailService.NONE),),
        guidance=replace(gatica.guidance, sender_limit=SenderLimit.FIRST_NAME),
    )
    return replace(PACK, cases=(jani, held, hiblu))


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three letters for Jani, two for Gustavo, one for El Hiblu 3."""
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Human Rights Day",
            held_on=date(2026, 12, 10),
            time_zone="America/Halifax",
            sender_lines=SENDER,
            country="CA",
        ),
        table_names=["1"],
        pack=pack(),
    )
    opened = Workspace(file)
    for number, quantity in ((0, 3), (1, 2), (2, 1)):
        write(opened, number, LETTER, quantity)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    shown = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    shown.wait_for_page("1 of 3 · Jani Silva → Colombia")
    return shown


def saved(shown: Shown, file: Path) -> list[list[str]]:
    """Save what is chosen, and return the lines of each page."""
    before = len(shown.said)
    shown.page._on_file_chosen(str(file))
    shown.qtbot.waitUntil(lambda: len(shown.said) > before, timeout=5_000)
    return texts(file)


def texts(file: Path) -> list[list[str]]:
    return [page.extract_text().splitlines() for page in PdfReader(file).pages]


def test_the_return_address_on_the_back_takes_a_second_pass(shown: Shown, tmp_path: Path) -> None:
    options = shown.page.options.envelopes
    options.paper.choose_place("back")
    fronts = saved(shown, tmp_path / "fronts.pdf")
    assert fronts[0][:2] == ["jani-silva", "Señor Presidente"]
    assert "once more" in options.paper.passes.text()
    shown.click(options.paper.side.button("backs"))
    assert shown.page.print.text() == "Print 3 backs"
    shown.wait_for_page("1 of 3 · Back: Jani Silva → Colombia")
    assert saved(shown, tmp_path / "backs.pdf") == [[" · ".join((*SENDER, "CANADA"))]] * 3
    assert shown.said[-1] == "3 backs of envelopes were saved as “backs.pdf”."
    assert "flap" in options.paper.passes.text()


def test_a_back_is_counted_apart_and_shows_no_stamps(shown: Shown) -> None:
    options = shown.page.options.envelopes
    assert (options.kind.document, options.kind.variant) == (Document.ENVELOPES, "")
    options.paper.choose_place("back")
    shown.click(options.paper.side.button("backs"))
    assert options.kind.variant == "backs"
    wish = options.wish()
    assert wish is not None
    assert not hasattr(wish.stock, "stamp_zone")
    options.choose_only(shown.workspace.read(cases)[0].case_id, Role.PRIMARY)
    assert options.kind.variant == ""
    assert "once more" in options.paper.passes.text()


def test_backs_without_a_return_address_say_what_to_do(shown: Shown) -> None:
    details = shown.page.options.envelopes._facts.details
    changed = replace(details, sender_lines=())
    shown.workspace.run("Set up", event_details.change_details, details=changed)
    options = shown.page.options.envelopes
    options.paper.choose_place("back")
    shown.click(options.paper.side.button("backs"))
    shown.qtbot.waitUntil(lambda: not shown.page.print.isEnabled(), timeout=5_000)
    assert "no return address yet" in shown.page.print.toolTip()
    assert "Setup" in shown.page.desk.words.text()


def test_the_place_and_the_size_are_remembered(shown: Shown) -> None:
    paper = shown.page.options.envelopes.paper
    paper.choose_place("none")
    paper.choose_envelope("custom")
    shown.type(paper.width_mm, "185")
    again = PrintPage(shown.workspace, Preferences())
    shown.qtbot.addWidget(again)
    kept = again.options.envelopes.paper
    assert kept.return_address.currentText() == "No return address"
    assert kept.chosen is not None
    assert kept.chosen.name == "185 × 120 mm"


def test_a_size_that_cannot_be_right_is_not_taken_over(qtbot: QtBot) -> None:
    preferences = Preferences()
    assert preferences.envelope_size == (0.0, 0.0)
    window = QWidget()
    qtbot.addWidget(window)
    options = PaperOptions(window)
    options.choose_envelope("custom")
    for kept in ("", "nonsense", "1x", "nanxnan", "9999x1", "1x2x3", "infx120"):
        preferences._kept.keep("envelope_size", kept)
        options.choose_size(preferences.envelope_size)
        assert options.measured == (200.0, 120.0)
    preferences.envelope_size = (185, 117.5)
    options.choose_size(preferences.envelope_size)
    assert options.chosen is not None
    assert options.chosen.name == "185 × 117.5 mm"


def test_what_the_organizer_sets_aside_is_printed(shown: Shown, tmp_path: Path) -> None:
    assert shown.line(1).detail.text() == "no mail goes there"
    shown.workspace.run(
        "Print anyway",
        overrides.override,
        refusal=Refusal.NO_MAIL,
        note="Somebody carries them",
        at=datetime(2026, 12, 10, 19, tzinfo=UTC),
        case_id=shown.workspace.read(cases)[1].case_id,
    )
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 5 envelopes", timeout=5_000)
    pages = saved(shown, tmp_path / "out.pdf")
    assert [page[-1] for page in pages] == ["COLOMBIA"] * 3 + ["CHILE"] * 2
    assert pages[-1][0] == "gustavo-gatica"  # its writers are not named, so the code stands first


def test_whose_writers_are_not_named_gets_no_back_and_is_said(shown: Shown) -> None:
    options = shown.page.options.envelopes
    shown.workspace.run(
        "Print anyway",
        overrides.override,
        refusal=Refusal.NO_MAIL,
        note="Somebody carries them",
        at=datetime(2026, 12, 10, 19, tzinfo=UTC),
        case_id=shown.workspace.read(cases)[1].case_id,
    )
    options.paper.choose_place("back")
    shown.click(options.paper.side.button("backs"))
    shown.qtbot.waitUntil(lambda: shown.line(1).detail.text() == "no return address", timeout=5_000)
    assert "Take its envelopes out of the pile" in shown.line(1).tick.accessibleDescription()
    assert "no return address: Gustavo & Gatica (2)" in options.left_out.text()


def test_packs_say_what_they_begin_with_and_no_stamp_goes_there(shown: Shown) -> None:
    options = shown.page.options.envelopes
    assert not options.packs_begin.isVisible()
    shown.click(options.for_tables)
    shown.wait_for_page("2 of 4 · Jani Silva → Colombia")
    assert options.packs_begin.text() == (
        "Each pack begins with an envelope that names its table: 1 more."
    )
    stripes = shown.page.desk.preview.widget()
    assert stripes is not None
    with_stripes = stripes.grab().toImage()
    shown.click(shown.page.desk.back)
    shown.wait_for_page("1 of 4 · At no table")
    corner = with_stripes.width() - 30, 30
    assert with_stripes.pixel(*corner) != stripes.grab().toImage().pixel(*corner)
    preview = shown.page.desk.preview
    assert preview._shown is not None
    assert preview._shown.stamps is None
