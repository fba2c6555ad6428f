// Idempotency keys: the same action with the same content keeps its key until the server has decided it, so that a retry after
// a lost answer is never a second one.
import { ApiProblem } from './http'

// 160 random bits in hex. `crypto.randomUUID` does not exist on plain HTTP; `getRandomValues` does.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class KeyRing {
  private readonly keys = new Map<string, string>()

  // Runs `send` with the key of this action and content. A definite answer, good or bad, spends the key.
  async with<T>(action: string, content: unknown, send: (key: string) => Promise<T>): Promise<T> {
    const name = `${action} ${JSON.stringify(content ?? null)}`
    const key = this.keys.get(name) ?? newKey()
    this.keys.set(name, key)
    try {
      const result = await send(key)
      this.keys.delete(name)
      return result
    } catch (fault) {
      if (fault instanceof ApiProblem && !fault.undecided) this.keys.delete(name)
      throw fault
    }
  }
}
