"""A time stamp server of the tests' own, on this machine."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import cms, keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing import seals

STAMPED = dt.datetime(2026, 11, 23, 9, 31, tzinfo=dt.UTC)

MOODS = ("refuses", "another digest", "another nonce", "nonsense", "error", "nothing", "huge", "moved", "chain")
"""The ways in which a server fails to give a valid stamp."""


class Server(HTTPServer):
    """Answers according to its mood, and counts the questions."""

    mood = "well"
    questions = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/stamp"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        """Answer one question."""
        self.server.questions += 1
        question = self.rfile.read(int(self.headers["Content-Length"]))
        mood = self.server.mood
        if mood == "slow":
            time.sleep(1.2)  # longer than the client waits, which is what is tested
        answer = _answer(question, mood)
        status = {"error": 503, "moved": 302}.get(mood, 200)
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply")
        if mood == "moved":
            self.send_header("Location", "file:///etc/passwd")
        self.end_headers()
        try:
            self.wfile.write(answer)
        except OSError:
            return  # the client has gone

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def _authority() -> DummyTimeStamper:
    private = seals.rsa_key()
    own = seals.certificate(private, name="Time stamps", purposes=seals.STAMPING)
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = x509.Certificate.load(own.public_bytes(Encoding.DER))
    store = SimpleCertificateStore()
    store.register(certificate)
    return DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(der), store, fixed_dt=STAMPED)


def _answer(question: bytes, mood: str) -> bytes:
    if mood in ("nonsense", "nothing", "huge", "slow"):
        return {"nonsense": b"<html>", "huge": b"x" * 3_000_000}.get(mood, b"")
    if mood == "refuses":
        return bytes.fromhex("30053003020102")  # PKIStatus 2, rejection, and no stamp
    request = tsp.TimeStampReq.load(question)
    if mood == "another digest":
        request["message_imprint"]["hashed_message"] = bytes(32)
    if mood == "another nonce":
        request["nonce"] = 7
    answered = asyncio.run(_authority().async_request_tsa_response(request))
    if mood == "chain":  # more certificates that vouch for its key than a seal has room for
        crowd = [seals.certificate(seals.rsa_key(), name="Time stamps", ca=True) for _ in range(40)]
        certificates = answered["time_stamp_token"]["content"]["certificates"]
        for certificate in crowd:
            certificates.append(
                cms.CertificateChoices("certificate", x509.Certificate.load(certificate.public_bytes(Encoding.DER)))
            )
    return bytes(answered.dump(force=True))


@contextmanager
def server(mood: str = "well") -> Iterator[Server]:
    """Run a server while it is needed."""
    with Server(("127.0.0.1", 0), _Handler) as running:
        running.mood = mood
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield running
        finally:
            running.shutdown()
            thread.join()
