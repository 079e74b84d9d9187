import { createResource, createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n'
import { formatMoment } from '../../i18n/format'
import type { RefusedFile } from '../../solid/files'
import { useNotebook } from '../../solid/notebook'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/Dialog'
import { List, ListItem } from '../../ui/List'
import { SectionHeader } from '../../ui/SectionHeader'
import { bytesText } from '../bytes'
import styles from './Files.module.css'
import { saveFile } from './saveFile'

/** What the server would not take, with the reason: it stays on this device until it is settled one way or another. */
export function RefusedFiles() {
  const notebook = useNotebook()
  const { files } = notebook
  const [refused] = createResource(
    () => notebook.status(),
    () => files.refused(),
    { initialValue: [] },
  )
  const [asking, setAsking] = createSignal<RefusedFile>()
  return (
    <Show when={refused.latest.length > 0}>
      <section class={styles.refused}>
        <SectionHeader title={t('files.refusedTitle')} hint={t('files.refusedHint')} />
        <Card flush>
          <List>
            <For each={refused.latest}>
              {(file) => (
                <ListItem
                  detail={`${clientName(notebook.row(file.profile)?.name)}${bytesText(file.size)}, ${formatMoment(file.at)}: ${whyWords(file.why)}`}
                >
                  {file.name}
                  <div class={styles.row}>
                    <Button size="small" onClick={() => void saveFile(files, file.profile, file.id)}>
                      {t('files.save')}
                    </Button>
                    <Button size="small" onClick={() => void files.sendAgain(file.id)}>
                      {t('files.sendAgain')}
                    </Button>
                    <Button size="small" variant="quiet" onClick={() => setAsking(file)}>
                      {t('files.giveUp')}
                    </Button>
                  </div>
                </ListItem>
              )}
            </For>
          </List>
        </Card>
        <ConfirmDialog
          open={asking() !== undefined}
          title={t('files.giveUpTitle', { name: asking()?.name ?? '' })}
          confirmLabel={t('files.giveUp')}
          cancelLabel={t('common.cancel')}
          danger
          onConfirm={() => void files.giveUp(asking()!.id)}
          onClose={() => setAsking(undefined)}
        >
          {t('files.giveUpText')}
        </ConfirmDialog>
      </section>
    </Show>
  )
}

const clientName = (name: string | undefined): string => (name === undefined ? '' : `${name}, `)

function whyWords(why: string): string {
  switch (why) {
    case 'noAccess':
      return t('files.why.noAccess')
    case 'fileType':
      return t('files.why.fileType')
    case 'fileDamaged':
      return t('files.why.fileDamaged')
    case 'fileQuota':
      return t('files.why.fileQuota')
    default:
      return t('files.why.other')
  }
}
