import type { Actor, Context } from '#lib/context.ts';
import { bundleFile } from '../import-bundle.ts';
import { isPackagedName } from '../packaged-name.ts';
import type { Applied, PlanView } from '../types.ts';
import { applyPackage, planPackage } from './import-package.ts';
import type { ImportProgress, PackageChoices } from './importing.ts';

/** What a process of its own is to do with a package. */
export interface PackageOrder {
  readonly do: 'plan' | 'add';
  readonly actor: Actor;
  readonly file: string;
  readonly name: string;
  readonly choices: PackageChoices;
  /** What the clock of the place shows, epoch milliseconds. */
  readonly now: number;
}

/** What came of it. */
export type PackageDone =
  | { readonly did: 'plan'; readonly plan: PlanView }
  | { readonly did: 'add'; readonly applied: Applied };

const TELL_MS = 200;

const PACKAGE = { plan: planPackage, add: applyPackage };

/** Does with a package, or with a bundle file, what was ordered. Throws as planning and applying do. */
export async function doPackage(
  context: Context,
  order: PackageOrder,
  told: (progress: number, detail: ImportProgress) => void,
): Promise<PackageDone> {
  const started = Date.now();
  const here: Context = { ...context, now: () => order.now + (Date.now() - started) };
  const { actor, file, name, choices } = order;
  const given = { file, name, choices, told: seldom(told) };
  const way = isPackagedName(name) ? PACKAGE : bundleFile;
  if (order.do === 'plan') return { did: 'plan', plan: await way.plan(here, actor, given) };
  return { did: 'add', applied: await way.add(here, actor, given) };
}

/** Where each stage begins, as a share of the whole. New cards of a package come with their histories, so that `history` is short there. */
const BEGINS = { reading: 0, media: 0.04, notes: 0.12, history: 0.6, finishing: 0.9 } as const;
const ENDS = { reading: 0.04, media: 0.12, notes: 0.6, history: 0.9, finishing: 1 } as const;

function seldom(
  told: (progress: number, detail: ImportProgress) => void,
): (progress: ImportProgress) => void {
  let last = 0;
  let stage = '';
  return (detail) => {
    const now = performance.now();
    if (now - last < TELL_MS && detail.stage === stage) return;
    [last, stage] = [now, detail.stage];
    const begin = BEGINS[detail.stage];
    const share = detail.total > 0 ? detail.done / detail.total : 0;
    told(begin + (ENDS[detail.stage] - begin) * share, detail);
  };
}
