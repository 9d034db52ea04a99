/** Programs whose name at the beginning of a line in a fence makes it a command. Names that are words of English as well are left out. */
const PROGRAMS = new Set(
  (
    'kubectl docker docker-compose podman minikube helm k3s kubeadm crictl nerdctl curl wget dig nslookup ping ssh scp rsync git npm npx yarn pnpm ' +
    'python python3 pip cargo rustc cmake gcc psql pg_dump pg_restore createdb mysql mysqldump sqlite3 redis-cli mongosh etcdctl systemctl journalctl ' +
    'apt apt-get brew dnf yum ls cd cp mv rm mkdir chmod chown grep sed awk tar ps ss netstat df du sudo terraform ansible aws gcloud az'
  ).split(' '),
);

/** Whether a line calls a program that is known. */
export function isProgram(line: string): boolean {
  const [first = '', second] = line.split(/\s+/, 2);
  return (
    PROGRAMS.has(first) && (second !== undefined || first.length > 3) && !/^\S+\s*[:=]/.test(line)
  );
}
