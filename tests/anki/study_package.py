"""Opens a package with the official Anki, answers some of its cards, edits a note, and exports all of it again.

Usage: study_package.py PACKAGE ANSWERS EDITS OUT, with ANKI_TEST_MODE=1 (no fuzz) and TZ set. OUT is an .apkg with learning progress, or a .colpkg. Prints
what is in the collection then, with the cards that were answered and the notes that were edited.
"""

import json
import os
import random
import shutil
import sys
import tempfile

from anki.collection import ExportAnkiPackageOptions

from open_package import opened, told


def study(col, answers):
    """Answers so many cards, new ones and others; each once."""
    chance = random.Random(11)
    seen = [col.find_cards(f"{kind} -is:suspended -is:buried") for kind in ("-is:new", "is:new")]
    cards = [card for some in seen for card in chance.sample(list(some), min(answers // 2, len(some)))]
    for card in cards:
        rating = chance.choices([0, 1, 2, 3], [0.2, 0.15, 0.5, 0.15])[0]
        col._backend.grade_now(card_ids=[card], rating=rating)
    return cards


def edit(col, edits):
    notes = [col.get_note(id) for id in list(col.find_notes(""))[:edits]]
    for note in notes:
        note.fields[0] += " geändert"
        col.update_note(note)
    return [note.guid for note in notes]


def write(col, out):
    if out.endswith(".colpkg"):
        col.export_collection_package(out, True, False)
        return
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False)
    col.export_anki_package(out_path=out, options=options, limit=None)


if __name__ == "__main__":
    package, answers, edits, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    folder = tempfile.mkdtemp()
    try:
        col, _ = opened(package, folder)
        done = {"answered": study(col, answers), "edited": edit(col, edits)}
        print(json.dumps({**told(col), **done}))
        write(col, out)
        if not out.endswith(".colpkg"):
            col.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
