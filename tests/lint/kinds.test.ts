import { describe, expect, it } from 'vitest';
import { codesIn, lintIn } from './linting.ts';

/** A card of each kind, as a good author would write it, and the same with something that a rule speaks about. */
const KINDS: Readonly<Record<string, readonly [good: string, bad: string, code: string]>> = {
  set: [
    'Q: Which two protocols can a Service port have? #set\n\n- TCP\n- UDP\n',
    'Q: Which protocols can a Service port have? #set\n\n- TCP\n- UDP\n',
    'L108',
  ],
  sequence: [
    'Q: How does a pod get to a node? #seq\n\n1. The scheduler chooses the node.\n2. The kubelet of that node starts it.\n',
    `Q: How does a pod get to a node? #seq\n\n${Array.from({ length: 8 }, (_, n) => `${n + 1}. Step ${n}\n`).join('')}`,
    'L107',
  ],
  choice: [
    'Q: Which kind of object runs one pod on each node?\n\n- [ ] Deployment\n- [x] DaemonSet\n',
    'Q: Which kind of object is not bound to a namespace?\n\n- [ ] Deployment\n- [x] PersistentVolume\n',
    'L134',
  ],
  command: [
    'Q: Which command lists the nodes?\n\nA:\n\n```sh type\nkubectl get nodes\n```\n',
    'Q: Which command lists the nodes?\n\nA:\n\n```sh type\nkubectl get ndoes\n```\n',
    'L124',
  ],
  completion: [
    'Q: Complete the service so that it has no address.\n\nA:\n\n```yaml type\napiVersion: v1\nkind: Service\nspec:\n  clusterIP: None # ??\n```\n',
    'Q: Complete the service so that it has no address.\n\nA:\n\n```yaml type\nkind: Service\nmetadata: { name: db }\nspec:\n  clusterIP: None # ??\n```\n',
    'L125',
  ],
  output: [
    'Q: What does the cluster answer?\n\nA:\n\n```sh\nkubectl version --client\n```\n\n```output\nClient Version: v1.34.0\n```\n',
    'Q: What does the cluster answer?\n\nA:\n\n```sh\nkubectl versoin --client\n```\n\n```output\nClient Version: v1.34.0\n```\n',
    'L124',
  ],
  extra: [
    `Q: Which object updates pods step by step?\n\nA: Deployment\n\n> ${'It keeps the old set of pods until the new one is ready. '.repeat(6)}\n`,
    `Q: Which object updates pods step by step?\n\nA: Deployment. ${'It keeps the old set of pods until the new one is ready. '.repeat(6)}\n`,
    'L105',
  ],
};

describe.each(Object.entries(KINDS))('%s', (_, [good, bad, code]) => {
  it('raises nothing where it is well written', () => {
    expect(codesIn(lintIn('en', good))).toEqual([]);
  });

  it(`raises ${code} where it is not`, () => {
    expect(codesIn(lintIn('en', bad))).toContain(code);
  });
});
