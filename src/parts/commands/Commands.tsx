import { useNavigate } from '@solidjs/router'
import { lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { withAllMessages } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { whenCalm } from '../../sync/calm'
import { later } from '../../sync/later'
import { listAddress } from '../panes'
import { characterKeys, commandOf, commandsNow, createCommands, show, shown, type Command } from './commands'
import { chordOf, isCharacter, makeSequence } from './keys'

const Palette = lazy(withAllMessages(async () => ({ default: (await import('./Palette')).Palette })))
const KeySheet = lazy(withAllMessages(async () => ({ default: (await import('./KeySheet')).KeySheet })))
const undoLast = withAllMessages(() => import('./undoLast'))

/** The palette, the keys, and what can be done wherever one is. Once in the app. */
export function Commands() {
  const notebook = useNotebook()
  const navigate = useNavigate()
  const to = (id: (Command & { title?: undefined })['id'], key: string, href: string): Command => ({
    id,
    group: 'go',
    keys: [`g ${key}`],
    run: () => navigate(href),
  })

  createCommands(() => [
    { id: 'palette', group: 'app', keys: ['mod+k'], keysOnly: true, run: () => show('palette') },
    { id: 'search', group: 'app', keys: ['/'], keysOnly: true, run: () => show('palette') },
    {
      id: 'create',
      group: 'create',
      keys: ['n'],
      when: () => mayInWorkspace(notebook.role(), 'create'),
      run: () => navigate('/clients/new'),
    },
    to('go.today', 't', '/'),
    { ...to('go.clients', 'c', ''), run: () => navigate(listAddress()) },
    to('go.handovers', 'h', '/handovers'),
    to('go.team', 'm', '/team'),
    to('go.settings', 's', '/settings'),
    to('go.wishes', 'w', '/team/wishes'),
    to('go.referrals', 'r', '/team/referrals'),
    to('go.dates', 'd', '/team/dates'),
    ...(mayInWorkspace(notebook.role(), 'import')
      ? [to('go.import', 'i', '/import'), to('go.importOrders', 'o', '/import/orders')]
      : []),
    {
      id: 'undo',
      group: 'app',
      keys: ['u', 'mod+z'],
      when: () => notebook.done().length > 0,
      run: () => void undoLast().then(({ undoLast }) => undoLast(notebook)),
    },
    { id: 'help', group: 'app', keys: ['?'], run: () => show('help') },
  ])

  const sequence = makeSequence((keys) => commandsNow().some((one) => one.keys?.some((key) => key.startsWith(keys))))
  function keyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing) return
    const chord = chordOf(event)
    // What lies over the page has keys of its own; in a field every character is text.
    if (chord === undefined || document.querySelector('dialog:is([open], :popover-open)') !== null)
      return sequence.forget()
    if (isTyping(event.target) && chord !== 'mod+k') return sequence.forget()
    if (isCharacter(chord) && !characterKeys()) return
    const keys = sequence.pressed(chord, event.timeStamp)
    if (keys === undefined) return
    const command = commandOf(keys, commandsNow())
    if (command === undefined) return
    event.preventDefault()
    command.run()
  }
  onMount(() => {
    // On the window: whatever is on the page hears a key before.
    addEventListener('keydown', keyDown)
    onCleanup(() => removeEventListener('keydown', keyDown))
    // The palette opens at once when it is called, also without a network.
    const preload = (): void => void Promise.all([Palette.preload(), KeySheet.preload()]).catch(() => undefined)
    later(() => void whenCalm(preload))
  })
  const close = () => show(undefined)
  return (
    <Suspense>
      <Show when={shown() === 'palette'}>
        <Palette onClose={close} />
      </Show>
      <Show when={shown() === 'help'}>
        <KeySheet onClose={close} />
      </Show>
    </Suspense>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
