/** What is unwise in an Alert that is taken: the codes of its warnings, each with what follows from it. */
export const capAdvices = {
  'no-info': 'An Alert or Update without info has nothing to say; nobody can be told anything.',
  'no-references':
    'An Update, Cancel, Ack or Error that names no earlier message: an Update is taken as a new Alert, a Cancel reaches nobody.',
  'refers-to-itself': 'A message that names itself as its predecessor; that reference leads nowhere.',
  'references-of-alert': 'An Alert names earlier messages; only an Update or Cancel follows them.',
  'restricted-without-restriction':
    'Scope Restricted without the rule; it is handled as restricted, without saying to whom.',
  'exercise-without-note': 'An Exercise whose note does not name the exercise; recipients cannot tell which it is.',
  'error-without-note': 'An Error without a note; nobody learns what was wrong.',
  'utc-as-plus-zero': 'UTC is written +00:00, where section 3.3.2 asks for -00:00; the time is read as UTC.',
  'signature-not-verified': 'The signature was not verified; who sent it is told by the key of the request alone.',
  'no-language': 'An info without language; by the standard it is en-US, whatever it is written in.',
  'no-expires': 'An info without expires; the warning ends 24 hours after it is issued.',
  'expires-not-after-sent': 'It expires before or when it is sent; it is recorded as expired and nobody is told.',
  'expires-not-after-effective': 'It expires before or when it takes effect; there is no time at which it is in force.',
  'expires-before-onset': 'It expires before the event is expected; it will not be in force when the event begins.',
  'no-sender-name': 'An info without senderName; the sender’s technical name stands for the issuer.',
  'no-headline': 'An info without headline; the event stands for it.',
  'no-words': 'An info with neither headline, description nor instruction; people are told the event alone.',
  'empty-value': 'A required element that is empty; nothing can be read from it.',
  'no-area': 'An info without area; it names no place, so that nobody is found by it.',
  'area-is-text-only': 'An area without polygon, circle or geocode; people can read it, but nobody is found by it.',
  'flat-polygon': 'A polygon that encloses nothing; nobody lies in it.',
  'zero-radius': 'A circle of radius 0 is a point; nobody but at that very point lies in it.',
  'very-large-circle': 'A circle of more than 1,000 km; perhaps its radius is in metres, where CAP has kilometres.',
  'ceiling-below-altitude': 'A ceiling below its altitude; the range is empty.',
  'relative-uri': 'A URI that is not absolute; recipients cannot follow it.',
  'resource-without-content': 'A resource with neither uri nor derefUri; there is nothing to show.',
  'deref-uri-not-forwarded': 'The content in derefUri is kept with the document, but not handed on (section 3.2.3).',
  'negative-size': 'A size below zero; it says nothing.',
  'unusual-digest': 'A digest that is not SHA-1 in hexadecimal digits; it cannot be compared.',
} as const

export type CapAdvice = keyof typeof capAdvices
