"""The log says where it went wrong, on this computer only, and names nobody."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import qWarning

from w4r_desktop import logs, paths
from w4r_desktop.errors import DiskRefusedError, W4RError
from w4r_desktop.gui.crash import note_qt_messages, report_text

pytestmark = pytest.mark.usefixtures("kept_log")


def written() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(logs.log_folder().iterdir()))


def stumble(over: str) -> None:
    raise KeyError(over)


def test_an_error_is_noted_with_its_places_and_without_what_it_says() -> None:
    try:
        try:
            stumble("Amina Khan, 12 Harbour Street")
        except KeyError as error:
            raise RuntimeError("nobody called Amina Khan") from error
    except RuntimeError as error:
        logging.getLogger("w4r_desktop.gui").critical("unexpected", exc_info=error)

    assert "RuntimeError" in written()
    assert "caused by KeyError" in written()
    assert "test_logs.py" in written()
    assert "in stumble" in written()
    assert "Amina" not in written()
    assert "Harbour" not in written()


def test_our_own_errors_say_what_they_are() -> None:
    assert logs.places(DiskRefusedError(full=True)) == (
        "DiskRefusedError: the disk refused a change (full: True)"
    )


def test_the_newest_lines_are_remembered_for_a_report() -> None:
    for number in range(logs.RECENT + 5):
        logging.getLogger("w4r_desktop.x").warning("line %s", number)

    assert len(logs.recent_lines()) == logs.RECENT
    assert logs.recent_lines()[-1].endswith(f"line {logs.RECENT + 4}")


def test_the_log_stays_small() -> None:
    for number in range(6_000):
        logging.getLogger("w4r_desktop.x").warning("line %s %s", number, "x" * 90)

    sizes = [file.stat().st_size for file in logs.log_folder().iterdir()]
    assert len(sizes) == logs.OLDER + 1
    assert max(sizes) <= logs.LARGEST


def test_a_folder_that_refuses_costs_the_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = paths.data_folder() / "blocked"
    blocked.touch()
    monkeypatch.setattr(logs, "log_folder", lambda: blocked / "log")
    logging.getLogger(logs.NAME).handlers.clear()

    logs.catch_abrupt_end()
    logs.keep_log()
    logging.getLogger("w4r_desktop.x").warning("still remembered")

    assert logs.recent_lines()[-1].endswith("still remembered")


def test_a_log_that_cannot_be_written_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    (logs.log_folder() / "w4r-desktop.log").mkdir()
    logging.getLogger("w4r_desktop.x").warning("still remembered")

    assert logs.recent_lines()[-1].endswith("still remembered")
    assert capfd.readouterr() == ("", "")


NAMES = (
    "amina",
    "Zebrowitz",
    "אמינה",
    "O’Neill",
    "O'Neill",
    "Élodie Zebrowitz",
    "12 Harbour Street",
)
QUOTES = ("“{}”", "„{}“", "«{}»", "‹{}›", "‘{}’", "‚{}‘", "'{}'", '"{}"', "`{}'", "’{}’", '"{}')
PLACES = (
    "/home/{}/Letters",
    "/home/{} Zebrowitz/Letters: to all/x.w4r",
    "~{}/x",
    "C:\\Users\\{}\\x.w4r",
    "D:/Users/{}/x",
    "file:///home/{}/x",
    "file:///C:/Users/{}/x",
    "\\\\server\\{}\\share",
    "//server/{}/share",
)
SAID = (
    "QFile::open: cannot open {}",
    "cannot open {} now",
    "inotify_add_watch({}) failed: (No space left on device)",
    "Cannot open file {}, because it is gone\nand more of {}",
    "QImageReader: {}",
)
said_of_somebody = st.builds(
    lambda words, how, name: words.replace("{}", how.format(name)),
    st.sampled_from(SAID),
    st.sampled_from((*QUOTES, *PLACES)),
    st.sampled_from(NAMES),
)


def assert_names_nobody(text: str) -> None:
    for part in ("amina", "ebrowitz", "אמינה", "Neill", "lodie", "Harbour", "Letters", "server"):
        assert part.lower() not in text.lower()


@given(said_of_somebody)
def test_what_qt_warns_of_names_nobody_and_no_path(words: str) -> None:
    note_qt_messages()
    qWarning(words)
    assert_names_nobody("\n".join(logs.recent_lines()))
    assert_names_nobody(written())


@pytest.mark.parametrize("words", ["Argument missing: Dear {}", "{} is here", "to {}@example.org"])
@pytest.mark.parametrize("name", ["Amina", "Zebrowitz", "אמינה", "Qasim"])
def test_nor_what_it_neither_quotes_nor_calls_a_path(words: str, name: str) -> None:
    note_qt_messages()
    qWarning(words.format(name))
    assert name not in written()


def test_enough_is_left_to_know_what_qt_warns_of() -> None:
    note_qt_messages()
    qWarning('QLayout::addChildLayout: cannot open "/home/amina/Letters"')
    qWarning("QPixmap::scaled: Pixmap is a null pixmap (-1)")

    assert "QLayout::addChildLayout: cannot open …" in written()
    assert "QPixmap::scaled: … is a null pixmap (-1)" in written()


class SecretError(W4RError):
    """One of ours that says too much."""


@given(said_of_somebody, st.lists(st.sampled_from([ValueError, KeyError, OSError, SecretError])))
def test_an_error_names_nobody_whatever_it_says_and_whoever_caused_it(
    words: str, kinds: list[type[Exception]]
) -> None:
    error = chained(words, [RuntimeError, *kinds])
    logging.getLogger("w4r_desktop.x").critical("unexpected %s", words, exc_info=error)
    logging.getLogger("w4r_desktop.x").warning("%s", error)

    assert_names_nobody(written())
    assert_names_nobody(report_text(error))
    assert logs.places(error).count("in chained") == min(len(kinds) + 1, 5)


def chained(words: str, kinds: list[type[Exception]]) -> Exception:
    """Return an error that others caused, each with words, a note and a name for a local."""
    amina = words
    cause: Exception | None = None
    for kind in kinds[:5]:
        try:
            raise kind(amina, words) from cause  # noqa: TRY301 - it needs places of its own
        except kind as error:
            error.add_note(amina)
            cause = error
    assert cause is not None
    return cause


def test_what_calls_itself_without_end_is_noted_in_short() -> None:
    def deep() -> None:
        deep()

    with pytest.raises(RecursionError) as happened:
        deep()
    told = logs.places(happened.value)
    assert told.count("\n") < 60
    assert "in deep" in told


def test_an_error_that_causes_itself_is_noted_once() -> None:
    error = ValueError()
    error.__context__ = KeyError()
    error.__context__.__context__ = error

    assert logs.places(error).count("ValueError") == 1
