import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { t } from '../../i18n'
import { handToImport } from '../../parts/arrived/take'
import { Button } from '../../ui/Button'
import styles from './Arrive.module.css'

interface Props {
  tables: readonly File[]
  onStored: () => void
  drop: JSX.Element
}

/** A table becomes clients in the import, where its columns are seen and checked. */
export function Tables(props: Props) {
  const navigate = useNavigate()
  function go(): void {
    const [table] = props.tables
    if (table === undefined) return
    handToImport({ file: table, stored: props.onStored })
    navigate('/import')
  }
  return (
    <>
      <p class={styles.quiet}>{t('arrive.table.text')}</p>
      <div class={styles.actions}>
        <Button variant="primary" size="large" class={styles.save} onClick={go}>
          {t('arrive.table.go')}
        </Button>
        {props.drop}
      </div>
    </>
  )
}
