import type { GlossTable } from '#lib/compiler/draft/gloss/gloss-table.ts';

/** What `docker` does (https://docs.docker.com/reference/cli/docker/). */
export const DOCKER: GlossTable = {
  verbs: {
    build: { ru: 'собрать образ из папки', en: 'build an image from folder', takes: 'names' },
    run: { ru: 'запустить контейнер из образа', en: 'run a container from image', takes: 'names' },
    ps: { ru: 'работающие контейнеры', en: 'running containers', takes: 'nothing' },
    images: { ru: 'образы на этой машине', en: 'images on this machine', takes: 'nothing' },
    inspect: { ru: 'подробности о контейнере', en: 'details of container', takes: 'names' },
    exec: { ru: 'выполнить в контейнере:', en: 'run inside a container:', takes: 'names' },
    logs: { ru: 'журнал контейнера', en: 'log of container', takes: 'names' },
    start: {
      ru: 'запустить остановленный контейнер',
      en: 'start stopped container',
      takes: 'names',
    },
    stop: { ru: 'остановить контейнер', en: 'stop container', takes: 'names' },
    rm: { ru: 'удалить контейнер', en: 'remove container', takes: 'names' },
    rmi: { ru: 'удалить образ', en: 'remove image', takes: 'names' },
    tag: { ru: 'дать образу ещё одно имя:', en: 'give an image another name:', takes: 'names' },
    push: { ru: 'отправить образ в хранилище', en: 'push to the registry image', takes: 'names' },
    pull: { ru: 'скачать образ', en: 'download image', takes: 'names' },
  },
  flags: {
    '-t': { ru: 'с именем {}', en: 'named {}' },
    '--tag': { ru: 'с именем {}', en: 'named {}' },
    '--name': { ru: 'имя контейнера {}', en: 'container name {}' },
    '-p': { ru: 'порты (узел:контейнер) {}', en: 'ports (host:container) {}' },
    '-d': { ru: 'в фоне', en: 'in the background' },
    '-it': { ru: 'с терминалом', en: 'with a terminal' },
    '-i': { ru: 'с вводом', en: 'with input' },
    '-a': { ru: 'и остановленные', en: 'stopped ones too' },
    'logs -f': { ru: 'и следить за новым', en: 'and follow it' },
    '--rm': { ru: 'и удалить после выхода', en: 'and remove it afterwards' },
    '-e': { ru: 'с переменной {}', en: 'with variable {}' },
    '-v': { ru: 'с томом {}', en: 'with volume {}' },
  },
  switches: new Set(['-d', '-it', '-i', '-a', 'logs -f', '--rm']),
  objects: {},
};
