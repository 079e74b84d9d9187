import { createUniqueId, For, Show } from 'solid-js'
import { t } from '../../../i18n'
import {
  LANGUAGES_OF_ROLES,
  TEMPERAMENTS,
  type LanguageOfRole,
  type Temperament,
} from '../../../shared/profile/factWords'
import { Chip } from '../../../ui/Chip'
import { Select } from '../../../ui/Select'
import { useClient } from '../client'
import { FactField } from '../FactField'
import facts from '../Facts.module.css'
import { FieldPresence } from '../FieldPresence'
import { Rivals } from '../Rivals'
import { Advice } from './Advice'
import styles from './Know.module.css'
import { SPEAKS_NAMES, TEMPERAMENT_NAMES } from './words'

/** On the closed card of a person: how to talk with them, in a line or two. */
export function HowToTalk(props: { path: string }) {
  const client = useClient()
  const argument = () => client.text(`${props.path}/argument`)
  return (
    <>
      <Advice temperaments={useTemperaments(props)()} />
      <Show when={argument()}>
        {(text) => (
          <p class={styles.convinces}>
            <span class={styles.temperament}>{t('know.argument.own')}:</span> {text()}
          </p>
        )}
      </Show>
    </>
  )
}

function useTemperaments(props: { path: string }) {
  const client = useClient()
  return (): Temperament[] => {
    const said = (client.fact(`${props.path}/temperament`) as Temperament[] | undefined) ?? []
    return TEMPERAMENTS.filter((one) => said.includes(one))
  }
}

/** Temperament, what to talk about, and what convinces just them: each changed in place. */
export function HowToTalkFields(props: { path: string }) {
  return (
    <>
      <TemperamentField path={`${props.path}/temperament`} person={props.path} />
      <SpeaksField path={`${props.path}/speaks`} />
      <Argument path={`${props.path}/argument`} />
    </>
  )
}

/** Chips that are switches: mixed types are several. The last one that is taken back leaves nothing said. */
function TemperamentField(props: { path: string; person: string }) {
  const client = useClient()
  const id = createUniqueId()
  const chosen = useTemperaments({
    get path() {
      return props.person
    },
  })
  const toggle = (one: Temperament): void => {
    const now = TEMPERAMENTS.filter((other) => chosen().includes(other) !== (other === one))
    void client.set(props.path, now.length === 0 ? null : now)
  }
  return (
    <Show when={client.may() || chosen().length > 0}>
      <div class={facts.fact}>
        <span id={id} class={facts.label}>
          {t('know.temperament')}
          <FieldPresence path={props.path} />
        </span>
        <div class={styles.talk}>
          <Show when={client.may()}>
            <div class={styles.chips} role="group" aria-labelledby={id}>
              <For each={TEMPERAMENTS}>
                {(one) => (
                  <Chip pressed={chosen().includes(one)} onClick={() => toggle(one)}>
                    {TEMPERAMENT_NAMES[one]()}
                  </Chip>
                )}
              </For>
            </div>
          </Show>
          <Show when={chosen().length === 0} fallback={<Advice temperaments={chosen()} />}>
            <p class={facts.hint}>{t('know.temperament.hint')}</p>
          </Show>
        </div>
        <Rivals
          register={client.view.profile().facts.get(props.path)}
          say={(change) => (change.value as Temperament[]).map((one) => TEMPERAMENT_NAMES[one]()).join(', ')}
        />
      </div>
    </Show>
  )
}

function SpeaksField(props: { path: string }) {
  const client = useClient()
  const value = () => (client.fact(props.path) as LanguageOfRole | undefined) ?? 'unknown'
  const options = () => [
    ...LANGUAGES_OF_ROLES.map((one) => ({ value: one as LanguageOfRole | 'unknown', label: SPEAKS_NAMES[one]() })),
    { value: 'unknown' as const, label: t('know.speaks.unknown') },
  ]
  const ours = () => client.notebook.settings().arguments?.find(({ id }) => id === value())?.text
  return (
    <Show when={client.may() || value() !== 'unknown'}>
      <div class={facts.fact}>
        <span class={facts.label} aria-hidden={client.may()}>
          {t('know.speaks')}
        </span>
        <div class={styles.talk}>
          <Show when={client.may()} fallback={<span>{options().find((one) => one.value === value())?.label}</span>}>
            <Select
              label={t('know.speaks')}
              hideLabel
              value={value()}
              options={options()}
              onChange={(chosen) => void client.set(props.path, chosen === 'unknown' ? null : chosen)}
            />
          </Show>
          <Show when={ours()}>
            {(text) => (
              <p class={styles.convinces}>
                <span class={styles.temperament}>{t('know.argument.team')}:</span> {text()}
              </p>
            )}
          </Show>
        </div>
        <Rivals
          register={client.view.profile().facts.get(props.path)}
          say={(change) => SPEAKS_NAMES[change.value as LanguageOfRole]()}
        />
      </div>
    </Show>
  )
}

/** Shown to be added, too: what convinces a person is asked for beside their temperament. */
function Argument(props: { path: string }) {
  const client = useClient()
  return (
    <Show when={client.may() || client.text(props.path) !== ''}>
      <FactField path={props.path} label={t('know.argument')} multiline />
    </Show>
  )
}
