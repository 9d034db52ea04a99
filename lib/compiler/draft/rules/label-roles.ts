/** A label of a domain name with what it stands for. */
export interface Label {
  readonly name: string;
  readonly meaning: string;
}

const ROLES = {
  ru: {
    pod: 'под',
    service: 'служба',
    namespace: 'пространство имён',
    domain: 'домен кластера',
  },
  en: {
    pod: 'the pod',
    service: 'the service',
    namespace: 'the namespace',
    domain: 'the domain of the cluster',
  },
} as const;

/**
 * What the labels of a cluster-internal name stand for: `[pod.]service.namespace.svc.domain`, as the specification of DNS-based
 * service discovery of Kubernetes lays it down. Null for names of other shapes.
 */
export function rolesOfLabels(
  labels: readonly string[],
  language: 'ru' | 'en',
): readonly Label[] | null {
  const svc = labels.indexOf('svc');
  const domain = labels.slice(svc + 1);
  if ((svc !== 2 && svc !== 3) || domain.length === 0) return null;
  const roles = ROLES[language];
  const heads = (['pod', 'service', 'namespace'] as const).slice(3 - svc);
  return [
    ...heads.map((role, at) => ({ name: labels[at] as string, meaning: roles[role] })),
    // `svc` is the same in every such name, so that there is nothing to ask about it.
    { name: domain.join('.'), meaning: roles.domain },
  ];
}
