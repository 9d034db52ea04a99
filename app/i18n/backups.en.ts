/** What the page of backups says, in English. */
export const backupsEn = {
  title: 'Backups',
  intro:
    'Copies of everything on this machine: once a day while Kartoteka runs, before updates and before large imports. Old ones thin out by themselves: to one a day, a week, a month.',
  now: 'Make a copy now',
  making: 'Everything is being copied and looked through.',
  none: 'There is no copy yet.',
  list: 'Copies, the newest first',
  reasons: {
    daily: 'of the day',
    'by-hand': 'made by hand',
    'before-migration': 'before an update',
    'before-import': 'before a large import',
    'before-restore': 'before going back',
  },
  size: (megabytes: string) => `${megabytes} MB`,
  back: 'Go back…',
  backLabel: (moment: string) => `Go back to ${moment}`,
  sure: (moment: string) =>
    `Everything will be as it was at ${moment}: decks, answers, settings. What is there now is set aside first as a copy of its own, so you can return here.`,
  yes: 'Yes, go back',
  goingBack: 'What is here is set aside, then the copy takes its place.',
  made: (moment: string) => `The copy of ${moment} is made, looked through and whole.`,
  restored: (moment: string) =>
    `Everything is as it was at ${moment}. What was there before is the newest copy below.`,
  failed: 'That did not work, and all is as it was: the copy is damaged, or the disk is full.',
  where:
    'The copies lie beside the database, in the folder “backups”. Copy that folder to another disk now and then: a disk takes what is on it with it.',
};

/** What a language has to say about backups. */
export type BackupsTexts = typeof backupsEn;
