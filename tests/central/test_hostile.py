"""Hostile requests: torn, forged, bombed, of the wrong shape; a 4xx answers each, and nothing is applied (trust.md T-26)."""

import json
import resource
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import Receive, Scope, Send

from fpz_app.central import verifying
from fpz_app.central.app import make_app
from fpz_app.central.database import reading
from fpz_app.sync import protocol
from fpz_app.sync.protocol import Address, Verdict
from tests.helpers.centres import Here, Laptop, Pen, set_to
from tests.helpers.long import times

QUICK = settings(max_examples=times(30, 3_000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.dictionaries(
    st.sampled_from(["id", "group", "file", "device", "number", "who", "title", "stamp", "schema", "changes", "hash", "kind"]),
    st.one_of(st.none(), st.integers(), st.text(max_size=20), st.lists(st.integers(), max_size=3)),
)


@pytest.fixture(scope="module", autouse=True)
def in_little_memory() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 256 * 1024


def is_refused(status: int) -> bool:
    return 400 <= status < 500


def bomb(size: int) -> bytes:
    """A small body that unpacks to `size` bytes of one line."""
    made, part = zstandard.ZstdCompressor().compressobj(), b"a" * 1_000_000
    return b"".join(made.compress(part) for _ in range(size // len(part) + 1)) + made.flush()


def nothing_happened(here: Here) -> bool:
    with reading(here.centre.engine) as connection:
        return not list(verifying.faults(connection, here.zone))


@QUICK
@given(body=st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused(small: Here, body: bytes) -> None:
    laptop = _one_laptop(small)
    assert is_refused(laptop.ask("POST", Address.PUSH, body).status_code)
    for address in (Address.ENROL, Address.CHALLENGE, Address.TOKEN):
        assert is_refused(small.post(address, body).status_code)


@QUICK
@given(lines=st.lists(WORDS, min_size=1, max_size=3))
def test_lines_of_any_shape_are_refused(small: Here, lines: list[dict[str, Any]]) -> None:
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    assert is_refused(_one_laptop(small).ask("POST", Address.PUSH, zstandard.compress(body)).status_code)


@QUICK
@given(where=st.integers(min_value=0, max_value=400), cut=st.booleans())
def test_a_push_torn_or_altered_at_any_byte_is_refused_whole(small: Here, where: int, cut: bool) -> None:
    laptop = _one_laptop(small)
    body = protocol.pack(laptop.works())
    where %= len(body)
    torn = body[:where] if cut else body[:where] + bytes([body[where] ^ 0x55]) + body[where + 1 :]
    answer = laptop.ask("POST", Address.PUSH, torn)
    assert is_refused(answer.status_code) or (answer.status_code == 200 and _is_the_beginning(torn, body))
    assert nothing_happened(small)


def test_a_bomb_is_refused_in_little_memory(small: Here) -> None:
    laptop = small.laptop()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for size in (protocol.BODY_BYTES + 1, 1_000_000_000):
        assert is_refused(laptop.ask("POST", Address.PUSH, bomb(size)).status_code)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 256 * 1024


def test_a_body_that_is_too_large_is_not_read_to_its_end(small: Here) -> None:
    laptop = small.laptop()
    assert laptop.ask("POST", Address.PUSH, b"x" * (protocol.BODY_BYTES + 1)).status_code == 413
    assert small.post(Address.ENROL, b"x" * 100_000).status_code == 413


@pytest.mark.parametrize("depth", [60, 900, 100_000])
def test_values_nested_without_end_are_refused(small: Here, depth: int) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    work = protocol.pack([Pen(laptop).write(family.id, set_to("family", family.id, about="DEEP"))])
    deep = zstandard.decompress(work, max_output_size=1 << 20).replace(b'"DEEP"', b"[" * depth + b"]" * depth)
    assert is_refused(laptop.ask("POST", Address.PUSH, zstandard.compress(deep)).status_code)


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": "../../etc"},
        {"file": "a\x00b"},
        {"id": "1"},
        {"number": -1},
        {"title": "x" * 2_000},
        {"stamp": "yesterday"},
        {"schema": 0},
    ],
)
def test_names_that_are_none_are_refused(small: Here, wrong: dict[str, Any]) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    pen = Pen(laptop)
    assert is_refused(laptop.send([pen.sign(replace(pen.write(family.id), **wrong))]).status_code)


@pytest.mark.parametrize("name", ["hash", "signature", "previous_hash", "changes", "schema"])
def test_a_work_that_lacks_a_part_is_refused(small: Here, name: str) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    work = msgspec.to_builtins(Pen(laptop).write(family.id, set_to("family", family.id, about="Lacking")))
    del work[name]
    assert is_refused(laptop.ask("POST", Address.PUSH, zstandard.compress(json.dumps(work).encode() + b"\n")).status_code)


@pytest.mark.parametrize("field", ["*", "id", "versions", "a b", "", "x" * 100])
def test_fields_that_no_record_can_have_are_refused(small: Here, field: str) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    assert is_refused(laptop.send([Pen(laptop).write(family.id, set_to("family", family.id, **{field: 1}))]).status_code)


def test_numbers_that_laptops_could_not_store_are_refused(small: Here) -> None:
    laptop = small.laptop()
    family = laptop.family()
    laptop.push()
    assert is_refused(laptop.send([Pen(laptop).write(family.id, set_to("family", family.id, place=10**30))]).status_code)


def test_a_zero_byte_where_postgresql_takes_none_is_refused(on_postgres: Here) -> None:
    laptop = on_postgres.laptop()
    nonce = on_postgres.post(Address.CHALLENGE, b'{"device":"a\\u0000b"}').json()["nonce"]
    message = protocol.SignIn(device="a\0b", nonce=nonce, signature="")
    assert on_postgres.post(Address.TOKEN, msgspec.json.encode(message)).status_code == 401
    for address in (Address.SNAPSHOT, Address.HISTORY, Address.DIGESTS):
        assert is_refused(laptop.ask("GET", address, file="a\0b").status_code)


def test_a_zero_byte_in_a_text_is_kept_as_it_was_typed(on_postgres: Here) -> None:
    laptop = on_postgres.laptop()
    family = laptop.family(about="before\0after")
    assert [each.verdict for each in laptop.push()] == [Verdict.OK]
    assert [row.values["about"] for row in laptop.snapshot(file=family.id)[1]] == ["before\0after"]


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=1e9", "after=1&after=2", "after=%00", "limit=" + "9" * 99])
def test_questions_that_are_none_are_refused(small: Here, query: str) -> None:
    laptop = small.laptop()
    laptop.ask("GET", Address.CONTROL)
    target = f"{Address.PULL}?{query}"
    proof = laptop.signer.sign(protocol.proof_bytes("GET", target, laptop.token, b""))
    headers = {"Authorization": f"Bearer {laptop.token}", protocol.PROOF: proof}
    assert is_refused(small.client.get(target, headers=headers).status_code)


def test_the_document_of_the_service_holds_against_made_up_requests(small: Here) -> None:
    """schemathesis draws requests from /openapi.json; a laptop's key signs them, so that they get behind the door."""
    import schemathesis
    from schemathesis.config import SchemathesisConfig

    schemathesis.serializer(protocol.LINES)(_as_lines)
    laptop = small.laptop()
    laptop.ask("GET", Address.CONTROL)
    schema = schemathesis.openapi.from_asgi("/openapi.json", Signing(small, laptop), config=SchemathesisConfig())
    asked: list[int] = []
    operations: list[Any] = [each.ok() for each in schema.get_all_operations()]  # type: ignore[union-attr]
    for operation in operations:

        @settings(max_examples=times(6, 500), deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            asked.append(case.call().status_code)

        holds()
    assert len(asked) > 50
    assert [status for status in asked if status >= 500] == []


def _as_lines(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else zstandard.compress(str(value).encode())


class Signing:
    """The centre's app behind a laptop that signs whatever is asked."""

    def __init__(self, here: Here, laptop: Laptop) -> None:
        self._app, self._laptop = make_app(here.centre), laptop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            part = await receive()
            body, more = body + part.get("body", b""), part.get("more_body", False)
        query = scope["query_string"].decode("latin-1")
        path = scope["raw_path"].decode("latin-1")
        target = f"{path}?{query}" if query else path
        token = self._laptop.token
        proof = self._laptop.signer.sign(protocol.proof_bytes(scope["method"], target, token, body))
        kept = [each for each in scope["headers"] if each[0].lower() not in (b"authorization", b"fpz-proof")]
        headers = [*kept, (b"authorization", f"Bearer {token}".encode()), (b"fpz-proof", proof.encode())]

        async def again() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app({**scope, "headers": headers}, again, send)


def _one_laptop(here: Here) -> Laptop:
    """Made once for all examples of a test; its work is never pushed whole."""
    if not here.laptops:
        here.laptop().family()
    return here.laptops[0]


def _is_the_beginning(torn: bytes, body: bytes) -> bool:
    """What was cut or altered told nothing: each line that came is as it was sent."""
    came, sent = protocol.unpack(torn), protocol.unpack(body)
    return bool(came) and came == sent[: len(came)]
