"""An older event is brought up on a copy, whole or not at all, and Alembic waits until then."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.evening import Evening, make_event
from w4r_desktop.errors import EventFileBusyError, EventFileTooNewError
from w4r_desktop.store import known, migrations
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import versions
from w4r_desktop.store.records import Record

ROOT = Path(__file__).parents[2]
NOW, NEXT = migrations.NEWEST, migrations.NEWEST + 1
ADD_CANDLES = """
import sqlalchemy as sa

def upgrade(op):
    op.add_column("event", sa.Column("candles", sa.Integer, server_default=sa.text("3")))
"""
CANDLES = "ALTER TABLE event ADD COLUMN candles INTEGER DEFAULT 3"
FAIL_LATE = """
def upgrade(op):
    op.execute("DELETE FROM tally_entry")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
BREAK_REFERENCES = """
def upgrade(op):
    op.execute("DELETE FROM writing_table")
"""
LOG_AND_GET_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.evening import Evening
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile
path = Path(sys.argv[1])
paths.data_folder = lambda: path.parent / "data"
Evening(EventFile(path)).log()
os.kill(os.getpid(), signal.SIGKILL)
"""
NEWER_AND_KILLED = f"""
import os, signal, sqlite3, sys
newer = sqlite3.connect(sys.argv[1])
newer.execute("PRAGMA user_version={NEXT}")
newer.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""
PEEK = """
import sqlite3
import subprocess
import sys

READ = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM event')"

def upgrade(op):
    command = [sys.executable, "-c", READ, {path!r}]
    told = subprocess.run(command, capture_output=True, text=True)
    assert "database is locked" in told.stderr
"""
OPEN = """
import sys
from pathlib import Path
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile
path = Path(sys.argv[1])
paths.data_folder = lambda: path.parent / "data"
EventFile(path).close()
print("alembic" in sys.modules)
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return the path of an event with one letter in it."""
    evening = Evening(make_event(tmp_path / "evening.w4r"))
    evening.log()
    evening.file.close()
    return evening.file.path


def a_newer_version(
    source: str, tmp_path: Path, patch: pytest.MonkeyPatch, *, changes: str = ""
) -> None:
    """Let the program be one version on, whose tables have these changes."""
    patch.setitem(known.KNOWN, NEXT, known.KNOWN[NOW] if not changes else changed(changes))
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / f"v{NEXT}.py").write_text(source, encoding="utf-8")
    patch.setattr(versions, "__path__", [*versions.__path__, str(folder)])
    patch.setattr(migrations, "NEWEST", NEXT)
    patch.delitem(sys.modules, f"{versions.__name__}.v{NEXT}", raising=False)
    patch.delattr(versions, f"v{NEXT}", raising=False)


def changed(statement: str) -> str:
    """Return what the tables of this version come to once something was changed."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Record.metadata.create_all(connection)
        connection.exec_driver_sql(statement)
        tables = connection.connection.driver_connection
        assert isinstance(tables, sqlite3.Connection)
        found = known.digest(tables)
    engine.dispose()
    return found


def pragma(evening: Evening, name: str) -> object:
    return evening.ask(lambda session: session.execute(text(f"PRAGMA {name}")).scalar())


def test_an_older_event_is_brought_up_with_all_that_is_in_it(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_newer_version(ADD_CANDLES, tmp_path, monkeypatch, changes=CANDLES)

    evening = Evening(EventFile(older))

    assert evening.ask(lambda s: s.execute(text("SELECT candles FROM event")).scalar()) == 3
    assert evening.sheet().total == 1
    assert pragma(evening, "user_version") == NEXT
    assert pragma(evening, "foreign_keys") == 1
    assert pragma(evening, "integrity_check") == "ok"
    with pytest.raises(EventFileBusyError):
        EventFile(older)
    evening.log()
    evening.file.close()
    assert not list(older.parent.glob(".*"))
    again = Evening(EventFile(older))
    assert again.sheet().total == 2
    again.file.close()


def test_what_the_log_beside_an_older_event_holds_is_brought_along(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", LOG_AND_GET_KILLED, str(older)]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == -signal.SIGKILL
    assert older.with_name("evening.w4r-wal").stat().st_size > 0
    a_newer_version(ADD_CANDLES, tmp_path, monkeypatch, changes=CANDLES)

    evening = Evening(EventFile(older))

    assert evening.sheet().total == 2
    assert pragma(evening, "user_version") == NEXT
    evening.file.close()


def test_nobody_gets_at_an_event_while_it_is_brought_up(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_newer_version(PEEK.format(path=str(older)), tmp_path, monkeypatch)

    EventFile(older).close()  # the migration itself looked


@pytest.mark.parametrize(
    ("source", "error"), [(FAIL_LATE, Exception), (BREAK_REFERENCES, AssertionError)]
)
def test_a_migration_that_fails_leaves_the_older_event_as_it_was(
    older: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    error: type[Exception],
) -> None:
    before = older.read_bytes()
    with monkeypatch.context() as patch:
        a_newer_version(source, tmp_path, patch)
        with pytest.raises(error):
            EventFile(older)

    assert older.read_bytes() == before
    assert not list(older.parent.glob(".*"))
    assert not older.with_name("evening.w4r-wal").exists()
    evening = Evening(EventFile(older))
    assert evening.sheet().total == 1
    evening.file.close()


def test_a_newer_version_that_only_the_log_knows_of_is_refused(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", NEWER_AND_KILLED, str(older)]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == -signal.SIGKILL

    with pytest.raises(EventFileTooNewError) as refused:
        EventFile(older)

    assert (refused.value.found, refused.value.supported) == (NEXT, NOW)


def test_alembic_is_loaded_only_for_an_older_event(older: Path) -> None:
    told = subprocess.check_output([sys.executable, "-c", OPEN, older], cwd=ROOT, text=True)

    assert told.strip() == "False"
