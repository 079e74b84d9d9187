import { t } from '../../i18n'
import { useNotebook } from '../../solid/notebook'
import { Dialog } from '../../ui/Dialog'
import styles from './GatePage.module.css'
import { SignInForm } from './SignInForm'

/** Signing in again where one is: the screen behind stays, with everything typed in it. */
export default function SignInAgain(props: { onClose: () => void }) {
  const notebook = useNotebook()
  return (
    <Dialog open title={t('account.signIn.again')} closeLabel={t('common.close')} onClose={() => props.onClose()}>
      <p class={styles.text}>{t('account.signIn.againText')}</p>
      <SignInForm
        email={notebook.me().member.email}
        onSignedIn={(me) => {
          notebook.signedIn(me)
          props.onClose()
        }}
      />
    </Dialog>
  )
}
