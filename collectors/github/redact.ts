/** Takes secrets out of texts that others wrote: a proxy that shows the request it refuses may show it encoded. */

/** Shorter ones would be found in ordinary words once they are encoded. */
const leastLength = 16

const inPattern = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/** One sign as it is, or as an address, a JSON text or a page would have it. */
function signPattern(sign: string): string {
  const number = sign.charCodeAt(0)
  const hex = number.toString(16).padStart(2, '0')
  const itself = inPattern(sign)
  return String.raw`(?:%${hex}|\\u00${hex}|&#0*${number};|&#x0*${hex};|\\?${itself})`
}

/** What stays of a text in base64, wherever in a longer one it begins: signs at its ends depend on its neighbours. */
function inBase64(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
    const first = Math.ceil((before * 8) / 6)
    return bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6))
  })
}

function patternOf(secret: string): RegExp {
  if (secret.length < leastLength) return new RegExp(inPattern(secret), 'g')
  const base64 = inBase64(secret).map((text) =>
    inPattern(text)
      .replaceAll(String.raw`\+`, '[+-]')
      .replaceAll(String.raw`\/`, '[/_]'),
  )
  const hex = Buffer.from(secret).toString('hex')
  const signs = Array.from(secret, signPattern).join('')
  return new RegExp([signs, ...base64, hex].join('|'), 'gi')
}

/** The text with `[token]` in each place where one of the secrets was. */
export function redacted(text: string, secrets: Iterable<string>): string {
  let clean = text
  for (const secret of secrets) {
    if (secret !== '') clean = clean.replaceAll(patternOf(secret), '[token]')
  }
  return clean
}
