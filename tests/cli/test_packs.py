"""Case packs from the command line: checked, brought in, saved, and typed into a spreadsheet."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.evening import NOW
from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack, Role, Target
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.resources import resource
from w4r_desktop.services import cases as case_services
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import case_pack, cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Cli
    from w4r_desktop.store.queries.cases import CaseRow

    Write = Callable[[CasePack], Path]

BUNDLED = resource("packs", "write-for-rights-2020.w4rpack")
JANI = "jani-silva"
SAMPLE = (
    "The cases of this pack are for showing and practising: what is printed bears the mark "
    "“Sample: do not mail”."
)
NEW = CaseBrief(
    code="ana",
    name="Ana",
    headline="Threatened",
    country="CO",
    targets=(Target(role=Role.PRIMARY, addressee="Judge", lines=("Road 9", "Cali"), country="CO"),),
)


def bundled(*more: CaseBrief, **of_jani: Any) -> CasePack:
    """Return the bundled pack with something else of one case, and more cases."""
    pack = read_pack(BUNDLED).pack
    changed = tuple(replace(case, **of_jani) if case.code == JANI else case for case in pack.cases)
    return replace(pack, cases=(*changed, *more))


def moved() -> tuple[Target, ...]:
    (jani,) = (case for case in bundled().cases if case.code == JANI)
    target, *others = jani.targets
    return (replace(target, addressee="Gustavo Petro", lines=("Calle 7", "Bogotá")), *others)


def held(event: Path) -> dict[str, CaseRow]:
    with closing(EventFile(event)) as file, file.reading() as session:
        return {row.brief.code: row for row in cases(session)}


def edit(event: Path, **of_jani: Any) -> None:
    row = held(event)[JANI]
    with closing(EventFile(event)) as file:
        brief = replace(row.brief, **of_jani)
        file.write("", case_services.change_case, case_id=row.case_id, brief=brief, picture=None)


@pytest.fixture
def newer(tmp_path: Path) -> Write:
    """Write a pack to a file of its own."""

    def write(pack: CasePack) -> Path:
        path = tmp_path / "newer.w4rpack"
        write_pack(path, pack)
        return path

    return write


# -- checking ----------------------------------------------------------------------------------


def test_a_good_pack_is_told_in_one_line(cli: Cli) -> None:
    said = cli("pack", "check", BUNDLED)
    assert said.out.splitlines()[0] == (
        "“write-for-rights-2020.w4rpack” is a good case pack: Write for Rights 2020, with 10 cases."
    )
    assert said.code == 0


def test_what_to_know_before_printing_is_told_a_line_each(cli: Cli, newer: Write) -> None:
    said = cli("pack", "check", newer(bundled(replace(NEW, targets=()))))

    first, sample, *others = said.out.splitlines()
    assert "with 11 cases" in first
    assert sample.startswith("These cases are a sample")
    assert any(line.startswith("No mail for Ana: its brief names nobody") for line in others)
    assert said.code == 0


def test_a_cut_pack_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "cut.w4rpack"
    path.write_bytes(BUNDLED.read_bytes()[:2000])
    said = cli("pack", "check", path)
    assert said.code == 1
    assert said.err.startswith("“cut.w4rpack” was not imported: ")
    assert said.err.count("\n") == 1
    assert said.out == ""


# -- bringing in -------------------------------------------------------------------------------


def test_a_pack_is_taken_over_but_for_addresses_and_edits(
    cli: Cli, event: Path, newer: Write
) -> None:
    edit(event, headline="Mine")
    pack = newer(bundled(NEW, headline="Theirs", quote="We wait", targets=moved()))

    said = cli("pack", "import", event, pack)

    assert said.code == 0, said.err
    assert said.out.splitlines() == [
        "“newer.w4rpack”: Write for Rights 2020. Cases: 1 new, 1 changed, 9 the same as here.",
        SAMPLE,
        "Changed address, not accepted, so this one stays: Jani Silva, Appeal letter",
        "  Here                                  | In the pack",
        "  Iván Duque Márquez                    | Gustavo Petro",
        "  Presidente de la República            | Presidente de la República",
        "  Palacio de Nariño                     | Calle 7",
        "  Carrera 8 No. 7-26                    | Bogotá",
        "  Bogotá                                | COLOMBIA",
        "  COLOMBIA                              | Salutation: Dear President Duque,",
        "  Salutation: Dear President Duque,     |",
        "New: Ana (ana)",
        "Jani Silva: Headline was edited here and stays.",
        "Jani Silva: Quote is taken from the pack.",
        "1 changed address is not accepted: the one that stands here stays.",
        "1 thing that was edited here stays as it is.",
        "“newer.w4rpack” was taken over: 1 new case, 1 changed case.",
    ]
    jani = held(event)[JANI].brief
    assert (jani.headline, jani.quote) == ("Mine", "We wait")
    assert jani.targets[0].addressee == "Iván Duque Márquez"
    assert held(event)["ana"].brief == NEW


def test_addresses_are_taken_when_they_are_accepted(cli: Cli, event: Path, newer: Write) -> None:
    said = cli("pack", "import", event, newer(bundled(targets=moved())), "--accept-addresses")

    assert "Changed address, accepted: Jani Silva, Appeal letter" in said.out
    assert held(event)[JANI].brief.targets == moved()


@pytest.mark.parametrize(
    ("options", "addressee", "headline"),
    [
        ([], "Mine", "Mine"),
        (["--accept-addresses"], "Mine", "Mine"),
        (["--take-all"], "Mine", "Theirs"),
        (["--take-all", "--accept-addresses"], "Gustavo Petro", "Theirs"),
    ],
)
def test_what_was_edited_here_is_taken_only_when_all_is(
    cli: Cli, event: Path, newer: Write, options: list[str], addressee: str, headline: str
) -> None:
    target, *others = moved()
    edit(event, headline="Mine", targets=(replace(target, addressee="Mine"), *others))

    cli("pack", "import", event, newer(bundled(headline="Theirs", targets=moved())), *options)

    jani = held(event)[JANI].brief
    assert (jani.targets[0].addressee, jani.headline) == (addressee, headline)


def test_a_preview_changes_nothing(cli: Cli, event: Path, newer: Write) -> None:
    before = held(event)

    said = cli("pack", "import", event, newer(bundled(NEW)), "--preview")

    assert "New: Ana (ana)" in said.out
    assert said.out.endswith("This was a preview; nothing was changed.\n")
    assert held(event) == before


def test_the_same_pack_again_changes_nothing_and_says_so(
    cli: Cli, event: Path, newer: Write
) -> None:
    pack = newer(bundled(NEW, quote="We wait"))
    cli("pack", "import", event, pack)
    before = held(event)

    said = cli("pack", "import", event, pack)

    assert "All that it says stands here already" in said.out
    assert said.out.endswith("was taken over, and nothing was changed.\n")
    assert held(event) == before


def test_cases_only_the_event_has_are_named_and_stay(cli: Cli, event: Path, newer: Write) -> None:
    with closing(EventFile(event)) as file:
        file.write("", case_services.add_case, brief=NEW)
    pack = bundled()

    said = cli("pack", "import", event, newer(replace(pack, cases=pack.cases[1:])))

    assert "Not in the pack, stays as it is: Khaled Drareni (khaled-drareni)" in said.out
    assert "Written here, so not in the pack: Ana (ana)" in said.out
    assert len(held(event)) == 11


def test_a_pack_of_another_campaign_is_called_so(cli: Cli, event: Path, newer: Write) -> None:
    other = replace(bundled(NEW), campaign=Campaign(code="winter", name="Winter letters"))

    said = cli("pack", "import", event, newer(other))

    assert "This pack is of another campaign, “Winter letters”" in said.out
    assert "make a new event" in said.out, "the event is for practising"
    assert "ana" in held(event)


def test_a_pack_in_another_language_is_refused(cli: Cli, event: Path, newer: Write) -> None:
    before = held(event)

    said = cli("pack", "import", event, newer(replace(bundled(NEW), language="de")))

    assert said.code == 1
    assert said.err.startswith("“newer.w4rpack” was not imported: its cases are in German")
    assert held(event) == before


def test_a_spreadsheet_is_taken_over_too(cli: Cli, event: Path, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("Name,Country,Headline,Colour\nBea,CO,Threatened,red\n", encoding="utf-8")

    said = cli("pack", "import", event, path)

    assert "Colour" in said.out
    assert said.out.endswith("“cases.csv” was taken over: 1 new case.\n")
    assert held(event)["bea"].brief.headline == "Threatened"
    assert cli("pack", "check", path).out.startswith(
        "“cases.csv” is a good list of cases, with 1 case."
    )


# -- saving ------------------------------------------------------------------------------------


def test_a_campaign_is_saved_and_comes_back_the_same(cli: Cli, event: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.w4rpack"

    said = cli("pack", "export", event, path)

    assert said.out == "“mine.w4rpack” has 10 cases.\n"
    with closing(EventFile(event)) as file, file.reading() as session:
        assert read_pack(path).pack == case_pack(session)
    assert "nothing was changed" in cli("pack", "import", event, path).out


def test_withdrawn_cases_are_saved_only_when_named(cli: Cli, event: Path, tmp_path: Path) -> None:
    with closing(EventFile(event)) as file:
        case_id = held_in(file)[JANI].case_id
        file.write("", case_services.withdraw_case, case_id=case_id, reason="Free", at=NOW)
    path = tmp_path / "mine.w4rpack"

    assert cli("pack", "export", event, path).out == "“mine.w4rpack” has 9 cases.\n"
    assert JANI not in {case.code for case in read_pack(path).pack.cases}
    two = tmp_path / "two.w4rpack"
    cli("pack", "export", event, two, "--case", JANI, "--case", "khaled-drareni")
    assert [case.code for case in read_pack(two).pack.cases] == ["khaled-drareni", JANI]


def held_in(file: EventFile) -> dict[str, CaseRow]:
    with file.reading() as session:
        return {row.brief.code: row for row in cases(session)}


def test_a_case_nobody_knows_is_not_saved(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("pack", "export", event, tmp_path / "mine.w4rpack", "--case", "nobody")

    assert said.code == 1
    assert said.err.startswith(
        "The event has no case with the code “nobody”. Nothing was saved. Its codes are: "
    )
    assert not (tmp_path / "mine.w4rpack").exists()


def test_a_pack_is_not_saved_in_the_place_of_an_event(cli: Cli, event: Path) -> None:
    assert cli("pack", "export", event, event).code == 1
    assert len(held(event)) == 10


@pytest.mark.parametrize("name", ["cases.xlsx", "cases.csv"])
def test_a_template_is_saved_to_be_filled_in(cli: Cli, tmp_path: Path, name: str) -> None:
    said = cli("pack", "template", tmp_path / name)

    assert said.out == f"“{name}” was saved. Fill in one case a row.\n"
    assert cli("pack", "check", tmp_path / name).code == 1, "it has no case yet"


@pytest.mark.parametrize("words", [("template",), ("export", "EVENT")])
def test_no_file_of_somebodys_is_written_over(
    cli: Cli, event: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "mine.xlsx"
    path.write_bytes(b"a whole evening of typing")

    said = cli("pack", *(event if word == "EVENT" else word for word in words), path)

    assert said.code == 1
    assert "There is a file “mine.xlsx” already, and it was left as it is." in said.err
    assert path.read_bytes() == b"a whole evening of typing"


def test_a_template_has_to_be_a_spreadsheet(cli: Cli, tmp_path: Path) -> None:
    said = cli("pack", "template", tmp_path / "cases.pdf")

    assert said.code == 2
    assert "Give it a name that ends in .xlsx or .csv." in said.err


def test_a_pack_is_taken_over_after_a_backup(
    cli: Cli, event: Path, newer: Write, tmp_path: Path
) -> None:
    cli("pack", "import", event, newer(bundled(NEW)), "--preview")
    assert not (tmp_path / "data" / "backups").exists()
    cli("pack", "import", event, newer(bundled(NEW)))

    (backup,) = (tmp_path / "data" / "backups").glob("*/*.w4r")
    assert "ana" in held(event)
    assert "ana" not in held(backup)
