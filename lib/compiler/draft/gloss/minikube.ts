import type { GlossTable } from '#lib/compiler/draft/gloss/gloss-table.ts';

/** What `minikube` does (https://minikube.sigs.k8s.io/docs/commands/). */
export const MINIKUBE: GlossTable = {
  verbs: {
    start: { ru: 'запустить местный кластер', en: 'start the local cluster', takes: 'nothing' },
    stop: { ru: 'остановить местный кластер', en: 'stop the local cluster', takes: 'nothing' },
    delete: { ru: 'удалить местный кластер', en: 'delete the local cluster', takes: 'nothing' },
    status: {
      ru: 'состояние местного кластера',
      en: 'state of the local cluster',
      takes: 'nothing',
    },
    dashboard: { ru: 'открыть веб-панель', en: 'open the dashboard', takes: 'nothing' },
    service: { ru: 'открыть в браузере службу', en: 'open in the browser service', takes: 'names' },
    ip: { ru: 'адрес узла', en: 'address of the node', takes: 'nothing' },
    ssh: { ru: 'войти на узел', en: 'log in to the node', takes: 'nothing' },
  },
  flags: {},
  switches: new Set(),
  objects: {},
};
