"""What pages cost on a large record: time, size, the server's memory, and whether it bears many readers.

usage: serving.py RECORD [--times 15] [--seconds 60] [--rate 50] [--only WORD]

Starts a server of its own on loopback. Each kind of address is asked for with other values every time: cold
is the first time that an address is asked for, cached the second; busy is the time that the processor had to
work for it. Then so many requests a second are sent, whether or not earlier ones were answered: 70 % lists
and dossiers, 20 % search, 10 % map and charts.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from benchmarks.asking import SECTORS, STATES, TYPES, Asking
from dragoman.serve.web import addresses
from dragoman.store import Record

SERVER = (
    "import sys, uvicorn\n"
    "from dragoman.serve.web.app import create_app\n"
    "from dragoman.serve.web.settings import Settings\n"
    "settings = Settings(record=sys.argv[1], port=int(sys.argv[2]), reading_limit='1000000/minute')\n"
    "uvicorn.run(create_app(settings), port=settings.port, log_config=None, access_log=False)\n"
)
"""As `dragoman serve`, but for the limit on requests of one reader."""
WORDS = (
    "chemin de fer",
    "coopération",
    "président",
    '"gaz naturel"',
    "commerc*",
    "Astana",
    "électricité -gaz",
)
LISTS, SEARCH, PICTURES = "lists and dossiers", "search", "map and charts"
SHARES = {LISTS: 70, SEARCH: 20, PICTURES: 10}
Address = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """How long an answer took, in milliseconds; how large it is, in bytes; and its status."""

    took: float
    size: int
    status: int


class Addresses:
    """Addresses of pages with values by chance."""

    def __init__(self, record: Record) -> None:
        self.chance = random.Random(4)
        asking = Asking(record)
        self.documents = asking.documents
        cards = record.cards_by_id(asking.ids)
        self.dossiers = {type: [card.id for card in cards.values() if card.type == type] for type in TYPES}

    def filters(self, *names: str) -> str:
        """One of these filters, as a query; now and then none."""
        year = self.chance.randrange(2014, 2026)
        known: Mapping[str, dict[str, object]] = {
            "about": {"about": self.chance.choice((*STATES, "Xi Jinping", "SCO"))},
            "sector": {"sector": self.chance.choice(SECTORS)},
            "since": {"since": year},
            "years": {"since": year, "until": year + 1},
            "order": {"order": self.chance.choice(("-date", "name", "-added"))},
        }
        chosen = self.chance.choice(("", *names))
        return f"?{urlencode(known[chosen])}" if chosen else ""

    def listed(self, name: str, filters: tuple[str, ...]) -> str:
        """A list, now and then filtered."""
        return f"/{name}{self.filters(*filters)}"

    def dossier(self, type: str) -> str:
        """The dossier of an account of a type."""
        return addresses.entry(type, self.chance.choice(self.dossiers[type]))

    def kinds(self) -> dict[str, tuple[str, Address]]:
        """Every kind of address, with its part of the mix."""
        chance = self.chance
        dated = ("about", "sector", "since", "years", "order")
        found: dict[str, tuple[str, Address]] = {
            "/": (LISTS, lambda: "/"),
            "/documents": (LISTS, lambda: "/documents" + self.filters("about", "since", "years", "order")),
            "/documents/ID": (LISTS, lambda: addresses.document(chance.choice(self.documents))),
            "/findings": (LISTS, lambda: "/findings" + self.filters(*dated[:-1])),
            "/commitments": (LISTS, lambda: "/commitments" + self.filters(*dated)),
            "/countries/ID": (LISTS, lambda: f"/countries/{chance.choice(STATES)}"),
            "/organisations/ID": (LISTS, lambda: "/organisations/shanghai-cooperation-organisation"),
            "/mechanisms/ID": (LISTS, lambda: "/mechanisms/c-plus-c5"),
            "/system": (LISTS, lambda: "/system"),
            "/search": (SEARCH, lambda: f"/search?q={quote(chance.choice(WORDS))}"),
            "/map": (PICTURES, lambda: "/map"),
            "/timeline": (PICTURES, lambda: "/timeline" + self.filters(*dated[:-1])),
            "/network": (PICTURES, lambda: "/network" + self.filters("about", "years")),
            "/figures": (PICTURES, lambda: "/figures" + self.filters("about", "since")),
            "/api/search": (SEARCH, lambda: f"/api/search?q={quote(chance.choice(WORDS))}"),
            "/api/facts": (LISTS, lambda: "/api/facts" + self.filters("about", "years")),
            "/api/documents": (LISTS, lambda: "/api/documents" + self.filters("about", "years")),
            "/api/findings": (LISTS, lambda: "/api/findings" + self.filters(*dated[:-1])),
        }
        for type in TYPES:
            name = addresses.DOSSIERS[type]
            if type not in ("series", "commitment"):
                found[f"/{name}"] = (LISTS, partial(self.listed, name, dated))
            found[f"/{name}/ID"] = (
                PICTURES if type == "series" else LISTS,
                partial(self.dossier, type),
            )
        return found


@contextmanager
def server(record: str) -> Iterator[tuple[str, int]]:
    """A server of this record: its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVER, record, str(port)]
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
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait()


