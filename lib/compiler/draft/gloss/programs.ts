/** Programs whose name at the beginning of a line in a fence makes it a command. */
const PROGRAMS = new Set(
  (
    'kubectl docker docker-compose podman minikube helm kind k3s kubeadm crictl nerdctl curl wget dig nslookup host ping ssh scp rsync git npm npx yarn pnpm node ' +
    'python python3 pip go cargo rustc make cmake gcc psql pg_dump pg_restore createdb mysql mysqldump sqlite3 redis-cli mongosh etcdctl systemctl journalctl ' +
    'apt apt-get brew dnf yum ls cd cat cp mv rm mkdir chmod chown grep sed awk find tar ps top kill ip ss netstat mount df du export sudo terraform ansible aws gcloud az'
  ).split(' '),
);

/** Whether a line calls a program that is known. */
export function isProgram(line: string): boolean {
  const [first = '', second] = line.split(/\s+/, 2);
  return PROGRAMS.has(first) && (second !== undefined || first.length > 3) && !/^\S+\s*[:=]/.test(line);
}
