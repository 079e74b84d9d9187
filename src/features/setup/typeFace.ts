/** Types of fields as people see them: an icon, a name, an example. */
import IconLong from '~icons/lucide/align-left'
import IconDate from '~icons/lucide/calendar'
import IconChoice from '~icons/lucide/circle-dot'
import IconNumber from '~icons/lucide/hash'
import IconLink from '~icons/lucide/link'
import IconChoices from '~icons/lucide/list-checks'
import IconYesNo from '~icons/lucide/toggle-left'
import IconText from '~icons/lucide/type'
import { t } from '../../i18n'
import type { OwnType } from '../../shared/team/ownFields'
import type { Icon } from '../../ui/icon'

export const TYPE_ICONS: Record<OwnType, Icon> = {
  text: IconText,
  long: IconLong,
  number: IconNumber,
  date: IconDate,
  yesNo: IconYesNo,
  choice: IconChoice,
  choices: IconChoices,
  link: IconLink,
}
export const typeName = (type: OwnType): string => t(`own.type.${type}`)
export const typeExample = (type: OwnType): string => t(`own.example.${type}`)
