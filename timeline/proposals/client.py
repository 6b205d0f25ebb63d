"""Asking a language model: one well-kept client, ``openai``, for every server that speaks like OpenAI's."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from timeline.plugins import extra
from timeline.proposals.files import answer_text, request_body
from timeline.proposals.requests import Request
from timeline.proposals.schema import Unreadable, read_answer
from timeline.settings import Proposer
from timeline.text import clean, shortened

if TYPE_CHECKING:
    from timeline.proposals.transport import Guarded

TRIES: Final = 4
"""Times that a request is sent again after 408, 409, 429, 5xx or no connection, later each time, or when the server
says."""
_SIMPLER: Final = (
    ("temperature",),
    ("temperature", "response_format"),
    ("temperature", "response_format", "max_tokens"),
)
"""What is left out in turn for a server that refuses a request as it is: not all know every field."""
_HOPELESS: Final = (401, 403, 404)
"""Answers after which no other article needs to be asked."""


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What came of one request: the events as JSON has them, or why there are none, and the tokens that it took.

    ``hopeless`` is whether the next request would fail alike. ``sent`` and ``received`` are 0 where the server does not
    say.
    """

    request: Request
    items: tuple[Any, ...] | None
    failed: str = ""
    hopeless: bool = False
    sent: int = 0
    received: int = 0


class Client:
    """Asks the server of the settings. Shared by threads; what it says never holds the key.

    Raises:
        Invalid: openai is not installed.
        Unusable: The address is none, or not to be asked.
    """

    def __init__(self, proposer: Proposer, transport: Guarded | None = None, tries: int = TRIES) -> None:
        with extra("llm", "asking a language model needs openai", "mkdocs.yml"):
            import httpx2
            import openai

            from timeline.proposals.transport import Guarded
        self._openai = openai
        self._proposer = proposer
        self._lock = threading.Lock()
        self._without: tuple[str, ...] = ()
        self._api = openai.OpenAI(
            # Never None: openai would take the key of the environment, which may be another server's.
            api_key=proposer.key or "none",
            base_url=proposer.url,
            max_retries=tries,
            http_client=httpx2.Client(
                transport=transport or Guarded(proposer.url), follow_redirects=False, trust_env=False
            ),
        )

    def ask(self, request: Request) -> ModelAnswer:
        """Return what the model answers; what goes wrong is said in the value, nothing is raised."""
        openai = self._openai
        try:
            body = self._completion(request)
        except openai.APIStatusError as error:
            return self._failed(request, _said(error), hopeless=error.status_code in _HOPELESS or _redirects(error))
        except openai.APITimeoutError:
            return self._failed(request, "no answer in time")
        except openai.OpenAIError as error:
            cause = error.__cause__
            return self._failed(request, f"no answer: {cause or error}")
        except (ValueError, TypeError, AttributeError) as error:  # an answer that is none of this interface
            return self._failed(request, f"the server's answer is not that of this interface: {error}")
        usage = body.get("usage") or {}
        sent, received = (_count(usage, name) for name in ("prompt_tokens", "completion_tokens"))
        try:
            content = answer_text(body)
            if self._proposer.key and self._proposer.key in content:
                return self._failed(request, "the answer holds the key; it is not kept", sent=sent, received=received)
            return ModelAnswer(request, tuple(read_answer(content)), sent=sent, received=received)
        except Unreadable as error:
            return self._failed(request, str(error), sent=sent, received=received)

    def _completion(self, request: Request) -> dict[str, Any]:
        """Return the completion as JSON has it, asked for more simply where the server refuses a field."""
        for without in (self._without, *(more for more in _SIMPLER if len(more) > len(self._without))):
            body = {
                name: value
                for name, value in request_body(request, self._proposer.model).items()
                if name not in without
            }
            try:
                response = self._api.post("/chat/completions", body=body, cast_to=dict[str, Any])
            except (self._openai.BadRequestError, self._openai.UnprocessableEntityError):
                if without == _SIMPLER[-1]:
                    raise
                continue
            with self._lock:
                self._without = without
            if not isinstance(response, dict):
                raise TypeError("no JSON object")
            return response
        raise AssertionError("nothing was asked")

    def _failed(
        self, request: Request, why: str, *, hopeless: bool = False, sent: int = 0, received: int = 0
    ) -> ModelAnswer:
        # Servers repeat what they were sent, keys included.
        key = self._proposer.key
        said = shortened(clean(why.replace(key, "...") if key else why), 300)
        return ModelAnswer(request, None, said, hopeless, sent, received)


def _said(error: Any) -> str:
    """Return what a server answered in place of a completion."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else body
    if _redirects(error):
        message = "it redirects, which is not followed; write the address that it leads to"
    return f"the server answered {error.status_code}" + (f": {message}" if isinstance(message, str) and message else "")


def _redirects(error: Any) -> bool:
    return 300 <= int(error.status_code) < 400


def _count(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else 0
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
