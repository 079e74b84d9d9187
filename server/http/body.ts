/** Reads a JSON body against its schema, before the route sees it. */
import { validator } from 'hono/validator'
import * as v from 'valibot'
import { refuse } from './env'

/** What does not fit is `badRequest`; the route finds the rest by `c.req.valid('json')`, parsed. */
export const body = <Schema extends v.GenericSchema>(schema: Schema) =>
  validator('json', (value, c) => {
    const parsed = v.safeParse(schema, value)
    return parsed.success ? parsed.output : refuse(c, 'badRequest')
  })
