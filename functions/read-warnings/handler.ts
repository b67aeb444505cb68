import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { eventNames } from '../../shared/policy/event-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { readStores } from '../../shared/wiring/read-stores.ts'
import { documentRoute } from './document-route.ts'
import { Environment } from './environment.ts'
import { roomRoutes } from './room-routes.ts'
import { routes } from './routes.ts'

const configuration = loadConfiguration(Environment)
const ports = { ...readStores(configuration), policy }
const words = { linkTo: publicPageUrl(configuration.PUBLIC_URL), zone: policy.zone, names: eventNames }

const app = routes(ports)
  .route('/', documentRoute(ports))
  .route('/', roomRoutes({ ...ports, ...words }))

export const handler = httpHandler(app, log)
