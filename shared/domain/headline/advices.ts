/** What is told where a headline was needed, or says something else than the fields. */
export const headlineAdvices = {
  'read-from-headline':
    'Event, event code or colour were empty and are read from the headline; say them in their fields.',
  'headline-event-differs': 'The headline names another event than the fields; the fields count.',
  'headline-colour-differs': 'The headline names another colour than the fields; the fields count.',
  'headline-cancels':
    'The headline calls the warning off, but the message is no Cancel; it is carried out as its msgType says.',
  'unusual-colour': 'The national standard has no such colour for this event; provinces may have it.',
} as const

export type HeadlineAdvice = keyof typeof headlineAdvices
