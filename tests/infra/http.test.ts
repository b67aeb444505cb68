import { describe, expect, test } from 'vitest'
import { at, functions, houseOf, list, nameOf, target } from './support/house.ts'

/** Who may reach what: the table of trust. */
const table = {
  'POST /v1/alerts': 'receive-warning',
  'POST /v1/previews': 'receive-warning',
  'GET /v1/waiting': 'decide-warning',
  'POST /v1/warnings/{id}/decisions': 'decide-warning',
  'POST /v1/stops': 'operate-service',
  'GET /v1/stops': 'operate-service',
  'DELETE /v1/stops': 'operate-service',
  'POST /v1/keys': 'operate-service',
  'POST /v1/warnings/{id}/pastes': 'operate-service',
  'GET /v1/templates': 'keep-templates',
  'GET /v1/templates/{carrier}/{name}': 'keep-templates',
  'PUT /v1/templates/{carrier}/{name}': 'keep-templates',
  'POST /v1/templates/{carrier}/{name}/state': 'keep-templates',
  'POST /v1/imports/{id}/records': 'import-directory',
  'POST /v1/imports/{id}/publish': 'import-directory',
  'GET /v1/imports/{id}/{county}': 'import-directory',
  'GET /v1/directory/{county}': 'import-directory',
  'GET /v1/directory/{county}/records': 'import-directory',
  'GET /v1/warnings': 'read-warnings',
  'GET /v1/warnings/{id}': 'read-warnings',
  'GET /v1/warnings/{id}/history': 'read-warnings',
  'GET /v1/warnings/{id}/alerts/{seq}/document': 'read-warnings',
  'GET /v1/warnings/{id}/villages/{code}': 'read-warnings',
  'GET /v1/warnings/{id}/rooms': 'read-warnings',
  'GET /v1/warnings/{id}/copy': 'read-warnings',
  'GET /v1/villages/{code}/proofs': 'read-warnings',
  'GET /v1/villages/{code}/programme': 'schedule-programme',
  'PUT /v1/villages/{code}/programme': 'schedule-programme',
  'GET /v1/villages/{code}/programme/plays': 'schedule-programme',
  'GET /v1/calendar': 'keep-calendar',
  'GET /v1/calendar/{area}': 'keep-calendar',
  'PUT /v1/calendar/{area}': 'keep-calendar',
  'PUT /v1/calendar/holidays/{year}': 'keep-calendar',
  'GET /v1/notices': 'keep-calendar',
  'POST /v1/notices/decisions': 'keep-calendar',
  'GET /a/{id}': 'show-alert',
}

describe.each(['aws', 'aws-cn'] as const)('the HTTP API of %s', partition => {
  const house = houseOf(partition)
  const workerOf = (integrationId: string) => house.byId(target(house.byId(integrationId).properties.IntegrationUri))

  test('its routes are those of the table, each with the function of its trust', () => {
    const routes = house.all('AWS::ApiGatewayV2::Route').map(({ properties }) => {
      const integration = list(at(properties.Target, 'Fn::Join', 1)).at(-1)
      return [properties.RouteKey, nameOf(workerOf(target(integration)))]
    })
    expect(Object.fromEntries(routes)).toEqual(table)
    expect(routes).toHaveLength(Object.keys(table).length)
  })

  test('no function is reachable that has no route, and no route is a wildcard', () => {
    const served = new Set(Object.values(table))
    const invocable = house
      .all('AWS::Lambda::Permission')
      .filter(({ properties }) => properties.Principal === 'apigateway.amazonaws.com')
      .map(({ properties }) => nameOf(house.byId(target(properties.FunctionName))))
    expect(new Set(invocable)).toEqual(served)
    expect([...functions(house).keys()]).toEqual(expect.arrayContaining([...served]))
    expect(Object.keys(table).filter(route => route.includes('$default') || route.includes('+'))).toEqual([])
  })

  test('requests are limited, and the public page more than who sends warnings', () => {
    const { properties } = house.only('AWS::ApiGatewayV2::Stage')
    const all = Number(at(properties.DefaultRouteSettings, 'ThrottlingRateLimit'))
    const open = Number(at(properties.RouteSettings, 'GET /a/{id}', 'ThrottlingRateLimit'))
    expect(open).toBeGreaterThan(0)
    expect(all).toBeGreaterThan(open)
  })

  test('the access log names the route and never the path, the query or a key', () => {
    const { properties } = house.only('AWS::ApiGatewayV2::Stage')
    const format = String(at(properties.AccessLogSettings, 'Format'))
    expect(Object.values(JSON.parse(format))).toContain('$context.routeKey')
    expect(format).not.toMatch(/path|querystring|authorizer|header/i)
  })

  test('a function answers before the API stops waiting', () => {
    for (const name of new Set(Object.values(table)))
      expect(functions(house).get(name)?.properties.Timeout).toBeLessThan(30)
  })
})
