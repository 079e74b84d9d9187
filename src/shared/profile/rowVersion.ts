/** Raised when toRow (row.ts) gives more or something else: rows of an older version are made again. */
export const ROW_VERSION = 4
