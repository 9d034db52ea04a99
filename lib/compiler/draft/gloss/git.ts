import type { GlossTable } from '#lib/compiler/draft/gloss/gloss-table.ts';

/** What `git` does (https://git-scm.com/docs). */
export const GIT: GlossTable = {
  verbs: {
    status: { ru: 'что изменено', en: 'what has changed', takes: 'nothing' },
    init: { ru: 'создать хранилище', en: 'make a repository', takes: 'nothing' },
    clone: { ru: 'скопировать хранилище', en: 'copy repository', takes: 'names' },
    add: { ru: 'подготовить к записи', en: 'stage', takes: 'names' },
    commit: { ru: 'записать подготовленное', en: 'record what is staged', takes: 'nothing' },
    log: { ru: 'история записей', en: 'history of commits', takes: 'nothing' },
    pull: { ru: 'взять чужие изменения', en: 'fetch and join changes', takes: 'names' },
    push: { ru: 'отправить записи', en: 'send commits', takes: 'names' },
    switch: { ru: 'перейти на ветку', en: 'switch to branch', takes: 'names' },
    merge: { ru: 'влить ветку', en: 'merge branch', takes: 'names' },
    rebase: { ru: 'перенести записи на', en: 'replay commits onto', takes: 'names' },
  },
  flags: {
    '-m': { ru: 'сообщение {}', en: 'message {}' },
    '-c': { ru: 'создав её', en: 'making it' },
    '--amend': { ru: 'исправив последнюю', en: 'mending the last one' },
    '--oneline': { ru: 'по строке на запись', en: 'a line each' },
  },
  switches: new Set(['-c', '--amend', '--oneline']),
  objects: {},
};
