"""The log says where it went wrong, on this computer only, and names nobody."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from w4r_desktop import logs, paths
from w4r_desktop.errors import DiskRefusedError
from w4r_desktop.gui.crash import note_qt_messages

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    """Give every test a log of its own."""
    logger = logging.getLogger(logs.NAME)
    before, level = list(logger.handlers), logger.level
    logs.keep_log()
    yield
    for handler in logger.handlers[:]:
        if handler not in before:
            logger.removeHandler(handler)
            handler.close()
    logger.setLevel(level)


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
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.touch()
    monkeypatch.setattr(logs, "log_folder", lambda: blocked / "log")

    logs.keep_log()
    logging.getLogger("w4r_desktop.x").warning("still remembered")

    assert logs.recent_lines()[-1].endswith("still remembered")


def test_what_qt_warns_of_is_noted_without_what_it_quotes() -> None:
    before = qInstallMessageHandler(None)
    try:
        note_qt_messages()
        qWarning('cannot open "/home/amina/Letters"')
    finally:
        qInstallMessageHandler(before)

    assert "cannot open …" in written()
    assert "amina" not in written()


def test_an_error_that_causes_itself_is_noted_once() -> None:
    error = ValueError()
    error.__context__ = KeyError()
    error.__context__.__context__ = error

    assert logs.places(error).count("ValueError") == 1
