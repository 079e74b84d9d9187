/** Ways into "arrived" from within the app: a dropped or chosen contact file, the phone's own contacts. */
import { arrivalForm, keepArrived } from '../../sync/arrived'
import { NO_CONTACT, type Contact } from '../vcard/contact'
import { writeCard } from '../vcard/write'

/** Where what arrived is decided on. */
export const ARRIVE = '/arrive'

export const isCardFile = (file: { name: string; type: string }): boolean =>
  /\.(vcf|vcard)$/i.test(file.name) || /^text\/(x-)?vcard$/i.test(file.type)

/** Keeps files on the device until they are decided on; says the address that shows them. */
export async function takeFiles(files: readonly File[]): Promise<string> {
  try {
    return (await keepArrived(arrivalForm({ files: [...files] }))) === null ? `${ARRIVE}?problem=many` : ARRIVE
  } catch {
    return `${ARRIVE}?problem=lost`
  }
}

interface PickedContact {
  name?: string[]
  tel?: string[]
  email?: string[]
  address?: { city?: string; country?: string; addressLine?: string[] }[]
}
interface ContactsManager {
  select(properties: string[], options: { multiple: boolean }): Promise<PickedContact[]>
}

const phoneContacts = (): ContactsManager | undefined => (navigator as { contacts?: ContactsManager }).contacts
export const mayPickContacts = (): boolean => phoneContacts() !== undefined

/** The phone's own list of contacts, of which only the chosen ones are told; undefined when none was chosen. */
export async function pickContacts(): Promise<File | undefined> {
  const picked = (await phoneContacts()?.select(['name', 'tel', 'email', 'address'], { multiple: true })) ?? []
  if (picked.length === 0) return undefined
  return new File([picked.map((one) => writeCard(asContact(one))).join('')], 'contacts.vcf', { type: 'text/vcard' })
}

const asContact = ({ name = [], tel = [], email = [], address = [] }: PickedContact): Contact => ({
  ...NO_CONTACT,
  name: name[0] ?? '',
  phones: tel.map((text) => ({ text, kind: 'other' })),
  emails: email,
  addresses: address.map(({ city = '', country = '', addressLine = [] }) => ({
    street: addressLine.join(', '),
    city,
    country,
  })),
})

interface ForImport {
  file: File
  /** Called when its rows are stored: until then it goes on waiting. */
  stored: () => void
}
let forImport: ForImport | undefined

/** A table goes to the import, which takes it when its page opens. */
export const handToImport = (table: ForImport): void => void (forImport = table)
export function takeForImport(): ForImport | undefined {
  const table = forImport
  forImport = undefined
  return table
}
