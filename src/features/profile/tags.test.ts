import { describe, expect, it } from 'vitest'
import { addTags, removeTag, suggestTags, tagsOf } from './tags'
import { makeLedger } from './testing'

describe('tags', () => {
  it('writes a tag under its key and keeps the spelling as its value', () => {
    expect(addTags(makeLedger().profile(), ' Ёлки ')).toEqual([{ kind: 'fact', path: 'tags/елки', value: 'Ёлки' }])
  })

  it('adds several at once, each once', () => {
    const paths = addTags(makeLedger().profile(), 'ДСП, опт; дсп, #мебель,').map((step) => 'path' in step && step.path)
    expect(paths).toEqual(['tags/дсп', 'tags/опт', 'tags/мебель'])
  })

  it('changes nothing for a tag that is there in another spelling', () => {
    const ledger = makeLedger()
    ledger.fact('tags/елки', 'Ёлки')
    expect(addTags(ledger.profile(), 'елки')).toEqual([])
  })

  it('removes by clearing, after which the tag can be added again', () => {
    const ledger = makeLedger()
    ledger.fact('tags/опт', 'опт')
    expect(removeTag('tags/опт')).toEqual([{ kind: 'fact', path: 'tags/опт', value: null }])
    ledger.fact('tags/опт', null)
    expect(tagsOf(ledger.profile())).toEqual([])
    expect(addTags(ledger.profile(), 'Опт')).toHaveLength(1)
  })

  it('stand in the order of the alphabet, whatever their case', () => {
    const ledger = makeLedger()
    const words = ['ель', 'Дилер', 'йод', 'ёлка', 'опт', 'изба', 'Елка 2', 'яблоко', 'Опт 10']
    for (const step of words.flatMap((word) => addTags(ledger.profile(), word)))
      if (step.kind === 'fact') ledger.fact(step.path, step.value)
    const texts = tagsOf(ledger.profile()).map(({ text }) => text)
    expect(texts).toEqual(words.toSorted(new Intl.Collator('ru').compare))
  })

  it('suggests what others were tagged with, most used first, without what is here', () => {
    const ledger = makeLedger()
    ledger.fact('tags/опт', 'опт')
    const used = [['опт', 'Обед'], ['обед', 'окна'], ['окна', 'окна '], ['сад']]
    expect(suggestTags(used, ledger.profile(), 'о')).toEqual(['окна', 'Обед'])
  })
})
