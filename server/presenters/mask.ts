/** 138****8000; anything else keeps its last two signs. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`

/** 王*: the first sign, and one star for however many follow. */
export const maskName = (name: string): string => {
  const [first = ''] = [...name.trim()]
  return first === '' ? '' : `${first}*`
}
