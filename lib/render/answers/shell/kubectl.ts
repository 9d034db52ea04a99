import { makeTool } from './tool.ts';

const OUTPUT = '-o/--output= --template=  --show-managed-fields';
const FILES = '-f/--filename= -k/--kustomize= -R/--recursive';
const SELECT = '-l/--selector= --field-selector=';
const ALL = '-A/--all-namespaces';
const CHANGE = `${OUTPUT} ${FILES} --dry-run? --field-manager= --overwrite --all --local --record`;
const TERMINAL = '-i/--stdin -t/--tty -c/--container= -q/--quiet --pod-running-timeout=';

/** What the commands of kubectl take, as of 1.34. */
export const kubectl = makeTool({
  global:
    '-n/--namespace= --context= --cluster= --user= -s/--server= --kubeconfig= --token= --as= --as-group= ' +
    '--as-uid= --request-timeout= ' +
    '--insecure-skip-tls-verify -v/--v= -h/--help',
  verbs: [
    [
      'get',
      'objects',
      `${OUTPUT} ${FILES} ${SELECT} ${ALL} -w/--watch --watch-only -L/--label-columns= --show-labels ` +
        '--show-kind --sort-by= --no-headers --ignore-not-found --raw= --chunk-size= --subresource= ' +
        '--output-watch-events',
    ],
    ['describe', 'objects', `${FILES} ${SELECT} ${ALL} --show-events --chunk-size=`],
    [
      'delete',
      'objects',
      `${FILES} ${SELECT} ${ALL} -o/--output= --all --cascade? --force --grace-period= --now --timeout= ` +
        '--wait --ignore-not-found --dry-run? -i/--interactive --raw=',
    ],
    ['edit', 'objects', `${OUTPUT} ${FILES} --save-config --subresource=`],
    ['label,annotate', 'objects', `${CHANGE} ${SELECT} ${ALL} --list --resource-version=`],
    ['taint', 'objects', `${CHANGE} ${SELECT}`],
    ['patch', 'objects', `${CHANGE} -p/--patch= --patch-file= --type= --subresource=`],
    ['scale', 'objects', `${CHANGE} ${SELECT} --replicas= --current-replicas= --timeout=`],
    ['autoscale', 'objects', `${CHANGE} --min= --max= --cpu-percent= --name=`],
    [
      'expose',
      'objects',
      `${CHANGE} -l/--labels= --selector= --port= --target-port= --protocol= --type= --name= --cluster-ip= ` +
        '--external-ip= --overrides=',
    ],
    ['wait', 'objects', `${OUTPUT} ${FILES} ${SELECT} ${ALL} --all --for= --timeout=`],
    [
      'rollout status,rollout history,rollout undo,rollout restart,rollout pause,rollout resume',
      'objects',
      `${CHANGE} ${SELECT} --revision= --to-revision= -w/--watch --timeout=`,
    ],
    [
      'set image,set env,set resources,set selector,set serviceaccount,set subject',
      'objects',
      `${CHANGE} -l/--selector= -e/--env= --from= --prefix= --keys= --list --resolve -c/--containers= ` +
        '--limits= --requests=',
    ],
    ['top', 'kind', `${SELECT} ${ALL} --containers --sort-by= --sum --no-headers --show-capacity`],
    [
      'create',
      'kind',
      `${CHANGE} --save-config --edit --raw= --image= --port= -r/--replicas= --from-literal= --from-file= ` +
        '--from-env-file= --append-hash --type= --tcp= --clusterip= --node-port= --schedule= --restart= --from= ' +
        '--rule= --class= --annotation= --verb= --resource= --resource-name= --role= ' +
        '--clusterrole= --serviceaccount= --user= --group= --hard= --min-available= --max-unavailable= ' +
        '--selector= --value= --global-default --description= --duration= --audience= --cert= --key= ' +
        '--docker-server= --validate?',
    ],
    [
      'apply',
      'words',
      `${CHANGE} -l/--selector= --prune --server-side --force-conflicts --force --wait --validate? --cascade? --grace-period= --timeout=`,
    ],
    [
      'replace',
      'words',
      `${CHANGE} --force --save-config --cascade? --grace-period= --timeout= --raw= --validate? --subresource= --wait`,
    ],
    [
      'diff',
      'words',
      `${FILES} -l/--selector= --server-side --prune --field-manager= --force-conflicts`,
    ],
    [
      'run',
      'words',
      `${CHANGE} ${TERMINAL} --image= --port= --env= -l/--labels= --restart= --rm --command --expose ` +
        '--overrides= --image-pull-policy= --attach --privileged --annotations= --wait --timeout=',
    ],
    [
      'logs',
      'pod',
      '-f/--follow -p/--previous -c/--container= --all-containers --all-pods -l/--selector= --tail= --since= --since-time= ' +
        '--timestamps --prefix --ignore-errors --pod-running-timeout= ' +
        '--insecure-skip-tls-verify-backend',
    ],
    ['exec', 'pod', `${TERMINAL} -f/--filename=`],
    ['attach', 'pod', TERMINAL],
    ['port-forward', 'pod', '--address= --pod-running-timeout='],
    [
      'debug',
      'pod',
      `${TERMINAL} --image= --target= --copy-to= --share-processes --profile= --env= --replace --attach -f/--filename= --set-image= --image-pull-policy=`,
    ],
    ['cp', 'words', '-c/--container= --no-preserve --retries='],
    ['explain', 'field', '--recursive --api-version= -o/--output='],
    [
      'drain,cordon,uncordon',
      'words',
      '-l/--selector= --ignore-daemonsets --delete-emptydir-data --force --grace-period= --timeout= --pod-selector= ' +
        '--disable-eviction --dry-run? --chunk-size=',
    ],
    [
      'proxy',
      'words',
      '-p/--port= -P/--www-prefix= -w/--www= -u/--unix-socket= --address= --api-prefix= --accept-hosts=',
    ],
    [
      'api-resources',
      'words',
      '-o/--output= --namespaced? --api-group= --verbs= --sort-by= --no-headers',
    ],
    ['api-versions,options,completion', 'words', '--cached'],
    ['version', 'words', '-o/--output= --client'],
    ['cluster-info', 'words', '--output-directory= --all-namespaces --namespaces='],
    [
      'auth can-i,auth whoami,auth reconcile',
      'words',
      `${FILES} ${ALL} -o/--output= --list --quiet -q/--quiet --subresource= --no-headers --dry-run?`,
    ],
    ['events', 'words', `${ALL} --for= --types= -w/--watch -o/--output= --no-headers`],
    [
      'config view,config get-contexts,config current-context,config use-context,config set-context,config set-cluster,config set-credentials,config set,config unset,config get-clusters,config get-users,config delete-context,config delete-cluster,config delete-user,config rename-context',
      'words',
      '-o/--output= --minify --raw --flatten --merge --current --no-headers --username= --password=',
    ],
  ],
});
