"""Web addresses: which may be asked, and when two of them are the same article's."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from timeline.ingestion.parsed import Unusable

MAX_ADDRESS: Final = 2_000
"""Characters of an address, at most; browsers and servers refuse longer ones."""

_TRACKING: Final = re.compile(
    r"""utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|ocid|cmpid|cmp
    |ncid|icid|spm|ref|ref_src|ref_url|referrer|source|src|smid|smtyp|partner|feature|share|sharedid|shared
    |at_\w+|xtor|wt_\w+|s_cid|cid|mkt_tok|_hs\w+|hs\w+tracking|vero_id|oly_\w+|rss|feed|amp|outputtype
    |__twitter_impression|campaign_?id|sid|phpsessid""",
    re.VERBOSE,
)
"""Parameters of an address that say how the reader came, not what is read.

Matches:
    utm_source
    fbclid
    ref
    __twitter_impression
Does not match:
    id
    article
    refresh
"""

_MOBILE: Final = re.compile(r"^(?:www|m|mobile|amp|wap|touch)\.")
_AMP_PATH: Final = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)")
_ARCHIVE: Final = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(https?://.+)$", re.IGNORECASE)
_AMP_CACHE: Final = re.compile(r"^https?://(?:www\.google\.[a-z.]+/amp/s?/?|[\w-]+\.cdn\.ampproject\.org/[cv]/s/)(.+)$")


def resolve_link(base: str, link: str) -> str:
    """The address that a link of a page leads to, "" for one that is none: "http://[a"."""
    try:
        address = urljoin(base, link.strip())
        urlsplit(address)
    except ValueError:
        return ""
    return address


def same_article(address: str) -> str:
    """The form that an article's addresses have in common; for comparing, not for asking.

    "http://m.example.org/a/?utm_source=x#top" and "https://www.example.org/a/amp" are both "example.org/a".
    """
    if match := _ARCHIVE.match(address):
        address = match[1]
    if match := _AMP_CACHE.match(address):
        address = "https://" + match[1].removeprefix("https://")
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address
    host = _MOBILE.sub("", host)
    host = re.sub(r"^(\w+)\.m\.", r"\1.", host)  # de.m.wikipedia.org
    path = _AMP_PATH.sub("", re.sub(r"/{2,}", "/", parts.path)).rstrip("/")
    path = re.sub(r"/index\.(?:html?|php)$", "", path)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    shown_port = f":{port}" if port and port not in (80, 443) else ""
    return f"{host}{shown_port}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def _is_tracking(key: str) -> bool:
    return _TRACKING.fullmatch(key.lower()) is not None


def askable(address: str) -> str:
    """The address as it is asked: ASCII, without a fragment. Raises Unusable when it is none of http or https."""
    address = address.strip()
    if len(address) > MAX_ADDRESS or any(char.isspace() or ord(char) < 32 for char in address):
        raise Unusable(f"not a web address: at most {MAX_ADDRESS:,} characters without blanks")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Unusable("not a web address; write one such as https://example.org/article") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise Unusable(f'only http and https are asked, not "{parts.scheme[:20]}"')
    if parts.username or parts.password:
        raise Unusable("a name or password stands in the address; take it out, it would be stored")
    shown = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme.lower(), shown + (f":{port}" if port else ""), path, query, ""))


_NOT_PUBLIC: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "168.63.129.16/32", "fec0::/10"),
        *("2001::/32", "2002::/16", "64:ff9b:1::/48"),
    )
)
"""Ranges that lead back to machines here beside those that ipaddress knows: shared, benchmark and tunnel addresses."""

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet. 169.254.169.254, where clouds keep credentials, is not.

    IPv4 inside IPv6 (mapped, and as NAT64 writes it) is judged as IPv4.
    """
    try:
        ip = ipaddress.ip_address(number.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
    if "%" in number or not ip.is_global:
        return False
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip in network for network in _NOT_PUBLIC)


def is_loopback(number: str) -> bool:
    """Return whether an IP address is of this machine itself; False for what is no address."""
    try:
        return ipaddress.ip_address(number).is_loopback
    except ValueError:
        return False
