"""Opens a package with the official Anki in a collection of its own, and prints what is in it then.

Usage: open_package.py PACKAGE, with ANKI_TEST_MODE=1 (no fuzz) and TZ set. An .apkg is imported twice: the second time nothing may be new.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import zipfile

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from read_collection import RATINGS, memory_of, wait_of


def opened(package, folder):
    """The collection, and what both imports said."""
    path = os.path.join(folder, "collection.anki2")
    col = Collection(path)
    if package.endswith(".colpkg"):
        backend = col._backend
        col.close()
        backend.import_collection_package(
            col_path=path,
            backup_path=package,
            media_folder=os.path.join(folder, "collection.media"),
            media_db=os.path.join(folder, "collection.media.db2"),
        )
        return Collection(path), []
    col.set_config("fsrs", True)
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    request = ImportAnkiPackageRequest(package_path=package, options=options)
    return col, [said(col.import_anki_package(request).log) for _ in range(2)]


def said(log):
    kinds = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "empty_first_field")
    return {kind: len(getattr(log, kind)) for kind in kinds}


def card_of(col, today, row):
    id, nid, did, ord, type, queue, due, ivl, reps, lapses, flags, left, factor, data = row
    card = col.get_card(id)
    states = col._backend.get_scheduling_states(id)
    return {
        "id": id,
        "note": nid,
        "deck": col.decks.name(did),
        "ordinal": ord,
        "type": type,
        "queue": queue,
        "due": due - today if queue in (2, 3) or (queue < 0 and type == 2) else due,
        "interval": ivl,
        "reps": reps,
        "lapses": lapses,
        "flag": flags & 7,
        "left": left,
        "factor": factor,
        "data": data,
        "memory": memory_of(card.memory_state),
        "question": card.question(),
        "answer": card.answer(),
        "next": [wait_of(getattr(states, name)) for name in RATINGS],
    }


def sums_in(package):
    """csum and sfld of each note as the package has them."""
    with zipfile.ZipFile(package) as archive, tempfile.TemporaryDirectory() as folder:
        if "collection.anki21" not in archive.namelist():
            return None
        archive.extract("collection.anki21", folder)
        db = sqlite3.connect(os.path.join(folder, "collection.anki21"))
        rows = db.execute("select guid, csum, cast(sfld as text) from notes order by guid").fetchall()
        db.close()
        return [list(row) for row in rows]


def told(col):
    today = col._backend.sched_timing_today().days_elapsed
    columns = "id, nid, did, ord, type, queue, due, ivl, reps, lapses, flags, left, factor, data"
    rows = lambda sql: [list(row) for row in col.db.all(sql)]
    deck_of = lambda deck: {**deck, "config": col.decks.config_dict_for_deck_id(deck["id"])}
    media = col.media.check()
    return {
        "notes": [
            {"id": id, "guid": guid, "type": col.models.get(mid)["name"], "fields": flds.split("\x1f"), "tags": tags.split(), "modified": mod}
            for id, guid, mid, flds, tags, mod in rows("select id, guid, mid, flds, tags, mod from notes order by id")
        ],
        "cards": [card_of(col, today, row) for row in rows(f"select {columns} from cards order by id")],
        "reviews": rows("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id"),
        "decks": [deck_of(deck) for deck in col.decks.all()],
        "sums": [[guid, csum, str(sfld)] for guid, csum, sfld in rows("select guid, csum, sfld from notes order by guid")],
        "media": sorted(os.listdir(col.media.dir())),
        "missing": list(media.missing),
        "rollover": col.get_config("rollover"),
        "models": col.models.all(),
    }


if __name__ == "__main__":
    package = sys.argv[1]
    folder = tempfile.mkdtemp()
    try:
        col, imports = opened(package, folder)
        result = {"imports": imports, "file": sums_in(package), **told(col)}
        result["check"] = list(col.fix_integrity())
        col.close()
        print(json.dumps(result))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
