/** When the page that is open was kept, in epoch milliseconds of this machine; null where it came from the server just now. */
export function keptAt(): number | null {
  const at = Number(document.documentElement.dataset.keptAt);
  return Number.isFinite(at) && at > 0 ? at : null;
}
