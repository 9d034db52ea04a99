import { describe, expect, test } from 'vitest';
import { fileBeyond, fileTroubleInWords, unreadableFile } from '#lib/shared/file-trouble.ts';

const SIZES = [
  [1, '1 B', '1 Б'],
  [1023, '1,023 B', '1\u00a0023 Б'],
  [1536, '1.5 KB', '1,5 КБ'],
  [256 * 1024 ** 2, '256 MB', '256 МБ'],
  [4 * 1024 ** 3, '4 GB', '4 ГБ'],
  [4000 * 1024 ** 3, '4,000 GB', '4\u00a0000 ГБ'],
] as const;

describe('the refusal of a file', () => {
  test.each(SIZES)('of more than %d bytes names the limit as %s, %s', (most, en, ru) => {
    const { code, message, values } = fileBeyond('too-long', { entry: 'a.md', most });
    expect(code).toBe('too-large');
    expect(message).toBe(`a.md is larger than ${en}. KARTOTEKA_IMPORT_FILE_SIZE sets this limit.`);
    expect(fileTroubleInWords(values, 'ru')).toBe(
      `a.md больше ${ru}. Этот предел задаёт KARTOTEKA_IMPORT_FILE_SIZE.`,
    );
  });

  test('names the file in it and what helps, in both languages; what its reader said is for logs', () => {
    const entry = 'глава/1.md';
    const { code, message, values } = unreadableFile('damaged', { entry, detail: 'bad sum' });
    expect(values.detail).toBe('bad sum');
    expect(code).toBe('unreadable-file');
    expect(message).toBe('глава/1.md is damaged. Download the archive or pack it once more.');
    expect(fileTroubleInWords(values, 'ru')).toBe(
      'глава/1.md повреждён. Скачайте или упакуйте архив ещё раз.',
    );
  });

  test('says nothing of what is no trouble of files', () => {
    expect(fileTroubleInWords({ entry: 'a.md', reason: 'it is odd' }, 'ru')).toBeNull();
    expect(fileTroubleInWords({ why: 'toString' }, 'ru')).toBeNull();
  });
});
