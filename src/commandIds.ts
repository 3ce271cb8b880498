/** Every command of the extension; package.json contributes exactly these, and `commands.ts` handles each. */
export const commandIds = [
  'secondLook.review',
  'secondLook.reviewSelection',
  'secondLook.reviewFile',
  'secondLook.stop',
  'secondLook.retry',
  'secondLook.resume',
  'secondLook.apply',
  'secondLook.applyAndNext',
  'secondLook.applyAll',
  'secondLook.applyPreviewed',
  'secondLook.preview',
  'secondLook.discard',
  'secondLook.discardAndNext',
  'secondLook.discardAll',
  'secondLook.nextFinding',
  'secondLook.previousFinding',
  'secondLook.copyFinding',
  'secondLook.connect',
  'secondLook.setApiKey',
  'secondLook.clearApiKey',
  'secondLook.selectModel',
  'secondLook.testConnection',
  'secondLook.openPanel',
  'secondLook.showLog',
] as const;

export type CommandId = (typeof commandIds)[number];
