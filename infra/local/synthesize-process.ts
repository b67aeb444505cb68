import { synthesize } from '../synthesize.ts'

// The checks are for who deploys (`npm run synth`); here they would be most of the time it takes.
const [outdir = '', settings = '{}'] = process.argv.slice(2)
synthesize({ partition: 'aws', outdir, settings: JSON.parse(settings), checks: false })
