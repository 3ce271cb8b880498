/** A sentence in, VS Code's message with it out: the only door to it, since most sentences quote foreign words. */
import * as vscode from 'vscode';
import { plainSentence } from '../util/plainSentence.ts';
import { visibleText } from '../util/visibleText.ts';

/** Each of these resolves with the label of the button that was pressed, if one was. */
export type Pressed = Thenable<string | undefined>;

export function inform(sentence: string, ...labels: readonly string[]): Pressed {
  return vscode.window.showInformationMessage(plainSentence(sentence), ...labels);
}

export function warn(sentence: string, ...labels: readonly string[]): Pressed {
  return vscode.window.showWarningMessage(plainSentence(sentence), ...labels);
}

export function fail(sentence: string, ...labels: readonly string[]): Pressed {
  return vscode.window.showErrorMessage(plainSentence(sentence), ...labels);
}

/** In the middle of the window, until it is answered; `detail` stands below the question. Nothing in it can be a link. */
export function ask(question: string, detail: string, ...labels: readonly string[]): Pressed {
  return vscode.window.showWarningMessage(
    visibleText(question),
    { modal: true, detail: visibleText(detail) },
    ...labels,
  );
}
