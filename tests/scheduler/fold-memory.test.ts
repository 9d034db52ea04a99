import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardFact, fold, liveEvents } from '#lib/scheduler/fold.ts';
import { foldMemory, type MemoryFact } from '#lib/scheduler/fold-memory.ts';
import { anyEvents, anyOptions } from './make.ts';

function factsOf(events: readonly CardFact[]): MemoryFact[] {
  return events.flatMap((event): MemoryFact[] => {
    switch (event.kind) {
      case 'answer':
        return [{ kind: 'answer', rating: event.rating, studyDay: event.studyDay }];
      case 'baseline':
        return event.schedule === null
          ? [{ kind: 'baseline', memory: null, studyDay: null }]
          : [{ kind: 'baseline', memory: event.memory, studyDay: event.studyDay }];
      case 'reset':
        return [{ kind: 'reset' }];
      default:
        return [];
    }
  });
}

test('memory folded alone is the memory of the whole fold', () => {
  fc.assert(
    fc.property(anyEvents, anyOptions, (events, options) => {
      const facts = factsOf(liveEvents(events));
      expect(foldMemory(facts, options.parameters)).toEqual(fold(events, options).memory);
    }),
  );
});
