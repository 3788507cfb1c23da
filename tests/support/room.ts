import type { HostLimits } from '../../room/host-limits.ts'
import type { RoomLog } from '../../room/log.ts'
import type { Role } from '../../room/state.ts'
import { RoomClient } from '../../room/client.ts'
import { RoomHost } from '../../room/host.ts'
import { createMemoryLog } from '../../room/log.ts'
import { createMemoryTransport } from '../../room/memory-transport.ts'

export const HOST_KEY = 'a-host-key-for-tests'

/** A room in memory, with its host started. */
export async function openRoom(options: { limits?: Partial<HostLimits>, log?: RoomLog } = {}): Promise<TestRoom> {
  const room = new TestRoom(options)
  await room.host.start()
  await room.host.addTransport(room.memory.host)
  return room
}

export class TestRoom {
  readonly memory = createMemoryTransport()
  readonly host: RoomHost
  readonly clients: RoomClient[] = []

  constructor(options: { limits?: Partial<HostLimits>, log?: RoomLog }) {
    this.host = new RoomHost({
      hostKey: HOST_KEY,
      log: options.log ?? createMemoryLog(),
      limits: { tickMs: 5, ...options.limits },
    })
  }

  enter(token: string, role: Role = 'participant', hostKey = HOST_KEY, joinAs: () => string | null = () => null): RoomClient {
    const client = new RoomClient({
      transport: this.memory.createClient(),
      token: token.padEnd(16, '-'),
      role,
      ...(role === 'participant'
        ? {}
        : { hostKey }),
      device: { isSecure: true },
      joinAs,
    })
    this.clients.push(client)
    client.start()
    return client
  }

  async close(): Promise<void> {
    for (const client of this.clients)
      client.stop()
    await this.host.stop()
  }
}
