/** The linters that come without types; what is used of them is an ESLint plugin. */
declare module 'eslint-plugin-no-unsanitized' {
  import type { ESLint } from 'eslint';
  const plugin: ESLint.Plugin & { readonly rules: Readonly<Record<string, unknown>> };
  export = plugin;
}

declare module 'eslint-plugin-security' {
  import type { ESLint } from 'eslint';
  const plugin: ESLint.Plugin & { readonly rules: Readonly<Record<string, unknown>> };
  export = plugin;
}
