/** One contact, as a card of any program says it; what a card lacks is empty. */
export interface Contact {
  /** As the card shows it; '' for a card of a company alone. */
  name: string
  org: string
  title: string
  phones: ContactPhone[]
  emails: string[]
  /** With their scheme, http or https. */
  urls: string[]
  addresses: ContactAddress[]
  /** `1980-05-14`, or `--05-14` without the year. */
  birthday?: string
  note: string
  telegram: string
  whatsapp: string
  photo?: ContactPhoto
}

export interface ContactPhone {
  text: string
  kind: 'mobile' | 'work' | 'home' | 'fax' | 'other'
}

export interface ContactAddress {
  /** All that is neither city nor country, in one line. */
  street: string
  city: string
  country: string
}

export interface ContactPhoto {
  type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp'
  bytes: Uint8Array<ArrayBuffer>
}

export const NO_CONTACT: Contact = {
  name: '',
  org: '',
  title: '',
  phones: [],
  emails: [],
  urls: [],
  addresses: [],
  note: '',
  telegram: '',
  whatsapp: '',
}

/** Nothing in it by which anybody could be found or called. */
export const saysNothing = ({ name, org, phones, emails, urls, telegram, whatsapp, note }: Contact): boolean =>
  [name, org, telegram, whatsapp, note].every((text) => text === '') &&
  phones.length + emails.length + urls.length === 0
