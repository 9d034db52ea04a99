"""Imports a package into an empty collection of the official Anki and prints the milliseconds that it took."""

import sys
import time

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

path, package = sys.argv[1:]
collection = Collection(path)
options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, merge_notetypes=False)
started = time.monotonic()
collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
print((time.monotonic() - started) * 1000)
collection.close()
