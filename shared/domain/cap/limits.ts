/** Bytes of a document. A CAP message of the largest real senders has some 30 KB. */
export const maxBytes = 1024 * 1024
/** Levels of elements: CAP itself needs five (alert/info/area/geocode/value), an enveloped signature some ten. */
export const maxDepth = 32
/** Elements of a document: a megabyte of geocodes has some 35,000, and hostile ones could have 250,000. */
export const maxElements = 50_000
/** Problems told of one document, so that a hostile one cannot ask for an answer larger than itself. */
export const maxProblems = 200
