/** How headings of columns are compared. */

/** Lower case, ё as е, words parted by single spaces, nothing else. */
export const plain = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Matches whole words of a plain heading; `*` stands for the rest of a word. */
export function words(...spellings: string[]): RegExp {
  const any = spellings.map((spelling) => spelling.replaceAll('*', '\\p{L}*')).join('|')
  return new RegExp(`(?:^| )(?:${any})(?= |$)`, 'u')
}
