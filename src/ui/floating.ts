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

/** Below the button, starts or ends aligned; above it where there is more room; always within the window. */
export function placeBeside(button: Box, size: Size, view: Size, align: 'start' | 'end' = 'end'): Place {
  const below = view.height - MARGIN - (button.bottom + GAP)
  const above = button.top - GAP - MARGIN
  const side = size.height > below && above > below ? 'above' : 'below'
  const height = Math.max(0, Math.min(size.height, side === 'below' ? below : above))
  const wished = align === 'start' ? button.left : button.right - size.width
  return {
    left: Math.max(MARGIN, Math.min(wished, view.width - MARGIN - size.width)),
    top: side === 'below' ? button.bottom + GAP : button.top - GAP - height,
    height: side === 'below' ? below : above,
    side,
  }
}

/** Under the middle of what it explains, above it where there is no room, or after it, as beside a rail. */
export function placeTip(
  button: Box,
  size: Size,
  view: Size,
  side: 'below' | 'after' = 'below',
): { left: number; top: number } {
  const within = (at: number, length: number, all: number): number =>
    Math.max(MARGIN, Math.min(at, all - MARGIN - length))
  if (side === 'after' && button.right + GAP + size.width <= view.width - MARGIN)
    return {
      left: button.right + GAP,
      top: within((button.top + button.bottom - size.height) / 2, size.height, view.height),
    }
  const fits = button.bottom + GAP + size.height <= view.height - MARGIN
  return {
    left: within((button.left + button.right - size.width) / 2, size.width, view.width),
    top: fits ? button.bottom + GAP : Math.max(MARGIN, button.top - GAP - size.height),
  }
}

const windowSize = (): Size => ({ width: document.documentElement.clientWidth, height: innerHeight })

/**
 * Keeps a panel beside its button while the page scrolls or turns, through `--float-left`, `--float-top`,
 * `--float-height` and `--float-anchor` (the width of the button). Returns how to end it.
 */
export function keepBeside(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end' = 'end'): () => void {
  const place = (): void => {
    panel.style.removeProperty('--float-height')
    const anchor = button.getBoundingClientRect()
    panel.style.setProperty('--float-anchor', `${anchor.width}px`)
    const size = { width: panel.offsetWidth, height: panel.offsetHeight }
    const { left, top, height, side } = placeBeside(anchor, size, windowSize(), align)
    panel.style.setProperty('--float-left', `${left}px`)
    panel.style.setProperty('--float-top', `${top}px`)
    panel.style.setProperty('--float-height', `${height}px`)
    panel.dataset.side = side
  }
  const follow = (event: Event): void => {
    if (!(event.target instanceof Node && panel.contains(event.target))) place()
  }
  // What it shows may come later or change: a list that gets longer, a text that wraps.
  const grown = new ResizeObserver(place)
  place()
  grown.observe(panel)
  addEventListener('resize', follow)
  addEventListener('scroll', follow, { capture: true, passive: true })
  return () => {
    grown.disconnect()
    removeEventListener('resize', follow)
    removeEventListener('scroll', follow, { capture: true })
  }
}
