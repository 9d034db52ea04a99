import { describe, expect, test } from 'vitest';
import { commandOf, type KeyPress } from '#app/review/keys.ts';

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

const command = (code: string, given: Partial<KeyPress> = {}) =>
  commandOf(press(code, given), true);

describe('keys', () => {
  test.each(['Space', 'Enter', 'NumpadEnter'])('%s goes on', (code) => {
    expect(command(code)).toEqual({ kind: 'go-on' });
  });

  test.each([1, 2, 3, 4])('%i rates, on the row and on the pad', (rating) => {
    expect(command(`Digit${rating}`)).toEqual({ kind: 'rate', rating });
    expect(command(`Numpad${rating}`)).toEqual({ kind: 'rate', rating });
  });

  test('U and Control or Command with Z take back', () => {
    expect(command('KeyU', { key: 'u' })).toEqual({ kind: 'undo' });
    expect(command('KeyZ', { key: 'z', control: true })).toEqual({ kind: 'undo' });
    expect(command('KeyZ', { key: 'z' })).toBeNull();
  });

  test('a Cyrillic layout changes nothing', () => {
    expect(command('KeyU', { key: 'г' })).toEqual({ kind: 'undo' });
    expect(command('KeyZ', { key: 'я', control: true })).toEqual({ kind: 'undo' });
  });

  test('where Latin letters lie elsewhere, the letter counts', () => {
    expect(command('KeyY', { key: 'z', control: true })).toEqual({ kind: 'undo' });
    expect(command('KeyZ', { key: 'y', control: true })).toBeNull();
  });

  test.each<Partial<KeyPress>>([
    { repeat: true },
    { alt: true },
    { shift: true },
    { dialog: true },
    { focus: 'text' },
  ])('nothing happens with %o', (given) => {
    expect(command('Digit3', given)).toBeNull();
    expect(command('Enter', given)).toBeNull();
    expect(command('KeyZ', { ...given, key: 'z', control: true })).toBeNull();
  });

  test('Shift and Space show all that is left', () => {
    expect(command('Space', { shift: true })).toEqual({ kind: 'reveal-all' });
    expect(command('Space', { shift: true, control: true })).toBeNull();
    expect(command('Space', { shift: true, focus: 'control' })).toBeNull();
  });

  test('H opens the hint and S the notes, under any layout', () => {
    expect(command('KeyH', { key: 'р' })).toEqual({ kind: 'hint' });
    expect(command('KeyS', { key: 'ы' })).toEqual({ kind: 'source' });
  });

  test('letters choose among the options there are, and keep their meaning beyond them', () => {
    const choose = (code: string, options: number) => commandOf(press(code), true, options);
    expect(choose('KeyA', 3)).toEqual({ kind: 'choose', option: 0 });
    expect(choose('KeyC', 3)).toEqual({ kind: 'choose', option: 2 });
    expect(choose('KeyD', 3)).toBeNull();
    expect(choose('KeyH', 3)).toEqual({ kind: 'hint' });
    expect(choose('KeyH', 9)).toEqual({ kind: 'choose', option: 7 });
    expect(choose('KeyI', 9)).toBeNull();
    expect(commandOf(press('KeyA'), false, 3)).toBeNull();
  });

  test('a box to tick keeps Space for itself, but neither Enter nor the digits', () => {
    expect(command('Space', { focus: 'box' })).toBeNull();
    expect(command('Enter', { focus: 'box' })).toEqual({ kind: 'go-on' });
    expect(command('Digit2', { focus: 'box' })).toEqual({ kind: 'rate', rating: 2 });
  });

  test('other modifiers leave the keys to the browser', () => {
    expect(command('Digit1', { control: true })).toBeNull();
    expect(command('KeyU', { key: 'u', control: true })).toBeNull();
  });

  test('a focused button keeps Space and Enter for itself, but not the digits', () => {
    expect(command('Space', { focus: 'control' })).toBeNull();
    expect(command('Enter', { focus: 'control' })).toBeNull();
    expect(command('Digit2', { focus: 'control' })).toEqual({ kind: 'rate', rating: 2 });
  });

  test('single keys can be switched off; Control with Z stays', () => {
    for (const code of ['Space', 'Enter', 'Digit1', 'Numpad4', 'KeyU']) {
      expect(commandOf(press(code), false)).toBeNull();
    }
    expect(commandOf(press('KeyZ', { control: true }), false)).toEqual({ kind: 'undo' });
  });
});
