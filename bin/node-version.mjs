const OLDEST = [20, 19];

/** Ends the program with one sentence where Node is too old for it. Written so that an old Node can read it. */
export function requireNode(version) {
  const found = version.split('.').map(Number);
  const isOld = found[0] < OLDEST[0] || (found[0] === OLDEST[0] && found[1] < OLDEST[1]);
  if (!isOld) return;
  process.stderr.write(
    `Kartoteka needs Node ${OLDEST.join('.')} or newer and this is ${version}: install it from https://nodejs.org or with your version manager.\n`,
  );
  process.exit(2);
}
