/** Invented names of people: a given name and a plant, so that nobody real is meant. */

const given = (
  'Mira Tomas Aiko Jonas Leila Pavel Noor Bram Ines Kofi Freya Mateo Yara Anders Sunita ' +
  'Luca Hana Emil Zofia Idris Maren Rafael Tuuli Viktor Amara Felix Nadia Oskar Priya ' +
  'Stefan Wen Elif Goran Ilse Jae Katya Lin Marek Nia Ruben'
).split(' ')
const family = (
  'Alder Bracken Campion Dogwood Elderwood Fennel Gorse Hawthorn Ivywood Juniper ' +
  'Knapweed Larkspur Mallow Nettle Oakmoss Privet Quince Rowan Sorrel Tansy Umbel Vetch ' +
  'Willow Yarrow Zinnia Aspen Burdock Clover Dodder Fescue Hazel Heather Marram Osier ' +
  'Plantain Reedmace Sedge Thrift Spurge Woodruff'
).split(' ')

const combinations = given.length * family.length
/** Coprime to the number of combinations, so that neighbours in the list share no name. */
const stride = 607

/** The n-th person's login and name; no login comes twice, the 1 601st gets a number. */
export function personName(n: number): { login: string; name: string } {
  const combination = (n * stride) % combinations
  const first = given[Math.floor(combination / family.length)]!
  const last = family[combination % family.length]!
  const round = Math.floor(n / combinations)
  const joint = combination % 3 === 0 ? '-' : ''
  const login = `${first}${joint}${last}`.toLowerCase() + (round === 0 ? '' : `${round}`)
  return { login, name: `${first} ${last}` }
}
