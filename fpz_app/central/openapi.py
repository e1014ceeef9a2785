"""OpenAPI: the document of the service, drawn from its routes and the shapes of its messages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from fpz_app import __version__
from fpz_app.sync.pieces_protocol import BYTES
from fpz_app.sync.protocol import LINES, PROOF, Refusal, Wanted

if TYPE_CHECKING:
    from fpz_app.central.routes import Route

_NUMBERS = {"above", "after", "before", "days", "limit", "readings", "told"}
_BINARY = {"type": "string", "format": "binary"}
_WORDS = {
    400: "Nobody can read this.",
    401: "No valid token, or the request is not signed by its device.",
    403: "Not allowed, or not any more.",
    404: "Not there, or not for this device to know.",
    409: "The works do not follow on those that came before.",
    413: "Too large.",
    503: "Not just now.",
}


def document(routes: "Iterable[Route]") -> bytes:
    listed = list(routes)
    kinds = {kind for route in listed for kind in (route.asks, *route.gives) if kind and kind is not bytes} | {Refusal, Wanted}
    ordered = sorted(kinds, key=lambda kind: kind.__name__)
    schemas, parts = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    named = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in listed:
        paths.setdefault(route.address, {})[route.method.lower()] = _operation(route, named)
    security = {
        "token": {"type": "http", "scheme": "bearer"},
        "proof": {"type": "apiKey", "in": "header", "name": PROOF},
    }
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Family Partnership Zone: the centre", "version": __version__, "description": __doc__},
            "paths": paths,
            "components": {"schemas": parts, "securitySchemes": security},
        }
    )


def _operation(route: "Route", named: dict[type, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": route.does,
        "operationId": f"{route.answer.__name__}",
        "responses": _responses(route, named),
    }
    if route.signed:
        operation["security"] = [{"token": [], "proof": []}]
    if route.query:
        operation["parameters"] = [_parameter(route, name) for name in route.query]
    if route.asks:
        shape = {**_BINARY, "description": _lines(route.asks)} if route.lines else named.get(route.asks, _BINARY)
        operation["requestBody"] = {"required": True, "content": {_media(route): {"schema": shape}}}
    return operation


def _parameter(route: "Route", name: str) -> dict[str, Any]:
    is_number = name in _NUMBERS and not (name == "after" and "file" in route.query)
    schema: dict[str, Any] = {"type": "integer", "minimum": 0} if is_number else {"type": "string", "maxLength": 300}
    if name == "file" and route.address.endswith(("/digests", "/history")):
        schema = {"type": "array", "items": schema, "maxItems": 500}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _responses(route: "Route", named: dict[type, Any]) -> dict[str, Any]:
    if route.lines:
        kinds = ", ".join(kind.__name__ for kind in route.gives)
        good = {
            "description": f"Lines of JSON, zstd: {kinds}.",
            "content": {LINES: {"schema": _BINARY}},
        }
    elif route.gives:
        media = BYTES if route.gives[0] is bytes else "application/json"
        good = {"description": "Done.", "content": {media: {"schema": named.get(route.gives[0], _BINARY)}}}
    else:
        good = {"description": "Done."}
    found: dict[str, Any] = {"204" if route.asks and not route.gives else "200": good}
    for status in _may_refuse(route):
        shape = named[Wanted if status == 409 else Refusal]
        found[str(status)] = {"description": _WORDS[status], "content": {"application/json": {"schema": shape}}}
    return found


def _may_refuse(route: "Route") -> list[int]:
    statuses = [503]
    if route.signed or route.asks:
        statuses += [400, 401, 403]
    if route.asks:
        statuses.append(413)
    if route.lines and route.asks:
        statuses.append(409)
    if bytes in (route.asks, *route.gives):
        statuses.append(404)
    return sorted(statuses)


def _media(route: "Route") -> str:
    return LINES if route.lines else BYTES if route.asks is bytes else "application/json"


def _lines(kind: type) -> str:
    return f"Lines of JSON in zstd, each a {kind.__name__}."
