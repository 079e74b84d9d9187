import { createEffect, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { emailLink, mapLink, phoneLink, siteLink } from '../../parts/contact/links'
import { isKnownPhone, needPhones, spelledPhone } from '../../parts/contact/phones'
import { newId, type PartId } from '../../shared/ids'
import { FACT_LABELS } from '../../parts/factNames'
import { PROFILE_KINDS, type ProfileKind } from '../../shared/profile/facts'
import { Card } from '../../ui/Card'
import { SectionHeader } from '../../ui/SectionHeader'
import { Segmented } from '../../ui/Segmented'
import { whenAsked } from './asked'
import { useClient } from './client'
import { FactField } from './FactField'
import styles from './Facts.module.css'
import { FieldPresence } from './FieldPresence'
import { AddChips, FactSet, useFactSet } from './FactSet'
import { kindText } from './kind'
import { LegalEntities } from './LegalEntities'
import { OwnFields } from './OwnFields'
import { Rivals } from './Rivals'
import { Tags } from './Tags'

/** The single facts that a client may lack, in the order of the page. */
const REACH = ['city', 'address', 'site'] as const
const CARD = ['segment', 'source'] as const
const OPTIONAL = [...REACH, ...CARD] as const
type Optional = (typeof OPTIONAL)[number]

const LINKS: Partial<Record<Optional, typeof siteLink>> = {
  site: siteLink,
  address: (address) => mapLink(address, navigator.userAgent),
}
const LINK_LABELS: Partial<Record<Optional, () => string>> = {
  site: () => t('profile.openSite'),
  address: () => t('profile.openMap'),
}

export const phoneNote = (phone: string): string | undefined =>
  isKnownPhone(phone) ? undefined : t('profile.phoneUnknown')

/** What is drawn, from what is read first to what is far below. */
export type FactsPart = 'reach' | 'card' | 'legal' | 'add' | 'own' | 'countries'

/** The card of the client itself: how to reach it, what it is, its legal entities; each changed in place. */
export function Facts(props: { isDrawn: (part: FactsPart) => boolean }) {
  const client = useClient()
  const [opened, setOpened] = createSignal<Optional>()
  const phones = useFactSet(() => 'phones')
  const emails = useFactSet(() => 'emails')
  const isThere = (fact: Optional): boolean => {
    const register = client.view.profile().facts.get(fact)
    return (
      opened() === fact || (register !== undefined && (register.current.value !== null || register.rivals.length > 0))
    )
  }
  const missing = () => [
    ...OPTIONAL.filter((fact) => !isThere(fact)).map((fact) => ({
      label: FACT_LABELS[fact](),
      name: t('profile.addFactNamed', { fact: FACT_LABELS[fact]() }),
      add: () => void setOpened(fact),
    })),
    {
      label: t('profile.addPhone'),
      name: t('profile.addFactNamed', { fact: t('profile.addPhone') }),
      add: () => {
        needPhones()
        phones.add()
      },
    },
    {
      label: t('profile.addEmail'),
      name: t('profile.addFactNamed', { fact: t('profile.addEmail') }),
      add: () => void emails.add(),
    },
    {
      label: t('profile.addLegal'),
      name: t('profile.legal.add'),
      add: () => void client.set(`legal/${newId<PartId>()}`, true),
    },
  ]
  const reach = () => REACH.filter(isThere)
  const optional = (fact: Optional) => (
    <Show when={isThere(fact)}>
      <FactField
        path={fact}
        label={FACT_LABELS[fact]()}
        adding={opened() === fact}
        onClosed={() => setOpened(undefined)}
        type={fact === 'site' ? 'url' : 'text'}
        link={LINKS[fact]}
        linkLabel={(value) => t('profile.editFact', { fact: LINK_LABELS[fact]?.() ?? '', value })}
      />
    </Show>
  )
  let card: HTMLElement | undefined
  // Its value opens the field, as a tap does.
  createEffect(() => {
    if (!props.isDrawn('card')) return
    whenAsked('edit', () => queueMicrotask(() => card?.querySelector<HTMLElement>('[data-fact] button')?.click()))
  })
  return (
    <>
      <Card
        ref={(element) => (card = element)}
        class={`${styles.container} ${styles.below}`}
        aria-labelledby="facts-title"
      >
        <SectionHeader id="facts-title" title={t('profile.facts')} />
        <Show when={props.isDrawn('reach')}>
          <Group
            name={t('profile.group.reach')}
            empty={reach().length + phones.paths().length + emails.paths().length === 0}
          >
            <FactSet set={phones}>
              {(path, adding, closed) => (
                <FactField
                  path={path}
                  label={t('profile.fact.phone')}
                  type="tel"
                  adding={adding}
                  onClosed={closed}
                  spell={spelledPhone}
                  show={spelledPhone}
                  note={phoneNote}
                  link={phoneLink}
                  linkLabel={(phone) => t('profile.call', { phone })}
                />
              )}
            </FactSet>
            <FactSet set={emails}>
              {(path, adding, closed) => (
                <FactField
                  path={path}
                  label={t('profile.fact.email')}
                  type="email"
                  adding={adding}
                  onClosed={closed}
                  link={emailLink}
                  linkLabel={(address) => t('profile.write', { address })}
                />
              )}
            </FactSet>
            <For each={REACH}>{optional}</For>
          </Group>
        </Show>
        <Show when={props.isDrawn('card')}>
          <Group name={t('profile.group.card')}>
            <FactField path="name" label={FACT_LABELS.name()} />
            <KindField />
            <For each={CARD}>{optional}</For>
            <Tags />
          </Group>
        </Show>
        <Show when={props.isDrawn('legal')}>
          <LegalEntities countries={props.isDrawn('countries')} />
        </Show>
        <Show when={props.isDrawn('add')}>
          <Show when={client.may()}>
            <div class={styles.addRow} role="group" aria-label={t('profile.addMore')}>
              <AddChips facts={missing()} />
            </div>
          </Show>
        </Show>
      </Card>
      <Show when={props.isDrawn('own')}>
        <OwnFields />
      </Show>
    </>
  )
}

/** Facts that are looked for together, under a quiet heading. */
function Group(props: { name: string; empty?: boolean; children: JSX.Element }) {
  return (
    <section class={styles.group} classList={{ [styles.empty!]: props.empty }} aria-label={props.name}>
      <h3 class={styles.heading}>{props.name}</h3>
      <div class={styles.facts}>{props.children}</div>
    </section>
  )
}

function KindField() {
  const client = useClient()
  const id = createUniqueId()
  const kind = () => (client.fact('kind') as ProfileKind | undefined) ?? 'organisation'
  return (
    <div class={styles.fact}>
      <span id={id} class={styles.label} aria-hidden={client.may()}>
        {FACT_LABELS.kind()}
        <FieldPresence path="kind" />
      </span>
      <div class={styles.line}>
        <Show when={client.may()} fallback={<span class={styles.value}>{kindText(kind())}</span>}>
          <Segmented
            label={FACT_LABELS.kind()}
            hideLabel
            value={kind()}
            options={PROFILE_KINDS.map((value) => ({ value, label: kindText(value) }))}
            onChange={(value) => void client.set('kind', value)}
          />
        </Show>
      </div>
      <Rivals
        register={client.view.profile().facts.get('kind')}
        say={(change) => kindText(change.value as ProfileKind)}
      />
    </div>
  )
}
