import type en from '../en/history'

export default {} satisfies Record<keyof typeof en, string>
