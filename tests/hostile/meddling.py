# ruff: noqa: S608 - these statements are the traps themselves
"""Statements that make of a sound event of ours the hostile databases of the corpus."""

from __future__ import annotations

from typing import Final

ENTRIES: Final = 1_000
"""How many entries the sound event has."""

MORE_ENTRIES: Final = 50_000

REJECTED: Final = {
    "missing_table": "PRAGMA foreign_keys=0; DROP TABLE tally_entry",
    "missing_col": "ALTER TABLE attendee DROP COLUMN guest_number",
    "trigger": "CREATE TRIGGER evil AFTER INSERT ON tally_entry BEGIN"
    " DELETE FROM tally_entry WHERE id <> new.id; END",
    "trigger_read": "CREATE TRIGGER spy AFTER INSERT ON attendee BEGIN"
    " UPDATE attendee SET first_name = (SELECT group_concat(name) FROM attendee); END",
    "view_bomb": "ALTER TABLE tally_entry RENAME TO other; CREATE VIEW tally_entry AS"
    " WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x)"
    " SELECT randomblob(16) id, case_id, kind, quantity, logged_at, laptop_id, n sequence,"
    " attendee_id, writing_table_id, signatories, reverses_id, reason FROM x, other",
    "generated": "ALTER TABLE attendee ADD COLUMN"
    " more TEXT GENERATED ALWAYS AS (hex(zeroblob(50000000))) VIRTUAL",
    "index_lies": "PRAGMA writable_schema=1; UPDATE sqlite_schema SET"
    " sql = replace(sql, '(laptop_id, sequence)', '(sequence, laptop_id)')"
    " WHERE name = 'ix_tally_entry_by_laptop'",
    "schema_junk": "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql = 'CREATE TABLE '"
    " || 'tally_entry(' WHERE name = 'tally_entry'",
    "dup_uid": "PRAGMA foreign_keys=0; CREATE TABLE other AS SELECT * FROM tally_entry;"
    " UPDATE other SET id = (SELECT min(id) FROM tally_entry); DROP TABLE tally_entry;"
    " ALTER TABLE other RENAME TO tally_entry",
}
"""What makes of an event one that is damaged or was meddled with."""

FIRST: Final = "WHERE id = (SELECT min(id) FROM attendee)"
FEW: Final = "WHERE id IN (SELECT id FROM tally_entry LIMIT 50)"
EITHER: Final = {
    "extra_table": "CREATE TABLE evil (a)",
    "bad_utf8": f"UPDATE attendee SET name = CAST(x'416e6eff80' AS TEXT) {FIRST}",
    "nul_text": f"UPDATE attendee SET name = 'Ann' || char(0) || 'hidden' {FIRST}",
    "surrogate": f"UPDATE attendee SET name = CAST(x'eda080' AS TEXT) {FIRST}",
    "big_text": f"UPDATE attendee SET name = replace(hex(zeroblob(2000000)), '00', 'Ann ') {FIRST}",
    "fk": f"PRAGMA foreign_keys=0; UPDATE tally_entry SET attendee_id = randomblob(16) {FEW};"
    f" DELETE FROM attendee {FIRST}",
    "future": f"UPDATE tally_entry SET logged_at = 253402300799000000 {FEW};"
    f" UPDATE attendee SET signed_in_at = 9000000000000000000 {FIRST}",
    "empty_tables": "PRAGMA foreign_keys=0; DELETE FROM tally_entry; DELETE FROM attendee",
}
MERGES: Final = {
    "same_uid_other_text": "UPDATE attendee SET name = 'Mallory'"
    " WHERE id IN (SELECT id FROM attendee LIMIT 50)",
    "inflate": "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x"
    f" WHERE n < {MORE_ENTRIES}) INSERT INTO tally_entry SELECT randomblob(16), case_id, kind,"
    f" 1, logged_at, laptop_id, {ENTRIES} + n, attendee_id, writing_table_id, 1, NULL, NULL"
    " FROM x, (SELECT * FROM tally_entry LIMIT 1)",
    "old_copy_of_ours": f"DELETE FROM tally_entry WHERE sequence > {ENTRIES // 2}",
    "self": "SELECT 1",
    "unknown_case": f"PRAGMA foreign_keys=0; UPDATE tally_entry SET case_id = x'ff' {FEW}",
    "other_event": "PRAGMA foreign_keys=0;"
    " UPDATE attendee SET id = CAST(x'ff' || substr(id, 2) AS BLOB);"
    " UPDATE tally_entry SET id = randomblob(16),"
    " attendee_id = CAST(x'ff' || substr(attendee_id, 2) AS BLOB);"
    " UPDATE event SET id = randomblob(16)",
}
"""What may be merged one day, forged or not."""