def memory(pid: int) -> tuple[int, int]:
    """What a process holds in memory, now and at most, in MB."""
    said = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    now, most = (int(said[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def busy(pid: int) -> float:
    """How long the processor has worked for a process, in milliseconds, whatever else ran meanwhile."""
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(said[11]) + int(said[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def asked(client: httpx.Client, address: str) -> Answer:
    """An address, asked for."""
    began = time.perf_counter()
    response = client.get(address)
    return Answer((time.perf_counter() - began) * 1000, len(response.content), response.status_code)


def at(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(base: str, pid: int, kinds: Mapping[str, tuple[str, Address]], times: int) -> list[str]:
    """Print a row a kind of address; the kinds that there are."""
    heads = f"{'cold p50':>9} {'p95':>6} {'busy':>5} {'cached p50':>11} {'p95':>6} {'busy':>5} {'kB':>4}"
    print(f"{'address':18} {heads}")
    answered = []
    with httpx.Client(base_url=base, timeout=60) as client:
        for name, (_, address) in kinds.items():
            wanted = list(dict.fromkeys(address() for _ in range(times)))
            columns, answers = [], []
            for _ in ("cold", "cached"):
                began = busy(pid)
                some = [asked(client, one) for one in wanted]
                took = [one.took for one in some]
                columns += [at(took, 0.5), at(took, 0.95), (busy(pid) - began) / len(some)]
                answers += some
            statuses = Counter(one.status for one in answers)
            if set(statuses) != {404}:
                answered.append(name)
            cold, cached = "{:9.0f} {:6.0f} {:5.0f}", "{:11.0f} {:6.0f} {:5.0f}"
            times_ = f"{cold} {cached}".format(*columns)
            print(f"{name:18} {times_} {max(one.size for one in answers) / 1000:4.0f}", end="  ")
            print("" if set(statuses) == {200} else dict(statuses), flush=True)
    return answered


async def crowd(base: str, chosen: list[str], rate: int) -> list[Answer]:
    """The answers to these addresses, asked for at so many a second whatever is still open."""
    limits = httpx.Limits(max_connections=200)
    async with httpx.AsyncClient(base_url=base, timeout=30, limits=limits) as client:

        async def one(address: str) -> Answer:
            began = time.perf_counter()
            try:
                response = await client.get(address)
            except httpx.HTTPError:
                return Answer((time.perf_counter() - began) * 1000, 0, 599)
            return Answer((time.perf_counter() - began) * 1000, len(response.content), response.status_code)

        began, tasks = time.perf_counter(), []
        for number, address in enumerate(chosen):
            await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(one(address)))
        return list(await asyncio.gather(*tasks))


def mixed(kinds: Mapping[str, tuple[str, Address]], answered: list[str], many: int) -> list[str]:
    """So many addresses in the shares of the mix, of the kinds that there are."""
    chance = random.Random(5)
    parts = {part: [kinds[name][1] for name in answered if kinds[name][0] == part] for part in SHARES}
    known = [part for part in SHARES if parts[part]]
    weights = [SHARES[part] for part in known]
    return [chance.choice(parts[part])() for part in chance.choices(known, weights, k=many)]


def main() -> int:
    """Print the table, then how the crowd was answered."""
    parser = argparse.ArgumentParser(description="What pages cost on a large record.")
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    with Record.open(args.record, create=False) as record:
        kinds = {name: one for name, one in Addresses(record).kinds().items() if args.only in name}
    with server(args.record) as (base, pid):
        answered = table(base, pid, kinds, args.times)
        print("memory: {} MB, at most {} MB".format(*memory(pid)), flush=True)
        if args.seconds:
            chosen = mixed(kinds, answered, args.seconds * args.rate)
            began = busy(pid)
            answers = asyncio.run(crowd(base, chosen, args.rate))
            each = (busy(pid) - began) / len(answers)
            took = [one.took for one in answers]
            failed = Counter(one.status for one in answers if one.status >= 500)
            times = f"p50 {at(took, 0.5):.0f} ms, p95 {at(took, 0.95):.0f} ms, worst {max(took):.0f} ms"
            print(f"{len(answers)} requests at {args.rate}/s: {times}, busy {each:.0f} ms each", end=", ")
            print(f"failed {dict(failed) or 'none'}")
            print("memory: {} MB, at most {} MB".format(*memory(pid)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
