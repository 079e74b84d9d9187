import { describe, expect, it } from 'vitest'
import { fieldOf, problemsIn } from './form'

const found = (values: Parameters<typeof problemsIn>[0], fresh = false) => Object.fromEntries(problemsIn(values, fresh))

describe('the forms of people without a session', () => {
  it('name every empty field at once', () => {
    expect(found({ email: '', password: '', name: '  ', company: '' }, true)).toEqual({
      email: 'email',
      password: 'password',
      name: 'name',
      company: 'company',
    })
  })

  it.each(['anna', 'anna@', 'anna@firm', '@firm.ru', 'an na@firm.ru'])('do not send %s as an e-mail', (email) =>
    expect(found({ email })).toEqual({ email: 'email' }),
  )

  it('take an e-mail with spaces round it and any password of an account that exists', () => {
    expect(found({ email: ' anna@firm.ru ', password: 'short' })).toEqual({})
  })

  it('ask for ten characters only where a password is thought of', () => {
    expect(found({ password: 'ninechars' }, true)).toEqual({ password: 'weakPassword' })
    expect(found({ password: 'tencharact' }, true)).toEqual({})
  })

  it('say at the field what the server found wrong with it', () => {
    expect(fieldOf('emailTaken')).toBe('email')
    expect(fieldOf('weakPassword')).toBe('password')
    // Which of the two is wrong is nobody's business.
    expect(fieldOf('wrongPassword')).toBeUndefined()
  })
})
