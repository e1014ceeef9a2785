"""Second wall: what PostgreSQL itself lets the role `fpz_device` read, whatever the program forgets to ask (trust.md T-24).

The functions and views belong to the database's owner and see all; they answer for the device that `fpz.zone` and `fpz.device`
name and for its worker alone. A laptop whose trust was taken away has no worker. What they say of roles is as version 2 of the
tables was released: where `permissions.MAY` says otherwise, a step of the migration makes `fpz_may` anew.
"""

import sqlalchemy as sa

from fpz_app.central.database import ROLE, is_postgres
from fpz_app.central.tables import grants, journal, pieces, records

_ZONE, _DEVICE = "current_setting('fpz.zone', true)", "current_setting('fpz.device', true)"
_DECIDES, _KEEPS, _OPENS = "decide as a manager", "keep the zone''s directory", "open a restricted file in an emergency"
_READS = "read a family’s file"
_ROLES = {
    _DECIDES: ("Zone manager",),
    _KEEPS: ("Zone manager", "Administrator"),
    _OPENS: ("Practitioner", "Lead practitioner", "Zone manager", "Front-door screener"),
    _READS: ("Practitioner", "Lead practitioner", "Zone manager", "Front-door screener", "Auditor"),
}
_MAY = ", ".join(f"('{doing}', '{role}')" for doing, roles in _ROLES.items() for role in roles)

_FUNCTIONS = {
    "fpz_worker()": (
        "text",
        "sql",
        f"SELECT worker FROM device WHERE zone = {_ZONE} AND id = {_DEVICE} AND revoked = 0",
    ),
    "fpz_may(asked text)": (
        "boolean",
        "plpgsql",
        f"""
DECLARE said json;
BEGIN
    SELECT r."values"::json INTO said FROM record r
        WHERE r.zone = {_ZONE} AND r.kind = 'worker' AND r.id = fpz_worker() AND r.removals = '[]';
    RETURN said IS NOT NULL AND coalesce((said -> 'left')::text, 'false') = 'false' AND EXISTS (
        SELECT FROM (VALUES {_MAY}) AS may (doing, role)
        WHERE may.doing = asked AND to_json(may.role)::text = coalesce((said -> 'role')::text, '"Practitioner"'));
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN false;
END""",
    ),
    "fpz_leads(of_file text)": (
        "boolean",
        "plpgsql",
        f"""
BEGIN
    RETURN EXISTS (SELECT FROM record r WHERE r.zone = {_ZONE} AND r.kind = 'family' AND r.id = of_file
        AND (r."values"::json -> 'lead_id')::text = to_json(fpz_worker())::text);
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN false;
END""",
    ),
    "fpz_hides(work text)": (
        "boolean",
        "plpgsql",
        """
DECLARE changes json;
BEGIN
    changes := work::json -> 'changes';
    RETURN json_typeof(changes) IS DISTINCT FROM 'array' OR EXISTS (
        SELECT FROM json_array_elements(changes) AS change WHERE change ->> 'kind' IS NULL
        OR json_typeof(change -> 'values') <> 'object'
        OR change ->> 'kind' = 'family' AND coalesce(change -> 'values' ->> 'restricted', 'false') <> 'false'
        AND (json_typeof(change -> 'values' -> 'allowed') IS DISTINCT FROM 'array' OR NOT EXISTS (
            SELECT FROM json_array_elements(change -> 'values' -> 'allowed') AS one WHERE one #>> '{}' = fpz_worker())));
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN true;
END""",
    ),
    "fpz_looks_after(of_file text)": (
        "boolean",
        "plpgsql",
        f"""
DECLARE here text := {_ZONE};
BEGIN
    IF EXISTS (SELECT FROM "grant" g WHERE g.zone = here AND g.device = {_DEVICE} AND g.file = of_file) THEN
        RETURN fpz_may('{_DECIDES}') OR (of_file = here AND fpz_may('{_KEEPS}')) OR (fpz_leads(of_file) AND fpz_may('{_READS}'));
    END IF;
    RETURN of_file <> here AND fpz_may('{_DECIDES}')
        AND NOT EXISTS (SELECT FROM record r WHERE r.zone = here AND r.kind = 'family' AND r.id = of_file)
        AND NOT EXISTS (SELECT FROM quarantine q WHERE q.for_zone = here AND q.file = of_file AND fpz_hides(q.work));
END""",
    ),
}
"""By name and arguments: what it returns, its language, its body. Who looks after a file is said in left_works; what cannot be
read may be restricted."""

