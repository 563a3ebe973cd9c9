"""Saving letters, cards and labels from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.test_paper import pages, size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Answer, Cli

JANI = ("--case", "jani-silva")


@pytest.fixture
def save(cli: Cli, event: Path, tmp_path: Path) -> Callable[..., Answer]:
    """Print something of the event into ``out.pdf``."""

    def run(*words: object) -> Answer:
        return cli("print", event, *words, "-o", tmp_path / "out.pdf")

    return run


def test_letters_are_as_many_as_were_logged_and_what_is_left_out_is_told(
    cli: Cli, event: Path, write_list: Callable[..., Path], save: Callable[..., Answer],
    tmp_path: Path,
) -> None:  # fmt: skip
    cli(
        *("log", event),
        write_list(
            "1,,jani-silva,letter,2", "1,,gustavo-gatica,letter,1",
            "1,,gustavo-gatica,solidarity_card,7",
        ),
    )  # fmt: skip
    said = save("letters")
    assert said.out == "“out.pdf” has 3 pages.\n"
    assert size(tmp_path / "out.pdf") == (216, 279)
    printed = pages(tmp_path / "out.pdf")
    assert printed[0] == printed[1] != printed[2]
    assert "Your Excellency" in printed[0] or "Iván Duque" in printed[0]


def test_a_letter_is_in_the_language_asked_for_and_has_the_text_asked_for(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    save("letters", *JANI, "--form", "preprinted", "--letter-language", "fr", "--paper", "a4")
    assert size(tmp_path / "out.pdf") == (210, 297)
    french = " ".join(pages(tmp_path / "out.pdf"))
    save("letters", *JANI, "--form", "preprinted")
    english = " ".join(pages(tmp_path / "out.pdf"))
    assert french != english


def test_chosen_people_sign_one_letter_each_with_no_more_than_they_wish(
    cli: Cli, event: Path, tmp_path: Path, save: Callable[..., Answer]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Table\nAmina Diallo,1\nBashir Khan,1\n", encoding="utf-8")
    assert cli("people", "import", event, people).code == 0
    names = ("--people", "amina diallo", "--people", "Bashir Khan")
    said = save("letters", *JANI, "--form", "preprinted", *names, "--tells", "first-name")
    assert said.code == 0, said.err
    printed = " ".join(pages(tmp_path / "out.pdf"))
    assert ("Amina" in printed, "Bashir" in printed) == (True, True)
    assert "Diallo" not in printed

    said = save("letters", *JANI, "--people", "Nobody")
    assert said.code == 2
    assert "nobody called “Nobody”" in said.err


@pytest.fixture
def signers(cli: Cli, event: Path, tmp_path: Path) -> tuple[str, ...]:
    """The options that ask for a grown-up and a minor to sign."""
    people = tmp_path / "people.csv"
    people.write_text(
        "Name,Table,Minor\nAmina Diallo,1,\nBo Li,1,yes\nbo@example.org,1,yes\n", encoding="utf-8"
    )
    assert cli("people", "import", event, people).code == 0
    return ("--people", "Amina Diallo", "--people", "Bo Li", "--people", "bo@example.org")


def test_a_town_is_printed_only_if_it_was_said_and_of_no_minor(
    save: Callable[..., Answer], signers: tuple[str, ...], tmp_path: Path
) -> None:
    save("letters", *JANI, "--form", "preprinted", *signers)
    assert "Halifax" not in " ".join(pages(tmp_path / "out.pdf"))  # the address may be anybody's
    save("letters", *JANI, "--form", "preprinted", *signers, "--town", "Truro")
    amina, bo, nobody = pages(tmp_path / "out.pdf")
    assert "Amina Diallo Truro" in amina
    assert ("Bo" in bo, "Li" in bo.split(), "Truro" in bo) == (True, False, False)
    assert "example.org" not in nobody


def test_several_letters_of_a_case_are_not_for_people_who_sign_one_each(
    save: Callable[..., Answer], signers: tuple[str, ...], tmp_path: Path
) -> None:
    said = save("letters", "--case", "jani-silva=3", *signers)
    assert said.code == 2
    assert "“jani-silva=3” asks for several letters" in said.err
    assert not (tmp_path / "out.pdf").exists()
    assert save("letters", "--case", "jani-silva=1", *signers).out == "“out.pdf” has 3 pages.\n"


@pytest.mark.parametrize(
    ("kind", "option", "there"),
    [
        ("letters", "--letter-language", "There are: en, fr."),
        ("cards", "--letter-language", "There are: en, fr."),
        ("case-sheets", "--brief-language", "There are: en, fr."),
        ("take-home-slips", "--brief-language", "There are: en, fr."),
    ],
)
def test_a_language_that_no_brief_is_in_is_refused(
    save: Callable[..., Answer], tmp_path: Path, kind: str, option: str, there: str
) -> None:
    for code in ("xx", ""):
        said = save(kind, *JANI, option, code)
        assert (said.code, f"“{code}”" in said.err, there in said.err) == (2, True, True)
    assert not (tmp_path / "out.pdf").exists()
    assert save(kind, *JANI, option, "FR").code == 0


def test_cards_are_flat_or_folded(save: Callable[..., Answer]) -> None:
    flat = save("cards", *JANI, "--cover", "none", "--no-slips")
    assert flat.out == "“out.pdf” has 1 page.\n"
    folded = save("cards", *JANI, "--folded", "--no-slips")
    assert folded.out == "“out.pdf” has 2 pages.\n"


def test_labels_start_where_the_sheet_is_still_whole(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    wanted = ("labels", "--case", "jani-silva=4", "--label-sheet", "avery-5163")
    assert save(*wanted).out == "“out.pdf” has 1 page.\n"
    assert save(*wanted, "--start-at", 8).out == "“out.pdf” has 2 pages.\n"
    wrong = save(*wanted, "--start-at", 11)
    assert wrong.code == 2
    assert "“Avery 5163” has 10 labels" in wrong.err


def test_return_labels_and_outlines_need_no_case(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    sheet = ("labels", "--label-sheet", "avery-l7651")
    assert save(*sheet, "--return-labels", 66).out == "“out.pdf” has 2 pages.\n"
    sheet_of_them = pages(tmp_path / "out.pdf")[0]
    assert sheet_of_them.count("Hall Street 3") == sheet_of_them.count("CANADA") == 65
    assert save(*sheet, "--outlines").out == "“out.pdf” has 1 page.\n"
    assert "Avery L7651" in pages(tmp_path / "out.pdf")[0]


def test_a_sheet_of_labels_that_nobody_knows_is_wrong_usage(save: Callable[..., Answer]) -> None:
    said = save("labels", *JANI, "--label-sheet", "avery-1")
    assert said.code == 2
    assert "avery-5160" in said.err


def test_backs_of_envelopes_bear_only_the_return_address(
    save: Callable[..., Answer], tmp_path: Path
) -> None:
    said = save("envelopes", *JANI, "--return-address", "back")
    assert said.out == "“out.pdf” has 1 envelope.\n"
    (back,) = pages(tmp_path / "out.pdf")
    assert "Hall Street 3" in back
    assert "Bogot" not in back
    save("envelopes", *JANI, "--return-address", "none")
    (front,) = pages(tmp_path / "out.pdf")
    assert "Hall Street 3" not in front


@pytest.mark.parametrize("kind", ["envelopes", "labels"])
def test_whoever_is_asked_for_by_name_and_has_no_address_is_refused(
    save: Callable[..., Answer], tmp_path: Path, kind: str
) -> None:
    said = save(kind, "--case", "paing-phyo-min")
    assert said.code == 1
    assert said.err.endswith("Nothing was printed.\n")
    assert not (tmp_path / "out.pdf").exists()


def test_where_everything_is_left_out_it_is_said_why(
    cli: Cli, event: Path, write_list: Callable[..., Path], save: Callable[..., Answer],
    tmp_path: Path,
) -> None:  # fmt: skip
    cli("log", event, write_list("1,,paing-phyo-min,letter,2"))
    said = save("envelopes")
    assert said.code == 1
    assert said.err.startswith("There is nothing to print. No envelope for ")
    assert said.err.endswith(" Nothing was printed.\n")
    assert not (tmp_path / "out.pdf").exists()


def test_one_reason_for_all_cases_is_said_once(
    cli: Cli, event: Path, tmp_path: Path, save: Callable[..., Answer]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Table\n🕊,1\n", encoding="utf-8")
    assert cli("people", "import", event, people).code == 0
    said = save("letters", "--people", "🕊", "--form", "preprinted", "--ruled-instead")
    assert said.err.startswith("There is nothing to print. 🕊: no font has the character")
    assert said.err.count("no font has") == 1
