import IconAnswers from '~icons/lucide/circle-help'
import IconDirectory from '~icons/lucide/users-round'
import IconDates from '~icons/lucide/calendar-heart'
import IconRules from '~icons/lucide/scale'
import IconWishes from '~icons/lucide/lightbulb'
import IconFields from '~icons/lucide/list-plus'
import { createMemo } from 'solid-js'
import IconReferrals from '~icons/lucide/user-round-plus'
import { t } from '../../i18n'
import { dayOf } from '../../shared/dates'
import { datesWithin } from '../../shared/practice/dates'
import { wishedProducts } from '../../shared/practice/wishes'
import { SIX_QUESTIONS } from '../../shared/team/settings'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { List, ListItem } from '../../ui/List'
import styles from './TeamPage.module.css'

/** What the team agreed on stands beside who is in it. */
export function TeamLinks() {
  const notebook = useNotebook()
  const fields = () => notebook.settings().fields.filter(({ archived }) => !archived).length
  const referred = () => notebook.rows().filter(({ practice }) => practice?.broughtBy !== undefined).length
  const answers = () => SIX_QUESTIONS.filter((question) => notebook.settings().answers[question]).length
  /** Stages, rhythm, standard and orders; one argument or two are one. */
  const rules = () => {
    const { stages, rhythm, standards, orderRules, arguments: said } = notebook.settings()
    return [stages, rhythm, standards, orderRules, said].filter((rule) => rule !== undefined).length
  }
  const dates = createMemo(() => {
    const { zone } = notebook.me().workspace
    return datesWithin(notebook.rows(), dayOf(Date.now(), zone), 30, zone).length
  })
  const wished = createMemo(() => wishedProducts(notebook.rows()).length)
  const known = (): string => {
    switch (notebook.settings().directory ?? 'open') {
      case 'open':
        return t('directory.mode.open')
      case 'closed':
        return t('directory.mode.closed')
      case 'everyone':
        return t('directory.mode.everyone')
    }
  }
  return (
    <Card flush class={styles.links}>
      <List label={t('team.agreed')}>
        <ListItem
          href="/team/rules"
          lead={<IconRules aria-hidden="true" />}
          detail={t('rules.linkDetail', { count: rules() })}
        >
          {t('rules.link')}
        </ListItem>
        <ListItem
          href="/team/fields"
          lead={<IconFields aria-hidden="true" />}
          detail={t('own.fields.count', { count: fields() })}
        >
          {t('setup.link.fields')}
        </ListItem>
        <ListItem
          href="/team/answers"
          lead={<IconAnswers aria-hidden="true" />}
          detail={t('team.answered', { count: answers(), all: SIX_QUESTIONS.length })}
        >
          {t('setup.link.answers')}
        </ListItem>
        <ListItem
          href="/team/wishes"
          lead={<IconWishes aria-hidden="true" />}
          detail={t('trouble.wishes.count', { count: wished() })}
        >
          {t('trouble.wishes.link')}
        </ListItem>
        <ListItem
          href="/team/referrals"
          lead={<IconReferrals aria-hidden="true" />}
          detail={t('know.referrals.count', { count: referred() })}
        >
          {t('know.referrals.title')}
        </ListItem>
        <ListItem
          href="/team/dates"
          lead={<IconDates aria-hidden="true" />}
          detail={t('dates.detail', { count: dates() })}
        >
          {t('dates.title')}
        </ListItem>
        <ListItem href="/team/directory" lead={<IconDirectory aria-hidden="true" />} detail={known()}>
          {t('directory.title')}
        </ListItem>
      </List>
    </Card>
  )
}
