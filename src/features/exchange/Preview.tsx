/** One row of the file as the client it would become, or with what is wrong with it. */
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import IconNext from '~icons/lucide/chevron-right'
import IconPrevious from '~icons/lucide/chevron-left'
import { locale, t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { ownText } from '../../parts/ownFields'
import type { OwnField } from '../../shared/team/ownFields'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import type { Mapping } from './fields'
import styles from './Import.module.css'
import type { Opened } from './importDesk'
import { dayFirst } from './layout'
import { readRow, type Card as ClientCard } from './rows'
import { fieldWord, placeWords, reasonWords } from './words'

export function Preview(props: { opened: Opened; mapping: Mapping; own: readonly OwnField[] }) {
  const [at, setAt] = createSignal(0)
  createEffect(
    on(
      () => props.opened,
      () => setAt(0),
      { defer: true },
    ),
  )
  const layout = () => props.opened.layout
  const row = createMemo(() => {
    const source = layout().sample[at()]
    const options = {
      width: layout().headings.length,
      dayFirst: dayFirst(layout().sample, props.mapping, props.own, locale()),
      language: locale(),
      own: props.own,
    }
    return source && readRow(source, props.mapping, options)
  })
  return (
    <section class={styles.preview}>
      <SectionHeader
        title={t('exchange.preview.title')}
        action={
          <span class={styles.turn}>
            <IconButton
              icon={IconPrevious}
              label={t('exchange.preview.previous')}
              disabled={at() === 0}
              onClick={() => setAt(at() - 1)}
            />
            <span class={styles.small}>{t('exchange.preview.line', { line: row()?.line ?? 0 })}</span>
            <IconButton
              icon={IconNext}
              label={t('exchange.preview.next')}
              disabled={at() >= layout().sample.length - 1}
              onClick={() => setAt(at() + 1)}
            />
          </span>
        }
      />
      <Show when={row()}>
        {(read) => (
          <Card aria-live="polite">
            <Show when={read().card}>{(card) => <ClientPreview card={card()} own={props.own} />}</Show>
            <For each={read().problems}>
              {(problem) => (
                <p class={styles.wrong}>
                  <span class={styles.block}>{placeWords(problem, layout().headings)}</span>
                  {reasonWords(problem)}
                </p>
              )}
            </For>
          </Card>
        )}
      </Show>
    </section>
  )
}

function ClientPreview(props: { card: ClientCard; own: readonly OwnField[] }) {
  const lines = createMemo(() => [...linesOf(props.card), ...ownLinesOf(props.card, props.own)])
  return (
    <>
      <h3 class={styles.clientName}>{props.card.name}</h3>
      <Show when={lines().length > 0} fallback={<p class={styles.muted}>{t('exchange.preview.nothing')}</p>}>
        <dl class={styles.facts}>
          <For each={lines()}>
            {([name, value]) => (
              <div class={styles.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </>
  )
}

/** Without a year: a day of this one, which is then not named. */
const birthdayWords = (birthday: string): string => formatDate(birthday.replace(/^--/, `${new Date().getFullYear()}-`))

function linesOf(card: ClientCard): [string, string][] {
  const { legal, person } = card
  const all = [
    ['kind', card.kind && t(`exchange.kind.${card.kind}`)],
    ['city', card.city],
    ['address', card.address],
    ['segment', card.segment],
    ['source', card.source],
    ['site', card.site],
    ['about', card.about],
    ['tags', card.tags.join(', ')],
    ['phone', card.phones.join('\n')],
    ['email', card.emails.join('\n')],
    ['legalName', legal?.name],
    ['inn', legal?.inn],
    ['kpp', legal?.kpp],
    ['country', legal?.country],
    ['taxNumber', legal?.taxNumber],
    ['registrationNumber', legal?.registrationNumber],
    ['personName', person?.name],
    ['personRole', person?.role],
    ['personPhone', person?.phones.join('\n')],
    ['personEmail', person?.emails.join('\n')],
    ['telegram', person?.telegram],
    ['whatsapp', person?.whatsapp],
    ['birthday', person?.birthday && birthdayWords(person.birthday)],
    ['note', card.note],
  ] as const
  return all.flatMap(([field, value]): [string, string][] => (value ? [[fieldWord(field), value]] : []))
}

const ownLinesOf = (card: ClientCard, own: readonly OwnField[]): [string, string][] =>
  (card.own ?? []).flatMap(({ field: id, facts }): [string, string][] => {
    const field = own.find((one) => one.id === id)
    if (field === undefined) return []
    const values = facts.map(({ path, value }) => (value === true ? (path.split('/')[2] ?? '') : value))
    return [[field.name, values.map((value) => ownText(field, value)).join(', ')]]
  })
