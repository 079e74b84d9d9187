import { useNavigate } from '@solidjs/router'
import IconContact from '~icons/lucide/contact'
import IconFile from '~icons/lucide/file'
import IconPhone from '~icons/lucide/smartphone'
import { t } from '../../i18n'
import { Menu } from '../../ui/Menu'
import { mayPickContacts, pickContacts, takeFiles } from './take'

/** A new client from a contact that is there: a file of one, or the phone's own list where the browser may ask for it. */
export function FromContact() {
  const navigate = useNavigate()
  let input!: HTMLInputElement
  async function take(files: readonly File[]): Promise<void> {
    if (files.length > 0) navigate(await takeFiles(files))
  }
  const pick = (): void =>
    void pickContacts().then(
      (file) => (file === undefined ? undefined : take([file])),
      // Closed without a choice.
      () => undefined,
    )
  const items = () => [
    { label: t('arrive.fromFile'), icon: IconFile, onSelect: () => input.click() },
    ...(mayPickContacts() ? [{ label: t('arrive.fromPhone'), icon: IconPhone, onSelect: pick }] : []),
  ]
  return (
    <>
      <Menu label={t('arrive.from')} icon={IconContact} items={items()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".vcf,.vcard,text/vcard,text/x-vcard"
        aria-label={t('arrive.fromFile')}
        onChange={() => {
          const files = [...(input.files ?? [])]
          input.value = ''
          void take(files)
        }}
      />
    </>
  )
}
