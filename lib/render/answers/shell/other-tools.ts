import { makeTool } from './tool.ts';

const RUN =
  '-d/--detach -i/--interactive -t/--tty -p/--publish= -P/--publish-all -v/--volume= -e/--env= --env-file= ' +
  '-w/--workdir= -u/--user= -m/--memory= -c/--cpu-shares= --cpus= -h/--hostname= -l/--label= -a/--attach= --rm ' +
  '--name= --network/--net= --restart= --entrypoint= --mount= --privileged --read-only --init --link= --dns= ' +
  '--cap-add= --cap-drop= --pull= --platform= --tmpfs= ' +
  '--add-host= --expose= --device= -q/--quiet';
const LIST = '-a/--all -q/--quiet -f/--filter= --format= --no-trunc';

/** What the commands of Docker take, as of 28. */
export const docker = makeTool({
  global: '-H/--host= -c/--context= -D/--debug -l/--log-level= --config= -v/--version',
  verbs: [
    ['run,create', 'program', RUN],
    [
      'exec',
      'program',
      '-d/--detach -i/--interactive -t/--tty -e/--env= --env-file= -u/--user= -w/--workdir= --privileged',
    ],
    [
      'build,buildx build',
      'words',
      '-t/--tag= -f/--file= --build-arg= --no-cache --pull -q/--quiet --target= --platform= --push --load --label= --progress= --secret= -o/--output= --network= --rm',
    ],
    ['ps', 'words', `${LIST} -n/--last= -l/--latest -s/--size`],
    ['images', 'words', `${LIST} --digests --tree`],
    ['logs', 'words', '-f/--follow -t/--timestamps -n/--tail= --since= --until= --details'],
    ['rm', 'words', '-f/--force -v/--volumes -l/--link'],
    ['rmi', 'words', '-f/--force --no-prune --platform='],
    ['pull,push', 'words', '-a/--all-tags -q/--quiet --platform='],
    [
      'tag,login,logout,info,version,search,port,rename,wait,pause,unpause,diff,events',
      'words',
      '-u/--username= -p/--password= --password-stdin -f/--format= --since= --until= --filter= --limit=',
    ],
    ['stop,restart,kill,start', 'words', '-t/--timeout= -s/--signal= -a/--attach -i/--interactive'],
    ['inspect', 'words', '-f/--format= -s/--size --type='],
    ['cp', 'words', '-a/--archive -L/--follow-link -q/--quiet'],
    ['attach', 'words', '--no-stdin --sig-proxy'],
    ['top,stats', 'words', '-a/--all --format= --no-stream --no-trunc'],
    ['commit', 'words', '-a/--author= -c/--change= -m/--message= -p/--pause'],
    [
      'save,load,export,import',
      'words',
      '-o/--output= -i/--input= -q/--quiet -c/--change= -m/--message= --platform=',
    ],
    ['history', 'words', '-H/--human -q/--quiet --no-trunc --format='],
    ['update', 'words', '-m/--memory= -c/--cpu-shares= --cpus= --restart='],
    ['network ls,volume ls', 'words', '-q/--quiet -f/--filter= --format= --no-trunc'],
    [
      'network create,volume create',
      'words',
      '-d/--driver= -o/--opt= --subnet= --gateway= --internal --label= --attachable',
    ],
    [
      'network rm,network inspect,network connect,network disconnect,volume rm,volume inspect',
      'words',
      '-f/--force --format= --alias= --ip= --link= -v/--verbose',
    ],
    [
      'system prune,image prune,container prune,volume prune,network prune',
      'words',
      '-a/--all -f/--force --volumes --filter=',
    ],
    ['system df', 'words', '-v/--verbose --format='],
    [
      'compose up',
      'words',
      '-d/--detach --build --force-recreate --no-deps --remove-orphans --scale= --wait -V/--renew-anon-volumes -t/--timeout=',
    ],
    ['compose down', 'words', '-v/--volumes --rmi= --remove-orphans -t/--timeout='],
    [
      'compose logs',
      'words',
      '-f/--follow -t/--timestamps -n/--tail= --since= --until= --no-color',
    ],
    [
      'compose ps,compose build,compose pull,compose restart,compose stop',
      'words',
      '-a/--all -q/--quiet --no-cache --pull',
    ],
    [
      'compose exec,compose run',
      'program',
      '-d/--detach -T/--no-TTY -e/--env= -u/--user= -w/--workdir= --rm --no-deps -v/--volume= -p/--publish= --entrypoint=',
    ],
  ],
  synonyms: {
    'container run': 'run',
    'container exec': 'exec',
    'container create': 'create',
    'container logs': 'logs',
    'container rm': 'rm',
    'container start': 'start',
    'container stop': 'stop',
    'container restart': 'restart',
    'container kill': 'kill',
    'container cp': 'cp',
    'container inspect': 'inspect',
    'container attach': 'attach',
    'container commit': 'commit',
    'container stats': 'stats',
    'container top': 'top',
    'container ls': 'ps',
    'container ps': 'ps',
    'container list': 'ps',
    'image ls': 'images',
    'image list': 'images',
    'image build': 'build',
    'image pull': 'pull',
    'image push': 'push',
    'image rm': 'rmi',
    'image tag': 'tag',
    'image history': 'history',
    'image save': 'save',
    'image load': 'load',
    'network list': 'network ls',
    'network remove': 'network rm',
    'volume list': 'volume ls',
    'volume remove': 'volume rm',
    'system info': 'info',
    'system events': 'events',
  },
});

