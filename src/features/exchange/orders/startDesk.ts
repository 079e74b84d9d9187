import { remoteDesk, type Remote } from '../deskClient'
import type { OrdersDesk } from './ordersDesk'

export type RemoteOrdersDesk = Remote<OrdersDesk>

/** Starts a worker for one list of orders. */
export const startOrdersDesk = (): RemoteOrdersDesk =>
  remoteDesk<OrdersDesk>(
    new Worker(new URL('./orders.worker.ts', import.meta.url), { type: 'module', name: 'import-orders' }),
    ['open', 'layout', 'read'],
  )
