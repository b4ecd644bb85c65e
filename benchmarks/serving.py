"""What pages cost on a large record: time, size, the server's memory, and whether it bears many readers.

usage: serving.py RECORD [--times 20] [--seconds 60] [--rate 50] [--only WORD]

Starts `dragoman serve` on loopback. Each kind of address is asked for with other values every time: cold is
the first time that an address is asked for, cached the second; busy is the time that the server's processor
had to work for it (that of PostgreSQL aside). Then, for a popular and for a uniform mix of addresses (see
`addresses`), a server that is just started is sent so many requests a second, whether or not earlier ones
were answered.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.addresses import SHARES, Addresses, Pool, mixed
from dragoman.store import Record

PATIENCE = 30.0
"""Seconds after which a reader gives up."""
IDLE = 2.0
"""Seconds for which a connection that is not in use is kept."""
GONE = 599
"""The status of what was not answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How long an answer took, in milliseconds; how large it is, in bytes; and its status."""

    took: float
    size: int
    status: int


@contextmanager
def server(record: str, *options: str) -> Iterator[tuple[int, int]]:
    """A server of this record: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman.serve.cli.main", "serve", "--record", record]
    command += ["--port", str(port), "--limit", "1000000/minute", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        began = time.perf_counter()
        while process.poll() is None:
            try:
                httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=30)
                break
            except httpx.TransportError:
                time.sleep(0.02)
        print(f"answers after {time.perf_counter() - began:.1f} s", flush=True)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def memory(pid: int) -> str:
    """What a process holds in memory, now and at most."""
    said = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    now, most = (int(said[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    return f"memory: {now} MB, at most {most} MB"


def busy(pid: int) -> float:
    """How long the processor has worked for a process, in milliseconds, whatever else ran meanwhile."""
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(said[11]) + int(said[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def at(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Readers:
    """Asks a server over connections that are used again; costs little itself."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[tuple[float, asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def get(self, address: str) -> Answer:
        """The answer to an address."""
        began = time.perf_counter()
        try:
            status, size = await asyncio.wait_for(self._ask(address), PATIENCE)
        except (TimeoutError, OSError, EOFError):
            status, size = GONE, 0
        return Answer((time.perf_counter() - began) * 1000, size, status)

    async def _ask(self, address: str) -> tuple[int, int]:
        reader, writer = await self._connection()
        host = f"127.0.0.1:{self._port}"
        writer.write(f"GET {address} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\n\r\n".encode())
        begun, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines if line)
        size = len(await reader.readexactly(int(headers.get("content-length", 0))))
        self._idle.append((time.perf_counter(), reader, writer))
        return int(begun.split()[1]), size

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while self._idle:
            since, reader, writer = self._idle.pop()
            if time.perf_counter() - since < IDLE:
                return reader, writer
            writer.close()
        return await asyncio.open_connection("127.0.0.1", self._port)


async def warm(readers: Readers, pools: Sequence[Pool]) -> None:
    """Ask once for something of each kind, so that languages and templates are loaded."""
    for pool in pools:
        last = pool.addresses[-1]
        # An answer that sets a cookie is not kept: what has one address alone is still cold afterwards.
        await readers.get(last if len(pool.addresses) > 1 else f"{last}?lang=en")


async def table(port: int, pid: int, pools: Sequence[Pool], times: int) -> None:
    """Print a row a kind of address."""
    readers = Readers(port)
    await warm(readers, pools)
    heads = f"{'cold p50':>9} {'p95':>6} {'busy':>5} {'cached p50':>11} {'p95':>6} {'busy':>5} {'kB':>4}"
    print(f"{'address':18} {heads}")
    every: dict[str, list[Answer]] = {"cold": [], "cached": []}
    for pool in pools:
        wanted = pool.addresses[: max(1, min(times, len(pool.addresses) - 1))]
        columns, answers = [], []
        for turn in every:
            began = busy(pid)
            some = [await readers.get(one) for one in wanted]
            took = [one.took for one in some]
            columns += [at(took, 0.5), at(took, 0.95), (busy(pid) - began) / len(some)]
            answers += some
            every[turn] += some
        statuses = Counter(one.status for one in answers)
        times_ = "{:9.0f} {:6.0f} {:5.0f} {:11.1f} {:6.1f} {:5.1f}".format(*columns)
        print(f"{pool.name:18} {times_} {max(one.size for one in answers) / 1000:4.0f}", end="  ")
        print("" if set(statuses) == {200} else dict(statuses), flush=True)
    for turn, answers in every.items():
        told = ", ".join(
            f"p{share} {at([one.took for one in answers], share / 100):.0f}" for share in (50, 95, 99)
        )
        print(f"all kinds, {turn}: {told} ms; the largest {max(one.size for one in answers) / 1000:.0f} kB")


async def crowd(readers: Readers, chosen: Sequence[str], rate: int) -> list[Answer]:
    """The answers to these addresses, asked for at so many a second whatever is still open."""
    began, tasks = time.perf_counter(), []
    for number, address in enumerate(chosen):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(readers.get(address)))
    return list(await asyncio.gather(*tasks))


async def bear(port: int, pid: int, pools: Sequence[Pool], seconds: int, rate: int, popular: bool) -> None:
    """Print how a mix was answered."""
    readers = Readers(port)
    await warm(readers, pools)
    chosen = mixed(pools, seconds * rate, popular=popular)
    began, clock = busy(pid), time.perf_counter()
    answers = await crowd(readers, [address for _, address in chosen], rate)
    spent, lasted = busy(pid) - began, time.perf_counter() - clock
    statuses = Counter(one.status for one in answers)
    print(
        f"{'popular' if popular else 'uniform'} mix: {len(answers)} requests, {rate} a second, "
        f"{len(set(chosen))} different; answered in {lasted:.1f} s; statuses {dict(statuses)}; "
        f"busy {spent / len(answers):.1f} ms each, {spent / lasted / 10:.0f} % of a processor"
    )
    for part in (*SHARES, "all"):
        took = [one.took for (of, _), one in zip(chosen, answers, strict=True) if part in (of, "all")]
        told = ", ".join(f"p{share} {at(took, share / 100):.0f}" for share in (50, 95, 99))
        print(f"  {part:18} {len(took):5} requests: {told}, worst {max(took):.0f} ms")


def main() -> int:
    """Print the table, then how each mix was answered."""
    parser = argparse.ArgumentParser(description="What pages cost on a large record.")
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    with Record.open(args.record, create=False) as record:
        pools = [one for one in Addresses(record).pools() if args.only in one.name]
    if args.times:
        with server(args.record) as (port, pid):
            asyncio.run(table(port, pid, pools, args.times))
            print(memory(pid), flush=True)
    for popular in (True, False) if args.seconds else ():
        with server(args.record) as (port, pid):
            asyncio.run(bear(port, pid, pools, args.seconds, args.rate, popular))
            print(memory(pid), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
