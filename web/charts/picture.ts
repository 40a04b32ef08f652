/** A drawn chart as a file: the vectors themselves, or a picture of them on the sheet's own ground. */

/** With its ground, and without what belongs to the page alone. */
export function asSvg(drawn: SVGSVGElement): Blob {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const { height, width } = drawn.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.removeAttribute('style')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute(
    'fill',
    getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim(),
  )
  copy.prepend(ground)
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' })
}

/** Twice as many dots a side as on the page, so that it can be printed. */
const sharpness = 2

export async function asPng(drawn: SVGSVGElement): Promise<Blob> {
  const { height, width } = drawn.getBoundingClientRect()
  const image = new Image()
  // As text in the address: a picture from a blob would need a policy of its own.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await asSvg(drawn).text())}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * sharpness
  canvas.height = height * sharpness
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The picture is empty.')) : resolve(blob),
    ),
  )
}

export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
