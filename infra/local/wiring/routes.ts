import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { RunningFunction } from '../lambda/function.ts'
import type { HttpApi } from '../sources/http-api.ts'
import type { Route } from '../sources/http-route.ts'
import { lastOfUrl, regionalArn } from '../template/place.ts'
import { demandPermission, functionOf, type House } from './house.ts'

const Api = z.object({ ProtocolType: z.literal('HTTP') })
const ApiRoute = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
})
const Integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
})

/** Every route of the template's HTTP API. */
export const wireRoutes = (house: House, api: HttpApi): void => {
  const [only, ...more] = house.template.all('AWS::ApiGatewayV2::Api', Api)
  if (more.length > 0) throw new CannotStart('The template has several HTTP APIs; the local runtime runs one.')
  if (!only) return
  const integrations = new Map(
    house.template
      .all('AWS::ApiGatewayV2::Integration', Integration)
      .map(one => [one.identity.ref, one.properties.IntegrationUri]),
  )
  const routes = house.template
    .all('AWS::ApiGatewayV2::Route', ApiRoute)
    .map(({ id, properties }): Route<RunningFunction> => {
      const { RouteKey: routeKey, Target } = properties
      const uri = integrations.get(lastOfUrl(Target))
      if (uri === undefined) throw new CannotStart(`The template's ${id} leads to no integration.`)
      const target = functionOf(house, uri, id)
      const [method = '', path = ''] = routeKey.split(' ')
      const source = `${regionalArn(house.place, 'execute-api', only.identity.ref)}/$default/${method}${path}`
      demandPermission(house, target, 'apigateway', source, id)
      return { routeKey, target }
    })
  api.open(routes, only.identity.ref)
}
