"""What a layer must leave alone, beyond what it imports of ours: clocks, files, the network, paragraphs."""

import ast
import sys

from tests.helpers.sources import modules

CLOCKS_AND_FILES = {
    "asyncio", "glob", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "signal",
    "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "zoneinfo",
}  # fmt: skip
PLAIN = {"msgspec", "fpz_app"}
MAKES_IDS = ("fpz_app/domain/record.py", {"secrets", "time"})  # a UUIDv7 is a moment and chance
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socketserver", "ssl",
    "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip
LOCAL_ONLY = {"QLocalServer", "QLocalSocket", "QNetworkInformation"}  # the last asks the system whether there is a network
PAGE_KIT = "fpz_app/documents/page"


def test_the_domain_knows_no_files_and_no_clock() -> None:
    found = []
    for module in modules("fpz_app/domain"):
        allowed = MAKES_IDS[1] if module.name == MAKES_IDS[0] else set()
        found += [
            f"{module.name} imports {each}" for each in module.imports() if each.split(".")[0] in CLOCKS_AND_FILES - allowed
        ]
        found += [f"{module.name} calls {name}" for name, _ in module.calls() if name in {"today", "now", "utcnow", "open"}]
    assert found == []


def test_the_domain_is_plain_python() -> None:
    found = [
        f"{module.name} imports {each}"
        for module in modules("fpz_app/domain")
        for each in module.imports()
        if each.split(".")[0] not in PLAIN | sys.stdlib_module_names
    ]
    assert found == []


def test_nothing_but_the_synchroniser_and_the_centre_speaks_to_a_network() -> None:
    found = []
    for module in modules():
        if module.name.startswith(("fpz_app/sync/", "fpz_app/central/")):
            continue
        found += [f"{module.name} imports {each}" for each in module.imports() if _first_two(each) & NETWORK]
        found += [
            f"{module.name} imports {each}"
            for each in module.imports()
            if each.startswith("PySide6.QtNetwork") and each.rpartition(".")[2] not in LOCAL_ONLY
        ]
    assert found == []


def test_no_socket_of_the_program_leaves_the_machine() -> None:
    found = [
        f"{module.name}:{node.lineno} {node.attr}"
        for module in modules()
        if not module.name.startswith(("fpz_app/sync/", "fpz_app/central/"))
        for node in module.walk()
        if isinstance(node, ast.Attribute) and node.attr in {"AF_INET", "AF_INET6", "create_connection", "create_server"}
    ]
    assert found == []


def test_only_the_page_kit_makes_a_paragraph() -> None:
    makers = {module.name for module in modules() for name, _ in module.calls() if name in {"Paragraph", "XPreformatted"}}
    assert {each for each in makers if not each.startswith(PAGE_KIT)} == set()


def test_what_paints_may_name_a_row_of_casework_and_never_ask_for_it() -> None:
    found = [
        f"{module.name} imports {each}"
        for folder in ("screens", "widgets", "forms")
        for module in modules(f"fpz_app/ui/{folder}")
        for each in module.imports()
        if each.startswith("fpz_app.casework") and not each.rpartition(".")[2][:1].isupper()
    ]
    assert found == []


def test_actions_questions_and_prints_take_today_as_an_argument() -> None:
    clocked = {
        f"{module.name}:{call.lineno}"
        for folder in ("casework", "documents", "interchange")
        for module in modules(f"fpz_app/{folder}")
        for name, call in module.calls()
        if name == "today" or (name == "now" and not call.args and not call.keywords)
    }
    assert clocked == set()


def _first_two(imported: str) -> set[str]:
    parts = imported.split(".")
    return {parts[0], ".".join(parts[:2])}
