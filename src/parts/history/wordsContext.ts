import type { MemberId, ProfileId } from '../../shared/ids'
import type { BurstChange } from '../../shared/profile/change'
import type { Profile } from '../../shared/profile/fold'
import type { BurstWords } from '../../shared/profile/notePassages'
import type { OwnField } from '../../shared/team/ownFields'

/** What sentences need to know beyond the change. */
export interface WordsContext {
  profile: Profile
  memberName(id: MemberId): string
  /** '' when this member may not see that client. */
  clientName(id: ProfileId): string
  /** A field of the team's own, archived ones too; undefined for one that this device has not heard of. */
  ownField(id: string): OwnField | undefined
  /** A stage of a deal, archived ones too; '' for one that this device has not heard of. */
  stageName(id: string): string
  /** What a burst of editing added to the notes and took away; absent where the notes are not at hand. */
  burst?(change: BurstChange): BurstWords
}
