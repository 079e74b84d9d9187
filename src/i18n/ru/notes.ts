import type en from '../en/notes'

export default {} satisfies Record<keyof typeof en, string>
