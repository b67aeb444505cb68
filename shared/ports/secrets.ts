/** What only this function may know: the administrator's key, the phone key, the boards' signing seed. */
export type Secrets = {
  /** The secret string of this ARN or name. Read once per process: a rotated secret is seen by the next one. */
  read(id: string): Promise<string>
}
