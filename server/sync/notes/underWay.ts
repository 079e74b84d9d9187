/**
 * Typing that is in a document and that no burst has counted yet, since its commit is on its way. A record of a burst
 * that were made meanwhile would say that nobody deleted what this typing deletes.
 */
import type * as Y from 'yjs'

const counts = new WeakMap<Y.Doc, number>()

export const beginCounting = (doc: Y.Doc): void => void counts.set(doc, (counts.get(doc) ?? 0) + 1)
export const counted = (doc: Y.Doc): void => void counts.set(doc, (counts.get(doc) ?? 1) - 1)
export const isUnderWay = (doc: Y.Doc): boolean => (counts.get(doc) ?? 0) > 0
