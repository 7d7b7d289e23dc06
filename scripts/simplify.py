"""Douglas–Peucker on longitude and latitude, with distances in kilometres."""

import math

KM_PER_DEGREE = 111.195


def simplify(line: list, tolerance: float) -> list:
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: distance_km(line[i], line[0], line[0]))
        keep.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance_km(line[i], line[first], line[last]))
        if distance_km(line[far], line[first], line[last]) > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def distance_km(point: tuple, start: tuple, end: tuple) -> float:
    """From a point to a segment, on the plane that touches the sphere at the point."""
    narrow = math.cos(math.radians(point[1]))
    (ax, ay), (bx, by) = (
        ((lon - point[0]) * narrow * KM_PER_DEGREE, (lat - point[1]) * KM_PER_DEGREE) for lon, lat in (start, end)
    )
    dx, dy = bx - ax, by - ay
    squared = dx * dx + dy * dy
    along = 0.0 if squared == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / squared))
    return math.hypot(ax + along * dx, ay + along * dy)
