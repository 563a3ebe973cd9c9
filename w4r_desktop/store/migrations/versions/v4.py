"""Version 4: what was printed and handed back, mail printed despite a refusal, and postage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alembic.operations import Operations

PRINT_RUN: Final = """\
CREATE TABLE print_run (
\tid BLOB NOT NULL,\x20
\tnumber INTEGER NOT NULL,\x20
\tdocument TEXT NOT NULL,\x20
\ttitle TEXT NOT NULL,\x20
\tpaper_key TEXT NOT NULL,\x20
\tpaper_name TEXT NOT NULL,\x20
\twidth_um INTEGER NOT NULL,\x20
\theight_um INTEGER NOT NULL,\x20
\tpages INTEGER NOT NULL,\x20
\tbegun_at INTEGER NOT NULL,\x20
\trole TEXT,\x20
\tvariant TEXT NOT NULL,\x20
\tnames_people INTEGER NOT NULL,\x20
\tCONSTRAINT pk_print_run PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
PRINTED_PAGES: Final = """\
CREATE TABLE printed_pages (
\tid BLOB NOT NULL,\x20
\tprint_run_id BLOB NOT NULL,\x20
\tpdf BLOB NOT NULL,\x20
\tCONSTRAINT pk_printed_pages PRIMARY KEY (id),\x20
\tCONSTRAINT uq_printed_pages_print_run_id UNIQUE (print_run_id),\x20
\tCONSTRAINT fk_printed_pages_print_run_id FOREIGN KEY(print_run_id) \
REFERENCES print_run (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
PRINT_RUN_PART: Final = """\
CREATE TABLE print_run_part (
\tid BLOB NOT NULL,\x20
\tprint_run_id BLOB NOT NULL,\x20
\tcase_id BLOB,\x20
\tfirst_page INTEGER NOT NULL,\x20
\tpages INTEGER NOT NULL,\x20
\tCONSTRAINT pk_print_run_part PRIMARY KEY (id),\x20
\tCONSTRAINT fk_print_run_part_print_run_id FOREIGN KEY(print_run_id) \
REFERENCES print_run (id) ON DELETE RESTRICT,\x20
\tCONSTRAINT fk_print_run_part_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
PRINT_PASSES: Final = """\
CREATE TABLE print_pass (
\tid BLOB NOT NULL,\x20
\tprint_run_id BLOB NOT NULL,\x20
\tprinter TEXT NOT NULL,\x20
\tsent_at INTEGER NOT NULL,\x20
\tpages TEXT NOT NULL,\x20
\tcame_out INTEGER,\x20
\treplaces INTEGER NOT NULL,\x20
\tCONSTRAINT pk_print_pass PRIMARY KEY (id),\x20
\tCONSTRAINT ck_print_pass_came_out_not_negative CHECK (came_out >= 0),\x20
\tCONSTRAINT fk_print_pass_print_run_id FOREIGN KEY(print_run_id) \
REFERENCES print_run (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
HANDED_BACK: Final = """\
CREATE TABLE handed_back (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\trole TEXT NOT NULL,\x20
\tspoiled INTEGER NOT NULL,\x20
\tunused INTEGER NOT NULL,\x20
\tCONSTRAINT pk_handed_back PRIMARY KEY (id),\x20
\tCONSTRAINT ck_handed_back_spoiled_not_negative CHECK (spoiled >= 0),\x20
\tCONSTRAINT ck_handed_back_unused_not_negative CHECK (unused >= 0),\x20
\tCONSTRAINT fk_handed_back_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
MAIL_OVERRIDE: Final = """\
CREATE TABLE mail_override (
\tid BLOB NOT NULL,\x20
\trefusal TEXT NOT NULL,\x20
\tnote TEXT NOT NULL,\x20
\tmade_at INTEGER NOT NULL,\x20
\tcase_id BLOB,\x20
\tCONSTRAINT pk_mail_override PRIMARY KEY (id),\x20
\tCONSTRAINT fk_mail_override_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
POSTAGE_RATE: Final = """\
CREATE TABLE postage_rate (
\tid BLOB NOT NULL,\x20
\tposition INTEGER NOT NULL,\x20
\toperator TEXT NOT NULL,\x20
\tproduct TEXT NOT NULL,\x20
\tshape TEXT NOT NULL,\x20
\tdestination TEXT NOT NULL,\x20
\tup_to_g INTEGER NOT NULL,\x20
\tprice INTEGER,\x20
\tcurrency TEXT NOT NULL,\x20
\tvalid_from TEXT,\x20
\tsource TEXT NOT NULL,\x20
\tto_check INTEGER NOT NULL,\x20
\theld INTEGER NOT NULL,\x20
\tCONSTRAINT pk_postage_rate PRIMARY KEY (id),\x20
\tCONSTRAINT ck_postage_rate_price_not_negative CHECK (price >= 0),\x20
\tCONSTRAINT ck_postage_rate_held_not_negative CHECK (held >= 0)
)
 WITHOUT ROWID,
 STRICT

"""
POSTAGE_BASIS: Final = """\
CREATE TABLE postage_basis (
\tid BLOB NOT NULL,\x20
\tsheets INTEGER NOT NULL,\x20
\tsheet_dg INTEGER NOT NULL,\x20
\tenvelope_dg INTEGER NOT NULL,\x20
\tcard_dg INTEGER NOT NULL,\x20
\tpost_free TEXT NOT NULL,\x20
\tCONSTRAINT pk_postage_basis PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

"""
"""Letter for letter what a new file has: a file is known by the text of its tables."""

INDEXES: Final = (
    "CREATE INDEX ix_print_pass_print_run_id ON print_pass (print_run_id)",
    "CREATE INDEX ix_print_run_part_case_id ON print_run_part (case_id)",
    "CREATE INDEX ix_print_run_part_print_run_id ON print_run_part (print_run_id)",
    "CREATE INDEX ix_handed_back_case_id ON handed_back (case_id)",
    "CREATE INDEX ix_mail_override_case_id ON mail_override (case_id)",
)


def upgrade(op: Operations) -> None:
    """Add eight tables; nothing there changes."""
    for addition in (
        *(PRINT_RUN, PRINTED_PAGES, PRINT_RUN_PART, PRINT_PASSES),
        *(HANDED_BACK, MAIL_OVERRIDE, POSTAGE_RATE, POSTAGE_BASIS),
    ):
        op.execute(addition)
    for index in INDEXES:
        op.execute(index)
