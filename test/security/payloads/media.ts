/** Sound and film. */
export const media: readonly string[] = [
  '<video src="{url}" autoplay></video>',
  '<video poster="{url}"></video>',
  '<video><source src="{url}"></video>',
  '<video><source onerror={run}></video>',
  '<video preload=auto src="{url}" onloadstart={run}></video>',
  '<video><track default kind=captions src="{url}"></video>',
  '<audio src="{url}" autoplay></audio>',
  '<audio preload=metadata><source src="{url}" type="audio/ogg"></audio>',
  '<audio src=x onerror={run}></audio>',
  '<bgsound src="{url}">',
  '<video controls poster="{url}"><p>![fallback]({url})</p></video>',
  '<model src="{url}"><source src="{url}"></model>',
];
