/** Kinds of objects: the name by which the API lists them, then the others. From `kubectl api-resources`. */
const KINDS = `pods po pod|services svc service|deployments deploy deployment|replicasets rs replicaset
|daemonsets ds daemonset|statefulsets sts statefulset|replicationcontrollers rc replicationcontroller
|jobs job|cronjobs cj cronjob|configmaps cm configmap|secrets secret|namespaces ns namespace|nodes no node
|persistentvolumes pv persistentvolume|persistentvolumeclaims pvc persistentvolumeclaim
|storageclasses sc storageclass|serviceaccounts sa serviceaccount|ingresses ing ingress
|ingressclasses ingressclass|endpoints ep|endpointslices endpointslice
|horizontalpodautoscalers hpa horizontalpodautoscaler|events ev event|limitranges limits limitrange
|resourcequotas quota resourcequota|networkpolicies netpol networkpolicy
|poddisruptionbudgets pdb poddisruptionbudget|priorityclasses pc priorityclass
|certificatesigningrequests csr certificatesigningrequest
|customresourcedefinitions crd crds customresourcedefinition|roles role|rolebindings rolebinding
|clusterroles clusterrole|clusterrolebindings clusterrolebinding|componentstatuses cs componentstatus
|podtemplates podtemplate|controllerrevisions controllerrevision|leases lease|csidrivers csidriver
|runtimeclasses runtimeclass|volumeattachments volumeattachment`;

const NAMES: ReadonlyMap<string, string> = new Map(
  KINDS.split('|').flatMap((line) => {
    const names = line.trim().split(' ');
    return names.map((name) => [name, names[0] as string] as const);
  }),
);

/** The name by which the API lists a kind of object; of a list such as `po,svc`, of each. Unknown names stay. */
export function resourceName(written: string): string {
  return written
    .split(',')
    .map((each) => NAMES.get(each) ?? each)
    .join(',');
}
