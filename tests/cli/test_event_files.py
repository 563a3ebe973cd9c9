"""Making, filling and checking an event from the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from w4r_desktop import __version__
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries.attendees import find_attendees
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import campaign
from w4r_desktop.store.queries.events import event as event_row
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Cli


def ask(path: Path, query: Callable[..., Any], *words: Any, **named: Any) -> Any:
    with closing(EventFile(path)) as file, file.reading() as session:
        return query(session, *words, **named)


def names(path: Path) -> list[str]:
    return [person.name for person in ask(path, find_attendees, "")]


# -- new ---------------------------------------------------------------------------------------


def test_a_new_event_is_what_was_said(event: Path) -> None:
    details = ask(event, event_row).details
    assert details.name == "Candlelight"
    assert details.held_on.isoformat() == "2026-12-10"
    assert details.goal == 500
    assert details.time_zone == "America/Halifax"
    assert details.sender_lines == ("Hall Street 3", "Halifax NS  B3H 1A1")
    assert (details.country, details.paper) == ("CA", "Letter")
    assert [table.name for table in ask(event, tables)] == [str(n) for n in range(1, 11)]
    assert len(ask(event, cases)) == 10


def test_making_an_event_prints_one_line(cli: Cli, tmp_path: Path) -> None:
    said = cli(
        *("new", tmp_path / "a.w4r", "--name", "Two\nlines", "--date", "2026-12-10"),
        *("--tables", 1),
    )
    assert said.out == "“a.w4r” was made: Two lines, Dec 10, 2026, with 1 table and 10 cases.\n"
    assert (said.code, said.err) == (0, "")


def test_country_and_zone_are_the_computers_unless_given(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.w4r"
    assert cli("new", path, "--name", "A", "--date", "2026-12-10", "--tables", 1).code == 0
    details = ask(path, event_row).details
    assert (details.country, details.paper) == ("CA", "Letter")
    assert details.zone.key == details.time_zone


def test_a_new_event_never_takes_the_place_of_another(cli: Cli, event: Path) -> None:
    before = event.read_bytes()
    said = cli("new", event, "--name", "Other", "--date", "2026-12-11", "--tables", 2)
    assert said.code == 1
    assert said.err == (
        "There is a file “evening.w4r” already, and it was left as it is. Choose another name.\n"
    )
    assert event.read_bytes() == before


def test_an_event_without_a_pack_of_cases_is_not_made(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "no.w4rpack").write_text("no pack")
    path = tmp_path / "a.w4r"
    said = cli(
        *("new", path, "--name", "A", "--date", "2026-12-10", "--tables", 1),
        *("--pack", tmp_path / "no.w4rpack"),
    )
    assert said.code == 1
    assert "“no.w4rpack” was not imported" in said.err
    assert [file.name for file in tmp_path.glob("*.w4r*")] == ["no.w4rpack"]


def test_a_campaign_can_be_typed_in_later(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.w4r"
    words = ("new", path, "--name", "A", "--date", "2026-12-10", "--tables", 1)
    made = cli(*words, "--campaign", "Letters for Ana")
    assert made.code == 0, made.err
    assert "with 1 table and 0 cases" in made.out
    whole = ask(path, campaign).campaign
    assert (whole.name, whole.code, whole.year) == ("Letters for Ana", "letters-for-ana", 2026)
    printed = cli("print", path, "envelopes", "-o", tmp_path / "a.pdf")
    assert printed.code in (0, 1)
    assert "Traceback" not in printed.err
    exported = cli("export", path, "--format", "csv", "-o", tmp_path / "a.csv")
    assert exported.code == 0, exported.err
    assert cli("check", path).code == 0


def test_a_campaign_typed_in_has_a_name_and_no_pack(cli: Cli, tmp_path: Path) -> None:
    words = ("new", tmp_path / "a.w4r", "--name", "A", "--date", "2026-12-10")
    nameless = cli(*words, "--campaign", " ")
    assert nameless.code == 2
    assert "The name is empty" in nameless.err
    both = cli(*words, "--campaign", "B", "--pack", tmp_path / "b.w4rpack")
    assert both.code == 2
    assert "comes from a pack or is typed in" in both.err
    assert not (tmp_path / "a.w4r").exists()


def test_a_new_event_in_no_folder_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "a.w4r"
    said = cli("new", path, "--name", "A", "--date", "2026-12-10", "--tables", 1)
    assert said.code == 1
    assert "“a.w4r” was not saved, because its folder does not exist" in said.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--tables", "0"),
        ("--tables", "many"),
        ("--date", "10.12.2026"),
        ("--date", "2026-02-30"),
        ("--country", "XX"),
        ("--time-zone", "Mars/Olympus"),
        ("--time-zone", "Europe"),
        ("--time-zone", "../etc/passwd"),
        ("--goal", "0"),
        ("--goal", "none"),
        ("--goal", "10000000"),
    ],
)
def test_wrong_words_are_wrong_usage(cli: Cli, tmp_path: Path, wrong: tuple[str, str]) -> None:
    given = {"--name": "A", "--date": "2026-12-10", "--tables": "1"} | dict([wrong])
    said = cli("new", tmp_path / "a.w4r", *(word for pair in given.items() for word in pair))
    assert said.code == 2
    assert wrong[0] in said.err
    assert not (tmp_path / "a.w4r").exists()


@pytest.mark.parametrize("name", ["evening", "evening.txt", ".w4r", "", "folder"])
def test_an_event_has_to_end_in_w4r(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    said = cli("new", name, "--name", "A", "--date", "2026-12-10")
    assert said.code == 2
    assert "cannot name an event. Give it a name that ends in .w4r" in said.err
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


def test_the_name_is_told_as_it_was_kept(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "a.w4r", "--name", " A\u202e  B\x07 ", "--date", "2026-12-10")
    assert said.out.startswith("“a.w4r” was made: A B, Dec 10, 2026, with 8 tables")


def test_an_event_with_too_long_a_name_is_not_there(cli: Cli) -> None:
    said = cli("check", "n" * 300)
    assert said.code == 1
    assert "There is no event file" in said.err
    assert "No such command" in cli("n" * 300).err


def test_a_new_event_says_that_its_name_is_too_long(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / ("n" * 300 + ".w4r"), "--name", "A", "--date", "2026-12-10")
    assert said.code == 1
    assert "because that name is too long. Nothing was changed. Choose a shorter one." in said.err


@pytest.mark.parametrize("missing", ["--name", "--date"])
def test_name_and_date_are_needed(cli: Cli, tmp_path: Path, missing: str) -> None:
    given = {"--name": "A", "--date": "2026-12-10", "--tables": "1"}
    del given[missing]
    said = cli("new", tmp_path / "a.w4r", *(word for pair in given.items() for word in pair))
    assert said.code == 2
    assert missing in said.err


# -- log ---------------------------------------------------------------------------------------


def test_a_list_is_logged_and_told_in_one_line(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    said = cli(
        "log",
        event,
        write_list(
            "4,Anna,jani-silva,letter,3",
            "Table 4,ANNÁ,jani-silva,solidarity_card,1",
            "04,,jani-silva,petition_signature,12",
            ",,el-hiblu-3,letter,2",
        ),
    )
    assert said.out == (
        "4 entries of “entries.csv” were logged; the event has 6 letters and cards now.\n"
    )
    tally = ask(event, totals)
    assert {table.name: dict(table.kinds) for table in tally.by_table if table.kinds} == {
        "4": {"letter": 3, "solidarity_card": 1, "petition_signature": 12},
        "": {"letter": 2},
    }
    assert names(event) == ["Anna"]


def test_the_first_table_named_seats_a_person(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    cli("log", event, write_list("3,Bo,jani-silva,letter,1", "5,bo,jani-silva,letter,1"))
    assert [(p.name, p.table_name) for p in ask(event, find_attendees, "")] == [("Bo", "3")]
    assert {t.name: t.kinds["letter"] for t in ask(event, totals).by_table if t.kinds} == {
        "3": 1,
        "5": 1,
    }


def test_a_letter_can_be_taken_back_by_a_list(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    cli("log", event, write_list("3,Bo,jani-silva,letter,5"))
    assert cli("log", event, write_list("3,Bo,jani-silva,letter,-2", name="b.csv")).code == 0
    assert ask(event, totals).pieces == 3


def test_times_are_those_of_the_venue(cli: Cli, event: Path, tmp_path: Path) -> None:
    path = tmp_path / "entries.csv"
    path.write_text(
        "at,signatories,table,attendee,case,kind,quantity\n"
        "2026-12-10T19:30,25,1,Class 8b,jani-silva,letter,1\n",
        encoding="utf-8",
    )
    assert cli("log", event, path).code == 0
    (entry,) = ask(event, latest_entries, limit=5)
    assert entry.logged_at.isoformat() == "2026-12-10T23:30:00+00:00"
    assert entry.signatories == 25


def test_a_list_that_cannot_be_summed_afterwards_is_not_logged(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    cli("log", event, write_list("3,,jani-silva,letter,1"))
    with closing(sqlite3.connect(event, isolation_level=None)) as database:
        database.execute("UPDATE tally_entry SET quantity = 9223372036854775807")

    said = cli("log", event, write_list("3,,jani-silva,letter,2", name="b.csv"))

    assert said.code == 1
    assert "is damaged or cut off" in said.err
    with closing(sqlite3.connect(event)) as database:
        assert database.execute("SELECT count(*) FROM tally_entry").fetchone() == (1,)


def test_the_same_list_is_logged_twice_only_when_asked(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    entries = write_list("3,Bo,jani-silva,letter,5")
    cli("log", event, entries)
    refused = cli("log", event, entries)
    assert refused.code == 1
    assert "“entries.csv” was logged before" in refused.err
    assert "with 1 entry. Nothing was logged twice." in refused.err
    assert ask(event, totals).pieces == 5

    renamed = write_list("3,Bo,jani-silva,letter,5", name="renamed.csv")
    assert cli("log", event, renamed).code == 1
    assert cli("log", event, entries, "--again").code == 0
    assert ask(event, totals).pieces == 10


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("99,Bo,jani-silva,letter,1", "the event has no table “99”"),
        ("1,Bo,jani,letter,1", "the event has no case with the code “jani”"),
        ("1,Bo,jani-silva,postcard,1", "“postcard” is none of the kinds letter, preprinted_letter"),
        ("1,Bo,jani-silva,letter,0", "the quantity “0” is not a whole number"),
        ("1,Bo,jani-silva,letter,-6", "it takes back 6, but only 5 are counted there"),
        ("1,New,jani-silva,letter,-1", "it takes back 1, but only 0 are counted there"),
        (",New,jani-silva,letter,1", "needs a table to sit at"),
        ('1,"Bo,jani-silva,letter,1', "a quotation mark is not closed"),
        ("1,Bo,jani-silva,letter", "names 5 columns, but this line has 4 cells"),
    ],
)
def test_a_wrong_line_keeps_the_whole_list_out(
    cli: Cli, event: Path, write_list: Callable[..., Path], line: str, reason: str
) -> None:
    said = cli("log", event, write_list("1,Bo,jani-silva,letter,5", line))
    assert said.code == 1
    assert said.err.startswith("Line 3 of “entries.csv” cannot be logged: ")
    assert reason in said.err
    assert said.err.endswith(
        "Nothing of the list was logged. Correct the line and log the list again.\n"
    )
    assert ask(event, totals).pieces == 0
    assert names(event) == []
    assert cli("log", event, write_list("1,Bo,jani-silva,letter,5")).code == 0


def test_a_list_that_is_not_there_is_refused(cli: Cli, event: Path) -> None:
    said = cli("log", event, "nowhere.csv")
    assert said.code == 1
    assert said.err == (
        "“nowhere.csv” cannot be read or does not exist. Nothing was logged. "
        "Check the name and the folder.\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Ann <Lee>",
        "<b>Bold & Sons</b>",
        'O\'Brien "the pen"',
        "'=cmd",
        "=1+1",
        "-Ann-",
        "محمد علي",
        "דָּוִד",
        "အောင်ဆန်းစုကြည်",
        "สมชาย",
        "Łukasz Żółć",
        "王小明",
        "👩‍👩‍👧",
        "{name} %s",
        "N" * 200,
    ],
)
def test_names_come_out_as_typed(cli: Cli, event: Path, tmp_path: Path, name: str) -> None:
    from csv import writer

    from w4r_desktop.exchange.csv_cells import guarded

    path = tmp_path / "entries.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = writer(file)
        rows.writerow(("table", "attendee", "case", "kind", "quantity"))
        rows.writerow(("1", guarded(name), "jani-silva", "letter", "1"))
    assert cli("log", event, path).code == 0
    assert names(event) == [name]


# -- check and files in a bad state ------------------------------------------------------------


def test_a_whole_event_is_told_with_its_figures(
    cli: Cli, event: Path, write_list: Callable[..., Path]
) -> None:
    cli("log", event, write_list("1,,jani-silva,letter,1", "2,,jani-silva,letter,1"))
    before = event.read_bytes()
    said = cli("check", event)
    assert said.out == f"“evening.w4r” is whole: version {NEWEST}, 2 letters.\n"
    assert event.read_bytes() == before


def test_a_page_of_rubbish_is_found(cli: Cli, event: Path, write_list: Callable[..., Path]) -> None:
    whole = event.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    for number in range(2, len(whole) // page):
        event.write_bytes(whole[: page * number] + b"\xff" * page + whole[page * (number + 1) :])
        said = cli("check", event)
        assert (said.code, said.out) == (1, ""), f"page {number}"
        assert "“evening.w4r” is damaged or cut off" in said.err
        assert "w4r-desktop restore" in said.err
        assert "w4r-desktop salvage" in said.err


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE tally_entry SET quantity = -quantity", "1 sum is below zero"),
        ("DELETE FROM campaign_case", "is damaged or cut off"),
    ],
)
def test_wrong_sums_and_references_are_found(
    cli: Cli, event: Path, write_list: Callable[..., Path], statement: str, words: str
) -> None:
    cli("log", event, write_list("1,,jani-silva,letter,1"))
    with closing(sqlite3.connect(event, isolation_level=None)) as database:
        database.execute(statement)
    said = cli("check", event)
    assert said.code == 1
    assert words in said.err


def nothing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Dear Minister,\n" * 50)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE songs (name)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version = {NEWEST + 6}")


def read_only(path: Path) -> None:
    path.chmod(0o444)


BAD_STATES = {
    nothing: "There is no event file “evening.w4r”",
    empty: "because it is empty",
    text: "because it is not an event of W4R Desktop",
    cut: "is damaged or cut off",
    cut_in_the_header: "is damaged or cut off",
    of_another_program: "because it is not an event of W4R Desktop",
    newer: f"this one ({__version__}): its form is number {NEWEST + 6}, and this one",
    read_only: "because it or its folder is read-only",
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("command", ["check", "log", "export", "print"])
@pytest.mark.parametrize(("spoil", "words"), BAD_STATES.items())
def test_a_file_in_a_bad_state_is_left_as_it_is(
    cli: Cli,
    event: Path,
    write_list: Callable[..., Path],
    command: str,
    spoil: Callable[[Path], None],
    words: str,
) -> None:
    spoil(event)
    rest: dict[str, tuple[Any, ...]] = {
        "check": (),
        "log": (write_list("1,,jani-silva,letter,1"),),
        "export": ("--format", "csv", "-o", event.with_name("out.csv")),
        "print": ("envelopes", "-o", event.with_name("out.pdf")),
    }
    before = files_of(event.parent)
    said = cli(command, event, *rest[command])
    assert said.code == 1
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert files_of(event.parent) == before


def test_a_file_open_elsewhere_is_left_alone(cli: Cli, event: Path) -> None:
    with closing(EventFile(event)):
        before = files_of(event.parent)
        said = cli("check", event)
        assert said.code == 1
        assert "“evening.w4r” is open in another window or program." in said.err
        assert files_of(event.parent) == before
    assert cli("check", event).code == 0


def test_a_british_computer_writes_british_dates(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    made = cli("new", tmp_path / "evening.w4r", "--name", "Candlelight", "--date", "2026-12-10")
    assert "Candlelight, 10 Dec 2026" in made.out
