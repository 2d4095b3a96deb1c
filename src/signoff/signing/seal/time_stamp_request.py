"""Time stamps by RFC 3161 over HTTP: asked for only where the user has set a server, and within bounds.

Imports pyHanko, so it is imported only where something is sealed.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request

from asn1crypto import cms, tsp
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from signoff.errors import SealProblem, on_one_line
from signoff.signing.seal.settings import is_web
from signoff.signing.seal.stamp import in_one_form

TIMEOUT = 15.0
"""Seconds that a server has for the whole of its answer."""

_LARGEST = 1024 * 1024
_CHUNK = 16 * 1024


class HttpTimeStamper(TimeStamper):
    """Asks one server for a time stamp, once for each seal; raises SealProblem with one sentence."""

    def __init__(self, url: str, timeout: float = TIMEOUT) -> None:
        """Take the server's address, http or https, and the seconds that it has to answer."""
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko left it without annotations
        if not is_web(url):
            raise SealProblem(
                f"“{on_one_line(url)}” is not the address of a time stamp server: it begins with https://."
            )
        self._url = url
        self._timeout = timeout

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the server's answer."""
        try:
            return tsp.TimeStampResp.load(self._answer(req.dump()), strict=True)
        except ValueError as problem:
            raise self._bad("its answer is not a time stamp") from problem

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Return the stamp of a digest, in the one form in which seals keep it."""
        try:
            return in_one_form(await super().async_timestamp(message_digest, md_algorithm))
        except TimestampRequestError as problem:
            raise self._bad("it refused, or answered another question") from problem
        except (ValueError, TypeError, LookupError, AttributeError) as problem:  # pyHanko, of a stamp without its parts
            raise self._bad("it refused, or its answer is not a time stamp") from problem

    def _answer(self, question: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        request = urllib.request.Request(self._url, question, headers)  # noqa: S310  # http or https: see __init__
        try:
            with _opener().open(request, timeout=self._timeout) as stream:
                answer = _read(stream, time.monotonic() + self._timeout)
        except TimeoutError as problem:
            raise self._bad(f"it did not answer within {self._timeout:g} seconds") from problem
        except urllib.error.HTTPError as problem:
            problem.close()
            raise self._bad(f"it answered with status {problem.code}") from problem
        except urllib.error.URLError as problem:
            timed_out = isinstance(problem.reason, TimeoutError)
            raise self._bad("it did not answer in time" if timed_out else "it cannot be reached") from problem
        except (OSError, http.client.HTTPException) as problem:
            raise self._bad("the connection broke") from problem
        except ValueError as problem:  # letters that no address and no host's name can have
            raise self._bad("its address is none that can be asked") from problem
        if len(answer) > _LARGEST:
            raise self._bad("its answer is too large")
        return answer

    def _bad(self, why: str) -> SealProblem:
        return SealProblem(f"The time stamp server {on_one_line(self._url)} gave no time stamp: {why}.")


def _read(stream: http.client.HTTPResponse, until: float) -> bytes:
    """Return what the server sends, at most a little over the limit; raises TimeoutError when it takes too long."""
    answer = b""
    while len(answer) <= _LARGEST and (piece := stream.read1(_CHUNK)):
        answer += piece
        if time.monotonic() > until:
            raise TimeoutError
    return answer


def _opener() -> urllib.request.OpenerDirector:
    """Return what opens http and https, through the system's proxy if it has one, and follows no redirection."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
