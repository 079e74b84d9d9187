/** What a narrow window or a large zoom breaks: looked for by script, in the page as it stands. */
import type { Page } from '@playwright/test'
import { MODAL } from './modal'

interface Asked {
  where: string
  /** CSS pixels; WCAG 2.2 asks for 24. */
  target: number
  modal: string
}

/**
 * Content wider than the window, text cut without an ellipsis, what is scrolled by a pointer alone, controls that lie
 * under others or are too small to be hit. Gives a line for each.
 */
export async function findFaults(page: Page, where: string, target = 24): Promise<string[]> {
  return page.evaluate(inPage, { where, target, modal: MODAL } satisfies Asked)
}

function inPage({ where, target, modal }: Asked): string[] {
  const faults: string[] = []
  const width = document.documentElement.clientWidth
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0]} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 50)}"`
  const say = (what: string, element: Element): void => void faults.push(`${where}: ${what}: ${name(element)}`)

  if (document.documentElement.scrollWidth > width) faults.push(`${where}: the page scrolls sideways`)

  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [inert]') === null &&
    // Kept for ears alone, or until it has the focus.
    getComputedStyle(element).clipPath === 'none'
  /** Moved aside on purpose: a row of tabs or chips that is scrolled by the finger, text with an ellipsis. */
  const scrollsSideways = (element: Element | null): boolean => {
    for (let up = element; up !== null && up !== document.body; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up)
      if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth) return true
    }
    return false
  }
  /** By more than a line's rounding, as axe takes it. */
  const scrollsBy = (element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean =>
    (['auto', 'scroll'].includes(overflowX) && element.scrollWidth >= element.clientWidth + 14) ||
    (['auto', 'scroll'].includes(overflowY) && element.scrollHeight >= element.clientHeight + 14)
  /** Lines of menus and of what a field offers are gone through by arrows. */
  const isReachedByKeys = (element: HTMLElement): boolean =>
    [element, ...element.querySelectorAll<HTMLElement>('*')].some(
      (inner) => inner.tabIndex >= 0 || inner.matches('[role="menu"], [role="menuitem"], [role="listbox"]'),
    )
  const dialog = document.querySelector(modal)
  const root = dialog ?? document.body

  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (!isShown(element)) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const style = getComputedStyle(element)
    if (
      (box.right > width + 1 || box.left < -1) &&
      style.position !== 'fixed' &&
      !scrollsSideways(element.parentElement)
    )
      if (element.children.length === 0 || element.matches('button, a, input, select, textarea')) {
        let clipped: Element | null = element.parentElement
        while (clipped !== null && getComputedStyle(clipped).overflowX === 'visible') clipped = clipped.parentElement
        if (clipped === null || getComputedStyle(clipped).textOverflow !== 'ellipsis') say('beyond the window', element)
      }
    if (scrollsBy(element, style) && !isReachedByKeys(element)) say('no key scrolls it', element)
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')
    const hidesX = style.overflowX === 'hidden' || style.overflowX === 'clip'
    if (ownText && hidesX && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      say('text cut', element)
    const hidesY = style.overflowY === 'hidden' || style.overflowY === 'clip'
    if (ownText && hidesY && style.webkitLineClamp === 'none' && element.scrollHeight > element.clientHeight + 3)
      say('text cut below', element)
  }

  const controls = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role="tab"]')]
  for (const element of controls) {
    if (!isShown(element) || element.matches(':disabled, [tabindex="-1"][aria-hidden="true"]')) continue
    const box = element.getBoundingClientRect()
    // A link in a sentence is as high as its line.
    const inText = element.tagName === 'A' && getComputedStyle(element).display === 'inline'
    if (inText) continue
    // A label takes the press for its box; a pseudo-element may make a link as large as its line.
    const label = element.closest('label')?.getBoundingClientRect()
    const after = getComputedStyle(element, '::after')
    const enlarged = after.content !== 'none' && after.position === 'absolute'
    const least = Math.min(
      Math.max(box.width, label?.width ?? 0, enlarged ? target : 0),
      Math.max(box.height, label?.height ?? 0, enlarged ? target : 0),
    )
    if (Math.ceil(least) < target)
      say(`smaller than ${target} px (${Math.round(box.width)}x${Math.round(box.height)})`, element)
    covered(element, box)
  }

  /** In the middle of what is in sight something else lies over it. */
  function covered(element: HTMLElement, box: DOMRect): void {
    let [left, right, top, bottom] = [
      Math.max(0, box.left),
      Math.min(width, box.right),
      Math.max(0, box.top),
      Math.min(innerHeight, box.bottom),
    ]
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue
      const clip = up.getBoundingClientRect()
      ;[left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)]
      ;[top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)]
    }
    // A few pixels are nothing that one would hit.
    if (right - left < 4 || bottom - top < 4) return
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const hit = document.elementFromPoint(x, y)
    if (hit === null || element.contains(hit) || hit.contains(element)) return
    if (element.closest('label')?.contains(hit) === true) return
    // What is fixed or sticks scrolls away from over it.
    for (let up: Element | null = hit; up !== null; up = up.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(up).position) || up.matches(':popover-open')) return
    if (getComputedStyle(hit).pointerEvents === 'none') return
    say(`covered by ${name(hit)}`, element)
  }
  return faults
}
