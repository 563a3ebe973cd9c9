"""Fixtures shared by all tests. Every test has folders and settings of its own."""

from __future__ import annotations

import gc
import logging
import os
import runpy
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import qInstallMessageHandler

from tests.evening import Evening, usual_event
from w4r_desktop import language, logs, paths
from w4r_desktop.gui.qt import sweep

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BUILD = Path(__file__).parents[1] / "resources" / "build_resources.py"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped where everything is said to be installed, as in ``.ci/run``."""
    report = yield
    if report.skipped and os.environ.get("W4R_SKIP_NOTHING"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but W4R_SKIP_NOTHING is set: {report.longreprtext}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _built_resources() -> None:
    """Build catalogues and packs in a checkout; a wheel brings its own."""
    if BUILD.exists():
        runpy.run_path(str(BUILD), run_name="__main__")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let nothing reach another computer, or this one by way of its network."""
    kept = socket.socket.__init__

    def refuse(
        made: socket.socket,
        family: int = -1,
        kind: int = -1,
        protocol: int = -1,
        fileno: Any = None,
    ) -> None:
        asked = socket.AF_INET if family == -1 and fileno is None else family
        assert asked not in (socket.AF_INET, socket.AF_INET6), "the program uses no network"
        kept(made, family, kind, protocol, fileno)

    with pytest.MonkeyPatch.context() as here:
        here.setattr(socket.socket, "__init__", refuse)
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> None:
    """Make the widgets' application first: paper alone would be content with a smaller one."""


@pytest.fixture(autouse=True)
def _garbage_goes_here(qapp: QApplication) -> Iterator[None]:
    """Collect garbage as the program does: never on another thread, where windows may not go."""
    gc.disable()
    yield
    sweep()


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    """Leave no language to the next test, nor a country's way of writing dates."""
    yield
    language.use("en")
    language.write_dates_as_in("")


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def kept_log(_own_data_folder: None) -> Iterator[None]:
    """Keep a log as the program does, in the folder of this test alone."""
    logger, answer = logging.getLogger(logs.NAME), qInstallMessageHandler(None)
    before, level = list(logger.handlers), logger.level
    logger.handlers.clear()
    logs.keep_log()
    yield
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:] = before
    logger.setLevel(level)
    qInstallMessageHandler(answer)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """An open event with tables 1, 2, 3 and cases case-1, case-2, case-3."""
    opened = Evening(usual_event(tmp_path / "evening.w4r"))
    yield opened
    opened.file.close()
