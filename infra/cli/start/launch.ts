import type { TemplateCarrier } from '../../../shared/domain/templates/template-carrier.ts'
import type { Context } from '../context.ts'
import { untilAsked } from '../signals.ts'
import type { Service } from '../start.ts'
import { checkRequirements } from './requirements.ts'

/** `use` has the service until it returns, or until somebody asks it to end; then everything is closed. */
export const launch = async (
  context: Context,
  where: { port: number; directory: string; data?: string; sms?: TemplateCarrier },
  use: (service: Service, asked: Promise<void>) => Promise<void>,
): Promise<void> => {
  await checkRequirements(context.environment, where.port)
  const asked = untilAsked()
  // The template and all that runs it are loaded once it is known that they can run.
  const { withService } = await import('../start.ts')
  await withService({ ...context, ...where }, asked, service => use(service, asked))
}
