import { A } from '@solidjs/router'
import { createSignal, createUniqueId, For, lazy, Show, Suspense } from 'solid-js'
import IconCake from '~icons/lucide/cake'
import IconContact from '~icons/lucide/contact'
import IconMove from '~icons/lucide/arrow-right-left'
import IconOpen from '~icons/lucide/chevron-down'
import IconTrash from '~icons/lucide/trash-2'
import IconUndo from '~icons/lucide/undo-2'
import { t } from '../../i18n'
import { formatDate } from '../../i18n/format'
import { siteLink } from '../../parts/contact/links'
import { needPhones, spelledPhone } from '../../parts/contact/phones'
import type { PersonId } from '../../shared/ids'
import { isTouch } from '../../shared/profile/entryTypes'
import { DECIDES, type Decides } from '../../shared/profile/facts'
import { Avatar } from '../../ui/Avatar'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { IconButton } from '../../ui/Button'
import { downloadFile } from '../../ui/download'
import { Menu, type MenuItem } from '../../ui/Menu'
import { Select } from '../../ui/Select'
import { dayAndAgo } from './ago'
import { BirthdayField } from './BirthdayField'
import { useClient } from './client'
import { DECIDES_NAMES } from './decides'
import { FactField } from './FactField'
import facts from './Facts.module.css'
import { AddChips, FactSet, useFactSet } from './FactSet'
import { phoneNote } from './Facts'
import styles from './People.module.css'
import { removePerson, unmovePerson, type Move } from './people'
import { Reach } from './Reach'
import { Rivals } from './Rivals'
import { birthdayText } from './words'

const talk = () => import('./know/HowToTalk')
const HowToTalk = lazy(async () => ({ default: (await talk()).HowToTalk }))
const HowToTalkFields = lazy(async () => ({ default: (await talk()).HowToTalkFields }))

interface Props {
  id: PersonId
  open: boolean
  onMove: () => void
}

/** One person: who they are and how to reach them in sight, the rest one tap away. */
export function PersonCard(props: Props) {
  const client = useClient()
  const path = () => `people/${props.id}`
  const text = (fact: string) => client.text(`${path()}/${fact}`)
  const name = () => text('name') || t('profile.person.unnamed')
  const movedTo = () => client.fact(`${path()}/movedTo`) as Move | undefined
  const cameFrom = () => client.fact(`${path()}/cameFrom`) as Move | undefined
  // eslint-disable-next-line solid/reactivity -- only the state at the start
  const [isOpen, setOpen] = createSignal(props.open)
  const bodyId = createUniqueId()
  const talked = () => client.entries().find(({ entry }) => entry.person === props.id && isTouch(entry))

  /** Is anything known of how to talk with them? */
  const isTold = () => client.fact(`${path()}/temperament`) !== undefined || text('argument') !== ''

  function remove(): void {
    void client.tap(removePerson(props.id), t('profile.person.removed', { name: name() }))
  }
  /** A contact for the phone, or to be sent on. */
  async function saveCard(): Promise<void> {
    const { cardFileOf } = await import('../../parts/contact/card')
    const { file, name: fileName } = cardFileOf(client.view.profile(), path())
    downloadFile(file, fileName)
  }
  const items = (): MenuItem[] => [
    movedTo() === undefined
      ? { label: t('profile.person.moved'), icon: IconMove, onSelect: () => props.onMove() }
      : {
          label: t('profile.person.unmove'),
          icon: IconUndo,
          onSelect: () => void client.tap(unmovePerson(props.id), t('profile.person.unmoved', { name: name() })),
        },
    { label: t('profile.person.saveCard'), icon: IconContact, onSelect: () => void saveCard() },
    { label: t('profile.person.remove'), icon: IconTrash, danger: true, onSelect: remove },
  ]
  return (
    <li>
      <Card class={styles.card} aria-label={name()}>
        <div class={styles.head}>
          <Avatar name={name()} seed={props.id} />
          <div class={styles.who}>
            <h3>{name()}</h3>
            <p class={styles.role}>
              {text('role')}
              <Show when={text('decides')}>
                {(decides) => (
                  <Badge tone={decides() === 'no' ? 'neutral' : 'accent'}>
                    {DECIDES_NAMES[decides() as Decides]()}
                  </Badge>
                )}
              </Show>
            </p>
          </div>
          <Show when={client.may()}>
            <Menu label={t('profile.person.menu', { name: name() })} variant="quiet" items={items()} />
          </Show>
        </div>
        <Show when={movedTo()}>{(move) => <MoveLine move={move()} direction="to" />}</Show>
        <Show when={cameFrom()}>{(move) => <MoveLine move={move()} direction="from" />}</Show>
        <Reach id={props.id} name={text('name')} />
        <div class={styles.foot}>
          <div class={styles.dates}>
            <Show when={talked()}>
              {(last) => (
                <span class={styles.quiet}>{t('profile.person.talked', { day: dayAndAgo(last().entry.when) })}</span>
              )}
            </Show>
            <Show when={text('birthday')}>
              {(day) => (
                <span class={styles.quiet}>
                  <IconCake aria-hidden="true" /> {t('profile.person.bornOn', { day: birthdayText(day()) })}
                </span>
              )}
            </Show>
          </div>
          <IconButton
            class={styles.more}
            classList={{ [styles.turned!]: isOpen() }}
            icon={IconOpen}
            label={t('profile.person.more', { name: name() })}
            aria-expanded={isOpen()}
            aria-controls={bodyId}
            onClick={() => setOpen(!isOpen())}
          />
        </div>
        <Show when={!isOpen() && isTold()}>
          <Suspense>
            <HowToTalk path={path()} />
          </Suspense>
        </Show>
        <Show when={!isOpen() && text('about')}>{(about) => <p class={styles.about}>{about()}</p>}</Show>
        <Show when={isOpen()}>
          <div id={bodyId} class={facts.container}>
            <PersonFacts id={props.id} name={text('name')} />
          </div>
        </Show>
      </Card>
    </li>
  )
}

