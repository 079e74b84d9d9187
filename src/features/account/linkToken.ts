/** The secret of a set-up or invitation link: after the `#`, so that it reaches no log on the way. */
export const linkToken = (): string => location.hash.slice(1)

/** A token that is cut or mistyped is not worth asking the server for. */
export const looksWhole = (token: string): boolean => /^[\w-]{20,100}$/.test(token)
