/** Why a document is no message of the national format, where the reasons of CAP do not fit. */
export const nationalReasons = {
  'bad-identifier':
    'An identifier that is not the code of an office (14 characters), “_” and a time (14 digits), with or without “_” and a number.',
  'bad-first-id': 'A reference that is not the identifier of the first message of a series.',
  'bad-local-time': 'A time that is not written as 2026-07-01 04:10:00+08:00.',
  'bad-colour': 'A severity that is not a colour: Red, Orange, Yellow, Blue or Unknown.',
} as const

export type NationalReason = keyof typeof nationalReasons
