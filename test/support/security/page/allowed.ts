/** An element of the panel's page in; what of it the panel never makes out, by its names: all else came from the answer. */

/** In the answer's words: what Markdown makes, and what the panel adds to it. */
const answerTags = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote hr br div pre code samp figure figcaption em strong del ins a table thead tbody tr th td span'.split(
    ' ',
  ),
);
const answerAttributes = new Set(
  'class href title start align tabindex role aria-label data-label data-far data-newest'.split(' '),
);

/** Around them. */
const panelTags = new Set([
  ...answerTags,
  'header',
  'main',
  'section',
  'article',
  'h1',
  'button',
  'details',
  'summary',
  'input',
  'kbd',
  'dl',
  'dt',
  'dd',
]);
const panelAttributes = new Set([
  ...answerAttributes,
  ...'id type hidden open spellcheck autocomplete placeholder data-name data-vscode-context'.split(' '),
  ...'aria-hidden aria-disabled aria-pressed aria-selected aria-controls aria-labelledby aria-keyshortcuts'.split(' '),
]);

const values: Readonly<Record<string, RegExp>> = {
  class: /^[\w +#-]*$/,
  id: /^(app|review|tab-[\w-]+|finding-\d+\.\d+)$/,
  start: /^\d+$/,
  align: /^(left|right|center)$/,
  role: /^[a-z]+$/,
  type: /^(button|text)$/,
  href: /^https?:\/\/[^/]/,
  tabindex: /^(0|-1)$/,
};

export function forbiddenIn(element: Element): readonly string[] {
  const inAnswer = element.closest('.words') !== null && !element.matches('.words');
  const [tags, attributes] = inAnswer ? [answerTags, answerAttributes] : [panelTags, panelAttributes];
  const tag = element.localName;
  const isKnown = element.namespaceURI === 'http://www.w3.org/1999/xhtml' && tags.has(tag);
  return [
    ...(isKnown ? [] : [`<${tag}>`]),
    ...[...element.attributes]
      .filter(({ name, value }) => {
        if (name === 'href' && tag !== 'a') return true;
        return !attributes.has(name) || values[name]?.test(value) === false;
      })
      .map(({ name, value }) => `${tag} ${name}="${value}"`),
  ];
}
