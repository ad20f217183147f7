"""Writes values.ron: an invented journal, and its statistics computed with NumPy and SciPy, independently of the program.

    python3 -m venv venv && venv/bin/pip install numpy scipy && venv/bin/python values.py > values.ron

The tests only read the output. Made with NumPy 2.4 and SciPy 1.17.
"""

import datetime as dt
import math
from collections import defaultdict

import numpy as np
from scipy import stats

rng = np.random.default_rng(20251122)
FIRST = dt.date(2025, 3, 1)
DAYS = 230
DAY_START_HOUR = 4


# An invented journal: moods with memory, a walk that lifts the day, being alone in runs of days, some days missing.

check_ins = []
nights = []
level, alone = 0.0, False
for number in range(DAYS):
    day = FIRST + dt.timedelta(days=number)
    level = 0.6 * level + rng.normal(0, 0.2)
    alone = rng.random() < (0.8 if alone else 0.1)
    walk = rng.random() < 0.35
    sleep = int(rng.integers(240, 600))
    if rng.random() < 0.85:
        nights.append((day, sleep, int(np.clip(round(sleep / 110 + rng.normal()), 1, 5))))
    if rng.random() < 0.12 or 150 <= number < 159:
        continue
    hours = sorted(rng.choice([2, 5, 8, 9, 12, 15, 18, 21, 23], size=int(rng.integers(1, 4)), replace=False))
    for hour in hours:
        valence = np.clip(level + 0.25 * walk + 0.0004 * (sleep - 420) + rng.normal(0, 0.15), -1, 1)
        arousal = np.clip(rng.normal(0, 0.4), -1, 1)
        tags = (["a-walk"] if walk else []) + (["alone"] if alone else [])
        words = rng.choice(["sad", "tired", "hopeful", "calm", "tense", "glad"], size=int(rng.integers(0, 4)), replace=False, p=[0.3, 0.25, 0.2, 0.1, 0.1, 0.05])
        when = dt.datetime.combine(day, dt.time(int(hour), int(rng.integers(0, 60))))
        check_ins.append((when, round(float(valence), 2), round(float(arousal), 2), tags, sorted(words)))


def day_of(when):
    return (when - dt.timedelta(hours=DAY_START_HOUR)).date()


# The statistics.

of_day = defaultdict(list)
for check_in in check_ins:
    of_day[day_of(check_in[0])].append(check_in)


def exact_mean(hundredths):
    """The mean of numbers with two decimals, so that equal means are equal."""
    return sum(round(100 * value) for value in hundredths) / (100 * len(hundredths))


daily = {day: (exact_mean([c[1] for c in of_day[day]]), exact_mean([c[2] for c in of_day[day]]), len(of_day[day])) for day in sorted(of_day)}
last = max(daily)
first = min(daily)
range_first = last - dt.timedelta(days=119)
in_range = [c for c in check_ins if range_first <= day_of(c[0]) <= last]


def values_between(begin, end):
    return [daily[day][0] for day in daily if begin <= day <= end]


trend = []
line_begin = previous = first
for day in daily:
    if (day - previous).days > 7:
        line_begin = day
    previous = day
    if not range_first <= day <= last:
        continue
    window = values_between(max(day - dt.timedelta(days=13), line_begin), day)
    month = values_between(day - dt.timedelta(days=27), day)
    low, high = np.percentile(month, [10, 90]) if len(month) >= 10 else (None, None)
    trend.append((day, np.mean(window) if len(window) >= 5 else None, low, high))

recent = values_between(last - dt.timedelta(days=13), last)
before = values_between(last - dt.timedelta(days=27), last - dt.timedelta(days=14))

BANDWIDTH = 0.12


def density_at(column, row):
    x, y = (column + 0.5) / 16 - 1, (row + 0.5) / 16 - 1

    def axis(at, middle):
        return sum(stats.norm.pdf(mirrored, middle, BANDWIDTH) for mirrored in (at, -2 - at, 2 - at))

    return np.mean([axis(x, c[1]) * axis(y, c[2]) for c in in_range])


cells = [(column, row, density_at(column, row)) for column in range(0, 32, 5) for row in range(0, 32, 5)]


def quadrant(valence, arousal):
    if math.hypot(valence, arousal) < 0.18:
        return 4
    return {(False, True): 0, (True, True): 1, (False, False): 2, (True, False): 3}[(valence >= 0, arousal >= 0)]


quadrants = [sum(quadrant(c[1], c[2]) == q for c in in_range) for q in range(5)]


def words_between(begin, end):
    with_words = [c for c in check_ins if begin <= day_of(c[0]) <= end and c[4]]
    counts = defaultdict(int)
    for check_in in with_words:
        for word in check_in[4]:
            counts[word] += 1
    return dict(counts), len(with_words)


now_counts, now_n = words_between(range_first, last)
before_counts, before_n = words_between(range_first - dt.timedelta(days=120), range_first - dt.timedelta(days=1))
effective = math.exp(stats.entropy(list(now_counts.values())))
word_rows = [(word, now_counts.get(word, 0), now_n, before_counts.get(word, 0), before_n) for word in sorted(set(now_counts) | set(before_counts))]

weekdays = []
for weekday in range(7):
    values = [daily[day][0] for day in daily if range_first <= day <= last and day.weekday() == weekday]
    weekdays.append((np.mean(values), len(values)))
