import type { LintNote, LintSide } from '../lint-note.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';
import { lookAt, spanInProse } from '../text/prose.ts';

const CLAIM =
  /(?<![\p{L}\p{N}])(?:устар(?:ел|ева)\p{L}*|теперь|deprecated|obsolete|nowadays|(?:(?:начиная\s+)?с(?:\s+версии)?|в\s+верси[ия]|верси[яи]|since(?:\s+version)?|as\s+of|in\s+version|version|(?:Kubernetes|k8s))\s+v?(\d+\.\d+)(?:\.\d+)?|(?:максимум|не\s+(?:более|больше)|предел|ограничен\p{L}*|at\s+most|limit(?:ed)?\s+(?:is|of|to))\s+(?:до\s+)?\d[\d  ,.]*\s?(?:МБ|МиБ|Мб|ГБ|ГиБ|КБ|КиБ|MB|MiB|GB|GiB|KB|KiB))(?![\p{L}\p{N}])/giu;

/** Nothing else can hold a claim; telling so is much cheaper. */
const MAY_HOLD = /\d\.\d|устар|тепер|deprec|obsol|nowad|[МГКMGK][iи]?[БбB]/i;

/** A claim that will expire, on a card that is not dated; or one that is newer than the card's date. */
export const undatedClaim: SectionRule = {
  code: 'L122',
  scope: 'section',
  *check(section) {
    for (const note of section.notes) {
      const hits = [note.prompt, note.answer, note.extra].map((side) =>
        claimIn(side, note, section),
      );
      const hit = hits.find((each) => each !== null);
      if (hit) yield hit;
    }
  },
};

function claimIn({ prose }: LintSide, note: LintNote, section: LintSection): Hit | null {
  if (!MAY_HOLD.test(prose.text)) return null;
  const asOf = section.asOfNote(note) ?? section.asOf;
  for (const match of prose.text.matchAll(CLAIM)) {
    const [found, version] = match;
    if (lookAt(prose, match.index) === 'code' || !isOpen(version, asOf)) continue;
    const span = spanInProse(prose, match.index, match.index + found.length);
    return { span, values: { claim: found, asOf: asOf ?? '' } };
  }
  return null;
}

/** A dated card answers for what is not newer than its date. */
function isOpen(version: string | undefined, asOf: string | null): boolean {
  if (asOf === null) return true;
  const dated = /(\d+\.\d+)/.exec(asOf)?.[1];
  return version !== undefined && dated !== undefined && isNewer(version, dated);
}

/** Whether a version is newer than another of the same main number. */
export function isNewer(version: string, than: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [thanMajor, thanMinor] = than.split('.').map(Number);
  return major === thanMajor && (minor ?? 0) > (thanMinor ?? 0);
}
