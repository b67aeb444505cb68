/** What stands in the way of running the template here, as one sentence for a person. Printed without a stack trace. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
