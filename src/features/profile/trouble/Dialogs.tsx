import { Show, untrack } from 'solid-js'
import { useClient } from '../client'
import { ComplaintDialog } from './ComplaintDialog'
import { FailureDialog } from './FailureDialog'
import { LossDialog } from './LossDialog'
import { asked, close, type Asked } from './open'
import { RaiseDialog } from './RaiseDialog'
import { complaintAt, failuresOf, lossesOf, wishesOf } from './told'
import { WishDialog } from './WishDialog'

/** The dialog that was asked for. */
export default function Dialogs() {
  return (
    <Show when={asked()} keyed>
      {(what) => <Asking asked={what} />}
    </Show>
  )
}

/** What it is about is read once, as it stood when it was asked for; what is gone meanwhile opens nothing. */
function Asking(props: { asked: Asked }) {
  const client = useClient()
  return untrack(() => {
    const profile = client.view.profile()
    const what = props.asked
    switch (what.dialog) {
      case 'loss': {
        const loss = lossesOf(profile).find(({ id }) => id === what.loss)
        return loss && <LossDialog loss={loss} onClose={close} />
      }
      case 'complaint': {
        const complaint = complaintAt(profile, what.entry)
        return complaint && <ComplaintDialog complaint={complaint} at={what.at} onClose={close} />
      }
      case 'raise': {
        const complaint = complaintAt(profile, what.entry)
        return complaint && <RaiseDialog complaint={complaint} onClose={close} />
      }
      case 'failure': {
        const failure = failuresOf(profile).find(({ id }) => id === what.id)
        return <FailureDialog failure={failure} entry={what.entry} onClose={close} />
      }
      case 'wish': {
        const wish = wishesOf(profile).find(({ id }) => id === what.id)
        return <WishDialog wish={wish} onClose={close} />
      }
    }
  })
}
