import { afterAll, beforeAll } from 'vitest'
import { type SmallStack, startSmallStack } from './support/small-stack.ts'
import { calendarIsWritten, noticesAhead } from './whole/calendar.ts'
import { directory } from './whole/directory.ts'
import { door } from './whole/door.ts'
import { everyEncoding } from './whole/encodings.ts'
import { exercise } from './whole/exercise.ts'
import { formats } from './whole/formats.ts'
import { living } from './whole/living.ts'
import { privacy } from './whole/privacy.ts'
import { programme } from './whole/programme.ts'
import { reaching } from './whole/reaching.ts'
import { trouble } from './whole/trouble.ts'
import { waiting } from './whole/waiting.ts'

/** One service and one field, as processes, for everything here: in this order, because the last part reads what all of it left. */
let running: SmallStack | undefined
beforeAll(async () => {
  running = await startSmallStack()
})
afterAll(() => running?.close())

const stack = (): SmallStack => {
  if (!running) throw new Error('the small stack is not running')
  return running
}

reaching(stack)
exercise(stack)
calendarIsWritten(stack)
door(stack)
living(stack)
waiting(stack)
everyEncoding(stack)
formats(stack)
programme(stack)
directory(stack)
trouble(stack)
noticesAhead(stack)
privacy(stack)
