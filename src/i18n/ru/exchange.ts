import type en from '../en/exchange'

export default {} satisfies Record<keyof typeof en, string>
