import type { MessageKey } from '../../i18n'

type IdOf<Key> = Key extends `commands.do.${infer Id}` ? Id : never
/** A command whose words are `commands.do.<id>`. They come with the palette, not with the first screen. */
export type CommandId = IdOf<MessageKey>
