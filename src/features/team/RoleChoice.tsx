import { t } from '../../i18n'
import { ROLES, type Role } from '../../shared/access'
import { RadioGroup } from '../../ui/RadioGroup'

export function RoleChoice(props: { value: Role; onChange: (role: Role) => void; hideLabel?: boolean }) {
  return (
    <RadioGroup
      label={t('team.role')}
      hideLabel={props.hideLabel}
      value={props.value}
      onChange={props.onChange}
      options={ROLES.map((role) => ({
        value: role,
        label: t(`common.role.${role}`),
        hint: t(`team.roleHint.${role}`),
      }))}
    />
  )
}
