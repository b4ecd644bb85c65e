"""Where the nodes of a graph stand: joined ones near one another, all of them apart.

In: how many nodes, which are joined and how strongly, a size. Out: a point for each, the same every time, for
they begin on a spiral and nothing is random. After Fruchterman and Reingold (1991).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from dragoman.publish.pictures.projection import Point

STEPS = 110
PULL = 0.055
"""How strongly everything is drawn to the middle."""
GOLDEN = math.pi * (3 - math.sqrt(5))
"""The angle between neighbours that fills a disc evenly."""

Joined = tuple[int, int, float]
"""Two nodes, by their places in the list, and how strongly they are joined: 1 or more."""


Area = tuple[float, float, float, float]
"""Left, top, width, height."""


@lru_cache(maxsize=64)
def positions(
    masses: tuple[float, ...], joined: tuple[Joined, ...], width: float, height: float, margin: float
) -> tuple[Point, ...]:
    """Where each node stands, by how much room it needs (1 is usual); parts that nothing joins lie apart."""
    at: list[Point] = [(width / 2, height / 2)] * len(masses)
    parts = _parts(len(masses), joined)
    for part, area in _areas(parts, masses, (0.0, 0.0, width, height)):
        place = {node: number for number, node in enumerate(part)}
        inner = tuple((place[a], place[b], strength) for a, b, strength in joined if a in place)
        for node, point in zip(
            part, _laid_out([masses[node] for node in part], inner, area, margin), strict=True
        ):
            at[node] = point
    return tuple(at)


def _parts(nodes: int, joined: tuple[Joined, ...]) -> list[list[int]]:
    """The nodes that hang together, the largest part first."""
    root = list(range(nodes))

    def find(node: int) -> int:
        """The node that stands for the part of another."""
        while root[node] != node:
            node = root[node]
        return node

    for a, b, _ in joined:
        root[max(find(a), find(b))] = min(find(a), find(b))
    parts: dict[int, list[int]] = {}
    for node in range(nodes):
        parts.setdefault(find(node), []).append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def _areas(parts: list[list[int]], masses: Sequence[float], area: Area) -> list[tuple[list[int], Area]]:
    """An area for each part, cut across its longer side until every part has one."""
    if len(parts) <= 1:
        return [(part, area) for part in parts]
    weights = [sum(masses[node] for node in part) ** 0.85 + 1 for part in parts]
    half, first, split = sum(weights) / 2, 0.0, 0
    while split < len(parts) - 1 and (split == 0 or first + weights[split] / 2 < half):
        first += weights[split]
        split += 1
    share = first / sum(weights)
    left, top, width, height = area
    if width >= height:
        one: Area = (left, top, width * share, height)
        other: Area = (left + width * share, top, width * (1 - share), height)
    else:
        one = (left, top, width, height * share)
        other = (left, top + height * share, width, height * (1 - share))
    return _areas(parts[:split], masses, one) + _areas(parts[split:], masses, other)


def _laid_out(masses: Sequence[float], joined: tuple[Joined, ...], area: Area, margin: float) -> list[Point]:
    """One part in its area; those that come first begin in the middle."""
    nodes = len(masses)
    at = [
        (part * math.cos(one * GOLDEN), part * math.sin(one * GOLDEN))
        for one in range(nodes)
        for part in [math.sqrt((one + 0.5) / nodes)]
    ]
    near = 1.35 / math.sqrt(nodes)
    degrees = [0] * nodes
    for a, b, _ in joined:
        degrees[a] += 1
        degrees[b] += 1
    # A tie among many pulls less, or those who all know one another would stand in a heap.
    ties = tuple(
        (a, b, (0.5 + 0.25 * math.log2(1 + strength)) / min(degrees[a], degrees[b]))
        for a, b, strength in joined
    )
    for step in range(STEPS):
        at = _moved(at, masses, ties, near, 0.14 * (1 - step / STEPS) + 0.004)
    return _filling(at, area, margin)


def _moved(
    at: list[Point], masses: Sequence[float], ties: tuple[Joined, ...], near: float, most: float
) -> list[Point]:
    """One step: each node goes where it is driven, but no farther than allowed."""
    xs, ys = [x for x, _ in at], [y for _, y in at]
    across, down = [-PULL * x for x in xs], [-PULL * y for y in ys]
    for a, (ax, ay, mass) in enumerate(zip(xs, ys, masses, strict=True)):
        usual, fx, fy = 0.35 * near * near * mass, across[a], down[a]
        for b in range(a + 1, len(xs)):  # the one loop that takes time: nothing in it is called
            dx, dy = ax - xs[b], ay - ys[b]
            far = dx * dx + dy * dy
            push = usual * masses[b] / (far if far > 1e-6 else 1e-6)
            fx += dx * push
            fy += dy * push
            across[b] -= dx * push
            down[b] -= dy * push
        across[a], down[a] = fx, fy
    for a, b, strength in ties:
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        far, apart = math.hypot(dx, dy), near * (masses[a] + masses[b]) / 2
        pull = strength * max(0.0, far - apart) / (near + far)
        across[a] -= dx * pull
        down[a] -= dy * pull
        across[b] += dx * pull
        down[b] += dy * pull
    moved = []
    for x, y, fx, fy in zip(xs, ys, across, down, strict=True):
        length = math.hypot(fx, fy) or 1.0
        part = min(length, most) / length
        moved.append((x + fx * part, y + fy * part))
    return moved


def _filling(at: list[Point], area: Area, margin: float) -> list[Point]:
    """The same figure, as large as its area allows in either direction."""
    x, y, width, height = area
    left, right = min(one for one, _ in at), max(one for one, _ in at)
    top, bottom = min(one for _, one in at), max(one for _, one in at)
    across, down = right - left, bottom - top
    aside, above = min(margin, width / 3), min(margin * 0.7, height / 3)
    return [
        (
            x + (aside + (ax - left) / across * (width - 2 * aside) if across > 1e-6 else width / 2),
            y + (above + (ay - top) / down * (height - 2 * above) if down > 1e-6 else height / 2),
        )
        for ax, ay in at
    ]


def parted(at: tuple[Point, ...], reach: list[float], width: float, height: float) -> list[Point]:
    """The same points, moved so that no two marks of these sizes touch."""
    points = [list(one) for one in at]
    for _ in range(40):
        touching = False
        for a, b in combinations(range(len(points)), 2):
            dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
            far, least = math.hypot(dx, dy), reach[a] + reach[b] + 5
            if far >= least:
                continue
            touching = True
            if far == 0:
                dx, dy, far = math.cos(a), math.sin(a), 1.0
            push = (least - far) / 2 / far
            for place, sign in ((a, 1), (b, -1)):
                points[place][0] += sign * dx * push
                points[place][1] += sign * dy * push
        for place, point in enumerate(points):
            point[0] = min(max(point[0], reach[place] + 3), width - reach[place] - 3)
            point[1] = min(max(point[1], reach[place] + 3), height - reach[place] - 3)
        if not touching:
            break
    return [(x, y) for x, y in points]
