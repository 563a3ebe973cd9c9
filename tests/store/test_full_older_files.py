"""Files that an earlier version filled with all it knew: all of it is there afterwards."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.evening import Evening
from w4r_desktop.domain.case import MailService, Role, SenderLimit, UpdateStatus
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.domain.print_runs import EnvelopeCheck, Pass, RunKind
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace
from w4r_desktop.services import lock
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries.attendees import contacts, people
from w4r_desktop.store.queries.cases import case_pack, edited_parts, withdrawals
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.lock import is_locked
from w4r_desktop.store.queries.overrides import overrides
from w4r_desktop.store.queries.postage import postage
from w4r_desktop.store.queries.print_runs import envelope_check, run_pdf, runs
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[1] / "data"
FULL = (3, 4)
NOT_IN_AN_EVENING = {"rehearsal"}
"""What only a copy to practise on has."""

BEGUN = datetime(2026, 12, 10, 19, 42, 7, tzinfo=UTC)


def copied(version: int, folder: Path) -> Path:
    return shutil.copyfile(DATA / f"event-v{version}-full.w4r", folder / "evening.w4r")


@pytest.fixture(params=FULL)
def brought_up(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Evening]:
    evening = Evening(EventFile(copied(request.param, tmp_path)))
    yield evening
    evening.file.close()


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[Evening]:
    evening = Evening(EventFile(copied(4, tmp_path)))
    yield evening
    evening.file.close()


def columns(path: Path) -> dict[str, list[str]]:
    """Return the columns of each table."""
    with closing(sqlite3.connect(path)) as file:
        listed = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            table: [name for _, name, *_ in file.execute(f"PRAGMA table_info({table})")]
            for (table,) in listed
        }


def rows(path: Path, wanted: dict[str, list[str]]) -> dict[str, list[tuple[Any, ...]]]:
    """Return what stands in these columns."""
    with closing(sqlite3.connect(path)) as file:
        return {
            table: file.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1").fetchall()  # noqa: S608
            for table, names in wanted.items()
        }


@pytest.mark.parametrize("version", FULL)
def test_every_row_of_every_table_is_as_it_was(version: int, tmp_path: Path) -> None:
    path = copied(version, tmp_path)
    known = columns(path)
    before = rows(path, known)
    assert {table for table, there in before.items() if not there} == NOT_IN_AN_EVENING

    file = EventFile(path)
    assert check(file).version == NEWEST
    file.close()

    assert rows(path, known) == before


def test_the_people_are_there_with_what_they_said_and_took_home(brought_up: Evening) -> None:
    brought_up.file.write_for_good(lock.unlock, pin="4711", at=BEGUN + timedelta(days=1))

    here = {person.name: person for person in brought_up.ask(people)}

    assert list(here) == ["Amina Khan", "Bo Berg", "Guest 1", "Zoë", "Listed Guest"]
    amina, bo, zoe = here["Amina Khan"], here["Bo Berg"], here["Zoë"]
    assert (amina.heads, amina.first_time, amina.letters) == (2, True, 4)
    assert (amina.taken_home, amina.due_on) == (3, date(2026, 12, 17))
    assert (zoe.taken_home, zoe.minor, zoe.signed_out_at) == (
        0,
        True,
        BEGUN + timedelta(minutes=41),
    )
    assert (bo.joined, bo.letters, bo.other) == (("Bo B",), 4, 5)
    reached = brought_up.ask(contacts)
    assert {words.wording for words in reached.values()} == {"I may be written to once a year."}
    assert reached[amina.attendee_id].email == "amina@example.org"
    assert reached[amina.attendee_id].consented_at == BEGUN + timedelta(minutes=1)
    assert reached[bo.attendee_id].email == "bo@example.org"


def test_an_evening_that_was_locked_still_is_and_its_pin_opens_it(brought_up: Evening) -> None:
    assert brought_up.ask(is_locked)
    later = BEGUN + timedelta(days=1)
    assert not brought_up.file.write_for_good(lock.unlock, pin="4712", at=later)[0].right
    assert brought_up.file.write_for_good(lock.unlock, pin="4711", at=later)[0].right
    assert not brought_up.ask(is_locked)


def test_the_cases_are_there_with_picture_words_and_news(brought_up: Evening) -> None:
    pack = brought_up.ask(case_pack)

    assert (pack.campaign.name, pack.campaign.closes_on) == (
        "Write for Rights 2026",
        date(2027, 1, 31),
    )
    nuria, second, third = pack.cases
    assert (nuria.name, nuria.quote) == ("Núria Soler", "“I count the letters.”")
    assert nuria.in_language("fr").headline == "Libérez-la"
    assert nuria.guidance.sender_limit is SenderLimit.NAME_TOWN
    assert nuria.brings_good_news
    assert nuria.updates[0].status is UpdateStatus.ONGOING
    assert nuria.sources[0].seen_on == date(2026, 10, 2)
    minister = nuria.target(Role.PRIMARY)
    assert minister is not None
    assert (minister.mail, minister.valid_until) == (MailService.SUSPENDED, date(2027, 6, 30))
    assert Image.open(io.BytesIO(pack.pictures[nuria.picture])).size == (48, 60)
    assert second.headline == "Free them all"
    (edited,) = brought_up.ask(edited_parts).values()
    assert "headline" in edited
    (withdrawal,) = brought_up.ask(withdrawals).values()
    assert (third.name, withdrawal.reason) == ("Case 3", "She is free")


def test_the_log_is_there_with_why_something_was_taken_back(brought_up: Evening) -> None:
    logged = brought_up.ask(latest_entries, limit=100)

    assert sum(entry.quantity for entry in logged) == 4 + 4 + 5 + 6 + 1 + 2 + 7
    assert {entry.reason for entry in logged} == {None, Reason.UNSIGNED, Reason.MISTAKE}
    assert {entry.kind for entry in logged} == {
        *(ActionKind.LETTER, ActionKind.SOLIDARITY_CARD, ActionKind.PREPRINTED_LETTER),
    }
    here = brought_up.ask(tables)
    assert [(row.name, row.place) for row in here] == [
        ("1", TablePlace.ROOM),
        ("Window", TablePlace.ONLINE),
        ("3", TablePlace.ROOM),
        ("At home", TablePlace.HOME),
    ]
    assert (here[1].capacity, here[1].case_id, here[1].host) == (6, brought_up.cases[0], "Ana")


def test_what_was_printed_is_there_with_its_very_pages(printed: Evening) -> None:
    labels, envelopes = printed.ask(runs)

    assert (labels.title, labels.kind) == ("Labels", RunKind(Document.LABELS, None, "large"))
    assert envelopes.kind == RunKind(Document.ENVELOPES, Role.PRIMARY)
    assert [(one.printer, one.sent) for one in envelopes.passes] == [
        ("Office", Pass((1, 2, 3), came_out=2)),
        ("", Pass((3,), replaces=True)),
    ]
    pages = printed.ask(run_pdf, envelopes.print_run_id)
    assert pages is not None
    words = [page.extract_text().strip() for page in PdfReader(io.BytesIO(pages)).pages]
    assert words == ["Case 1", "Case 1", "Case 2"]
    found = printed.ask(envelope_check, Role.PRIMARY)[printed.cases[0]]
    assert found == EnvelopeCheck(printed=2, written=8, spoiled=1, unused=1)


def test_postage_and_mail_despite_a_refusal_are_there(printed: Evening) -> None:
    kept = printed.ask(postage)

    assert [(rate.product, rate.price, rate.held) for rate in kept.rates] == [
        ("Letter", 290, 40),
        ("Stamp", 100, 0),
    ]
    assert (kept.basis.sheets, kept.basis.card_dg, kept.basis.post_free) == (3, 61, ("Braille",))
    made = printed.ask(overrides)
    assert [(one.refusal, one.note) for one in made] == [
        (Refusal.MAIL_SUSPENDED, "By courier"),
        (Refusal.CAMPAIGN_CLOSED, "A late evening"),
    ]
    assert made[0].case_id == printed.cases[0]
