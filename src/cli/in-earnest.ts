// In earnest (长时运行): start-up puts optimising off, as most commands are over before it pays (.build/start.cjs). One that goes over many
// records calls this first: 50,000 agreements in 1.5 s instead of 5.
import { setFlagsFromString } from 'node:v8'

export function inEarnest(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=67584')
}
