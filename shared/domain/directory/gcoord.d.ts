/** gcoord's own types are those of an ES module; what Node gets is CommonJS, whose whole export is this object. */
declare module 'gcoord' {
  type Crs = 'WGS84' | 'GCJ02' | 'BD09'
  /** Longitude, latitude. */
  type Position = [number, number]
  const gcoord: Readonly<Record<Crs, Crs>> & { transform(position: Position, from: Crs, to: Crs): Position }
  export default gcoord
}
