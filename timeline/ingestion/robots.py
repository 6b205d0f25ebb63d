"""What robots.txt of a site allows. Source: RFC 9309."""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from timeline.ingestion.characters import decode
from timeline.ingestion.network import TOKEN, Declined, Network
from timeline.ingestion.parsed import Unusable

MAX_BYTES = 500_000
LONGEST_DELAY = 30.0


class Robots:
    """The rules of the sites asked so far; each site is asked for them once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._rules: dict[str, Protego | None] = {}

    def require(self, address: str) -> float:
        """The seconds to leave between requests to the site. Raises Unusable where the address is not to be asked."""
        rules = self._of(address)
        if rules is None:
            return 0.0
        if not rules.can_fetch(address, TOKEN):
            raise Unusable(
                "the site's robots.txt asks programs to stay away; save the page in a browser and add the file"
            )
        return min(float(rules.crawl_delay(TOKEN) or 0), LONGEST_DELAY)

    def _of(self, address: str) -> Protego | None:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(site)
        return self._rules[site]

    def _asked(self, site: str) -> Protego | None:
        """No rules where there is no robots.txt. A site that cannot say is left alone (RFC 9309, 2.3.1.4)."""
        try:
            answer = self._network.get(f"{site}/robots.txt")
        except Unusable as refusal:
            if isinstance(refusal, Declined) and 400 <= refusal.status < 500:
                return None
            raise Unusable(f"robots.txt cannot be read: {refusal}") from None
        return Protego.parse(decode(answer.content[:MAX_BYTES]))
