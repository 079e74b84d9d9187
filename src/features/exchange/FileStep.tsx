/** The file: dropped, chosen, or a sample of one. */
import { useNavigate } from '@solidjs/router'
import IconDownload from '~icons/lucide/download'
import IconOrders from '~icons/lucide/package'
import { locale, t } from '../../i18n'
import { isCardFile, takeFiles } from '../../parts/arrived/take'
import { showToast } from '../../ui/toast'
import { Button, LinkButton } from '../../ui/Button'
import { download, writeInWorker } from './download'
import { FileDrop } from './FileDrop'
import styles from './Import.module.css'
import type { ImportModel } from './importModel'
import { sampleSheet } from './sample'
import { fieldWord, fileProblemWords } from './words'

export function FileStep(props: { model: ImportModel }) {
  const navigate = useNavigate()
  const problem = () => {
    const found = props.model.problem()
    return found === null ? null : fileProblemWords(found)
  }
  function take(file: File): void {
    if (isCardFile(file)) void takeFiles([file]).then((address) => navigate(address))
    else void props.model.choose(file)
  }
  return (
    <FileDrop
      title={t('exchange.file.title')}
      text={t('exchange.file.text')}
      fileName={props.model.fileName()}
      busy={props.model.busy() !== null}
      isOpen={props.model.opened() !== null}
      onContinue={() => props.model.backTo('columns')}
      problem={problem()}
      onFile={take}
    >
      <Sample model={props.model} />
      <div class={styles.sample}>
        <LinkButton variant="quiet" icon={IconOrders} href="/import/orders">
          {t('orders.import')}
        </LinkButton>
        <p class={styles.small}>{t('ordersImport.entryHint')}</p>
      </div>
    </FileDrop>
  )
}

function Sample(props: { model: ImportModel }) {
  async function save(): Promise<void> {
    const name = t('exchange.sample.fileName')
    try {
      download(
        await writeInWorker([sampleSheet(locale(), name, fieldWord, props.model.own())], { format: 'xlsx' }),
        `${name}.xlsx`,
      )
    } catch {
      showToast({ kind: 'error', text: t('exchange.export.problem.failed') })
    }
  }
  return (
    <div class={styles.sample}>
      <Button variant="quiet" icon={IconDownload} onClick={() => void save()}>
        {t('exchange.file.sample')}
      </Button>
      <p class={styles.small}>{t('exchange.file.sampleHint')}</p>
    </div>
  )
}
