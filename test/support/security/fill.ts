/** A hostile text with placeholders in, the same with what tells that it has succeeded, and for which of them, out. */

/** Names below this one exist nowhere; that somebody asked for one is in the browser's own log. */
export const hostileDomain = 'payload.test';

/** `id` names the text. `origin` is that of a listener. */
export function fill(text: string, id: number, origin: string): string {
  return text
    .replaceAll('{url}', `${origin}/${id}`)
    .replaceAll('{host}', `p${id}.${hostileDomain}`)
    .replaceAll('{run}', `caught(${id})`)
    .replaceAll('{id}', String(id));
}
