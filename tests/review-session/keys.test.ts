import { describe, expect, test } from 'vitest';
import { ACTION_IDS, ACTIONS } from '#app/review/actions.ts';
import { conflictsOf, keymapOf } from '#app/review/keymap.ts';
import { chordOf, commandOf, type KeyPress, type Listening } from '#app/review/keys.ts';
import { cyrillicOf } from '../support/cyrillic-layout.ts';

const press = (code: string, given: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  control: false,
  shift: false,
  alt: false,
  repeat: false,
  focus: 'page',
  dialog: false,
  ...given,
});

const listening = (given: Partial<Listening> = {}): Listening => ({
  keymap: keymapOf({}),
  singleKeys: true,
  place: 'answer',
  options: 0,
  ...given,
});

const command = (code: string, given: Partial<KeyPress> = {}, here: Partial<Listening> = {}) =>
  commandOf(press(code, given), listening(here));

const act = (action: string) => ({ kind: 'act', action });

describe('keys', () => {
  test('no two actions have the same key', () => {
    const all = ACTION_IDS.flatMap((action) => ACTIONS[action].keys);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(
    ACTION_IDS.flatMap((action) => ACTIONS[action].keys.map((chord) => ({ action, chord }))),
  )('$chord asks for $action, under a Latin layout and a Russian one', ({ action, chord }) => {
    for (const layout of ['latin', 'russian'] as const) {
      expect(commandOf(cyrillicOf(chord, layout), listening())).toEqual(act(action));
    }
  });

  test.each([1, 2, 3, 4])('%i rates on the pad as well', (rating) => {
    expect(command(`Numpad${rating}`)).toEqual(act(['again', 'hard', 'good', 'easy'][rating - 1]!));
    expect(command('NumpadEnter')).toEqual(act('go-on'));
  });

  test('what needs an answer or a card is not there without one', () => {
    expect(command('Digit3', {}, { place: 'card' })).toBeNull();
    expect(command('Minus', {}, { place: 'card' })).toEqual(act('bury-card'));
    expect(command('Minus', {}, { place: 'anywhere' })).toBeNull();
    expect(command('KeyU', {}, { place: 'anywhere' })).toEqual(act('undo'));
  });

  test('where Latin letters lie elsewhere, the letter counts', () => {
    expect(command('KeyY', { key: 'z', control: true })).toEqual(act('undo'));
    expect(command('KeyZ', { key: 'y', control: true })).toEqual(act('redo'));
  });

  test('where signs and digits lie elsewhere, what is written counts', () => {
    // Germany: = is Shift and 0, @ is AltGr and Q. France: digits need Shift.
    expect(command('Digit0', { key: '=', shift: true })).toEqual(act('bury-note'));
    expect(command('KeyQ', { key: '@', control: true, alt: true })).toEqual(act('suspend-card'));
    expect(command('Digit1', { key: '1', shift: true })).toEqual(act('again'));
  });

  test.each<Partial<KeyPress>>([{ repeat: true }, { dialog: true }, { focus: 'text' }])(
    'nothing happens with %o',
    (given) => {
      expect(command('Digit3', given)).toBeNull();
      expect(command('Enter', given)).toBeNull();
      expect(command('KeyZ', { ...given, key: 'z', control: true })).toBeNull();
    },
  );

  test('letters choose among the options there are, and keep their meaning beyond them', () => {
    const choose = (code: string, options: number) => command(code, {}, { options });
    expect(choose('KeyA', 3)).toEqual({ kind: 'choose', option: 0 });
    expect(choose('KeyC', 3)).toEqual({ kind: 'choose', option: 2 });
    expect(choose('KeyD', 3)).toBeNull();
    expect(choose('KeyH', 3)).toEqual(act('hint'));
    expect(choose('KeyH', 9)).toEqual({ kind: 'choose', option: 7 });
    expect(choose('KeyI', 9)).toEqual(act('info'));
    expect(command('KeyA', {}, { options: 3, singleKeys: false })).toBeNull();
  });

  test('a box to tick keeps Space for itself, but neither Enter nor the digits', () => {
    expect(command('Space', { focus: 'box' })).toBeNull();
    expect(command('Enter', { focus: 'box' })).toEqual(act('go-on'));
    expect(command('Digit2', { focus: 'box' })).toEqual(act('hard'));
  });

  test('a focused button keeps Space and Enter for itself, but not the digits', () => {
    expect(command('Space', { focus: 'control' })).toBeNull();
    expect(command('Space', { focus: 'control', shift: true })).toBeNull();
    expect(command('Enter', { focus: 'control' })).toBeNull();
    expect(command('Digit2', { focus: 'control' })).toEqual(act('hard'));
  });

  test('while one types, keys with Control still reach the card, but those of the text', () => {
    const typing = { focus: 'text', control: true } as const;
    expect(command('Digit2', { ...typing, key: '2' })).toEqual(act('flag-2'));
    expect(command('KeyZ', { ...typing, key: 'z' })).toBeNull();
    expect(command('Backspace', { ...typing, key: 'Backspace' })).toBeNull();
    expect(command('Minus', { focus: 'text', key: '-' })).toBeNull();
  });

  test('in a field that is still empty, undo takes the last answer back', () => {
    const empty = { focus: 'empty', control: true } as const;
    expect(command('KeyZ', { ...empty, key: 'z' })).toEqual(act('undo'));
    expect(command('KeyZ', { ...empty, key: 'Z', shift: true })).toEqual(act('redo'));
    expect(command('Backspace', { ...empty, key: 'Backspace' })).toBeNull();
    expect(command('KeyU', { focus: 'empty', key: 'u' })).toBeNull();
    expect(command('Minus', { focus: 'empty', key: '-' })).toBeNull();
  });

  test('other modifiers leave the keys to the browser', () => {
    expect(command('Digit9', { control: true })).toBeNull();
    expect(command('KeyU', { key: 'u', control: true })).toBeNull();
    expect(command('KeyU', { key: 'u', alt: true })).toBeNull();
  });

  test('single keys can be switched off; those with Control stay', () => {
    const without = { singleKeys: false };
    for (const code of ['Space', 'Enter', 'Digit1', 'Numpad4', 'KeyU', 'Minus']) {
      expect(command(code, {}, without)).toBeNull();
    }
    expect(command('Digit1', { key: '!', shift: true }, without)).toBeNull();
    expect(command('KeyZ', { control: true }, without)).toEqual(act('undo'));
    expect(command('Digit2', { control: true, key: '2' }, without)).toEqual(act('flag-2'));
  });

  test('a key that the person chose comes before what is usual, and the other action is named', () => {
    const chosen = { edit: ['KeyI'], undo: [] };
    const here = { keymap: keymapOf(chosen) };
    expect(command('KeyI', {}, here)).toEqual(act('edit'));
    expect(command('KeyE', {}, here)).toBeNull();
    expect(command('KeyU', {}, here)).toBeNull();
    expect(conflictsOf('KeyI', { action: 'edit', chosen })).toEqual(['info']);
  });

  test('a key pressed gives the name under which it can be bound', () => {
    expect(chordOf(press('KeyF', { key: 'а', control: true, alt: true, shift: true }))).toBe(
      'Ctrl+Alt+Shift+KeyF',
    );
    expect(chordOf(press('F9', { key: 'F9' }))).toBe('F9');
  });
});
