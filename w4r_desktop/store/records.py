"""What every table of an event file has in common."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable, sort_tables

from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, Subject, UpdateStatus
from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace, VenueKind
from w4r_desktop.store.columns import Choice, Day, Flag, Identity, Lines, Moment
from w4r_desktop.store.identity import new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID: Final = 0x57345231
"""``W4R1``: how SQLite's header tells our files from other programs' (bytes 68 to 71)."""

STRICT: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}
ENUMERATIONS: Final = (
    ActionKind, ClosingTask, Document, MailingWay, MailService, Paper, Reason, Refusal, Role, Rule,
    SenderLimit, Subject, TablePlace, UpdateStatus, VenueKind,
)  # fmt: skip


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of every table: a dataclass, so that construction is type-checked.

    A class that says ``append_only`` has rows that are never changed or deleted.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Identity,
        bool: Flag,
        date: Day,
        datetime: Moment,
        str: Text,
        tuple[str, ...]: Lines,
        **{values: Choice(values) for values in ENUMERATIONS},
    }
    append_only: ClassVar[bool] = False

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id, sort_order=-1)


def lay_out(connection: Connection) -> None:
    """Make all tables and indexes of an event file, on the same pages whenever it is done.

    Where the list of them is lost, salvage looks there. SQLAlchemy itself makes them in the order
    in which they were imported, and indexes in any.
    """
    for table in sort_tables(sorted(Record.metadata.tables.values(), key=lambda one: one.name)):
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            connection.execute(CreateIndex(index))
