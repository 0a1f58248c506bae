"""Words that name times, and what they come to. General English and the calendar; nothing of any story."""

MONTHS = {
    name: n
    for n, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|
        november nov|december dec""".replace("\n", "").split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        "monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat|sunday sun".split("|"), 1
    )
    for name in names.split()
}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
NUMBERS: dict[str, float] = {w: float(n) for n, w in enumerate(_ONES, 1)}
NUMBERS |= {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS |= {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a": 1, "an": 1, "half": 0.5}
VAGUE = frozenset(("several", "few", "a few", "some", "many", "couple", "a couple of", "couple of", "recent", ""))
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
         "month": "M",
         "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "centurie": "C"}  # fmt: skip
CLOCK_UNITS = frozenset(("second", "minute", "hour"))
SEASONS = {
    "spring": ("SP", 3, 5),
    "summer": ("SU", 6, 8),
    "autumn": ("FA", 9, 11),
    "fall": ("FA", 9, 11),
    "winter": ("WI", 12, 2),
}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "12:00",
                "midnight": "24:00", "dawn": "MO", "dusk": "EV"}  # fmt: skip
SETS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y",
        "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H"}  # fmt: skip
REFERENCES = {"now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF",
              "at the moment": "PRESENT_REF",
              "presently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF", "in the past": "PAST_REF",
              "previously": "PAST_REF", "in recent days": "PAST_REF", "in recent years": "PAST_REF",
              "in the future": "FUTURE_REF", "in the near future": "FUTURE_REF", "soon": "FUTURE_REF"}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
EARLY, MID, LATE = frozenset(("early", "beginning")), frozenset(("mid", "middle")), frozenset(("late", "end"))


def unit_of(word: str) -> str:
    """The unit in the singular, lower case."""
    w = word.lower().rstrip(".")
    return w[:-1] if w.endswith("s") and w[:-1] in UNITS else w


def number_of(words: str) -> float | None:
    """The number that the words give; None for vague ones ("several", "a few")."""
    w = " ".join(words.lower().replace("-", " ").split())
    if w in VAGUE:
        return None
    if w.replace(",", "").replace(".", "", 1).isdigit():
        return float(w.replace(",", ""))
    half = w.endswith("and a half")
    total = sum(NUMBERS.get(x, 0.0) for x in w.removesuffix("and a half").split())
    return (total or 1.0) + 0.5 if half else total or None