_POLICIES = {
    "control": ("", f"zone = {_ZONE} AND device = {_DEVICE}"),
    "quarantine": (
        "",
        f"(zone = {_ZONE} AND device = {_DEVICE}) OR (for_zone = {_ZONE} AND (waits = 1 OR taken > 0) AND fpz_looks_after(file))",
    ),
    "device": (
        "(zone, id, worker, revoked)",
        f"(zone = {_ZONE} AND id = {_DEVICE})"
        " OR EXISTS (SELECT 1 FROM quarantine q WHERE q.zone = device.zone AND q.device = device.id)",
    ),
    "invite": ("(zone, worker, made, expires, used)", f"zone = {_ZONE} AND (SELECT fpz_may('{_KEEPS}'))"),
}
"""By table: the columns, where not all, and the rows. Whose laptop a work was left by is told to whoever may read the work."""

_LAPTOPS = """
    SELECT d.zone, d.id, d.worker, d.enrolled, d.seen, d.revoked, d.last, d.confirmed, d.revoked_by, d.reason,
        (SELECT coalesce(max(c.number), 0) FROM control c WHERE c.zone = d.zone AND c.device = d.id) AS told,
        (SELECT count(*) FROM quarantine q WHERE q.zone = d.zone AND q.device = d.id) AS refused,
        (SELECT count(*) FROM held h WHERE h.zone = d.zone AND h.device = d.id) AS held
    FROM device d WHERE d.worker <> ''"""
_SOUGHT = """
    SELECT zone, kind, id, file, "values", versions, beside, removals
    FROM record WHERE kind IN ('family', 'person', 'membership') AND file <> ''"""
_VIEWS = {"laptop": (_LAPTOPS, _KEEPS), "sought": (_SOUGHT, _OPENS)}
"""By name: what it shows to the centre itself, and what a device's worker must be allowed to do to see any of it."""


def make_role(connection: sa.Connection) -> None:
    """Once a server; its owner may take it up."""
    known = connection.execute(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": ROLE}).scalar()
    if not known:
        connection.exec_driver_sql(f"CREATE ROLE {ROLE} NOLOGIN")
    numbered = connection.dialect.server_version_info or ()
    needed = "SET" if numbered >= (16,) else "MEMBER"  # since 16 one may be a member and still not take up the role
    takes = sa.text("SELECT pg_has_role(current_user, :role, :needed)")
    if not connection.execute(takes, {"role": ROLE, "needed": needed}).scalar():
        connection.exec_driver_sql(f"GRANT {ROLE} TO CURRENT_USER")


def around_files(connection: sa.Connection) -> None:
    """Version 1 of the tables: the journal, records, pieces and grants."""
    connection.exec_driver_sql(f"GRANT SELECT (zone, last, epoch) ON zone_head TO {ROLE}")
    mine, device = f"zone = {_ZONE}", f"device = {_DEVICE}"
    held = f'file IN (SELECT file FROM "{grants.name}" WHERE {mine} AND {device})'
    for table in (journal, records, pieces, grants):
        _let(connection, table.name, "", f"{mine} AND {device if table is grants else held}")


def around_people(connection: sa.Connection) -> None:
    """Version 2: orders, works that were left, the list of laptops, and what break-glass looks for."""
    if is_postgres(connection):
        for named, (gives, language, body) in _FUNCTIONS.items():
            _make_function(connection, named, gives, language, body)
        for table, (columns, rows) in _POLICIES.items():
            _let(connection, table, columns, rows)
    for name, (shows, doing) in _VIEWS.items():
        _make_view(connection, name, shows, doing)


def _make_function(connection: sa.Connection, named: str, gives: str, language: str, body: str) -> None:
    """None that somebody else could put in the way of what it names."""
    schema = connection.dialect.identifier_preparer.quote(connection.execute(sa.text("SELECT current_schema()")).scalar_one())
    how = f"LANGUAGE {language} STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp"
    connection.exec_driver_sql(f"CREATE FUNCTION {named} RETURNS {gives} {how} AS $fpz$ {body} $fpz$")
    connection.exec_driver_sql(f"REVOKE EXECUTE ON FUNCTION {named} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {named} TO {ROLE}")


def _let(connection: sa.Connection, table: str, columns: str, rows: str) -> None:
    connection.exec_driver_sql(f'GRANT SELECT {columns} ON "{table}" TO {ROLE}')
    connection.exec_driver_sql(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    connection.exec_driver_sql(f'CREATE POLICY of_the_device ON "{table}" FOR SELECT TO {ROLE} USING ({rows})')


def _make_view(connection: sa.Connection, name: str, shows: str, doing: str) -> None:
    if not is_postgres(connection):
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {shows}")
        return
    own = f"current_user <> '{ROLE}' OR (zone = {_ZONE} AND (SELECT fpz_may('{doing}')))"
    connection.exec_driver_sql(f"CREATE VIEW {name} WITH (security_barrier) AS {shows} AND ({own})")
    connection.exec_driver_sql(f"GRANT SELECT ON {name} TO {ROLE}")
