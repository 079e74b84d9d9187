import { For, Show } from 'solid-js'
import IconJournal from '~icons/lucide/scroll-text'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { AuditLine } from '../../shared/api'
import type { MemberId, ProfileId } from '../../shared/ids'
import { useNotebook } from '../../solid/notebook'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { List, ListItem } from '../../ui/List'
import { Answer } from './Answer'
import { auditWords, type Names } from './auditWords'
import styles from './TeamPage.module.css'
import type { TeamData } from './teamData'

/** What was done with the data of the company: who, when, what. */
export function Audit(props: { data: TeamData }) {
  const notebook = useNotebook()
  const names: Names = {
    member: (id) => notebook.memberName(id as MemberId),
    client: (id) => notebook.row(id as ProfileId)?.name || undefined,
    invitation(id) {
      const read = props.data.invitations.latest
      return read?.ok ? read.value.find((invitation) => invitation.id === id)?.name : undefined
    },
  }
  return (
    <div class={styles.panel}>
      <Answer of={props.data.audit} retry={() => props.data.refetchAudit()}>
        {(lines) => (
          <Show
            when={lines().length > 0}
            fallback={<EmptyState icon={IconJournal} title={t('team.noAudit')} text={t('team.noAuditText')} />}
          >
            <Card flush>
              <List label={t('team.audit')}>
                <For each={lines()}>{(line) => <Line line={line} names={names} />}</For>
              </List>
            </Card>
          </Show>
        )}
      </Answer>
    </div>
  )
}

function Line(props: { line: AuditLine; names: Names }) {
  const words = () => auditWords(props.line, props.names)
  const detail = () =>
    [props.names.member(props.line.by), formatMoment(props.line.at), words().more].filter(Boolean).join(' · ')
  return <ListItem detail={detail()}>{words().main}</ListItem>
}
