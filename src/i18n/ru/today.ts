import type en from '../en/today'

export default {} satisfies Record<keyof typeof en, string>
