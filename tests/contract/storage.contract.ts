/** What every storage engine keeps to. Each engine's test file runs it with its own way to open. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type ChangeId, type MemberId, type ProfileId, type WorkspaceId } from '../../src/shared/ids'
import type { Storage } from '../../server/storage/storage'
import { addWorkspace } from '../support/notebook'

export interface Engine {
  /** Opens the same database each time, however often it was closed. */
  open(): Promise<Storage>
  /** Takes the database away. */
  destroy(): Promise<void>
  /** Makes the database refuse to grow, as a full disk does; gives how to end that. */
  fill(storage: Storage): Promise<() => Promise<void>>
}

export function storageContract(name: string, makeEngine: () => Promise<Engine>): void {
  describe(`storage: ${name}`, () => {
    let engine: Engine
    let storage: Storage
    let workspace: WorkspaceId

    beforeEach(async () => {
      engine = await makeEngine()
      storage = await engine.open()
      workspace = newId<'workspace'>() as WorkspaceId
      await addWorkspace(storage, workspace)
    })
    afterEach(async () => {
      await storage.close()
      await engine.destroy()
    })

    const audit = (action: string, detail = '') => {
      const by = newId<'member'>() as MemberId
      return { id: newId<'audit'>() as string, workspace, at: 1, by, action, detail }
    }
    const actions = async () =>
      (await storage.db.selectFrom('audit').select('action').orderBy('id').execute()).map((a) => a.action)
    const write = (action: string) =>
      storage.inWorkspace(workspace, async (trx, { seq }) => {
        await trx.insertInto('audit').values(audit(action)).execute()
        return seq()
      })
    const seqNow = async () =>
      (await storage.db.selectFrom('workspace').select('seq').where('id', '=', workspace).executeTakeFirstOrThrow()).seq

    it('gives ascending sequence numbers without gaps, however many writes come at once', async () => {
      const seqs = await Promise.all(Array.from({ length: 50 }, (_, index) => write(`${index}`)))
      expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => 2 + index))
      expect(await seqNow()).toBe(51)
    })

    it('runs the writes of a workspace in the order they came, one at a time', async () => {
      const steps: string[] = []
      const one = (label: string) =>
        storage.inWorkspace(workspace, async (trx) => {
          steps.push(`${label} begins`)
          await trx.selectFrom('workspace').selectAll().execute()
          steps.push(`${label} ends`)
        })
      await Promise.all([one('a'), one('b'), one('c')])
      expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    })

    it('commits writes that wait together in one transaction', async () => {
      const committed: (string | undefined)[] = []
      const inOne = await Promise.all(
        ['a', 'b', 'c'].map((label) =>
          storage
            .inWorkspace(workspace, async (trx) => {
              await trx.insertInto('audit').values(audit(label)).execute()
              const rows = await trx.selectFrom('audit').select('action').execute()
              return rows.map(({ action }) => action)
            })
            .then((seen) => {
              committed.push(label)
              return seen
            }),
        ),
      )
      // Each sees what the ones before it did, and none was told before the last had run.
      expect(inOne).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']])
      expect(committed).toEqual(['a', 'b', 'c'])
    })

    it('takes back only the write that throws, and gives its number to the next', async () => {
      const failing = storage.inWorkspace(workspace, async (trx, { seq }) => {
        await trx.insertInto('audit').values(audit('bad')).execute()
        seq()
        throw new Error('refused')
      })
      const [first, second, third] = await Promise.allSettled([write('first'), failing, write('third')])
      expect([first, second, third].map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await actions()).toEqual(['first', 'third'])
      expect(first).toMatchObject({ value: 2 })
      expect(third).toMatchObject({ value: 3 })
    })

    it('takes back only the write that breaks a constraint', async () => {
      const line = audit('once')
      const twice = () => storage.inWorkspace(workspace, (trx) => trx.insertInto('audit').values(line).execute())
      const results = await Promise.allSettled([twice(), twice(), write('after')])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await actions()).toEqual(['once', 'after'])
    })

    it('rejects every write of a commit that fails, and keeps none of them', async () => {
      await write('before')
      const empty = await engine.fill(storage)
      const large = 'x'.repeat(4_000_000)
      const results = await Promise.allSettled([
        storage.inWorkspace(workspace, (trx) => trx.insertInto('audit').values(audit('large', large)).execute()),
        write('beside'),
      ])
      expect(results[0]?.status).toBe('rejected')
      const told = results[1]?.status === 'fulfilled'
      await empty()
      // What was told as stored is there, and what is there was told.
      expect(await actions()).toEqual(told ? ['before', 'beside'] : ['before'])
      await write('after')
      expect((await actions()).at(-1)).toBe('after')
    })

    it('rejects every write of a commit that fails at its very end', async () => {
      await sql`create table parent (id integer primary key)`.execute(storage.db)
      await sql`create table child (parent integer references parent (id) deferrable initially deferred)`.execute(
        storage.db,
      )
      const orphan = storage.inWorkspace(workspace, (trx) => sql`insert into child (parent) values (1)`.execute(trx))
      const results = await Promise.allSettled([write('beside'), orphan, write('behind')])
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      expect(await actions()).toEqual([])
      expect(await write('after')).toBe(2)
    })

    it('keeps what was told, and forgets what was not, when it is opened again', async () => {
      await write('kept')
      await storage
        .inWorkspace(workspace, async (trx) => {
          await trx.insertInto('audit').values(audit('lost')).execute()
          throw new Error('refused')
        })
        .catch(() => {})
      await storage.close()
      storage = await engine.open()
      expect(await actions()).toEqual(['kept'])
      expect(await write('next')).toBe(3)
    })

    it('finishes the writes that wait before it closes', async () => {
      const waiting = ['a', 'b', 'c'].map(write)
      await storage.close()
      await Promise.all(waiting)
      storage = await engine.open()
      expect(await actions()).toEqual(['a', 'b', 'c'])
    })

    it('lets a second process in, which sees what was committed', async () => {
      await write('first')
      const second = await engine.open()
      const found = await second.db.selectFrom('audit').select('action').execute()
      await second.inWorkspace(workspace, (trx) => trx.insertInto('audit').values(audit('second')).execute())
      await second.close()
      expect(found.map(({ action }) => action)).toEqual(['first'])
      expect(await actions()).toEqual(['first', 'second'])
    })

    it('keeps workspaces apart: one is numbered without the other', async () => {
      const other = newId<'workspace'>() as WorkspaceId
      await addWorkspace(storage, other)
      await write('a')
      await storage.inWorkspace(other, async (_trx, { seq }) => seq())
      expect(await write('b')).toBe(3)
    })

    it('gives times of arrival that never go back, also after a restart', async () => {
      const ahead = Date.now() + 3_600_000
      await storage.db.updateTable('workspace').set({ clock: ahead }).where('id', '=', workspace).execute()
      const arrival = () => storage.inWorkspace(workspace, async (_trx, locked) => locked.arrival())
      expect(await arrival()).toBe(ahead)
      await storage.close()
      storage = await engine.open()
      expect(await arrival()).toBe(ahead)
    })

    it('gives bytes back as they were', async () => {
      const profile = newId<'profile'>() as ProfileId
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256)
      await storage.db
        .insertInto('profile_update')
        .values([
          { profile, seq: 1, bytes },
          { profile, seq: 2, bytes: bytes.subarray(3, 5) },
          { profile, seq: 3, bytes: new Uint8Array() },
        ])
        .execute()
      const rows = await storage.db.selectFrom('profile_update').select('bytes').orderBy('seq').execute()
      expect(rows.map((row) => new Uint8Array(row.bytes))).toEqual([bytes, bytes.slice(3, 5), new Uint8Array()])
    })

    it('keeps whole numbers exact up to the largest that JavaScript has', async () => {
      const change = {
        workspace,
        id: newId<'change'>() as ChangeId,
        profile: newId<'profile'>() as ProfileId,
        hash: '',
      }
      await storage.db
        .insertInto('change')
        .values({ ...change, seq: Number.MAX_SAFE_INTEGER })
        .execute()
      const found = await storage.db
        .selectFrom('change')
        .select('seq')
        .where('seq', '>', Number.MAX_SAFE_INTEGER - 1)
        .executeTakeFirst()
      expect(found).toEqual({ seq: Number.MAX_SAFE_INTEGER })
    })

    it('refuses a write inside a write, and the shared connection inside a write, instead of waiting for ever', async () => {
      const nested = storage.inWorkspace(workspace, () => storage.inWorkspace(workspace, async () => 1))
      const outside = storage.inWorkspace(workspace, () => storage.db.selectFrom('audit').selectAll().execute())
      await expect(nested).rejects.toThrow('use trx')
      await expect(outside).rejects.toThrow('use trx')
    })

    it('refuses a workspace that does not exist', async () => {
      await expect(storage.inWorkspace(newId<'workspace'>() as WorkspaceId, async () => 1)).rejects.toThrow(
        'no workspace',
      )
    })

    it('refuses a database of a newer version', async () => {
      await sql`insert into migration (name) values ('9999-later')`.execute(storage.db)
      await storage.close()
      await expect(engine.open()).rejects.toThrow('newer version')
      storage = { ...storage, close: async () => {} }
    })
  })
}
