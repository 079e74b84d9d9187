/** Where sentences are kept is parts/history/words.ts: Today tells of changes too. */
export * from '../../parts/history/words'
