"""Saving the paper of an evening from the command line: lists, slips and sheets for all."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_paper import pages, size
from w4r_desktop.services import lock
from w4r_desktop.services.mailing import Posting, post
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mailing import mailing
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Answer, Cli


@pytest.fixture
def save(cli: Cli, event: Path, tmp_path: Path) -> Callable[..., Answer]:
    """Print something of the event into ``out.pdf``, with three people on its list."""
    people = tmp_path / "people.csv"
    people.write_text(
        "Name,Table,Minor\nAmina Diallo,1,\nBashir Khan,2,\nZoé Petit,2,yes\n", encoding="utf-8"
    )
    assert cli("people", "import", event, people).code == 0

    def run(*words: object) -> Answer:
        return cli("print", event, *words, "-o", tmp_path / "out.pdf")

    return run


def printed(tmp_path: Path) -> str:
    return " ".join(pages(tmp_path / "out.pdf"))


def test_sign_in_sheets_are_blank_or_have_who_is_here(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    assert save("sign-in-sheets", "--sheets", 3).out == "“out.pdf” has 3 pages.\n"
    assert "Amina" not in printed(tmp_path)
    save("sign-in-sheets", "--with-people")
    assert "Amina Diallo" in printed(tmp_path)
    assert "Petit" not in printed(tmp_path)  # of minors the first name
    said = save("sign-in-sheets", "--with-people", "--table", "Table 2", "--table", "1")
    assert said.out == "“out.pdf” has 2 pages.\n"
    assert ["Bashir" in page for page in pages(tmp_path / "out.pdf")] == [True, False]


def test_tally_sheets_are_those_of_all_tables_or_of_some(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    assert save("tally-sheets", "--paper", "A4").out == "“out.pdf” has 10 pages.\n"
    assert size(tmp_path / "out.pdf") == (297, 210)
    said = save("tally-sheets", "--table", 2, "--kind", "solidarity-card")
    assert said.out == "“out.pdf” has 1 page.\n"
    assert "Counting cards" in printed(tmp_path)
    assert "Bashir Khan" in printed(tmp_path)
    wrong = save("tally-sheets", "--table", "Balcony")
    assert (wrong.code, "no table “Balcony”" in wrong.err) == (2, True)


def test_slips_are_for_everybody_or_for_chosen_people(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    save("participation-slips")
    everybody = printed(tmp_path)
    assert all(name in everybody for name in ("Amina Diallo", "Bashir Khan", "Zoé"))
    save("participation-slips", "--people", "bashir khan", "--hours", "event")
    assert ("Bashir Khan" in printed(tmp_path), "Amina" in printed(tmp_path)) == (True, False)


def test_take_home_slips_say_by_when_they_are_expected(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    said = save("take-home-slips", "--case", "jani-silva=2", "--back-by", "2026-12-20")
    assert said.out == "“out.pdf” has 1 page.\n"
    assert "December 20, 2026" in printed(tmp_path) or "Dec 20" in printed(tmp_path)
    said = save("take-home-slips", "--case", "jani-silva=2", "--each", 1)
    assert said.out == "“out.pdf” has 2 pages.\n"


def test_helpers_are_told_whom_to_ask(save: Callable[..., Answer], tmp_path: Path) -> None:
    assert save("helper-sheet", "--ask", "Lena at Table 1").out == "“out.pdf” has 1 page.\n"
    assert "Lena at Table 1" in printed(tmp_path)


def test_thanks_wait_for_something_to_be_written(
    cli: Cli, event: Path, save: Callable[..., Answer], write_list: Callable[..., Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    early = save("thank-you-sheet")
    assert early.code == 1
    assert "There is nothing to print" in early.err
    cli("log", event, write_list("1,,jani-silva,letter,7", "1,,jani-silva,solidarity_card,2"))
    assert save("thank-you-sheet", "--copies", 2).out == "“out.pdf” has 2 pages.\n"
    assert "7 letters and 2 cards" in printed(tmp_path)
    assert "Amina" not in printed(tmp_path)


def test_packing_lists_have_what_is_still_to_leave_bin_by_bin(
    cli: Cli, event: Path, save: Callable[..., Answer], write_list: Callable[..., Path],
    tmp_path: Path,
) -> None:  # fmt: skip
    early = save("packing-lists")
    assert early.code == 1
    assert "There is nothing to print" in early.err
    said = ("letter,7", "preprinted_letter,2", "solidarity_card,4")
    cli("log", event, write_list(*(f"1,,jani-silva,{words}" for words in said)))
    told = save("packing-lists", "--paper", "A4").out
    assert told.startswith("“out.pdf” has 1 page.")
    assert "Jani Silva" in told  # her cards have no address, so they lie in no bin
    assert size(tmp_path / "out.pdf") == (210, 297)
    assert "Jani Silva" in printed(tmp_path)
    assert "All 7 2 9" in printed(tmp_path)
    assert "Amina" not in printed(tmp_path)
    post_all(event)
    assert save("packing-lists").code == 1
    assert save("packing-lists", "--posted-too").code == 0
    wrong = save("thank-you-sheet", "--posted-too")
    assert (wrong.code, "takes no “--posted-too”" in wrong.err) == (2, True)


def post_all(event: Path) -> None:
    with closing(EventFile(event)) as file:
        with file.reading() as session:
            written = mailing(session, totals(session).by_case)
        items = [
            Posting(case_id=one.case_id, kind=one.kind, pieces=one.written, way=one.way)
            for one in written
        ]
        file.write("Post", post, items=items, at=datetime.now(UTC))


def test_while_it_is_locked_no_list_of_names_is_printed(
    event: Path, save: Callable[..., Answer], tmp_path: Path
) -> None:
    lock_it(event)
    for words in (("participation-slips",), ("sign-in-sheets", "--with-people"), ("tally-sheets",)):
        said = save(*words)
        assert said.code == 1, words
        assert not (tmp_path / "out.pdf").exists()
    assert save("sign-in-sheets").code == 0


def test_while_it_is_locked_take_home_slips_are_printed_as_they_name_nobody(
    event: Path, save: Callable[..., Answer], tmp_path: Path
) -> None:
    lock_it(event)
    assert save("take-home-slips", "--case", "jani-silva").code == 0
    assert not any(name in printed(tmp_path) for name in ("Amina", "Bashir", "Zoé"))


def lock_it(event: Path) -> None:
    with closing(EventFile(event)) as file:
        file.write_for_good(lock.set_pin, pin="2468")
        file.write_for_good(lock.lock, at=datetime.now(UTC))
