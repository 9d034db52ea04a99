import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage once the heap is half again as large as what lives in it. By itself it lets the heap grow to up to four times that, the more
 * the quicker the machine; what lives is mostly the program, so that a server held a hundred megabytes of garbage, and a large import two hundred.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
