/** A sparkline: shapes from the pure builder, drawn as SVG. */
import { sparkShapes, type SparkPoint } from '../charts/spark.ts'
import { CrossHair, type Crossed } from './cross-hair.tsx'

export function Spark({
  cross,
  points,
  width,
  height,
}: {
  points: SparkPoint[]
  width: number
  height: number
  /** What each point says where it is pointed at, here or in another chart of the page. */
  cross?: Crossed
}) {
  const shapes = sparkShapes(points, width, height)
  // The running period alone would be a bar that looks like a value.
  if (shapes.dot === null && shapes.gaps.length === 0) return null
  const drawn = (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {shapes.partial && (
        <rect
          className="partial"
          x={shapes.partial.x}
          y={2}
          width={shapes.partial.width}
          height={height - 4}
        />
      )}
      {shapes.gaps.map((gap) => (
        <rect key={gap.x} className="gap" x={gap.x} y={2} width={gap.width} height={height - 4} />
      ))}
      {shapes.bands.map((band) => (
        <polygon key={band} className="band" points={band} />
      ))}
      {shapes.lines.map((line) => (
        <polyline key={line} className="line" points={line} />
      ))}
      {shapes.running !== null && <polyline className="line running" points={shapes.running} />}
      {shapes.dot && <circle className="dot" cx={shapes.dot.x} cy={shapes.dot.y} r={2.6} />}
    </svg>
  )
  return cross === undefined ? (
    drawn
  ) : (
    <CrossHair cross={cross} width={width}>
      {drawn}
    </CrossHair>
  )
}
