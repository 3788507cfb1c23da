/** `b` is UnoCSS's short name for a border; here `a` and `b` are the two ends of a connection. */
export default function setup(): object {
  return {
    blocklist: ['b'],
  }
}
