"""Retrospective space-time scans by trying every cylinder (Kulldorff, Athas and others 1998), for reference/scan-space-time.

    python3 reference/make_space_time.py reference/scan-space-time/input.csv LONGEST [bernoulli]

prints the five best clusters: LLR, units, radius, first and last period, cases, expected, relative risk; then the first's members.
"""

import csv, math, sys

rows = list(csv.DictReader(open(sys.argv[1])))
longest = float(sys.argv[2])
model = sys.argv[3] if len(sys.argv) > 3 else "poisson"
times = sorted({float(r["period"]) for r in rows})
ids = list(dict.fromkeys(r["county"] for r in rows))
at = {(r["county"], float(r["period"])): r for r in rows}
place = {i: (float(at[i, times[0]]["x"]), float(at[i, times[0]]["y"])) for i in ids}
cases = {(i, t): float(at[i, t]["cases"]) for i in ids for t in times}
people = {(i, t): float(at[i, t]["population"]) for i in ids for t in times}
C, N = sum(cases.values()), sum(people.values())
most = max(1, int(longest * len(times) + 1e-9))

def xlogy(x, y):
    return x * math.log(y) if x > 0 else 0.0

def llr(c, n):
    if model == "poisson":
        e = C * n / N
        if c <= e:
            return 0.0
        return xlogy(c, c / e) + (xlogy(C - c, (C - c) / (C - e)) if C > c else 0.0)
    if c / n <= (C - c) / (N - n):
        return 0.0
    def part(c, n):
        return xlogy(c, c / n) + xlogy(n - c, (n - c) / n)
    return part(c, n) + part(C - c, N - n) - part(C, N)

best = []
for centre in ids:
    x0, y0 = place[centre]
    far = sorted((math.sqrt((place[i][0] - x0) ** 2 + (place[i][1] - y0) ** 2), k, i) for k, i in enumerate(ids))
    here = None
    for size in range(1, len(far) + 1):
        if size < len(far) and far[size][0] == far[size - 1][0]:
            continue
        members = [i for _, _, i in far[:size]]
        if sum(people[i, t] for i in members for t in times) > 0.5 * N:
            break
        for a in range(len(times)):
            for b in range(a + 1, min(len(times), a + most) + 1):
                c = sum(cases[i, t] for i in members for t in times[a:b])
                n = sum(people[i, t] for i in members for t in times[a:b])
                value = llr(c, n) if c >= 2 else 0.0
                if value > 0 and (here is None or value > here[0]):
                    here = (value, members, far[size - 1][0], a, b, c, C * n / N)
    if here:
        best.append(here)
best.sort(key=lambda one: -one[0])
kept = []
for one in best:
    if all(not set(one[1]) & set(other[1]) for other in kept):
        kept.append(one)
for value, members, radius, a, b, c, e in kept[:5]:
    print(repr(value), len(members), repr(radius), times[a], times[b - 1], c, repr(e), repr((c / e) / ((C - c) / (C - e))))
print([ids.index(i) for i in kept[0][1]])
