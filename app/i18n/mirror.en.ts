import { countEnglish } from '#app/i18n/plural.ts';

const EVENTS = ['event', 'events'] as const;

/** What is said in English of studying on several machines. */
export const mirror = {
  title: 'Several machines',
  intro:
    'Study on two machines without a server: choose a folder that both can see, kept together by git or any program that copies files. What you answer here is written there, and what you answered elsewhere is read.',
  folder: 'Folder',
  folderHelp:
    'Its whole path on this machine, such as /home/anna/Sync/kartoteka. It must be there already.',
  begin: 'Begin',
  beginning: 'Your whole history is being written into the folder.',
  look: 'Look now',
  looking: 'The folder is being looked through.',
  stop: 'Stop',
  stopped: 'Stopped. Files and history stay.',
  saved: 'This folder is looked into every minute from now on.',
  place: (place: string) => `This machine writes to ${place}.`,
  came: (written: number, read: number) =>
    `At the last look: ${countEnglish(written, EVENTS)} written, ${countEnglish(read, EVENTS)} new from other machines.`,
  waiting: (count: number) =>
    `${countEnglish(count, EVENTS)} of cards that are not here yet: bring the same notes here, and they come.`,
  unreadable: (count: number) =>
    `${countEnglish(count, ['line', 'lines'])} could not be read and were left out.`,
  problem: {
    'bad-input':
      'This folder cannot be used. It must be there, with its whole path, and be yours to write to.',
    'unreadable-file':
      'The folder is not there now. Nothing is lost: it is looked for every minute.',
  },
};

export type MirrorTexts = typeof mirror;
