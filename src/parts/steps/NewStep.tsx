import { lazy, Show, Suspense } from 'solid-js'
import { withAllMessages } from '../../i18n'
import { mayInWorkspace } from '../../shared/access'
import { useNotebook } from '../../solid/notebook'
import { whenCalm } from '../../sync/calm'
import { later } from '../../sync/later'
import { createCommands } from '../commands/commands'
import { adding, addStep, closeStep, isPlannedHere } from './adding'

const StepDialog = lazy(withAllMessages(() => import('./StepDialog')))

/** The dialog of a next step, wherever it is asked for, and the command for one. Once in the app. */
export function NewStep() {
  const notebook = useNotebook()
  createCommands(() => [
    {
      id: 'step',
      group: 'create',
      keys: isPlannedHere() ? undefined : ['s'],
      when: () => mayInWorkspace(notebook.role(), 'create'),
      run: () => addStep(),
    },
  ])
  // It opens at once when it is called, also without a network.
  later(() => void whenCalm(() => void StepDialog.preload().catch(() => undefined)))
  return (
    <Suspense>
      <Show when={adding()} keyed>
        {(what) => <StepDialog adding={what} onClose={closeStep} />}
      </Show>
    </Suspense>
  )
}
