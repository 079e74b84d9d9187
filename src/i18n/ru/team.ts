import type en from '../en/team'

export default {} satisfies Record<keyof typeof en, string>
