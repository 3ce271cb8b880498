/** What the vscode-free rooms need of `vscode.l10n`: English in, the user's language out, `{0}` filled from `args`. */
export interface Localizer {
  t(message: string, ...args: (string | number)[]): string;
}

/** English as written; used by the tests and wherever VS Code has no translation. */
export const english: Localizer = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};
