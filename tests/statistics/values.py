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


class Some:
    """An optional number that is there."""

    def __init__(self, value):
        self.value = value


def some_number(value):
    return None if value is None else Some(value)


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

# What goes with better and harder days, over the whole journal: generalised least squares with the covariance written out.

calendar = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
n = len(calendar)
seasons = max(n // 84, 1)
season = np.array([day * seasons // n for day in range(n)])
valence = np.array([daily[day][0] if day in daily else np.nan for day in calendar])
weekend = np.array([float(day.weekday() >= 5) for day in calendar])
log_check_ins = np.array([math.log(daily[day][2]) if day in daily else 0.0 for day in calendar])


def covariance(days, memory, own):
    apart = np.abs(days[:, None] - days[None, :])
    same = season[days][:, None] == season[days][None, :]
    return (1 - own) * np.where(apart == 0, 1.0, float(memory) ** apart) * same + own * np.eye(len(days))


def known(days):
    columns = []
    for s in range(seasons):
        here = season[days] == s
        columns += [here * 1.0, here * (days - days[here][0])]
    before = np.where(days > 0, log_check_ins[days - 1], 0.0)
    return np.column_stack([*columns, weekend[days], log_check_ins[days], before])


def misfit(days, memory, own):
    root = np.linalg.cholesky(covariance(days, memory, own))
    y, z = np.linalg.solve(root, valence[days]), np.linalg.solve(root, known(days))
    rest = y - z @ np.linalg.lstsq(z, y, rcond=None)[0]
    prior = math.log((memory + 0.02) * (1 - memory)) + 0.5 * math.log((own + 0.02) * (1.02 - own))
    determinants = 2 * np.log(np.diag(root)).sum() + np.linalg.slogdet(z.T @ z)[1]
    return determinants + (len(days) - z.shape[1]) * math.log(rest @ rest) - prior


observed_days = np.flatnonzero(~np.isnan(valence))
grid = [(0.0, 0.0)] + [(m, o) for m in (0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.95) for o in (0.0, 0.15, 0.3, 0.45, 0.6, 0.75)]
memory, own_share = min(grid, key=lambda noise: misfit(observed_days, *noise))


def size(days, terms):
    """The size of the first term, its error and the degrees of freedom."""
    root = np.linalg.cholesky(covariance(days, memory, own_share))
    x = np.linalg.solve(root, np.column_stack([*terms, known(days)]))
    y = np.linalg.solve(root, valence[days])
    inverse = np.linalg.inv(x.T @ x)
    rest = y - x @ inverse @ x.T @ y
    freedom = len(days) - x.shape[1]
    ordinary = math.sqrt(rest @ rest / freedom * inverse[0, 0])
    # The robust error, with the leverage of what is known and of the term; that of the next day's own term is left out.
    z = x[:, len(terms):]
    alone = x[:, 0] - x[:, 1:] @ np.linalg.lstsq(x[:, 1:], x[:, 0], rcond=None)[0]
    leverage = np.sum(z @ np.linalg.inv(z.T @ z) * z, axis=1) + alone**2 / (alone @ alone)
    robust = math.sqrt(np.sum((alone * rest) ** 2 / (1 - np.minimum(leverage, 0.99)))) / (alone @ alone)
    return (inverse @ x.T @ y)[0], max(ordinary, robust), freedom


def p_value(found):
    return 2 * stats.t.sf(abs(found[0] / found[1]), found[2])


def together(kind, word, lag):
    has = np.array([float(any(word in c[kind] for c in of_day[day])) if day in daily else np.nan for day in calendar])
    before = np.concatenate([np.full(lag, np.nan), has[: n - lag]]) if lag else has
    days = np.flatnonzero(~np.isnan(valence) & ~np.isnan(before))
    found = size(days, [before[days]])
    plain = valence[days][before[days] == 1].mean() - valence[days][before[days] == 0].mean()
    agree = found[0] * plain > 0
    if lag:
        beside = size(days, [before[days], has[days]])
        agree = agree and found[0] * beside[0] > 0
        found = max(found, beside, key=p_value)
    with_it = int((before[days] == 1).sum())
    prior = (0.5 * np.std(valence[days])) ** 2
    if not agree:
        return [kind, word, lag, with_it, len(days) - with_it, 0.0, 0.0, 1.0, None, None]
    return [kind, word, lag, with_it, len(days) - with_it, found[0], found[0] * prior / (prior + found[1] ** 2), p_value(found), None, None, found]


words = ["sad", "tired", "hopeful", "calm", "tense", "glad"]
rows = [together(3, tag, lag) for tag in ("a-walk", "alone") for lag in (0, 1)] + [together(4, word, lag) for word in words for lag in (0, 1)]
for of_the_day, rate in ((True, 0.02), (False, 0.06)):
    family = [row for row in rows if (row[0] == 4 and row[2] == 0) == of_the_day]
    said = stats.false_discovery_control([row[7] for row in family], method="bh") <= rate
    for row, is_said in zip(family, said):
        if is_said and abs(row[5]) >= 0.05:
            reach = stats.t.ppf(1 - rate * said.sum() / len(family) / 2, row[10][2]) * row[10][1]
            row[8], row[9] = row[5] - reach, row[5] + reach
pairings = [tuple([row[0] == 4, *row[1:8], *map(some_number, row[8:10])]) for row in rows]

p_values = np.sort(np.concatenate([rng.random(30), rng.random(12) * 0.004]))
rng.shuffle(p_values)
adjusted = stats.false_discovery_control(p_values, method="bh")
sample = rng.normal(size=37)
probabilities = [0.0, 0.025, 0.1, 0.5, 0.9, 0.975, 1.0]


# Written as RON.


def ron(value):
    match value:
        case None:
            return "None"
        case Some():
            return f"Some({ron(value.value)})"
        case bool() | np.bool_():
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
    "trend": [(day, some_number(average), some_number(low), some_number(high)) for day, average, low, high in trend],
    "recent": (np.mean(recent), len(recent), np.mean(before), len(before)),
    "density": cells,
    "quadrants": quadrants,
    "words": word_rows,
    "weekdays": weekdays,
    "hours": hours,
    "sleep_by_length": [(some_number(mean), days) for mean, days in by_length],
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
