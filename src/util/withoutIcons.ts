/** Foreign words in, the same words out for a place where VS Code makes an icon of `$(name)`: it is shown as written. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, '\\$&');
}
