/** Pictures by their second names: sets of sources, of which the browser takes one. */
export const sources: readonly string[] = [
  '<img srcset="{url} 2x">',
  '<img srcset="{url} 100w, {url}?b 200w" sizes="100vw">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" srcset="{url} 1x">',
  '<picture><source srcset="{url}"><img alt="fallback"></picture>',
  '<picture><source media="(min-width: 1px)" srcset="{url} 1x"><img src="{url}"></picture>',
  '<picture><source type="image/webp" srcset="{url}"></picture>',
  '<picture>\n\n<source srcset="{url}">\n\n<img>\n\n</picture>',
  '<img srcset=",{url} 1x,,">',
  '<img srcset="{url}\t1x,\n{url}?c\t2x">',
  '<link rel=preload as=image imagesrcset="{url} 1x" imagesizes="100vw">',
  '> <picture><source srcset="{url}"><img></picture>',
  '- <img srcset="{url} 2x">\n- second',
];
