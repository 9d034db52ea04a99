import { answer } from './answer.ts';
import type { Bench } from './bench.ts';
import { bundle } from './bundle.ts';
import { compileCommand } from './compile-command.ts';
import { compileDeck } from './compile-deck.ts';
import { exportAnki } from './export-anki.ts';
import { firstLoad } from './first-load.ts';
import { fitRealLog } from './fit-real-log.ts';
import { idleMemory } from './idle-memory.ts';
import { importAnki } from './import-anki.ts';
import { keyToNextCard } from './key-to-next-card.ts';
import { officialHuge } from './official-anki/huge.ts';
import { overHttp, overHttpHuge } from './over-http.ts';
import { queueSlice } from './queue-slice.ts';
import { renderFields } from './render-fields.ts';
import { replay } from './replay.ts';
import { reviewScripts } from './review-scripts.ts';
import { search, searchHuge } from './search.ts';
import { secondStart } from './second-start.ts';
import { statistics, statisticsHuge } from './statistics.ts';
import { today } from './today.ts';

/** All benches, in the order in which they run. */
export const benches: readonly Bench[] = [
  compileDeck,
  compileCommand,
  renderFields,
  queueSlice,
  answer,
  today,
  replay,
  fitRealLog,
  exportAnki,
  bundle,
  importAnki,
  overHttp,
  overHttpHuge,
  search,
  searchHuge,
  statistics,
  statisticsHuge,
  officialHuge,
  reviewScripts,
  firstLoad,
  keyToNextCard,
  secondStart,
  idleMemory,
];
