import { For, Show } from 'solid-js'
import IconDetails from '~icons/lucide/pencil'
import IconTrash from '~icons/lucide/trash-2'
import IconBack from '~icons/lucide/undo-2'
import IconLeft from '~icons/lucide/door-open'
import { t } from '../../../i18n'
import { formatDate } from '../../../i18n/format'
import { LOSS_REASONS } from '../../../shared/profile/factWords'
import { isUnasked, reasonOf, recoverable } from '../../../shared/practice/losses'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Chip } from '../../../ui/Chip'
import { Menu } from '../../../ui/Menu'
import { useClient } from '../client'
import { ask } from './open'
import { comesBack, givesReason } from './taps'
import type { Loss, Reason } from './told'
import styles from './Trouble.module.css'
import { reasonName, saidBy, termsText } from './words'

export const lossTitle = (loss: Pick<Loss, 'deal' | 'what' | 'on'>): string =>
  loss.deal === undefined
    ? t('trouble.loss.title', { day: formatDate(loss.on) })
    : t('trouble.loss.dealTitle', { deal: loss.what, day: formatDate(loss.on) })

/** They left, or a deal was lost: why they say, why it really was, and whether they can be won back. */
export function LossCard(props: { loss: Loss }) {
  const client = useClient()
  const reasons = () => ({ given: props.loss.given?.why, learned: props.loss.learned?.why, terms: props.loss.terms })
  /** Can they be won back? Rudeness says why not. */
  const outlook = (): string =>
    reasonOf(reasons()) === 'rudeness' ? t('trouble.terms.rudeness') : termsText(recoverable(reasons()))
  const back = (): void => void client.tap(comesBack(props.loss, client.defaults().today), t('trouble.loss.backDone'))
  const remove = (): void =>
    void client.tap([{ kind: 'fact', path: `losses/${props.loss.id}`, value: null }], t('trouble.removed'))
  return (
    <Card aria-label={lossTitle(props.loss)}>
      <header class={styles.head}>
        <IconLeft aria-hidden="true" />
        <div class={styles.titles}>
          <h2 class={styles.title}>{lossTitle(props.loss)}</h2>
          <Show when={props.loss.back}>
            {(day) => <Badge tone="success">{t('trouble.loss.backOn', { day: formatDate(day()) })}</Badge>}
          </Show>
        </div>
        <Show when={client.may()}>
          <Menu
            class={styles.menu}
            label={t('trouble.loss.menu')}
            variant="quiet"
            items={[{ label: t('trouble.loss.mistake'), icon: IconTrash, danger: true, onSelect: remove }]}
          />
        </Show>
      </header>
      <Show when={isUnasked(reasons()) && props.loss.back === undefined} fallback={<Told loss={props.loss} />}>
        <Unasked loss={props.loss} />
      </Show>
      <Show when={props.loss.back === undefined && outlook()}>{(text) => <p class={styles.caption}>{text()}</p>}</Show>
      <Show when={client.may()}>
        <div class={styles.actions}>
          <Button icon={IconDetails} onClick={() => ask({ dialog: 'loss', loss: props.loss.id })}>
            {t('trouble.loss.details')}
          </Button>
          <Show when={props.loss.back === undefined && props.loss.deal === undefined}>
            <Button icon={IconBack} variant="quiet" onClick={back}>
              {t('trouble.loss.back')}
            </Button>
          </Show>
        </div>
      </Show>
    </Card>
  )
}

/** Nobody asked yet: one tap says what they say. */
function Unasked(props: { loss: Loss }) {
  const client = useClient()
  return (
    <div class={styles.group}>
      <p>
        <Badge tone="warning">{t('trouble.loss.notAsked')}</Badge>
      </p>
      <Show when={client.may()}>
        <div class={styles.chips} role="group" aria-label={t('trouble.loss.ask')}>
          <For each={LOSS_REASONS}>
            {(why) => (
              <Chip
                onClick={() =>
                  void client.tap(givesReason(props.loss, why), t('trouble.loss.asked', { reason: reasonName(why) }))
                }
              >
                {reasonName(why)}
              </Chip>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

/** Two facts, each with its author and time: what they said, and what was learned later; then the short answers. */
function Told(props: { loss: Loss }) {
  const questions = () =>
    [
      { name: t('trouble.loss.product'), text: props.loss.product },
      { name: t('trouble.loss.staff'), text: props.loss.staff },
      { name: t('trouble.loss.sale'), text: props.loss.sale },
    ].filter(({ text }) => text !== '')
  return (
    <Show when={props.loss.given !== undefined || props.loss.learned !== undefined || questions().length > 0}>
      <dl class={styles.said}>
        <Show when={props.loss.given}>{(reason) => <Why name={t('trouble.loss.given')} reason={reason()} />}</Show>
        <Show when={props.loss.learned}>{(reason) => <Why name={t('trouble.loss.learned')} reason={reason()} />}</Show>
        <For each={questions()}>
          {({ name, text }) => (
            <div>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  )
}

function Why(props: { name: string; reason: Reason }) {
  const client = useClient()
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <strong class={styles.strong}>{reasonName(props.reason.why)}</strong>
        <Show when={props.reason.text !== ''}>
          <p class={styles.text}>{props.reason.text}</p>
        </Show>
        <p class={styles.by}>{saidBy(client, props.reason)}</p>
      </dd>
    </div>
  )
}
