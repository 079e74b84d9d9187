const LONGEST = 500

/** An address that a browser may open; '' for every other scheme. */
export function webAddress(text: string): string {
  const typed = text.trim()
  const spelled = /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`
  try {
    const url = new URL(spelled)
    const isWeb = ['http:', 'https:'].includes(url.protocol) && url.hostname.includes('.')
    return isWeb && spelled.length <= LONGEST && !/\s/.test(typed) ? spelled : ''
  } catch {
    return ''
  }
}
