/** Where something that floats beside a button stands. All in CSS pixels of the window. */

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Size {
  width: number
  height: number
}

export interface Place {
  left: number
  top: number
  /** It scrolls inside when it is higher than this. */
  height: number
  side: 'below' | 'above'
}

const GAP = 4
/** Kept free at the edges of the window. */
const MARGIN = 8

/** Below the button, ends aligned; above it where there is more room; always within the window. */
export function placeBeside(button: Box, size: Size, view: Size): Place {
  const below = view.height - MARGIN - (button.bottom + GAP)
  const above = button.top - GAP - MARGIN
  const side = size.height > below && above > below ? 'above' : 'below'
  const height = Math.max(0, Math.min(size.height, side === 'below' ? below : above))
  return {
    left: Math.max(MARGIN, Math.min(button.right - size.width, view.width - MARGIN - size.width)),
    top: side === 'below' ? button.bottom + GAP : button.top - GAP - height,
    height: side === 'below' ? below : above,
    side,
  }
}
