type Words = {
  identifier?: string
  colour?: string
  event?: string
  code?: string
  geocode?: string
  sent?: string
  times?: string
}

/** An Alert as a county's meteorological office writes it. `times`: effective and expires, where they matter. */
export const anAlert = ({
  identifier = 'A1',
  colour = 'red',
  event = '暴雨',
  code = '11B03',
  geocode = '430182000000',
  sent = '2026-07-01T04:10:00+08:00',
  times = '',
}: Words = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${identifier}</identifier><sender>met@example.org</sender><sent>${sent}</sent>
  <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
  <info>
    <language>zh-CN</language><category>Met</category><event>${event}</event>
    <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
    <eventCode><valueName>CN-EVENT</valueName><value>${code}</value></eventCode>${times}
    <senderName>宁乡市气象台</senderName>
    <headline>宁乡市气象台发布${event}预警</headline>
    <description>预计未来三小时有${event}。</description><instruction>请立即转移。</instruction>
    <parameter><valueName>CN-COLOR</valueName><value>${colour}</value></parameter>
    <area><areaDesc>宁乡市</areaDesc><geocode><valueName>CN-ADMIN-12</valueName><value>${geocode}</value></geocode></area>
  </info>
</alert>`
