/** Whether a heading announces a summary of what was said before. */
export function isSummary(heading: string): boolean {
  return /^(?:\d+[.\d]*\s+)?(?:резюме|итоги?|выводы?|заключение|кратко|главное|summary|conclusions?|recap|key (?:points|takeaways)|takeaways)\s*[.:]?$/i.test(
    heading.trim(),
  );
}
