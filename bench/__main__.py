"""Drives real conversations over HTTP against a service in a process of its own, and prints figures.

``python -m bench`` starts ``voordeur run`` on a database of its own, lets 16 conversations run side by
side for a while, then sends one conversation 500 messages. Every answer was stored durably before it
came back. The load stays on loopback and ends by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

INTAKE = (
    "hallo",
    "mijn coach kwam drie keer niet opdagen en belde niet af",
    "nee",
    "1",
    "nee",
    "nog met niemand",
    "Robin",
    "uitleg",
    "hoe lang duurt het",
    "ja",
    "hoe gaat het met mijn klacht",
    "bedankt",
)
ORGANISATION = "weres-4-u"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder: Path, port: int, database_url: str | None) -> subprocess.Popen[str]:
    """Start the service and wait until it says that it is ready."""
    environ = {**os.environ, "VOORDEUR_DATA_DIR": str(folder)}
    if database_url:
        environ["VOORDEUR_DATABASE_URL"] = database_url
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--port", str(port)],
        env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if "is ready on" in line:
            return process
    raise SystemExit("the service did not start")


async def converse(client: httpx.AsyncClient, until: float, seconds: list[float]) -> None:
    while time.perf_counter() < until:
        sender = secrets.token_hex(16)
        for message in INTAKE:
            seconds.append(await say(client, sender, message))


async def say(client: httpx.AsyncClient, sender: str, message: str) -> float:
    started = time.perf_counter()
    answer = await client.post(
        "/webhooks/rest/webhook",
        json={"sender": sender, "message": message, "metadata": {"organisation": ORGANISATION}},
    )
    answer.raise_for_status()
    return time.perf_counter() - started


async def throughput(base: str, conversations: int, duration: float) -> dict[str, float]:
    seconds: list[float] = []
    limits = httpx.Limits(max_connections=conversations)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        await converse(client, time.perf_counter() + 2, [])  # warm
        started = time.perf_counter()
        until = started + duration
        await asyncio.gather(*(converse(client, until, seconds) for _ in range(conversations)))
        took = time.perf_counter() - started
    seconds.sort()
    return {
        "messages": len(seconds),
        "messages_per_second": round(len(seconds) / took, 1),
        "median_ms": round(statistics.median(seconds) * 1000, 1),
        "p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 1),
    }


async def length(base: str, messages: int) -> dict[str, float]:
    """One conversation of many messages, alone: cost of the late ones against the early ones."""
    seconds = []
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        sender = secrets.token_hex(16)
        await say(client, sender, "hallo")
        for number in range(messages):
            seconds.append(await say(client, sender, f"en toen kwam hij weer niet opdagen bij ons gesprek nummer {number}"))
    early = statistics.median(seconds[5:25])
    late = statistics.median(seconds[-20:])
    return {"message_10_ms": round(early * 1000, 2), f"message_{messages}_ms": round(late * 1000, 2), "ratio": round(late / early, 2)}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="bench")
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--conversations", type=int, default=16)
    arguments.add_argument("--length", type=int, default=500)
    arguments.add_argument("--database-url")
    told = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        process = start(Path(folder), port, told.database_url)
        try:
            base = f"http://127.0.0.1:{port}"
            figures = {
                "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
                "throughput": asyncio.run(throughput(base, told.conversations, told.seconds)),
                "length": asyncio.run(length(base, told.length)),
                "memory_mb": memory_mb(process.pid),
            }
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)
    print(json.dumps(figures, indent=2))


def memory_mb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


if __name__ == "__main__":
    main()
