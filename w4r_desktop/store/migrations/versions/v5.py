"""Version 5: recount, mailing and report; letters taken home may be written off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alembic.operations import Operations

RECOUNT: Final = """\
CREATE TABLE recount (
\tid BLOB NOT NULL,\x20
\tby_table INTEGER NOT NULL,\x20
\tfinished_at INTEGER,\x20
\tCONSTRAINT pk_recount PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
RECOUNT_COUNT: Final = """\
CREATE TABLE recount_count (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\tkind TEXT NOT NULL,\x20
\tcounted INTEGER NOT NULL,\x20
\tlogged INTEGER NOT NULL,\x20
\tcounted_at INTEGER NOT NULL,\x20
\twriting_table_id BLOB,\x20
\tCONSTRAINT pk_recount_count PRIMARY KEY (id),\x20
\tCONSTRAINT ck_recount_count_counted_not_negative CHECK (counted >= 0),\x20
\tCONSTRAINT fk_recount_count_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_recount_count_writing_table_id FOREIGN KEY(writing_table_id) \
REFERENCES writing_table (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
RECOUNT_CORRECTION: Final = """\
CREATE TABLE recount_correction (
\tid BLOB NOT NULL,\x20
\trecount_count_id BLOB NOT NULL,\x20
\ttally_entry_id BLOB NOT NULL,\x20
\tCONSTRAINT pk_recount_correction PRIMARY KEY (id),\x20
\tCONSTRAINT fk_recount_correction_recount_count_id FOREIGN KEY(recount_count_id) \
REFERENCES recount_count (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT uq_recount_correction_tally_entry_id UNIQUE (tally_entry_id),\x20
\tCONSTRAINT fk_recount_correction_tally_entry_id FOREIGN KEY(tally_entry_id) \
REFERENCES tally_entry (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
MAILING_PLAN: Final = """\
CREATE TABLE mailing_plan (
\tid BLOB NOT NULL,\x20
\tletters TEXT NOT NULL,\x20
\tpreprinted_letters TEXT NOT NULL,\x20
\tcards TEXT NOT NULL,\x20
\toffice_lines TEXT NOT NULL,\x20
\toffice_country TEXT NOT NULL,\x20
\tCONSTRAINT pk_mailing_plan PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
MAILING: Final = """\
CREATE TABLE mailing (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\tkind TEXT NOT NULL,\x20
\tpieces INTEGER NOT NULL,\x20
\tway TEXT NOT NULL,\x20
\tposted_at INTEGER NOT NULL,\x20
\tCONSTRAINT pk_mailing PRIMARY KEY (id),\x20
\tCONSTRAINT ck_mailing_pieces_not_zero CHECK (pieces <> 0),\x20
\tCONSTRAINT fk_mailing_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
CLOSING_TICK: Final = """\
CREATE TABLE closing_tick (
\tid BLOB NOT NULL,\x20
\ttask TEXT NOT NULL,\x20
\tticked_at INTEGER NOT NULL,\x20
\tCONSTRAINT pk_closing_tick PRIMARY KEY (id),\x20
\tCONSTRAINT uq_closing_tick_task UNIQUE (task)
)
 WITHOUT ROWID,
 STRICT

"""
REPORT_NOTES: Final = """\
CREATE TABLE report_notes (
\tid BLOB NOT NULL,\x20
\tcomments TEXT NOT NULL,\x20
\tmedia TEXT NOT NULL,\x20
\tdignitaries TEXT NOT NULL,\x20
\tphoto_credit TEXT NOT NULL,\x20
\tcontact TEXT NOT NULL,\x20
\texpected INTEGER,\x20
\tCONSTRAINT pk_report_notes PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
REPORT: Final = """\
CREATE TABLE report (
\tid BLOB NOT NULL,\x20
\tversion INTEGER NOT NULL,\x20
\tfrozen_at INTEGER NOT NULL,\x20
\tfigures TEXT NOT NULL,\x20
\tCONSTRAINT pk_report PRIMARY KEY (id),\x20
\tCONSTRAINT uq_report_version UNIQUE (version)
)
 WITHOUT ROWID,
 STRICT

"""
EARLIER_EVENT: Final = """\
CREATE TABLE earlier_event (
\tid BLOB NOT NULL,\x20
\tname TEXT NOT NULL,\x20
\theld_on TEXT NOT NULL,\x20
\tkinds TEXT NOT NULL,\x20
\tpeople INTEGER NOT NULL,\x20
\tfirst_time INTEGER NOT NULL,\x20
\tCONSTRAINT pk_earlier_event PRIMARY KEY (id)
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
\twritten_off_at INTEGER,\x20
\tCONSTRAINT pk_taken_home PRIMARY KEY (id),\x20
\tCONSTRAINT ck_taken_home_letters_positive CHECK (letters > 0),\x20
\tCONSTRAINT fk_taken_home_attendee_id FOREIGN KEY(attendee_id) \
REFERENCES attendee (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
"""Letter for letter what a new file has: a file is known by the text of its tables."""

INDEXES: Final = (
    "CREATE INDEX ix_taken_home_attendee_id ON taken_home (attendee_id)",
    "CREATE INDEX ix_recount_count_case_id ON recount_count (case_id)",
    "CREATE INDEX ix_recount_count_writing_table_id ON recount_count (writing_table_id)",
    "CREATE INDEX ix_recount_correction_recount_count_id ON recount_correction (recount_count_id)",
    "CREATE INDEX ix_mailing_case_id ON mailing (case_id)",
    (
        "CREATE INDEX ix_tally_entry_by_time ON tally_entry "
        "(logged_at, kind, case_id, writing_table_id, quantity, signatories)"
    ),
)
TAKEN_HOME_WAS: Final = "id, attendee_id, letters, taken_at, due_on, returned_at"


def upgrade(op: Operations) -> None:
    """Make one table anew, with what was in it, and add nine."""
    op.execute("PRAGMA legacy_alter_table=1")
    op.execute("ALTER TABLE taken_home RENAME TO taken_home_before")
    op.execute("PRAGMA legacy_alter_table=0")
    for addition in (
        *(TAKEN_HOME, RECOUNT, RECOUNT_COUNT, RECOUNT_CORRECTION, MAILING_PLAN, MAILING),
        *(CLOSING_TICK, REPORT_NOTES, REPORT, EARLIER_EVENT),
    ):
        op.execute(addition)
    op.execute(
        f"INSERT INTO taken_home ({TAKEN_HOME_WAS}) SELECT {TAKEN_HOME_WAS} "  # noqa: S608
        "FROM taken_home_before"
    )
    op.execute("DROP TABLE taken_home_before")
    for index in INDEXES:
        op.execute(index)
