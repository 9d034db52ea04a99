const WIDTH = 16;
const CLEAR_LINE = '\r\x1b[K';

/** Runs one step, showing its name at once and its time in the end, on one line of standard error. */
export async function showStep(name, work) {
  const startedAt = performance.now();
  const label = name.padEnd(WIDTH);
  process.stderr.write(label);
  const ticking = process.stderr.isTTY ? showSeconds(label, startedAt) : null;
  try {
    const note = await work();
    clearInterval(ticking);
    endLine(label, note ?? `${secondsSince(startedAt).toFixed(1)} s`);
  } catch (error) {
    clearInterval(ticking);
    endLine(label, 'failed');
    throw error;
  }
}

/** Says that a step had nothing to do. */
export function showUnchanged(name) {
  process.stderr.write(`${name.padEnd(WIDTH)}unchanged\n`);
}

function showSeconds(label, startedAt) {
  const show = () =>
    process.stderr.write(`${CLEAR_LINE}${label}${Math.round(secondsSince(startedAt))} s …`);
  return setInterval(show, 1000);
}

function endLine(label, text) {
  process.stderr.write(process.stderr.isTTY ? `${CLEAR_LINE}${label}${text}\n` : `${text}\n`);
}

function secondsSince(startedAt) {
  return (performance.now() - startedAt) / 1000;
}