hours = []
for band in range(8):
    values = [c[1] for c in in_range if c[0].hour // 3 == band]
    hours.append((np.mean(values) if values else 0.0, len(values)))

slept = [(minutes, quality, daily[day][0]) for day, minutes, quality in nights if range_first <= day <= last and day in daily]
by_length = []
for low, high in [(0, 300), (300, 360), (360, 420), (420, 480), (480, 540), (540, 1440)]:
    values = [valence for minutes, _, valence in slept if low <= minutes < high]
    by_length.append((np.mean(values) if values else None, len(values)))
spearman_length = stats.spearmanr([s[0] for s in slept], [s[2] for s in slept]).statistic
spearman_quality = stats.spearmanr([s[1] for s in slept], [s[2] for s in slept]).statistic

# What goes with better and harder days, over the whole journal: two seasons, one-week blocks.

calendar = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
n = len(calendar)
block_days = 7 * min(max(n // 140, 1), 4)
seasons = max(n // 84, 1)
season = np.array([day * seasons // n for day in range(n)])
valence = np.array([daily[day][0] if day in daily else np.nan for day in calendar])


def together(tag, lag):
    has = np.array([float(any(tag in c[3] for c in of_day[day])) if day in daily else np.nan for day in calendar])
    has = np.concatenate([np.full(lag, np.nan), has[: n - lag]]) if lag else has
    usable = ~np.isnan(valence) & ~np.isnan(has)
    y, x = np.full(n, np.nan), np.full(n, np.nan)
    for s in range(seasons):
        here = usable & (season == s)
        y[here] = valence[here] - valence[here].mean()
        x[here] = has[here] - has[here].mean()

    def difference(days):
        days = days[usable[days]]
        on = has[days] == 1
        return y[days[on]].mean() - y[days[~on]].mean()

    blocks = -(-n // block_days)
    starts = rng.integers(0, n - block_days + 1, size=(20_000, blocks))
    draws = [difference((row[:, None] + np.arange(block_days)).ravel()) for row in starts]
    low, high = np.percentile(draws, [2.5, 97.5])
    prior = (0.5 * np.std(y[usable])) ** 2
    shrunk = difference(np.arange(n)) * prior / (prior + np.var(draws))
    total = np.nansum(x * y)
    # The scores of blocks, each against the mean of its season without it.
    block = np.arange(n) // block_days
    scores = np.zeros(blocks)
    for b in range(blocks):
        for s in range(seasons):
            piece = usable & (block == b) & (season == s)
            others = usable & (block != b) & (season == s)
            if piece.any():
                scores[b] += np.sum(x[piece] * (valence[piece] - valence[others].mean()))
    signs = rng.choice([-1.0, 1.0], size=(400_000, blocks))
    p = (1 + np.sum(np.abs(signs @ scores) >= abs(total) - 1e-9)) / 400_001
    with_it = int((has[usable] == 1).sum())
    return (tag, lag, with_it, int(usable.sum()) - with_it, difference(np.arange(n)), low, high, shrunk, p)


pairings = [together(tag, lag) for tag in ("a-walk", "alone") for lag in (0, 1)]

p_values = np.sort(np.concatenate([rng.random(30), rng.random(12) * 0.004]))
rng.shuffle(p_values)
adjusted = stats.false_discovery_control(p_values, method="bh")
sample = rng.normal(size=37)
probabilities = [0.0, 0.025, 0.1, 0.5, 0.9, 0.975, 1.0]


# Written as RON.


class Some:
    """An optional number that is there."""

    def __init__(self, value):
        self.value = value


def some(value):
    return None if value is None else Some(value)


def ron(value):
    match value:
        case None:
            return "None"
        case Some():
            return f"Some({ron(value.value)})"
        case bool():
            return "true" if value else "false"
        case dt.datetime():
            return f'"{value:%Y-%m-%dT%H:%M}+00:00"'
        case dt.date() | str():
            return f'"{value}"'
        case tuple():
            return "(" + ", ".join(map(ron, value)) + ")"
        case [tuple(), *_]:
            return "[" + "".join(f"\n        {ron(item)}," for item in value) + "\n    ]"
        case list():
            return "[" + ", ".join(map(ron, value)) + "]"
        case float():
            return f"{float(value):.10g}"
        case _:
            return str(int(value))


fields = {
    "check_ins": [(c[0], float(c[1]), float(c[2]), list(c[3]), [str(w) for w in c[4]]) for c in check_ins],
    "nights": nights,
    "range": (range_first, last),
    "daily": [(day, *daily[day]) for day in daily],
    "trend": [(day, some(average), some(low), some(high)) for day, average, low, high in trend],
    "recent": (np.mean(recent), len(recent), np.mean(before), len(before)),
    "density": cells,
    "quadrants": quadrants,
    "words": word_rows,
    "effective_words": effective,
    "weekdays": weekdays,
    "hours": hours,
    "sleep_by_length": [(some(mean), days) for mean, days in by_length],
    "spearman_length": spearman_length,
    "spearman_quality": spearman_quality,
    "together": pairings,
    "many_p": [float(p) for p in p_values],
    "said_at_ten_percent": [bool(a <= 0.1) for a in adjusted],
    "sample": [float(s) for s in np.sort(sample)],
    "quantiles": [(p, q) for p, q in zip(probabilities, np.quantile(sample, probabilities))],
    "sample_standard_deviation": float(np.std(sample)),
}
print("// Made by values.py; not edited by hand.\n(")
for name, value in fields.items():
    print(f"    {name}: {ron(value)},")
print(")")
