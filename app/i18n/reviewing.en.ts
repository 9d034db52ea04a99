/** What the settings of reviewing say, in English. */
export const reviewingEn = {
  title: 'While reviewing',
  keysLink: 'Choose keys',
  keysHint: 'Every action of the review and its key, by place on the keyboard.',
  twoButtons: 'Two buttons: Again and Good',
  twoButtonsHint:
    'Hard and Easy make intervals finer, two buttons make deciding easier. Keys 2 and 4 then mean Good.',
  showCounts: 'Show how many cards are to go',
  showCountsHint: 'Some feel hurried by the numbers. Without them the card stands alone.',
  showIntervals: 'Show on the buttons when the card comes again',
  showIntervalsHint: 'Without it one rates how well one remembered, and does not choose a date.',
  showTimer: 'Show the time on a card',
  showTimerHint: 'A clock above the card. More than a minute is not counted.',
  timeboxMinutes: 'Tell me after some time',
  timeboxUnit: 'minutes',
  timeboxHint:
    'After so many minutes you are told how many cards you have done, and can end or go on. 0: never.',
  autoTitle: 'Going on by itself',
  autoQuestionSeconds: 'The answer comes after',
  autoAnswerSeconds: 'The next card comes after',
  secondsUnit: 'seconds',
  autoHint: 'Shift+A, or the menu, begins and stops it. 0: never.',
  autoAction: 'What becomes of a card that goes by itself',
  autoActions: {
    'bury-card': 'put off until tomorrow',
    good: 'Good',
    again: 'Again',
  },
  touch: 'Touch',
  tapReveals: 'A tap on the card shows the answer',
  tapRevealsHint: 'A tap never rates. Scrolling and selecting text do not count as taps.',
  vibrates: 'A short tremble under the finger',
  vibratesHint: 'Where the device can: when a card was rated, or something was done by a swipe.',
  swipes: 'Swipes',
  swipesHint:
    'While you swipe, the screen says what will happen. Up and down count only where the page has nothing to scroll.',
  swipe: {
    swipeLeft: 'To the left',
    swipeRight: 'To the right',
    swipeUp: 'Up',
    swipeDown: 'Down',
  },
  none: 'nothing',
  keys: {
    title: 'Keys of the review',
    intro:
      'Keys are found by their place, so that they work under every layout. Press “Change”, then the new key.',
    change: 'Change',
    press: 'Press the new key. Esc leaves it as it is.',
    clear: 'No key',
    usual: 'As usual',
    allUsual: 'All as usual',
    save: 'Save',
    saved: 'Saved.',
    conflict: 'This key belongs to “{action}”. It is taken from there.',
    refused: 'This key is needed for moving about the page: choose another.',
    none: 'no key',
    changeLabel: 'Change the key of “{action}”',
    back: 'Settings',
  },
};

/** The shape of the same in any language. */
export type ReviewingTexts = typeof reviewingEn;
