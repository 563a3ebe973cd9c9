"""Version 2: cases can be withdrawn, and know which parts of their briefs were written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alembic.operations import Operations

CASE_WITHDRAWAL: Final = """\
CREATE TABLE case_withdrawal (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\treason TEXT NOT NULL,\x20
\twithdrawn_at INTEGER NOT NULL,\x20
\tCONSTRAINT pk_case_withdrawal PRIMARY KEY (id),\x20
\tCONSTRAINT uq_case_withdrawal_case_id UNIQUE (case_id),\x20
\tCONSTRAINT fk_case_withdrawal_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
CASE_EDIT: Final = """\
CREATE TABLE case_edit (
\tid BLOB NOT NULL,\x20
\tcase_id BLOB NOT NULL,\x20
\tparts TEXT NOT NULL,\x20
\tCONSTRAINT pk_case_edit PRIMARY KEY (id),\x20
\tCONSTRAINT uq_case_edit_case_id UNIQUE (case_id),\x20
\tCONSTRAINT fk_case_edit_case_id FOREIGN KEY(case_id) \
REFERENCES campaign_case (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

"""
"""Letter for letter what a new file has: a file is known by the text of its tables."""


def upgrade(op: Operations) -> None:
    """Add the two tables; no older event has anything to say in them."""
    op.execute(CASE_WITHDRAWAL)
    op.execute(CASE_EDIT)
