/** Every hostile answer, by what it tries. `{url}`, `{host}`, `{run}` and `{id}` stand for what tells that it succeeded. */
import { blocks } from './blocks.ts';
import { clobbering } from './clobbering.ts';
import { documentHead } from './documentHead.ts';
import { encodings } from './encodings.ts';
import { fences } from './fences.ts';
import { findings } from './findings.ts';
import { forms } from './forms.ts';
import { frames } from './frames.ts';
import { handlers } from './handlers.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { media } from './media.ts';
import { mutations } from './mutations.ts';
import { references } from './references.ts';
import { schemes } from './schemes.ts';
import { scripts } from './scripts.ts';
import { sources } from './sources.ts';
import { styles } from './styles.ts';
import { svg } from './svg.ts';
import { templates } from './templates.ts';

export const payloads: Readonly<Record<string, readonly string[]>> = {
  pictures: images,
  'sources of pictures': sources,
  drawings: svg,
  styles: styles,
  'the head of a page': documentHead,
  frames: frames,
  'sound and film': media,
  forms: forms,
  scripts: scripts,
  handlers: handlers,
  'schemes of links': schemes,
  links: links,
  'autolinks and definitions': references,
  'markup that changes': mutations,
  encodings: encodings,
  templates: templates,
  'names that clobber': clobbering,
  code: fences,
  blocks: blocks,
  findings: findings,
};
