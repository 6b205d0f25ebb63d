"""Asking the web: only public machines, within bounds, with manners."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.ingestion.conftest import Site, answer
from timeline.ingestion.addresses import askable, is_public
from timeline.ingestion.network import Declined, Limits, Network
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.robots import Robots

CERTIFICATE = Path(__file__).parent / "localhost.pem"


@pytest.mark.parametrize(
    "number",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
        ),
        *("192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"),
        *("::127.0.0.1", "not an address", ""),
    ],
)
def test_addresses_of_this_machine_its_network_and_its_cloud_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_web_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/",
            "gopher://example.org/",
            "javascript:alert(1)",
            "data:text/html,x",
        ),
        *(
            "http://",
            "https:///path",
            "http://user:secret@example.org/",
            "http://exa mple.org/",
            "http://[::1",
            "//example.org",
        ),
        *(
            "http://example.org:99999/",
            "http://example.org/\r\nX: y",
            "http://" + "a" * 3_000 + ".org/",
            "http://a..b/",
        ),
    ],
)
def test_only_plain_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(Unusable):
        askable(address)


def test_an_address_is_asked_in_ascii() -> None:
    assert askable("https://münchen.example/straße?q=ä#top") == "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "0"])
def test_this_machine_is_not_asked_however_it_is_written(site: Site, host: str) -> None:
    port = site.address.rpartition(":")[2]
    with pytest.raises(Unusable):
        Network(Limits(tries=1)).get(f"http://{host}:{port}/")
    assert site.asked == []


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    network = Network(Limits(tries=1), resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Unusable, match=r"example\.org is 10\.0\.0\.1, which is not a public address"):
        network.get("http://example.org/")


def test_a_redirect_into_the_private_network_is_refused(site: Site, network: Network) -> None:
    site.serve("/", answer(status=302, Location="http://169.254.169.254/latest/meta-data/"))
    with pytest.raises(Unusable, match=r"169\.254\.169\.254, which is not a public address"):
        network.get(site.at("/"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://u:p@127.0.0.1/"])
def test_a_redirect_to_anything_but_the_web_is_refused(site: Site, network: Network, target: str) -> None:
    site.serve("/", answer(status=301, Location=target))
    with pytest.raises(Unusable):
        network.get(site.at("/"))


def test_a_name_is_resolved_once_and_the_connection_goes_to_what_was_checked(site: Site) -> None:
    """The name changes its address after the check, as in DNS rebinding: the second answer is never asked for."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    resolved = []

    def resolve(host: str, port: int) -> list[str]:
        resolved.append(host)
        return next(answers)

    site.serve("/", b"hello")
    port = site.address.rpartition(":")[2]
    found = Network(Limits(tries=1), loopback=True, resolve=resolve).get(f"http://changes.example:{port}/")
    assert (found.content, resolved) == (b"hello", ["changes.example"])
    assert site.headers[0]["host"] == f"changes.example:{port}"


def test_redirects_are_followed_and_end(site: Site, network: Network) -> None:
    site.serve("/a", answer(status=301, Location="/b"))
    site.serve("/b", b"here")
    assert network.get(site.at("/a")).address == site.at("/b")
    site.serve("/round", answer(status=302, Location="/round"))
    with pytest.raises(Unusable, match="more than 5 redirects"):
        network.get(site.at("/round"))


def test_an_answer_larger_than_allowed_is_refused_before_it_is_read(site: Site, network: Network) -> None:
    site.serve("/", answer(b"x", Content_Length="999999999999"))
    with pytest.raises(Unusable, match="999,999,999,999 bytes"):
        network.get(site.at("/"))


def test_an_answer_without_end_is_cut(site: Site, network: Network) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65_536)

    with pytest.raises(Unusable, match="more than 200,000 bytes"):
        network.get(site.serve("/", endless))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_answer_is_expanded_within_bounds(site: Site, network: Network, encoding: str) -> None:
    compress = gzip.compress if encoding == "gzip" else zlib.compress
    assert network.get(site.serve("/", answer(compress(b"hello"), Content_Encoding=encoding))).content == b"hello"
    bomb = compress(bytes(50_000_000))
    with pytest.raises(Unusable, match="500,000 expanded"):
        network.get(site.serve("/bomb", answer(bomb, Content_Encoding=encoding)))


def test_an_encoding_that_was_not_asked_for_is_refused(site: Site, network: Network) -> None:
    with pytest.raises(Unusable, match='encoded as "br"'):
        network.get(site.serve("/", answer(b"x", Content_Encoding="br")))
    with pytest.raises(Unusable, match="not the compressed text"):
        network.get(site.serve("/gzip", answer(b"no gzip", Content_Encoding="gzip")))


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_sends_a_byte_now_and_then_is_left_after_the_time_for_a_document(site: Site, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            request.send_response(200)
            request.end_headers()
        for _ in range(100):
            request.wfile.write(b"H")
            request.wfile.flush()
            time.sleep(0.1)

    network = Network(Limits(seconds=0.5, stall=5, tries=1), loopback=True)
    began = time.monotonic()
    with pytest.raises(Unusable, match=r"not sent within 0\.5 seconds"):
        network.get(site.serve("/", drip))
    assert time.monotonic() - began < 8, "all of it takes ten seconds"


def test_a_server_that_accepts_and_says_nothing_is_left(network: Network) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Unusable, match=r"no answer in time|not sent within"):
            Network(Limits(seconds=5, stall=0.2, tries=1), loopback=True).get(f"http://127.0.0.1:{port}/")


