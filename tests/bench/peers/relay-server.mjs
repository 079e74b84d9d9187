/** The least a server can do: what one sends in a room is sent to the others in it, and nothing is kept. */
import { WebSocketServer } from 'ws'
import { obey } from './program.mjs'

const rooms = new Map()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (bytes) => {
    for (const other of room) if (other !== socket) other.send(bytes)
  })
  socket.on('close', () => room.delete(socket))
})
await new Promise((resolve) => server.once('listening', resolve))
obey({ port: () => server.address().port })
