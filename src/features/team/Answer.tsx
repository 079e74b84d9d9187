import { Match, Switch, type Accessor, type JSX } from 'solid-js'
import { t } from '../../i18n'
import { apiErrorText } from '../../i18n/apiErrors'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import styles from './TeamPage.module.css'
import type { Asked } from './teamData'

interface Props<T> {
  of: Asked<T>
  retry: () => void
  /** Shown under the message when there is no network. */
  offline?: JSX.Element
  children: (value: Accessor<T>) => JSX.Element
}

/** A list that only the server has: waiting, refused, offline, there. What was there stays while it is read again. */
export function Answer<T>(props: Props<T>) {
  const value = () => {
    const answer = props.of.latest
    return answer?.ok ? answer : undefined
  }
  const error = () => {
    const answer = props.of.latest
    return answer !== null && !answer.ok ? answer.error : undefined
  }
  return (
    <Switch
      fallback={
        <div class={styles.wait}>
          <Spinner label={t('team.loading')} />
        </div>
      }
    >
      <Match when={value()}>{(answer) => props.children(() => answer().value)}</Match>
      <Match when={error()}>
        {(code) => (
          <>
            <Banner
              tone={code() === 'offline' ? 'info' : 'danger'}
              action={
                <Button size="small" onClick={() => props.retry()}>
                  {t('common.retry')}
                </Button>
              }
            >
              {code() === 'offline' ? t('team.offline') : apiErrorText(code())}
            </Banner>
            {props.offline}
          </>
        )}
      </Match>
    </Switch>
  )
}
