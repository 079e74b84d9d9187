import type en from '../en/handover'

export default {} satisfies Record<keyof typeof en, string>
