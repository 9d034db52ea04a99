"""Times what the official Anki does in process, in a collection with as many cards and reviews as ours has.

Prints one JSON object: the milliseconds of every run of each thing. The collection is made at PATH where there is none yet, and a copy of it is
answered.
"""

import json
import os
import shutil
import sqlite3
import sys
import time

from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer  # after the collection: they import each other

DAY = 86_400
DECKS = 5
DUE_TODAY = 200
NEW_SHARE = 0.02


def main(path: str, copy: str, cards: int, reviews: int, runs: int) -> None:
    if not os.path.exists(path):
        make(path, cards, reviews)
    shutil.copyfile(path, copy)
    collection = Collection(copy)
    collection.decks.select(collection.decks.id("bench"))
    print(json.dumps(times_of(collection, runs)))
    collection.close()


def make(path: str, cards: int, reviews: int) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    part = path + ".part"
    if os.path.exists(part):
        os.remove(part)
    collection = Collection(part)
    kind = collection.models.by_name("Basic")["id"]
    decks = [collection.decks.id(f"bench::{number}") for number in range(DECKS)]
    collection.set_config("fsrs", True)
    today = collection.sched.today
    created = collection.crt
    collection.close()
    fill(part, {"kind": kind, "decks": decks, "today": today, "created": created}, cards, reviews)
    collection = Collection(part)
    # The first time it notes when each card was answered last; then nothing may be left to mend.
    collection.fix_integrity()
    problems, is_sound = collection.fix_integrity()
    collection.close()
    if not is_sound:
        raise SystemExit(problems)
    os.replace(part, path)


def fill(path: str, place: dict, cards: int, reviews: int) -> None:
    """Rows by SQL alone: ten million of them take a minute that way. The instants of the reviews fill the last ten years."""
    database = sqlite3.connect(path)
    # Anki compares some texts in a way of its own.
    database.create_collation("unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    indices = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('notes', 'cards', 'revlog')"
    ).fetchall()
    for name, _ in indices:
        database.execute(f"DROP INDEX {name}")
    now = int(time.time())
    first = (now - 3650 * DAY) * 1000
    values = {
        **{key: value for key, value in place.items() if key != "decks"},
        **{"decks": json.dumps(place["decks"]), "first": first, "now": now, "cards": cards, "each": reviews // cards},
        **{"new": int(cards * NEW_SHARE), "every": max(1, cards // DUE_TODAY), "step": 3640 * DAY * 1000 // reviews},
    }
    numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :cards)"
    database.execute(
        f"""INSERT INTO notes {numbers} SELECT :first + i, 'g' || i, :kind, :now, 0, ' chapter' || (i % 50) || ' ',
        i || '. What do controllers watch?' || char(31) || 'Fact ' || i || ' of the probes', i || '. What do controllers watch?', i, 0, '' FROM n""",
        values,
    )
    database.execute(
        f"""INSERT INTO cards {numbers} SELECT :first + i, :first + i, json_extract(:decks, '$[' || (i % {DECKS}) || ']'), 0, :now, 0,
        CASE WHEN i < :new THEN 0 ELSE 2 END, CASE WHEN i < :new THEN 0 ELSE 2 END,
        CASE WHEN i < :new THEN i WHEN i % :every = 0 THEN :today ELSE :today + 1 + i % 300 END,
        CASE WHEN i < :new THEN 0 ELSE 30 + i % 300 END, 2500, CASE WHEN i < :new THEN 0 ELSE :each END, 0, 0, 0, 0, 0,
        CASE WHEN i < :new THEN '{{}}' ELSE '{{"s":' || (30 + i % 300) || ',"d":5.5,"dr":0.9,"lrt":' || (:now - 30 * {DAY}) || '}}' END FROM n""",
        values,
    )
    database.execute(
        """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :each * (:cards - :new))
        INSERT INTO revlog SELECT :first + i * :step, :first + :new + i % (:cards - :new), 0, CASE WHEN i % 10 = 0 THEN 1 ELSE 3 END,
        30, 20, 550, 5000 + i % 7000, 1 FROM n""",
        values,
    )
    for _, sql in indices:
        database.execute(sql)
    database.commit()
    database.close()


def times_of(collection: Collection, runs: int) -> dict:
    graphs = lambda days: collection._backend.graphs(search="", days=days)
    answers, undos = answered(collection, runs)
    return {
        "today": timed(lambda: collection.sched.deck_due_tree(), 20),
        "slice": slices(collection, 20),
        "answer": answers,
        "undo": undos,
        "search-word": timed(lambda: collection.find_cards("controllers"), 10),
        "search-due": timed(lambda: collection.find_cards("is:due"), 10),
        "statistics": timed(lambda: graphs(0), 3),
        "statistics-year": timed(lambda: graphs(365), 3),
    }


def slices(collection: Collection, runs: int) -> list[float]:
    """The queue is built anew when another deck is chosen."""
    found = []
    for _ in range(runs):
        collection.decks.select(collection.decks.id("bench::0"))
        collection.sched.get_queued_cards(fetch_limit=1)
        collection.decks.select(collection.decks.id("bench"))
        found += timed(lambda: collection.sched.get_queued_cards(fetch_limit=24), 1)
    return found


def answered(collection: Collection, runs: int) -> tuple[list[float], list[float]]:
    answers = [timed(lambda: answer_next(collection), 1)[0] for _ in range(runs)]
    return answers, timed(lambda: collection.undo(), min(runs, 30))


def answer_next(collection: Collection) -> None:
    queued = collection.sched.get_queued_cards(fetch_limit=1).cards
    card = collection.get_card(queued[0].card.id)
    card.start_timer()
    states = queued[0].states
    answer = collection.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(answer)


def timed(work, runs: int) -> list[float]:
    found = []
    for _ in range(runs):
        started = time.monotonic()
        work()
        found.append((time.monotonic() - started) * 1000)
    return found


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6]))
