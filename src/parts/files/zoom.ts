/** Zooming and moving a picture with fingers, mouse, wheel and keys. */
import { createSignal, type Accessor } from 'solid-js'

export interface Zoom {
  /** Refs: what catches the fingers, and what moves. */
  stage: (element: HTMLElement) => void
  picture: (element: HTMLElement) => void
  /** Zooms about the middle. */
  by: (factor: number) => void
  move: (x: number, y: number) => void
  reset: () => void
  zoomed: Accessor<boolean>
}

const MOST = 8
/** A flick this wide goes to the next picture; this far down closes. */
const SWIPE = 60
const DOUBLE = 300

interface Place {
  scale: number
  x: number
  y: number
}
const WHOLE: Place = { scale: 1, x: 0, y: 0 }

/** The place after zooming by `factor` about a point, measured from the middle. */
export function zoomedAbout({ scale, x, y }: Place, factor: number, px: number, py: number): Place {
  const next = Math.min(MOST, Math.max(1, scale * factor))
  if (next === 1) return WHOLE
  const grown = next / scale
  return { scale: next, x: px - (px - x) * grown, y: py - (py - y) * grown }
}

export function makeZoom(events: { swiped: (step: -1 | 1) => void; closed: () => void }): Zoom {
  const [zoomed, setZoomed] = createSignal(false)
  const fingers = new Map<number, { x: number; y: number }>()
  let place = WHOLE
  let picture: HTMLElement | undefined
  let began: { x: number; y: number } | undefined
  let tapped = 0

  const put = (next: Place) => {
    const limit =
      picture === undefined ? 0 : ((next.scale - 1) * Math.max(picture.clientWidth, picture.clientHeight)) / 2
    const clamp = (value: number) => Math.max(-limit, Math.min(limit, value))
    place = { scale: next.scale, x: clamp(next.x), y: clamp(next.y) }
    setZoomed(place.scale > 1)
    picture?.style.setProperty('--scale', `${place.scale}`)
    picture?.style.setProperty('--x', `${place.x}px`)
    picture?.style.setProperty('--y', `${place.y}px`)
  }
  const fromMiddle = (stage: HTMLElement, x: number, y: number) => {
    const box = stage.getBoundingClientRect()
    return [x - box.left - box.width / 2, y - box.top - box.height / 2] as const
  }
  const spread = () => {
    const [a, b] = [...fingers.values()]
    return a === undefined || b === undefined
      ? undefined
      : { wide: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }

  const down = (stage: HTMLElement, event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    stage.setPointerCapture(event.pointerId)
    began = fingers.size === 1 ? { x: event.clientX, y: event.clientY } : undefined
  }
  const moved = (stage: HTMLElement, event: PointerEvent) => {
    const before = fingers.get(event.pointerId)
    if (before === undefined) return
    const wide = spread()
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const now = spread()
    if (wide !== undefined && now !== undefined)
      put(zoomedAbout(place, now.wide / Math.max(1, wide.wide), ...fromMiddle(stage, now.x, now.y)))
    else if (place.scale > 1)
      put({ ...place, x: place.x + event.clientX - before.x, y: place.y + event.clientY - before.y })
  }
  const up = (stage: HTMLElement, event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || began === undefined) return
    const [x, y] = [event.clientX - began.x, event.clientY - began.y]
    began = undefined
    if (place.scale > 1 && Math.hypot(x, y) > 10) return
    if (place.scale === 1 && Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) return events.swiped(x < 0 ? 1 : -1)
    if (place.scale === 1 && y > SWIPE * 1.5 && event.pointerType !== 'mouse') return events.closed()
    if (Math.hypot(x, y) > 10) return
    if (event.timeStamp - tapped < DOUBLE) {
      const about = fromMiddle(stage, event.clientX, event.clientY)
      put(place.scale > 1 ? WHOLE : zoomedAbout(place, 2.5, ...about))
      tapped = 0
    } else tapped = event.timeStamp
  }
  return {
    stage(stage) {
      stage.addEventListener('pointerdown', (event) => down(stage, event))
      stage.addEventListener('pointermove', (event) => moved(stage, event))
      stage.addEventListener('pointerup', (event) => up(stage, event))
      stage.addEventListener('pointercancel', (event) => void fingers.delete(event.pointerId))
      stage.addEventListener(
        'wheel',
        (event) => {
          event.preventDefault()
          put(zoomedAbout(place, Math.exp(-event.deltaY / 300), ...fromMiddle(stage, event.clientX, event.clientY)))
        },
        { passive: false },
      )
    },
    picture(element) {
      picture = element
      put(place)
    },
    by: (factor) => put(zoomedAbout(place, factor, 0, 0)),
    move: (x, y) => put({ ...place, x: place.x + x, y: place.y + y }),
    reset: () => put(WHOLE),
    zoomed,
  }
}
