import { makeTool, type Tool } from './tool.ts';

/** What frequent commands of a Linux take that have no commands of their own, by the manuals of GNU coreutils, tar, grep and iproute2. */
const FLAGS: Readonly<Record<string, string>> = {
  ls: '-a/--all -A/--almost-all -l -h/--human-readable -r/--reverse -t -S -R/--recursive -d/--directory -i/--inode -n/--numeric-uid-gid -F/--classify -s/--size -Z/--context --color? --sort= --time-style= --format= --block-size= --group-directories-first',
  rm: '-r/-R/--recursive -f/--force -i -I -v/--verbose -d/--dir',
  cp: '-r/-R/--recursive -a/--archive -p -f/--force -i/--interactive -v/--verbose -u/--update -n/--no-clobber -L/--dereference -P/--no-dereference -t/--target-directory= --preserve? --parents --reflink?',
  mv: '-f/--force -i/--interactive -v/--verbose -u/--update -n/--no-clobber -t/--target-directory=',
  mkdir: '-p/--parents -m/--mode= -v/--verbose',
  df: '-h/--human-readable -T/--print-type -i/--inodes -a/--all -t/--type= -k -m --output? --block-size= --total',
  du: '-h/--human-readable -s/--summarize -a/--all -c/--total -d/--max-depth= -k -m -x/--one-file-system --exclude= --block-size= -t/--threshold= --apparent-size',
  tar: '-c/--create -x/--extract/--get -t/--list -z/--gzip -j/--bzip2 -J/--xz -v/--verbose -f/--file= -C/--directory= -r/--append -u/--update -p/--preserve-permissions --exclude= --strip-components= -a/--auto-compress --zstd --owner= --group= --transform= --wildcards --numeric-owner --one-file-system',
  grep: '-i/--ignore-case -r/--recursive -R/--dereference-recursive -n/--line-number -v/--invert-match -l/--files-with-matches -L/--files-without-match -c/--count -E/--extended-regexp -F/--fixed-strings -P/--perl-regexp -o/--only-matching -w/--word-regexp -x/--line-regexp -q/--quiet/--silent -h/--no-filename -H/--with-filename -A/--after-context= -B/--before-context= -C/--context= -e/--regexp= -f/--file= -m/--max-count= --include= --exclude= --exclude-dir= --color?',
  ss: '-l/--listening -t/--tcp -u/--udp -n/--numeric -p/--processes -a/--all -4/--ipv4 -6/--ipv6 -x/--unix -s/--summary -e/--extended -o/--options -i/--info -H/--no-header',
  journalctl:
    '-u/--unit= -f/--follow -n/--lines= -b/--boot? -k/--dmesg -p/--priority= -e/--pager-end -x/--catalog -r/--reverse -S/--since= -U/--until= -o/--output= --no-pager --user -t/--identifier= --disk-usage --vacuum-size= --vacuum-time= --list-boots -g/--grep= -D/--directory=',
  systemctl:
    '--now --user --system -t/--type= -a/--all --no-pager -l/--full -q/--quiet -f/--force -n/--lines= -o/--output= --state= -p/--property= --failed -s/--signal= -r/--recursive',
};

/** Commands of a Linux whose flags may stand in any order, together or apart. */
export const unixTools: Readonly<Record<string, Tool>> = Object.fromEntries(
  Object.entries(FLAGS).map(([name, global]) => [name, makeTool({ global, verbs: [] })]),
);
