/**
 * A picture cannot hover. Every rule for :hover, :active and :focus-visible is repeated for `data-state`, so that
 * what is marked with it looks as it does under the pointer, pressed, or with the keyboard's focus.
 */
const STATES: [RegExp, string][] = [
  [/:hover\b/g, "[data-state='hover']"],
  [/:active\b/g, "[data-state='pressed']"],
  [/:focus-visible\b/g, "[data-state='focus']"],
]

export function drawStates(): void {
  const own = document.createElement('style')
  own.textContent = [...document.styleSheets].flatMap((sheet) => rulesWithStates(sheet.cssRules)).join('\n')
  document.head.append(own)
}

function rulesWithStates(rules: CSSRuleList): string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule) {
      const inside = rulesWithStates(rule.cssRules)
      return inside.length === 0 ? [] : [`@media ${rule.conditionText} { ${inside.join('\n')} }`]
    }
    if (!(rule instanceof CSSStyleRule)) return []
    const selector = STATES.reduce((text, [state, mark]) => text.replaceAll(state, mark), rule.selectorText)
    return selector === rule.selectorText ? [] : [`${selector} { ${rule.style.cssText} }`]
  })
}
