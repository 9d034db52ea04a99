import { makeTool, type Tool } from './tool.ts';

/** What frequent commands of a Linux take that have no commands of their own, by the manuals of GNU coreutils, tar, grep and iproute2. */
const FLAGS: Readonly<Record<string, string>> = {
  ls: '-a/--all -A/--almost-all -l -h/--human-readable -r/--reverse -t -S -R/--recursive -d/--directory --color?',
  rm: '-r/-R/--recursive -f/--force -i -v/--verbose',
  cp: '-r/-R/--recursive -a/--archive -p -f/--force -i -v/--verbose',
  mkdir: '-p/--parents -m/--mode= -v/--verbose',
  du: '-h/--human-readable -s/--summarize -a/--all -c/--total -d/--max-depth=',
  df: '-h/--human-readable -T -i/--inodes -a/--all',
  tar: '-c/--create -x/--extract -t/--list -z/--gzip -j/--bzip2 -J/--xz -v/--verbose -f/--file= -C/--directory= --exclude= --strip-components=',
  grep: '-i/--ignore-case -r/--recursive -R -n/--line-number -v/--invert-match -l -L -c/--count -E -F -P -o -w -x -q/--quiet -h -H -A= -B= -C/--context= -e= -f= --include= --exclude= --color?',
  ss: '-l/--listening -t/--tcp -u/--udp -n/--numeric -p/--processes -a/--all -4 -6 -x -s -e -o -i',
  journalctl:
    '-u/--unit= -f/--follow -n/--lines= -b/--boot? -k/--dmesg -p/--priority= -e -x -r/--reverse -S/--since= -U/--until= -o/--output= --no-pager --user',
  systemctl: '--now --user -t/--type= -a/--all --no-pager -l/--full -q/--quiet -f/--force --state=',
};

/** Commands of a Linux whose flags may stand in any order, together or apart. */
export const unixTools: Readonly<Record<string, Tool>> = Object.fromEntries(
  Object.entries(FLAGS).map(([name, global]) => [name, makeTool({ global, verbs: [] })]),
);
