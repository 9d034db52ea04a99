/** What each tool can be told to do; the first word after its name. */
export const VERBS: Readonly<Record<string, ReadonlySet<string>>> = {
  kubectl:
    list(`annotate api-resources api-versions apply attach auth autoscale certificate cluster-info completion
    config cordon cp create debug delete describe diff drain edit events exec explain expose get kustomize kuberc label
    logs options patch plugin port-forward proxy replace rollout run scale set taint top uncordon version wait
    rolling-update convert alpha help`),
  docker:
    list(`attach build builder buildx checkpoint commit compose config container context cp create diff events
    exec export history image images import info inspect kill load login logout logs manifest network node pause plugin
    port ps pull push rename restart rm rmi run save scan scout search secret service stack start stats stop swarm
    system tag top trust unpause update version volume wait help init desktop sandbox debug model mcp offload`),
  minikube:
    list(`addons cache completion config cp dashboard delete docker-env help image ip kubectl license logs mount
    node options pause podman-env profile service ssh ssh-host ssh-key start status stop tunnel unpause update-check
    update-context version`),
};

/** Verbs of `kubectl` after which a kind of resource is named. */
export const RESOURCE_VERBS = list(
  'get describe delete edit explain label annotate scale autoscale expose patch top',
);

/** Kinds of resource with their short and plural names. */
export const RESOURCES = list(`all
  bindings binding componentstatuses componentstatus cs configmaps configmap cm endpoints endpoint ep events event ev
  limitranges limitrange limits namespaces namespace ns nodes node no persistentvolumeclaims persistentvolumeclaim pvc
  persistentvolumes persistentvolume pv pods pod po podtemplates podtemplate replicationcontrollers
  replicationcontroller rc resourcequotas resourcequota quota secrets secret serviceaccounts serviceaccount sa services
  service svc customresourcedefinitions customresourcedefinition crd crds apiservices apiservice controllerrevisions
  controllerrevision daemonsets daemonset ds deployments deployment deploy replicasets replicaset rs statefulsets
  statefulset sts horizontalpodautoscalers horizontalpodautoscaler hpa cronjobs cronjob cj jobs job
  certificatesigningrequests certificatesigningrequest csr leases lease endpointslices endpointslice flowschemas
  prioritylevelconfigurations ingressclasses ingressclass ingresses ingress ing networkpolicies networkpolicy netpol
  runtimeclasses runtimeclass poddisruptionbudgets poddisruptionbudget pdb clusterrolebindings clusterrolebinding
  clusterroles clusterrole rolebindings rolebinding roles role priorityclasses priorityclass pc csidrivers csidriver
  csinodes csinode csistoragecapacities storageclasses storageclass sc volumeattachments volumeattachment
  mutatingwebhookconfigurations validatingwebhookconfigurations validatingadmissionpolicies podsecuritypolicies psp
  gateways gateway gatewayclasses gc gtw httproutes httproute`);

/** Short names that add-ons brought; they look like misspelt ones. */
export const FOREIGN_RESOURCES = list(
  'vs gw dr se we vpa vpas app apps cert certs cr ci wf cwf rt ksvc kn ip net cep cnp ccnp ks hr es ss tr pr bmh vm vmi dv',
);

const PROMPT = /^\s*[$#]\s+/;
const LINE =
  /^\s*(?:\$\s+)?(?:sudo\s+)?(?:kubectl|docker|minikube|kubeadm|helm|kind|podman|crictl|etcdctl|systemctl|journalctl|curl|wget|dig|nslookup|ssh|git|npm|apt|apt-get|cd|ls|cat|echo|export)(?:\s|$)/;

/** Whether a line is a command of a well-known tool. */
export function isCommandLine(line: string): boolean {
  return LINE.test(line);
}

/** A line without the prompt that a shell writes before it. */
export function withoutPrompt(line: string): string {
  return line.replace(PROMPT, '');
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
