"""Every web server writes its log a little differently; all of them tell the same story."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from showkit.visits.access_log import Request, parse_line
from showkit.visits.formats.line_reader import LineReader
from showkit.visits.formats.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Callable

LOGS = Path(__file__).parent / "logs"
TOKEN = "A" * 22
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def parsed(name: str) -> list[Request | None]:
    return [parse_line(line) for line in (LOGS / name).read_text("utf-8").splitlines()]


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


def test_nginx_lines_are_read_with_their_zones_turned_to_utc():
    """Two servers in two zones must not make two visits of one."""
    phone, desktop, head, *_ = parsed("nginx-combined.log")
    assert phone is not None
    assert phone.time == utc(2026, 11, 2, 19, 3, 22)
    assert (phone.method, phone.path, phone.query, phone.status) == ("GET", "/fr/p/", "", 200)
    assert phone.agent is not None
    assert phone.agent.startswith("Mozilla/5.0 (iPhone;")
    assert desktop is not None
    assert desktop.address == "2001:db8:85a3::8a2e:370:7334"
    assert (desktop.path, desktop.size) == (f"/p/{TOKEN}", 8192)
    assert desktop.referrer == "https://frasil.example/fr/p/"
    assert head is not None
    assert head.time == utc(2026, 11, 2, 19, 0, 0)
    assert (head.method, head.query, head.agent) == ("HEAD", f"via={TOKEN}&utm_source=x", "")


def test_escapes_are_undone_in_agents_and_paths():
    *_, file, scan, proxied = parsed("nginx-combined.log")
    assert file is not None
    assert file.path == "/files/les-marees/fiche technique été.pdf"
    assert file.time == utc(2027, 1, 1, 4, 59, 59)
    assert file.agent == 'Quoted "agent" with \\ and é'
    assert scan is not None
    assert (scan.method, scan.path, scan.status) == ("", "", 400)
    assert proxied is not None
    assert (proxied.path, proxied.query, proxied.agent) == ("/fr/a b/", "q=1", "curl/8.9")


def test_apache_may_put_the_virtual_host_in_front():
    first, posted, named = parsed("apache-vhost-combined.log")
    assert first is not None
    assert (first.address, first.query) == ("192.0.2.7", f"via={TOKEN}")
    assert first.agent == 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) "Odd" Agent \\ x'
    assert posted is not None
    assert (posted.address, posted.method, posted.size) == ("2001:db8::1", "POST", 0)
    assert named is not None
    assert named.path == "/"


def test_the_common_format_says_nothing_of_agents_which_is_not_an_empty_agent():
    """A missing agent string speaks for a machine; a log that has no such column does not."""
    first, hidden = parsed("apache-common.log")
    assert first is not None
    assert first.agent is None
    assert (first.path, first.query) == ("/p/read", TOKEN)
    assert hidden is not None
    assert hidden.address == ""


def test_lines_of_other_formats_are_not_guessed_at():
    assert parsed("not-ours.log") == [None] * 5


@settings(deadline=None, max_examples=500)
@given(st.text() | st.text(st.sampled_from('- []"\\/:AGET0123456789 '), max_size=120))
def test_no_line_whatever_stops_the_reading(line: str):
    """Anybody on the internet may write into an access log."""
    parse_line(line)
    parse_line(f'1.2.3.4 - - [02/Nov/2026:14:03:22 -0500] "{line}" 200 1 "-" "-"')


SIGNS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"])
REQUESTS = st.builds(
    Request,
    time=st.integers(600_000_000, 4_000_000_000).map(
        lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)
    ),
    address=st.ip_addresses().map(str),
    method=st.sampled_from(["GET", "HEAD", "POST"]),
    path=st.text(SIGNS, max_size=20).map(lambda text: f"/{text}"),
    query=st.text(st.sampled_from("abc123=&-_~"), max_size=20),
    status=st.sampled_from([200, 206, 304, 404]),
    size=st.integers(0, 10**12),
    referrer=st.text(SIGNS, max_size=20).filter(lambda text: text != "-"),
    agent=st.text(SIGNS, max_size=20).filter(lambda text: text != "-"),
    is_prefetch=st.just(False),  # noqa: FBT003 - a value that is given, not a flag
)


def escaped_as_nginx(text: str) -> str:
    bytes_ = text.encode()
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}" for b in bytes_)


def escaped_as_apache(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(
        sign if sign.isascii() else "".join(f"\\x{byte:02x}" for byte in sign.encode())
        for sign in quoted
    )


@pytest.mark.parametrize("escaped", [escaped_as_nginx, escaped_as_apache])
@settings(deadline=None, max_examples=300)
@given(
    request=REQUESTS, minutes=st.integers(-840, 840), host=st.sampled_from(["", "x.example:80 "])
)
def test_what_a_server_writes_is_read_back(
    escaped: Callable[[str], str], request: Request, minutes: int, host: str
):
    """Whatever a browser sends, in whatever zone the server lives."""
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    local = request.time.astimezone(zone)
    stamp = f"{local:%d}/{MONTHS[local.month - 1]}/{local:%Y:%H:%M:%S %z}"
    path = request.path.replace("%", "%25").replace("?", "%3F")
    target = f"{path}?{request.query}" if request.query else path
    line = (
        f"{host}{request.address} - - [{stamp}] "
        f'"{escaped(f"{request.method} {target} HTTP/1.1")}" {request.status} {request.size} '
        f'"{escaped(request.referrer) or "-"}" "{escaped(request.agent) or "-"}"'
    )
    assert parse_line(line) == request


_PIECES = [
    *("203.0.113.7", "2001:db8::1", "a.example:443", "-", "a b", "[", "]", " ", "  ", '"', "\\"),
    *("[02/Nov/2026:14:03:22 -0500]", "[02/Nov/2026:14:03:60 +0000]", "[99/Nov/2026:14:03:22 -05]"),
    *('"GET /fr/?via=x#y HTTP/1.1"', '"GET /a%20b HTTP/2.0"', '"GET http://x/ HTTP/1.1"', '"-"'),
    *("200", "2000", "-", "5", "x", '"Mozilla"', '"\\x22"', "\t", '""', "١٢٣"),
    *('"198.51.100.9, 10.0.0.1"', '"unknown"', '"été"', "{", "#", "\r", "\x1c", "\x85", "\x00"),
]
_WHOLE = [
    *("203.0.113.7", " ", "-", " ", "-", " ", "[02/Nov/2026:14:03:22 -0500]", " "),
    *('"GET /fr/ HTTP/1.1"', " ", "200", " ", "5", " ", '"-"', " ", '"Mozilla"'),
]


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.tuples(st.integers(0, 17), st.sampled_from(_PIECES)), max_size=4),
    st.lists(st.sampled_from([" ", *_PIECES]), max_size=4),
)
@example([], [" ", '"198.51.100.9, 10.0.0.1"', " ", "x"])
@example([], [" ", '"-"', '"Mozilla"'])
@example([(6, "[31/Dec/9999:23:59:60 -1200]")], [])
def test_the_quick_way_says_what_the_careful_one_says_or_nothing(changes, behind):
    pieces = list(_WHOLE)
    for at, piece in changes:
        pieces[at : at + 1] = [piece]
    line = "".join([*pieces, *behind])
    quick = plain_line(line.encode())
    assert quick is None or quick == LineReader().request(line)


def test_the_quick_way_is_that_of_a_plain_line():
    assert plain_line("".join(_WHOLE).encode()) == parse_line("".join(_WHOLE)) is not None
    behind_proxy = "".join([*_WHOLE, ' "198.51.100.9, 10.0.0.1"'])
    assert plain_line(behind_proxy.encode()) == parse_line(behind_proxy) is not None
    first, *_ = (LOGS / "nginx-combined.log").read_text("utf-8").splitlines()
    assert plain_line(first.encode()) is not None
