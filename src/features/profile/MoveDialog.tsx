import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { t } from '../../i18n'
import { offerUndo } from '../../parts/undo'
import { dayOf } from '../../shared/dates'
import type { PersonId, ProfileId } from '../../shared/ids'
import type { Row } from '../../shared/profile/row'
import type { ProfileView } from '../../solid/notebook'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Dialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { TextField } from '../../ui/TextField'
import { useClient } from './client'
import styles from './People.module.css'
import { movePerson, personName } from './people'

const FOUND = 8

/** A person works at another client now: the past stays here, and each card links to the other. */
export function MoveDialog(props: { person: PersonId | undefined; onClose: () => void }) {
  return (
    <Show when={props.person} keyed>
      {(person) => <Move person={person} onClose={() => props.onClose()} />}
    </Show>
  )
}

function Move(props: { person: PersonId; onClose: () => void }) {
  const client = useClient()
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<Row[]>()
  const [to, setTo] = createSignal<Row>()
  const [day, setDay] = createSignal(dayOf(Date.now()))
  const name = () => personName(client.view.profile(), props.person) || t('profile.person.unnamed')
  // Whether one may write there, only the open client knows.
  const [target, setTarget] = createSignal<ProfileView>()

  let asked = 0
  createEffect(
    on(text, async (typed) => {
      const own = ++asked
      if (typed.trim() === '') return setFound(undefined)
      const ids = await client.notebook.search(typed)
      if (own !== asked) return
      const rows = ids.filter((id) => id !== client.view.id).flatMap((id) => client.notebook.row(id) ?? [])
      setFound(rows.slice(0, FOUND))
    }),
  )
  const mayWriteThere = () => target()?.state() !== 'ready' || target()?.mayWrite() === true

  async function move(row: Row): Promise<void> {
    const { there, here } = movePerson(client.view.profile(), props.person, row.id, day())
    const moved = name()
    props.onClose()
    // The new card first: no link leads to a person who is not there.
    const step = await client.notebook.actTogether(
      new Map([
        [row.id, there],
        [client.view.id, here],
      ]),
    )
    offerUndo(client.notebook, step, t('profile.move.done', { name: moved, client: row.name }))
  }
  return (
    <Dialog
      open
      title={t('profile.move.title', { name: name() })}
      closeLabel={t('common.close')}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            disabled={to() === undefined || day() === '' || !mayWriteThere()}
            onClick={() => {
              const row = to()
              if (row !== undefined) void move(row)
            }}
          >
            {t('profile.move.confirm')}
          </Button>
        </>
      }
    >
      <div class={styles.form}>
        <p class={styles.quiet}>{t('profile.move.hint')}</p>
        <TextField
          label={t('profile.move.search')}
          type="search"
          value={text()}
          onInput={(typed) => {
            setText(typed)
            setTo(undefined)
          }}
          autofocus
        />
        <Show when={to() === undefined && found()}>
          {(rows) => (
            <Show when={rows().length > 0} fallback={<p role="status">{t('profile.move.nothing')}</p>}>
              <List>
                <For each={rows()}>
                  {(row) => (
                    <ListItem detail={row.city || undefined} onClick={() => setTo(row)}>
                      {row.name}
                    </ListItem>
                  )}
                </For>
              </List>
            </Show>
          )}
        </Show>
        <Show when={to()} keyed>
          {(row) => (
            <>
              <Target id={row.id} onOpen={setTarget} />
              <p role="status">
                <strong>{t('profile.move.chosen', { client: row.name })}</strong>
              </p>
              <Show when={!mayWriteThere()}>
                <Banner tone="warning">
                  {t('profile.move.readOnly', { client: row.name, owner: client.notebook.memberName(row.owner) })}
                </Banner>
              </Show>
            </>
          )}
        </Show>
        <DateField label={t('profile.move.on')} value={day()} onChange={setDay} />
      </div>
    </Dialog>
  )
}

/** Opens the chosen client for as long as it is chosen. */
function Target(props: { id: ProfileId; onOpen: (view: ProfileView | undefined) => void }) {
  const client = useClient()
  // eslint-disable-next-line solid/reactivity -- made anew for each chosen client
  props.onOpen(client.notebook.open(props.id))
  onCleanup(() => props.onOpen(undefined))
  return null
}
