/** The schemes of our own documents: what they show is about code, and is none to be reviewed. */
export const reviewScheme = 'second-look-review';
export const requestScheme = 'second-look-request';
export const previewScheme = 'second-look-fix';

export function isOwnScheme(scheme: string): boolean {
  return [reviewScheme, requestScheme, previewScheme].includes(scheme);
}
