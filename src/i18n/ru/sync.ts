import type en from '../en/sync'

export default {} satisfies Record<keyof typeof en, string>