def test_headers_without_end_are_refused(site: Site, network: Network) -> None:
    def many(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for number in range(5_000):
            request.send_header(f"X-{number}", "y")
        request.end_headers()

    with pytest.raises(Unusable):
        network.get(site.serve("/", many))


def test_half_an_answer_is_no_answer(site: Site, network: Network) -> None:
    with pytest.raises(Unusable, match="3 tries"):
        network.get(site.serve("/", answer(b"half", Content_Length="8")))


def test_what_may_pass_is_tried_again_later_each_time(site: Site) -> None:
    waits: list[float] = []
    site.serve("/", answer(status=503))

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            site.serve("/", b"back")

    assert Network(Limits(), loopback=True, sleep=sleep).get(site.at("/")).content == b"back"
    assert waits == [1, 2]


def test_a_server_that_asks_to_come_back_is_obeyed_or_left(site: Site, network: Network) -> None:
    with pytest.raises(Unusable, match="come back in 3,600 seconds"):
        network.get(site.serve("/", answer(status=429, Retry_After="3600")))


def test_a_missing_page_is_said_to_be_missing(site: Site, network: Network) -> None:
    with pytest.raises(Declined, match=r"the server answered 404 Not Found"):
        network.get(site.at("/missing"))


def test_we_say_who_we_are(site: Site, network: Network) -> None:
    network.get(site.serve("/", b"hello"))
    assert site.headers[0]["user-agent"].startswith("timeline/")


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, network: Network) -> None:
    found = network.get(site.serve("/", answer(status=304)), {"If-None-Match": '"a"'})
    assert (found.status, found.content, site.headers[0]["if-none-match"]) == (304, b"", '"a"')


def test_a_proxy_is_asked_where_the_usual_variable_names_one(
    site: Site, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.address)
    monkeypatch.setenv("no_proxy", "")
    site.routes["http://unknown.invalid/a"] = b"by proxy"
    unknown = Network(network.limits, loopback=True, resolve=lambda host, port: [])
    assert unknown.get("http://unknown.invalid/a").content == b"by proxy"


def test_a_private_address_is_refused_behind_a_proxy_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.address)
    with pytest.raises(Unusable, match="not a public address"):
        Network(Limits(tries=1)).get("http://169.254.169.254/latest/meta-data/")
    assert site.asked == []


def test_what_robots_txt_forbids_is_not_asked(site: Site, network: Network) -> None:
    site.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", media_type="text/plain"))
    robots = Robots(network)
    assert robots.require(site.at("/open")) == 7
    with pytest.raises(Unusable, match=r"robots\.txt asks programs to stay away"):
        robots.require(site.at("/private/page"))
    assert site.asked == ["/robots.txt"]


def test_a_site_without_robots_txt_is_open_and_one_that_cannot_say_is_not(site: Site, network: Network) -> None:
    assert Robots(network).require(site.at("/page")) == 0
    site.serve("/robots.txt", answer(status=500))
    with pytest.raises(Unusable, match=r"robots\.txt cannot be read: the server answered 500"):
        Robots(network).require(site.at("/page"))


def test_connections_are_closed(site: Site, network: Network) -> None:
    before = threading.active_count()
    for _ in range(5):
        network.get(site.serve("/", b"hello"))
    time.sleep(0.05)
    assert threading.active_count() <= before + 2


@pytest.fixture
def secure_site() -> Iterator[str]:
    """A server with the certificate of localhost in localhost.pem, which nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain, _ = listening.accept()
                with context.wrap_socket(plain, server_side=True) as connection:
                    connection.recv(65_536)
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
            except ssl.SSLError:
                continue
            except OSError:
                return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://localhost:{listening.getsockname()[1]}/"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(2)


def test_a_certificate_that_nobody_trusts_is_refused(secure_site: str, network: Network) -> None:
    with pytest.raises(Unusable, match="the certificate is not valid"):
        network.get(secure_site)


def test_a_certificate_is_checked_against_the_name_though_the_connection_goes_to_a_number(
    secure_site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    network = Network(Limits(tries=1), loopback=True, resolve=lambda host, port: ["127.0.0.1"])
    assert network.get(secure_site).content == b"secret"
    with pytest.raises(Unusable, match="the certificate is not valid"):
        network.get(secure_site.replace("localhost", "other.example"))
