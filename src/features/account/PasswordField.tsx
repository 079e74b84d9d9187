import { createSignal } from 'solid-js'
import IconEye from '~icons/lucide/eye'
import IconEyeOff from '~icons/lucide/eye-off'
import { t } from '../../i18n'
import { IconButton } from '../../ui/Button'
import { TextField } from '../../ui/TextField'

interface Props {
  label: string
  value: string
  onInput: (text: string) => void
  /** `new` lets a password manager offer one. */
  kind: 'current' | 'new'
  error?: string
  hint?: string
  autofocus?: boolean
}

export function PasswordField(props: Props) {
  const [shown, setShown] = createSignal(false)
  return (
    <TextField
      label={props.label}
      name="password"
      type={shown() ? 'text' : 'password'}
      autocomplete={`${props.kind}-password`}
      spellcheck={false}
      required
      maxLength={200}
      value={props.value}
      onInput={props.onInput}
      error={props.error}
      hint={props.hint}
      autofocus={props.autofocus}
      end={
        <IconButton
          label={shown() ? t('account.hidePassword') : t('account.showPassword')}
          icon={shown() ? IconEyeOff : IconEye}
          size="small"
          onClick={() => setShown(!shown())}
        />
      }
    />
  )
}
