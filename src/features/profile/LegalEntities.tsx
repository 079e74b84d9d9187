import { createMemo, For, Show } from 'solid-js'
import IconTrash from '~icons/lucide/trash-2'
import { locale, t } from '../../i18n'
import { partsOf } from '../../shared/profile/fold'
import { IconButton } from '../../ui/Button'
import { SectionHeader } from '../../ui/SectionHeader'
import { Select } from '../../ui/Select'
import { useClient } from './client'
import { countryOptions, onlyCountry } from './countries'
import { FactField } from './FactField'
import styles from './Facts.module.css'
import { Rivals } from './Rivals'
import { countryName } from './words'

/** The firms behind one client: its ИНН is verified here, with no network. */
export function LegalEntities(props: { countries: boolean }) {
  const client = useClient()
  const paths = createMemo<string[]>((before) => {
    const now = partsOf(client.view.profile(), 'legal').map(({ path }) => path)
    return before?.join() === now.join() ? before : now
  })
  return (
    <Show when={paths().length > 0}>
      <section class={styles.legals} aria-labelledby="legal-title">
        <SectionHeader id="legal-title" title={t('profile.legal.title')} />
        <For each={paths()}>{(path) => <LegalEntity path={path} countries={props.countries} />}</For>
      </section>
    </Show>
  )
}

/** `countries`: all can be chosen from by now. To name and sort them takes longer than all the rest. */
function LegalEntity(props: { path: string; countries: boolean }) {
  const client = useClient()
  const of = (fact: string) => `${props.path}/${fact}`
  const country = () => client.text(of('country')) || 'RU'
  const name = () => client.text(of('name')) || t('profile.legal.unnamed')

  const remove = (): Promise<void> =>
    client.tap([{ kind: 'fact', path: props.path, value: null }], t('profile.removed', { value: name() }))
  /** For a reader, what is empty is not there. */
  const shows = (fact: string) => client.may() || client.text(of(fact)) !== ''
  return (
    <div class={styles.legal}>
      <div class={styles.legalHead}>
        <h3>{name()}</h3>
        <Show when={client.may()}>
          <IconButton icon={IconTrash} label={t('profile.legal.remove')} onClick={() => void remove()} />
        </Show>
      </div>
      <Show when={shows('name')}>
        <FactField path={of('name')} label={t('profile.legal.name')} />
      </Show>
      <div class={styles.fact}>
        <span class={styles.label} aria-hidden={client.may()}>
          {t('profile.legal.country')}
        </span>
        <div class={styles.line}>
          <Show when={client.may()} fallback={<span class={styles.value}>{countryName(country())}</span>}>
            <Select
              label={t('profile.legal.country')}
              hideLabel
              value={country()}
              options={props.countries ? countryOptions(locale(), country()) : onlyCountry(country())}
              onChange={(chosen) => void client.set(of('country'), chosen)}
              onFocus={() => client.view.enterField(of('country'))}
              onBlur={() => client.view.enterField(null)}
            />
          </Show>
        </div>
        <Rivals
          register={client.view.profile().facts.get(of('country'))}
          say={(change) => countryName(String(change.value))}
        />
      </div>
      <Show
        when={country() === 'RU'}
        fallback={
          <>
            <Show when={shows('taxNumber')}>
              <FactField path={of('taxNumber')} label={t('profile.legal.taxNumber')} />
            </Show>
            <Show when={shows('registrationNumber')}>
              <FactField path={of('registrationNumber')} label={t('profile.legal.registrationNumber')} />
            </Show>
          </>
        }
      >
        <Show when={shows('inn')}>
          <FactField path={of('inn')} label={t('profile.legal.inn')} />
        </Show>
        <Show when={shows('kpp')}>
          <FactField path={of('kpp')} label={t('profile.legal.kpp')} />
        </Show>
      </Show>
    </div>
  )
}
