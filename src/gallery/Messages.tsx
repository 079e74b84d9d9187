import IconBox from '~icons/lucide/package'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ProgressBar } from '../ui/ProgressBar'
import { Skeleton } from '../ui/Skeleton'
import { Spinner } from '../ui/Spinner'
import { showToast } from '../ui/toast'
import { ToastRegion } from '../ui/ToastRegion'
import styles from './Gallery.module.css'
import { State } from './State'
import { say } from './words'

const nothing = (): void => {}

/** What the app says of itself: banners, toasts, progress, empty places. */
export function Messages() {
  const toasts = (): void => {
    showToast({ text: say('saved'), kind: 'success' })
    showToast({ text: say('refused'), kind: 'error' })
    showToast({ text: say('called'), action: { label: say('undo'), run: nothing } })
  }
  return (
    <>
      <div class={styles.wide}>
        <Banner tone="info" action={<Button size="small">{say('restart')}</Button>}>
          {say('newer')}
        </Banner>
        <Banner tone="warning">{say('offline')}</Banner>
        <Banner tone="danger">{say('full')}</Banner>
      </div>
      <div class={styles.row}>
        <Button onClick={toasts}>Toasts</Button>
        <State name="awaited">
          <Spinner label={say('loading')} />
        </State>
        <State name="known how long">
          <ProgressBar label={say('progress')} value={1240} max={5000} />
        </State>
      </div>
      <div class={styles.wide}>
        <Skeleton label={say('loading')} />
        <EmptyState
          icon={IconBox}
          title={say('empty')}
          text={say('emptyText')}
          action={<Button variant="primary">{say('emptyAction')}</Button>}
        />
      </div>
      <ToastRegion label={say('saved')} dismissLabel={say('close')} />
    </>
  )
}
