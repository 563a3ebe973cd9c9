"""Version 3: people sign out, are joined and reached; tables have seats, a case and a host.

Corrections have a reason, and an evening may be locked, or be a copy to practise on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.first_names import FirstNames, keeps_whole_name

if TYPE_CHECKING:
    from alembic.operations import Operations

WRITING_TABLE: Final = """\
CREATE TABLE writing_table (
\tid BLOB NOT NULL,\x20
\tposition INTEGER NOT NULL,\x20
\tname TEXT NOT NULL,\x20
\tplace TEXT NOT NULL,\x20
\tcapacity INTEGER,\x20
\tcase_id BLOB,\x20
\thost TEXT NOT NULL,\x20
\thidden_at INTEGER,\x20
\tCONSTRAINT pk_writing_table PRIMARY KEY (id),\x20
\tCONSTRAINT ck_writing_table_capacity_positive CHECK (capacity > 0),\x20
\tCONSTRAINT fk_writing_table_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
ATTENDEE: Final = """\
CREATE TABLE attendee (
\tid BLOB NOT NULL,\x20
\tname TEXT NOT NULL,\x20
\tfolded_name TEXT NOT NULL,\x20
\tfirst_name TEXT NOT NULL,\x20
\twriting_table_id BLOB NOT NULL,\x20
\tsigned_in_at INTEGER NOT NULL,\x20
\theads INTEGER NOT NULL,\x20
\tguest_number INTEGER,\x20
\tfirst_time INTEGER NOT NULL,\x20
\tminor INTEGER NOT NULL,\x20
\tsigned_out_at INTEGER,\x20
\tjoined_into_id BLOB,\x20
\thidden_at INTEGER,\x20
\tCONSTRAINT pk_attendee PRIMARY KEY (id),\x20
\tCONSTRAINT ck_attendee_heads_positive CHECK (heads > 0),\x20
\tCONSTRAINT fk_attendee_writing_table_id FOREIGN KEY(writing_table_id) \
REFERENCES writing_table (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_attendee_joined_into_id FOREIGN KEY(joined_into_id) \
REFERENCES attendee (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
TALLY_ENTRY: Final = """\
CREATE TABLE tally_entry (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\tkind TEXT NOT NULL,\x20
\tquantity INTEGER NOT NULL,\x20
\tlogged_at INTEGER NOT NULL,\x20
\tlaptop_id BLOB NOT NULL,\x20
\tsequence INTEGER NOT NULL,\x20
\tattendee_id BLOB,\x20
\twriting_table_id BLOB,\x20
\tsignatories INTEGER NOT NULL,\x20
\treverses_id BLOB,\x20
\treason TEXT,\x20
\tCONSTRAINT pk_tally_entry PRIMARY KEY (id),\x20
\tCONSTRAINT ck_tally_entry_quantity_not_zero CHECK (quantity <> 0),\x20
\tCONSTRAINT ck_tally_entry_signatories_positive CHECK (signatories > 0),\x20
\tCONSTRAINT fk_tally_entry_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_tally_entry_attendee_id FOREIGN KEY(attendee_id) \
REFERENCES attendee (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_tally_entry_writing_table_id FOREIGN KEY(writing_table_id) \
REFERENCES writing_table (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_tally_entry_reverses_id FOREIGN KEY(reverses_id) \
REFERENCES tally_entry (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
ATTENDEE_CONTACT: Final = """\
CREATE TABLE attendee_contact (
\tid BLOB NOT NULL,\x20
\tattendee_id BLOB NOT NULL,\x20
\temail TEXT NOT NULL,\x20
\tphone TEXT NOT NULL,\x20
\twording TEXT NOT NULL,\x20
\tconsented_at INTEGER NOT NULL,\x20
\tCONSTRAINT pk_attendee_contact PRIMARY KEY (id),\x20
\tCONSTRAINT uq_attendee_contact_attendee_id UNIQUE (attendee_id),\x20
\tCONSTRAINT fk_attendee_contact_attendee_id FOREIGN KEY(attendee_id) \
REFERENCES attendee (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
TAKEN_HOME: Final = """\
CREATE TABLE taken_home (
\tid BLOB NOT NULL,\x20
\tattendee_id BLOB NOT NULL,\x20
\tletters INTEGER NOT NULL,\x20
\ttaken_at INTEGER NOT NULL,\x20
\tdue_on TEXT,\x20
\treturned_at INTEGER,\x20
\tCONSTRAINT pk_taken_home PRIMARY KEY (id),\x20
\tCONSTRAINT ck_taken_home_letters_positive CHECK (letters > 0),\x20
\tCONSTRAINT fk_taken_home_attendee_id FOREIGN KEY(attendee_id) \
REFERENCES attendee (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
ORGANIZER_LOCK: Final = """\
CREATE TABLE organizer_lock (
\tid BLOB NOT NULL,\x20
\tpin_hash TEXT NOT NULL,\x20
\tlocked_at INTEGER,\x20
\tmisses INTEGER NOT NULL,\x20
\tmissed_at INTEGER,\x20
\treset_at INTEGER,\x20
\tCONSTRAINT pk_organizer_lock PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
REHEARSAL: Final = """\
CREATE TABLE rehearsal (
\tid BLOB NOT NULL,\x20
\tbegun_at INTEGER NOT NULL,\x20
\tCONSTRAINT pk_rehearsal PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
"""Letter for letter what a new file has: a file is known by the text of its tables."""

INDEXES: Final = (
    "CREATE INDEX ix_writing_table_case_id ON writing_table (case_id)",
    "CREATE INDEX ix_attendee_folded_name ON attendee (folded_name)",
    "CREATE INDEX ix_attendee_joined_into_id ON attendee (joined_into_id)",
    "CREATE INDEX ix_attendee_writing_table_id ON attendee (writing_table_id)",
    (
        "CREATE INDEX ix_tally_entry_by_attendee ON tally_entry "
        "(attendee_id, kind, case_id, writing_table_id, quantity)"
    ),
    "CREATE UNIQUE INDEX ix_tally_entry_by_laptop ON tally_entry (laptop_id, sequence)",
    (
        "CREATE INDEX ix_tally_entry_by_table ON tally_entry "
        "(writing_table_id, kind, case_id, attendee_id, quantity)"
    ),
    "CREATE INDEX ix_tally_entry_case_id ON tally_entry (case_id)",
    "CREATE INDEX ix_tally_entry_reverses_id ON tally_entry (reverses_id)",
    "CREATE INDEX ix_taken_home_attendee_id ON taken_home (attendee_id)",
)
WAS: Final = {
    "writing_table": "id, position, name, place, hidden_at",
    "attendee": (
        "id, name, folded_name, writing_table_id, signed_in_at, heads, guest_number, first_time, "
        "minor, hidden_at"
    ),
    "tally_entry": (
        "id, case_id, kind, quantity, logged_at, laptop_id, sequence, attendee_id, "
        "writing_table_id, signatories, reverses_id"
    ),
}
"""The columns that the tables had; nothing else is carried over, because there was nothing else."""


def upgrade(op: Operations) -> None:
    """Make three tables anew, with what was in them, and add four."""
    op.execute("PRAGMA legacy_alter_table=1")  # or other tables would follow to the old name
    _remake(op, "writing_table", WRITING_TABLE, host="''")
    _remake(op, "attendee", ATTENDEE, first_name="name")
    _remake(op, "tally_entry", TALLY_ENTRY)
    op.execute("PRAGMA legacy_alter_table=0")
    for addition in (ATTENDEE_CONTACT, TAKEN_HOME, ORGANIZER_LOCK, REHEARSAL):
        op.execute(addition)
    for index in INDEXES:
        op.execute(index)
    _shorten_names(op)


def _remake(op: Operations, table: str, anew: str, **filled: str) -> None:
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    op.execute(anew)
    columns = ", ".join((WAS[table], *filled))
    values = ", ".join((WAS[table], *filled.values()))
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}_before")  # noqa: S608
    op.execute(f"DROP TABLE {table}_before")


def _shorten_names(op: Operations) -> None:
    """Say what a locked window calls people, and first those who are here."""
    connection, names = op.get_bind(), FirstNames()
    people = connection.exec_driver_sql(
        "SELECT id, name, heads, guest_number FROM attendee ORDER BY hidden_at IS NOT NULL, id"
    ).all()
    for identity, name, heads, guest in people:
        whole = keeps_whole_name(heads=heads, guest=guest is not None)
        connection.exec_driver_sql(
            "UPDATE attendee SET first_name = ? WHERE id = ?",
            (names.give(name, whole=whole), identity),
        )
