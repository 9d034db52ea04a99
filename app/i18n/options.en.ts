import { countEnglish } from '#app/i18n/plural.ts';

/** What the screen of a deck's options says in English; `form` is plain data, so that it can be handed to the browser. */
export const options = {
  title: 'Options',
  of: (deck: string) => `Options: ${deck}`,
  ofSource: (language: string) => `As it came: ${language}`,
  label: (deck: string) => `Options of “${deck}”`,
  groups: 'Groups of options',
  defaultName: 'Usual',
  preset: {
    title: 'Preset',
    hint: 'A preset is a set of options. Decks that share one change together.',
    use: 'Use for this deck',
    decks: (count: number, titles: string) =>
      `${countEnglish(count, ['deck uses', 'decks use'])} it: ${titles}.`,
    add: 'New preset',
    addHint: 'begins with the usual options, for this deck alone',
    remove: 'Delete this preset',
    removeHint: 'its decks go to the first other one',
  },
  same: 'Everything was so already: there was nothing to save.',
  saved: 'Saved.',
  refolded: (cards: number) =>
    `The memory of ${countEnglish(cards, ['card', 'cards'])} was reckoned anew.`,
  moved: (cards: number) => `${countEnglish(cards, ['due date has', 'due dates have'])} moved.`,
  migrated: (count: number) =>
    `The ${countEnglish(count, ['number', 'numbers'])} came from an older FSRS and were carried over to 21.`,
  undo: 'Undo',
  undone: 'Taken back: everything is as it was before.',
  refused: (count: number) =>
    `Nothing was saved yet: ${countEnglish(count, ['field needs', 'fields need'])} another look. The reason stands beside it.`,
  conflict:
    'These options were changed elsewhere in the meantime. Here is what you filled in: save once more if it is to hold.',
  broken: (preset: string, names: string) =>
    `Some options of the preset “${preset}” were damaged and stand at their usual values: ${names}.`,
  brokenMend: 'Saving the options mends it.',
  brokenLink: 'Look at the options',
  problem: {
    notANumber: (min: string, max: string) => `A number from ${min} to ${max} is expected.`,
    outOfRange: (min: string, max: string) => `It must lie between ${min} and ${max}.`,
    notWhole: (min: string, max: string) => `A whole number from ${min} to ${max} is expected.`,
    notAChoice: 'There is no such choice.',
    notAStep: (found: string) =>
      `“${found}” is no step. Write numbers with s, m, h or d, such as 1m 10m 1d.`,
    step: (found: string, min: string, max: string) =>
      `“${found}” is too short or too long: a step lasts from ${min} to ${max}.`,
    tooManySteps: (found: string, max: number) => `There may be ${max} steps, here are ${found}.`,
    parameterCount: (found: string) =>
      `21 numbers are expected (17 or 19 of an older FSRS are carried over), here are ${found}.`,
    parameterWord: (found: string) => `“${found}” is no number.`,
    parameter: (place: string, min: string, max: string) =>
      `Number ${place} must lie between ${min} and ${max}.`,
    empty: 'A name is needed.',
    tooLong: (max: number) => `A name has up to ${max} characters.`,
    taken: 'There is a preset of this name already.',
    noLanguage: 'There is no such language.',
    noSuchDeck: 'There is no such deck.',
    inItself: 'The deck would lie in itself.',
  },
  effect: {
    load: (percent: string, minutes: string, reviews: number) =>
      `At ${percent} a day takes ${minutes}, ${countEnglish(reviews, ['review', 'reviews'])} among it.`,
    change: (percent: string, minutes: string, before: string, reviews: number) =>
      `With these options (${percent}) a day takes ${minutes} instead of ${before}, ${countEnglish(reviews, ['review', 'reviews'])} among it.`,
    recall: (share: string) => `In a year you would recall ${share} of the cards at any moment.`,
    recallChange: (share: string, before: string) =>
      `In a year you would recall ${share} of the cards at any moment, not ${before}.`,
    assumes: (inReview: number, fresh: number) =>
      `Reckoned for a year ahead, for ${countEnglish(inReview, ['card', 'cards'])} in review and ${countEnglish(fresh, ['new one', 'new ones'])} of all decks with this preset, as if your memory were as the model has it and whatever you recall were Good; without the limit of reviews.`,
    pace: (seconds: string) => `Your pace: ${seconds} a review.`,
    paceGuess: 'You have not answered yet: ten seconds an answer are assumed.',
    nothing: 'There is nothing to reckon with yet: the deck has no cards.',
    failed: (time: string, way: string) =>
      `A card that you do not know at ${time} comes again: ${way}.`,
    failedReview: (time: string, way: string) =>
      `A card that you have forgotten at ${time} comes again: ${way}.`,
    afterSteps: (moments: string, days: string) =>
      `${moments}, and in ${days} if you recall it each time`,
    // Between two moments at which a card comes.
    next: ', then ',
    first: (intervals: string) => `A card that is always Good has the intervals ${intervals}.`,
    fresh: (left: number, days: number) =>
      `${countEnglish(left, ['new card is', 'new cards are'])} left in this deck: begun in ${countEnglish(days, ['day', 'days'])}.`,
    freshNone: 'No new card is left in this deck.',
    freshNever: (left: number) =>
      `${countEnglish(left, ['new card is', 'new cards are'])} left in this deck, and none will come.`,
    reviews: (expected: number) =>
      `About ${countEnglish(expected, ['review', 'reviews'])} a day are to be expected over a year, in all decks with this preset.`,
    reviewsMore: (expected: number) =>
      `About ${countEnglish(expected, ['review', 'reviews'])} a day are to be expected over a year: more than the limit lets through, so that a backlog grows.`,
  },
  form: {
    group: {
      deck: 'This deck only',
      limits: 'Daily limits',
      new: 'New cards',
      lapses: 'Forgotten cards',
      order: 'Order of the day',
      recall: 'Wanted recall',
      time: 'Time',
      spread: 'Spreading',
      preset: 'Name of the preset',
    },
    field: {
      deckNewPerDay: { label: 'New cards a day', hint: 'Empty: as in the preset.' },
      deckReviewsPerDay: { label: 'Reviews a day', hint: 'Empty: as in the preset.' },
      newToday: { label: 'New cards today', hint: 'Holds today only. Empty: as on other days.' },
      reviewsToday: { label: 'Reviews today', hint: 'Holds today only. Empty: as on other days.' },
      deckRetention: {
        label: 'Wanted recall in this deck, %',
        hint: 'Empty: as in the preset. From 70 to 99.',
      },
      parent: {
        label: 'Lies in the deck',
        hint: 'Studying that deck brings the cards of this one, too.',
      },
      language: {
        label: 'Language of the cards',
        hint: 'In it the cards are read aloud, and words are broken at the end of a line. The choice holds for all cards of this deck, and stays when the deck comes again.',
      },
      newPerDay: {
        label: 'New cards a day',
        hint: 'Each new card comes back several times in the weeks that follow. From 0 to 9999.',
      },
      reviewsPerDay: {
        label: 'Reviews a day',
        hint: 'What is above the limit waits for the next days. From 0 to 9999.',
      },
      learningSteps: {
        label: 'Steps of learning',
        hint: 'After what time a new card is shown again, until it counts as learnt: numbers with s, m, h or d, such as 1m 10m 1d. Empty: once is enough.',
      },
      newGather: {
        label: 'Which cards are begun',
        hint: 'Where the daily limit cuts, those found first are begun today.',
      },
      newSort: { label: 'In which order they are shown' },
      buryNew: { label: 'New cards' },
      buryReviews: { label: 'Reviews' },
      buryInterday: { label: 'Cards on a step of a day or longer' },
      relearningSteps: {
        label: 'Steps after forgetting',
        hint: 'After what time a forgotten card is shown again, before it goes back to review. Empty: it goes back at once.',
      },
      leechAfter: {
        label: 'A hard card: forgotten so many times',
        hint: 'Such a card (Anki calls it a leech) is better rewritten or split. It is told again after every half as many more. From 1 to 99.',
      },
      leechAction: { label: 'What happens to it' },
      answerCap: {
        label: 'Longest time that counts, seconds',
        hint: 'An answer that took longer counts as having taken so long: you were away from the screen. It holds for answers from now on, in the statistics and in the time that a day will take. From 1 to 7200; 60 is usual.',
      },
      reviewOrder: { label: 'Order of reviews' },
      newMix: { label: 'Where new cards stand' },
      interdayMix: { label: 'Where cards on a step of a day or longer stand' },
      retention: {
        label: 'Wanted recall, %',
        hint: 'How likely you are to recall a card when it comes. Higher: fewer surprises, more reviews. From 70 to 99; 90 is a good start.',
      },
      maximumInterval: {
        label: 'Longest interval, days',
        hint: 'No card waits longer. From 1 to 36500, which is a hundred years.',
      },
      parameters: {
        label: 'Parameters of the memory model',
        hint: '21 numbers that tell the model (FSRS) how fast you forget. The usual ones suit most people. 17 or 19 numbers of an older FSRS are carried over.',
      },
      balanceLoad: {
        label: 'Even out the days',
        hint: 'An interval may be a little shorter or longer anyway; among those days the emptier ones are preferred.',
      },
      easyDays: {
        label: 'Easy days',
        hint: 'Cards avoid such days as far as their intervals allow.',
      },
      name: { label: 'Name' },
    },
    siblings: {
      label: 'Cards of one note on different days',
      hint: 'When one card of a note has been answered, the others wait until tomorrow, so that one answer does not give away the next.',
    },
    choice: {
      newGather: {
        deck: {
          label: 'Deck by deck',
          hint: 'Decks one after another, each from its beginning. For books that are read in order.',
        },
        'deck-random-notes': {
          label: 'Deck by deck, notes at random',
          hint: 'Decks one after another, but from anywhere in them. For cards that do not build on each other.',
        },
        position: {
          label: 'From the beginning',
          hint: 'The first cards of all decks, then the second ones. For decks that go forward side by side.',
        },
        'position-down': {
          label: 'From the end',
          hint: 'What stands last comes first. For the newest chapter while it is fresh.',
        },
        'random-notes': {
          label: 'Notes at random',
          hint: 'From anywhere, the cards of a note together. For a mixture of subjects.',
        },
        'random-cards': {
          label: 'Cards at random',
          hint: 'From anywhere, card by card. For the greatest variety.',
        },
      },
      newSort: {
        'template-gathered': {
          label: 'First cards of notes first',
          hint: 'The first card of each note, then the second ones. Cards of one note stay far apart.',
        },
        gathered: {
          label: 'As found',
          hint: 'Just as they were found, cards of one note side by side. For texts that are learnt line by line.',
        },
        'template-random': {
          label: 'First cards of notes first, shuffled',
          hint: 'The same, but mixed, so that the neighbour does not help.',
        },
        'random-note-template': {
          label: 'Notes shuffled',
          hint: 'Notes in a mixed order, the cards of each one after another.',
        },
        random: {
          label: 'Shuffled',
          hint: 'Everything mixed. When nothing but memory shall help.',
        },
      },
      reviewOrder: {
        due: {
          label: 'Longest due first',
          hint: 'By the day they were due, mixed within a day. The usual order: no card is left behind.',
        },
        'due-deck': {
          label: 'Longest due first, by deck within a day',
          hint: 'The same, with the cards of a day deck by deck. When you would rather not jump between subjects.',
        },
        'deck-due': {
          label: 'Deck by deck',
          hint: 'One deck to its end, then the next. When each subject is to be finished by itself.',
        },
        'interval-up': {
          label: 'Short intervals first',
          hint: 'Young cards first: what is not settled yet is saved before it goes.',
        },
        'interval-down': {
          label: 'Long intervals first',
          hint: 'Old acquaintances first: they go quickly and come rarely.',
        },
        'difficulty-up': {
          label: 'Easy ones first',
          hint: 'A gentle beginning; the hard ones come at the end.',
        },
        'difficulty-down': {
          label: 'Hard ones first',
          hint: 'The hard ones while your head is fresh.',
        },
        'recall-up': {
          label: 'Most likely forgotten first',
          hint: 'Shows at once what is slipping away. Expect many failures at the start.',
        },
        'recall-down': {
          label: 'Best remembered first',
          hint: 'Keeps what can still be kept. A good choice when much has piled up.',
        },
        overdue: {
          label: 'Most overdue for its interval first',
          hint: 'A day late weighs more after three days than after a year. For short delays.',
        },
        random: {
          label: 'Shuffled',
          hint: 'Without any order. When you always get to the end anyway.',
        },
        added: {
          label: 'First added first',
          hint: 'As the cards came here: a book in its own order.',
        },
        'added-down': {
          label: 'Last added first',
          hint: 'What came last comes first. Before a test on the newest chapter.',
        },
      },
      newMix: {
        mixed: {
          label: 'Among the reviews',
          hint: 'Spread evenly over the day: a change from reviewing.',
        },
        after: {
          label: 'After the reviews',
          hint: 'First what is due. For days on which time may run short.',
        },
        before: {
          label: 'Before the reviews',
          hint: 'New ones while your head is fresh. Mind that reviews do not wait.',
        },
      },
      interdayMix: {
        mixed: { label: 'Among the reviews', hint: 'Spread evenly over the day.' },
        after: { label: 'After the reviews', hint: 'First what has been learnt.' },
        before: {
          label: 'Before the reviews',
          hint: 'First what is still being learnt: it is the easiest to lose.',
        },
      },
      leechAction: {
        tag: { label: 'Only a mark', hint: 'It gets the mark leech and goes on as before.' },
        suspend: {
          label: 'A mark, and set aside',
          hint: 'It does not come again until you take it back: time to rewrite it.',
        },
      },
    },
    day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    load: { normal: 'as usual', reduced: 'fewer', minimum: 'as few as possible' },
    noParent: 'in none',
    parametersFold: 'Parameters of the memory model',
    parametersFit: 'Learn them from my own answers',
    save: 'Save',
    saveAsNew: 'Save as a new preset',
    saveAsNewHint: 'for this deck alone; this one stays as it is',
    moveDue: 'Move due dates now',
    moveDueHint:
      'Otherwise a card keeps its date, and new intervals begin with its next answer. First you see what would move.',
    working: 'Saving. With many cards this may take a while…',
    preview: {
      title: 'What the next 30 days would look like',
      axis: 'cards a day',
      day: 'Day',
      before: 'As it is',
      after: 'After',
      table: 'The same as a table',
      confirm: 'Save and move due dates',
    },
  },
  previewText: (moved: number, before: number, after: number) =>
    `${countEnglish(moved, ['due date', 'due dates'])} would move. Due today, with what is overdue: ${after} instead of ${before}.`,
  previewNone: 'No due date would move.',
};

/** The shape of these texts. */
export type OptionsTexts = typeof options;
/** Those that the browser gets. */
export type FormTexts = OptionsTexts['form'];
