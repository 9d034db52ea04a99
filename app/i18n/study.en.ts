import { countEnglish, englishForm } from '#app/i18n/plural.ts';

const cards = (count: number) => countEnglish(count, ['card', 'cards']);

/** What custom study and breaks say, in English. */
export const studyEn = {
  title: 'Custom study',
  titleOf: (deck: string) => `Custom study: “${deck}”`,
  open: 'Custom study',
  label: (deck: string) => `Custom study of “${deck}”`,
  intro: 'More than today holds, or something else. The queue of the day stays as it is.',
  wrong: 'This could not be read: look at the fields below.',
  begin: 'Begin',
  days: 'Days',
  course: 'Answers',
  courses: {
    extra: 'count, and move the due dates',
    practice: 'just practice: the schedule stays',
  },
  more: {
    title: 'More today',
    text: 'Lets more cards come today than the limits allow; tomorrow they hold again. For a day with time to spare.',
    new: 'New cards',
    reviews: 'Reviews',
    action: 'Add for today',
    done: (fresh: number, reviews: number) =>
      `Today there are ${countEnglish(fresh, ['new card', 'new cards'])} and ${countEnglish(reviews, ['review', 'reviews'])} more.`,
    nothing: 'Nothing more waits: the limits are as they were.',
    undo: 'Take it back',
  },
  forgotten: {
    title: 'Forgotten',
    text: 'Cards that you answered Again in the last days. To go over the hard ones once more before they come by themselves.',
  },
  ahead: {
    title: 'Ahead',
    text: 'Reviews of the next days, the nearest first. Before a journey or an exam; seen early, a card gains a little less.',
  },
  added: {
    title: 'Look at new cards',
    text: 'New cards added in the last days, to read through before you learn them.',
  },
  search: {
    title: 'By tag or search',
    text: 'Cards with a tag, or whatever a search finds, in one go and beyond the limits. Before an exam in one subject.',
    tag: 'Tag',
    search: 'Search',
    hint: 'For instance: probe deck:pods -is:new',
    of: 'Which of them',
    parts: { all: 'all', new: 'only new', due: 'only due', review: 'only in review' },
  },
  back: {
    title: 'A break',
    intro:
      'After days away much waits. Spread over some days, it costs less than in one go, and less is forgotten meanwhile than if you left it to chance.',
    waits: (count: number) => `${cards(count)} ${englishForm(count, ['waits', 'wait'])}.`,
    usual: (count: number) => `On a usual day you review ${count}.`,
    way: (days: number, minutes: number) =>
      `${countEnglish(days, ['day', 'days'])} of ${countEnglish(minutes, ['minute', 'minutes'])}, then as before`,
    noWay: (minutes: number) =>
      `At ${countEnglish(minutes, ['minute', 'minutes'])} a day more comes than goes: take more`,
    noNeed: 'All of it fits into one day: no plan is needed',
    inCards: (cap: number) =>
      `${countEnglish(cap, ['review', 'reviews'])} a day at most, no new cards meanwhile.`,
    offer: (count: number) =>
      `${cards(count)} ${englishForm(count, ['waits', 'wait'])} after a break.`,
    on: (count: number) => `The way back: ${countEnglish(count, ['card', 'cards'])} still to go.`,
    open: 'A way back',
    change: 'Change the plan',
    how: 'Those come first that would lose most by waiting. The plan ends by itself when nothing waits any more.',
    minutes: 'Minutes a day',
    begin: 'Go by this plan',
    save: 'Change',
    drop: 'Drop the plan',
    saved: 'The plan is on.',
    dropped: 'The plan is dropped: the queue goes as before.',
    undo: 'Take it back',
    nothing: 'Not much waits: there is nothing to plan.',
    away: 'Before you leave',
    awayText:
      'How much will wait when you come back, and how you get through it. Nothing is moved: due dates stay what they are.',
    from: 'First day away',
    to: 'Last day away',
    show: 'Show',
    wrongDays: 'The first day away must come before the last, and neither may be past.',
    willWait: (count: number, day: string) => `On ${day} ${cards(count)} will wait.`,
  },
};
