/** A message's source as elements, for development and tests: the built app holds elements (scripts/compiledMessages.ts). */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Elements } from './say'

/** @throws when the source is not ICU MessageFormat. */
export const parse = (source: string): Elements => new IntlMessageFormat(source, 'en').getAst() as Elements
