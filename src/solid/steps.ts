/** The last steps of this tab, so that they can be taken back one after the other. */
import { createSignal } from 'solid-js'
import type { ProfileId } from '../shared/ids'
import type { Undo } from '../shared/profile/undo'
import type { Step, Undone } from './notebook'

/** More than anybody remembers doing. */
const KEPT = 20

export function makeSteps() {
  const [done, setDone] = createSignal<readonly Step[]>([])
  return {
    done,
    /** A new step, or one more part of `step`. A part at work on many is many parts, but one step to take back. */
    add(part: Step['parts'][number], stored: Promise<void>, step: Step = { parts: [], stored }): Step {
      step.parts.push(part)
      if (step.stored !== stored) step.stored = Promise.all([step.stored, stored]).then(() => undefined)
      setDone((before) => [...before.filter((one) => one !== step), step].slice(-KEPT))
      return step
    },
    drop: (step: Step): void => void setDone((before) => before.filter((one) => one !== step)),
  }
}

interface Count {
  /** Things that are as they were. */
  restored: number
  /** Things that were changed meanwhile. */
  stands: number
}

/** Takes every part back, last first; `part` answers undefined where this member may not write any more. */
export async function undoStep(
  step: Step,
  part: (profile: ProfileId, undo: Undo) => Promise<Count | undefined>,
): Promise<Undone> {
  const counts: Count[] = []
  for (const { profile, undo } of step.parts.toReversed()) {
    const count = await part(profile, undo)
    if (count !== undefined) counts.push(count)
  }
  const sum = (of: keyof Count): number => counts.reduce((total, count) => total + count[of], 0)
  if (counts.length === 0) return 'gone'
  if (sum('stands') === 0 && counts.length === step.parts.length) return 'undone'
  return sum('restored') === 0 ? 'stands' : 'partly'
}
