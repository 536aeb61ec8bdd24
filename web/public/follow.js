// Keeps the parts marked data-follow as they are now. Who goes back from a desk comes a moment before what was done there has
// arrived (it is sent as that page is left). Without scripts the page shows what was so when it was asked for.
const SOON_MS = 600
const EACH_MS = 3000

const parts = (of) => [...of.querySelectorAll('[data-follow]')]
let asking = false

const look = async () => {
  if (asking || document.hidden) return
  asking = true
  try {
    const reply = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!reply.ok) return
    const fresh = parts(new DOMParser().parseFromString(await reply.text(), 'text/html'))
    parts(document).forEach((old, n) => {
      const now = fresh[n]
      // never under the finger: what has the focus stays until it is left
      if (now && now.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) old.innerHTML = now.innerHTML
    })
  } catch {
    // the network is away: what is shown stays
  } finally {
    asking = false
  }
}

setTimeout(look, SOON_MS)
setInterval(look, EACH_MS)
addEventListener('pageshow', (event) => event.persisted && look())
document.addEventListener('visibilitychange', look)
