import type { GlossTable, Resource } from '#lib/compiler/draft/gloss/gloss-table.ts';

const resource = (
  plural: { ru: string; en: string },
  one: { ru: string; en: string },
): Resource => ({ ...plural, one });
/** A kind that goes by its own name in every language. */
const named = (name: string): Resource => resource({ ru: name, en: name }, { ru: name, en: name });

const pods = resource({ ru: 'поды', en: 'pods' }, { ru: 'под', en: 'pod' });
const services = resource({ ru: 'службы', en: 'services' }, { ru: 'служба', en: 'service' });
const nodes = resource({ ru: 'узлы', en: 'nodes' }, { ru: 'узел', en: 'node' });
const controllers = named('ReplicationController');
const replicaSets = named('ReplicaSet');
const deployments = named('Deployment');
const endpoints = named('Endpoints');
const namespaces = resource(
  { ru: 'пространства имён', en: 'namespaces' },
  { ru: 'пространство имён', en: 'namespace' },
);
const jobs = resource({ ru: 'задания', en: 'jobs' }, { ru: 'задание', en: 'job' });
const claims = resource(
  { ru: 'заявки PVC', en: 'claims (PVC)' },
  { ru: 'заявка PVC', en: 'claim (PVC)' },
);
const volumes = resource(
  { ru: 'постоянные тома PV', en: 'persistent volumes (PV)' },
  { ru: 'постоянный том PV', en: 'persistent volume (PV)' },
);
const configMaps = named('ConfigMap');
const secrets = resource({ ru: 'секреты', en: 'secrets' }, { ru: 'секрет', en: 'secret' });
const daemonSets = named('DaemonSet');
const statefulSets = named('StatefulSet');
const cronJobs = named('CronJob');
const ingresses = named('Ingress');
const events = resource({ ru: 'события', en: 'events' }, { ru: 'событие', en: 'event' });

/** What `kubectl` does (https://kubernetes.io/docs/reference/kubectl/). */
export const KUBECTL: GlossTable = {
  verbs: {
    get: { ru: 'показать', en: 'list', takes: 'objects' },
    describe: { ru: 'описать подробно:', en: 'describe in detail:', takes: 'objects' },
    explain: {
      ru: 'справка о полях ресурса:',
      en: 'documentation of the fields of:',
      takes: 'objects',
    },
    create: { ru: 'создать ресурсы', en: 'create resources', takes: 'nothing' },
    apply: {
      ru: 'привести ресурсы к описанию',
      en: 'bring resources to their description',
      takes: 'nothing',
    },
    delete: { ru: 'удалить:', en: 'delete:', takes: 'objects' },
    edit: { ru: 'изменить в редакторе:', en: 'change in an editor:', takes: 'objects' },
    scale: { ru: 'задать число реплик:', en: 'set the number of replicas:', takes: 'objects' },
    expose: { ru: 'создать службу для', en: 'create a service for', takes: 'objects' },
    logs: { ru: 'журнал контейнера в поде', en: 'log of the container in pod', takes: 'names' },
    'cluster-info': {
      ru: 'адреса служб кластера',
      en: 'addresses of the cluster’s services',
      takes: 'nothing',
    },
    'rollout undo': { ru: 'откатить выкладку:', en: 'roll back:', takes: 'objects' },
    'rollout history': { ru: 'история выкладок:', en: 'history of rollouts:', takes: 'objects' },
    'rollout status': { ru: 'ход выкладки:', en: 'progress of a rollout:', takes: 'objects' },
    'rollout restart': { ru: 'перезапустить поды:', en: 'restart the pods of:', takes: 'objects' },
    cordon: { ru: 'запретить планирование на узел', en: 'keep new pods off node', takes: 'names' },
    uncordon: {
      ru: 'снова разрешить планирование на узел',
      en: 'allow pods again on node',
      takes: 'names',
    },
    drain: { ru: 'вытеснить поды с узла', en: 'evict the pods of node', takes: 'names' },
    'top pod': { ru: 'расход ресурсов подами', en: 'resource use of pods', takes: 'nothing' },
    'top node': { ru: 'расход ресурсов узлами', en: 'resource use of nodes', takes: 'nothing' },
  },
  flags: {
    '-o': { ru: 'вид вывода {}', en: 'output as {}' },
    '-o wide': { ru: 'с дополнительными столбцами', en: 'with more columns' },
    '-o yaml': { ru: 'как YAML', en: 'as YAML' },
    '-o json': { ru: 'как JSON', en: 'as JSON' },
    '-l': { ru: 'только с метками {}', en: 'only with labels {}' },
    '--selector': { ru: 'только с метками {}', en: 'only with labels {}' },
    '-n': { ru: 'в пространстве имён {}', en: 'in namespace {}' },
    '--namespace': { ru: 'в пространстве имён {}', en: 'in namespace {}' },
    '-A': { ru: 'во всех пространствах имён', en: 'in all namespaces' },
    '--all-namespaces': { ru: 'во всех пространствах имён', en: 'in all namespaces' },
    '-w': { ru: 'и следить за изменениями', en: 'and watch for changes' },
    '--watch': { ru: 'и следить за изменениями', en: 'and watch for changes' },
    '-f': { ru: 'из файла {}', en: 'from file {}' },
    'logs -f': { ru: 'и следить за новым', en: 'and follow it' },
    '--filename': { ru: 'из файла {}', en: 'from file {}' },
    '--previous': { ru: 'прежнего запуска', en: 'of its previous run' },
    '--replicas': { ru: 'реплик: {}', en: 'replicas: {}' },
    '--type': { ru: 'тип {}', en: 'type {}' },
    '--name': { ru: 'имя {}', en: 'name {}' },
    '--port': { ru: 'порт {}', en: 'port {}' },
    '--force': { ru: 'принудительно', en: 'by force' },
    '--grace-period': { ru: 'срок на завершение, секунд: {}', en: 'seconds to finish: {}' },
    '--show-labels': { ru: 'с метками', en: 'with labels' },
    '--to-revision': { ru: 'к ревизии {}', en: 'to revision {}' },
  },
  switches: new Set([
    'logs -f',
    '-A',
    '--all-namespaces',
    '-w',
    '--watch',
    '--previous',
    '--force',
    '--show-labels',
  ]),
  objects: {
    po: pods,
    pod: pods,
    pods,
    svc: services,
    service: services,
    services,
    no: nodes,
    node: nodes,
    nodes,
    rc: controllers,
    replicationcontroller: controllers,
    replicationcontrollers: controllers,
    rs: replicaSets,
    replicaset: replicaSets,
    replicasets: replicaSets,
    deploy: deployments,
    deployment: deployments,
    deployments,
    ep: endpoints,
    endpoints,
    ns: namespaces,
    namespace: namespaces,
    namespaces,
    job: jobs,
    jobs,
    pvc: claims,
    persistentvolumeclaim: claims,
    persistentvolumeclaims: claims,
    pv: volumes,
    persistentvolume: volumes,
    persistentvolumes: volumes,
    cm: configMaps,
    configmap: configMaps,
    configmaps: configMaps,
    secret: secrets,
    secrets,
    ds: daemonSets,
    daemonset: daemonSets,
    daemonsets: daemonSets,
    sts: statefulSets,
    statefulset: statefulSets,
    statefulsets: statefulSets,
    cj: cronJobs,
    cronjob: cronJobs,
    cronjobs: cronJobs,
    ing: ingresses,
    ingress: ingresses,
    ingresses,
    ev: events,
    events,
  },
};
