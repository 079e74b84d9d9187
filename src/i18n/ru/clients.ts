import type en from '../en/clients'

export default {} satisfies Record<keyof typeof en, string>
