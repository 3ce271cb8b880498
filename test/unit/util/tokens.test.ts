import assert from 'node:assert/strict';
import { estimateTokens } from '../../../src/util/tokens.ts';

/** What the encoding o200k makes of them. */
const counted: readonly (readonly [tokens: number, text: string])[] = [
  [
    41,
    'Die Rundung stimmt, aber eine Rückerstattung kann zweimal angewendet werden, und ein Zweig wartet nie auf das Ergebnis. Bitte prüfen Sie, ob die Überprüfung vor dem Speichern geschieht.',
  ],
  [
    37,
    "L'arrondi est correct, mais un remboursement peut être appliqué deux fois, et une branche n'attend jamais le résultat. Vérifiez que la validation précède l'enregistrement.",
  ],
  [
    40,
    'Округление правильное, но возврат может быть применён дважды, а одна ветка никогда не ждёт результата. Проверьте, что проверка выполняется до сохранения.',
  ],
  [34, '四舍五入是正确的，但是退款可能会被应用两次，并且有一个分支从不等待结果。请检查保存之前是否进行了验证。'],
  [
    48,
    '丸めは正しいですが、返金が二回適用される可能性があり、一つの分岐は結果を待ちません。保存の前に検証が行われているか確認してください。',
  ],
  [
    36,
    '반올림은 맞지만 환불이 두 번 적용될 수 있으며 한 분기는 결과를 기다리지 않습니다. 저장하기 전에 검증이 수행되는지 확인하세요.',
  ],
];

describe('token estimate', () => {
  it('is near what a tokenizer counts', () => {
    for (const [tokens, text] of counted) {
      const off = estimateTokens(text) / tokens - 1;
      assert.ok(Math.abs(off) < 0.12, `${Math.round(off * 100)} % off: ${text.slice(0, 30)}`);
    }
  });

  it('of a whole is that of its parts, wherever it is cut', () => {
    const text = `${counted.map(([, words]) => words).join('\n\n')}\n\`\`\`ts\n\tconst half = 0.5; // 🎉\n\`\`\`\n`;
    const whole = estimateTokens(text);
    for (let cut = 0; cut <= text.length; cut++) {
      assert.equal(estimateTokens(text.slice(0, cut)) + estimateTokens(text.slice(cut)), whole, `cut at ${cut}`);
    }
    assert.equal(
      [...Array(text.length).keys()].reduce((sum, at) => sum + estimateTokens(text[at]!), 0),
      whole,
    );
  });
});
