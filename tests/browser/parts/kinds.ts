import { tempFolderWith } from '../../support/temp-folder.ts';

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160" viewBox="0 0 400 160">
  <rect width="400" height="160" fill="#fff"/>
  <g fill="#cfe3e6" stroke="#0d5665">
    <rect x="20" y="40" width="160" height="80"/><rect x="220" y="40" width="160" height="80"/>
  </g>
  <g font-family="sans-serif" font-size="20" text-anchor="middle" fill="#211f1b">
    <text x="100" y="86">kubelet</text><text x="300" y="86">kube-proxy</text>
  </g>
</svg>
`;

const NOTES = `---
deck: kinds
title: A card of every kind
lang: en
---

# The cluster

Q: List the pods of the namespace \`shop\` with their nodes <!-- id: command -->

_hint: the wide output_

A:

\`\`\`sh type
kubectl get pods -n shop -o wide
\`\`\`

> The nodes stand in the second to last column.

Q: Complete the service so that DNS gives the addresses of its pods <!-- id: completion -->

A:

\`\`\`yaml type
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  clusterIP: None   # ??
  selector: { app: db }
\`\`\`

Q: What keeps the state of a cluster? <!-- id: text typed: yes -->

A: etcd

Q: Which of these end a container that fails? <!-- id: choice -->

- [x] liveness probe
- [ ] readiness probe
- [x] startup probe

## Volumes

Q: Which access modes count nodes? #set <!-- id: set recall: all -->

- ReadWriteOnce
- ReadOnlyMany
- ReadWriteMany

Q: The way of a volume to its pod #seq <!-- id: sequence recall: all -->

1. somebody makes a PersistentVolume
2. somebody else a PersistentVolumeClaim
3. Kubernetes binds the two
4. a pod names the claim

<!-- cards: table key=1 ask=2 id: table -->
| Mode | Meaning |
|---|---|
| RWO | one node writes |

## The node

Q: What does this print? <!-- id: output -->

A:

\`\`\`sh
echo $((128 + 9))
\`\`\`

\`\`\`output
137
\`\`\`

<!-- id: occlusion -->
![A node with its two agents](node.svg)

\`\`\`occlusion
kubelet: 5 25 40 50 kubelet, the agent
\`\`\`

Exit code ==137== is 128 + 9. <!-- id: cloze -->

- Pod :: the smallest thing that is scheduled <!-- id: term -->
`;

/** A folder with one deck that has a card of every kind, in this order. */
export function deckOfKinds(): string {
  return tempFolderWith({ 'kinds.md': NOTES, 'node.svg': PICTURE });
}

/** What a card of each kind is known by, in the order of the deck. */
export const KINDS = [
  'command',
  'completion',
  'text',
  'choice',
  'set',
  'sequence',
  'table',
  'output',
  'occlusion',
  'cloze',
  'term',
] as const;