/** What the commands of minikube take, as of 1.37. */
export const minikube = makeTool({
  global: '-p/--profile= -v/--v= -b/--bootstrapper= --user= -h/--help',
  verbs: [
    [
      'start',
      'words',
      '-n/--nodes= --driver/--vm-driver= --cpus= --memory= --disk-size= --kubernetes-version= --addons= --cni= -c/--container-runtime= --network-plugin= --extra-config= --ha -f/--force --wait= --mount --mount-string= -o/--output= --ports= --dry-run --download-only',
    ],
    ['stop', 'words', '--all -o/--output= --schedule='],
    ['delete', 'words', '--all --purge -o/--output='],
    ['status', 'words', '-o/--output= -f/--format= -l/--layout= -n/--node= -w/--watch?'],
    ['service', 'words', '-n/--namespace= --url --https --all --format= --interval= --wait='],
    ['service list', 'words', '-n/--namespace= -o/--output='],
    ['dashboard', 'words', '--url --port='],
    [
      'ip,ssh-key,ssh-host,tunnel,pause,unpause,version,update-context,update-check',
      'words',
      '-n/--node= -c/--cleanup -A/--all-namespaces -o/--output= --short',
    ],
    ['ssh', 'program', '-n/--node= --native-ssh'],
    ['logs', 'words', '-f/--follow -n/--length= --file= --node= --problems --audit'],
    [
      'addons list,addons enable,addons disable,addons open,addons images,addons configure',
      'words',
      '-o/--output= -d/--docs --url --format= --images= --registries= --refresh -f/--config-file=',
    ],
    [
      'config set,config get,config unset,config view,config defaults',
      'words',
      '--format= -o/--output=',
    ],
    ['profile,profile list', 'words', '-o/--output= -d/--detailed -l/--light'],
    [
      'node add,node delete,node list,node start,node stop',
      'words',
      '--control-plane --worker --delete-on-failure',
    ],
    [
      'image load,image ls,image build,image pull,image rm,image push,image tag,image save',
      'words',
      '-t/--tag= -f/--file= --daemon --remote --overwrite --pull --push --all -n/--node= --format=',
    ],
    ['docker-env,podman-env', 'words', '-u/--unset --shell='],
    ['mount', 'words', '--ip= --type= --uid= --gid= --mode= --port= --options= --kill'],
    ['kubectl', 'program', '--ssh'],
    ['cp', 'words', ''],
  ],
});

