"""The centre as a laptop reaches it: who is trusted, and what every fault of a network is called (T-23)."""

from pathlib import Path

import httpx
import msgspec
import pytest

from fpz_app.domain.errors import Problem
from fpz_app.security.device import Signer
from fpz_app.sync.address import checked
from fpz_app.sync.protocol import Challenge, Control, PageEnd, PageHead, SignedIn, Wanted, pack
from fpz_app.sync.remote import Remote
from fpz_app.sync.troubles import Declined, Misnumbered, Offline, Untrusted
from tests.helpers.tls import Authority, make_authority, serving

CONTROL = Control(orders=(), least_schema=1, lease_days=14, time=0)


def answering(*answers: httpx.Response | Exception) -> tuple[Remote, list[httpx.Request]]:
    """A remote whose network gives these answers in turn, and what it was asked."""
    left, asked = list(answers), []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        given = left.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    return Remote("https://centre.example.org", Signer(), transport=httpx.MockTransport(answer)), asked


def said(message: object, status: int = 200) -> httpx.Response:
    return httpx.Response(status, content=msgspec.json.encode(message))


def signing_in() -> tuple[httpx.Response, httpx.Response]:
    return said(Challenge(nonce="n")), said(SignedIn(token="t", seconds=900))


@pytest.mark.parametrize("typed", ["centre.example.org", " https://centre.example.org/ ", "https://centre.example.org"])
def test_an_address_is_taken_as_it_is_typed(typed: str) -> None:
    assert checked(typed) == "https://centre.example.org"


@pytest.mark.parametrize("typed", ["http://centre.example.org", "http://192.0.2.7:8000"])
def test_an_address_in_clear_text_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="not safe") as refused:
        checked(typed)
    assert refused.value.field == "centre"


@pytest.mark.parametrize("typed", ["", "https://", "ftp://centre.example.org", "https://me:secret@centre.example.org"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="not an address"):
        checked(typed)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_centre_on_this_machine_needs_no_certificate(host: str) -> None:
    assert checked(f"http://{host}:8443").startswith("http://")


def test_each_request_is_signed_with_the_devices_key() -> None:
    remote, asked = answering(*signing_in(), said(CONTROL))
    remote.control(3)
    request = asked[-1]
    assert (request.headers["Authorization"], request.url.raw_path) == ("Bearer t", b"/v1/control?after=3")
    assert request.headers["Fpz-Proof"]


def test_the_token_is_asked_for_once() -> None:
    remote, asked = answering(*signing_in(), said(CONTROL), said(CONTROL))
    remote.control(0)
    remote.control(0)
    assert [request.url.path for request in asked].count("/v1/token") == 1


def test_a_token_that_is_no_longer_taken_is_got_again() -> None:
    unknown = said({"message": "The centre does not know this laptop."}, 401)
    remote, _ = answering(*signing_in(), unknown, *signing_in(), said(CONTROL))
    assert remote.control(0) == CONTROL


def test_a_laptop_that_is_not_known_hears_it_in_the_centres_words() -> None:
    unknown = said({"message": "The centre does not know this laptop."}, 401)
    remote, _ = answering(*signing_in(), unknown, unknown)
    with pytest.raises(Declined, match="does not know this laptop"):
        remote.control(0)


def test_the_number_wanted_is_told() -> None:
    remote, _ = answering(*signing_in(), said(Wanted(wanted=4, forked=True), 409))
    with pytest.raises(Misnumbered) as wrong:
        remote.push([])
    assert (wrong.value.wanted, wrong.value.forked) == (4, True)


FAULTS = [
    httpx.ConnectError("no"),
    httpx.ReadTimeout("slow"),
    httpx.RemoteProtocolError("half"),
    httpx.ProxyError("proxy"),
    httpx.ReadError("reset"),
    httpx.Response(408),
    httpx.Response(500),
    httpx.Response(503),
    httpx.Response(302, headers={"Location": "https://login.example.net"}),
    httpx.Response(200, html="<html>Sign in to the hall's network</html>"),
    httpx.Response(404, html="<html>Not here</html>"),
    httpx.Response(200, content=b""),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{type(fault).__name__} {getattr(fault, 'status_code', '')}")
def test_every_fault_of_the_network_is_told_as_offline(fault: httpx.Response | Exception) -> None:
    remote, _ = answering(fault)
    with pytest.raises(Offline) as told:
        remote.control(0)
    assert told.value.remedy


@pytest.mark.parametrize("length", range(0, 40, 4))
def test_a_page_that_is_cut_off_is_told_as_offline(length: int) -> None:
    whole = pack([PageHead(epoch="e", after=0, to=1, head=1), PageEnd(count=0)])
    remote, _ = answering(*signing_in(), httpx.Response(200, content=whole[:length]))
    with pytest.raises(Offline, match="cut off"):
        remote.pull(after=0, limit=1, told=0)


def test_a_page_that_lacks_works_is_told_as_cut_off() -> None:
    lacking = pack([PageHead(epoch="e", after=0, to=1, head=1), PageEnd(count=2)])
    remote, _ = answering(*signing_in(), httpx.Response(200, content=lacking))
    with pytest.raises(Offline, match="cut off"):
        remote.pull(after=0, limit=1, told=0)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that this machine trusts."""
    made = make_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")


def asks(certificate: Path | None, scheme: str = "https") -> None:
    with serving(certificate) as port:
        remote = Remote(f"{scheme}://localhost:{port}", Signer())
        try:
            remote.control(0)
        finally:
            remote.close()


def test_a_certificate_that_the_machine_trusts_is_taken(authority: Authority) -> None:
    with pytest.raises(Offline, match="in place of the centre"):  # it got as far as an answer
        asks(authority.certify("localhost"))


def test_a_certificate_that_has_run_out_is_refused(authority: Authority) -> None:
    with pytest.raises(Untrusted, match="has run out"):
        asks(authority.certify("localhost", days=-1))


def test_a_certificate_of_another_host_is_refused(authority: Authority) -> None:
    with pytest.raises(Untrusted, match="belongs to another address"):
        asks(authority.certify("centre.example.org"))


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path, authority: Authority) -> None:
    (tmp_path / "stranger").mkdir()
    with pytest.raises(Untrusted, match="does not trust"):
        asks(make_authority(tmp_path / "stranger").certify("localhost"))


def test_what_answers_in_clear_text_is_refused(authority: Authority) -> None:
    with pytest.raises(Untrusted, match="does not speak HTTPS"):
        asks(None)
