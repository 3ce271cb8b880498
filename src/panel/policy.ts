/** Where VS Code serves the extension's files in, the policy of the panel's page out: what it may load and run. */

/** Of Trusted Types, the only one that may make markup: our own templates'. */
const trustedTypes = 'lit-html';

export function contentSecurityPolicy(source: string): string {
  return [
    "default-src 'none'",
    `script-src ${source}`,
    `style-src ${source}`,
    `font-src ${source}`,
    // The default does not speak of these two.
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');
}