/** What the frequent commands of Git take, as of 2.50. */
export const git = makeTool({
  global: '-C= -c= --git-dir= --work-tree= --no-pager -P/--no-pager --bare --version -p/--paginate',
  verbs: [
    [
      'add',
      'words',
      '-A/--all -p/--patch -u/--update -n/--dry-run -f/--force -i/--interactive -v/--verbose -N/--intent-to-add',
    ],
    [
      'commit',
      'words',
      '-m/--message= -a/--all --amend --no-edit -s/--signoff -v/--verbose -n/--no-verify -F/--file= -C/--reuse-message= -c/--reedit-message= -S/--gpg-sign? --author= --date= --fixup= --squash= --allow-empty -q/--quiet -p/--patch -e/--edit',
    ],
    [
      'checkout',
      'words',
      '-b= -B= -t/--track? -f/--force -p/--patch -q/--quiet --detach -d/--detach --orphan= --ours --theirs',
    ],
    [
      'switch',
      'words',
      '-c/--create= -C/--force-create= -d/--detach -f/--force -t/--track? --orphan= -q/--quiet',
    ],
    [
      'branch',
      'words',
      '-a/--all -r/--remotes -d/--delete -D -m/--move -M -c/--copy -v/--verbose -u/--set-upstream-to= --merged --no-merged --contains --show-current -f/--force -l/--list',
    ],
    [
      'push',
      'words',
      '-u/--set-upstream -f/--force --force-with-lease? --tags --all -d/--delete -n/--dry-run --no-verify -q/--quiet --prune --mirror --follow-tags',
    ],
    [
      'pull',
      'words',
      '-r/--rebase? --ff-only --no-rebase --no-ff --tags -t/--tags --autostash -q/--quiet',
    ],
    [
      'fetch',
      'words',
      '-p/--prune -t/--tags --all -a/--append --depth= --unshallow -f/--force -n/--no-tags -q/--quiet',
    ],
    [
      'merge',
      'words',
      '--no-ff --ff-only --squash --abort --continue -m= --no-commit -s/--strategy= -X/--strategy-option= -e/--edit --no-edit',
    ],
    [
      'rebase',
      'words',
      '-i/--interactive --onto= --continue --abort --skip --autosquash --autostash -x/--exec= -r/--rebase-merges?',
    ],
    [
      'reset',
      'words',
      '--hard --soft --mixed --keep --merge -p/--patch -q/--quiet -N/--intent-to-add',
    ],
    [
      'log',
      'words',
      '-n/--max-count= -p/--patch --oneline --graph --all --stat --follow --author= --grep= --since= --until= --format= --pretty? -S= -G= --decorate --merges --no-merges -i/--regexp-ignore-case',
    ],
    [
      'diff,show',
      'words',
      '--cached/--staged --stat --name-only --name-status --word-diff? -w/--ignore-all-space -U/--unified= -p/--patch --color?',
    ],
    ['status', 'words', '-s/--short -b/--branch --porcelain? -u/--untracked-files? --ignored'],
    [
      'clone',
      'words',
      '-b/--branch= -o/--origin= --depth= --bare --mirror --recursive/--recurse-submodules -n/--no-checkout --single-branch -q/--quiet',
    ],
    [
      'stash,stash push,stash pop,stash apply,stash drop,stash list,stash show',
      'words',
      '-u/--include-untracked -a/--all -m/--message= -p/--patch -k/--keep-index --index -q/--quiet',
    ],
    [
      'restore',
      'words',
      '-s/--source= --staged -W/--worktree -p/--patch --ours --theirs -q/--quiet',
    ],
    [
      'tag',
      'words',
      '-a/--annotate -m/--message= -d/--delete -l/--list -f/--force -s/--sign -n --sort=',
    ],
    [
      'remote,remote add,remote remove,remote set-url,remote show,remote rename',
      'words',
      '-v/--verbose -f/--fetch -t/--track= -m/--master=',
    ],
    ['rm', 'words', '--cached -r -f/--force -n/--dry-run -q/--quiet'],
    [
      'revert,cherry-pick',
      'words',
      '-n/--no-commit -e/--edit --no-edit -m/--mainline= --continue --abort --skip -x -s/--signoff',
    ],
    [
      'clean',
      'words',
      '-f/--force -d -n/--dry-run -x -X -i/--interactive -q/--quiet -e/--exclude=',
    ],
  ],
  synonyms: { 'remote rm': 'remote remove' },
});

/** What the frequent commands of Helm take, as of 3.18. */
export const helm = makeTool({
  global: '-n/--namespace= --kube-context= --kubeconfig= --debug',
  verbs: [
    [
      'install,upgrade,template',
      'words',
      '-f/--values= --set= --set-string= --version= --create-namespace -i/--install --wait --atomic --timeout= --dry-run? --repo= -g/--generate-name --name= --reuse-values --reset-values',
    ],
    ['list', 'words', '-A/--all-namespaces -a/--all -q/--short -o/--output= -f/--filter='],
    [
      'uninstall,rollback,history,status,get values,get manifest,get all,repo add,repo update,search repo,show values,pull',
      'words',
      '-a/--all -o/--output= --revision= --wait --timeout= --keep-history --version= --untar -l/--versions',
    ],
  ],
  synonyms: { ls: 'list', delete: 'uninstall' },
});