/** Where the person works now, or worked before: a link when this member may see that client. */
function MoveLine(props: { move: Move; direction: 'to' | 'from' }) {
  const client = useClient()
  const name = () => client.notebook.row(props.move.profile)?.name
  const day = () => formatDate(props.move.on)
  const words = () => {
    const known = name()
    if (props.direction === 'to')
      return known === undefined
        ? t('profile.person.movedSomewhere', { day: day() })
        : t('profile.person.movedTo', { client: known, day: day() })
    return known === undefined
      ? t('profile.person.cameFromSomewhere', { day: day() })
      : t('profile.person.cameFrom', { client: known, day: day() })
  }
  return (
    <p>
      <Show when={name() !== undefined} fallback={<span class={styles.quiet}>{words()}</span>}>
        <A href={`/clients/${props.move.profile}?tab=people&person=${props.move.person}`}>{words()}</A>
      </Show>
    </p>
  )
}

const LINES = ['telegram', 'whatsapp'] as const
type Line = (typeof LINES)[number] | 'about'

function PersonFacts(props: { id: PersonId; name: string }) {
  const client = useClient()
  const of = (fact: string) => `people/${props.id}/${fact}`
  const person = () => ({ id: props.id as string, name: props.name })
  const [opened, setOpened] = createSignal<Line>()
  const phones = useFactSet(() => of('phones'))
  const emails = useFactSet(() => of('emails'))
  const networks = useFactSet(() => of('networks'))
  const labels: Record<Line, () => string> = {
    telegram: () => t('profile.person.telegram'),
    whatsapp: () => t('profile.person.whatsapp'),
    about: () => t('profile.person.about'),
  }
  const isThere = (line: Line): boolean => {
    const register = client.view.profile().facts.get(of(line))
    return (
      opened() === line || (register !== undefined && (register.current.value !== null || register.rivals.length > 0))
    )
  }
  const chip = (label: string, add: () => void) => ({ label, name: t('profile.addFactNamed', { fact: label }), add })
  const missing = () => [
    chip(t('profile.addPhone'), () => {
      needPhones()
      phones.add()
    }),
    chip(t('profile.addEmail'), () => void emails.add()),
    ...([...LINES, 'about'] as const)
      .filter((line) => !isThere(line))
      .map((line) => chip(labels[line](), () => void setOpened(line))),
    chip(t('profile.person.network'), () => void networks.add()),
  ]
  return (
    <div class={facts.facts}>
      <FactField path={of('name')} label={t('profile.person.name')} />
      <Show when={client.may() || client.text(of('role')) !== ''}>
        <FactField path={of('role')} label={t('profile.person.role')} />
      </Show>
      <DecidesField path={of('decides')} />
      <Suspense>
        <HowToTalkFields path={`people/${props.id}`} />
      </Suspense>
      <BirthdayField path={of('birthday')} />
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
          />
        )}
      </FactSet>
      <FactSet set={emails}>
        {(path, adding, closed) => (
          <FactField path={path} label={t('profile.fact.email')} type="email" adding={adding} onClosed={closed} />
        )}
      </FactSet>
      <For each={LINES}>
        {(line) => (
          <Show when={isThere(line)}>
            <FactField
              path={of(line)}
              label={labels[line]()}
              type={line === 'whatsapp' ? 'tel' : 'text'}
              adding={opened() === line}
              onClosed={() => setOpened(undefined)}
            />
          </Show>
        )}
      </For>
      <FactSet set={networks}>
        {(path, adding, closed) => (
          <FactField
            path={path}
            label={t('profile.person.network')}
            adding={adding}
            onClosed={closed}
            link={siteLink}
            person={person()}
          />
        )}
      </FactSet>
      <Show when={isThere('about')}>
        <FactField
          path={of('about')}
          label={labels.about()}
          multiline
          adding={opened() === 'about'}
          onClosed={() => setOpened(undefined)}
        />
      </Show>
      <Show when={client.may()}>
        <p class={facts.hint}>{t('profile.aboutHint')}</p>
        <div class={facts.addRow}>
          <AddChips facts={missing()} />
        </div>
      </Show>
    </div>
  )
}

function DecidesField(props: { path: string }) {
  const client = useClient()
  const value = () => (client.fact(props.path) as Decides | undefined) ?? 'unknown'
  const options = () => [
    ...DECIDES.map((one) => ({ value: one as Decides | 'unknown', label: DECIDES_NAMES[one]() })),
    { value: 'unknown' as const, label: t('profile.decides.unknown') },
  ]
  return (
    <Show when={client.may()}>
      <div class={facts.fact}>
        <span class={facts.label} aria-hidden="true">
          {t('profile.person.decides')}
        </span>
        <div class={facts.line}>
          <Select
            label={t('profile.person.decides')}
            hideLabel
            value={value()}
            options={options()}
            onChange={(chosen) => void client.set(props.path, chosen === 'unknown' ? null : chosen)}
          />
        </div>
        <Rivals
          register={client.view.profile().facts.get(props.path)}
          say={(change) => DECIDES_NAMES[change.value as Decides]()}
        />
      </div>
    </Show>
  )
}
