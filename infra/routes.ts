/** Who may reach what over HTTP: one function per kind of trust. Keys are checked in the function, since they are ours and hashed. */
export const routes = {
  /** Machines that send warnings, and officers who type one. */
  'receive-warning': ['POST /v1/alerts', 'POST /v1/previews'],
  /** People who decide on what waits. */
  'decide-warning': ['GET /v1/waiting', 'POST /v1/warnings/{id}/decisions'],
  /** Administrators and operators. */
  'operate-service': [
    'POST /v1/stops',
    'GET /v1/stops',
    'DELETE /v1/stops',
    'POST /v1/keys',
    'POST /v1/warnings/{id}/pastes',
  ],
  /** Whoever keeps what SMS are sent as where a carrier must approve it first. */
  'keep-templates': [
    'GET /v1/templates',
    'GET /v1/templates/{carrier}/{name}',
    'PUT /v1/templates/{carrier}/{name}',
    'POST /v1/templates/{carrier}/{name}/state',
  ],
  /** Whoever keeps the directory. */
  'import-directory': [
    'POST /v1/imports/{id}/records',
    'POST /v1/imports/{id}/publish',
    'GET /v1/imports/{id}/{county}',
    'GET /v1/directory/{county}',
    'GET /v1/directory/{county}/records',
  ],
  /** Whoever sets what a village's loudspeakers say in a week. */
  'schedule-programme': [
    'GET /v1/villages/{code}/programme',
    'PUT /v1/villages/{code}/programme',
    'GET /v1/villages/{code}/programme/plays',
  ],
  /** Whoever keeps the calendar, and officers who decide on its notices. */
  'keep-calendar': [
    'GET /v1/calendar',
    'GET /v1/calendar/{area}',
    'PUT /v1/calendar/{area}',
    'PUT /v1/calendar/holidays/{year}',
    'GET /v1/notices',
    'POST /v1/notices/decisions',
  ],
  /** Duty officers. */
  'read-warnings': [
    'GET /v1/warnings',
    'GET /v1/warnings/{id}',
    'GET /v1/warnings/{id}/history',
    'GET /v1/warnings/{id}/alerts/{seq}/document',
    'GET /v1/warnings/{id}/villages/{code}',
    'GET /v1/warnings/{id}/rooms',
    'GET /v1/warnings/{id}/copy',
    'GET /v1/villages/{code}/proofs',
  ],
  /** Carriers of SMS, which call back; served where one of them is chosen. */
  'receive-carrier-report': [
    'POST /v1/carrier-reports/{token}/{carrier}/receipts',
    'POST /v1/carrier-reports/{token}/{carrier}/replies',
  ],
  /** Everyone, without a key. */
  'show-alert': ['GET /a/{id}'],
} as const
export type SurfaceName = keyof typeof routes
export type Route = (typeof routes)[SurfaceName][number]

export const publicRoute = routes['show-alert'][0]
